import type { Span } from '../message.ts'
import { IS_CAPITAL, IS_DIGIT, IS_LETTER, isLetter, KIND } from './words.ts'
import type { Words } from './words.ts'

/** How a token is written. */
export const DIGIT = 1
export const LETTER = 1 << 1
export const CAPITAL = 1 << 2
/** All letters are capitals, two at least. */
export const UPPER = 1 << 3
/** A figure with a decimal sign, a date, a time. */
export const DOTTED = 1 << 4
/** What stands between a token and the one before. */
export const GLUED = 1 << 5
export const SPACED = 1 << 6
export const LINE = 1 << 7
export const PARAGRAPH = 1 << 8
export const STOP = 1 << 9
export const COMMA = 1 << 10
export const OPEN = 1 << 11
export const CLOSE = 1 << 12
export const MARK = 1 << 13
/** The first of the text or of a zone. */
export const FIRST = 1 << 14
/** Joined to the one before by a hyphen, an apostrophe or a slash only. */
export const JOINED = 1 << 15
/** Has a hyphen or a slash inside. */
export const LINKED = 1 << 16

/** The tokens of a text, in order, as columns; `count` of them hold. */
export interface Scan {
  text: string
  count: number
  start: Int32Array
  end: Int32Array
  flags: Int32Array
  mask: Int32Array
  reach: Int32Array
  carrier: Int16Array
  /** Of the last token's end: where reading stopped. */
  limit: number
}

/** An empty scan with room for a common message. */
export const createScan = (room = 512): Scan => ({
  text: '', count: 0, limit: 0,
  start: new Int32Array(room), end: new Int32Array(room), flags: new Int32Array(room), mask: new Int32Array(room),
  reach: new Int32Array(room), carrier: new Int16Array(room)
})

function grow (scan: Scan): void {
  const room = scan.start.length * 2
  for (const column of ['start', 'end', 'flags', 'mask', 'reach'] as const) {
    const wider = new Int32Array(room)
    wider.set(scan[column])
    scan[column] = wider
  }
  const carrier = new Int16Array(room)
  carrier.set(scan.carrier)
  scan.carrier = carrier
}

const isDigit = (code: number): boolean => KIND[code] === IS_DIGIT
const isCapital = (code: number): boolean => (KIND[code]! & IS_CAPITAL) !== 0

/** Bits of the signs between tokens; MARK for those not listed. */
const SIGNS = new Uint16Array(0x80).fill(MARK)
for (const [signs, bits] of [[' \t', SPACED], ['\n\r', LINE], ['.!?', STOP], [',;:', COMMA], ['([', OPEN], [')]', CLOSE]] as const) {
  for (const sign of signs) SIGNS[sign.charCodeAt(0)] = bits
}

function between (code: number): number {
  if (code < 0x80) return SIGNS[code]!
  switch (code) {
    case 0xa0: case 0x202f: case 0x2009: return SPACED
    case 0x2028: case 0x2029: return LINE
    case 0x2026: return STOP
    default: return MARK
  }
}

const isJoint = (code: number): boolean => code === 0x2d || code === 0x5f || code === 0x27 || code === 0x2019 || code === 0x2f || code === 0x2010 || code === 0x2011

/** Fills `scan` with the tokens of the `spans` of `text`. */
export function readTokens (scan: Scan, text: string, spans: readonly Span[], words: Words): void {
  scan.text = text
  scan.count = 0
  scan.limit = 0
  for (const span of spans) {
    let gap = FIRST
    let gapAt = span.start
    let i = span.start
    const limit = scan.limit = span.end
    while (i < limit) {
      const code = text.charCodeAt(i)
      const kind = KIND[code]!
      if (kind === 0) {
        const bits = between(code)
        if (bits === LINE && (gap & LINE) !== 0 && !(code === 0x0a && text.charCodeAt(i - 1) === 0x0d)) gap |= PARAGRAPH
        gap |= bits
        i++
        continue
      }
      const start = i
      let flags = gap
      if (i === gapAt) flags |= GLUED
      else if (i - gapAt === 1 && isJoint(text.charCodeAt(gapAt))) flags |= JOINED
      if (kind === IS_DIGIT) {
        flags |= readCode(text, i, limit)
        i = codeEnd
      } else {
        flags |= LETTER
        let capitals = kind >> 1
        if (capitals !== 0) flags |= CAPITAL
        i++
        for (let of = 0; i < limit && ((of = KIND[text.charCodeAt(i)]!) & IS_LETTER) !== 0; i++) capitals += of >> 1
        const length = i - start
        if (capitals === length && length > 1) flags |= UPPER
        const next = i < limit ? text.charCodeAt(i) : 0
        const isCodeHead = length <= 6 && (isDigit(next) || (
          (next === 0x2d || next === 0x2f) && (capitals === length || length <= 3) && i + 1 < limit && isDigit(text.charCodeAt(i + 1))))
        if (isCodeHead) {
          flags |= readCode(text, start, limit)
          i = codeEnd
        }
      }
      if (scan.count === scan.start.length) grow(scan)
      const at = scan.count++
      scan.start[at] = start
      scan.end[at] = i
      scan.flags[at] = flags
      if ((flags & DIGIT) === 0) {
        scan.mask[at] = words.look(text, start, i, limit)
        scan.reach[at] = words.reach()
        scan.carrier[at] = words.carrier()
      } else {
        scan.mask[at] = 0
        scan.reach[at] = i
        scan.carrier[at] = -1
      }
      gap = 0
      gapAt = i
    }
  }
}

let codeEnd = 0

/** Reads figures and codes (`KM-448120`, `1184,00`, `12.03.2024`) from `at`; the end is left in `codeEnd`. */
function readCode (text: string, at: number, limit: number): number {
  let flags = DIGIT
  let i = at
  let hasSmall = false
  let hasDigit = false
  let hasCapital = false
  while (i < limit) {
    const code = text.charCodeAt(i)
    if (isDigit(code)) hasDigit = true
    else if (code >= 65 && code <= 90) { hasCapital = true; flags |= LETTER }
    else if (isLetter(code)) {
      if (isCapital(code)) hasCapital = true
      else if (hasDigit && !hasSmall) break
      else hasSmall = true
      flags |= LETTER
    } else {
      if (i + 1 >= limit) break
      const next = text.charCodeAt(i + 1)
      if (code === 0x2d || code === 0x2f || code === 0x5f || code === 0x2011) {
        const goesOn = isDigit(next) || (next >= 65 && next <= 90 && (hasCapital || hasDigit) && !startsWord(text, i + 1, limit))
        if (!goesOn) break
        flags |= LINKED
      } else if ((code === 0x2e || code === 0x2c || code === 0x3a || code === 0x27) && isDigit(next) && isDigit(text.charCodeAt(i - 1))) flags |= DOTTED
      else break
    }
    i++
  }
  codeEnd = i
  return flags
}

/** A capital with a small letter after it begins a word, not a part of a code. */
const startsWord = (text: string, at: number, limit: number): boolean =>
  at + 1 < limit && isLetter(text.charCodeAt(at + 1)) && !isCapital(text.charCodeAt(at + 1))

/** Whether a sentence or a line begins at token `at`: what is before it says nothing of it. */
export function isFresh (scan: Scan, at: number): boolean {
  const flags = scan.flags[at]!
  if ((flags & (LINE | FIRST)) !== 0) return true
  if ((flags & STOP) === 0) return false
  return (flags & CAPITAL) !== 0 || (flags & MARK) !== 0
}
