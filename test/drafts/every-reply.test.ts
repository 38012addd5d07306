import { describe, expect, test } from 'vitest'
import { DEMANDS, ESCALATIONS, LEVELS, SCENARIOS } from '../../src/core/findings.ts'
import { PLACEHOLDERS } from '../../src/core/placeholders.ts'
import { createDrafter, findFaults, SHAPES, slotsOf, type DraftInput } from '../../src/drafts/index.ts'
import { loadRenderer } from '../../src/render/load.ts'
import { DEFAULT_SETTINGS, type Formality } from '../../src/settings.ts'
import { ALL_FACTS } from './facts.ts'
import { loadAll, TAGS } from './load.ts'

const templates = loadAll()
const { render } = loadRenderer()
const CHANNELS = ['email', 'chat', 'review'] as const

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

  test.each(SCENARIOS)('%s holds in every combination', (scenario) => {
    const { faults, checked } = render(tag, scenario, 'short')
    expect(checked).toBeGreaterThan(500)
    expect(faults.map(({ kind, count, place, draft }) => `${kind} (${count}), first ${place}\n${draft.body}`).join('\n\n')).toBe('')
  })

  const one = new Map([[tag, language]])
  describe.each(['formal', 'informal'] as const)('%s', (formality: Formality) => {
    const draft = createDrafter(one, { ...DEFAULT_SETTINGS, formality })

    test.each(SCENARIOS)('%s differs by level, by demand and by further matter', (scenario) => {
      const body = (input: Partial<DraftInput>): string => draft({ language: tag, scenario, gaps: 'omit', ...input })!.body
      for (const channel of CHANNELS) {
        expect(body({ channel, level: 'calm' })).not.toBe(body({ channel, level: 'furious' }))
        for (const id of ['unhappy-with-purchase', 'unanswered-message']) {
          if (id !== scenario) expect(body({ channel, secondary: [id] }).length, `${channel} ${id}`).toBeGreaterThan(body({ channel }).length)
        }
      }
      expect(new Set(LEVELS.map((level) => body({ level }))).size).toBeGreaterThan(2)
      const answered = language.replies.get(scenario)!.answers
      // a letter on something else explains itself anyway
      for (const id of DEMANDS) if (!answered.includes(id) && !(scenario === 'other' && id === 'explanation')) expect(body({ demands: [id] }), id).not.toBe(body({}))
      for (const reason of ESCALATIONS) expect(body({ escalation: [reason] }).length, reason).toBeGreaterThan(body({}).length)
    })

    test.each(SCENARIOS)('%s is short in a chat and in public', (scenario) => {
      for (const level of LEVELS) {
        const length = (channel: 'email' | 'chat' | 'review'): number => draft({ language: tag, scenario, channel, level, gaps: 'omit' })!.body.length
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
        const { body, filled, missing } = draft({ language: tag, scenario, level, demands: ['compensation'], values: ALL_FACTS })!
        expect(body).not.toContain(ALL_FACTS.couponCode)
        expect([...filled, ...missing].map(({ name }) => name)).not.toContain('discountPercent')
      }
    }
  })

  test('every label names its gap once', () => {
    expect(PLACEHOLDERS.filter((name) => !language.labels.gaps[name])).toEqual([])
  })
})
