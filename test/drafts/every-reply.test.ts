import { describe, expect, test } from 'vitest'
import { DEMANDS, ESCALATIONS, LEVELS, SCENARIOS, type DemandId, type EscalationReason } from '../../src/core/findings.ts'
import { PLACEHOLDERS, PRIVATE_PLACEHOLDERS, type Placeholder } from '../../src/core/placeholders.ts'
import { createDrafter, findFaults, SHAPES, slotsOf, type Draft, type DraftInput } from '../../src/drafts/index.ts'
import { DEFAULT_SETTINGS, type CompanySettings, type Formality } from '../../src/settings.ts'
import { TELLABLE } from '../../src/drafts/telling.ts'
import { loadAll, TAGS } from './load.ts'

const templates = loadAll()

/** One fact of each kind, none of which is a part of another or holds two spaces or brackets. */
const ALL: Record<Placeholder, string> = {
  customerName: 'Mari Tamm', orderNumber: 'EE-20931', trackingNumber: 'JJFI6488', invoiceNumber: 'INV-7731', carrier: 'Omniva',
  product: 'Torvald T9', amount: '312,45 €', phone: '+372 600 1234', email: 'abi@pood.example', deliveryStatus: 'Jüri sorting centre',
  trackingUrl: 'https://jalgi.example/x', deliverBy: '2026-11-24', deliveryDate: '2026-11-12', actionTaken: 'parcel traced',
  nextStep: 'Liis checks the log', customerExperience: 'nobody came to the door', team: 'Lootsi 4', discountPercent: '15',
  couponCode: 'VABANDUS', returnDays: '16', returnWindowDays: '33', policyUrl: 'https://pood.example/tagastus', company: 'Kaubakelder',
  agentName: 'Anna Kask', signature: 'Anna Kask\nKaubakelder', managerName: 'Liis Mets', customerPhone: '+372 555 9876',
  customerEmail: 'mari@post.example', answerBy: '2026-11-25', refundBy: '2026-11-27'
}

type Extra = Pick<DraftInput, 'secondary' | 'demands' | 'escalation' | 'told' | 'times'>
const EXTRAS: Extra[] = [
  {},
  ...SCENARIOS.map((id) => ({ secondary: [id] })),
  ...DEMANDS.map((id) => ({ demands: [id] })),
  ...ESCALATIONS.map((reason) => ({ escalation: [reason] })),
  { secondary: ['unanswered-message', 'delivery-delay'], demands: ['refund', 'contact', 'explanation'], escalation: ['regulator', 'safety'] },
  { told: [...TELLABLE] },
  { told: [...TELLABLE].reverse(), times: [{ role: 'waiting', number: 3, unit: 'week' }, { role: 'attempts', number: 4, unit: 'time' }, { role: 'customer', number: 20, unit: 'year' }, { role: 'bought', date: '2026-03-03' }], escalation: ['regulator'] },
  { secondary: [...SCENARIOS], demands: [...DEMANDS] as DemandId[], escalation: [...ESCALATIONS] as EscalationReason[] }
]
const CHANNELS = ['email', 'chat', 'review'] as const

const RULES: readonly (readonly [string, RegExp])[] = [
  ['Liquid or a formality mark', /\{\{|\}\}|\{%|%\}|\[\[|\]\]/],
  ['a sentinel', /[\p{Co}\p{Cs}]/u],
  ['two spaces', / {2}/],
  ['a space before a mark', / [,.;:!?](?:\s|$)/m],
  ['a space at the edge of a line', /^[ \t]|[ \t]$/m],
  ['a run of empty lines', /\n{3}/],
  ['two marks', /(?:,,|;;|\.\.|[!?]\.|\.,|,\.|::)/],
  ['a line mark', /^[~?] /m],
  ['a backslash', /\\/],
  ['a word from code', /\b(?:undefined|null|NaN|object Object)\b/],
  ['a small letter at the start of a paragraph', /^(?![-])\p{Ll}/mu]
]

function faultsOf (draft: Draft, gaps: 'mark' | 'omit', facts: 'none' | 'all'): string[] {
  const { body, subject, missing, filled } = draft
  const found: string[] = []
  for (const [name, pattern] of RULES) {
    if (pattern.test(body)) found.push(name)
    if (subject !== null && pattern.test(subject)) found.push(`${name} in the subject`)
  }
  if (body !== body.trim() || body === '') found.push('edges')
  for (const { label, start, end } of missing) if (body.slice(start, end) !== `[${label}]`) found.push(`offset of ${label}`)
  for (const { name, value, start, end } of filled) if (start !== undefined && body.slice(start, end) !== value) found.push(`offset of ${name}`)
  if ((body.match(/\[/g)?.length ?? 0) !== missing.length) found.push('a bracket that is no gap')
  if (subject !== null && /[[\]]/.test(subject)) found.push('a gap in the subject')
  if (facts === 'all' && missing.length > 0) found.push('a gap though all is known')
  if (gaps === 'omit' && missing.length > 0) found.push('a gap in a draft to be sent')
  if (draft.channel === 'review') {
    for (const name of PRIVATE_PLACEHOLDERS) if (body.includes(ALL[name]) && !/^\d+$/.test(ALL[name])) found.push(`${name} in public`)
  }
  if ((subject === null) !== (draft.channel !== 'email')) found.push('subject and channel')
  const sentences = body.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.length > 12)
  const twice = sentences.find((sentence, index) => sentences.indexOf(sentence) !== index)
  if (twice !== undefined) found.push(`said twice: ${twice}`)
  return found
}

describe.each(TAGS)('%s', (tag) => {
  const language = templates.get(tag)!

  test('its files fit each other', () => expect(findFaults(language)).toEqual([]))

  test('every scenario has a reply, and each further matter, demand and reason a part', () => {
    expect([...language.replies.keys()].sort()).toEqual([...SCENARIOS].sort())
    const needed = [...SCENARIOS.map((id) => `secondary/${id}`), ...DEMANDS.map((id) => `demand/${id}`), ...ESCALATIONS.map((id) => `escalation/${id}`)]
    expect(needed.filter((name) => !language.parts.has(name))).toEqual([])
  })

  test.each(SCENARIOS.flatMap((scenario) => SHAPES.map((shape) => ({ scenario, shape }))))('$scenario as $shape has the same slots as in English', ({ scenario, shape }) => {
    expect(slotsOf(language, scenario, shape)).toEqual(slotsOf(templates.get('en')!, scenario, shape))
  })

  test('what a reply answers itself is the same as in English', () => {
    for (const [id, reply] of language.replies) expect([id, [...reply.answers].sort()]).toEqual([id, [...templates.get('en')!.replies.get(id)!.answers].sort()])
  })

  const one = new Map([[tag, language]])
  describe.each(['formal', 'informal'] as const)('%s', (formality: Formality) => {
    const bare: CompanySettings = { ...DEFAULT_SETTINGS, formality }
    const drafters = { none: createDrafter(one, bare), all: createDrafter(one, { ...bare, compensation: { allowed: true } }) }

    test.each(SCENARIOS)('%s holds in every combination', (scenario) => {
      const bad = new Map<string, string>()
      for (const channel of CHANNELS) {
        for (const level of LEVELS) {
          for (const gaps of ['mark', 'omit'] as const) {
            for (const facts of ['none', 'all'] as const) {
              for (const extra of EXTRAS) {
                const draft = drafters[facts]({
                  language: tag, scenario, channel, level, gaps, ...extra, text: 'Mari Tamm', ...(facts === 'all' ? { values: ALL } : {})
                })!
                for (const fault of faultsOf(draft, gaps, facts)) {
                  bad.set(fault, bad.get(fault) ?? `${channel} ${level} ${gaps} ${facts} ${JSON.stringify(extra)}\n${draft.body}`)
                }
              }
            }
          }
        }
      }
      expect([...bad].map(([fault, where]) => `${fault}: ${where}`).join('\n\n')).toBe('')
    })

    test.each(SCENARIOS)('%s differs by level, by demand and by further matter', (scenario) => {
      const body = (input: Partial<DraftInput>): string => drafters.none({ language: tag, scenario, gaps: 'omit', ...input })!.body
      for (const channel of CHANNELS) {
        expect(body({ channel, level: 'calm' })).not.toBe(body({ channel, level: 'furious' }))
        for (const id of ['unhappy-with-purchase', 'unanswered-message']) {
          if (id !== scenario) expect(body({ channel, secondary: [id] }).length, `${channel} ${id}`).toBeGreaterThan(body({ channel }).length)
        }
      }
      expect(new Set(LEVELS.map((level) => body({ level }))).size).toBeGreaterThan(2)
      const answered = language.replies.get(scenario)!.answers
      for (const id of DEMANDS) if (!answered.includes(id)) expect(body({ demands: [id] }).length, id).toBeGreaterThan(body({}).length)
      for (const reason of ESCALATIONS) expect(body({ escalation: [reason] }).length, reason).toBeGreaterThan(body({}).length)
    })

    test.each(SCENARIOS)('%s is short in a chat and in public', (scenario) => {
      for (const level of LEVELS) {
        const length = (channel: 'email' | 'chat' | 'review'): number => drafters.none({ language: tag, scenario, channel, level, gaps: 'omit' })!.body.length
        expect(length('chat')).toBeLessThan(500)
        expect(length('review')).toBeLessThan(600)
        expect(length('email')).toBeGreaterThan(length('chat'))
      }
    })
  })

  test('nothing is offered where the company does not allow it', () => {
    const draft = createDrafter(one, DEFAULT_SETTINGS)
    for (const scenario of SCENARIOS) {
      for (const level of LEVELS) {
        const { body, filled, missing } = draft({ language: tag, scenario, level, demands: ['compensation'], values: ALL })!
        expect(body).not.toContain(ALL.couponCode)
        expect([...filled, ...missing].map(({ name }) => name)).not.toContain('discountPercent')
      }
    }
  })

  test('every label names its gap once', () => {
    expect(PLACEHOLDERS.filter((name) => !language.labels.gaps[name])).toEqual([])
  })
})
