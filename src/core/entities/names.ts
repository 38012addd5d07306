import { CAPITAL, CLOSE, COMMA, DIGIT, FIRST, JOINED, LINE, MARK, OPEN, PARAGRAPH, STOP, UPPER } from './scan.ts'
import type { Scan } from './scan.ts'
import {
  ABBREVIATION, BOUGHT, COMPANY, GIVEN, GREETING, HAPPENED, HERE, INTRO, JOINER, NEVER_NAME, PARTICLE, SIGN_OFF, TITLE
} from './words.ts'
import type { Candidate } from './numbers.ts'

/** A stretch of tokens read as a name. */
interface Name { first: number, last: number, words: number, isGiven: boolean, isSmall: boolean, isLoud: boolean, next: number }

const MOST_WORDS = 5
const GAP = LINE | STOP | COMMA | OPEN | CLOSE | MARK | FIRST

/** Reads a name that begins at token `from`, before token `limit`. */
function parseName (scan: Scan, from: number, limit: number): Name | undefined {
  const { flags, mask, start, end, text } = scan
  let i = from
  let words = 0
  let last = -1
  let isGiven = false
  let isLoud = true
  let isSmall = false
  let letters = 0
  // A title belongs to the name as it is signed.
  while (i < limit && (mask[i]! & TITLE) !== 0 && (i === from || (flags[i]! & (LINE | COMMA)) === 0) && (mask[i]! & GIVEN) === 0) i++
  const bare = i
  for (; i < limit && words < MOST_WORDS; i++) {
    const flag = flags[i]!
    const word = mask[i]!
    const length = end[i]! - start[i]!
    if ((flag & DIGIT) !== 0) break
    if (i > from && i !== bare) {
      if ((flag & LINE) !== 0) break
      if ((flag & JOINED) !== 0) {
        // «Uusi-Rauva», «O'Dowd» are one name; «Mari's» and «Lepp/Oy» end it.
        const joint = text.charCodeAt(end[i - 1]!)
        if (joint === 0x2f || ((flag & CAPITAL) === 0 && !isSmall)) break
        last = i
        letters += length
        continue
      }
      if ((flag & GAP) !== 0) {
        const previous = end[i - 1]! - start[i - 1]!
        const isInitial = (flag & GAP) === STOP && (previous === 1 || (previous === 2 && (flags[i - 1]! & CAPITAL) !== 0)) && text.charCodeAt(end[i - 1]!) === 0x2e
        if (!isInitial && !isAnd(text, end[i - 1]!, start[i]!)) break
      }
    } else if (i === bare && i > from && (flag & (LINE | COMMA)) !== 0) break
    if ((word & JOINER) !== 0 && words > 0) {
      const next = i + 1
      if (next < limit && (flags[next]! & CAPITAL) !== 0 && (flags[next]! & (GAP | DIGIT)) === 0 && (mask[next]! & (NEVER_NAME | COMPANY)) === 0) continue
      break
    }
    if ((flag & CAPITAL) === 0) {
      const next = i + 1
      if ((word & PARTICLE) !== 0 && next < limit && (flags[next]! & CAPITAL) !== 0 && (flags[next]! & GAP) === 0) continue
      if (words === 0 && (word & GIVEN) !== 0) isSmall = true
      else if (!isSmall || words > 2 || (word & (NEVER_NAME | GREETING | SIGN_OFF)) !== 0) break
    }
    if ((word & COMPANY) !== 0) return undefined
    if ((word & (NEVER_NAME | GREETING | SIGN_OFF)) !== 0 && (word & GIVEN) === 0 && length > 1 && scan.reach[i]! <= end[i]!) {
      if (words < 2) return undefined
      break
    }
    words++
    letters += length
    last = i
    isGiven ||= (word & GIVEN) !== 0
    if ((flag & UPPER) === 0 && length > 1) isLoud = false
  }
  if (last < 0 || letters < 2) return undefined
  return { first: from, last, words, isGiven, isSmall, isLoud, next: last + 1 }
}

/** `&` or `+` between two names. */
function isAnd (text: string, from: number, to: number): boolean {
  const sign = text.slice(from, to).trim()
  return sign === '&' || sign === '+'
}

/** Where the name ends: the full stop of a last initial («Riikka S.») is part of it. */
function endOf (scan: Scan, { last, words }: Name): number {
  const end = scan.end[last]!
  const isInitial = words > 1 && end - scan.start[last]! === 1 && (scan.flags[last]! & CAPITAL) !== 0
  return isInitial && scan.text.charCodeAt(end) === 0x2e && end < scan.limit ? end + 1 : end
}

/** The sign after the name: 0 at the end of the text or the line. */
function signAfter (scan: Scan, name: Name): number {
  let at = endOf(scan, name)
  while (at < scan.text.length && scan.text.charCodeAt(at) === 0x20) at++
  const code = at < scan.limit ? scan.text.charCodeAt(at) : 0
  return code === 0x0a || code === 0x0d ? 0 : code
}

const toCandidate = (scan: Scan, name: Name, score: number): Candidate =>
  ({ type: 'customerName', start: scan.start[name.first]!, end: endOf(scan, name), score, carrier: -1 })

/** A token after a sign-off («Parimate soovidega,», «t.») that opens at `at`, or `at` itself. */
function skipSignOff (scan: Scan, at: number, limit: number): number {
  let i = at
  while (i < limit && (scan.mask[i]! & (SIGN_OFF | ABBREVIATION)) !== 0) {
    const isShort = (scan.mask[i]! & SIGN_OFF) === 0
    const reach = scan.reach[i]!
    if (isShort && i + 1 < limit && (scan.flags[i + 1]! & CAPITAL) === 0 && (scan.mask[i + 1]! & GIVEN) === 0) break
    while (i < limit && scan.end[i]! <= reach) i++
    if (i < limit && scan.end[i]! <= reach) i++
  }
  return i
}

const MOST_LINES = 6
const LONGEST_LINE = 8
const FRAGMENT = 10

/** Reads the writer's name: at the end of the letter, else where they say it. */
export function readName (scan: Scan): Candidate | undefined {
  return readSigned(scan) ?? readTold(scan)
}

/** The name under the letter. */
function readSigned (scan: Scan): Candidate | undefined {
  const { flags, mask } = scan
  let bottom = scan.count
  let signed: Candidate | undefined
  for (let lines = 0; lines < MOST_LINES && bottom > 0; lines++) {
    let top = bottom - 1
    while (top > 0 && (flags[top]! & LINE) === 0) top--
    const length = bottom - top
    const name = readLine(scan, top, bottom)
    if (name) signed = name
    else {
      const isSignOff = skipSignOff(scan, top, bottom) >= bottom
      if (isSignOff) { if (signed) return signed }
      else if (length > LONGEST_LINE || endsSentence(scan, bottom) || (mask[top]! & GREETING) !== 0 || (signed && (flags[bottom]! & PARAGRAPH) !== 0)) {
        if (signed) return signed
        const trailing = readFragment(scan, top, bottom)
        return trailing
      }
    }
    if (name && name.score >= 5) return name
    if (!name && !signed && lines === 0) {
      const trailing = readFragment(scan, top, bottom)
      if (trailing) return trailing
    }
    bottom = top
  }
  return signed
}

/** Whether the line before token `bottom` ends as a sentence does. */
function endsSentence (scan: Scan, bottom: number): boolean {
  let at = scan.end[bottom - 1]!
  const limit = bottom < scan.count ? scan.start[bottom]! : scan.limit
  for (; at < limit; at++) {
    const code = scan.text.charCodeAt(at)
    if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026) return true
    if (code === 0x0a) return false
  }
  return false
}

/** A line of its own that is a name, or begins with one: `Rein Vahtra, V0088`, `T. Eeva / Savipaja`. */
function readLine (scan: Scan, top: number, bottom: number): Candidate | undefined {
  const { flags, mask } = scan
  let from = skipSignOff(scan, top, bottom)
  const isSigned = from > top
  if (from >= bottom) return undefined
  // A post before the name: «Õpetaja Maret Lill».
  if ((mask[from]! & COMPANY) !== 0 && from + 1 < bottom && (flags[from + 1]! & (COMMA | OPEN)) === 0) from++
  const name = parseName(scan, from, bottom)
  if (!name) return undefined
  if ((mask[from]! & GREETING) !== 0) return undefined
  const swapped = name.words === 1 && name.next < bottom ? readSwapped(scan, name, bottom) : undefined
  if (swapped) return swapped
  const sign = signAfter(scan, name)
  if (!isSigned && (sign === 0x21 || sign === 0x3f)) return undefined
  if (name.next < bottom) {
    const isCut = (flags[name.next]! & (COMMA | OPEN | MARK)) !== 0 || (flags[name.next]! & DIGIT) !== 0 || (mask[name.next]! & ABBREVIATION) !== 0 || sign === 0x2b
    const isPlace = isSigned && name.words >= 2
    if (!isCut && !isPlace && !isContact(scan, name.next)) return undefined
    if (bottom - name.next > 8 && !isSigned) return undefined
    if (!isSigned && name.words < 2 && !name.isGiven && bottom - name.next > 4) return undefined
    if (name.words === 1 && !isSigned && (flags[name.next]! & COMMA) !== 0 && !name.isGiven && hasSmallWords(scan, name.next, bottom)) return undefined
  } else if (!isSigned && sign === 0x2e && !name.isGiven) return undefined
  if (name.isSmall && !isSigned && name.words > 2) return undefined
  if (name.isLoud && !isSigned && !name.isGiven && name.words < 2) return undefined
  if (!isSigned && name.words < 2 && !name.isGiven && top === 0 && bottom < scan.count) return undefined
  return toCandidate(scan, name, isSigned ? 5 : name.words >= 2 ? 3 : 2)
}

/** Whether token `at` opens a telephone, an address or the like. */
const isContact = (scan: Scan, at: number): boolean =>
  (scan.flags[at]! & DIGIT) !== 0 || (scan.end[at]! - scan.start[at]! <= 4 && scan.text.charCodeAt(scan.end[at]!) === 0x2e)

function hasSmallWords (scan: Scan, from: number, to: number): boolean {
  let small = 0
  for (let i = from; i < to; i++) if ((scan.flags[i]! & (CAPITAL | DIGIT)) === 0) small++
  return small >= 3
}

/** `Jõgi, Tõnu`: surname first. */
function readSwapped (scan: Scan, name: Name, bottom: number): Candidate | undefined {
  const { flags, mask } = scan
  if ((flags[name.next]! & (COMMA | LINE | STOP)) !== COMMA || bottom - name.next !== 1) return undefined
  if ((mask[name.next]! & GIVEN) === 0 || name.isGiven || (flags[name.next]! & CAPITAL) === 0) return undefined
  return { type: 'customerName', start: scan.start[name.first]!, end: scan.end[name.next]!, score: 4, carrier: -1 }
}

/** A name after the last sentence of a line: `… Palun vahetage. Jaan Rebane`. */
function readFragment (scan: Scan, top: number, bottom: number): Candidate | undefined {
  const { flags, mask } = scan
  for (let k = bottom - 1; k >= Math.max(top, bottom - FRAGMENT); k--) {
    const isSignOff = (mask[k]! & SIGN_OFF) !== 0 || ((mask[k]! & ABBREVIATION) !== 0 && (flags[k]! & (STOP | LINE | MARK)) !== 0)
    const opens = (flags[k]! & (STOP | MARK | CLOSE)) !== 0 && (flags[k]! & JOINED) === 0
    const afterNumber = k > top && (flags[k]! & COMMA) !== 0 && (flags[k - 1]! & DIGIT) !== 0
    if (!isSignOff && !opens && !afterNumber) continue
    const from = isSignOff ? skipSignOff(scan, k, bottom) : k
    if (from >= bottom) continue
    const name = parseName(scan, from, bottom)
    if (!name || (mask[from]! & GREETING) !== 0) continue
    const sign = signAfter(scan, name)
    const isLast = name.next >= bottom
    if (!isLast) {
      const isCut = (flags[name.next]! & (COMMA | OPEN | MARK)) !== 0 || isContact(scan, name.next)
      if (!isCut && !(isSignOff && name.words >= 2)) continue
      if (endsSentence(scan, bottom) && !isSignOff && !(name.words >= 2 && name.isGiven)) continue
      if (name.words < 2 && !name.isGiven && !isSignOff) continue
    } else if (sign === 0x21 || sign === 0x3f || (sign === 0x2e && !isSignOff && !(name.isGiven && name.words >= 2))) continue
    if (isSignOff) {
      if (name.words >= 2 || name.isGiven || !name.isSmall) return toCandidate(scan, name, 5)
      continue
    }
    if (name.isLoud && !name.isGiven) continue
    if (name.isSmall && !(isLast || (flags[name.next]! & COMMA) !== 0)) continue
    return toCandidate(scan, name, name.words >= 2 || name.isGiven ? 3 : 1)
  }
  return undefined
}

/** `My name is …`, `Mairo siin`. */
function readTold (scan: Scan): Candidate | undefined {
  const { flags, mask, reach, end } = scan
  for (let i = 0; i < scan.count; i++) {
    if ((mask[i]! & INTRO) !== 0) {
      let from = i + 1
      while (from < scan.count && end[from]! <= reach[i]!) from++
      if (from >= scan.count) break
      const name = parseName(scan, from, scan.count)
      if (name && !name.isSmall && (name.words >= 2 || name.isGiven)) return toCandidate(scan, name, 4)
    } else if ((mask[i]! & HERE) !== 0 && i > 0) {
      let from = i - 1
      while (from > 0 && i - from < 3 && (flags[from]! & (LINE | STOP | FIRST | COMMA)) === 0) from--
      if ((flags[from]! & (LINE | STOP | FIRST | COMMA)) === 0) continue
      const name = parseName(scan, from, i)
      if (name && name.next === i && !name.isSmall && (name.words >= 2 || name.isGiven || from === 0)) return toCandidate(scan, name, 3)
    }
  }
  void BOUGHT; void HAPPENED
  return undefined
}
