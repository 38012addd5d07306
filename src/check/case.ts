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

/**
 * Whether a reply has anything of the case in it: a number, a known fact, or a word of the complaint that is none of the
 * `common` beginnings which every complaint has and none of the `names`. Without the complaint, so many words of its own
 * beside the empty `phrases` that they must be of something.
 */
export function speaksOfCase ({ text, own, tokens }: Reply, complaint: string | undefined, values: readonly string[], common: readonly string[], names: readonly string[], phrases: readonly Span[]): boolean {
  if (tokens.words.some(({ kind }) => kind === 'number')) return true
  const body = text.slice(own.start, own.end)
  const written = bare(body)
  if (values.some((value) => bare(value).length > 3 && /\d/.test(value) && written.includes(bare(value)))) return true
  const left = [...common, ...names]
  if (complaint === undefined) return new Set(stemsOf(withoutSpans(text, own, phrases), left)).size >= ENOUGH
  const theirs = new Set(stemsOf(complaint, left))
  return stemsOf(body, left).some((stem) => theirs.has(stem))
}

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
