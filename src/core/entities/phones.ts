import type { Candidate } from './candidates.ts'
import { carrierAdjacent, countDigits, isNear, isPrefix } from './figures.ts'
import type { NumberRules } from './figures.ts'
import { CLOSE, COMMA, DIGIT, DOTTED, LETTER, LINE, LINKED, MARK, OPEN, SPACED, STOP } from './scan.ts'
import type { Scan } from './scan.ts'
import { INVOICE, ORDER, OTHER, PHONE, TRACKING, UNIT } from './words.ts'

/** Groups of digits that may be a telephone number; the last token read, -1 where there is none. */
export function readPhone (scan: Scan, at: number, cue: number, adjacent: boolean, rules: NumberRules, candidates: Candidate[]): number {
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
      // «Toivo Pent, objektijuht», and his number on the next line
      const isBelow = (flags[at]! & LINE) !== 0 && (cue & (ORDER | INVOICE | TRACKING)) === 0
      if (!isBelow && (adjacent || (flags[at]! & LINKED) !== 0)) return -1
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
