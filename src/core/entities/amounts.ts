import type { Candidate } from './candidates.ts'
import { isBlank, isMeasured, isNear } from './figures.ts'
import type { NumberRules } from './figures.ts'
import { CLOSE, COMMA, DIGIT, DOTTED, isFresh, LETTER, LINE, LINKED, MARK, OPEN, STOP } from './scan.ts'
import type { Scan } from './scan.ts'
import {
  BEFORE, CHARGED, COMPARED, CURRENCY, INVOICE, isLetter, KIND, NUMERAL, ORDER, OTHER, UNIT, WANTED
} from './words.ts'

/** `kaks tuhat eurot`: numerals up to a currency; the index of the last token read. */
export function readSpelt (scan: Scan, at: number, candidates: Candidate[]): number {
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

/** A sum with its currency, or with two decimals and a cue; the last token read, -1 where there is none. */
export function readAmount (scan: Scan, at: number, rules: NumberRules, candidates: Candidate[]): number {
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
    } else if (isRound(text, stop) && stop + 2 <= scan.limit) {
      stop += 2
      found = true
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

/** The dash that stands for no cents: «45.-», «120,-». */
const isRound = (text: string, at: number): boolean => {
  const sign = text.charCodeAt(at)
  const dash = text.charCodeAt(at + 1)
  return (sign === 0x2e || sign === 0x2c) && (dash === 0x2d || dash === 0x2013) && (KIND[text.charCodeAt(at + 2)] ?? 0) === 0
}

const onlyDigits = (scan: Scan, at: number): boolean => (scan.flags[at]! & (DIGIT | LETTER | LINKED | DOTTED)) === DIGIT

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

const REACH = 7

/** Weighs a sum by the words around it within the sentence. */
function pushAmount (scan: Scan, first: number, last: number, start: number, end: number, base: number, candidates: Candidate[]): void {
  const { flags, mask } = scan
  // «saving me £0»: nothing is at issue
  if ((flags[first]! & DIGIT) !== 0 && !/[1-9]/.test(scan.text.slice(start, end))) return
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
