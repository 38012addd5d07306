import { compileSentences, type SentenceModel } from '../core/learnt/sentences.ts'
import type { Span } from '../core/message.ts'
import type { SentenceMark } from '../core/text/tokenize.ts'
import type { Word } from '../core/text/word.ts'
import { TERMS, type Check } from './schema.ts'
import type { Reply } from './structure.ts'

/** What a sentence may do that no reply should, as it is learnt. */
export const JUDGED_SINS = ['blame', 'argument', 'obvious', 'sarcasm', 'defensive', 'excuse', 'doubt', 'promise'] as const
/** What a sentence may do that a reply should, as it is learnt. */
export const JUDGED_ACTS = [
  'greeting', 'closing', 'thanks', 'apology', 'empathy', 'responsibility', 'explanation', 'prevention', 'next-step', 'invitation', 'private', 'compensation', ...TERMS
] as const
export type JudgedSin = (typeof JUDGED_SINS)[number]

/** The check of which finding an act is. */
export const checkOfAct = (act: (typeof JUDGED_ACTS)[number]): Check =>
  act === 'closing' ? 'signature' : (TERMS as readonly string[]).includes(act) ? `term:${act as (typeof TERMS)[number]}` : act as Check

/** A sentence of a reply, without what it quotes. */
export interface ReadSentence extends Span {
  readonly words: readonly Word[]
  readonly mark: SentenceMark
  /** What rules found in it. */
  readonly facts: ReadonlySet<string>
}

/** A find of a rule: what it is of, and the tokens from `first` to before `last`. */
export interface Fact { readonly check: Check, readonly first: number, readonly last: number }

/** The sentences of a reply with what rules found in them; both without the words in quotation marks, which are another's. */
export function readSentences ({ tokens: { words, starts, ends, sentences, sentenceOf }, quotes }: Reply, facts: readonly Fact[]): ReadSentence[] {
  const isQuoted = markQuoted(starts, ends, quotes)
  const found = sentences.map(() => new Set<string>())
  for (const { check, first, last } of facts) if (!isQuoted[first] || !isQuoted[last - 1]) found[sentenceOf[first]!]!.add(check)
  return sentences.map(({ first, last, start, end, mark }, at) => {
    const own = words.slice(first, last)
    return { start, end, mark, facts: found[at]!, words: quotes.length === 0 ? own : own.filter((_, i) => isQuoted[first + i] === 0) }
  })
}

function markQuoted (starts: readonly number[], ends: readonly number[], quotes: readonly Span[]): Uint8Array {
  const isQuoted = new Uint8Array(starts.length)
  let at = 0
  for (const { start, end } of quotes) {
    while (at < starts.length && starts[at]! < start) at++
    for (; at < starts.length && ends[at]! <= end; at++) isQuoted[at] = 1
  }
  return isQuoted
}

/** What is concluded of one sentence. */
export interface Judged extends Span {
  /** What it surely does that no reply should. */
  readonly sin: JudgedSin | undefined
  /** Whether what a rule finds against it is to be doubted. */
  readonly isClean: boolean
  readonly acts: ReadonlySet<Check>
}

/** Judges each sentence of a reply; in order. */
export type Judge = (reply: Reply, facts: readonly Fact[]) => readonly Judged[]

/** Compiles the learnt weights of one language; `pack` is the index at which the words of the check's vocabulary keep their vectors. */
export function compileJudge (model: SentenceModel, pack: number): Judge {
  const score = compileSentences(model, pack)
  const { thresholds } = model
  const head = (name: string): number => model.heads.indexOf(name)
  const any = head('any')
  const sins = JUDGED_SINS.map((sin) => ({ sin, at: head(sin) }))
  const acts = JUDGED_ACTS.map((act) => ({ check: checkOfAct(act), at: head(act), from: thresholds[act]! }))

  return (reply, facts) => readSentences(reply, facts).filter(({ words }) => words.length > 0).map(({ start, end, words, mark, facts: found }) => {
    const scores = score(words, mark, found)
    const most = sins.reduce((best, each) => scores[each.at]! > scores[best.at]! ? each : best)
    return {
      start,
      end,
      sin: scores[any]! > thresholds.any! ? most.sin : undefined,
      isClean: scores[any]! < thresholds.any! - DOUBTED,
      acts: new Set(acts.filter(({ at, from }) => scores[at]! >= from).map(({ check }) => check))
    }
  })
}
const DOUBTED = 0.1
