import { CAPITAL, CLOSE, COMMA, DIGIT, FIRST, JOINED, LINE, MARK, OPEN, PARAGRAPH, STOP, UPPER } from './scan.ts'
import type { Scan } from './scan.ts'
import {
  ABBREVIATION, COMPANY, GIVEN, GREETING, HERE, INTRO, JOINER, NEVER_NAME, PARTICLE, PHONE, SIGN_OFF, TITLE
} from './words.ts'
import type { Candidate } from './candidates.ts'

/** How the language writes names. */
export interface NameRules {
  /** A post or a kinship may stand before the name with no comma: `Õpetaja Maret Lill`. */
  readonly postFirst: boolean
  /** Endings that turn the last word of a signature into the place it comes from: `Helga Saar Vastseliinast`. */
  readonly fromEndings: readonly string[]
}

/** A stretch of tokens read as a name. */
interface Name { first: number, last: number, words: number, isGiven: boolean, isSmall: boolean, isLoud: boolean, next: number }

const MOST_WORDS = 5
const GAP = LINE | STOP | COMMA | OPEN | CLOSE | MARK | FIRST
const NO_NAME = NEVER_NAME | GREETING | SIGN_OFF

/** Reads the writer's name: at the end of the letter, else where they say it. */
export function readName (scan: Scan, rules: NameRules): Candidate | undefined {
  return readSigned(scan, rules) ?? readAlone(scan, rules) ?? readTold(scan, rules)
}

/** Reads a name that begins at token `from`, before token `limit`. */
function parseName (scan: Scan, from: number, limit: number, rules: NameRules): Name | undefined {
  const { flags, mask, start, end, text } = scan
  let i = from
  // A title belongs to the name as it is signed.
  while (i < limit && isTitle(scan, i) && (i === from || (flags[i]! & (LINE | COMMA)) === 0)) i++
  const bare = i
  const first = i > from && i < limit && (flags[i]! & MARK) !== 0 ? i : from
  let words = 0
  let last = -1
  let isGiven = false
  let isLoud = true
  let isSmall = false
  let letters = 0
  for (; i < limit && words < MOST_WORDS; i++) {
    const flag = flags[i]!
    const word = mask[i]!
    const length = end[i]! - start[i]!
    if ((flag & DIGIT) !== 0) break
    if (i !== bare) {
      if ((flag & LINE) !== 0) break
      if ((flag & JOINED) !== 0) {
        // «Uusi-Rauva», «O'Dowd» are one name; «Mari's» and «Lepp/Oy» end it; «Kanta-asiakas» is none.
        const joint = text.charCodeAt(end[i - 1]!)
        const isBroken = (flag & CAPITAL) === 0 && !isSmall && !(words > 1 && isGiven && isSplitVowel(text, end[i - 1]!))
        if (isBroken && joint === 0x2d && words === 1 && !isGiven) return undefined
        if (joint === 0x2f || isBroken) break
        last = i
        letters += length
        continue
      }
      if ((flag & GAP) !== 0 && !isInitial(scan, i - 1, flag) && !isBridge(text, end[i - 1]!, start[i]!)) break
    } else if (i > from && (flag & (LINE | COMMA)) !== 0) return undefined
    if ((word & JOINER) !== 0 && words > 0) {
      const next = i + 1
      if (next >= limit || (flags[next]! & (GAP | DIGIT)) !== 0) break
      if ((flags[next]! & CAPITAL) !== 0 && (mask[next]! & (NEVER_NAME | COMPANY)) === 0) continue
      // «Tuula ja tytöt»
      const isLast = next + 1 === limit && (flags[next]! & CAPITAL) === 0 && (mask[next]! & (NEVER_NAME | SIGN_OFF)) === 0 && isGiven
      if (isLast && rules.postFirst) { last = next; i = next }
      break
    }
    if ((flag & CAPITAL) === 0) {
      const next = i + 1
      if ((word & PARTICLE) !== 0 && next < limit && (flags[next]! & CAPITAL) !== 0 && (flags[next]! & GAP) === 0) continue
      if (words === 0 && (word & GIVEN) !== 0) isSmall = true
      else if (!isSmall || words > 1 || (word & NO_NAME) !== 0) break
    }
    // A surname may be any word: «Ravo Jõgeva», «Lea Kool».
    if (words === 0 || !isGiven || (flag & CAPITAL) === 0) {
      if ((word & COMPANY) !== 0) return undefined
      if ((word & NO_NAME) !== 0 && (word & GIVEN) === 0 && length > 1) {
        if (words < 2) return undefined
        break
      }
    } else if (words > 1 && (word & (NO_NAME | COMPANY)) !== 0 && (word & GIVEN) === 0 && length > 1) break
    if (i + 1 === limit && length > 5 && rules.fromEndings.some((ending) => text.startsWith(ending, end[i]! - ending.length))) {
      if (words > 0 && isGiven) break
      // «Terveisin Raumalta»
      if (words === 0 && (word & GIVEN) === 0) return undefined
    }
    words++
    letters += length
    last = i
    isGiven ||= (word & GIVEN) !== 0
    if ((flag & UPPER) === 0 && length > 1) isLoud = false
  }
  if (last < 0 || letters < 2) return undefined
  return { first, last, words, isGiven, isSmall, isLoud, next: last + 1 }
}

/** A hyphen between two of the same vowel is spelling, not the end of a name: «Keto-oja». */
const isSplitVowel = (text: string, at: number): boolean => text.charCodeAt(at) === 0x2d && text.charCodeAt(at - 1) === text.charCodeAt(at + 1)

const isTitle = (scan: Scan, at: number): boolean =>
  (scan.mask[at]! & TITLE) !== 0 && ((scan.mask[at]! & GIVEN) === 0 || (scan.flags[at]! & CAPITAL) === 0)

/** Token `at` is an initial or a short form with its full stop, before a gap of `flag`. */
function isInitial (scan: Scan, at: number, flag: number): boolean {
  if ((flag & GAP) !== STOP || scan.text.charCodeAt(scan.end[at]!) !== 0x2e) return false
  const length = scan.end[at]! - scan.start[at]!
  return (scan.flags[at]! & CAPITAL) !== 0 && (length === 1 || (length === 2 && (scan.mask[at]! & NEVER_NAME) === 0) || isTitle(scan, at))
}

/** `&` or `+` between two names, the quotes of a nickname. */
function isBridge (text: string, from: number, to: number): boolean {
  if (to - from > 3) return false
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x26 || code === 0x2b) return true
    if (code === 0x22 || code === 0x201d || code === 0x201c) return to - from === 2
  }
  return false
}

/** Where the name ends: the full stop of a last initial («Riikka S.») is part of it. */
function endOf (scan: Scan, { last, words }: Name): number {
  const end = scan.end[last]!
  const isLetter = words > 1 && end - scan.start[last]! === 1
  return isLetter && scan.text.charCodeAt(end) === 0x2e && end < scan.limit ? end + 1 : end
}

/** The sign after the name: 0 at the end of the text or the line. */
function signAfter (scan: Scan, name: Name): number {
  let at = endOf(scan, name)
  while (at < scan.limit && scan.text.charCodeAt(at) === 0x20) at++
  const code = at < scan.limit ? scan.text.charCodeAt(at) : 0
  return code === 0x0a || code === 0x0d ? 0 : code
}

const toCandidate = (scan: Scan, name: Name, score: number): Candidate =>
  ({ type: 'customerName', start: scan.start[name.first]!, end: endOf(scan, name), score: score + (name.isGiven ? 0.5 : 0), carrier: -1 })

/** The token after a sign-off («Parimate soovidega,», «t.») that opens at `at`, or `at` itself. */
function skipSignOff (scan: Scan, at: number, limit: number): number {
  const { flags, mask, start, end, reach, text } = scan
  let i = at
  while (i < limit && (mask[i]! & (SIGN_OFF | ABBREVIATION)) !== 0) {
    if ((mask[i]! & SIGN_OFF) === 0) {
      const next = i + 1
      if (next < limit) {
        const isNamed = (mask[next]! & (GIVEN | TITLE | COMPANY | ABBREVIATION)) !== 0
        if ((flags[next]! & CAPITAL) === 0 && !isNamed) break
        // «T. Ahvenainen» is signed with an initial, «T. Liisa» with a short «terveisin».
        if (end[i]! - start[i]! === 1 && (flags[i]! & CAPITAL) !== 0 && !isNamed && (next + 1 >= limit || (flags[next + 1]! & CAPITAL) === 0 || (flags[next + 1]! & GAP) !== 0)) break
        if (i > at && end[i]! - start[i]! === 1 && (flags[i]! & CAPITAL) !== 0 && text.charCodeAt(end[i]!) === 0x2e) break
      }
    }
    const to = reach[i]!
    i++
    while (i < limit && end[i]! <= to) i++
  }
  return i
}

const MOST_LINES = 7
const LONGEST_LINE = 8
/** What a first and a last name on a line of their own score. */
const FULL_NAME = 3
const FRAGMENT = 12

/** Index of the first token of the line that ends before token `bottom`. */
function lineStart (scan: Scan, bottom: number): number {
  let top = bottom - 1
  while (top > 0 && (scan.flags[top]! & LINE) === 0) top--
  return top
}

/** The name under the letter. */
function readSigned (scan: Scan, rules: NameRules): Candidate | undefined {
  const { flags, mask } = scan
  let bottom = scan.count
  let signed: Candidate | undefined
  for (let lines = 0; lines < MOST_LINES && bottom > 0; lines++) {
    const top = lineStart(scan, bottom)
    const name = readLine(scan, top, bottom, rules)
    if (name) {
      if (name.score >= 5) return name
      if (signed && signed.score - name.score > 0) return signed
      signed = name
    } else {
      if (skipSignOff(scan, top, bottom) >= bottom) {
        if (signed) return signed
      } else {
        const isBody = bottom - top > LONGEST_LINE || (endsSentence(scan, bottom) && !hasAny(mask, COMPANY, top, bottom)) ||
          (mask[top]! & GREETING) !== 0 || (signed !== undefined && (flags[bottom]! & PARAGRAPH) !== 0)
        if (isBody && signed) return signed
        // an address below the name: «H. Whitelaw», then «Flat 4, Carrick Court»
        const above = !isBody && lines === 0 && top > 0 && hasAny(flags, DIGIT, top, bottom) ? readLine(scan, lineStart(scan, top), top, rules) : undefined
        if (above && above.score >= FULL_NAME) return above
        if (isBody || lines === 0) {
          const trailing = readFragment(scan, top, bottom, rules)
          if (trailing || isBody) return trailing
        }
      }
    }
    bottom = top
  }
  return signed
}

/** Whether a token from `from` to before `to` has a bit of `wanted` in `bits`, the flags or the mask of a scan. */
function hasAny (bits: ArrayLike<number>, wanted: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((bits[i]! & wanted) !== 0) return true
  return false
}

/** Whether the line before token `bottom` ends as a sentence does. */
function endsSentence (scan: Scan, bottom: number): boolean {
  const limit = bottom < scan.count ? scan.start[bottom]! : scan.limit
  for (let at = scan.end[bottom - 1]!; at < limit; at++) {
    const code = scan.text.charCodeAt(at)
    if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026) return true
    if (code === 0x0a) return false
  }
  return false
}

/** A line of its own that is a name, or begins with one: `Rein Vahtra, V0088`, `T. Eeva / Savipaja`. */
function readLine (scan: Scan, top: number, bottom: number, rules: NameRules): Candidate | undefined {
  const { flags, mask } = scan
  if ((mask[top]! & GREETING) !== 0 && (top === 0 || bottom - top > 4)) return undefined
  let from = skipSignOff(scan, top, bottom)
  const isSigned = from > top
  if (from >= bottom || isHandle(scan, from)) return undefined
  if ((mask[from]! & COMPANY) !== 0 && from + 1 < bottom && (mask[from]! & GIVEN) === 0) {
    while (from + 1 < bottom && (mask[from]! & COMPANY) !== 0 && (flags[from + 1]! & (COMMA | OPEN | LINE)) === 0) from++
  }
  const name = parseName(scan, from, bottom, rules)
  if (!name || !isWhole(scan, name, top, bottom, isSigned)) {
    return bottom - top <= LONGEST_LINE && !endsSentence(scan, bottom) ? readLast(scan, Math.max(top + 1, from), bottom, isSigned, rules) : undefined
  }
  const swapped = name.words === 1 && name.next < bottom ? readSwapped(scan, name, bottom) : undefined
  if (swapped) return swapped
  if (rules.postFirst && name.words > 2 && (mask[name.first]! & (GIVEN | TITLE)) === 0 && (mask[name.first + 1]! & GIVEN) !== 0 && scan.end[name.first]! - scan.start[name.first]! > 3) {
    return toCandidate(scan, { ...name, first: name.first + 1 }, isSigned ? 5 : 3)
  }
  if (!name.isGiven && !isSigned) {
    const later = bottom - top <= LONGEST_LINE ? readLast(scan, top + 1, bottom, false, rules) : undefined
    if (later) return later
  }
  return toCandidate(scan, name, isSigned ? 5 : name.words >= 2 ? 3 : 2)
}

/** Whether what stands on the line besides the name lets it be a signature. */
function isWhole (scan: Scan, name: Name, top: number, bottom: number, isSigned: boolean): boolean {
  const { flags, mask } = scan
  const sign = signAfter(scan, name)
  if (!isSigned) {
    if (sign === 0x21 || sign === 0x3f) return false
    if (name.isLoud && !name.isGiven) return false
    if (name.isSmall && name.words > 2) return false
  }
  if (name.next >= bottom) {
    if (isSigned) return true
    if (sign === 0x2e && !name.isGiven) return false
    return name.words > 1 || name.isGiven || top > 0 || bottom === scan.count
  }
  const rest = bottom - name.next
  const isCut = (flags[name.next]! & (COMMA | OPEN | MARK)) !== 0 || isContact(scan, name.next) || (mask[name.next]! & ABBREVIATION) !== 0
  if (!isCut && !(isSigned && name.words >= 2 && rest <= 3)) return false
  if (isSigned && (flags[name.next]! & COMMA) !== 0 && smallWords(scan, name.next, bottom) > 3) return false
  if (rest > 8 && !isSigned) return false
  if (isSigned || name.isGiven) return true
  if (name.words < 2) return smallWords(scan, name.next, bottom) < 1 && (flags[name.next]! & DIGIT) === 0
  return true
}

/** Whether token `at` opens a telephone number or the like. */
function isContact (scan: Scan, at: number): boolean {
  if ((scan.mask[at]! & PHONE) !== 0 && scan.end[at]! - scan.start[at]! <= 4) return true
  if ((scan.flags[at]! & DIGIT) === 0) return false
  let digits = 0
  for (let i = at; i < scan.count && (scan.flags[i]! & DIGIT) !== 0; i++) digits += scan.end[i]! - scan.start[i]!
  return digits >= 6
}

const isHandle = (scan: Scan, at: number): boolean => scan.text.charCodeAt(scan.start[at]! - 1) === 0x40

function smallWords (scan: Scan, from: number, to: number): number {
  let small = 0
  for (let i = from; i < to; i++) if ((scan.flags[i]! & (CAPITAL | DIGIT)) === 0 && (scan.mask[i]! & (COMPANY | PHONE)) === 0) small++
  return small
}

/** The name at the end of a signature line that begins with something else: `Kõrveküla kool, Liivi Tamberg`. */
function readLast (scan: Scan, from: number, bottom: number, isSigned: boolean, rules: NameRules): Candidate | undefined {
  const { flags, mask } = scan
  for (let k = from; k < bottom; k++) {
    if ((mask[k]! & GIVEN) === 0 || (flags[k]! & CAPITAL) === 0 || (flags[k]! & JOINED) !== 0 || isHandle(scan, k)) continue
    if ((mask[k - 1]! & (GIVEN | JOINER)) !== 0 && (flags[k]! & GAP) === 0) continue
    const name = parseName(scan, k, bottom, rules)
    if (!name || (name.next < bottom && !isContact(scan, name.next) && (flags[name.next]! & COMMA) === 0)) continue
    if (name.words >= 2 || isSigned) return toCandidate(scan, name, isSigned ? 5 : 3)
  }
  return undefined
}

/** `Jõgi, Tõnu`: surname first. */
function readSwapped (scan: Scan, name: Name, bottom: number): Candidate | undefined {
  const { flags, mask } = scan
  if ((flags[name.next]! & (COMMA | LINE | STOP)) !== COMMA || bottom - name.next !== 1) return undefined
  if ((mask[name.next]! & GIVEN) === 0 || name.isGiven || (flags[name.next]! & CAPITAL) === 0) return undefined
  return { type: 'customerName', start: scan.start[name.first]!, end: scan.end[name.next]!, score: 4, carrier: -1 }
}

/** A name after the last sentence of a line: `… Palun vahetage. Jaan Rebane`. */
function readFragment (scan: Scan, top: number, bottom: number, rules: NameRules): Candidate | undefined {
  const { flags, mask, text, end, start } = scan
  const lowest = Math.max(top, bottom - FRAGMENT)
  for (let k = bottom - 1; k >= lowest; k--) {
    if (isHandle(scan, k)) continue
    const flag = flags[k]!
    const isSignOff = (mask[k]! & SIGN_OFF) !== 0 || ((mask[k]! & ABBREVIATION) !== 0 && (flag & (STOP | LINE | MARK | COMMA)) !== 0)
    let opens = (flag & (STOP | MARK | CLOSE)) !== 0 && (flag & JOINED) === 0
    if (opens && k > top) {
      const isInside = isInitial(scan, k - 1, flag & GAP) || isBridge(text, end[k - 1]!, start[k]!) || text.slice(end[k - 1]!, start[k]!).includes('/')
      opens = !isInside
    }
    const afterNumber = k > top && (flags[k - 1]! & DIGIT) !== 0 && (flag & (LINE | STOP)) === 0
    const afterComma = k > top && (flag & (COMMA | STOP)) === COMMA && !afterNumber
    if (!isSignOff && !opens && !afterNumber && !afterComma) continue
    const from = isSignOff ? skipSignOff(scan, k, bottom) : k
    if (from >= bottom || (isSignOff && from === k)) continue
    if ((mask[k]! & GREETING) !== 0 && k === 0) continue
    const name = parseName(scan, from, bottom, rules)
    if (!name) {
      if (isSignOff && bottom - from <= 5 && !endsSentence(scan, bottom)) {
        const last = readLast(scan, from + 1, bottom, true, rules)
        if (last) return last
      }
      continue
    }
    if ((mask[from]! & GREETING) !== 0 || isHandle(scan, from)) continue
    const sign = signAfter(scan, name)
    if (name.next < bottom) {
      const isCut = (flags[name.next]! & (COMMA | OPEN | MARK)) !== 0 || isContact(scan, name.next)
      if (!isCut && !(isSignOff && name.words >= 2 && bottom - name.next <= 3)) continue
      if (afterComma || (endsSentence(scan, bottom) && !(isSignOff && bottom - name.next <= 3) && !(name.words >= 2 && name.isGiven))) continue
      if (smallWords(scan, name.next, bottom) > 3) continue
      if (name.words < 2 && !name.isGiven && !isSignOff) continue
    } else if (sign === 0x21 || sign === 0x3f || sign === 0x22) continue
    else if (sign === 0x2e && !isSignOff && !(name.isGiven && name.words >= 2 && !afterComma)) continue
    if (isSignOff) {
      if (name.isSmall && !name.isGiven) continue
      return toCandidate(scan, name, 5)
    }
    // «Dermot, 14 Ashgrove»
    if ((afterComma || afterNumber) && !name.isGiven && name.words < 2) continue
    if (afterComma && name.isSmall) continue
    if (name.isLoud && !name.isGiven) continue
    if (name.words === 1 && !name.isGiven && rules.postFirst) {
      // «… hyvä. Äiti Sanna»: the fragment's own end may hold a given name.
      const later = readLast(scan, from + 1, bottom, false, rules)
      if (later) return later
    }
    if (rules.postFirst && name.words > 2 && (mask[name.first]! & (GIVEN | TITLE)) === 0 && (mask[name.first + 1]! & GIVEN) !== 0 && end[name.first]! - start[name.first]! > 3) {
      return toCandidate(scan, { ...name, first: name.first + 1 }, 3)
    }
    return toCandidate(scan, name, name.words >= 2 || name.isGiven ? 3 : 1)
  }
  return undefined
}

/** A full name on a line of its own with an empty line after it, whatever follows: a forwarded letter, a postscript. */
function readAlone (scan: Scan, rules: NameRules): Candidate | undefined {
  const { flags, mask } = scan
  for (let bottom = scan.count; bottom > 0;) {
    const top = lineStart(scan, bottom)
    if (bottom < scan.count && (flags[bottom]! & PARAGRAPH) !== 0 && bottom - top <= LONGEST_LINE && top > 0 && (mask[top]! & GIVEN) !== 0) {
      const name = parseName(scan, top, bottom, rules)
      if (name && name.isGiven && name.words >= 2 && !name.isSmall && isWhole(scan, name, top, bottom, false)) return toCandidate(scan, name, 2)
    }
    bottom = top
  }
  return undefined
}

/** `My name is …`, `Mairo siin`. */
function readTold (scan: Scan, rules: NameRules): Candidate | undefined {
  const { flags, mask, reach, end } = scan
  for (let i = 0; i < scan.count; i++) {
    if ((mask[i]! & INTRO) !== 0) {
      let from = i + 1
      while (from < scan.count && end[from]! <= reach[i]!) from++
      if (from >= scan.count) break
      let limit = from + 1
      while (limit < scan.count && limit - from < 6 && (flags[limit]! & (LINE | COMMA)) === 0) limit++
      const name = parseName(scan, from, limit, rules)
      if (name && !name.isSmall && !name.isLoud && (name.words >= 2 || name.isGiven)) return toCandidate(scan, name, 4)
    } else if ((mask[i]! & HERE) !== 0 && i > 0) {
      let from = i - 1
      while (from > 0 && i - from < 3 && (flags[from]! & (LINE | STOP | FIRST | COMMA)) === 0) from--
      if ((flags[from]! & (LINE | STOP | FIRST | COMMA)) === 0) continue
      const name = parseName(scan, from, i, rules)
      // «Mairo siin. …» names, «Käisin siin poes» does not
      const stands = from === 0 && (i + 1 === scan.count || (flags[i + 1]! & GAP) !== 0)
      if (name && name.next === i && !name.isSmall && (name.words >= 2 || name.isGiven || stands)) return toCandidate(scan, name, 3)
    }
  }
  return undefined
}
