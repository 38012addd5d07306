import { DEMANDS, ESCALATIONS, LEVELS, SCENARIOS, SUPPLIES, type Level, type ScenarioId } from '../core/findings.ts'
import { CHANNELS, type Channel } from '../core/message.ts'
import { PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { EMERGENCY } from '../core/told.ts'
import { ANSWERED } from '../drafts/circumstances.ts'
import { SHAPE_OF, type DraftInput, type ToldTime } from '../drafts/index.ts'
import { choose, TELLABLE } from '../drafts/telling.ts'
import { ALL_FACTS } from './facts.ts'

export type Facts = Readonly<Partial<Record<Placeholder, string>>>
/** One draft to write, but for language, scenario and form of address. */
export interface Situation {
  readonly input: Pick<DraftInput, 'channel' | 'level' | 'gaps' | Matter>
  readonly facts: Facts
  /** Whether the company allows compensation. */
  readonly allows: boolean
}
type Matter = 'secondary' | 'demands' | 'escalation' | 'supply' | 'told' | 'times'
type Matters = Pick<DraftInput, Matter>
/** `every`: all that `npm run render-drafts` writes. `short`: so much of it that each wording stands in some draft. */
export type Depth = 'every' | 'short'

interface Given { readonly facts: Facts, readonly allows: boolean }

const NONE: Given = { facts: {}, allows: false }
const ALL: Given = { facts: ALL_FACTS, allows: true }
const without = (name: Placeholder): Facts => Object.fromEntries(Object.entries(ALL_FACTS).filter(([key]) => key !== name))
/** None, all, each one alone, all but each one; compensation allowed and not. */
const EACH_FACT: readonly Given[] = [
  NONE, ALL, { facts: {}, allows: true }, { facts: ALL_FACTS, allows: false },
  ...PLACEHOLDERS.flatMap((name) => [{ facts: { [name]: ALL_FACTS[name] }, allows: true }, { facts: without(name), allows: true }])
]
const BOTH: readonly Given[] = [NONE, ALL]

/** A channel for each shape: templates hardly ever tell e-mail from form, or a review from other public places. */
const SHAPED: readonly Channel[] = ['email', 'chat', 'review']
const GAPS = ['mark', 'omit'] as const

const TIMES: readonly (readonly ToldTime[])[] = [
  [{ role: 'waiting', number: 1, unit: 'day' }], [{ role: 'waiting', number: 3, unit: 'week' }], [{ role: 'waiting', number: 14, unit: 'day' }], [{ role: 'waiting', number: 2, unit: 'month' }],
  [{ role: 'ordered', date: '2026-11-03' }], [{ role: 'ordered', number: 2, unit: 'week' }],
  [{ role: 'bought', date: '2026-05-31' }], [{ role: 'bought', number: 1, unit: 'month' }], [{ role: 'bought', number: 2, unit: 'year' }],
  [{ role: 'wrote', date: '2026-11-09' }], [{ role: 'attempts', number: 4, unit: 'time' }], [{ role: 'customer', number: 20, unit: 'year' }]
]

const isTelling = (matter: Matters): boolean => 'told' in matter || 'times' in matter
const only = (matters: readonly Matters[], key: Matter): Matters[] => matters.filter((matter) => key in matter)

/**
 * The drafts to write of one scenario: each kind of matter alone with every channel, level and way with gaps; each fact
 * present or missing beside each further scenario; any two matters beside each other; and much at once.
 */
export function * situationsOf (scenario: ScenarioId, depth: Depth): Generator<Situation> {
  const others = SCENARIOS.filter((id) => id !== scenario)
  const told = TELLABLE.filter((id) => choose(scenario, 'letter', [], [id]).length > 0)
  const matters: Matters[] = [
    ...others.map((id) => ({ secondary: [id] })), ...DEMANDS.map((id) => ({ demands: [id] })), ...ESCALATIONS.map((id) => ({ escalation: [id] })),
    ...SUPPLIES.map((supply) => ({ supply })), ...told.map((id) => ({ told: [id] })), ...ANSWERED.map((id) => id === EMERGENCY ? { told: [id], escalation: ['safety'] as const } : { told: [id] }), ...TIMES.map((times) => ({ times }))
  ]
  const much: Matters[] = [
    { told: [...TELLABLE] }, { told: TELLABLE.toReversed(), times: TIMES.flat() },
    ...told.map((_, at) => ({ told: [0, 1, 2].map((next) => told[(at + next) % told.length]!), times: TIMES[at % TIMES.length]! })),
    { secondary: ['unanswered-message', 'delivery-delay'], demands: ['refund', 'contact', 'explanation'], escalation: ['regulator', 'safety'] },
    { secondary: [...SCENARIOS], demands: [...DEMANDS], escalation: [...ESCALATIONS], told: [...TELLABLE.toReversed(), ...ANSWERED] }
  ]
  if (depth === 'short') {
    const plain = matters.filter((matter) => !isTelling(matter))
    const answered = matters.filter(({ told = [] }) => told.some((id) => ANSWERED.includes(id)))
    yield * product(SHAPED, ['omit'], [...plain, ...much.slice(0, 2), ...much.slice(-2)], BOTH)
    yield * product(SHAPED, ['omit'], matters.filter(isTelling), [NONE], ['calm', 'furious'])
    yield * product(SHAPED, ['mark'], plain, [NONE])
    yield * product(SHAPED, ['omit'], pairsOf(plain).filter((pair) => 'supply' in pair), [NONE], ['calm', 'furious'])
    yield * product(SHAPED, ['omit'], answered.flatMap((one) => plain.filter((other) => 'demands' in other || 'escalation' in other).map((other) => join(one, other))), [NONE], ['calm'])
    yield * product(SHAPED, GAPS, [{}], EACH_FACT, ['calm', 'furious'])
    return
  }
  yield * product(CHANNELS, GAPS, [{}, ...only(matters, 'secondary')], EACH_FACT)
  yield * product(CHANNELS, GAPS, [...matters.filter((matter) => !('secondary' in matter)), ...much], BOTH)
  const pairs = pairsOf(matters)
  yield * product(SHAPED, ['omit'], pairs.filter((pair) => !isTelling(pair)), BOTH)
  yield * product(SHAPED, ['omit'], pairs.filter(isTelling), [NONE], ['calm', 'furious'])
}

function * product (channels: readonly Channel[], ways: readonly ('mark' | 'omit')[], matters: readonly Matters[], given: readonly Given[], levels: readonly Level[] = LEVELS): Generator<Situation> {
  for (const channel of channels) {
    for (const level of levels) {
      for (const matter of matters) {
        // times stand in letters alone
        if ('times' in matter && !('told' in matter) && SHAPE_OF[channel] !== 'letter') continue
        for (const gaps of ways) {
          for (const { facts, allows } of given) yield { input: { channel, level, gaps, ...matter }, facts, allows }
        }
      }
    }
  }
}

/** Of times and of what was supplied a case has one. */
const hasBothOnce = (one: Matters, other: Matters): boolean => !('times' in one && 'times' in other) && !('supply' in one && 'supply' in other)

/** Both matters; of one kind, both in its list. */
function join (one: Matters, other: Matters): Matters {
  const lists = one as Readonly<Record<string, unknown[]>>
  return { ...one, ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, key in one ? [...lists[key]!, ...value as unknown[]] : value])) }
}

/** Any two of `matters`. */
function pairsOf (matters: readonly Matters[]): Matters[] {
  return matters.flatMap((one, at) => matters.slice(at + 1).flatMap((other) => {
    return hasBothOnce(one, other) ? [join(one, other)] : []
  }))
}
