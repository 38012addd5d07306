import type { Quote, Span } from './message.ts'
import type { Match } from './rules/matcher.ts'
import type { Sentence, Tokens } from './text/tokenize.ts'

export interface WeighedSpan extends Span { readonly weight: number, readonly in?: 'subject' }

/** The words of `text` at a span. */
export function quote (text: string, { start, end }: Span, inSubject = false): Quote {
  const words = { start, end, text: text.slice(start, end) }
  return inSubject ? { ...words, in: 'subject' } : words
}

export const spanOf = (tokens: Tokens, { first, last }: { readonly first: number, readonly last: number }): Span =>
  ({ start: tokens.starts[first]!, end: tokens.ends[last - 1]! })

/** Neighbouring words that speak for a conclusion may have one between them that does not. */
const LARGEST_HOLE = 1
const LONGEST_RUN = 8
/** A clause of so many words is shown whole: «Where is it» is read, «where it» is not. */
const LONGEST_CLAUSE = 9
const CLAUSE_END = new Set([...',;:–—()«»"“”„\n'].map((sign) => sign.charCodeAt(0)))

/**
 * Runs of words that speak for a conclusion: `added` is what each token brought, `floor` what a run must bring.
 * A run stays in its sentence and begins and ends with a word that speaks for it; one in a short clause is shown as
 * the whole clause.
 */
export function tellingRuns (tokens: Tokens, added: Float64Array, floor: number): WeighedSpan[] {
  const runs: WeighedSpan[] = []
  for (const sentence of tokens.sentences) {
    let at = sentence.first
    while (at < sentence.last) {
      if (added[at]! <= 0) { at++; continue }
      const first = at
      let last = at + 1
      let weight = added[at]!
      let pending = 0
      for (let next = at + 1; next < sentence.last && next - first < LONGEST_RUN; next++) {
        pending += added[next]!
        if (added[next]! > 0 && next - last <= LARGEST_HOLE && pending > 0) {
          weight += pending
          pending = 0
          last = next + 1
        } else if (next - last >= LARGEST_HOLE) break
      }
      const shown = wholeClause(tokens, sentence, first, last)
      const inside = runs.at(-1)
      const span = spanOf(tokens, shown)
      if (inside !== undefined && inside.start === span.start && inside.end === span.end) runs[runs.length - 1] = { ...inside, weight: inside.weight + weight }
      else runs.push({ ...span, weight })
      at = last
    }
  }
  return runs.filter(({ weight }) => weight >= floor)
}

/** The clause around a run, where it is short; otherwise the run. */
function wholeClause ({ text, starts, ends }: Tokens, sentence: Sentence, first: number, last: number): { first: number, last: number } {
  const breaks = (before: number): boolean => {
    for (let at = ends[before - 1]!; at < starts[before]!; at++) if (CLAUSE_END.has(text.charCodeAt(at))) return true
    return false
  }
  let from = first
  let to = last
  while (from > sentence.first && to - from <= LONGEST_CLAUSE && !breaks(from)) from--
  while (to < sentence.last && to - from <= LONGEST_CLAUSE && !breaks(to)) to++
  return to - from <= LONGEST_CLAUSE ? { first: from, last: to } : { first, last }
}

/** The heaviest spans that do not overlap, at most `most`, heaviest first; a tie goes to the earlier. */
export function strongest<T extends WeighedSpan> (spans: readonly T[], most: number): T[] {
  const kept: T[] = []
  for (const span of [...spans].sort((a, b) => b.weight - a.weight || a.start - b.start || b.end - a.end)) {
    if (kept.length === most) break
    if (!kept.some((other) => other.in === span.in && other.start < span.end && span.start < other.end)) kept.push(span)
  }
  return kept
}

/** Spans of matches (which come in order of the text), each once, without those inside or across others. */
export function quoteMatches (tokens: Tokens, matches: readonly Match[], inSubject: boolean): Quote[] {
  const quotes: Quote[] = []
  for (const match of matches) {
    const span = spanOf(tokens, match)
    if (span.start >= (quotes.at(-1)?.end ?? 0)) quotes.push(quote(tokens.text, span, inSubject))
  }
  return quotes
}
