import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import { makeExamples } from '../../scripts/openapi.ts'
import type { Triage } from '../../src/contract/answer.ts'
import { draftRequests, requests } from '../../src/contract/examples.ts'
import type { Services } from '../../src/app.ts'
import { createService } from '../../src/service.ts'
import { wrongSpans } from '../http/spans.ts'
import { without } from '../http/without.ts'
import { openLines } from './lines.ts'
import { run, type Run } from './run.ts'

const CANARY = 'kanaarilind'
const folder = mkdtempSync(join(tmpdir(), 'real-'))
const settings = join(folder, 'company.yaml')
writeFileSync(settings, `name: Puhas Kodu OÜ
phone: "+372 600 1234"
signature: { et: "Puhas Kodu klienditeenindus" }
respondWithinHours: { high: 2 }
`)

let services: Services
let answers: Readonly<Record<string, Triage>>
let drafts: Readonly<Record<string, unknown>>
beforeAll(async () => {
  services = await createService({ settingsFile: undefined, overridesFolder: undefined })
  const examples = await makeExamples(services)
  answers = examples.triage as typeof answers
  drafts = examples.drafts!
})

const SOURCE = fileURLToPath(new URL('../../src/server.ts', import.meta.url))

afterAll(() => rmSync(folder, { recursive: true }))

const versionless = (triage: Triage): object => without(triage, 'engine', 'id')

describe.each(['from its sources', 'from its bundle'])('the service %s', (kind) => {
  let service: Run
  beforeAll(async () => {
    const bundled = kind === 'from its bundle'
    if (bundled) await bundle(SOURCE, join(folder, 'dist'))
    service = await run(bundled ? join(folder, 'dist', 'server.js') : SOURCE, {}, tmpdir())
  }, 60_000)
  afterAll(() => { service.child.kill('SIGKILL') })

  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${service.address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  test.each(Object.entries(requests))('answers as the same service does in process: %s', async (name, request) => {
    const answer = await post('/v1/triage', request)
    expect(answer.status).toBe(200)
    const triage = await answer.json() as Triage
    expect(versionless(triage)).toEqual(versionless(answers[name]!))
    expect(wrongSpans(request, triage)).toEqual([])
  })

  test('drafts, batches and lines too', async () => {
    expect(await (await post('/v1/drafts', draftRequests.overruled)).json()).toEqual(drafts.overruled)
    const { results } = await (await post('/v1/triage/batch', { messages: Object.values(requests) })).json() as { results: { triage: Triage }[] }
    expect(results.map(({ triage }) => versionless(triage))).toEqual(Object.values(answers).map(versionless))
    const client = openLines(service.port)
    client.request.end(Object.values(requests).map((request) => JSON.stringify(request)).join('\n'))
    expect((await client.rest()).map(({ triage }) => versionless(triage))).toEqual(Object.values(answers).map(versionless))
  })

  test('names the same engine as any other copy of it', async () => {
    const { engine } = await (await fetch(`${service.address}/readyz`)).json() as { engine: string }
    expect(engine).toBe(services.engine)
    expect(engine).toMatch(/^\d+\.\d+\.\d+\+en\.[0-9a-f]{7}\+et\.[0-9a-f]{7}\+fi\.[0-9a-f]{7}$/)
  })

  test('writes nothing of all this anywhere', async () => {
    await post('/v1/triage', { text: `${requests.estonian.text} ${CANARY}`, subject: CANARY, reference: CANARY, values: { customerName: CANARY, nextStep: CANARY } })
    await post('/v1/triage', { text: CANARY, format: 'eml', language: 'sv' })
    await post('/v1/drafts', { scenario: CANARY, language: 'et', text: CANARY })
    service.child.kill('SIGINT')
    expect(await service.ended).toBe(0)
    expect(service.out().split('\n').length).toBeGreaterThan(8)
    expect(service.out() + service.err()).not.toMatch(/kanaarilind|Mari Tamm|rattakiiv|"level":"(warn|error|fatal)"/)
  })
})

test('company settings stand in the draft and set the clock', async () => {
  const service = await run(SOURCE, { SETTINGS_FILE: settings }, tmpdir())
  try {
    const answer = await fetch(`${service.address}/v1/triage`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(requests.estonian) })
    const { draft, priority } = await answer.json() as Triage
    expect(priority).toMatchObject({ level: 'high', respondBy: '2026-11-20T12:00:00Z' })
    expect(draft!.body).toMatch(/Puhas Kodu klienditeenindus$/)
    expect(draft!.filled).toContainEqual(expect.objectContaining({ name: 'signature', value: 'Puhas Kodu klienditeenindus', source: 'company' }))
  } finally {
    service.child.kill('SIGKILL')
  }
}, 20_000)
