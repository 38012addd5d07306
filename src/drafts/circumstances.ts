import { SUPPLIES, type SupplyId } from '../core/findings.ts'
import { ARRIVED, BEREAVED, CALL, DEADLINE, EMERGENCY, ERASURE, HURT, ILL, IN_WRITING, MANAGER, MOURNING, OVER, PHOTOS, PRAISE, URGENT } from '../core/told.ts'

/** What beside the labels of a case decides how its reply is worded, by the names that conditions ask for; `service` is whatever is supplied but goods. */
export const CIRCUMSTANCES = [...SUPPLIES, 'service', 'deadline', 'urgent', 'bereaved', 'ill', 'hurt', 'emergency', 'over', 'call', 'manager', 'writing', 'praise', 'mourning', 'erasure', 'photos', 'again', 'cancelled', 'arrived', 'missing', 'wrong', 'several'] as const
export type Circumstance = (typeof CIRCUMSTANCES)[number]

/** What is told and what the reply answers it by, in place of telling it back. */
const ANSWERS = [
  [DEADLINE, 'deadline'], [URGENT, 'urgent'], [CALL, 'call'], [MANAGER, 'manager'], [BEREAVED, 'bereaved'], [ILL, 'ill'], [HURT, 'hurt'],
  [EMERGENCY, 'emergency'], [OVER, 'over'], [PRAISE, 'praise'], [MOURNING, 'mourning'],
  [ERASURE, 'erasure'], [PHOTOS, 'photos'], [IN_WRITING, 'writing'], [ARRIVED, 'arrived']
] as const
/** Concepts that are answered, not told back. */
export const ANSWERED: readonly string[] = ANSWERS.map(([id]) => id)

const TOLD: ReadonlyMap<string, Circumstance> = new Map<string, Circumstance>([
  ...ANSWERS,
  ...['asked-again', 'no-answer', 'auto-reply', 'message-seen', 'promised-reply'].map((id) => [`told.${id}`, 'again'] as const),
  ['told.cancelled-before', 'cancelled'],
  ...['part-missing', 'too-few'].map((id) => [`told.${id}`, 'missing'] as const),
  ...['wrong-size', 'wrong-colour', 'other-thing', 'someone-elses'].map((id) => [`told.${id}`, 'wrong'] as const)
])

/** Told of tickets, bookings, fees and work, whose name may be read as that of a product. */
const OF_NO_GOODS: ReadonlySet<string> = new Set(['told.plans-changed', 'told.fee', 'told.voucher-expired', 'told.delayed-on-way', 'told.cancelled-on', 'told.bad-work', 'told.unfinished'])

/** «Outi ja Timo Sädeharju»: they are greeted in the plural, where a language has one. */
const OF_SEVERAL = / (?:&|\+|and|ja) /

/** What decides circumstances: what was supplied, the concepts that are told, whether a product is named, by the agent (surely) or in the text, and the name to greet. */
export interface Told {
  readonly supply: SupplyId | undefined
  readonly told: readonly string[]
  readonly product: 'given' | 'read' | undefined
  readonly name: string | undefined
}

/** The circumstances of a case, in the order of CIRCUMSTANCES. */
export function circumstancesOf ({ supply, told, product, name }: Told): readonly Circumstance[] {
  const found = new Set<Circumstance>(told.flatMap((id) => TOLD.get(id) ?? []))
  // where one thing is wrong and another missing, what is said of the wrong one holds for both
  if (found.has('wrong')) found.delete('missing')
  if (supply !== undefined) {
    found.add(supply)
    if (supply !== 'goods') found.add('service')
  } else if (product === 'given' || (product === 'read' && !told.some((id) => OF_NO_GOODS.has(id)))) found.add('goods')
  if (name !== undefined && OF_SEVERAL.test(name)) found.add('several')
  return CIRCUMSTANCES.filter((each) => found.has(each))
}
