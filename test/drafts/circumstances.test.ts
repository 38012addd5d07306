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
  ['what concerns the answer', { told: ['told.in-writing', 'told.photos', 'told.erasure', 'told.mourning'] }, ['writing', 'mourning', 'erasure', 'photos']],
  ['who has written in vain', { told: ['told.promised-reply', 'told.no-answer'] }, ['again']],
  ['who has cancelled before', { told: ['told.cancelled-before'] }, ['cancelled']],
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

  const paragraphs = (input: Partial<DraftInput>): string[] => body(input).split('\n\n')

  test('what cannot wait is answered first, and the deadline is not noted besides', () => {
    const deadline = { scenario: 'delivery-delay', told: ['told.deadline'] } as const
    const urgent = { ...deadline, told: ['told.deadline', 'told.urgent'] }
    expect(paragraphs(urgent)[1]).not.toBe(paragraphs(deadline)[1])
    const noted = paragraphs(deadline).filter((paragraph) => !paragraphs({ scenario: 'delivery-delay' }).includes(paragraph))
    for (const paragraph of noted) expect(body(urgent)).not.toContain(paragraph)
  })

  test.each(['email', 'chat', 'review'] as const)('%s: who is in danger now reads the emergency number first, unless an agent has cleared it', (channel) => {
    const [, first] = body({ channel, told: ['told.emergency'], escalation: ['safety'] }).split('\n').filter((line) => line !== '')
    expect(first).toContain('112')
    expect(body({ channel, told: ['told.emergency'] })).toBe(body({ channel }))
  })

  test.each(['email', 'chat', 'review'] as const)('%s: a wish to have data erased is answered, once, with a matter of privacy or without', (channel) => {
    const asked = { scenario: 'other', channel, told: ['told.erasure'] } as const
    expect(body(asked)).not.toBe(body({ ...asked, told: [] }))
    expect(body({ ...asked, escalation: ['privacy'] })).not.toBe(body({ ...asked, told: [], escalation: ['privacy'] }))
  })

  test('who wants the answer in writing is offered no call', () => {
    for (const scenario of ['bad-service', 'other', 'unanswered-message'] as const) {
      const values = { phone: '+372 600 1234' }
      expect([scenario, body({ scenario, values, demands: ['contact'], told: ['told.in-writing'] }).includes(values.phone)]).toEqual([scenario, false])
      expect([scenario, body({ scenario, values, demands: ['contact'] }).includes(values.phone)]).toEqual([scenario, true])
    }
  })

  test('of a danger that is over no emergency number is named', () => {
    const safety = { scenario: 'other', escalation: ['safety'] } as const
    expect(body(safety)).toContain('112')
    expect(body({ ...safety, told: ['told.over'] })).not.toContain('112')
  })

  test.each(['calm', 'furious'] as const)('%s: who asks for a manager is told which one has it', (level) => {
    const asked = body({ level, told: ['told.manager'], values: { managerName: 'Kadri Lehis' } })
    expect(asked).toContain('Kadri Lehis')
    expect(asked).not.toBe(body({ level, values: { managerName: 'Kadri Lehis' } }))
  })

  test('kind words are thanked for, but not beside anger or danger', () => {
    const thanks = (input: Partial<DraftInput>): boolean => body({ ...input, told: ['told.praise'] }) !== body(input)
    expect([thanks({}), thanks({ level: 'angry' }), thanks({ escalation: ['legal'] })]).toEqual([true, false, false])
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
