import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { DANGERS, SCENARIOS, TIME_ROLES, type TimeRole } from '../../src/core/findings.ts'
import { CHANNELS } from '../../src/core/message.ts'
import { UNITS } from '../../src/core/times/lexicon.ts'
import { createDrafter, parseGist, type DraftInput } from '../../src/drafts/index.ts'
import { choose, TELLABLE } from '../../src/drafts/telling.ts'
import { DEFAULT_SETTINGS, type Formality } from '../../src/settings.ts'
import { FaultyData } from '../../src/strict-yaml.ts'
import { loadAll, TAGS } from './load.ts'

const templates = loadAll()
const drafters = {
  formal: createDrafter(templates, { ...DEFAULT_SETTINGS, formality: 'formal' }),
  informal: createDrafter(templates, { ...DEFAULT_SETTINGS, formality: 'informal' })
}
const body = (input: Partial<DraftInput>, formality: Formality = 'formal'): string =>
  drafters[formality]({ language: 'en', scenario: 'bad-service', gaps: 'omit', ...input })!.body

const two = ['told.no-show', 'told.rude']

describe('what happened is told back', () => {
  test.each([
    { name: 'English', input: {}, holds: 'I am sorry that nobody came as agreed and that you were treated with so little respect.' },
    { name: 'Estonian', input: { language: 'et' }, holds: 'Palun vabandust, et keegi ei tulnud kokkulepitud ajal kohale ja et Teiega käituti lugupidamatult.' },
    { name: 'Finnish', input: { language: 'fi' }, holds: 'Olen pahoillani, että kukaan ei tullut sovittuun aikaan ja teitä kohdeltiin epäasiallisesti.' },
    { name: 'Finnish, a denial joined as one', input: { language: 'fi', told: [...two].reverse() } as Partial<DraftInput>, holds: 'Olen pahoillani, että teitä kohdeltiin epäasiallisesti eikä kukaan tullut sovittuun aikaan.' },
    { name: 'in the order of the text', input: { told: ['told.hung-up', 'told.no-show'] }, holds: 'I am sorry that you were cut off before you had an answer and that nobody came as agreed.' },
    { name: 'what one cannot be sorry for, after it', input: { scenario: 'customer-leaving', told: ['told.switched', 'told.charged-on'] } as Partial<DraftInput>, holds: 'I am sorry that you are still being charged. We should have given you a reason to stay.' },
    { name: 'in sentences of ours where there is nothing to be sorry for', input: { scenario: 'exception-request', told: ['told.voucher-expired', 'told.no-receipt'] } as Partial<DraftInput>, holds: 'It is a pity that you could not use it in time. A receipt is easily mislaid.' },
    { name: 'beside the apology of the reply where the matter would be passed over', input: { told: ['told.asked-again'] }, holds: 'I am sorry about what happened; you deserved better.\n\nYou should not have had to ask again.' },
    { name: 'two at most', input: { told: ['told.dirty', ...two, 'told.passed-around', 'told.wrong-advice'] }, holds: 'I am sorry that nobody came as agreed and that you were passed from one person to the next.' },
    { name: 'one in a chat', input: { channel: 'chat' as const }, holds: 'I am sorry that nobody came as agreed.' },
    { name: 'where strangers read, by all of us', input: { channel: 'review' as const }, holds: 'We are sorry that nobody came as agreed.' },
    { name: 'how long', input: { scenario: 'delivery-delay', language: 'et', told: ['told.stuck'], times: [{ role: 'waiting', number: 3, unit: 'week' }] } as Partial<DraftInput>, holds: 'Palun vabandust, et Teie saadetis on seisma jäänud. Olete oodanud juba kolm nädalat.' },
    { name: 'of several letters the first', input: { scenario: 'unanswered-message', told: [], times: [{ role: 'wrote', number: 2, unit: 'week' }, { role: 'wrote', date: '2026-08-10' }, { role: 'wrote', date: '2026-08-03' }] } as Partial<DraftInput>, holds: 'You have been waiting for an answer since 3 August.' },
    { name: 'one week is no number', input: { scenario: 'delivery-delay', language: 'fi', told: [], times: [{ role: 'waiting', number: 1, unit: 'week' }] } as Partial<DraftInput>, holds: 'Olette odottanut jo viikon.' },
    { name: 'a day as the language writes it', input: { scenario: 'delivery-delay', language: 'et', told: [], times: [{ role: 'ordered', date: '2026-03-03' }] } as Partial<DraftInput>, holds: 'Tellisite juba 3. märtsil.' },
    { name: 'a promised day that has passed is named', input: { scenario: 'delivery-delay', told: ['told.overdue'], times: [{ role: 'promised', date: '2026-03-03' }], now: new Date('2026-03-09') } as Partial<DraftInput>, holds: 'It should have been with you on 3 March.' }
  ])('$name', ({ input, holds }) => expect(body({ told: two, ...input })).toContain(holds))

  test.each([
    { name: 'what the reply says itself', input: { scenario: 'delivery-delay', told: ['told.not-come'] }, lacks: 'with you by now' },
    { name: 'what a further matter says', input: { scenario: 'other', told: ['told.asked-again'], secondary: ['unanswered-message'] }, lacks: 'had to ask again' },
    { name: 'that it is on its way, once it has come', input: { scenario: 'delivery-delay', told: ['told.stuck', 'told.arrived'] }, lacks: 'held up' },
    { name: 'health in public', input: { scenario: 'exception-request', channel: 'review' as const, told: ['told.ill'] }, lacks: 'health' },
    { name: 'anything beside the words of the agent', input: { values: { customerExperience: 'the driver drove past' } }, lacks: 'Somebody should' },
    { name: 'a day that is still to come', input: { scenario: 'delivery-delay', times: [{ role: 'promised', date: '2026-03-12' }], now: new Date('2026-03-09') } as Partial<DraftInput>, lacks: '12 March' },
    { name: 'being late beside the day it was promised for', input: { scenario: 'delivery-delay', told: ['told.overdue'], values: { deliveryDate: '2026-03-03' } }, lacks: 'already have been' },
    { name: 'one of two numbers that differ', input: { scenario: 'unanswered-message', told: [], times: [{ role: 'attempts', number: 3, unit: 'time' }, { role: 'attempts', number: 5, unit: 'time' }] } as Partial<DraftInput>, lacks: 'times' },
    { name: 'a number beyond belief', input: { scenario: 'delivery-delay', told: [], times: [{ role: 'waiting', number: 99, unit: 'year' }] } as Partial<DraftInput>, lacks: '99' },
    { name: 'what belongs to a matter that was not concluded', input: { scenario: 'unhappy-with-purchase', told: ['told.rude'] }, lacks: 'with respect' },
    { name: 'a concept it does not know', input: { told: ['told.unheard-of', 'constructor', '__proto__'] }, lacks: 'Somebody should' }
  ])('not: $name', ({ input, lacks }) => expect(body({ told: two, ...input })).not.toContain(lacks))

  test('what the agent says of it stands in its place, and leaves no gap where it is not said', () => {
    for (const told of [[], two]) {
      expect(body({ told, values: { customerExperience: 'the driver drove past' } })).toContain('“the driver drove past”')
      expect(drafters.formal({ language: 'en', scenario: 'bad-service', told })!.missing.map(({ name }) => name)).not.toContain('customerExperience')
    }
  })

  test('what belongs to a further matter is told where that is concluded', () => {
    expect(body({ scenario: 'unhappy-with-purchase', told: ['told.rude'], secondary: ['bad-service'] })).toContain('treated with respect')
  })

  test('a death is answered before anything else, in every scenario, and never where strangers read', () => {
    for (const scenario of SCENARIOS) {
      const [, opening] = body({ scenario, told: ['told.bereaved', 'told.no-receipt'] }).split('\n\n')
      expect([scenario, opening]).toEqual([scenario, 'I am very sorry for your loss.'])
      expect(body({ scenario, channel: 'review', told: ['told.bereaved'] })).not.toContain('loss')
      expect(body({ scenario, told: ['told.no-receipt'] })).not.toContain('loss')
    }
  })

  test.each(['email', 'chat'] as const)('a time that the customer sets is answered, in every scenario: %s', (channel) => {
    for (const scenario of SCENARIOS) {
      const answered = (told: string[]): boolean => drafters.formal({ language: 'en', scenario, channel, told, level: 'furious' })!.body.match(/within the time you named|working to your deadline/) !== null
      expect([scenario, answered(['told.deadline']), answered([])]).toEqual([scenario, true, false])
    }
  })
})

describe.each(TAGS)('%s', (tag) => {
  test('the same concepts as in English', () => {
    expect(Object.keys(templates.get(tag)!.gist!.clauses).sort()).toEqual(Object.keys(templates.get('en')!.gist!.clauses).sort())
  })

  test.each(SCENARIOS)('different complaints of %s get different letters', (scenario) => {
    const able = TELLABLE.filter((id) => choose(scenario, 'letter', [], [id]).length > 0)
    expect(able.length).toBeGreaterThan(3)
    expect(new Set(able.map((id) => body({ language: tag, scenario, told: [id] }))).size).toBe(able.length)
    expect(new Set([...able.map((id) => body({ language: tag, scenario, told: [id] })), body({ language: tag, scenario, told: [] })]).size).toBe(able.length + 1)
  })
})

const conjunction: Readonly<Record<string, RegExp>> = { en: /\bthat that\b|,? and that (?:and|that)\b/, et: /\bet (?:et|ja)\b|\bja ja\b/, fi: /\bettä\b[^.]{0,80}\bettä\b|\bja (?:ja|eikä)\b/ }
const informal: Readonly<Record<string, RegExp>> = { en: /(?!)/, et: /(?<![\p{L}])(?:[Ss]ina|[Ss]ulle|[Ss]inu|[Kk]irjutad|[Oo]led|[Ss]aid)(?![\p{L}])/u, fi: /(?<![\p{L}])(?:[Ss]inulle|[Ss]inua|[Kk]irjoitat|[Oo]let|[Ss]ait)(?![\p{L}])/u }
const formal: Readonly<Record<string, RegExp>> = { en: /(?!)/, et: /(?<![\p{L}])(?:Teie|Teile|Kirjutate|Olete|saite)(?![\p{L}])/u, fi: /(?<![\p{L}])(?:[Tt]eille|[Tt]eitä|Kirjoitatte|Olette|saitte)(?![\p{L}])/u }

test('whatever is told, the sentences hold: an end, no conjunction twice, one form of address, the same each time', () => {
  const time = fc.record({ role: fc.constantFrom(...TIME_ROLES), number: fc.option(fc.integer({ min: -1, max: 100 }), { nil: undefined }), unit: fc.option(fc.constantFrom(...UNITS), { nil: undefined }), date: fc.option(fc.constantFrom('2026-03-03', '2026-12-31', 'never'), { nil: undefined }) })
  fc.assert(fc.property(
    fc.constantFrom(...TAGS), fc.constantFrom(...SCENARIOS), fc.constantFrom(...CHANNELS), fc.constantFrom<Formality>('formal', 'informal'),
    fc.uniqueArray(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...TELLABLE) }, fc.string()), { maxLength: 8 }), fc.array(time, { maxLength: 3 }),
    (language, scenario, channel, formality, told, times) => {
      const input = { language, scenario, channel, told, times: times as { role: TimeRole }[] }
      const without = body({ language, scenario, channel }, formality)
      const written = body(input, formality)
      expect(body(input, formality)).toBe(written)
      const old = new Set(without.split(/(?<=\D[.!?])\s+|\n+/u))
      const added = written.split(/(?<=\D[.!?])\s+|\n+/u).filter((sentence) => !old.has(sentence))
      for (const sentence of added) {
        expect(sentence).toMatch(/^\p{Lu}.*\p{L}\d*\.$/u)
        expect(sentence).not.toMatch(/\b(?:undefined|null|NaN)\b|[{}[\]|]| {2}|,,|\.\./)
        expect(sentence).not.toMatch(conjunction[language]!)
        expect(sentence).not.toMatch((formality === 'formal' ? informal : formal)[language]!)
      }
    }
  ), { numRuns: 400 })
})

test('a danger is not told back as a fault of the goods', () => {
  const input = { scenario: 'unhappy-with-purchase', told: ['told.faulty'] } as const
  expect(body(input)).toContain('there is something wrong with what you bought')
  for (const danger of DANGERS) expect(body({ ...input, escalation: [danger] })).not.toContain('something wrong with what you bought')
})

test('clauses travel as they are: nothing of the customer stands in them', () => {
  const hostile = ['told.no-show', '{{ phone }}', '{% render "x" %}', '[[a|b]]', '<script>', '\uE000', '\uE200']
  const written = body({ told: hostile, times: [{ role: 'ordered', date: '{{ x }}' }] })
  for (const part of hostile.slice(1)) expect(written).not.toContain(part)
})

describe('gist.yaml', () => {
  const source = readFileSync('templates/en/gist.yaml', 'utf8')
  const faultsOf = (text: string): string[] => {
    try {
      parseGist(text, 'en/gist.yaml')
      return []
    } catch (error) {
      return (error as FaultyData).faults.map(({ file, line, problem }) => `${file}:${line}: ${problem}`)
    }
  }
  const lineOf = (words: string): number => source.split('\n').findIndex((line) => line.includes(words)) + 1

  test('is sound as it is', () => expect(faultsOf(source)).toEqual([]))

  test.each([
    { name: 'a concept that no reply tells', change: ['told.no-show:', 'told.no-shows:'], line: 'told.no-show:', says: /unknown key 'told\.no-shows'/ },
    { name: 'a concept left out', change: [/^  told\.no-show: .*\n/m.exec(source)![0], ''], line: 'told.not-come:', says: /lacks 'told\.no-show'/ },
    { name: 'a concept without a sentence', change: [/^  told\.no-show: .*$/m.exec(source)![0], '  told.no-show: { regret: nobody came as agreed }'], line: 'told.no-show:', says: /lacks 'sentence'/ },
    { name: 'a sentence of its own without an end', change: ['been there as agreed."', 'been there as agreed"'], line: 'told.no-show:', says: /no end/ },
    { name: 'a mark at the end of a clause', change: ['regret: nobody came as agreed', 'regret: nobody came as agreed.'], line: 'told.no-show:', says: /ends in a mark/ },
    { name: 'a placeholder', change: ['regret: nobody came as agreed', 'regret: "nobody came to {product}"'], line: 'told.no-show:', says: /stands for nothing/ },
    { name: 'a stray bracket', change: ['regret: nobody came as agreed', 'regret: "nobody [came"'], line: 'told.no-show:', says: /markup/ },
    { name: 'a time without its hole', change: ['waiting for {time}', 'waiting for long'], line: '  waiting:', says: /has no \{time\}/ },
    { name: 'a sentence without an end', change: ['You ordered {time}.', 'You ordered {time}'], line: 'orderedAgo:', says: /no end/ },
    { name: 'an unknown key', change: ['lead:', 'leads:'], line: 'lead:', says: /unknown key 'leads'/ }
  ])('refuses $name', ({ change: [from, to], line, says }) => {
    expect(source).toContain(from)
    const faults = faultsOf(source.replace(from!, to!))
    expect(faults.some((fault) => says.test(fault))).toBe(true)
    const place = faults.find((fault) => says.test(fault))!
    expect(Math.abs(Number(/:(\d+):/.exec(place)![1]) - lineOf(line))).toBeLessThanOrEqual(1)
  })
})

test('every concept that a reply tells is one that rules may find', () => {
  const { concepts } = parse(readFileSync('src/languages/concepts.yaml', 'utf8')) as { concepts: { id: string }[] }
  const known = new Set(concepts.map(({ id }) => id))
  expect([...TELLABLE, ...TIME_ROLES.map((role) => `time.${role}`)].filter((id) => !known.has(id))).toEqual([])
})
