import { CAPITAL, COMMA, DIGIT, isFresh, JOINED, LETTER, LINE, LINKED, MARK, OPEN, STOP } from './scan.ts'
import type { Scan } from './scan.ts'
import {
  BOUGHT, CARRIER, COMPANY, CURRENCY, GIVEN, GREETING, HAPPENED, HEAD, INVOICE, LABEL, MODIFIER, NEVER_PRODUCT, NUMERAL, ORDER, OTHER,
  OWNED, PARCEL, PHONE, SIGN_OFF, stemKey, TRACKING, UNIT
} from './words.ts'
import type { EndsLike, Words } from './words.ts'

/** How the language names goods. */
export interface ProductRules {
  /** By compound words (kohvimasin), not by words side by side (coffee machine). */
  readonly compounds: boolean
  /** Case endings of a place or a means, seldom of the thing a complaint is about. */
  readonly isPlace: EndsLike
  /** Endings of words that are no nouns. */
  readonly isOther: EndsLike
}

const NO_GOODS = ORDER | INVOICE | TRACKING | PARCEL | PHONE | OTHER | LABEL | UNIT | CURRENCY | NUMERAL | CARRIER | SIGN_OFF | GREETING |
  BOUGHT | OWNED | MODIFIER | NEVER_PRODUCT | HAPPENED | COMPANY | GIVEN
const BREAK = LINE | STOP | COMMA | OPEN | MARK
const LEAST_COMPOUND = 6
const LONG = 9
const LATE = 25
const VERY_LATE = 60

/**
 * What speaks for a noun being the goods: log-odds fitted on the labelled messages of the three languages together,
 * rounded to quarters. Known nouns start from KNOWN, others from UNKNOWN and gain by what stands around them.
 */
const KNOWN = 1
const UNKNOWN = -3
const BOUGHT_NEXT = 0.75
const BOUGHT_NEAR = 0.5
const OWNED_BEFORE = 0.5
const HAPPENED_NEXT = 1
const HAPPENED_NEAR = 0.25
const OPENS_SENTENCE = 0.5
const FIRST_OF_ALL = 0.5
const IN_PLACE = -0.5
const SAID_AGAIN = -0.25
const REPEATED = 0.25
const BASE_FORM = 0.75
const IN_SUBJECT_TOO = 0.75
const SUBJECT_HAS_BASE = -0.5
const NUMBER_AFTER = 1.25
const SAID_LATE = -1.25
const SAID_VERY_LATE = -0.75
const SUBJECT_ONLY = -1.25
const LONG_WORD = 1
const UNKNOWN_BOUGHT = 1
const UNKNOWN_OWNED = 0.5
const UNKNOWN_IN_SUBJECT = 0.75
const UNKNOWN_LONG = -1.5
const UNKNOWN_NUMBERED = 0.5
/** As likely goods as not. */
export const LEAST_GOODS = 1.75

/** Lengths of the words of a line by their stems: another form of a noun may stand there. */
export type Stems = ReadonlyMap<number, number>

const SHORT = 5
const stemOf = (scan: Scan, at: number): number => stemKey(scan.text, scan.start[at]!, scan.end[at]!)

/** The stems of a scanned text. */
export function readStems (scan: Scan): Stems {
  const stems = new Map<number, number>()
  for (let i = 0; i < scan.count; i++) stems.set(stemOf(scan, i), scan.end[i]! - scan.start[i]!)
  return stems
}

/** A noun phrase that may be the goods; `score` in log-odds. */
export interface Noun { readonly start: number, readonly end: number, score: number }

/**
 * The noun phrases of a text that may be the goods it is about, in order of their ends. `subject`: the stems of the
 * subject line; undefined where the text is the subject line itself.
 */
export function readNouns (scan: Scan, words: Words, rules: ProductRules, subject: Stems | undefined): Noun[] {
  const { flags, mask, start, end, text } = scan
  const seen = new Map<number, Noun>()
  const nouns: Noun[] = []
  for (let i = 0; i < scan.count; i++) {
    if ((flags[i]! & DIGIT) !== 0) continue
    const word = mask[i]!
    const length = end[i]! - start[i]!
    const isHead = (word & HEAD) !== 0 ? (word & (NEVER_PRODUCT | OWNED)) === 0
      : length >= 4 && (word & NO_GOODS) === 0 && rules.compounds && length >= LEAST_COMPOUND && words.hasHead(text, start[i]!, end[i]!)
    const fresh = isFresh(scan, i)
    if (!isHead) {
      if (length < 4 || (word & NO_GOODS) !== 0 || (subject && (flags[i]! & CAPITAL) !== 0 && !fresh)) continue
      if (rules.isOther(text, start[i]!, end[i]!)) continue
    }
    // English heads stand last: «robot vacuum» is not «robot».
    if (!rules.compounds && i + 1 < scan.count && isPart(scan, i + 1) && (mask[i + 1]! & HEAD) !== 0 && (mask[i + 1]! & NEVER_PRODUCT) === 0) continue
    const noun = weigh(scan, i, firstOf(scan, i, rules), isHead, fresh, subject)
    if (seen.size === 0) noun.score += FIRST_OF_ALL
    if (length > SHORT && rules.isPlace(text, start[i]!, end[i]!)) noun.score += IN_PLACE
    const stem = stemOf(scan, i)
    const before = seen.get(stem)
    if (before) {
      noun.score += REPEATED
      before.score += SAID_AGAIN
      // The base form is the shorter: «kleit» beside «kleidi», «tent» beside «tents».
      const apart = (end[i]! - noun.start) - (before.end - before.start)
      if (apart < 0) noun.score += BASE_FORM
      else if (apart > 0) before.score += BASE_FORM
    } else seen.set(stem, noun)
    nouns.push(noun)
  }
  return nouns
}

/** The noun for which most speaks, or undefined; its score is to be held against LEAST_GOODS. Of equals the first. */
export function bestNoun (nouns: readonly Noun[]): Noun | undefined {
  let best: Noun | undefined
  for (const noun of nouns) if (best === undefined || noun.score > best.score) best = noun
  return best
}

/** What the words around noun `at` say of it. */
function weigh (scan: Scan, at: number, first: number, isHead: boolean, fresh: boolean, subject: Stems | undefined): Noun {
  const { flags, mask, start, end } = scan
  const length = end[at]! - start[at]!
  let score = isHead ? KNOWN : UNKNOWN
  const bought = boughtBefore(scan, at)
  if (bought !== 0) score += (bought === 1 ? BOUGHT_NEXT : BOUGHT_NEAR) + (isHead ? 0 : UNKNOWN_BOUGHT)
  const previous = first > 0 && !isFresh(scan, first) ? mask[first - 1]! : 0
  if ((previous & OWNED) !== 0 || (first > 1 && (previous & MODIFIER) !== 0 && (mask[first - 2]! & OWNED) !== 0)) score += OWNED_BEFORE + (isHead ? 0 : UNKNOWN_OWNED)
  const happened = happenedAfter(scan, at)
  if (happened !== 0) score += happened === 1 ? HAPPENED_NEXT : HAPPENED_NEAR
  if (first === at ? fresh : isFresh(scan, first)) score += OPENS_SENTENCE
  const next = at + 1
  const isNumbered = next < scan.count && ((flags[next]! & DIGIT) !== 0 ? (flags[next]! & (LETTER | LINKED)) !== 0 : (flags[next]! & OPEN) !== 0 && (mask[next]! & ORDER) !== 0)
  if (isNumbered) score += NUMBER_AFTER + (isHead ? 0 : UNKNOWN_NUMBERED)
  if (at > LATE) score += SAID_LATE + (at > VERY_LATE ? SAID_VERY_LATE : 0)
  if (length >= LONG) score += LONG_WORD + (isHead ? 0 : UNKNOWN_LONG)
  if (subject === undefined) score += SUBJECT_ONLY
  else if (subject.size > 0) {
    const other = subject.get(stemOf(scan, at))
    if (other !== undefined) score += IN_SUBJECT_TOO + (isHead ? 0 : UNKNOWN_IN_SUBJECT) + (other < length ? SUBJECT_HAS_BASE : 0)
  }
  return { start: start[first]!, end: end[at]!, score }
}

/** The first token of the noun phrase that ends with token `at`: the parts joined by hyphens, in English two nouns before. */
function firstOf (scan: Scan, at: number, { compounds }: ProductRules): number {
  let first = at
  if (compounds) while (first > 0 && (scan.flags[first]! & JOINED) !== 0 && (scan.flags[first - 1]! & DIGIT) === 0) first--
  else while (first > 0 && at - first < 2 && isPart(scan, first) && isAttribute(scan, first - 1)) first--
  return first
}

/** Token `at` follows the one before by a space or a hyphen only. */
const isPart = (scan: Scan, at: number): boolean => (scan.flags[at]! & BREAK) === 0 || (scan.flags[at]! & JOINED) !== 0

/** An English noun before a noun: no adjective, article, verb, number. */
function isAttribute (scan: Scan, at: number): boolean {
  const word = scan.mask[at]!
  if ((scan.flags[at]! & DIGIT) !== 0 || scan.end[at]! - scan.start[at]! < 3) return false
  return (word & HEAD) !== 0 ? (word & (OWNED | NEVER_PRODUCT)) === 0 : (word & NO_GOODS) === 0
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
