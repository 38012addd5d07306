import type { Scan } from './scan.ts'
import { isLetter } from './words.ts'
import type { Candidate } from './candidates.ts'

const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 253

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const inLocal = (code: number): boolean => isLetter(code) || isDigit(code) || code === 0x2e || code === 0x2d || code === 0x5f || code === 0x2b
const inDomain = (code: number): boolean => isLetter(code) || isDigit(code) || code === 0x2d || code === 0x2e

/** The last e-mail address of the scanned zones: people put theirs under the letter. */
export function readEmail (scan: Scan): Candidate | undefined {
  if (scan.count === 0) return undefined
  const { text } = scan
  let best: Candidate | undefined
  for (let at = text.indexOf('@', scan.start[0]); at >= 0 && at < scan.limit; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < LONGEST_LOCAL && inLocal(text.charCodeAt(start - 1))) start--
    while (start < at && text.charCodeAt(start) === 0x2e) start++
    let end = at + 1
    while (end < text.length && end - at < LONGEST_DOMAIN && inDomain(text.charCodeAt(end))) end++
    while (end > at && !isLetter(text.charCodeAt(end - 1))) end--
    let dot = end - 1
    while (dot > at && text.charCodeAt(dot) !== 0x2e) dot--
    if (start === at || dot <= at + 1 || end - dot < 3 || !isRead(scan, start, end)) continue
    best = { type: 'email', start, end, score: 1, carrier: -1 }
  }
  return best
}

/** Whether the address stands in a zone that was read. */
function isRead (scan: Scan, start: number, end: number): boolean {
  let low = 0
  let high = scan.count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (scan.end[middle]! <= start) low = middle + 1
    else if (scan.start[middle]! >= end) high = middle - 1
    else return true
  }
  return false
}
