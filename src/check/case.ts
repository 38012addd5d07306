import type { Span } from '../core/message.ts'
import { fold } from '../core/text/fold.ts'
import { bare } from './figures.ts'
import type { Reply } from './structure.ts'

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu
/** So many letters tell a word whatever its ending. */
const STEM = 5
const SHORTEST = 4
const MOST_WORDS = 4000
/** A reply of formulas has a few words that are in no list. */
const ENOUGH = 9
/** … and one with so many is of something, though it may call it otherwise than the complaint. */
const MUCH = 15

/** What tells that a reply is of a case. */
export interface CaseWords {
  /** Beginnings of words that every complaint has, folded, and the names of the case. */
  readonly common: readonly string[]
  /** Facts of the case that are no mere number or name of it. */
  readonly facts: readonly string[]
  /** Empty phrases. */
  readonly phrases: readonly Span[]
  /** Where what stands under the letter begins. */
  readonly end: number
}

/**
 * Whether a reply has anything of the case in it: a known fact, a number or a day that the complaint does not have (outside empty phrases), or a
 * word of the complaint that is not `common`. Without the complaint, so many words of its own beside the empty `phrases`
 * that they must be of something. A name and a number quoted back are nothing.
 */
export function speaksOfCase ({ text, own, tokens }: Reply, complaint: string | undefined, { common, facts, phrases, end }: CaseWords): boolean {
  const theirs = new Set((complaint ?? '').match(DIGITS))
  const isNews = (raw: string): boolean => (raw.match(DIGITS) ?? []).some((digits) => digits.length < LONG_NUMBER && !theirs.has(digits))
  const isSaid = (start: number): boolean => start < end && !phrases.some((span) => span.start <= start && start < span.end)
  if (tokens.words.some(({ kind, raw }, at) => kind === 'number' && isSaid(tokens.starts[at]!) && !isInCode(text, tokens.starts[at]!, tokens.ends[at]!) && isNews(raw))) return true
  const body = text.slice(own.start, end)
  const written = bare(body)
  if (facts.some((value) => bare(value).length > 3 && /\d/.test(value) && written.includes(bare(value)))) return true
  const said = new Set(stemsOf(withoutSpans(text, { start: own.start, end }, phrases), common))
  if (said.size >= (complaint === undefined ? ENOUGH : MUCH)) return true
  const stems = new Set(stemsOf(complaint ?? '', common))
  return stemsOf(body, common).some((stem) => stems.has(stem))
}

/** «EE-20931»: the digits of a code are no number. */
const isInCode = (text: string, start: number, end: number): boolean => /[\p{L}#]-?$/u.test(text.slice(Math.max(0, start - 2), start)) || /^-?\p{Lu}/u.test(text.slice(end, end + 2))
const DIGITS = /\d+/g
/** So many digits are the number of something. */
const LONG_NUMBER = 5

function withoutSpans (text: string, own: Span, spans: readonly Span[]): string {
  let kept = ''
  let at = own.start
  for (const { start, end } of spans) {
    if (start > at) kept += text.slice(at, start) + ' '
    at = Math.max(at, end)
  }
  return kept + text.slice(at, own.end)
}

function stemsOf (text: string, common: readonly string[]): string[] {
  const words = text.match(WORD) ?? []
  return words.slice(0, MOST_WORDS).map(fold)
    .filter((word) => word.length >= SHORTEST && !common.some((beginning) => word.startsWith(beginning)))
    .map((word) => word.slice(0, STEM))
}
