import type { Message, Span } from '../core/message.ts'
import { createTokenizer, type Tokens } from '../core/text/tokenize.ts'
import type { Word } from '../core/text/word.ts'

/** A reply as the rules read it: its own words, without the message quoted below them. */
export interface Reply {
  readonly text: string
  readonly tokens: Tokens
  /** Where its own words begin and end, without the space around them. */
  readonly own: Span
  /** What stands in quotation marks: somebody else's words. */
  readonly quotes: readonly Span[]
}

const QUOTED = /“[^“”\n]{1,600}”|„[^„“”\n]{1,600}[“”]|«[^«»\n]{1,600}»|»[^«»\n]{1,600}[«»]|"[^"\n]{1,600}"|”[^”\n]{1,600}”|(?<!\p{L})‘[^‘’\n]{1,600}’(?!\p{L})/gu

/** Reads an agent's reply; `wordOf` is the vocabulary that the check's rules keep their finds with. */
export function readReply ({ text, zones }: Message, wordOf: (raw: string) => Word): Reply {
  const tokenizer = createTokenizer(text, wordOf)
  const spoken = zones.filter(({ kind }) => kind !== 'quote')
  const read = spoken.length > 0 ? spoken : [{ start: 0, end: text.length }]
  const parts: Span[] = []
  for (const { start, end } of read) {
    const previous = parts.at(-1)
    if (previous?.end === start) parts[parts.length - 1] = { start: previous.start, end }
    else parts.push({ start, end })
  }
  for (const { start, end } of parts) tokenizer.scan(start, end)
  const from = parts[0]!.start
  const to = parts.at(-1)!.end
  const words = text.slice(from, to)
  const start = from + words.length - words.trimStart().length
  return {
    text,
    tokens: tokenizer.finish(),
    own: { start, end: Math.max(start, from + words.trimEnd().length) },
    quotes: Array.from(text.matchAll(QUOTED), ({ 0: found, index }) => ({ start: index, end: index + found.length }))
  }
}

export const isInside = ({ start, end }: Span, spans: readonly Span[]): boolean => spans.some((span) => span.start <= start && end <= span.end)

/** A greeting begins so near to the beginning. */
const GREETING_REACH = 120
/** A closing begins so near to the end. */
const CLOSING_REACH = 260
const CLOSING_LINES = 6

export const isAtStart = ({ own }: Reply, { start }: Span): boolean => start - own.start <= GREETING_REACH

export function isAtEnd ({ text, own }: Reply, { start }: Span): boolean {
  if (own.end - start > CLOSING_REACH) return false
  let lines = 0
  for (let at = text.indexOf('\n', start); at !== -1 && at < own.end; at = text.indexOf('\n', at + 1)) if (text.charCodeAt(at + 1) !== 10) lines++
  return lines < CLOSING_LINES
}

const NAME_LINE = /^[^\p{L}\d]*\p{Lu}[^.!?:\n]{1,60}\.?$/u
const WORD = /[\p{L}\d][\p{L}\p{M}\d'’.&-]*/gu
const LONGEST_NAME = 8
const SIGNATURE_LINES = 4

/** Whether one of the last lines reads as a name or a team: short, most of it capitalised, no sentence, and after others. */
export function endsWithName ({ text, own }: Reply): boolean {
  const body = text.slice(own.start, own.end)
  const lines = body.split('\n').map((line) => line.trim())
  if (lines.length === 1) return DASHED.test(body)
  // under the name may stand a post, a company, a number
  const last = lines.slice(Math.max(1, lines.lastIndexOf('') + 1, lines.length - SIGNATURE_LINES))
  return last.some(isName)
}

function isName (line: string): boolean {
  const words = line.match(WORD) ?? []
  if (!NAME_LINE.test(line) || words.length === 0 || words.length > LONGEST_NAME) return false
  const capitals = words.filter((word) => /^[\p{Lu}\d]/u.test(word)).length
  return words.length <= 2 || capitals * 2 >= words.length
}

/** «… to hear from you. – Marsh & Rowe» and «/Anna» at the end of the only line. */
const DASHED = /(?:\s[–—-]\s?|[/^~])\p{Lu}[\p{L}\p{M}'’&. ]{1,50}$/u

/** The index of the last of ordered `spans` that starts at `place` or before it, or -1. */
export function lastStarting (spans: readonly Span[], place: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}
