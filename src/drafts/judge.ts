import { PLACEHOLDERS, PRIVATE_PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { SHAPE_OF, type Draft } from './index.ts'

/** What no text of a draft may hold, the subject included. */
const ANYWHERE: readonly (readonly [string, RegExp])[] = [
  ['Liquid or a formality mark', /\{\{|\}\}|\{%|%\}|\[\[|\]\]/],
  ['a hole of a told sentence', /\{[a-zA-Z]+\}/],
  ['a character that cannot be printed', /[\p{Co}\p{Cs}\p{Cf}\u2028\u2029]|(?!\n)\p{Cc}/u],
  ['two spaces', /[^\S\n]{2}/],
  ['a space before a mark', /[^\S\n][,.;:!?)”](?=\s|$)/m],
  ['a space at the edge of a line', /^[^\S\n]|[^\S\n]$/m],
  ['two marks', /(?:,,|;;|\.\.|[!?]\.|\.,|,\.|::|[,;:][.!?]|[,;:] [,;:.])/],
  ['a mark that opens a line', /^[,.;:!?)]/m],
  ['a mark without a space behind it', /\p{L}[,;!?]\p{L}|\p{Ll}\.\p{Lu}/u],
  ['nothing between brackets', /\(\s*\)|\[\s*\]|[“„”«]\s*[“”»](?!\p{L})/u],
  ['a line mark', /^[~?] /m],
  ['a backslash', /\\/],
  ['a word from code', /\b(?:undefined|null|NaN|object Object)\b/],
  ['a small letter opens a paragraph', /^\p{Ll}/mu],
  ['a small letter opens a sentence', /(?<![\d.]|\b\p{L}{1,2})[.!?…]["”“»)]? +["“„«(]?\p{Ll}/u],
  ['a word twice', /(?<![\p{L}\d-])(\p{L}{2,}) \1(?![\p{L}\d-])/iu]
]
const BODY: readonly (readonly [string, RegExp])[] = [
  ['two empty lines', /\n{3}/],
  ['a paragraph that ends in a colon', /[:;](?:\n\n|$)/]
]

/** Whole quotations; what is left of quotation marks is unbalanced. In Finnish the same mark opens and closes. */
const QUOTATION: Readonly<Record<string, RegExp>> = {
  et: /„[^„“”]*[“”]|«[^«»]*»|"[^"]*"/g,
  fi: /”[^“„”]*”|»[^«»]*»|"[^"]*"/g
}
const USUAL_QUOTATION = /“[^“”„]*”|„[^„“”]*[“”]|«[^«»]*»|"[^"]*"/g

const LINK = /https?:\/\/\S+/g

/** Shorter ones, such as a name in the signature, may stand twice. */
const SENTENCE = 12

/**
 * What is wrong with the words of a draft as they stand, whatever it was made from: one entry a kind, `''` where a kind
 * has nothing to quote. Pure, linear in the text.
 */
export function faultsOfText (draft: Pick<Draft, 'body' | 'subject' | 'language'>): string[] {
  const { subject, language } = draft
  // a link has rules of its own
  const body = draft.body.replace(LINK, 'https://link')
  const found: string[] = []
  for (const [name, pattern] of ANYWHERE) {
    if (pattern.test(body)) found.push(name)
    if (subject !== null && pattern.test(subject)) found.push(`${name}, in the subject`)
  }
  for (const [name, pattern] of BODY) if (pattern.test(body)) found.push(name)
  if (body === '' || body !== body.trim()) found.push('empty, or space at the edges')
  if (subject !== null && (subject.trim() === '' || /\n/.test(subject))) found.push('no subject, or one of several lines')
  if (/[“”„«»"]/.test(`${subject}\n${body}`.replace(QUOTATION[language] ?? USUAL_QUOTATION, ''))) found.push('unbalanced quotation marks')
  if (hasRepeat(body)) found.push('a sentence twice')
  if (hasOpenEnd(body)) found.push('a sentence without an end')
  return found
}

function hasRepeat (body: string): boolean {
  const sentences = body.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.length > SENTENCE)
  return new Set(sentences).size < sentences.length
}

const CLOSED = /(?:[.!?…][”“»"]?|\])$/
/** A line may end in a link. */
const endsInLink = (line: string): boolean => /^https?:\/\//.test(line.slice(line.lastIndexOf(' ') + 1))

/** Names and greetings are shorter. */
const LONGEST_NAME = 40

/** What is too long for a name ends as a sentence does, or in a link or a gap. */
const hasOpenEnd = (body: string): boolean => body.split('\n').some((line) => line.length > LONGEST_NAME && !line.startsWith('- ') && !CLOSED.test(line) && !endsInLink(line))

/** What a draft was asked for, as far as it decides what may stand in it. */
export interface Asked {
  readonly gaps: 'mark' | 'omit'
  /** The facts it was given, by placeholder. */
  readonly facts: Readonly<Partial<Record<Placeholder, string>>>
}

/** Where a draft does not hold what it says of itself, or what it was asked for: spans, gaps, channel, private facts. Pure. */
export function faultsOfFacts (draft: Draft, { gaps, facts }: Asked): string[] {
  const { body, subject, channel, missing, filled } = draft
  const found: string[] = []
  for (const { name, label, start, end } of missing) if (body.slice(start, end) !== `[${label}]`) found.push(`the span of the gap ${name}`)
  for (const { name, value, start, end } of filled) {
    if (start === undefined ? !subject?.includes(value) : body.slice(start, end) !== value) found.push(`the span of ${name}`)
  }
  if (missing.some(({ start }, index) => index > 0 && start < missing[index - 1]!.end)) found.push('gaps out of order')
  if (count(body, '[') !== missing.length || count(body, ']') !== missing.length) found.push('a bracket that is no gap')
  if (subject !== null && /[[\]]/.test(subject)) found.push('a gap in the subject')
  if (gaps === 'omit' && missing.length > 0) found.push('a gap in a draft to be sent')
  if (missing.some(({ name }) => facts[name] !== undefined)) found.push('a gap though the fact is known')
  if ((subject === null) !== (SHAPE_OF[channel] !== 'letter')) found.push('subject and channel')
  if (SHAPE_OF[channel] === 'public') {
    for (const { name } of [...filled, ...missing]) if (PRIVATE_PLACEHOLDERS.has(name)) found.push(`${name} in public`)
    for (const name of PLACEHOLDERS) if (PRIVATE_PLACEHOLDERS.has(name) && stands(facts[name], body)) found.push(`${name} in public`)
  }
  return found
}

function stands (fact: string | undefined, body: string): boolean {
  if (fact === undefined) return false
  return /^\d{1,3}$/.test(fact) ? new RegExp(`(?<!\\d)${fact}(?!\\d)`).test(body) : body.includes(fact)
}

function count (text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) found++
  return found
}
