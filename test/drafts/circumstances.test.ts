import { describe, expect, test } from 'vitest'
import { circumstancesOf, type Told } from '../../src/drafts/circumstances.ts'
import { createDrafter, type DraftInput } from '../../src/drafts/index.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { loadAll, TAGS } from './load.ts'

const draft = createDrafter(loadAll(), DEFAULT_SETTINGS)
const told = (partial: Partial<Told>): Told => ({ supply: undefined, told: [], product: undefined, name: undefined, ...partial })

test.each<[string, Partial<Told>, string[]]>([
  ['nothing is known', {}, []],
  ['a product in the text', { product: 'read' }, ['goods']],
  ['a product in the text beside a fee', { product: 'read', told: ['told.fee'] }, []],
  ['a product as the agent gives it, beside a fee', { product: 'given', told: ['told.fee'] }, ['goods']],
  ['what was supplied wins over a product', { supply: 'work', product: 'given' }, ['work', 'service']],
  ['goods are no service', { supply: 'goods' }, ['goods']],
  ['something missing', { told: ['told.too-few'] }, ['missing']],
  ['something missing and something wrong', { told: ['told.part-missing', 'told.wrong-size'] }, ['wrong']],
  ['what is answered', { told: ['told.arrived', 'told.hurt', 'told.call', 'told.ill', 'told.bereaved', 'told.deadline'] }, ['deadline', 'bereaved', 'ill', 'hurt', 'call', 'arrived']],
  ['what cannot wait', { told: ['told.praise', 'told.over', 'told.manager', 'told.emergency', 'told.urgent'] }, ['urgent', 'emergency', 'over', 'manager', 'praise']],
  ['one name', { name: 'Andy Jackson' }, []],
  ...['Outi ja Timo Räihä', 'Tom & Ann', 'Tom and Ann'].map((name): [string, Partial<Told>, string[]] => [name, { name }, ['several']])
])('%s', (_, partial, expected) => expect(circumstancesOf(told(partial))).toEqual(expected))

describe.each(TAGS)('letters in %s', (language) => {
  const body = (input: Partial<DraftInput>): string => draft({ language, scenario: 'unhappy-with-purchase', gaps: 'omit', ...input })!.body

  test.each(['unhappy-with-purchase', 'wrong-item', 'delivery-delay', 'customer-leaving'])('%s: another letter for each kind of supply that matters to it', (scenario) => {
    const letters = new Set([undefined, 'work', 'visit', 'contract'].map((supply) => body({ scenario, supply: supply as DraftInput['supply'] })))
    expect(letters.size).toBeGreaterThanOrEqual(scenario === 'customer-leaving' ? 2 : 3)
  })

  test('goods that hurt somebody are not to be used, a visit has nothing to put aside', () => {
    const [goods, visit] = (['goods', 'visit'] as const).map((supply) => body({ supply, escalation: ['safety'], told: ['told.hurt'] }).split('\n\n')[1]!)
    expect(goods!.split('. ').length).toBe(visit!.split('. ').length + 1)
  })

  test.each(['told.ill', 'told.bereaved'])('%s is answered first in a letter, and never where strangers read', (id) => {
    expect(body({ told: [id] }).split('\n\n')[1]).not.toBe(body({}).split('\n\n')[1])
    expect(body({ channel: 'review', told: [id] })).toBe(body({ channel: 'review' }))
  })

  test('what has come is not looked for any more', () => {
    const [waiting, come] = [[], ['told.arrived']].map((told) => body({ scenario: 'delivery-delay', supply: 'goods', told, values: { deliverBy: '2026-12-01', trackingUrl: 'https://example.com/1' } }))
    expect(waiting).toContain('https://example.com/1')
    expect(come).not.toContain('https://example.com/1')
  })

  test('who asks to be called is not asked whether they would like a call', () => {
    const asked = (told: string[]): string => body({ scenario: 'bad-service', demands: ['contact'], told })
    expect(asked(['told.call'])).not.toBe(asked([]))
  })

  test('what is missing is sent, and nothing is asked back', () => {
    const [missing, wrong] = ['told.part-missing', 'told.other-thing'].map((id) => body({ scenario: 'wrong-item', supply: 'goods', told: [id] }))
    expect(missing!.split('\n\n').length).toBeLessThan(wrong!.split('\n\n').length)
  })
})

test('two who sign together are greeted as two where the language does', () => {
  const greeting = (name: string): string => draft({ language: 'fi', scenario: 'other', entities: { customerName: name } })!.body.split('\n')[0]!
  expect([greeting('Outi ja Timo Räihä'), greeting('Timo Räihä')]).toEqual(['Hyvät Outi ja Timo Räihä', 'Hyvä Timo Räihä'])
})
