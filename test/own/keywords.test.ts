import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { DEMANDS, ESCALATIONS, SIGNS } from '../../src/core/findings.ts'
import { createService } from '../../src/service.ts'
import { triaged } from '../http/real.ts'

const COMPLAINTS = {
  en: 'Hello, my order 20931 should have come on Monday and it has not arrived. The reader says',
  et: 'Tere, minu tellimus 20931 pidi tulema esmaspäeval ja ei ole kohale jõudnud. Lugeja ütleb',
  fi: 'Hei, tilaukseni 20931 piti tulla maanantaina eikä se ole saapunut. Lukija sanoo'
} as const
type Tag = keyof typeof COMPLAINTS
const MEANINGS = [...SIGNS.filter((id) => id !== 'short-sentences').map((id) => ['sign', id] as const), ...DEMANDS.map((id) => ['demand', id] as const), ...ESCALATIONS.map((id) => ['escalation', id] as const)]
/** No word of any language. */
const keywordOf = (at: number): string => `qxv${String.fromCharCode(97 + at)}zqj`

let folder: string
let app: FastifyInstance
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keywords-'))
  for (const tag of Object.keys(COMPLAINTS)) {
    mkdirSync(join(folder, 'languages', tag), { recursive: true })
    const rules = MEANINGS.map(([kind, id], at) => `  - id: shop.${tag}.${kind}.${id}\n    ${kind}: ${id}\n    sureness: 4\n    phrases: [${keywordOf(at)}]\n    finds: ["It is [[${keywordOf(at)}]]."]\n    leaves: [It is.]\n`)
    writeFileSync(join(folder, 'languages', tag, 'keywords.yaml'), `rules:\n${rules.join('')}`)
  }
  app = await buildApp(await createService({ settingsFile: undefined, overridesFolder: folder }))
}, 30_000)
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

describe.each(Object.keys(COMPLAINTS) as Tag[])('a keyword of the company counts at once, %s', (tag) => {
  test.each(MEANINGS.map(([kind, id], at) => ({ kind, id, keyword: keywordOf(at) })))('$kind: $id', async ({ kind, id, keyword }) => {
    const { anger: { signs }, demands, escalation } = await triaged(app, { text: `${COMPLAINTS[tag]} ${keyword}.`, language: tag, channel: 'email' })
    const said = kind === 'sign' ? signs.find((sign) => sign.id === id) : kind === 'demand' ? demands.find((demand) => demand.id === id) : escalation.find(({ reason }) => reason === id)
    expect(said?.evidence.map(({ text }) => text)).toContain(keyword)
  })
})
