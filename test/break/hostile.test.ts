import { beforeAll, describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import type { Services } from '../../src/app.ts'
import { NASTY } from '../../src/cli/break/nasty.ts'
import { REPLY_LIMIT } from '../../src/contract/reply-check.ts'
import { TEXT_LIMIT, VALUE_LIMIT } from '../../src/contract/request.ts'
import { PLACEHOLDERS } from '../../src/core/placeholders.ts'
import { loadPacks } from '../../src/load.ts'
import { createService } from '../../src/service.ts'
import { TIMED } from '../timed.ts'

/** Milliseconds for the longest text there may be; an ordinary one of that length takes forty. */
const MOST_TIME = 400
/** Below this, growth is not looked at: at the longest length it harms nobody, and is lost in the noise. */
const NEGLIGIBLE = 30
/** Times as long as in proportion. */
const MOST_GROWTH = 1.5
const ROUNDS = 8

const packs = loadPacks(assetsFolder('languages')).packs
const now = new Date('2026-11-20T10:00:00Z')

let services: Services
beforeAll(async () => { services = await createService({ settingsFile: undefined, overridesFolder: undefined }) }, 60_000)

/** Every route that reads a text; the languages take turns, from kind to kind. */
const WAYS: Readonly<Record<string, (text: string, language: string) => unknown>> = {
  'as a message': (text, language) => services.triage({ text, language, subject: text.slice(0, 2000) }, now),
  'as html': (text, language) => services.triage({ text, language, format: 'html', channel: 'chat', gaps: 'omit' }, now),
  'as eml of whatever language': (text) => services.triage({ text, format: 'eml' }, now),
  'as the text of a draft': (text, language) => services.draft({ text, language, scenario: 'delivery-delay' }, now),
  'as every value of a draft': (text, language) => services.draft({ language, scenario: 'delivery-delay', values: Object.fromEntries(PLACEHOLDERS.map((name) => [name, text.slice(0, VALUE_LIMIT)])) }, now),
  'as a reply and the complaint it answers': (text) => services.check({ text: text.slice(0, REPLY_LIMIT), complaint: text, language: 'en', channel: 'review' })
}

/** What the rules of a language find and leave, again and again; in one endless sentence too. */
const SAID = packs.flatMap(({ tag, rules, lists }): [string, (length: number) => string][] => {
  const examples = rules.flatMap(({ finds, leaves }) => [...finds, ...leaves]).join('\n').replaceAll(/\[\[|\]\]/g, '')
  const said = (words: string) => (length: number): string => words.repeat(Math.ceil(length / words.length)).slice(0, length)
  return [
    [`examples (${tag})`, said(examples)],
    [`examples in one sentence (${tag})`, said(examples.replaceAll(/[.!?…\n]+/g, ' '))],
    [`words of lists (${tag})`, said([...lists.values()].flat().join(' '))]
  ]
})

describe.each([...Object.entries(NASTY), ...SAID].map(([name, make], index) => ({ name, make, language: packs[index % packs.length]!.tag })))('$name, in $language', ({ make, language }) => {
  test.each(Object.entries(WAYS))('%s', { ...TIMED, timeout: 60_000 }, async (_way, readIn) => {
    const read = (text: string): unknown => readIn(text, language)
    const long = make(TEXT_LIMIT)
    const short = make(TEXT_LIMIT / 4)
    let inLong = await timeOf(read, long, 1)
    let inShort = Infinity
    for (let round = 0; round < ROUNDS && (inLong > MOST_TIME || (inLong > NEGLIGIBLE && inLong > inShort * MOST_GROWTH)); round++) {
      // as many characters in either, so that both have their share of what the machine does besides
      inShort = Math.min(inShort, await timeOf(read, short, 4))
      inLong = Math.min(inLong, await timeOf(read, long, 1))
    }
    expect(inLong).toBeLessThan(MOST_TIME)
    if (inLong > NEGLIGIBLE && inShort < Infinity) expect(inLong / inShort).toBeLessThan(MOST_GROWTH)
  })
})

async function timeOf (read: (text: string) => unknown, text: string, times: number): Promise<number> {
  const begun = performance.now()
  for (let time = 0; time < times; time++) await read(text)
  return performance.now() - begun
}
