import type { Span } from '../core/message.ts'
import { fold } from '../core/text/fold.ts'

/** Each alternative begins with a mark of its own and is bounded, so that the cost is linear. */
const GAP = /\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$?\{[\p{L}\d_][\p{L}\d_. -]{0,40}\}|\[[^[\]\n]{1,80}\]|<[^<>\n]{1,40}>|(?<![\p{L}\d@_])_{3,}(?![\p{L}\d_])|(?<=\p{Ll}{2})_{4,}(?![\p{L}\d_])|(?<!\d)%\p{L}[\p{L}_]{2,30}%|(?<![\p{L}\d])([@#$])\1[A-Za-z][A-Za-z_]{1,30}\1\1|(?<![\p{L}\d])\$[A-Z][A-Z_]{2,30}\$(?![\p{L}\d])|(?<![\p{L}\d])#\p{L}[\p{L}_]{1,30}#(?![\p{L}\d#])|(?<=\p{L}\.? )#{2,}(?![\p{L}\d#])|\bx{4,}\b|(?<=[€£$]\s?)X{1,2}\b|(?<![\p{L}\d/.-])X(?=\s?[€%]|\s(?:eur|euro|päev|päiv|days?\b|tund|tunni|hours?\b|weeks?\b|nädal|viik))|(?<![\p{L}\d/.-])X{2,8}(?:-X{2,8}){1,4}(?![\p{L}\d-])|(?<![\p{L}\d.])(?:[xX]{1,4}[./][xX]{2,4}(?:[./](?:[xX]{2,4}|\d{2,4})?)?|\?{1,4}[./]\?{1,4}[./](?:\?{1,4}|\d{2,4})?)(?![\p{L}\d])|\bTO-?DO\b|\bTB[ACD]\b|\b(?:FIRST|LAST|FULL|CUSTOMER)_?NAME\b|\b[Ll]orem(?: ipsum)?\b|\bN\. ?N\.(?!\p{L})|\b(?:DD|PP|dd|pp|p{1,2})\.(?:MM|KK|mm|kk|k{1,2})\.(?:(?:YYYY|AAAA|VVVV|yyyy|aaaa|vvvv)\b)?|(?<=[\p{L}\d,:] )\?{2,}(?=[.,]|\s\p{Ll})|(?<=\s)(?:…{2,}|\.{4,})(?=\s\p{Ll}|[.,]|\s?[€£$%])|(?<=\s)…(?=\s?(?:[€£$%]|euro|eur\b|EUR\b))|(?<=\s)\.{5,}/gu
/** What stands for a name in a greeting: «Dear (name),» «Hello *name*,» «Dear customer_name,» «Dear [ ],». */
const GREETED = /^(\p{Lu}\p{L}{1,20} {1,3}(?:\p{L}{1,20}\.? {1,3})?)(?:([(*«"'“„|~[]{1,3})([^\p{Lu}\n()*«»"“”„|~[\]]{1,40})([)*»"'”“|~\]]{1,3})|([\p{Ll}]{2,20}(?:_[\p{Ll}]{2,20}){1,3}))(?=\s{0,3}(?:[,!:]|\n|$))/u
/** «XX», which also is a Roman number, a size, a kiss, the name of a bank. */
const CROSSES = /(?<![\p{L}\d/.-])X{3,8}(?=-(?!nda)\p{Ll}{1,4}(?!\p{L}))|(?<![\p{L}\d/.-])(?:X{2,}|xx)(?![\p{L}\d.-]|[ -]?[\dX]|\.\p{L})|(?<![\p{L}\d/.-])X{2,}(?=\.(?!\p{L}))/gu
const UNIT = /^\s?(?:[€£$%]|euro|eur\b|EUR\b|pounds?\b|päev|päiv|days?\b)/u
const PREVIOUS = /(?<!\p{L})(\p{L}{1,40})[.,:]? ?$/u
const FOLLOWING = /^ (\p{L}+)/u
const BRACKETED = /\((\p{L}[\p{L} _-]{1,38})\)/gu
const LOUD = /(?<![\p{L}\d])\p{Lu}{2,20}(?:[ _]\p{Lu}{2,20}){1,3}(?![\p{L}\d])/gu
/** In place of a name: «Dear …,» «Dear NN,». */
const NOBODY = /[ \t,]{1,3}(…|\.{3}|NN|\?{2,5})(?=[ \t]{0,3}[,!:\n])/uy
const AROUND = 300

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
  /** Words that in brackets stand for the fact itself, folded: «(name)»; and those that may stand beside them. */
  readonly blanks: ReadonlySet<string>
  readonly besideBlanks: ReadonlySet<string>
  /** Words that tell somebody to fill a gap, folded: «insert», «here». */
  readonly fills: ReadonlySet<string>
  /** Beginnings of words with which the customer is asked for a fact, folded: «please send your details (phone)». */
  readonly asksFor: readonly string[]
  /** Beginnings of words beside which «XX» is a number or a size, folded. */
  readonly counted: readonly string[]
  /** After these, folded, brackets hold what is written on a button: «press [Change day]». */
  readonly buttons: ReadonlySet<string>
  /** First names, folded: what stands after them is a kiss. */
  readonly given: ReadonlySet<string>
}

/** Where `text` has places that were to be filled: «[name]», «{{ name }}», «<name>», «XXX», «___», «TODO»; `greetings`: where greetings end. */
export function findGaps (text: string, words: GapWords, greetings: readonly number[] = []): Span[] {
  const gaps: Span[] = []
  for (const { 0: found, index } of text.matchAll(GAP)) {
    const end = index + found.length
    if (found[0] === '[' && !isOpen(text, found, index) && (ORDINARY.test(found) || !LETTER.test(found) || text[end] === '(' || isButton(text, found, index, words) || !names(found, words))) continue
    if (RULE.test(found) && isWholeLine(text, index, end)) continue
    if (found[0] === '<' && (ADDRESS.test(found) || !names(found, words))) continue
    gaps.push({ start: index, end })
  }
  for (const { 0: found, index } of text.matchAll(CROSSES)) if (isCrossedOut(text, index, index + found.length, words)) gaps.push({ start: index, end: index + found.length })
  for (const { 0: found, 1: inside, index } of text.matchAll(BRACKETED)) if (isBlank(text, index, inside!, words)) gaps.push({ start: index, end: index + found.length })
  for (const { 0: found, index } of text.matchAll(LOUD)) if (isOrder(found, words)) gaps.push({ start: index, end: index + found.length })
  for (const at of greetings) {
    NOBODY.lastIndex = at
    const nobody = NOBODY.exec(text)
    if (nobody) gaps.push({ start: NOBODY.lastIndex - nobody[1]!.length, end: NOBODY.lastIndex })
  }
  const greeted = greetedIn(text, words)
  if (greeted) gaps.unshift(greeted)
  gaps.sort((one, other) => one.start - other.start || other.end - one.end)
  let until = 0
  return gaps.filter(({ start, end }) => start >= until && (until = end) > 0)
}

/** «The parcel [ ] is late»; at the beginning of a line it is a box to tick. */
const isOpen = (text: string, found: string, at: number): boolean => /^\[ {1,5}\]$/u.test(found) && /\p{L}[ ,:]{1,2}$/u.test(text.slice(Math.max(0, at - 3), at))

const wordBefore = (text: string, at: number): string | undefined => PREVIOUS.exec(text.slice(Math.max(0, at - 40), at))?.[1]

/** «Press [Change day]»; not «click [link]». */
function isButton (text: string, found: string, at: number, { buttons, labels }: GapWords): boolean {
  if (!/^\[\p{Lu}/u.test(found) || labels.has(fold(found.slice(1, -1)))) return false
  const previous = wordBefore(text, at)
  return previous !== undefined && buttons.has(fold(previous))
}

/** Whether the crosses from `start` to `end` stand for something else. */
function isCrossedOut (text: string, start: number, end: number, { counted, given }: GapWords): boolean {
  const after = text.slice(end, end + 40)
  if (UNIT.test(after)) return true
  const next = FOLLOWING.exec(after)?.[1]
  const previous = wordBefore(text, start)
  const isCounted = (word: string | undefined): boolean => word !== undefined && counted.some((beginning) => fold(word).startsWith(beginning))
  if (isCounted(next) || isCounted(previous)) return false
  if (next !== undefined) return /^\p{Ll}/u.test(next)
  const isLast = /^[ \t]*(?:\n|$)/u.test(after)
  // «Take care, Anna XX»
  return text[start] === 'X' && !(isLast && previous !== undefined && given.has(fold(previous)))
}

/** Whether what stands in round brackets at `at` is the name of a fact and not a remark or a question. */
function isBlank (text: string, at: number, inside: string, { blanks, besideBlanks, fills, asksFor }: GapWords): boolean {
  const keys = (inside.match(WORD) ?? []).map(fold)
  if (!keys.some((key) => blanks.has(key)) || !keys.every((key) => blanks.has(key) || besideBlanks.has(key) || fills.has(key))) return false
  if (!/\p{Ll}/u.test(inside) || keys.some((key) => fills.has(key))) return true
  const before = text.slice(Math.max(0, at - AROUND), at)
  const after = text.slice(at, at + AROUND)
  const sentence = before.slice(Math.max(...['.', '!', '?', '\n'].map((mark) => before.lastIndexOf(mark))) + 1) + (/^[^.!?\n]*[?]?/u.exec(after)?.[0] ?? '')
  return !sentence.endsWith('?') && !(sentence.match(WORD) ?? []).some((word) => asksFor.some((beginning) => fold(word).startsWith(beginning)))
}

/** «INSERT DATE», «NIMI SIIA». */
function isOrder (found: string, { fills, blanks, besideBlanks }: GapWords): boolean {
  const keys = (found.match(WORD) ?? []).map(fold)
  return keys.some((key) => fills.has(key)) && keys.some((key) => blanks.has(key)) && keys.every((key) => fills.has(key) || blanks.has(key) || besideBlanks.has(key))
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
  return labels.has(inside) || IDENTIFIER.test(found) || (inside.match(WORD) ?? []).some((word) => slots.some((slot) => word.startsWith(slot)))
}

/** «[caseNumber]». */
const IDENTIFIER = /^.\p{Ll}{2,20}(?:\p{Lu}\p{Ll}{1,20}){1,3}.$/u

const isWholeLine = (text: string, start: number, end: number): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n')
