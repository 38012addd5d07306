import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import type { Findings } from '../../src/core/findings.ts'
import type { Quote } from '../../src/core/message.ts'
import { loadEngine, loadMailForms, loadPacks } from '../../src/load.ts'
import { KEPT_VECTORS } from '../../src/core/learnt/sums.ts'
import { readMessage } from '../../src/reading/index.ts'
import { TIMED } from '../timed.ts'

const languages = assetsFolder('languages')
const { concepts, packs } = loadPacks(languages)
const forms = loadMailForms(packs)
const engine = loadEngine(languages, concepts, packs)
const analyze = (text: string, subject = '', language?: string): Findings => engine.analyze(readMessage({ text, subject, format: 'text' }, forms), language)

test.each([
  ['et', 'Tagastus jukerdab, tarne jukerdab. Konto kustutada, mind unustada. Sitapead', []],
  ['et', 'Tagastus jukerdab, tarne jukerdab, sitapead. Konto kustutada. \nMari Tamm', ['Mari Tamm']]
] as const)('%s: what is sworn is no name: %s', (language, text, names) => {
  const findings = analyze(text, '', language)
  expect(findings.anger.signs.map(({ id }) => id)).toContain('swearing')
  expect(findings.entities.filter(({ type }) => type === 'customerName').map(({ value }) => value)).toEqual(names)
})

describe('what plainly stands there is found', () => {
  test.each([
    ['en', 'My parcel was due two weeks ago and still has not arrived. Where is it?', 'delivery-delay'],
    ['et', 'Pakk pidi kohale jõudma kaks nädalat tagasi, aga siiani pole midagi. Kus see on?', 'delivery-delay'],
    ['fi', 'Paketin piti tulla kaksi viikkoa sitten, mutta vieläkään ei ole kuulunut mitään. Missä se on?', 'delivery-delay'],
    ['en', 'I ordered the blue jacket in M and you sent me a red one in XL.', 'wrong-item'],
    ['et', 'Tellisin sinise jope suuruses M, aga saatsite punase XL suuruses.', 'wrong-item'],
    ['fi', 'Tilasin sinisen takin kokoa M, mutta lähetitte punaisen kokoa XL.', 'wrong-item'],
    ['en', 'This is my fourth email. Nobody has answered any of them.', 'unanswered-message'],
    ['et', 'See on minu neljas kiri. Keegi ei ole ühelegi vastanud.', 'unanswered-message'],
    ['fi', 'Tämä on neljäs viestini. Kukaan ei ole vastannut yhteenkään.', 'unanswered-message']
  ])('%s: %s', (language, text, scenario) => {
    const findings = analyze(text)
    expect(findings).toMatchObject({ language: { code: language }, complaint: true, scenario: { id: scenario } })
    expect(findings.evidence.length).toBeGreaterThan(0)
  })

  test.each([
    ['en', 'Hello, do you have the garden table in stock in green? Thanks, Ann'],
    ['et', 'Tere! Kas teil on aialauda rohelisena laos? Aitäh, Anu'],
    ['fi', 'Hei! Onko teillä puutarhapöytää vihreänä varastossa? Kiitos, Anu']
  ])('no complaint, %s: %s', (language, text) =>
    expect(analyze(text)).toMatchObject({ language: { code: language }, complaint: false, scenario: null, secondary: [], demands: [], escalation: [], anger: { level: 'calm' } }))
})

test.each([
  ['de', 'Mein Paket ist immer noch nicht angekommen, ich warte seit drei Wochen!'],
  ['sv', 'Mitt paket har fortfarande inte kommit och ingen svarar på mina mejl.'],
  ['ru', 'Моя посылка до сих пор не пришла, верните деньги!'],
  ['lv', 'Mana paciņa joprojām nav atnākusi, es gaidu jau trīs nedēļas.'],
  ['und', '12345 !!! 👏']
])('a language without a pack is not guessed at: %s', (code, text) =>
  expect(analyze(text)).toMatchObject({ language: { code }, complaint: null, scenario: null, evidence: [], review: { needed: true, reasons: ['unknown-language'] } }))

test('the language asked for is used', () =>
  expect(analyze('Refund!', '', 'en').language).toEqual({ code: 'en', confidence: 1, source: 'request' }))

test.each([
  ['en', 'distress', 'Your advert opens with a smoke alarm at half past six in the morning, presumably to sell mattresses to people who no longer sleep.'],
  ['en', 'privacy', "I gave the form my personal data quite willingly, so this isn't about that. The bench is not solid oak as your page says, and I would like my money back."],
  ['en', 'privacy', "The vet's nurse printed my dog's passport with another dog's chip number. We sail on Sunday and I need a new one."]
])('words that sound like an alarm and are none in their message raise none, %s: %s', (_, reason, text) =>
  expect(analyze(text).escalation.map((each) => each.reason)).not.toContain(reason))

test.each([
  ['en', 'violence', 'I will kill your driver!'],
  ['et', 'violence', 'Kui te raha tagasi ei maksa, tulen kirvega kohale.'],
  ['fi', 'violence', 'Tapan teidän kuskinne!'],
  ['en', 'distress', 'I want to die.'],
  ['et', 'distress', 'Ma ei taha enam elada.'],
  ['fi', 'distress', 'En halua enää elää.']
])('a danger is taken up however little else is said, %s, %s: %s', (_, reason, text) =>
  expect(analyze(text)).toMatchObject({ complaint: true, escalation: [{ reason }], review: { needed: true }, priority: { level: 'urgent' } }))

test('a quoted earlier mail says nothing of the customer', () => {
  const own = 'Thank you, the new kettle came today and works perfectly.\n\nAnn'
  const quoted = '\n\n> On 3 May 2026 at 10:14, Ann wrote:\n> You liars, the kettle is broken and I demand a refund or I call my lawyer!\n'
  const findings = analyze(own + quoted)
  expect(findings.escalation).toEqual([])
  expect(findings.anger.signs).toEqual([])
  const spans = allQuotes(findings)
  expect(spans.every(({ end }) => end <= own.length)).toBe(true)
})

const allQuotes = (findings: Findings): Quote[] => [
  ...findings.evidence,
  ...findings.anger.signs.flatMap(({ evidence }) => evidence),
  ...findings.demands.flatMap(({ evidence }) => evidence),
  ...findings.escalation.flatMap(({ evidence }) => evidence)
]

const scrap = fc.oneof(
  fc.constantFrom('tagasi', 'raha', 'refund', 'lawyer', 'perkele', 'p*ska', 'NEVER', 'ei', 'tule', 'Terveisin', '> quoted', '\n', '\n\n', '. ', '!!!', '?', '👏', '★', '12,50 €', 'nr. 5', '@pood', 'EE-1234', 'mari@puu.example', '\u0000', '\ud800', 'pa\u0308a', '“so”', '<b>', '{{ 7*7 }}'),
  fc.string({ maxLength: 12, unit: 'binary' })
)

test('every span is exact, every figure in its range, and the same text gets the same answer', () => {
  fc.assert(fc.property(fc.array(scrap, { minLength: 1, maxLength: 40 }), fc.array(scrap, { maxLength: 5 }), fc.constantFrom('et', 'fi', 'en'), (scraps, head, language) => {
    const text = scraps.join(' ')
    const subject = head.join(' ')
    const findings = analyze(text, subject, language)
    for (const span of allQuotes(findings)) {
      const source = span.in === 'subject' ? subject : text
      expect(source.slice(span.start, span.end)).toBe(span.text)
      expect(span.text).not.toBe('')
    }
    for (const entity of findings.entities) {
      const source = entity.in === 'subject' ? subject : text
      expect(entity.end).toBeGreaterThan(entity.start)
      expect(entity.end).toBeLessThanOrEqual(source.length)
    }
    const scored = [findings.scenario, ...findings.secondary, ...findings.alternatives].filter((one) => one !== null)
    for (const { confidence } of scored) expect(confidence).toBeGreaterThanOrEqual(0)
    for (const { confidence } of scored) expect(confidence).toBeLessThanOrEqual(1)
    for (const { evidence } of findings.anger.signs) expect(evidence.length).toBeGreaterThan(0)
    expect(analyze(text, subject, language)).toEqual(findings)
  }), { numRuns: 300 })
})

test.each([
  ['one word', 'a'], ['spaces', ' '], ['newlines', '\n'], ['quotes', '>'], ['quoted lines', '> a\n'], ['spaced letters', 'k u r a t '], ['stars', '*'], ['masks', 'p*r'],
  ['digits', '7'], ['numbers', '1-'], ['brackets', '(('], ['capitals', 'AAAA '], ['emoji', '👏'], ['marks', '!?'], ['one phrase', 'you lied to me '], ['sentences', 'No. '],
  ['greetings', 'Tere, '], ['at signs', 'a@'], ['combining marks', 'a\u0308'], ['surrogates', '\ud800'], ['scare quotes', '"a '], ['header lines', 'From: a\n']
])('100,000 units of %s are read in little time', TIMED, (_, piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000)
  const begun = performance.now()
  for (const language of ['et', 'fi', 'en']) analyze(text, '', language)
  expect(performance.now() - begun).toBeLessThan(6000)
})

test('read as a complaint, a message tells what it asks for, and still that it reads as none', () => {
  const message = readMessage({ text: 'Hello, could you please replace the lamp and call me? Thanks, Ann', format: 'text' }, forms)
  const known = engine.analyze(message, 'en', true)
  expect(known.complaint).toBe(false)
  expect(known.scenario).not.toBeNull()
  expect(known.demands.map(({ id }) => id).sort()).toEqual(['contact', 'replacement'])
})

test('an engine that has met more words than it keeps answers as a fresh one', () => {
  const made = (from: number, count: number): string => Array.from({ length: count }, (_, i) => `w${(from + i).toString(36)}ord`).join(' ')
  const complaint = 'The parcel has still not come and nobody answers me'
  const worn = loadEngine(languages, concepts, packs)
  const read = (from: typeof engine, text: string): Findings => from.analyze(readMessage({ text, format: 'text' }, forms), 'en')
  read(worn, complaint)
  // the words of the complaint are the oldest: what comes in one sentence with them takes their places
  read(worn, made(0, KEPT_VECTORS - 40))
  for (const text of [`${complaint} ${made(50_000, 100)}`, complaint]) expect(read(worn, text)).toEqual(read(engine, text))
})
