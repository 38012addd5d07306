import { describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import { ratesOf, Tally } from '../../src/evaluate/counts.ts'
import { measure } from '../../src/evaluate/quality.ts'
import { writeDetails, writeTable } from '../../src/evaluate/table.ts'
import type { Findings } from '../../src/core/findings.ts'
import type { Case } from '../../src/learn/cases.ts'
import { readCaseSets } from '../../src/learn/messages.ts'
import { loadPacks } from '../../src/load.ts'

test('rates by hand', () => {
  expect(ratesOf({ right: 3, wrong: 1, missed: 2 })).toEqual({ precision: 0.75, recall: 0.6, f1: 6 / 9 })
  expect(ratesOf({ right: 0, wrong: 0, missed: 0 }).f1).toBeNaN()
})

test('a tally counts names once a case, and adds them up', () => {
  const tally = new Tally()
  tally.add(['a', 'a', 'b'], ['a', 'c'])
  tally.add(['a'], ['a'])
  expect(tally.of('a')).toEqual({ right: 2, wrong: 0, missed: 0 })
  expect(tally.total()).toEqual({ right: 2, wrong: 1, missed: 1 })
  expect(tally.macro()).toBeCloseTo(1 / 3)
})

test('cases are labelled with things that rules can tell', () => {
  const { concepts } = loadPacks(assetsFolder('languages'))
  const known = new Set(concepts.map(({ id }) => id))
  for (const tag of ['en', 'et', 'fi']) {
    const labels = readCaseSets(tag).flatMap(({ cases }) => cases.flatMap(({ told = [] }) => told))
    expect(labels.length).toBeGreaterThan(1000)
    expect([...new Set(labels)].filter((id) => !known.has(`told.${id}`))).toEqual([])
  }
})

const example = (partial: Partial<Case>): Case => ({
  id: 'en-1', language: 'en', channel: 'email', text: 'a text of more than twenty characters', format: 'text', complaint: true, scenario: 'delivery-delay', secondary: [], signs: [],
  shouting: false, anger: 1, demands: [], escalation: [], entities: {}, why: '', ...partial
})
const findings = (partial: Partial<Findings>): Findings => ({
  language: { code: 'en', confidence: 1, source: 'detected' }, complaint: true, scenario: { id: 'delivery-delay', confidence: 0.9 }, secondary: [], alternatives: [], evidence: [],
  anger: { level: 'irritated', score: 0.3, shouting: false, signs: [] }, demands: [], escalation: [], supply: null, entities: [], facts: [], times: [], priority: { level: 'normal', because: [] }, review: { needed: false, reasons: [] }, ...partial
})

describe('one right, one second best, one wrong, one taken for none, one false alarm', () => {
  const quality = measure([
    { example: example({ entities: { amount: '5 €', phone: '123' } }), findings: findings({ entities: [{ type: 'amount', value: '5 € ', start: 0, end: 3 }, { type: 'phone', value: '124', start: 4, end: 7 }] }) },
    { example: example({ scenario: 'wrong-item', secondary: ['delivery-delay'], anger: 3 }), findings: findings({}) },
    { example: example({ scenario: 'other', signs: ['blame'] }), findings: findings({ review: { needed: true, reasons: ['low-confidence'] } }) },
    { example: example({ scenario: 'bad-service' }), findings: findings({ complaint: false, scenario: null }) },
    { example: example({ complaint: false, scenario: null, anger: 0 }), findings: findings({ language: { code: 'de', confidence: 1, source: 'detected' } }) }
  ])

  test.each([
    ['accuracy over the complaints', quality.accuracy, 0.25],
    ['primary or secondary', quality.primaryOrSecondary, 0.5],
    ['anger exact', quality.anger.exact, 3 / 5],
    ['anger within one', quality.anger.withinOne, 4 / 5],
    ['anger mean error', quality.anger.meanError, 3 / 5],
    ['language', quality.language, 0.8],
    ['wrong ones reviewed', quality.reviewedWrong, 1 / 3],
    ['calibration: 0.9 sure, a third right', quality.calibrationError, 0.9 - 1 / 3]
  ])('%s', (_, figure, expected) => expect(figure).toBeCloseTo(expected))

  test('complaints', () => expect(quality.complaint.of('complaint')).toEqual({ right: 3, wrong: 1, missed: 1 }))
  test('entities, their ends trimmed', () => {
    expect(quality.entities.of('amount')).toEqual({ right: 1, wrong: 0, missed: 0 })
    expect(quality.entities.of('phone')).toEqual({ right: 0, wrong: 1, missed: 1 })
  })
  test('what is told, where any case is labelled with it', () => {
    const told = (id: string): Findings['facts'][number] => ({ id: `told.${id}`, start: 0, end: 1 })
    const { told: tally, fails } = measure([
      { example: example({ told: ['rude', 'late'] }), findings: findings({ facts: [told('rude'), told('call')] }) },
      { example: example({ told: [] }), findings: findings({ facts: [told('late')] }) },
      { example: example({}), findings: findings({ facts: [told('rude')] }) }
    ])
    expect(tally.total()).toEqual({ right: 1, wrong: 1, missed: 1 })
    expect(fails.map(({ faults }) => faults.join('; '))).toEqual(['told: -late', 'told: +late'])
  })
  test('confusion', () => expect(quality.confusion.get('wrong-item')!.get('delivery-delay')).toBe(1))
  test('fails name what went wrong', () => expect(quality.fails.map(({ faults }) => faults.join('; '))).toEqual([
    'phone: +«124»; phone: -«123»',
    'scenario: +delivery-delay -wrong-item; secondary: -delivery-delay; anger: 1, labelled 3',
    'scenario: +delivery-delay -other; signs: -blame',
    'complaint: -complaint; scenario: -bad-service',
    'complaint: +complaint; language: de'
  ]))
  test('the table has a row a figure and a column a language', () => {
    const lines = writeTable(new Map([['en', quality]]), new Map([['a peer', new Map([['en', 0.5]])]])).split('\n')
    expect(lines).toContain('| scenario: accuracy | 0.250 |')
    expect(lines).toContain('| a peer | 0.500 |')
    expect(new Set(lines.map((line) => line.split('|').length))).toEqual(new Set([4]))
    expect(writeDetails('en', quality)).toContain('| wrong-item | 0 | 0 | 1 |')
  })
})
