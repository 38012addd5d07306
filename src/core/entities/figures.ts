import type { Check } from './lexicon.ts'
import { CAPITAL, CLOSE, COMMA, DIGIT, FIRST, JOINED, LINE, MARK, OPEN, STOP, UPPER } from './scan.ts'
import type { Scan } from './scan.ts'
import {
  BEFORE, CARRIER, CURRENCY, INVOICE, LABEL, ORDER, OTHER, PARCEL, PHONE, TITLE, TRACKING, UNIT
} from './words.ts'

/** A carrier's number shape, ready to match. */
export interface Shape { readonly shape: string, readonly check: Check, readonly carrier: number }

export interface NumberRules {
  readonly shapes: readonly Shape[]
  readonly phones: readonly { readonly starts: string, readonly least: number, readonly most: number }[]
  /** Currency signs, by code unit. */
  readonly symbols: ReadonlySet<number>
  readonly tails: readonly string[]
}

export const isBlank = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x2009

/** Only one space (or nothing) stands between token `at` and the one before. */
export const isNear = (scan: Scan, at: number): boolean =>
  (scan.flags[at]! & (LINE | STOP | COMMA | OPEN | CLOSE | MARK | FIRST)) === 0 && scan.start[at]! - scan.end[at - 1]! <= 1

/** Whether a unit or a percent sign follows. */
export function isMeasured (scan: Scan, at: number): boolean {
  const sign = scan.text.charCodeAt(scan.end[at]!)
  if (sign === 0x25 || sign === 0xb0) return true
  if (isBlank(sign) && scan.text.charCodeAt(scan.end[at]! + 1) === 0x25) return true
  const next = at + 1
  return next < scan.count && scan.start[next]! - scan.end[at]! <= 2 && (scan.mask[next]! & UNIT) !== 0
}

export function isSum (scan: Scan, at: number, rules: NumberRules): boolean {
  const stop = scan.end[at]!
  const gap = isBlank(scan.text.charCodeAt(stop)) ? 1 : 0
  if (rules.symbols.has(scan.text.charCodeAt(stop + gap))) return true
  const next = at + 1
  return next < scan.count && (scan.mask[next]! & CURRENCY) !== 0 && scan.start[next]! - stop <= 1
}

export function countDigits (text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) count++
  }
  return count
}

export const isCapitals = (scan: Scan, at: number): boolean =>
  (scan.flags[at]! & (UPPER | DIGIT)) === UPPER || ((scan.flags[at]! & (CAPITAL | DIGIT)) === CAPITAL && scan.end[at]! - scan.start[at]! === 1)

/** Two to four capitals that may open a number: «PX 20 118», but no currency, cue or common sign. */
export function isPrefix (scan: Scan, at: number): boolean {
  const length = scan.end[at]! - scan.start[at]!
  if (length < 2 || length > 4 || (scan.flags[at]! & (UPPER | DIGIT)) !== UPPER) return false
  if ((scan.mask[at]! & (CURRENCY | BEFORE | ORDER | TRACKING | PHONE | OTHER | LABEL | CARRIER | TITLE | PARCEL)) !== 0) return false
  if ((scan.mask[at]! & INVOICE) !== 0) return (scan.flags[at]! & JOINED) !== 0 && isCapitals(scan, at - 1)
  return at === 0 || (scan.flags[at - 1]! & (UPPER | DIGIT)) !== UPPER || (scan.flags[at]! & (LINE | STOP | OPEN | JOINED)) !== 0
}

/** The carrier stands right before, with at most two words between: «DPD kood 0580…», «Omniva viis mu paki (…)». */
export function carrierAdjacent (scan: Scan, first: number): boolean {
  for (let i = first - 1, away = 0; i >= 0 && away < 2; i--, away++) {
    if (scan.carrier[i]! >= 0) return true
  }
  return false
}
