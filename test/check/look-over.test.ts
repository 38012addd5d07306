import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseFacts, CheckFinding } from '../../src/check/index.ts'
import { CHANNELS } from '../../src/core/message.ts'
import { caseOf, checkPacks, lookOver, NOTHING } from './parts.ts'
import { TIMED } from '../timed.ts'

const en = lookOver('en', {}, ['name of the customer'])
const rulesOf = (findings: readonly CheckFinding[]): string[] => findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
const said = (findings: readonly CheckFinding[], rule: string): (string | undefined)[] => findings.filter((finding) => finding.rule === rule).map(({ text }) => text)
const facts = (complaint: Partial<NonNullable<CaseFacts['complaint']>>, values: CaseFacts['values'] = {}): CaseFacts =>
  ({ complaint: { text: '', isComplaint: true, inWriting: false, demands: [], entities: [], days: [], ...complaint }, values })
const named = (name: string): CaseFacts => facts({ text: `It broke. ${name}`, entities: [{ type: 'customerName', value: name, start: 10, end: 10 + name.length }] })

const GOOD = 'Dear Mary,\n\nThank you for writing. I am sorry that the lamp broke: this was our mistake, and I understand how annoying it is. ' +
  'I will send you a new one today, and we are looking into it so that it does not happen again. If you have any questions, just reply to this message.\n\nKind regards,\nAnna Kask'

test('a good letter has nothing to mend', () => expect(en(GOOD)).toEqual([]))

describe('what is missing depends on where it is sent', () => {
  test.each([
    { channel: 'email', errors: ['greeting', 'signature', 'apology', 'next-step'] },
    { channel: 'form', errors: ['greeting', 'signature', 'apology', 'next-step'] },
    { channel: 'chat', errors: ['apology', 'next-step'] },
    { channel: 'social', errors: ['apology', 'invitation'] },
    { channel: 'review', errors: ['apology', 'invitation'] }
  ] as const)('$channel', ({ channel, errors }) => expect(rulesOf(en('That is how lamps look.', channel))).toEqual(errors))

  test('nothing that is missing has a place, and all that is avoided has', () => {
    for (const { kind, start, end, text } of en('You should have checked the size. [name]')) {
      expect([kind, start === undefined, end === undefined, text === undefined]).toEqual([kind, kind === 'missing', kind === 'missing', kind === 'missing'])
    }
  })
})

describe('words to avoid', () => {
  test.each([
    ['blame', 'You should have checked the size.'],
    ['argument', 'You are mistaken.'],
    ['obvious', 'As you surely know, it is Christmas.'],
    ['sarcasm', 'Congratulations on finding the form.'],
    ['defensive', 'That is our policy.'],
    ['excuse', 'It was the courier\'s fault.'],
    ['doubt', 'If this really happened, we regret it.'],
    ['promise', 'You get a voucher for 20 €.']
  ])('%s', (rule, text) => expect(rulesOf(en(`${GOOD.slice(0, 120)}\n\n${text}`))).toContain(rule))

  test('somebody else\'s words in quotation marks are not the agent\'s', () => {
    expect(rulesOf(en(`${GOOD}\n`.replace('this was', 'you wrote “you should have checked the size”; this was')))).toEqual([])
  })

  test('nor is the message quoted below the reply', () => {
    expect(rulesOf(en(`${GOOD}\n\nOn Mon, 3 Nov 2026 at 10:00, Mary <mary@post.example> wrote:\n> You should have checked. [name]\n> It was the courier's fault.`))).toEqual([])
  })
})

describe('gaps', () => {
  test.each(['[name]', '[name of the customer]', '[Customer Name]', '{{ customerName }}', '{name}', '<name>', 'XXX', '___', 'TODO', '%ORDER_NUMBER%'])('%s', (gap) =>
    expect(said(en(`${GOOD}\nIt is ${gap} again.`), 'gap')).toEqual([gap]))
  test.each(['(see below)', '[1]', '[sic]', '[…]', '<3', 'XXL', '[EE-20931]', '<mary@post.example>', 'XXXX 1234', '@the___cake', 'xxx'])('%s is none', (text) =>
    expect(said(en(`${GOOD}\nIt is ${text} again.`), 'gap')).toEqual([]))
})

describe('the name', () => {
  test.each([
    ['Mary', 'Mary Smith', []], ['Ms Smith', 'Mary Smith', []], ['Mary Smith', 'Mary', []], ['Marie', 'Mary Smith', ['Marie']], ['customer', 'Mary Smith', []],
    ['Hannah', 'Mary Smith', ['Hannah']], ['Mr Jones', 'Mary Smith', ['Mr Jones']]
  ])('Dear %s for %s', (greeted, name, wrong) =>
    expect(said(en(GOOD.replace('Mary', greeted), 'email', named(name)), 'wrong-name')).toEqual(wrong))

  test('that is known belongs into the greeting', () => {
    const rules = (text: string): string[] => en(text, 'email', named('Mary Smith')).map(({ rule }) => rule)
    expect(rules(GOOD)).toEqual([])
    expect(rules(GOOD.replace('Dear Mary', 'Hello'))).toEqual(['personal'])
  })
})

describe('numbers', () => {
  const order = facts({ text: 'Order EE-20931, I paid 49,90 €.', entities: [{ type: 'orderNumber', value: 'EE-20931', start: 6, end: 14 }, { type: 'amount', value: '49,90 €', start: 23, end: 30 }] })
  test.each([
    ['order EE-20931', []], ['order ee 20931', []], ['order EE-20913', ['EE-20913']], ['€49.90', []], ['49.90 euros', []], ['94.90 €', ['94.90 €']], ['room 12 at 10', []]
  ])('%s', (text, wrong) => expect(said(en(`${GOOD}\nIt is ${text}.`, 'email', order), 'wrong-number')).toEqual(wrong))
  test('without a complaint every number may be right', () => expect(said(en(`${GOOD}\nIt is order EE-20913 for 94.90 €.`), 'wrong-number')).toEqual([]))
})

describe('in public', () => {
  const asked = facts({ text: 'Bad lamp! Mary' }, { orderNumber: 'EE-20931', customerName: 'Mary Smith', customerPhone: '+372 555 9876', phone: '+372 600 1234' })
  test.each([
    ['Your order EE-20931 is late.', ['EE-20931']], ['You paid 49.90 €.', ['49.90 €']], ['Hello Mary Smith!', ['Mary Smith']], ['We call you on 555 9876.', ['you on 555', '555 9876']],
    ['Call us on +372 600 1234.', []], ['Hello Mary!', []]
  ])('%s', (text, found) => {
    const shown = said(en(text, 'social', asked), 'personal-data')
    if (found.length === 0) expect(shown).toEqual([])
    else expect(found.some((words) => shown.some((each) => each!.includes(words)))).toBe(true)
  })
  test.each([
    ['Mary Smith, we are sorry. Please write to us privately.', ['Mary Smith']], ['Mary, we are sorry. Thank you, Mary Smith.', ['Mary Smith']], ['Hello Mary, Please write to us.', []]
  ])('a surname that the complaint does not show stays out: %s', (text, found) => {
    const mine = caseOf('en', 'The denture does not fit and I had to come back six times.\n\nMary')
    expect(said(en(text, 'review', mine), 'personal-data')).toEqual(found)
  })
  test.each([
    ['en', 'Your root canal is booked for Tuesday.'], ['en', 'It is 27 Farrier\'s Row.'], ['en', 'You paid by the Visa ending 4471.'], ['en', 'We will ring Mrs Pole on 07700 900318.'], ['en', 'The sertraline 100 mg is here.'],
    ['et', 'Sul on 14. mail juureravi.'], ['et', 'Proovisime Teid kätte saada numbril 5567 3021.'], ['fi', 'Lähetimme vahvistuksen numeroosi 040 555 8123.'], ['fi', 'Välilevynpullistumasi takia varasimme ajan.']
  ])('%s: treatments, cards and addresses stay out: %s', (tag, text) => expect(said(lookOver(tag)(text, 'social'), 'personal-data')).toHaveLength(1))
  test('a sum that the customer shows to all is no secret', () => expect(said(en('For €68 a sauna has to be hot.', 'review', facts({ text: '68 euros for a cold sauna!' })), 'personal-data')).toEqual([]))
  test('a letter of the surname is not the surname', () => expect(said(en('Hello Mary, the booking is under Mary Smith as ever.', 'review', caseOf('en', 'The colour is all wrong. I want it mended.\n\n– Mary S.')), 'personal-data')).toEqual(['Mary Smith']))
  test('a letter may hold them', () => expect(said(en('Your order EE-20931, Mary Smith.', 'email', asked), 'personal-data')).toEqual([]))
})

test.each(['What do the lamps cost?', 'The lamps are lovely, thank you!'])('a question or praise is owed no apology and no step: %s', (text) => {
  const answer = 'Dear Mary,\n\nThank you for writing. They cost 20 euros each.\n\nKind regards,\nAnna'
  expect(rulesOf(en(answer, 'email', facts({ text, isComplaint: false })))).toEqual([])
  expect(rulesOf(en(answer, 'email', facts({ text })))).toEqual(['apology', 'next-step'])
})

describe('what was asked for', () => {
  test.each([
    ['refund', 'I want my money back', 'demand'], ['contact', 'Call me', 'demand'], ['cancellation', 'Cancel it', 'demand'],
    ['explanation', 'Why?', 'explanation'], ['compensation', 'I want compensation', 'compensation']
  ] as const)('%s', (demand, text, rule) => {
    const short = 'Dear Mary,\n\nI am sorry. Please keep the box.\n\nKind regards,\nAnna'
    expect(rulesOf(en(short, 'email', facts({ text, demands: [demand] })))).toContain(rule)
    expect(rulesOf(en(short, 'email', facts({ text: 'Bad lamp.', demands: [demand] })))).not.toContain(rule)
  })
  test('who wants the answer in writing has it, whatever is said of calls', () => {
    const asked = { text: 'Do not call me, answer in writing', demands: ['contact'] as const }
    expect(rulesOf(en('I am sorry.', 'email', facts(asked)))).toContain('demand')
    expect(rulesOf(en('I am sorry.', 'email', facts({ ...asked, inWriting: true })))).not.toContain('demand')
  })
  test('names what it was', () => expect(en('I am sorry.', 'chat', facts({ text: 'Call me', demands: ['contact'] })).find(({ rule }) => rule === 'demand')!.message).toContain('being contacted'))
})

describe('the company\'s settings', () => {
  const offer = `${GOOD}\nYou get 20% off your next purchase.`
  test.each([
    [{ allowed: false }, ['promise']], [{ allowed: true }, []], [{ allowed: true, percent: 20 }, []], [{ allowed: true, percent: 10 }, ['promise']]
  ])('%o', (compensation, errors) => expect(rulesOf(lookOver('en', { compensation })(offer))).toEqual(errors))

  test.each([
    ['et', 'formal', 'Saadan Teile uue, sinu vana võib jääda.', ['error']], ['et', 'formal', 'Saadan Teile uue.', []], ['et', 'formal', 'Saadan sulle uue.', ['warning']],
    ['et', 'informal', 'Saadan Teile uue.', ['warning']], ['fi', 'formal', 'Lähetän teille uuden, ja sinun ei tarvitse maksaa.', ['error']], ['fi', 'informal', 'Lähetän sinulle uuden.', []]
  ] as const)('%s, %s: %s', (tag, formality, text, severities) =>
    expect(lookOver(tag, { formality })(text).filter(({ rule }) => rule === 'formality').map(({ severity }) => severity)).toEqual(severities))
})

const tags = checkPacks.map(({ tag }) => tag)
const looks = new Map(tags.map((tag) => [tag, lookOver(tag)]))
const scrap = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('Dear Mary,', '[name]', '“', '”', '\n', '> ', 'You should have checked', 'sorry', 'EE-20913', '94.90 €', 'Te', 'sinu', '🎻', '{{ x }}', '___'))

test('whatever the reply, the words shown are those at their place', () => {
  fc.assert(fc.property(fc.constantFrom(...tags), fc.constantFrom(...CHANNELS), fc.array(scrap, { maxLength: 20 }), fc.boolean(), (tag, channel, scraps, asked) => {
    const text = scraps.join(' ') || '-'
    const findings = looks.get(tag)!(text, channel, asked ? facts({ text: 'Order EE-20931, 49,90 €. Mary', demands: ['refund'] }, { orderNumber: 'EE-20931', amount: '49,90 €' }) : NOTHING)
    for (const { kind, start, end, text: words } of findings) if (kind === 'avoid') expect(text.slice(start, end)).toBe(words)
  }), { numRuns: 400 })
})

test.each([
  ['one letter', 'a'.repeat(20_000)], ['brackets', '['.repeat(20_000)], ['open quotes', '“a '.repeat(6_000)], ['digits', '1'.repeat(20_000)], ['digits apart', '1 '.repeat(10_000)],
  ['sums', '1.111.111 '.repeat(2_000)], ['greetings', 'Dear '.repeat(4_000)], ['lines', '\n'.repeat(20_000)], ['capitals', 'A '.repeat(10_000)], ['blame', 'you should have '.repeat(1_250)],
  ['underscores', '_'.repeat(20_000)], ['dots', ' .'.repeat(10_000)], ['braces', '{a'.repeat(10_000)], ['names', 'Hello Anna-Mari '.repeat(1_250)]
])('a hostile reply costs no more than its length: %s', TIMED, (_, text) => {
  for (const look of looks.values()) {
    const begun = performance.now()
    look(text, 'review', facts({ text, demands: ['refund'], entities: [{ type: 'orderNumber', value: text.slice(0, 60), start: 0, end: 60 }] }, { orderNumber: text.slice(0, 1_000), customerName: text.slice(0, 1_000) }))
    expect(performance.now() - begun).toBeLessThan(1_500)
  }
})
