import type { EntityType } from '../findings.ts'
import type { Candidate } from './candidates.ts'
import { passesCheck } from './check-digits.ts'
import type { Check } from './lexicon.ts'
import {
  CAPITAL, CLOSE, COMMA, DIGIT, DOTTED, FIRST, isFresh, JOINED, LETTER, LINE, LINKED, MARK, OPEN, SPACED, STOP, UPPER
} from './scan.ts'
import type { Scan } from './scan.ts'
import {
  BEFORE, CARRIER, CURRENCY, INVOICE, isLetter, LABEL, NUMERAL, ORDER, OTHER, PARCEL, PHONE, TITLE, TRACKING, UNIT,
  CHARGED, COMPARED, WANTED
} from './words.ts'
import type { Words } from './words.ts'

/** A carrier's number shape, ready to match. */
export interface Shape { readonly shape: string, readonly check: Check, readonly carrier: number }

export interface NumberRules {
  readonly shapes: readonly Shape[]
  readonly phones: readonly { readonly starts: string, readonly least: number, readonly most: number }[]
  /** Currency signs, by code unit. */
  readonly symbols: ReadonlySet<number>
  readonly tails: readonly string[]
}

/** The score of a number that is known to be another's: a contract's, a case's. */
export const REFUSED = -9

/** Reads order, invoice and tracking numbers, sums and telephone numbers of a scanned text. */
export function readNumbers (scan: Scan, rules: NumberRules, words: Words, inSubject: boolean): Candidate[] {
  const candidates: Candidate[] = []
  const { flags, start, end, mask } = scan
  let cue = 0
  let cueAt = -9
  for (let i = 0; i < scan.count; i++) {
    const word = mask[i]!
    const fresh = isFresh(scan, i)
    if ((flags[i]! & DIGIT) === 0) {
      if (fresh) { cueAt = i - cueAt > 1 ? -9 : cueAt }
      const kind = word & (ORDER | INVOICE | TRACKING | PARCEL | PHONE | OTHER)
      const isLabel = (word & LABEL) !== 0 && cueAt === i - 1 && (cue & (ORDER | INVOICE | TRACKING | OTHER)) !== 0
      if (isLabel || (kind === 0 && (word & LABEL) !== 0 && cueAt === i - 1)) cueAt = i
      else if (kind !== 0) { cue = kind; cueAt = i }
      if ((word & NUMERAL) !== 0) i = readSpelt(scan, i, candidates)
      continue
    }
    // A full stop ends what the cue says, but not that of «tell. 902».
    if ((flags[i]! & (LINE | STOP)) !== 0 && cueAt >= 0 && !(cueAt === i - 1 && (flags[i]! & LINE) === 0 && end[cueAt]! - start[cueAt]! <= 4)) cueAt = (flags[i]! & LINE) !== 0 && cueAt === i - 1 ? cueAt : -9
    const near = i - cueAt <= 5 ? cue : 0
    const adjacent = i - cueAt === 1
    let to = readAmount(scan, i, rules, candidates)
    if (to < 0) {
      to = readPhone(scan, i, near, adjacent, rules, candidates)
      if (to < 0) to = readNumber(scan, i, near, adjacent, rules, words, inSubject, candidates)
    }
    if (to > i) i = to
    if (adjacent) cueAt = -9
  }
  return candidates
}

/** `kaks tuhat eurot`: numerals up to a currency; the index of the last token read. */
function readSpelt (scan: Scan, at: number, candidates: Candidate[]): number {
  let i = at
  while (i + 1 < scan.count && (scan.mask[i + 1]! & NUMERAL) !== 0 && (scan.flags[i + 1]! & (LINE | STOP | COMMA)) === 0) i++
  const next = i + 1
  if (next >= scan.count || (scan.mask[next]! & CURRENCY) === 0 || scan.end[next]! - scan.start[next]! < 2 || (scan.flags[next]! & (LINE | STOP | COMMA)) !== 0) return i
  let to = next
  // «six pounds forty»
  while (to + 1 < scan.count && (scan.mask[to + 1]! & NUMERAL) !== 0 && (scan.flags[to + 1]! & (LINE | STOP | COMMA)) === 0) to++
  pushAmount(scan, at, to, scan.start[at]!, scan.end[to]!, 1, candidates)
  return to
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x2009

/** Only one space (or nothing) stands between token `at` and the one before. */
const isNear = (scan: Scan, at: number): boolean =>
  (scan.flags[at]! & (LINE | STOP | COMMA | OPEN | CLOSE | MARK | FIRST)) === 0 && scan.start[at]! - scan.end[at - 1]! <= 1

const onlyDigits = (scan: Scan, at: number): boolean => (scan.flags[at]! & (DIGIT | LETTER | LINKED | DOTTED)) === DIGIT

/** A sum with its currency, or with two decimals and a cue; the last token read, -1 where there is none. */
function readAmount (scan: Scan, at: number, rules: NumberRules, candidates: Candidate[]): number {
  const { text, flags, start, end, mask } = scan
  if ((flags[at]! & (LETTER | LINKED)) !== 0) return -1
  let last = at
  if (onlyDigits(scan, at) && end[at]! - start[at]! <= 3) {
    while (last + 1 < scan.count && isNear(scan, last + 1) && isThousand(scan, last + 1) && (flags[last]! & DOTTED) === 0) last++
  }
  for (let to = last; to >= at; to--) {
    let stop = end[to]!
    let from = start[at]!
    let found = false
    const code = text.charCodeAt(stop)
    const gap = isBlank(code) ? 1 : 0
    if (rules.symbols.has(text.charCodeAt(stop + gap)) && stop + gap < scan.limit) {
      stop += gap + 1
      found = true
      // «12 zł»: the sign may begin a word.
      while (stop < scan.limit && isLetter(text.charCodeAt(stop))) stop++
    } else if (code === 0x2d || to + 1 < scan.count) {
      const next = to + 1
      if (next < scan.count && (mask[next]! & CURRENCY) !== 0 && start[next]! - end[to]! <= 1 && isCurrency(scan, next)) {
        stop = end[next]!
        found = true
      }
    }
    const before = text.charCodeAt(from - 1)
    const ahead = isBlank(before) ? 2 : 1
    if (!found && rules.symbols.has(text.charCodeAt(from - ahead))) {
      from -= ahead
      found = true
      // «A$», «US$»
      while (from > 0 && isLetter(text.charCodeAt(from - 1)) && start[at]! - from < 5) from--
    } else if (!found && at > 0 && (mask[at - 1]! & BEFORE) !== 0 && start[at]! - end[at - 1]! <= 2 && (flags[at]! & LINE) === 0) {
      from = start[at - 1]!
      found = true
      if (text.startsWith('/-', stop)) stop += 2
    }
    if (!found) continue
    for (const tail of rules.tails) if (text.startsWith(tail, stop) && stop + tail.length <= scan.limit) { stop += tail.length; break }
    let final = to
    while (final + 1 < scan.count && start[final + 1]! < stop) final++
    pushAmount(scan, at, final, from, stop, 2, candidates)
    return final
  }
  return readPrice(scan, at, last, rules, candidates)
}

/** A currency of one letter («7 e», «40 p») begins no other word: «kaks e-kirja», «3 p.m.». */
function isCurrency (scan: Scan, at: number): boolean {
  if (scan.end[at]! - scan.start[at]! > 1) return true
  const sign = scan.text.charCodeAt(scan.end[at]!)
  const after = scan.text.charCodeAt(scan.end[at]! + 1)
  return sign !== 0x2d && !(sign === 0x2e && isLetter(after)) && (scan.flags[at]! & (LINE | STOP | COMMA | OPEN | CLOSE | MARK)) === 0
}

/** A price without a currency: `54.90`, `1 112,40`, `29,90/kk`. */
function readPrice (scan: Scan, at: number, last: number, rules: NumberRules, candidates: Candidate[]): number {
  const { text, flags, start, end, mask } = scan
  if ((flags[last]! & DOTTED) === 0 || !isPrice(text, start[last]!, end[last]!) || isMeasured(scan, last)) return -1
  const before = at > 0 && (flags[at]! & (LINE | STOP)) === 0 ? mask[at - 1]! : 0
  if ((before & (UNIT | OTHER)) !== 0) return -1
  // «-2,25», «0,75»: measures.
  const sign = text.charCodeAt(start[at]! - 1)
  if (sign === 0x2d || sign === 0x2212 || sign === 0x2b || text.charCodeAt(start[at]!) === 48) return -1
  let stop = end[last]!
  for (const tail of rules.tails) if (text.startsWith(tail, stop)) { stop += tail.length; break }
  const isPoint = text.charCodeAt(end[last]! - 3) === 0x2e
  const isClock = isPoint && last === at && isTime(text, start[at]!, end[at]!)
  const told = (before & (CHARGED | WANTED)) !== 0 || (at > 1 && (mask[at - 2]! & (CHARGED | WANTED)) !== 0 && (flags[at]! & (LINE | STOP)) === 0)
  if (isClock && !told) return -1
  pushAmount(scan, at, last, start[at]!, stop, told ? 1 : 0, candidates)
  return last
}

const isTime = (text: string, from: number, to: number): boolean =>
  to - from <= 5 && Number(text.slice(from, to - 3)) < 24 && Number(text.slice(to - 2, to)) < 60

/** Three digits, with decimals or without: what goes on a figure split by spaces. */
function isThousand (scan: Scan, at: number): boolean {
  if ((scan.flags[at]! & (DIGIT | LETTER | LINKED)) !== DIGIT) return false
  const from = scan.start[at]!
  const length = scan.end[at]! - from
  if (length === 3) return (scan.flags[at]! & DOTTED) === 0
  const sign = scan.text.charCodeAt(from + 3)
  return (length === 5 || length === 6) && (sign === 0x2c || sign === 0x2e)
}

/** `12.49`, `34,60`: one sign, two digits after it, and it can be no date. */
function isPrice (text: string, from: number, to: number): boolean {
  const sign = text.charCodeAt(to - 3)
  if (sign !== 0x2c && sign !== 0x2e) return false
  for (let i = from; i < to - 3; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  if (sign === 0x2c) return true
  const month = Number(text.slice(to - 2, to))
  const day = Number(text.slice(from, to - 3))
  return !(day >= 1 && day <= 31 && month >= 1 && month <= 12)
}

/** Whether a unit or a percent sign follows. */
function isMeasured (scan: Scan, at: number): boolean {
  const sign = scan.text.charCodeAt(scan.end[at]!)
  if (sign === 0x25 || sign === 0xb0) return true
  if (isBlank(sign) && scan.text.charCodeAt(scan.end[at]! + 1) === 0x25) return true
  const next = at + 1
  return next < scan.count && scan.start[next]! - scan.end[at]! <= 2 && (scan.mask[next]! & UNIT) !== 0
}

const REACH = 7

/** Weighs a sum by the words around it within the sentence. */
function pushAmount (scan: Scan, first: number, last: number, start: number, end: number, base: number, candidates: Candidate[]): void {
  const { flags, mask } = scan
  let score = base
  let wanted = 0
  let charged = 0
  let compared = 0
  for (let i = first - 1, away = 1; i >= 0 && away <= REACH; i--, away++) {
    if (isFresh(scan, i + 1)) break
    const word = mask[i]!
    if ((word & WANTED) !== 0) wanted = Math.max(wanted, REACH + 1 - away)
    if ((word & CHARGED) !== 0) charged = Math.max(charged, REACH + 1 - away)
    if ((word & COMPARED) !== 0) compared = Math.max(compared, REACH + 1 - away)
    if ((word & (INVOICE | ORDER)) !== 0) score += 0.5
  }
  for (let i = last + 1, away = 1; i < scan.count && away <= REACH; i++, away++) {
    if (isFresh(scan, i)) break
    const word = mask[i]!
    if ((word & WANTED) !== 0) wanted = Math.max(wanted, REACH + 1 - away)
    if ((word & CHARGED) !== 0) charged = Math.max(charged, REACH + 1 - away)
    if ((word & COMPARED) !== 0) compared = Math.max(compared, REACH + 1 - away)
  }
  score += wanted * 0.5 + charged * 0.25 - (compared >= 5 ? compared * 0.3 : 0)
  if ((flags[first]! & OPEN) !== 0) score += 0.5
  candidates.push({ type: 'amount', start, end, score, carrier: -1 })
}

/** Groups of digits that may be a telephone number; the last token read, -1 where there is none. */
function readPhone (scan: Scan, at: number, cue: number, adjacent: boolean, rules: NumberRules, candidates: Candidate[]): number {
  const { text, flags, start, end } = scan
  if ((flags[at]! & (LETTER | DOTTED)) !== 0) return -1
  const isForeign = text.charCodeAt(start[at]! - 1) === 0x2b
  if (!isForeign && at > 0 && (flags[at]! & SPACED) !== 0 && isNear(scan, at) && isPrefix(scan, at - 1)) return -1
  let last = at
  let digits = countDigits(text, start[at]!, end[at]!)
  let groups = 1
  let isBracketed = false
  while (last + 1 < scan.count && (flags[last + 1]! & (DIGIT | LETTER | DOTTED)) === DIGIT) {
    const next = last + 1
    const apart = start[next]! - end[last]!
    const closes = (flags[next]! & CLOSE) !== 0 && apart <= 2 && last === at && text.charCodeAt(start[at]! - 1) === 0x28
    isBracketed ||= closes
    if (!closes && (apart > 1 || (flags[next]! & (LINE | STOP | COMMA | OPEN | CLOSE | MARK)) !== 0)) break
    const more = countDigits(text, start[next]!, end[next]!)
    if (digits + more > 15) break
    digits += more
    last = next
    groups++
  }
  if (digits < 6 || digits > 15) return -1
  if (last + 1 < scan.count && isNear(scan, last + 1) && (scan.mask[last + 1]! & UNIT) !== 0) return -1
  let score = 0
  let first = start[at]!
  if (isForeign) {
    if (digits < 8) return -1
    first--
    score = 5
  } else {
    if ((cue & (ORDER | INVOICE | TRACKING | OTHER)) !== 0 && (adjacent || (cue & PHONE) === 0)) {
      if (adjacent || (flags[at]! & LINKED) !== 0) return -1
    }
    let isNational = false
    for (const { starts, least, most } of rules.phones) {
      if (digits >= least && digits <= most && text.startsWith(starts, first)) { isNational = true; break }
    }
    if (carrierAdjacent(scan, at)) return -1
    const isLinked = (flags[at]! & LINKED) !== 0
    const isGrouped = isLinked && isDashed(text, start[at]!, end[last]!)
    const told = (cue & PHONE) !== 0
    if (isLinked && !isGrouped && text.charCodeAt(first) !== 48) return -1
    isNational ||= isGrouped && digits === 10
    if (!isNational && !(told && digits >= 7 && digits <= 11)) return -1
    score = (told ? 3 : 0) + (isNational ? 2 : 0) + (groups > 1 ? 1 : 0)
    if (isBracketed) first--
  }
  candidates.push({ type: 'phone', start: first, end: end[last]!, score, carrier: -1 })
  return last
}

/** `512-555-0188`, `555-0142`: groups of three and four digits. */
function isDashed (text: string, from: number, to: number): boolean {
  const length = to - from
  if (length !== 12 && length !== 8) return false
  for (let i = from; i < to; i++) {
    const isJoint = i === to - 5 || (length === 12 && i === from + 3)
    if ((text.charCodeAt(i) === 0x2d) !== isJoint) return false
  }
  return true
}

function countDigits (text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) count++
  }
  return count
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

const isCapitals = (scan: Scan, at: number): boolean =>
  (scan.flags[at]! & (UPPER | DIGIT)) === UPPER || ((scan.flags[at]! & (CAPITAL | DIGIT)) === CAPITAL && scan.end[at]! - scan.start[at]! === 1)

/** Two to four capitals that may open a number: «PX 20 118», but no currency, cue or common sign. */
function isPrefix (scan: Scan, at: number): boolean {
  const length = scan.end[at]! - scan.start[at]!
  if (length < 2 || length > 4 || (scan.flags[at]! & (UPPER | DIGIT)) !== UPPER) return false
  if ((scan.mask[at]! & (CURRENCY | BEFORE | ORDER | TRACKING | PHONE | OTHER | LABEL | CARRIER | TITLE | PARCEL)) !== 0) return false
  if ((scan.mask[at]! & INVOICE) !== 0) return (scan.flags[at]! & JOINED) !== 0 && isCapitals(scan, at - 1)
  return at === 0 || (scan.flags[at - 1]! & (UPPER | DIGIT)) !== UPPER || (scan.flags[at]! & (LINE | STOP | OPEN | JOINED)) !== 0
}

function isSum (scan: Scan, at: number, rules: NumberRules): boolean {
  const stop = scan.end[at]!
  const gap = isBlank(scan.text.charCodeAt(stop)) ? 1 : 0
  if (rules.symbols.has(scan.text.charCodeAt(stop + gap))) return true
  const next = at + 1
  return next < scan.count && (scan.mask[next]! & CURRENCY) !== 0 && scan.start[next]! - stop <= 1
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

/** The carrier stands right before, with at most two words between: «DPD kood 0580…», «Omniva viis mu paki (…)». */
function carrierAdjacent (scan: Scan, first: number): boolean {
  for (let i = first - 1, away = 0; i >= 0 && away < 2; i--, away++) {
    if (scan.carrier[i]! >= 0) return true
  }
  return false
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
