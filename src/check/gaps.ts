import type { Span } from '../core/message.ts'

/** Each alternative begins with a mark of its own and is bounded, so that the cost is linear. */
const GAP = /\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\{[\p{L}_][\p{L}\d_. -]{0,40}\}|\[[^[\]\n]{1,80}\]|<[^<>\n]{1,40}>|_{3,}|%[A-Z][A-Z_]{2,30}%|\bX{3,}\b|\bx{4,}\b|\bTO-?DO\b|\bN\.N\.(?!\p{L})|\b(?:DD|PP|dd|pp|p{1,2})\.(?:MM|KK|mm|kk|k{1,2})\.(?:(?:YYYY|AAAA|VVVV|yyyy|aaaa|vvvv)\b)?|\.{5,}/gu
const LETTER = /\p{L}/u
/** «[1]», «[…]», «[sic]» and numbers such as «[EE-20931]» are no gaps. */
const ORDINARY = /^\[(?:\.{3}|…|sic|!|\?|[^\]]*\d{3}[^\]]*)\]$/i
/** A line of underscores parts the letter from what follows. */
const RULE = /^_+$/
/** An address in angle brackets, and a heart. */
const ADDRESS = /[@/:]|^<3?\s*>?$/

/** Where `text` has places that were to be filled: «[name]», «{{ name }}», «<name>», «XXX», «___», «TODO». */
export function findGaps (text: string): Span[] {
  const gaps: Span[] = []
  for (const { 0: found, index } of text.matchAll(GAP)) {
    const end = index + found.length
    if (found[0] === '[' && (ORDINARY.test(found) || !LETTER.test(found) || text[end] === '(')) continue
    if (RULE.test(found) && isWholeLine(text, index, end)) continue
    if (found[0] === '<' && (ADDRESS.test(found) || !LETTER.test(found))) continue
    gaps.push({ start: index, end })
  }
  return gaps
}

const isWholeLine = (text: string, start: number, end: number): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n')
