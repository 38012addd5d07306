import type { Span } from '../core/message.ts'
import { fold } from '../core/text/fold.ts'

/** Each alternative begins with a mark of its own and is bounded, so that the cost is linear. */
const GAP = /\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$?\{[\p{L}\d_][\p{L}\d_. -]{0,40}\}|\[[^[\]\n]{1,80}\]|<[^<>\n]{1,40}>|(?<![\p{L}\d@])_{3,}(?![\p{L}\d])|%[A-Za-z][A-Za-z_]{2,30}%|(?<![\p{L}\d])([@#$])\1[A-Za-z][A-Za-z_]{1,30}\1\1|(?<![\p{L}\d])([#$])[A-Z][A-Z_]{2,30}\2(?![\p{L}\d])|(?<=\p{L}\.? )#{2,}(?![\p{L}\d#])|\bX{3,}\b(?![ -]?[\dX])|\bx{4,}\b|(?<=[€£$]\s?)X{1,2}\b|\bXX(?=\s?(?:[€£$%]|euro|eur\b|EUR\b|pounds?\b|päev|päiv|days?\b))|\b[xX]{1,4}[./][xX]{2,4}(?:[./][xX]{2,4})?\b|\bTO-?DO\b|\bTB[ACD]\b|\b(?:FIRST|LAST|FULL|CUSTOMER)_?NAME\b|\b[Ll]orem ipsum\b|\bN\.N\.(?!\p{L})|\b(?:DD|PP|dd|pp|p{1,2})\.(?:MM|KK|mm|kk|k{1,2})\.(?:(?:YYYY|AAAA|VVVV|yyyy|aaaa|vvvv)\b)?|(?<=\s)\.{5,}/gu
/** What stands for a name in a greeting: «Dear (name),» «Hello *name*,» «Dear customer_name,» «Dear [ ],». */
const GREETED = /^(\p{Lu}\p{L}{1,20} {1,3}(?:\p{L}{1,20}\.? {1,3})?)(?:([(*«"'“„|~[]{1,3})([^\p{Lu}\n()*«»"“”„|~[\]]{1,40})([)*»"'”“|~\]]{1,3})|([\p{Ll}]{2,20}(?:_[\p{Ll}]{2,20}){1,3}))(?=\s{0,3}(?:[,!:]|\n|$))/u
const LETTER = /\p{L}/u
/** «[1]», «[…]», «[sic]» and numbers such as «[EE-20931]» are no gaps. */
const ORDINARY = /^\[(?:\.{3}|…|sic|!|\?|[^\]]*\d{3}[^\]]*)\]$/i
/** A line of underscores parts the letter from what follows. */
const RULE = /^_+$/
/** An address in angle brackets, and a heart. */
const ADDRESS = /[@/:]|^<3?\s*>?$/

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu

/** What tells a gap from a remark in brackets. */
export interface GapWords {
  /** What our own gaps are called, folded. */
  readonly labels: ReadonlySet<string>
  /** Beginnings of words that such a name has, folded. */
  readonly slots: readonly string[]
}

/** Where `text` has places that were to be filled: «[name]», «{{ name }}», «<name>», «XXX», «___», «TODO». */
export function findGaps (text: string, words: GapWords): Span[] {
  const gaps: Span[] = []
  for (const { 0: found, index } of text.matchAll(GAP)) {
    const end = index + found.length
    if (found[0] === '[' && (ORDINARY.test(found) || !LETTER.test(found) || text[end] === '(' || !names(found, words))) continue
    if (RULE.test(found) && isWholeLine(text, index, end)) continue
    if (found[0] === '<' && (ADDRESS.test(found) || !names(found, words))) continue
    gaps.push({ start: index, end })
  }
  const greeted = greetedIn(text, words)
  return greeted === undefined || gaps.some(({ start, end }) => start < greeted.end && greeted.start < end) ? gaps : [greeted, ...gaps]
}

function greetedIn (text: string, words: GapWords): Span | undefined {
  const opening = text.slice(0, OPENING)
  const from = opening.length - opening.trimStart().length
  const found = GREETED.exec(opening.slice(from))
  if (found === null) return undefined
  const [whole, greeting, , inside, , snake] = found
  if (snake === undefined && LETTER.test(inside!) && !names(` ${inside!} `, words)) return undefined
  if (snake !== undefined && !names(` ${snake.replaceAll('_', ' ')} `, words)) return undefined
  return { start: from + greeting!.length, end: from + whole.length }
}
const OPENING = 160

/** Whether what stands in brackets is the name of a fact. */
function names (found: string, { labels, slots }: GapWords): boolean {
  const inside = fold(found.slice(1, -1)).trim()
  return labels.has(inside) || (inside.match(WORD) ?? []).some((word) => slots.some((slot) => word.startsWith(slot)))
}

const isWholeLine = (text: string, start: number, end: number): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n')
