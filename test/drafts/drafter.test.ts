import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLACEHOLDERS, type Placeholder } from '../../src/core/placeholders.ts'
import { createDrafter, parseLabels, parsePart, parseReply, type DraftInput, type LanguageReplies } from '../../src/drafts/index.ts'
import { addWorkingDays, printable, readName, writeDate } from '../../src/drafts/values.ts'
import { DEFAULT_SETTINGS, type CompanySettings } from '../../src/settings.ts'
import { FaultyData } from '../../src/strict-yaml.ts'
import { TIMED } from '../timed.ts'

const labels = parseLabels(`gaps:
${PLACEHOLDERS.map((name) => `  ${name}: the ${name}`).join('\n')}
team: Team
dates:
  long: { pattern: '{d}. {month} {year}', months: [jaanuar, veebruar, märts, aprill, mai, juuni, juuli, august, september, oktoober, november, detsember] }
  short: { pattern: '{dd}.{mm}.{year}' }
dateTime: '{date} kell {hours}:{minutes}'
sum: { pattern: '{number} {currency}', decimal: ',' }
notNames: [klient]
`, 'labels.yaml')

const FRONT = `---
scenario: other
title: Other
description: Other.
subject: ["Order {{ orderNumber }}", "Your order"]
answers: [apology]
---
`

interface Files { readonly letter?: string, readonly chat?: string, readonly public?: string, readonly parts?: Record<string, string>, readonly notFromText?: Placeholder[] }

function language ({ letter = 'Hi.', chat = 'Hi.', public: open = 'Hi.', parts = {}, notFromText = [] }: Files): LanguageReplies {
  const reply = parseReply(`${FRONT}# letter\n${letter}\n# chat\n${chat}\n# public\n${open}\n`, 'other.md')
  return {
    tag: 'xx',
    replies: new Map([['other', reply]]),
    parts: new Map(Object.entries(parts).map(([name, source]) => [name, parsePart(source, name, `${name}.md`)])),
    labels: { ...labels, notFromText }
  }
}

const drafter = (files: Files, settings: Partial<CompanySettings> = {}) => {
  const draft = createDrafter(new Map([['xx', language(files)]]), { ...DEFAULT_SETTINGS, ...settings })
  return (input: Partial<DraftInput> = {}) => draft({ language: 'xx', scenario: 'other', ...input })!
}

describe('lines', () => {
  test.each([
    { name: 'a known fact stands', letter: 'No: {{ orderNumber }}.', values: { orderNumber: '7' }, mark: 'No: 7.', omit: 'No: 7.' },
    { name: 'a missing fact is a gap, or the line goes', letter: 'A.\nNo: {{ orderNumber }}.\nB.', mark: 'A. No: [the orderNumber]. B.', omit: 'A. B.' },
    { name: '? never makes a gap', letter: 'A.\n? No: {{ orderNumber }}.', mark: 'A.', omit: 'A.' },
    { name: '~ stands in', letter: 'No: {{ orderNumber }}.\n~ Yours.', mark: 'No: [the orderNumber].', omit: 'Yours.' },
    { name: '~ under ? stands in either way', letter: '? No: {{ orderNumber }}.\n~ Yours.', mark: 'Yours.', omit: 'Yours.' },
    { name: '~ is not needed', letter: '? No: {{ orderNumber }}.\n~ Yours.', values: { orderNumber: '7' }, mark: 'No: 7.', omit: 'No: 7.' },
    { name: 'the first ~ that can stand', letter: '? {{ phone }}.\n~ ? {{ email }}.\n~ None.\n~ Never.', values: { email: 'a@b.c' }, mark: 'a@b.c.', omit: 'a@b.c.' },
    { name: 'all facts of a line must be known', letter: '? {{ phone }} {{ email }}.\n~ None.', values: { email: 'a@b.c' }, mark: 'None.', omit: 'None.' },
    { name: 'an empty paragraph disappears', letter: 'A.\n\nNo: {{ orderNumber }}.\n\n\nB.', mark: 'A.\n\nNo: [the orderNumber].\n\nB.', omit: 'A.\n\nB.' },
    { name: 'tags leave no trace', letter: 'A.\n\n{% if heated %}\n\nX.\n\n{% endif %}\n\nB.\n{% if calm %}\nC.\n{% endif %}\nD.', mark: 'A.\n\nB. C. D.', omit: 'A.\n\nB. C. D.' },
    { name: 'items', letter: 'Facts:\n- A: {{ phone }}\n- B: {{ email }}\nEnd.', values: { email: 'e' }, mark: 'Facts:\n- A: [the phone]\n- B: e\nEnd.', omit: 'Facts:\n- B: e\nEnd.' },
    { name: 'a kept break', letter: 'Yours,\\\n{{ signature }}\n~ Team', mark: 'Yours,\n[the signature]', omit: 'Yours,\nTeam' },
    { name: 'a kept break before nothing', letter: 'Yours,\\\n? {{ signature }}', mark: 'Yours,', omit: 'Yours,' },
    { name: 'has.', letter: '{% if has.phone %}\nA.\n{% else %}\nB.\n{% endif %}', values: { phone: '1' }, mark: 'A.', omit: 'A.' },
    { name: 'one full stop', letter: 'By: {{ customerName }}.', values: { customerName: 'Rimantas V.' }, mark: 'By: Rimantas V.', omit: 'By: Rimantas V.' }
  ])('$name', ({ letter, values = {}, mark, omit }) => {
    const draft = drafter({ letter })
    expect(draft({ values, gaps: 'mark' }).body).toBe(mark)
    expect(draft({ values, gaps: 'omit' }).body).toBe(omit)
  })

  test('a chat breaks where a letter opens a paragraph', () => {
    expect(drafter({ chat: 'A.\nB.\n\nC.' })({ channel: 'chat' }).body).toBe('A. B.\nC.')
  })
})

describe('parts', () => {
  const parts = {
    greeting: '# letter\n? Dear {{ customerName }},\n~ Hello,\n# chat\nHi.',
    'secondary/delivery-delay': 'Late too.', 'secondary/wrong-item': 'Wrong too.', 'secondary/bad-service': '# letter\n\nRude too.\n\n# chat\nRude.',
    'demand/refund': 'Money.', 'demand/apology': 'Sorry.', 'demand/contact': '# letter\nCall.',
    'escalation/safety': 'Stop using it.', 'escalation/legal': 'Law.'
  }
  const letter = '{% render "greeting" %}\n\n{% care %}\n\n{% secondary %}\n\n{% demands %}\n\n{% escalation %}\n\nBye.'
  const draft = drafter({ letter, chat: letter, public: letter, parts })

  test.each<{ name: string, input: Partial<DraftInput>, body: string }>([
    { name: 'none', input: {}, body: 'Hello,\n\nBye.' },
    { name: 'with a name', input: { entities: { customerName: 'helen' } }, body: 'Dear Helen,\n\nBye.' },
    { name: 'the demand answered in the text is left out', input: { demands: ['apology'] }, body: 'Hello,\n\nBye.' },
    { name: 'all in place', input: { secondary: ['wrong-item', 'delivery-delay'], demands: ['contact', 'refund'], escalation: ['legal', 'safety'] }, body: 'Hello,\n\nStop using it.\n\nWrong too. Late too.\n\nMoney. Call.\n\nLaw.\n\nBye.' },
    { name: 'twice is once, itself and the unknown are left out', input: { secondary: ['wrong-item', 'wrong-item', 'other', 'no-such', '../greeting'] }, body: 'Hello,\n\nWrong too.\n\nBye.' },
    { name: 'in a chat each has its line', input: { channel: 'chat', secondary: ['wrong-item', 'delivery-delay'], demands: ['refund'] }, body: 'Hi.\nWrong too.\nLate too.\nMoney.\nBye.' },
    { name: 'blank lines around a part count for nothing', input: { secondary: ['wrong-item', 'bad-service', 'delivery-delay'] }, body: 'Hello,\n\nWrong too. Rude too. Late too.\n\nBye.' },
    { name: 'a part without the shape says nothing', input: { channel: 'chat', demands: ['contact'] }, body: 'Hi.\nBye.' },
    { name: 'a part without the shape, in public', input: { channel: 'social', demands: ['contact'] }, body: 'Bye.' }
  ])('$name', ({ input, body }) => expect(draft(input).body).toBe(body))

  test('what strangers read goes on in a new paragraph', () => {
    expect(drafter({ public: 'A.\n{% secondary %}\nB.', parts })({ channel: 'social', secondary: ['wrong-item', 'delivery-delay'] }).body).toBe('A. Wrong too. Late too.\n\nB.')
  })
  test('who is in danger gets a paragraph for each', () => {
    expect(drafter({ letter, parts: { ...parts, 'escalation/distress': 'Call them.' } })({ escalation: ['safety', 'distress'] }).body).toBe('Hello,\n\nCall them.\n\nStop using it.\n\nBye.')
  })

  test('a scenario without a reply is answered by other', () => {
    expect(draft({ scenario: 'own-scenario' })).toMatchObject({ template: 'other', subject: 'Your order' })
  })
  test('a language without replies has no draft', () => {
    expect(createDrafter(new Map([['xx', language({})]]), DEFAULT_SETTINGS)({ language: 'yy', scenario: 'other' })).toBeNull()
  })
})

describe('facts', () => {
  const show = (name: Placeholder, files: Files = {}, settings: Partial<CompanySettings> = {}) => drafter({ letter: `{{ ${name} }}`, ...files }, settings)

  test.each<{ name: string, fact: Placeholder, input?: Partial<DraftInput>, settings?: Partial<CompanySettings>, value: string | null, source?: string }>([
    { name: 'the request wins', fact: 'orderNumber', input: { values: { orderNumber: 'A' }, entities: { orderNumber: 'B' } }, value: 'A', source: 'request' },
    { name: 'then the text', fact: 'orderNumber', input: { entities: { orderNumber: 'B' } }, value: 'B', source: 'text' },
    { name: 'then the company', fact: 'phone', settings: { phone: '600' }, value: '600', source: 'company' },
    { name: 'the request wins over the company', fact: 'phone', input: { values: { phone: '700' } }, settings: { phone: '600' }, value: '700', source: 'request' },
    { name: "the customer's number is not ours", fact: 'phone', input: { entities: { phone: '555' } }, value: null },
    { name: "the customer's number", fact: 'customerPhone', input: { entities: { phone: '555' } }, value: '555', source: 'text' },
    { name: 'an empty value is none', fact: 'orderNumber', input: { values: { orderNumber: ' \u200E ' } }, value: null },
    { name: 'a number', fact: 'returnDays', input: { values: { returnDays: 14 } }, value: '14', source: 'request' },
    { name: 'tracking link', fact: 'trackingUrl', input: { entities: { carrier: 'OMNIVA', trackingNumber: 'C 1/2' } }, settings: { tracking: { Omniva: 'https://o.example/?n={trackingNumber}' } }, value: 'https://o.example/?n=C%201%2F2', source: 'company' },
    { name: 'no link for another carrier', fact: 'trackingUrl', input: { entities: { carrier: 'DPD', trackingNumber: '1' } }, settings: { tracking: { Omniva: 'https://o.example/{trackingNumber}' } }, value: null },
    { name: 'a link that is none', fact: 'trackingUrl', input: { values: { trackingUrl: 'javascript:alert(1)' } }, value: null },
    { name: 'the day of the answer', fact: 'answerBy', input: { level: 'angry', now: new Date('2026-11-20T23:30:00Z') }, settings: { followUpWorkingDays: { angry: 1 } }, value: '23. november 2026', source: 'company' },
    { name: 'no day without a setting', fact: 'answerBy', input: { level: 'calm', now: new Date('2026-11-20T10:00:00Z') }, settings: { followUpWorkingDays: { angry: 1 } }, value: null },
    { name: 'no day without a clock', fact: 'answerBy', input: { level: 'angry' }, settings: { followUpWorkingDays: { angry: 1 } }, value: null },
    { name: 'a coupon where allowed', fact: 'couponCode', input: { values: { couponCode: 'X' } }, settings: { compensation: { allowed: true } }, value: 'X', source: 'request' },
    { name: 'no coupon where not', fact: 'couponCode', input: { values: { couponCode: 'X' } }, value: null },
    { name: 'no more than allowed', fact: 'discountPercent', input: { values: { discountPercent: '50 %' } }, settings: { compensation: { allowed: true, percent: 10 } }, value: '10', source: 'company' },
    { name: 'less than allowed', fact: 'discountPercent', input: { values: { discountPercent: '5 %' } }, settings: { compensation: { allowed: true, percent: 10 } }, value: '5', source: 'request' },
    { name: 'signature by language', fact: 'signature', settings: { signature: { xx: 'A\nB', en: 'C' } }, value: 'A\nB', source: 'company' },
    { name: 'signature from names', fact: 'signature', settings: { agentName: 'Anna', name: 'Pood' }, value: 'Anna\nPood', source: 'company' },
    { name: 'signature of the team', fact: 'signature', settings: { name: 'Pood' }, value: 'Team\nPood', source: 'company' },
    { name: 'no signature', fact: 'signature', value: null },
    { name: 'a date', fact: 'deliverBy', input: { values: { deliverBy: '2026-11-21' } }, value: '21. november 2026', source: 'request' },
    { name: 'a time, in the zone of the company', fact: 'deliverBy', input: { values: { deliverBy: '2026-11-21T14:00:00Z' } }, value: '21. november 2026 kell 16:00', source: 'request' },
    { name: 'a day in words', fact: 'deliverBy', input: { values: { deliverBy: 'homme' } }, value: 'homme', source: 'request' },
    { name: 'no such day', fact: 'deliverBy', input: { values: { deliverBy: '2026-02-31' } }, value: '2026-02-31', source: 'request' },
    { name: 'a sum', fact: 'amount', input: { entities: { amount: '€49.90' } }, value: '49,90 €', source: 'text' },
    { name: 'a sum with a code', fact: 'amount', input: { values: { amount: '49 EUR' } }, value: '49 €', source: 'request' },
    { name: 'a sum without currency', fact: 'amount', input: { entities: { amount: '88.50' } }, value: '88,50', source: 'text' },
    { name: 'a product that was shouted', fact: 'product', input: { entities: { product: 'RED COUCH' } }, value: 'red couch', source: 'text' },
    { name: 'a product with a short name', fact: 'product', input: { entities: { product: 'TV' } }, value: 'TV', source: 'text' },
    { name: 'a sum of another shape stays', fact: 'amount', input: { entities: { amount: '£1,180' } }, value: '£1,180', source: 'text' }
  ])('$name', ({ fact, input = {}, settings = {}, value, source }) => {
    const { filled, missing } = show(fact, {}, settings)(input)
    if (value === null) expect({ filled, missing: missing.map(({ name }) => name) }).toEqual({ filled: [], missing: [fact] })
    else expect(filled).toEqual([{ name: fact, value, source, start: 0, end: value.length }])
  })

  test('what the language does not take from the text', () => {
    const draft = show('product', { notFromText: ['product'] })
    expect(draft({ entities: { product: 'mikseril' } }).missing).toHaveLength(1)
    expect(draft({ values: { product: 'mikser' } }).body).toBe('mikser')
  })

  test.each([
    { name: 'shown whole in the text', input: { values: { customerName: 'Mari Tamm' }, text: 'Halb!\nmari tamm' }, body: 'Mari Tamm' },
    { name: 'not shown: the first name', input: { values: { customerName: 'Mari Tamm' }, text: 'Halb! Mari' }, body: 'Mari' },
    { name: 'not shown: the first word that shows', input: { values: { customerName: '\u200D Mari Tamm' }, text: 'Halb!' }, body: 'Mari' },
    { name: 'signed in the text', input: { entities: { customerName: 'Mari Tamm' } }, body: 'Mari Tamm' }
  ])('a name in public, $name', ({ input, body }) => {
    expect(drafter({ public: '{{ customerName }}' })({ channel: 'review', ...input }).body).toBe(body)
  })

  test('a subject with a gap gives way to the next', () => {
    const draft = drafter({})
    expect(draft().subject).toBe('Your order')
    expect(draft({ values: { orderNumber: 'A' } })).toMatchObject({ subject: 'Order A', filled: [{ name: 'orderNumber', value: 'A', source: 'request' }] })
    expect(draft({ channel: 'form' }).subject).toBe('Your order')
    expect((['chat', 'social', 'review'] as const).map((channel) => draft({ channel }).subject)).toEqual([null, null, null])
  })
})

describe('names', () => {
  const notNames = new Set(['klient'])
  test.each([
    ['Mari Tamm', 'Mari Tamm'], ['mari tamm', 'Mari Tamm'], ['MARI-LIIS TAMM', 'Mari-Liis Tamm'], ['G. Pickersgill', 'G. Pickersgill'],
    ['R. H. Ambrose-Tighe', 'R. H. Ambrose-Tighe'], ['Rimantas V.', 'Rimantas V.'], ["Siobhán O'Neill,", "Siobhán O'Neill"], ['Ülle', 'Ülle'], ['Bo', 'Bo'],
    ['klient', ''], ['Vihane Klient', ''], ['user123', ''], ['M.', ''], ['M. T.', ''], ['MT', ''], ['', ''], ['x', ''], ['a b c d e', ''], ['!!!', ''], ['mari@post.ee', ''],
    ['<b>Mari</b>', ''], ['{{ 7*7 }}', ''], ['A'.repeat(10_000), '']
  ])('%j is greeted as %j', (raw, name) => expect(readName(raw, notNames)).toBe(name))
})

describe('dates', () => {
  test.each([
    ['2026-11-01', 'long', '1. november 2026'], ['2026-11-01', 'short', '01.11.2026'], ['2026-11-01', 'none', '1. november 2026'],
    ['2026-11-01T09:05', 'short', '01.11.2026 kell 09:05'], ['2026-13-01', 'long', '2026-13-01'], ['abcdefghij', 'long', 'abcdefghij']
  ])('%s %s', (value, format, text) => expect(writeDate(value, labels, format)).toBe(text))

  test.each([
    ['2026-11-20', 0, '2026-11-20'], ['2026-11-20', 1, '2026-11-23'], ['2026-11-21', 0, '2026-11-23'], ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'], ['2026-12-31', 1, '2027-01-01']
  ])('%s and %i working days', (from, days, to) => expect(addWorkingDays(from, days)).toBe(to))

  test('a template chooses the form', () => {
    expect(drafter({ letter: '{{ deliverBy | short }}' })({ values: { deliverBy: '2026-11-21' } }).body).toBe('21.11.2026')
  })
})

describe('address', () => {
  const letter = 'Kas [[Teie|sinu]] pakk on [[Teil|sul]] käes[[, palun|]]?'
  test('one of the two throughout', () => {
    expect(drafter({ letter })().body).toBe('Kas Teie pakk on Teil käes, palun?')
    expect(drafter({ letter }, { formality: { xx: 'informal' } })().body).toBe('Kas sinu pakk on sul käes?')
    expect(drafter({ letter }, { formality: { et: 'informal' } })().body).toBe('Kas Teie pakk on Teil käes, palun?')
  })
})

describe('whatever the values hold', () => {
  const hostile = ['{{ 7*7 }}', '{% include "x" %}', '{%', '}}', '[[a|b]]', '[the phone]', '<script>', '$&', '$1', '~ x', '\\', '? ', '\n\n# letter\n', '\uE000', '\uE3FF', '\u202E', '\uD800', '\0', 'a\u0300\u0301\u0302\u0303\u0304', '__proto__', ' '.repeat(50)]
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...hostile)).map((parts) => parts.join('')), fc.constantFrom(...hostile))
  const letter = 'A {{ customerName }} b {{ product }}, {{ product }}.\n{{ phone }}\n{{ orderNumber }} [[x|y]]\n{{ signature }}'
  const draft = drafter({ letter, public: '{{ customerName }} {{ product }}' })
  const input = fc.record({
    values: fc.dictionary(fc.constantFrom(...PLACEHOLDERS), value, { noNullPrototype: false }),
    entities: fc.dictionary(fc.constantFrom('customerName', 'product', 'orderNumber', 'phone'), value, { noNullPrototype: false }),
    channel: fc.constantFrom('email', 'review')
  }) as fc.Arbitrary<Partial<DraftInput>>

  test('a value is inserted once, as it is, and the rest of the draft is the template', () => {
    fc.assert(fc.property(input, (given) => {
      const { body, subject, filled, missing } = draft(given)
      expect(body.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Co}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
      expect(subject ?? '').not.toContain('\n')
      for (const { label, start, end } of missing) expect(body.slice(start, end)).toBe(`[${label}]`)
      for (const { value: shown, start, end } of filled) if (start !== undefined) expect(body.slice(start, end)).toBe(shown)
      const expected = (name: Placeholder): string => filled.find((fact) => fact.name === name)?.value ?? `[the ${name}]`
      if (given.channel === 'email') {
        const full = `A ${expected('customerName')} b ${expected('product')}, ${expected('product')}. ${expected('phone')} ${expected('orderNumber')} x ${expected('signature')}`
        expect([full, full.split(`, ${expected('product')}. `).join(`, ${expected('product')} `)]).toContain(body)
      }
    }), { numRuns: 500 })
  })

  test('ten thousand characters are cut', () => {
    const { filled } = draft({ values: { customerName: 'Ä'.repeat(10_000), product: '🙂'.repeat(10_000), signature: 'x\n'.repeat(10_000) } })
    expect(Math.max(...filled.map(({ value: shown }) => shown.length))).toBeLessThanOrEqual(1300)
    expect(filled.every(({ value: shown }) => shown.isWellFormed())).toBe(true)
  })

  test('a hundred thousand units pass in linear time', TIMED, () => {
    for (const text of ['a\u0300'.repeat(50_000), '\u0300'.repeat(100_000), ' '.repeat(100_000), "a'".repeat(50_000), 'a.-'.repeat(33_000), '1'.repeat(100_000)]) {
      const start = performance.now()
      printable(text, 100)
      readName(text)
      draft({ values: Object.fromEntries(PLACEHOLDERS.map((name) => [name, text])), text })
      expect(performance.now() - start).toBeLessThan(200)
    }
  })
})

test('the same input gives the same draft, however many came between', () => {
  const draft = drafter({ letter: '{% if furious %}\nF {{ phone }}.\n{% endif %}\nX {{ orderNumber }}.\n? {{ email }}' })
  const before = draft({ level: 'furious', values: { phone: '1' } })
  for (let mask = 0; mask < 3000; mask++) draft({ values: Object.fromEntries(PLACEHOLDERS.filter((_, index) => mask >> index & 1).map((name) => [name, 'v'])) })
  expect(draft({ level: 'furious', values: { phone: '1' } })).toEqual(before)
})

describe('faults', () => {
  const reply = (body: string, front = FRONT): string[] => {
    try {
      parseReply(front + body, 'r.md')
      return []
    } catch (error) {
      return (error as FaultyData).faults.map(({ line, column, problem }) => `${line}:${column} ${problem}`)
    }
  }
  const sections = '\n# chat\nB.\n# public\nC.'
  test.each([
    { name: 'a sound one', body: `# letter\nA.${sections}`, faults: [] },
    { name: 'an unknown placeholder', body: `# letter\nA {{ customername }}.${sections}`, faults: ["9:3 there is no placeholder 'customername'"] },
    { name: 'an unknown tag', body: `# letter\nA {% include "x" %}.${sections}`, faults: ["9:3 there is no tag 'include'"] },
    { name: 'a filter that is none', body: `# letter\n{{ phone | upcase | x }}${sections}`, faults: ["9:1 '{{ phone | upcase | x }}' is no placeholder"] },
    { name: 'an unclosed if', body: `# letter\nA.\n{% if calm %}\nB.${sections}`, faults: ['10:1 tag {% if calm %} not closed'] },
    { name: 'an unknown question', body: `# letter\n{% if angri %}\nA.\n{% endif %}${sections}`, faults: ["9:7 there is nothing to ask called 'angri'"] },
    { name: 'an unknown fact asked', body: `# letter\n{% if has.fone %}\nA.\n{% endif %}${sections}`, faults: ["9:7 there is no 'has.fone'"] },
    { name: 'a fact asked without has', body: `# letter\n{% if phone %}\nA.\n{% endif %}${sections}`, faults: ["9:1 'phone' is asked without has."] },
    { name: 'a lone bracket', body: `# letter\nYour [order].${sections}`, faults: ["9:6 a bracket '[' stands alone"] },
    { name: 'a private fact in public', body: '# letter\nA.\n# chat\nB.\n# public\nNo {{ orderNumber }}.', faults: ["13:4 'orderNumber' is private and would stand in public"] },
    { name: 'a missing section', body: '# letter, chat\nA.', faults: ["8:1 there is no section 'public'"] },
    { name: 'an unknown section', body: `# leter\nA.\n# letter\nB.${sections}`, faults: ["8:1 there is no section 'leter'"] },
    { name: 'a section twice', body: `# letter\nA.\n# letter\nB.${sections}`, faults: ["10:1 the section 'letter' stands twice"] },
    { name: 'text before a heading', body: `A.\n# letter\nB.${sections}`, faults: ['8:1 there is text before the first heading'] },
    { name: 'a private-use character', body: `# letter\nA\uE000.${sections}`, faults: ['9:2 a character that cannot be printed'] },
    { name: 'no front matter', front: '', body: '# letter\nA.', faults: ['1:1 there is no front matter'] },
    { name: 'an unknown key', front: FRONT.replace('answers', 'anwsers'), body: `# letter\nA.${sections}`, faults: ["6:1 unknown key 'anwsers'"] },
    { name: 'a subject that needs a fact', front: FRONT.replace(', "Your order"', ''), body: `# letter\nA.${sections}`, faults: ['5:11 the last subject needs a fact'] }
  ])('$name', ({ body, front, faults }) => {
    expect(reply(body, front)).toEqual(faults)
  })

  test.each([
    { name: 'an unknown part', files: { letter: '{% render "greting" %}' }, problem: "other.md:9:1: there is no part 'greting'" },
    { name: 'a circle', files: { parts: { a: 'x {% render "b" %}', b: '{% render "a" %}' } }, problem: "a.md:1:3: the part 'a' comes back to itself" },
    { name: 'a list tag in a part', files: { parts: { a: '{% demands %}' } }, problem: 'a.md:1:1: {% demands %} stands in a part' },
    { name: 'an unknown date format', files: { letter: '{{ deliverBy | shrt }}' }, problem: "other.md:9:1: labels.yaml has no date format 'shrt'" }
  ])('$name', ({ files, problem }) => {
    expect(() => drafter(files)).toThrow(FaultyData)
    expect(() => drafter(files)).toThrow(problem)
  })

  test.each([
    ['gaps:\n  phone: x', "lacks 'team'"],
    ['team: [', 'labels.yaml:1:']
  ])('labels %j', (source, problem) => expect(() => parseLabels(source, 'labels.yaml')).toThrow(problem))
})
