import { CAPITAL, COMMA, DIGIT, isFresh, JOINED, LETTER, LINE, LINKED, MARK, OPEN, STOP } from './scan.ts'
import type { Scan } from './scan.ts'
import {
  BOUGHT, CARRIER, COMPANY, CURRENCY, GIVEN, GREETING, HAPPENED, HEAD, INVOICE, LABEL, MODIFIER, NEVER_PRODUCT, NUMERAL, ORDER, OTHER,
  OWNED, PARCEL, PHONE, SIGN_OFF, TRACKING, UNIT
} from './words.ts'
import type { Words } from './words.ts'
import type { Candidate } from './candidates.ts'

/** How the language names goods. */
export interface ProductRules {
  /** By compound words (kohvimasin), not by words side by side (coffee machine). */
  readonly compounds: boolean
  /** Case endings of a place or a means, seldom of the thing a complaint is about. */
  readonly placeEndings: readonly string[]
  readonly weights: readonly number[]
}

const NO_GOODS = ORDER | INVOICE | TRACKING | PARCEL | PHONE | OTHER | LABEL | UNIT | CURRENCY | NUMERAL | CARRIER | SIGN_OFF | GREETING |
  BOUGHT | OWNED | MODIFIER | NEVER_PRODUCT | HAPPENED | COMPANY
const BREAK = LINE | STOP | COMMA | OPEN | MARK
const LEAST_COMPOUND = 6

/** What is asked of a noun before it is taken for the goods; the index is that of its weight. */
export const FEATURES = [
  'known', 'compound', 'unknown', 'bought next', 'bought near', 'owned', 'counted', 'happened next', 'happened near', 'opens a sentence',
  'capital inside', 'place', 'said again', 'in the subject too', 'number after', 'price after', 'late', 'very late', 'after a preposition',
  'attribute', 'subject line', 'relative clause', 'first of all', 'long', 'repeated', 'longer form', 'shorter form', 'weak',
  'subject has shorter'
] as const

export interface Goods extends Candidate { readonly features: Uint8Array }

/** Nouns that may be the goods, each with what speaks for it. `subject` are the words of the subject line, folded. */
export function findGoods (scan: Scan, words: Words, rules: ProductRules, subject: ReadonlyMap<string, number>, inSubject: boolean): Goods[] {
  const { flags, mask, start, end, text } = scan
  const found: Goods[] = []
  const seen = new Map<string, Goods>()
  for (let i = 0; i < scan.count; i++) {
    if ((flags[i]! & DIGIT) !== 0) continue
    const word = mask[i]!
    const length = end[i]! - start[i]!
    let isHead = (word & HEAD) !== 0 && (word & (NEVER_PRODUCT | OWNED)) === 0
    let isCompound = false
    if (!isHead) {
      if ((word & (NO_GOODS | GIVEN)) !== 0 || length < 4) continue
      if (rules.compounds && length >= LEAST_COMPOUND) isCompound = words.hasHead(text, start[i]!, end[i]!)
    }
    isHead ||= isCompound
    const fresh = isFresh(scan, i)
    const bought = boughtBefore(scan, i)
    if (!isHead && (bought === 0 || ((flags[i]! & CAPITAL) !== 0 && !fresh)) && !(inSubject && scan.count <= 4)) continue
    // English heads stand last: «robot vacuum» is not «robot».
    if (!rules.compounds && i + 1 < scan.count && isPart(scan, i + 1) && (mask[i + 1]! & HEAD) !== 0 && (mask[i + 1]! & NEVER_PRODUCT) === 0) continue
    let first = i
    if (!rules.compounds) while (first > 0 && i - first < 2 && isPart(scan, first) && isAttribute(scan, first - 1)) first--
    else while (first > 0 && (flags[first]! & JOINED) !== 0 && (flags[first - 1]! & DIGIT) === 0) first--
    const stem = stemOf(text, start[i]!, end[i]!)
    const before = seen.get(stem)
    const features = new Uint8Array(FEATURES.length)
    if (before) {
      before.features[12] = 1
      features[24] = 1
      // The base form is the shorter: «kleit» beside «kleidi», «tent» beside «tents».
      const [long, short] = before.end - before.start > end[i]! - start[first]! ? [before.features, features] : [features, before.features]
      if (before.end - before.start !== end[i]! - start[first]!) { long[25] = 1; short[26] = 1 }
    }
    features[0] = isHead && !isCompound ? 1 : 0
    features[1] = isCompound ? 1 : 0
    features[2] = isHead ? 0 : 1
    features[3] = bought === 1 ? 1 : 0
    features[4] = bought === 2 ? 1 : 0
    const previous = first > 0 && !isFresh(scan, first) ? mask[first - 1]! : 0
    features[5] = (previous & OWNED) !== 0 || (first > 1 && (previous & MODIFIER) !== 0 && (mask[first - 2]! & OWNED) !== 0) ? 1 : 0
    features[6] = (previous & NUMERAL) !== 0 || (first > 0 && (flags[first - 1]! & DIGIT) !== 0 && (flags[first]! & BREAK) === 0) ? 1 : 0
    const happened = happenedAfter(scan, i)
    features[7] = happened === 1 ? 1 : 0
    features[8] = happened === 2 ? 1 : 0
    features[9] = isFresh(scan, first) ? 1 : 0
    features[10] = (flags[i]! & CAPITAL) !== 0 && !fresh ? 1 : 0
    features[11] = length > 5 && rules.placeEndings.some((ending) => text.startsWith(ending, end[i]! - ending.length)) ? 1 : 0
    const other = subject.get(stem)
    features[13] = other !== undefined ? 1 : 0
    features[28] = other !== undefined && other < length ? 1 : 0
    features[27] = (word & HEAD) === 0 && isCompound ? 0 : 0
    const next = i + 1
    const isNumbered = next < scan.count && (flags[next]! & DIGIT) !== 0 && (flags[next]! & (LETTER | LINKED)) !== 0
    features[14] = (isNumbered || (next + 1 < scan.count && (flags[next]! & OPEN) !== 0 && (mask[next]! & ORDER) !== 0)) ? 1 : 0
    features[15] = next < scan.count && (flags[next]! & OPEN) !== 0 && features[14] === 0 ? 1 : 0
    features[16] = i > 25 ? 1 : 0
    features[17] = i > 60 ? 1 : 0
    features[18] = (previous & LABEL) !== 0 ? 1 : 0
    features[19] = first < i ? 1 : 0
    features[20] = inSubject ? 1 : 0
    features[21] = next < scan.count && (flags[next]! & COMMA) !== 0 && (mask[next]! & (HAPPENED | BOUGHT)) !== 0 ? 1 : 0
    features[22] = found.length === 0 ? 1 : 0
    features[23] = length >= 9 ? 1 : 0
    let score = 0
    for (let k = 0; k < FEATURES.length; k++) score += features[k]! * rules.weights[k]!
    const goods: Goods = { type: 'product', start: start[first]!, end: end[i]!, score, carrier: -1, features }
    if (!before) seen.set(stem, goods)
    found.push(goods)
  }
  return found
}

/** The first letters of a noun: enough to know it again in another case. */
export const stemOf = (text: string, start: number, end: number): string => text.slice(start, Math.min(end, start + 5)).toLowerCase()

/** Token `at` follows the one before by a space or a hyphen only. */
const isPart = (scan: Scan, at: number): boolean => (scan.flags[at]! & BREAK) === 0 || (scan.flags[at]! & JOINED) !== 0

/** An English noun before a noun: no adjective, article, verb, number. */
function isAttribute (scan: Scan, at: number): boolean {
  const word = scan.mask[at]!
  if ((scan.flags[at]! & DIGIT) !== 0) return false
  if (scan.end[at]! - scan.start[at]! < 3) return false
  return (word & HEAD) !== 0 ? (word & (OWNED | NEVER_PRODUCT)) === 0 : (word & (NO_GOODS | GIVEN)) === 0
}

/** 1 where a word of buying stands right before (or two words before), 2 within five. */
function boughtBefore (scan: Scan, at: number): number {
  for (let i = at - 1, away = 0; i >= 0 && away < 5; i--, away++) {
    if (isFresh(scan, i + 1)) return 0
    if ((scan.mask[i]! & BOUGHT) !== 0) return away < 2 ? 1 : 2
  }
  return 0
}

/** 1 where a fault, an arrival or the like is said of it at once, 2 within four words. */
function happenedAfter (scan: Scan, at: number): number {
  for (let i = at + 1, away = 0; i < scan.count && away < 4; i++, away++) {
    if (isFresh(scan, i)) return 0
    if ((scan.mask[i]! & (HAPPENED | BOUGHT)) !== 0) return away === 0 ? 1 : 2
  }
  return 0
}
