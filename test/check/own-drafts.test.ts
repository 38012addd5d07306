import { describe, expect, test } from 'vitest'
import { DEMANDS, ESCALATIONS, LEVELS, SCENARIOS, type DemandId } from '../../src/core/findings.ts'
import type { CaseFacts } from '../../src/check/index.ts'
import { createDrafter, type DraftInput } from '../../src/drafts/index.ts'
import { DEFAULT_SETTINGS, type Formality } from '../../src/settings.ts'
import { ALL_FACTS } from '../drafts/facts.ts'
import { loadAll, TAGS } from '../drafts/load.ts'
import { checkPacks, lookOver } from './parts.ts'

const templates = loadAll()
type Extra = Pick<DraftInput, 'secondary' | 'demands' | 'escalation'>
const EXTRAS: Extra[] = [
  {}, { secondary: [...SCENARIOS] }, { demands: [...DEMANDS] }, ...DEMANDS.map((id) => ({ demands: [id] })), { escalation: [...ESCALATIONS] },
  { secondary: ['unanswered-message'], demands: ['refund', 'explanation'], escalation: ['regulator'] }
]
const NONE: Readonly<Record<string, string>> = {}

describe.each(TAGS)('what the service itself writes in %s has nothing to mend', (tag) => {
  const pack = checkPacks.find((each) => each.tag === tag)!
  const one = new Map([[tag, templates.get(tag)!]])

  describe.each(['formal', 'informal'] as const)('%s', (formality: Formality) => {
    const settings = { ...DEFAULT_SETTINGS, formality }
    const allowing = { ...settings, compensation: { allowed: true } }
    const kinds = [
      { facts: NONE, draft: createDrafter(one, settings), look: lookOver(tag, settings) },
      { facts: ALL_FACTS, draft: createDrafter(one, allowing), look: lookOver(tag, allowing) }
    ]

    test.each(SCENARIOS)('%s', (scenario) => {
      const bad = new Map<string, string>()
      for (const { facts, draft, look } of kinds) {
        for (const channel of ['email', 'chat', 'review'] as const) {
          for (const level of LEVELS) {
            for (const extra of EXTRAS) {
              const { body } = draft({ language: tag, scenario, channel, level, gaps: 'omit', ...extra, text: 'Mari Tamm', values: facts })!
              for (const { rule, text } of look(body, channel, caseOf(facts, extra.demands))) {
                const fault = `${rule} ${text ?? 'missing'}`
                bad.set(fault, bad.get(fault) ?? `${channel} ${level} ${facts === NONE ? 'none' : 'all'} ${JSON.stringify(extra)}\n${body}`)
              }
            }
          }
        }
      }
      expect([...bad].map(([fault, where]) => `${fault}: ${where}`).join('\n\n')).toBe('')
    })
  })

  /** The complaint that such a draft answers: it has a word for each demand, and all the facts. */
  function caseOf (facts: Readonly<Record<string, string>>, demands: readonly DemandId[] = []): CaseFacts {
    const asking = demands.flatMap((demand) => pack.asks[demand][0]!)
    return { complaint: { text: ['Mari Tamm', ...asking, ...Object.values(facts)].join(' '), demands, entities: [] }, values: facts }
  }
})
