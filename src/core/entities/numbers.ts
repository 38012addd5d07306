import type { EntityType } from '../findings.ts'
import { readAmount, readSpelt } from './amounts.ts'
import type { Candidate } from './candidates.ts'
import { passesCheck } from './check-digits.ts'
import { carrierAdjacent, countDigits, isBlank, isCapitals, isMeasured, isNear, isPrefix, isSum } from './figures.ts'
import type { NumberRules, Shape } from './figures.ts'
import { readPhone } from './phones.ts'
import {
  COMMA, DIGIT, DOTTED, FIRST, isFresh, JOINED, LETTER, LINE, LINKED, OPEN, SPACED, STOP, UPPER
} from './scan.ts'
import type { Scan } from './scan.ts'
import { CARRIER, INVOICE, isLetter, LABEL, NUMERAL, ORDER, OTHER, PARCEL, PHONE, TRACKING } from './words.ts'
import type { Words } from './words.ts'

/** The score of a number that is known to be another's: a contract's, a case's. */
export const REFUSED = -9

const NOWHERE = -9

/** Whether a full stop or a line end parts the number at `at` from its cue; not that of «tell. 902» or of a heading right above. */
function isCutOff (scan: Scan, at: number, cueAt: number): boolean {
  const flags = scan.flags[at]!
  if ((flags & (LINE | STOP)) === 0) return false
  if (cueAt !== at - 1) return true
  return (flags & LINE) === 0 && scan.end[cueAt]! - scan.start[cueAt]! > 4
}

/** Reads order, invoice and tracking numbers, sums and telephone numbers of a scanned text. */
export function readNumbers (scan: Scan, rules: NumberRules, words: Words, inSubject: boolean): Candidate[] {
  const candidates: Candidate[] = []
  const { flags, mask } = scan
  let cue = 0
  let cueAt = NOWHERE
  for (let i = 0; i < scan.count; i++) {
    const word = mask[i]!
    if ((flags[i]! & DIGIT) === 0) {
      if (isFresh(scan, i) && i - cueAt > 1) cueAt = NOWHERE
      const kind = word & (ORDER | INVOICE | TRACKING | PARCEL | PHONE | OTHER)
      const isLabel = (word & LABEL) !== 0 && cueAt === i - 1 && (cue & (ORDER | INVOICE | TRACKING | OTHER)) !== 0
      if (isLabel || (kind === 0 && (word & LABEL) !== 0 && cueAt === i - 1)) cueAt = i
      else if (kind !== 0) { cue = kind; cueAt = i }
      if ((word & NUMERAL) !== 0) i = readSpelt(scan, i, candidates)
      continue
    }
    if (isCutOff(scan, i, cueAt)) cueAt = NOWHERE
    const near = i - cueAt <= 5 ? cue : 0
    const adjacent = i - cueAt === 1
    let to = readAmount(scan, i, rules, candidates)
    if (to < 0) {
      to = readPhone(scan, i, near, adjacent, rules, candidates)
      if (to < 0) to = readNumber(scan, i, near, adjacent, rules, words, inSubject, candidates)
    }
    if (to > i) i = to
    if (adjacent) cueAt = NOWHERE
  }
  return candidates
}

/** An order, invoice or tracking number; the last token read, -1 where the figure is none. */
function readNumber (scan: Scan, at: number, cue: number, adjacent: boolean, rules: NumberRules, words: Words, inSubject: boolean, candidates: Candidate[]): number {
  const { text, flags, start, end } = scan
  const here = flags[at]!
  if ((here & DOTTED) !== 0 && (here & (LETTER | LINKED)) === 0) return -1
  let first = at
  let last = at
  let from = start[at]!
  const hasCue = (cue & (ORDER | INVOICE | TRACKING)) !== 0
  // «FF/INST/88213», «POL-INV 30928»: the parts joined before the figures.
  while (first > 0 && (flags[first]! & JOINED) !== 0 && isCapitals(scan, first - 1) && text.charCodeAt(end[first - 1]!) !== 0x27) first--
  if (first === at && first > 0 && (here & LETTER) === 0 && isNear(scan, first) && (flags[first]! & SPACED) !== 0 && isPrefix(scan, first - 1)) {
    first--
    while (first > 0 && (flags[first]! & JOINED) !== 0 && isCapitals(scan, first - 1)) first--
  }
  if (first < at) from = start[first]!
  // «55 018 772», «CE 118 220 4 EE»
  while (last + 1 < scan.count && isNear(scan, last + 1) && (flags[last + 1]! & SPACED) !== 0) {
    const next = last + 1
    const length = end[next]! - start[next]!
    if ((flags[next]! & (DIGIT | DOTTED)) === DIGIT) {
      if ((flags[next]! & (LETTER | LINKED)) === LETTER && length > 4) break
      const isShort = length < 2 && !(last - at >= 1)
      if (isShort || length > 6 || (isMeasured(scan, next) && countDigits(text, from, end[last]!) < 6) || isSum(scan, next, rules)) break
      if ((here & (LINKED | LETTER)) === LINKED && end[at]! - start[at]! > 6) break
      const sign = text.charCodeAt(end[next]!)
      if (sign === 0x2e && isBlank(text.charCodeAt(end[next]! + 1)) && length <= 2 && countDigits(text, from, end[last]!) < 8) break
      last = next
    } else if (length === 2 && (flags[next]! & UPPER) !== 0 && last > at && countDigits(text, from, end[last]!) >= 7) {
      last = next
      break
    } else break
  }
  const to = end[last]!
  const isCode = ((here | flags[last]!) & (LINKED | LETTER)) !== 0 || first < at
  if ((isMeasured(scan, last) && !isCode) || (from > 0 && text.charCodeAt(from - 1) === 0x40)) return last
  const compact = squeeze(text, from, to)
  const digits = countDigits(text, from, to)
  const isLinked = ((here | flags[last]!) & LINKED) !== 0 || first < at
  const isMixed = (here & LETTER) !== 0 || first < at
  const shape = shapeOf(compact, rules.shapes)
  const carrierNear = carrierBeside(scan, first, last)
  if (shape) {
    const isSound = passesCheck(shape.check, compact)
    const isOwn = shape.carrier >= 0 && carrierNear === shape.carrier
    const told = (cue & (TRACKING | PARCEL)) !== 0 || carrierNear >= 0
    const isTelling = shape.check !== 'none' && shape.check !== 'dpd' && isSound
    if (!(hasCue && adjacent && (cue & TRACKING) === 0 && !told && !isTelling) && (isTelling || told || (isMixed && digits >= 7))) {
      candidates.push({ type: 'trackingNumber', start: from, end: to, score: 4 + (isTelling ? 2 : 0) + (isOwn ? 1 : 0), carrier: shape.carrier })
      return last
    }
  }
  // The letters in front may say it themselves: «INV-9920», «DPD05889123477».
  if ((here & LETTER) !== 0 && first === at && isLetter(text.charCodeAt(from))) {
    let letters = from
    while (isLetter(text.charCodeAt(letters))) letters++
    const said = letters - from >= 2 ? words.look(text, from, letters, letters) : 0
    if ((said & CARRIER) !== 0 && digits >= 8) {
      candidates.push({ type: 'trackingNumber', start: from, end: to, score: 5, carrier: words.carrier() })
      return last
    }
    if ((said & INVOICE) !== 0 && digits >= 3 && !(adjacent && hasCue)) {
      candidates.push({ type: 'invoiceNumber', start: from, end: to, score: 4, carrier: -1 })
      return last
    }
  }
  const isDate = !isMixed && isDateLike(text, from, to)
  if (adjacent && (cue & OTHER) !== 0 && !hasCue) {
    candidates.push({ type: 'orderNumber', start: from, end: to, score: REFUSED, carrier: -1 })
    return last
  }
  if (digits === 0) return last
  const isLong = compact.length >= 8 && digits >= 6
  const beside = carrierNear >= 0 && (compact.length >= 6) && (carrierAdjacent(scan, first) || !hasCue || (cue & TRACKING) !== 0)
  if (!hasCue && (cue & OTHER) === 0 && !isMixed && !isLinked && digits >= 12) {
    candidates.push({ type: 'trackingNumber', start: from, end: to, score: 2, carrier: -1 })
    return last
  }
  if (beside && !(adjacent && (cue & (ORDER | INVOICE)) !== 0) && (digits >= 10 || carrierAdjacent(scan, first) || ((cue & (TRACKING | PARCEL)) !== 0 && digits >= 6))) {
    candidates.push({ type: 'trackingNumber', start: from, end: to, score: 3, carrier: carrierNear })
    return last
  }
  if (isDate && !adjacent) return last
  let type: EntityType | undefined
  let score = 0
  if (hasCue && (adjacent ? digits >= 3 || isMixed || isLinked : (isMixed && (isLinked || digits >= 4)) || (isLinked && digits >= 5) || digits >= 5)) {
    type = (cue & TRACKING) !== 0 && compact.length >= 7 ? 'trackingNumber' : (cue & INVOICE) !== 0 ? 'invoiceNumber' : 'orderNumber'
    score = adjacent ? 6 : 3
  } else if ((cue & PARCEL) !== 0 && isLong && !(isLinked && compact.length < 11)) {
    type = 'trackingNumber'
    score = 2
  } else if (!hasCue && (cue & OTHER) === 0 && isMixed && !isLinked && digits >= 7 && /^[A-Z]{2}/.test(compact)) {
    type = 'trackingNumber'
    score = 1
  } else if (looksLikeOrder(scan, first, last, from, to, digits, isMixed, isLinked, inSubject)) {
    type = 'orderNumber'
    score = (flags[first]! & OPEN) !== 0 ? 2 : 1
  }
  if (type === undefined) return last
  // «#88-2190» is written with its sign, «order #20551» without.
  if (type !== 'trackingNumber' && text.charCodeAt(from - 1) === 0x23 && (isCode || !adjacent)) from--
  candidates.push({ type, start: from, end: to, score, carrier: -1 })
  return last
}

function squeeze (text: string, from: number, to: number): string {
  let compact = ''
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90)) compact += text[i]
    else if (code >= 97 && code <= 122) compact += String.fromCharCode(code - 32)
    else if (!isBlank(code)) compact += '-'
  }
  return compact
}

const LONGEST = 34

function shapeOf (compact: string, shapes: readonly Shape[]): Shape | undefined {
  if (compact.length < 8 || compact.length > LONGEST) return undefined
  return shapes.find(({ shape }) => fits(compact, shape))
}

/** Whether `compact` is of the `shape` (see the lexicon's Tracking). */
export function fits (compact: string, shape: string): boolean {
  const isOpen = shape.endsWith('+')
  const least = isOpen ? shape.length - 1 : shape.length
  if (compact.length < least || (!isOpen && compact.length > least)) return false
  for (let i = 0; i < compact.length; i++) {
    const sign = shape.charCodeAt(Math.min(i, least - 1))
    const code = compact.charCodeAt(i)
    const isDigit = code >= 48 && code <= 57
    const isLetter = code >= 65 && code <= 90
    if (sign === 0x23 ? !isDigit : sign === 0x40 ? !isLetter : sign === 0x2a ? !isDigit && !isLetter : sign !== code) return false
  }
  return true
}

/** The carrier named within six words before or three after, in the same sentence or within brackets; -1 without one. */
function carrierBeside (scan: Scan, first: number, last: number): number {
  for (let i = first - 1, away = 0; i >= 0 && away < 8; i--, away++) {
    if (scan.carrier[i]! >= 0) return scan.carrier[i]!
    if ((scan.flags[i]! & (LINE | FIRST)) !== 0) break
  }
  for (let i = last + 1, away = 0; i < scan.count && away < 5; i++, away++) {
    if ((scan.flags[i]! & LINE) !== 0) break
    if (scan.carrier[i]! >= 0) return scan.carrier[i]!
  }
  return -1
}

/** `12/05/2024`, `2024-05-12`, a bare year. */
function isDateLike (text: string, from: number, to: number): boolean {
  const length = to - from
  const first = text.charCodeAt(from)
  if (length === 4) return first === 49 || first === 50
  if (length < 8 || length > 10) return false
  const sign = text.charCodeAt(from + 2)
  if ((sign === 0x2f || sign === 0x2d) && text.charCodeAt(from + 5) === sign) return true
  const other = text.charCodeAt(from + 4)
  return length === 10 && other === 0x2d && text.charCodeAt(from + 7) === 0x2d
}

/** Whether the figure has the look of an order's even where no word says so. */
function looksLikeOrder (
  scan: Scan, first: number, last: number, from: number, to: number, digits: number, isMixed: boolean, isLinked: boolean, inSubject: boolean
): boolean {
  const { text, flags, mask } = scan
  if (last - first > 3) return false
  const isBracketed = text.charCodeAt(from - 1) === 0x28
  const before = first > 0 && (flags[first]! & (LINE | STOP)) === 0 ? mask[first - 1]! : 0
  if ((before & OTHER) !== 0 && !isBracketed) return false
  if (text.charCodeAt(from - 1) === 0x23) return digits >= 4
  const isAlone = (flags[first]! & (LINE | FIRST | STOP)) !== 0 && (last + 1 >= scan.count || (flags[last + 1]! & (LINE | STOP | COMMA)) !== 0)
  const isLoose = isBracketed || isAlone || inSubject
  const startsWithLetter = isLetter(text.charCodeAt(from))
  if (isMixed && startsWithLetter) {
    for (let i = from; i < to && isLetter(text.charCodeAt(i)); i++) if (text[i] !== text[i]!.toUpperCase()) return false
    if (!isLinked) return isLoose && digits >= 3
    return digits >= (isBracketed ? 1 : isAlone ? 2 : (flags[first]! & DIGIT) === 0 ? 4 : 3)
  }
  if (isMixed && isLinked) return digits >= 3
  if (isLinked) return digits >= 5 && (isLoose || (before & LABEL) !== 0)
  return isBracketed && digits >= 5 && last === first
}
