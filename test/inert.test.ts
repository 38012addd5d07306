import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Triage } from '../src/contract/answer.ts'
import type { DraftRequest } from '../src/contract/draft-request.ts'
import { DEMANDS, ESCALATIONS, LEVELS, SCENARIOS } from '../src/core/findings.ts'
import { CHANNELS } from '../src/core/message.ts'
import { PLACEHOLDERS, type Placeholder } from '../src/core/placeholders.ts'
import { printable } from '../src/drafts/values.ts'
import { createService } from '../src/service.ts'

const service = await createService({ settingsFile: undefined, overridesFolder: undefined })
const NOW = new Date('2026-11-20T10:00:00Z')
const TAGS = service.scenarios().languages.map(({ code }) => code)

/** 603,729, should anything reckon. */
const HOSTILE = [
  '{{ 777*777 }}', '{{777 | times: 777}}', '{% include "greeting" %}', '{% render "closing" %}', '{% if furious %}', '{%', '}}', '${777*777}', '<%= 777*777 %>',
  '[[formal|informal]]', '{time}', '{what}', '$&', '$1', '$`', '\\1', '~ ', '? ', '# letter\n',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</textarea>', '&lt;b&gt;', 'javascript:alert(1)',
  '\r\nBcc: all@shop.example\r\n', '\n\n', '\u2028', '\0', '\u001b[31m', '\t', '\u0085',
  '\u202E', '\u2066', '\u200F', '\u061C', '\u200B', '\u200D', '\u00AD', '\uFEFF', '\u3164', '\uFFFA', '\u{E0041}',
  '\uE000', '\uE100', '\uE200', '\uE3FF', '\uD800', '\uFFFF', 'a\u0300\u0301\u0302\u0303\u0304\u0305', 'שלום', 'مرحبا', '🙂', '__proto__', 'constructor',
  'N'.repeat(10_000), '🙂'.repeat(5_000), 'И'.repeat(333)
]
/** Controls, half characters, private use, and what turns the direction of what follows or cannot be seen; joiners hold emoji together. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u
const LONGEST_VALUE = 1300

const scrap = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }))
const hostile = fc.array(scrap, { minLength: 1, maxLength: 4 }).map((scraps) => scraps.join(''))

describe('values', () => {
  const request = fc.record({
    scenario: fc.constantFrom(...SCENARIOS), language: fc.constantFrom(...TAGS), channel: fc.constantFrom(...CHANNELS), level: fc.constantFrom(...LEVELS),
    secondary: fc.subarray([...SCENARIOS], { maxLength: 2 }), demands: fc.subarray([...DEMANDS], { maxLength: 3 }), escalation: fc.subarray([...ESCALATIONS], { maxLength: 2 }),
    gaps: fc.constantFrom('mark', 'omit')
  }) as fc.Arbitrary<DraftRequest>
  const values = fc.dictionary(fc.constantFrom(...PLACEHOLDERS), hostile, { noNullPrototype: true, maxKeys: 12 }) as fc.Arbitrary<Partial<Record<Placeholder, string>>>
  /** Stands for each fact that was taken up; links have to be links and names names. */
  const tame = (name: Placeholder): string =>
    name.endsWith('Url') ? `https://t.example/${name}` : name === 'customerName' ? 'Tamename' : `Tame-${PLACEHOLDERS.indexOf(name)}-`

  /** That these are known decides on a sentence (templates ask by `has.`), whether they stand in it or not. */
  const DECIDING = ['product', 'carrier', 'trackingNumber', 'amount', 'customerPhone', 'deliverBy', 'deliveryStatus', 'nextStep', 'phone', 'customerExperience'] as const

  test('whatever stands in them, the words around are those that stand around any other value', async () => {
    await fc.assert(fc.asyncProperty(request, values, async (asked, given) => {
      const draft = await service.draft({ ...asked, values: given }, NOW)
      const taken = new Map(draft.filled.map(({ name, value }) => [name, value]))
      const known = [...taken.keys(), ...DECIDING.filter((name) => given[name] !== undefined && printable(String(given[name]), LONGEST_VALUE) !== '')]
      const other = await service.draft({ ...asked, values: Object.fromEntries(known.map((name) => [name, tame(name)])) }, NOW)
      const expected = (text: string): string => {
        let written = text
        for (const [name, value] of taken) {
          // at the end of a sentence a value's own full stop is enough
          if (/[.!?…]$/.test(value)) written = written.replace(new RegExp(`${tame(name)}\\.(?!\\.)`, 'g'), tame(name))
          written = written.split(tame(name)).join(`\uFDD0${PLACEHOLDERS.indexOf(name)}\uFDD1`)
        }
        return written.replace(/\uFDD0(\d+)\uFDD1/g, (_, index: string) => taken.get(PLACEHOLDERS[Number(index)]!)!)
      }
      expect(draft.body).toBe(expected(other.body))
      expect(draft.subject).toBe(other.subject === null ? null : expected(other.subject))
      expect(draft.missing.map(({ name }) => name)).toEqual(other.missing.map(({ name }) => name))
    }), { numRuns: 400 })
  })

  test('each is taken as printable text of one line, the signature of a few, and no longer than a sentence or two', async () => {
    await fc.assert(fc.asyncProperty(request, values, async (asked, given) => {
      const { body, subject, filled, missing } = await service.draft({ ...asked, values: given }, NOW)
      expect(body).not.toMatch(UNPRINTABLE)
      expect(subject ?? '').not.toMatch(UNPRINTABLE)
      expect(subject ?? '').not.toContain('\n')
      expect((subject ?? '').length).toBeLessThan(300)
      for (const { name, value, start, end } of filled) {
        expect(value.length).toBeLessThanOrEqual(LONGEST_VALUE)
        expect(value.split('\n').length).toBeLessThanOrEqual(name === 'signature' ? 8 : 1)
        expect(value).toMatch(/[^\s\p{C}\p{M}]/u)
        if (start !== undefined) expect(body.slice(start, end)).toBe(value)
      }
      for (const { label, start, end } of missing) expect(body.slice(start, end)).toBe(`[${label}]`)
    }), { numRuns: 400 })
  })

  test.each<{ name: string, value: string, shown: string | undefined }>([
    { name: 'Liquid', value: '{{ 777*777 }}', shown: '{{ 777*777 }}' },
    { name: 'a tag', value: '{% include "greeting" %}', shown: '{% include "greeting" %}' },
    { name: 'markup', value: '<script>alert(1)</script>', shown: '<script>alert(1)</script>' },
    { name: 'line breaks', value: 'A\r\nBcc: b@c.example', shown: 'A Bcc: b@c.example' },
    { name: 'overrides of direction', value: '\u202Eabc\u202C \u2067x\u2069', shown: 'abc x' },
    { name: 'letters of the other direction', value: 'שלום', shown: 'שלום' },
    { name: 'an emoji of several', value: '👩‍🔧', shown: '👩‍🔧' },
    { name: 'ten thousand characters', value: 'x'.repeat(10_000), shown: `${'x'.repeat(159)}…` },
    { name: 'nothing to be seen', value: '\u200D\u00AD\u3164\u2800', shown: undefined }
  ])('$name', async ({ value, shown }) => {
    const { filled } = await service.draft({ scenario: 'unhappy-with-purchase', language: 'en', values: { product: value } }, NOW)
    expect(filled.find(({ name }) => name === 'product')?.value).toBe(shown)
  })
})

describe('messages', () => {
  const COMPLAINTS: readonly (readonly [string, string])[] = [
    ['Tere! Tellisin 3. novembril kohvimasina ', ', tellimus EE-20931, aga pakk pole siiani kohale jõudnud. Nõuan raha tagasi!\n\nLugupidamisega\n'],
    ['Hei, tilasin kolme viikkoa sitten vedenkeittimen ', ', tilaus FI-1234567, eikä paketti ole vieläkään tullut. Vaadin rahat takaisin!\n\nTerveisin\n'],
    ['Hello, the kettle ', ' I bought three weeks ago is broken, order EE-20931, and nobody answers. I want my money back!\n\nRegards,\n']
  ]
  const message = fc.record({
    words: fc.constantFrom(...COMPLAINTS), before: hostile, within: hostile, name: hostile, subject: hostile, channel: fc.constantFrom(...CHANNELS),
    format: fc.constantFrom('text', 'html'), gaps: fc.constantFrom('mark', 'omit')
  })

  test('whatever stands in them is quoted as it stands, and of it only facts reach the draft', async () => {
    let drafts = 0
    await fc.assert(fc.asyncProperty(message, async ({ words, before, within, name, subject, channel, format, gaps }) => {
      const text = `${before}\n${words[0]}${within}${words[1]}${name}`
      const request = { text, subject, channel, format, gaps } as Parameters<typeof service.triage>[0]
      const answer: Triage = await service.triage(request, NOW)
      const read = answer.text ?? text
      const quotes = [...answer.evidence, ...answer.anger.signs.flatMap(({ evidence }) => evidence), ...answer.demands.flatMap(({ evidence }) => evidence), ...answer.escalation.flatMap(({ evidence }) => evidence)]
      for (const quote of quotes) expect((quote.in === 'subject' ? subject : read).slice(quote.start, quote.end)).toBe(quote.text)
      expect(JSON.stringify(answer)).not.toContain('603729')
      if (answer.draft === null) return
      drafts++
      const { body, subject: line, filled } = answer.draft
      expect(body).not.toMatch(UNPRINTABLE)
      expect(line ?? '').not.toMatch(UNPRINTABLE)
      expect(line ?? '').not.toContain('\n')
      for (const { value } of filled) expect(value.length).toBeLessThanOrEqual(LONGEST_VALUE)
      const around = [body, line ?? ''].map((written) => filled.reduce((rest, { value }) => rest.replaceAll(value, ''), written)).join('\n')
      for (const piece of ['{{', '{%', '}}', '${', '<', '>', '777', '[[', '|', 'alert', 'Bcc', '$', '\\', 'NNN', '__proto__', 'שלום', '🙂', 'ИИИ']) expect(around).not.toContain(piece)
    }), { numRuns: 200 })
    expect(drafts).toBeGreaterThan(100)
  })

  test.each(COMPLAINTS)('a signature of ten thousand letters is no name: %s', async (first, last) => {
    const { draft } = await service.triage({ text: `${first}${last}${'N'.repeat(10_000)}` }, NOW)
    expect(draft!.body.length).toBeLessThan(3000)
    expect(draft!.body).not.toContain('NNN')
  })
})

describe('replies to check', () => {
  const REPLIES = ['Dear Mari,\n\nWe are sorry. ', 'Tere, Mari!\n\nVabandame. ', 'Hei Mari,\n\nPahoittelemme. ', '']

  test('whatever stands in them, in the complaint or in the values, is quoted from the reply and never in our words', async () => {
    let quoted = 0
    await fc.assert(fc.asyncProperty(fc.constantFrom(...REPLIES), hostile, fc.option(hostile, { nil: undefined }), hostile, fc.constantFrom(...CHANNELS), async (reply, added, complaint, value, channel) => {
      const text = `${reply}${added} [order number]`
      const { findings } = await service.check({
        text, channel, values: { customerName: value, orderNumber: value, amount: value }, ...complaint === undefined ? {} : { complaint: `The kettle is broken! ${complaint}` }
      })
      for (const { start, end, text: words, message, suggestion } of findings) {
        if (words !== undefined) {
          quoted++
          expect(text.slice(start, end)).toBe(words)
        }
        expect(`${message} ${suggestion}`).not.toMatch(/777|603729|\{\{|\{%|\{what\}|<|Bcc|NNN|alert|שלום|🙂/u)
        expect(`${message}${suggestion}`).not.toMatch(/\n/)
        expect(`${message}${suggestion}`).not.toMatch(UNPRINTABLE)
      }
    }), { numRuns: 120 })
    expect(quoted).toBeGreaterThan(50)
  })
})
