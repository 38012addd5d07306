import { CAPITAL, COMMA, DIGIT, isFresh, JOINED, LINE, MARK, OPEN, STOP } from './scan.ts'
import type { Scan } from './scan.ts'
import {
  BOUGHT, CARRIER, COMPANY, CURRENCY, GIVEN, GREETING, HAPPENED, HEAD, INVOICE, LABEL, MODIFIER, NEVER_PRODUCT, NUMERAL, ORDER, OTHER,
  OWNED, PARCEL, PHONE, SIGN_OFF, TRACKING, UNIT
} from './words.ts'
import type { Words } from './words.ts'
import type { Candidate } from './candidates.ts'

const NO_GOODS = ORDER | INVOICE | TRACKING | PARCEL | PHONE | OTHER | LABEL | UNIT | CURRENCY | NUMERAL | CARRIER | SIGN_OFF | GREETING |
  BOUGHT | OWNED | MODIFIER | NEVER_PRODUCT | HAPPENED | COMPANY
const BREAK = LINE | STOP | COMMA | OPEN | MARK
const LONG_WORD = 6

/** Reads the goods a text is about; `inSubject` where the text is a subject line. */
export function readProduct (scan: Scan, words: Words, compounds: boolean, inSubject: boolean): Candidate | undefined {
  const { flags, mask, start, end, text } = scan
  let best: Candidate | undefined
  let bestKey = -1
  const tally = new Map<string, number>()
  for (let i = 0; i < scan.count; i++) {
    if ((flags[i]! & DIGIT) !== 0) continue
    const word = mask[i]!
    const length = end[i]! - start[i]!
    let score = 0
    let isHead = (word & HEAD) !== 0 && (word & (NEVER_PRODUCT | OWNED)) === 0
    if (!isHead && compounds && length >= LONG_WORD && (word & NO_GOODS) === 0) isHead = words.hasHead(text, start[i]!, end[i]!)
    const cue = cueBefore(scan, i)
    if (isHead) score = 4
    else if ((word & NO_GOODS) !== 0 || length < 3 || (word & GIVEN) !== 0) continue
    else if (cue < 3 || ((flags[i]! & CAPITAL) !== 0 && !isFresh(scan, i))) continue
    score += cue
    score += happensAfter(scan, i)
    if (isFresh(scan, i)) score += 0.5
    if (inSubject) score += 0.5
    let first = i
    let last = i
    if (!compounds) {
      // English heads stand last: «robot vacuum» is not «robot».
      if (i + 1 < scan.count && isPart(scan, i + 1) && (mask[i + 1]! & HEAD) !== 0) continue
      while (first > 0 && i - first < 2 && isPart(scan, first) && isAttribute(scan, first - 1)) first--
    }
    const key = compounds ? text.slice(start[i]!, Math.min(end[i]!, start[i]! + 5)).toLowerCase() : text.slice(start[i]!, end[i]!).toLowerCase().replace(/s$/, '')
    const times = (tally.get(key) ?? 0) + 1
    tally.set(key, times)
    const rank = score - i / (scan.count + 20) * 1.5
    if (best === undefined || rank > bestKey) {
      best = { type: 'product', start: start[first]!, end: end[last]!, score, carrier: -1 }
      bestKey = rank
    }
  }
  return best
}

/** Token `at` follows the one before by a space or a hyphen only. */
const isPart = (scan: Scan, at: number): boolean => (scan.flags[at]! & BREAK) === 0 || (scan.flags[at]! & JOINED) !== 0

/** An English noun before a noun: no adjective, article, verb, number. */
function isAttribute (scan: Scan, at: number): boolean {
  const word = scan.mask[at]!
  if ((scan.flags[at]! & DIGIT) !== 0) return false
  if (scan.end[at]! - scan.start[at]! < 3) return false
  return (word & HEAD) !== 0 ? (word & (OWNED | NEVER_PRODUCT)) === 0 : (word & (NO_GOODS | GIVEN)) === 0
}

/** How strongly the words before say that goods follow: 0–4. */
function cueBefore (scan: Scan, at: number): number {
  let owned = 0
  for (let i = at - 1, away = 0; i >= 0 && away < 6; i--, away++) {
    if (i + 1 <= at && isFresh(scan, i + 1)) return owned
    const word = scan.mask[i]!
    if ((word & BOUGHT) !== 0) return 3 + (away < 2 ? 1 : 0)
    if ((word & OWNED) !== 0 && owned === 0 && away < 3) owned = 1.5
  }
  return owned
}

/** Whether a fault, an arrival or the like is said of it soon after. */
function happensAfter (scan: Scan, at: number): number {
  for (let i = at + 1, away = 0; i < scan.count && away < 4; i++, away++) {
    if (isFresh(scan, i)) return 0
    if ((scan.mask[i]! & (HAPPENED | BOUGHT)) !== 0) return 1.5
  }
  return 0
}
