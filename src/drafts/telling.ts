import type { ScenarioId } from '../core/findings.ts'
import type { Shape } from './parse.ts'

/** What a reply may tell back, best first. What the reply's own text says already is left out. */
const GOODS = ['someone-elses', 'wrong-again', 'failed-again', 'wrong-size', 'wrong-colour', 'part-missing', 'too-few', 'damaged', 'broke', 'leaks', 'not-working', 'spoiled', 'used', 'not-as-described', 'other-thing', 'smells', 'withered', 'wore-out', 'faulty', 'poor-quality']
const SILENCE = ['no-callback', 'not-picked-up', 'auto-reply', 'no-answer']
const SERVICE = ['laughed-at', 'rude', 'hung-up', 'no-show', 'passed-around', 'wrong-advice', 'damage-done', 'unfinished', 'bad-work', 'blamed', 'ignored', 'not-helped', 'on-hold', 'came-late', 'refused', 'cancelled-on', 'promise-broken', 'repeated']
const WAY = ['marked-delivered', 'lost', 'sent-back', 'wrong-place', 'stuck', 'put-off']
const MONEY = ['charged-twice', 'charged-on', 'paid-already', 'price-differs', 'charged-unasked', 'no-refund', 'bill-wrong', 'collection']
const ACCESS = ['data-leak', 'ads-continue', 'cannot-log-in', 'site-fault']
const FEASTS = ['wedding', 'birthday', 'christmas', 'occasion']

// who sums up a stay or leaves a gym speaks of services: what is said of goods would be said of them
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'delivery-delay': [...WAY, 'overdue', ...FEASTS, 'no-show', 'stayed-in', 'promise-broken', ...SILENCE, 'laughed-at', 'rude', 'passed-around', 'blamed', 'no-refund', 'no-tracking', 'asked-again', 'repeated', 'long-wait'],
  'wrong-item': [...GOODS, ...FEASTS, 'came-late', 'refused', ...SILENCE, 'asked-again', 'repeated'],
  'unhappy-with-purchase': [...GOODS, 'damage-done', 'unfinished', 'bad-work', 'refused', 'blamed', 'price-differs', 'no-refund', 'came-late', 'promise-broken', ...SILENCE, 'laughed-at', 'rude', 'too-dear', 'asked-again', 'repeated'],
  'bad-service': [...SERVICE, 'dirty', 'food-cold', 'stayed-in', 'data-leak', ...SILENCE, 'charged-twice', 'bill-wrong', 'no-refund', 'not-come', 'wrong-place', 'part-missing', 'price-differs', 'exposed', 'noise', 'too-dear', 'trust-lost'],
  'unanswered-message': ['auto-reply', 'no-callback', 'not-picked-up', 'passed-around', 'hung-up', 'charged-twice', 'charged-on', 'paid-already', 'marked-delivered', 'lost', 'stuck', 'not-come', 'data-leak', 'cannot-log-in', 'no-refund', 'bill-wrong', ...GOODS, 'unfinished', 'overdue', 'promise-broken', 'promised-reply', 'message-seen', 'asked-again', 'long-wait'],
  'exception-request': ['voucher-expired', 'no-receipt', 'window-passed', 'fee', 'delayed-on-way', 'mishap', 'forgot', 'plans-changed', 'refused', 'site-fault', 'wrong-advice', 'cancelled-on', 'asked-again'],
  'negative-review': [...SERVICE, 'dirty', 'food-cold', 'marked-delivered', 'someone-elses', 'spoiled', ...WAY, ...MONEY, 'site-fault', 'price-up', 'worse', 'overdue', 'not-come', 'noise', 'false-offer', 'too-dear', ...SILENCE],
  'customer-leaving': ['cancelled-before', 'charged-on', 'charged-twice', 'price-up', 'switched', ...SERVICE, 'data-leak', 'dirty', 'worse', ...WAY, 'no-refund', 'bill-wrong', 'fee', ...SILENCE, 'site-fault', 'cannot-log-in', 'overdue', 'not-come', 'charged-unasked', 'collection', 'exposed', 'noise', 'not-needed', 'too-dear', 'trust-lost', 'asked-again'],
  other: [...ACCESS, ...MONEY, 'fee', 'price-up', 'cancelled-before', 'wrong-advice', 'hung-up', 'laughed-at', 'rude', 'refused', 'blamed', 'not-helped', 'promise-broken', 'exposed', 'noise', 'false-offer', 'too-dear', ...SILENCE, 'asked-again', 'repeated']
}

/** Of these a reply tells one at most: they say nearly the same. */
const ALIKE: readonly (readonly string[])[] = [
  ['wrong-size', 'wrong-colour', 'other-thing', 'someone-elses', 'wrong-again'],
  ['part-missing', 'too-few'],
  ['damaged', 'broke', 'not-working', 'failed-again', 'leaks'],
  ['marked-delivered', 'lost', 'sent-back', 'stuck', 'not-come'],
  ['overdue', 'put-off', 'marked-delivered', 'lost', 'sent-back'],
  ['rude', 'laughed-at'],
  ['no-answer', 'auto-reply', 'not-picked-up', 'no-callback'],
  ['hung-up', 'on-hold', 'not-picked-up'],
  ['long-wait', 'on-hold', 'overdue', 'came-late'],
  ['charged-on', 'cancelled-before'],
  ['window-passed', 'voucher-expired'],
  FEASTS,
  ['no-show', 'stayed-in', 'cancelled-on', 'came-late'],
  ['promise-broken', 'overdue', 'put-off', 'came-late', 'no-show'],
  ['repeated', 'wrong-again', 'failed-again', 'put-off'],
  ['charged-twice', 'charged-on', 'price-differs', 'bill-wrong', 'charged-unasked', 'fee', 'price-up'],
  ['not-helped', 'passed-around', 'ignored', 'refused'],
  ['bad-work', 'unfinished', 'failed-again'],
  ['poor-quality', 'faulty', 'wore-out', 'withered', 'leaks', 'failed-again', 'broke', 'not-working', 'bad-work', 'worse', 'not-as-described', 'damaged'],
  ['wrong-place', 'lost', 'marked-delivered', 'no-show', 'stuck', 'sent-back'],
  ['not-come', 'overdue', 'no-show', 'cancelled-on'],
  ['price-differs', 'false-offer', 'too-dear', 'price-up', 'fee'],
  ['exposed', 'data-leak'],
  ['stuck', 'no-tracking'],
  ['forgot', 'mishap', 'plans-changed', 'delayed-on-way'],
  ['asked-again', 'repeated'],
  ['promised-reply', 'promise-broken'],
  ['cannot-log-in', 'site-fault']
]

/** What the sentence on a further matter says already. */
const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  'unanswered-message': [...SILENCE, 'asked-again'],
  'delivery-delay': ['not-come', 'overdue'],
  'customer-leaving': ['switched', 'not-needed'],
  'unhappy-with-purchase': ['not-as-described']
}

/** Never told where strangers read. */
const PRIVATE: ReadonlySet<string> = new Set(['data-leak', 'charged-twice', 'charged-on', 'paid-already', 'cannot-log-in', 'no-receipt', 'stayed-in', 'cancelled-before', 'switched', 'window-passed', 'no-refund', 'bill-wrong', 'fee', 'charged-unasked', 'collection', 'exposed', 'forgot', 'mishap', 'plans-changed', 'not-needed', ...FEASTS])

/** Their «it» and «this» lean on another clause («… and that it was for a wedding»), so they follow it. */
const LEANING: ReadonlySet<string> = new Set([...FEASTS, 'repeated', 'long-wait', 'overdue', 'mishap', 'forgot'])

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
  const able = told.map((id) => id.slice(PREFIX)).filter((name) => ranks.has(name) &&
    !(shape === 'public' && PRIVATE.has(name)) && !secondary.some((id) => SAID_BY[id]?.includes(name)))
  const chosen: string[] = []
  for (const name of [...able].sort((a, b) => ranks.get(a)! - ranks.get(b)!)) {
    if (chosen.length < MOST[shape] && !chosen.some((other) => GROUPS.get(name)!.has(other))) chosen.push(name)
  }
  const inOrder = able.filter((name) => chosen.includes(name))
  return [...inOrder.filter((name) => !LEANING.has(name)), ...inOrder.filter((name) => LEANING.has(name))].map((name) => `told.${name}`)
}
