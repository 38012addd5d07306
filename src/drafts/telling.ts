import type { ScenarioId } from '../core/findings.ts'
import { ARRIVED } from '../core/told.ts'
import type { Shape } from './parse.ts'

/** What a reply may tell back, best first. What the reply's own text says already is left out, and so are concepts that readers of a thousand clauses told back found wrong or idle in more than a fourth of the letters. */
const WRONG = ['someone-elses', 'wrong-again', 'wrong-text', 'wrong-size', 'wrong-colour', 'part-missing', 'too-few', 'too-many', 'other-thing']
const FAULTS = ['failed-again', 'damaged', 'broke', 'leaks', 'not-working', 'used', 'not-as-described', 'withered', 'spoiled', 'wore-out', 'faulty', 'poor-quality']
const SILENCE = ['no-callback', 'not-picked-up', 'auto-reply']
const SERVICE = ['laughed-at', 'discriminated', 'turned-away', 'no-show', 'neglected', 'passed-around', 'wrong-advice', 'damage-done', 'bad-work', 'unfinished', 'rude', 'ignored', 'hung-up', 'on-hold', 'kept-waiting', 'came-late', 'cancelled-on', 'not-helped']
const WAY = ['marked-delivered', 'lost', 'sent-back', 'wrong-place', 'stuck', 'put-off', 'overdue', 'not-come']
const MONEY = ['charged-twice', 'charged-on', 'paid-already', 'price-differs', 'charged-unasked', 'no-refund', 'collection', 'bill-wrong']
const ACCESS = ['data-leak', 'ads-continue', 'cannot-log-in', 'account-blocked', 'site-fault']
const FEASTS = ['wedding', 'birthday', 'christmas', 'occasion']

// who sums up a stay or leaves a gym speaks of services: what is said of goods would be said of them
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'delivery-delay': [...WAY.filter((id) => id !== 'not-come'), 'arrived-late', ...FEASTS, 'no-show', 'stayed-in', 'promise-broken', 'laughed-at', 'rude', 'passed-around', 'no-tracking', 'asked-again', 'long-wait'],
  'wrong-item': [...WRONG, ...FAULTS, ...FEASTS, 'asked-again', 'long-wait'],
  'unhappy-with-purchase': [...WRONG, ...FAULTS, 'damage-done', 'bad-work', 'unfinished', 'food-cold', 'price-differs', 'no-refund', 'arrived-late', 'came-late', 'promise-broken', 'not-helped', 'laughed-at', 'rude', 'too-dear', 'asked-again', 'long-wait'],
  'bad-service': [...SERVICE, 'promise-broken', 'dirty', 'food-cold', 'spoiled', 'stayed-in', 'data-leak', 'charged-twice', 'bill-wrong', 'no-refund', 'not-come', 'wrong-place', 'price-differs', 'exposed', 'noise', 'too-dear', 'asked-again', 'long-wait', 'trust-lost'],
  'unanswered-message': [...SILENCE, 'passed-around', 'hung-up', 'charged-twice', 'charged-on', 'paid-already', 'marked-delivered', 'lost', 'stuck', 'not-come', 'data-leak', 'cannot-log-in', 'no-refund', ...WRONG, ...FAULTS, 'overdue', 'promise-broken', 'promised-reply', 'long-wait'],
  'exception-request': ['voucher-expired', 'no-receipt', 'fee', 'mishap', 'site-fault', 'wrong-advice', 'asked-again'],
  'negative-review': [...SERVICE, 'promise-broken', 'dirty', 'food-cold', 'spoiled', 'someone-elses', ...WAY, ...MONEY, 'site-fault', 'price-up', 'worse', 'noise', 'too-dear'],
  'customer-leaving': ['cancelled-before', 'charged-on', 'charged-twice', 'price-up', 'switched', ...SERVICE, 'promise-broken', 'data-leak', 'dirty', 'worse', ...WAY, 'no-refund', 'site-fault', 'cannot-log-in', 'charged-unasked', 'collection', 'bill-wrong', 'account-blocked', 'exposed', 'noise', 'too-dear', 'trust-lost', 'asked-again', 'long-wait'],
  other: [...ACCESS, ...MONEY, 'fee', 'price-up', 'cancelled-before', 'discriminated', 'turned-away', 'neglected', 'cancelled-on', 'wrong-advice', 'hung-up', 'not-helped', 'laughed-at', 'rude', 'promise-broken', 'exposed', 'noise', 'too-dear', 'asked-again', 'long-wait']
}

/** To which matters a concept belongs: where none of them was concluded, every third find is something else. */
const MATTERS: ReadonlyMap<string, readonly ScenarioId[]> = new Map<string, readonly ScenarioId[]>([
  ...FAULTS.map((id) => [id, ['unhappy-with-purchase']] as const),
  ...WRONG.map((id) => [id, ['wrong-item', 'unhappy-with-purchase']] as const),
  ...SERVICE.map((id) => [id, ['bad-service']] as const),
  ...WAY.map((id) => [id, ['delivery-delay']] as const),
  ['no-show', ['bad-service', 'delivery-delay']],
  ['spoiled', ['unhappy-with-purchase', 'bad-service']],
  ...['bad-work', 'unfinished', 'damage-done'].map((id) => [id, ['bad-service', 'unhappy-with-purchase']] as const)
])
/** In these any matter may stand behind the message. */
const OPEN: ReadonlySet<ScenarioId> = new Set(['unanswered-message', 'exception-request', 'negative-review'])

/** Of these a reply tells one at most: they say nearly the same. */
const ALIKE: readonly (readonly string[])[] = [
  ['wrong-size', 'wrong-colour', 'other-thing', 'someone-elses', 'wrong-again'],
  ['part-missing', 'too-few', 'too-many'],
  ['wrong-text', 'other-thing', 'not-as-described'],
  ['spoiled', 'food-cold', 'poor-quality', 'faulty'],
  ['damaged', 'broke', 'not-working', 'failed-again', 'leaks'],
  ['marked-delivered', 'lost', 'sent-back', 'stuck', 'not-come'],
  ['arrived-late', 'came-late', 'overdue', 'put-off', 'not-come'],
  ['overdue', 'put-off', 'marked-delivered', 'lost', 'sent-back'],
  ['rude', 'laughed-at', 'discriminated', 'ignored', 'not-helped', 'turned-away'],
  ['not-helped', 'passed-around', 'hung-up', 'no-callback', 'not-picked-up', 'neglected'],
  ['auto-reply', 'not-picked-up', 'no-callback'],
  ['hung-up', 'on-hold', 'not-picked-up'],
  ['long-wait', 'on-hold', 'overdue', 'came-late', 'kept-waiting', 'arrived-late'],
  ['charged-on', 'cancelled-before'],
  FEASTS,
  ['no-show', 'stayed-in', 'came-late', 'kept-waiting'],
  ['promise-broken', 'overdue', 'put-off', 'came-late', 'no-show', 'cancelled-on', 'arrived-late'],
  ['wrong-again', 'failed-again', 'put-off'],
  ['charged-twice', 'charged-on', 'price-differs', 'charged-unasked', 'fee', 'price-up', 'bill-wrong'],
  ['bad-work', 'failed-again', 'unfinished', 'neglected'],
  ['poor-quality', 'faulty', 'wore-out', 'withered', 'leaks', 'failed-again', 'broke', 'not-working', 'bad-work', 'worse', 'not-as-described', 'damaged'],
  ['wrong-place', 'lost', 'marked-delivered', 'no-show', 'stuck', 'sent-back'],
  ['not-come', 'overdue', 'no-show'],
  ['price-differs', 'too-dear', 'price-up', 'fee'],
  ['exposed', 'data-leak'],
  ['stuck', 'no-tracking'],
  ['promised-reply', 'promise-broken', 'overdue'],
  ['cannot-log-in', 'site-fault', 'account-blocked']
]

/** What the sentence on a further matter says already. */
const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  'unanswered-message': [...SILENCE, 'asked-again'],
  'delivery-delay': ['not-come', 'overdue'],
  'customer-leaving': ['switched'],
  'unhappy-with-purchase': ['not-as-described']
}

/** Untrue of what has come in the end. */
const ON_THE_WAY: ReadonlySet<string> = new Set(['overdue', 'not-come', 'stuck', 'lost', 'marked-delivered', 'no-tracking'])

/** Never told where strangers read. */
const PRIVATE: ReadonlySet<string> = new Set(['rude', 'data-leak', 'charged-twice', 'charged-on', 'paid-already', 'cannot-log-in', 'no-receipt', 'stayed-in', 'cancelled-before', 'switched', 'no-refund', 'fee', 'charged-unasked', 'collection', 'bill-wrong', 'account-blocked', 'exposed', 'mishap', ...FEASTS])

/** Their «it» and «this» lean on another clause («… and that it was for a wedding»), so they follow it. */
const LEANING: ReadonlySet<string> = new Set([...FEASTS, 'long-wait', 'overdue', 'mishap'])

/** Of no matter of their own: an apology for these alone would pass over what is complained about, unless that is silence. */
const BESIDE: ReadonlySet<string> = new Set(['asked-again', 'long-wait', 'no-tracking'])
/** Matters that have concepts of their own. */
const NAMED: ReadonlySet<ScenarioId> = new Set([...MATTERS.values()].flat())

/** Whether an apology for the concepts `told` can be the apology of the reply: one of them is its matter, not a further one. */
export const isApology = (reply: ScenarioId, told: readonly string[]): boolean => told.map((id) => id.slice(PREFIX)).some((name) =>
  (!BESIDE.has(name) || reply === 'unanswered-message') && (!NAMED.has(reply) || (MATTERS.get(name)?.includes(reply) ?? true)))

const MOST: Readonly<Record<Shape, number>> = { letter: 2, chat: 1, public: 1 }

/** Every concept that a reply may tell back; each language words all of them. */
export const TELLABLE: readonly string[] = [...new Set(Object.values(TOLD).flat())].sort().map((id) => `told.${id}`)

const PREFIX = 'told.'.length
const RANKS = new Map(Object.entries(TOLD).map(([reply, ids]) => [reply, new Map(ids.map((id, rank) => [id, rank]))]))
const GROUPS = new Map(TELLABLE.map((id) => {
  const name = id.slice(PREFIX)
  return [name, new Set(ALIKE.filter((group) => group.includes(name)).flat())]
}))

/** The concepts of `told` that the reply tells back in `shape`, in the order of `told`. */
export function choose (reply: ScenarioId, shape: Shape, secondary: readonly ScenarioId[], told: readonly string[]): string[] {
  const ranks = RANKS.get(reply) ?? RANKS.get('other')!
  const concluded = [reply, ...secondary]
  const hasCome = told.includes(ARRIVED)
  const able = told.map((id) => id.slice(PREFIX)).filter((name) => ranks.has(name) && !(hasCome && ON_THE_WAY.has(name)) &&
    (OPEN.has(reply) || (MATTERS.get(name)?.some((id) => concluded.includes(id)) ?? true)) &&
    !(shape === 'public' && PRIVATE.has(name)) && !secondary.some((id) => SAID_BY[id]?.includes(name)))
  const chosen: string[] = []
  for (const name of [...able].sort((a, b) => ranks.get(a)! - ranks.get(b)!)) {
    if (chosen.length < MOST[shape] && !chosen.some((other) => GROUPS.get(name)!.has(other))) chosen.push(name)
  }
  const inOrder = able.filter((name) => chosen.includes(name))
  return [...inOrder.filter((name) => !LEANING.has(name)), ...inOrder.filter((name) => LEANING.has(name))].map((name) => `told.${name}`)
}
