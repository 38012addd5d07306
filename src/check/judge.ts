import { createGlosser, type LaidOutGlosses } from '../core/learnt/glosses.ts'
import type { NetworkReader } from '../core/learnt/network.ts'
import { compileSentences, type SentenceModel } from '../core/learnt/sentences.ts'
import type { Span } from '../core/message.ts'
import type { SentenceMark } from '../core/text/tokenize.ts'
import type { Word } from '../core/text/word.ts'
import { TERMS, type AvoidRule, type Check } from './schema.ts'
import { lastStarting, type Reply } from './structure.ts'

/** What a sentence may do that no reply should, as it is learnt. */
export const JUDGED_SINS = ['blame', 'argument', 'obvious', 'sarcasm', 'defensive', 'excuse', 'doubt', 'promise', 'offer'] as const
/** What a sentence may do that a reply should, as it is learnt. */
export const JUDGED_ACTS = [
  'greeting', 'closing', 'thanks', 'apology', 'empathy', 'responsibility', 'explanation', 'prevention', 'next-step', 'invitation', 'private', 'compensation', ...TERMS
] as const
/** What a sentence may be that says nothing: it leaves open who does what and when, or could stand in any reply. */
export const JUDGED_HOLLOWS = ['vague', 'stock'] as const
export type JudgedSin = (typeof JUDGED_SINS)[number]

/** The rule of which finding a sin is: an offer is a promise that the company has to allow. */
export const ruleOfSin = (sin: JudgedSin): AvoidRule => sin === 'offer' ? 'promise' : sin

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
  /** What it surely does that no reply should; never where it is clean. */
  readonly sin: JudgedSin | undefined
  /** Whether what a rule finds against it is to be doubted. */
  readonly isClean: boolean
  /** Whether it says nothing. */
  readonly isHollow: boolean
  /** Whether it tells what will be done. */
  readonly isStep: boolean
}

/** What is concluded of a reply. */
export interface Judgement {
  /** Its sentences, in order. */
  readonly sentences: readonly Judged[]
  /** The sentence in which a place of the text stands. */
  readonly around: (place: number) => Judged | undefined
  /** Whether a sentence surely does that, or surely none does; undefined where neither is sure. */
  readonly has: (check: Check) => boolean | undefined
}

/** Judges a reply in which rules found `facts`. */
export type Judge = (reply: Reply, facts: readonly Fact[]) => Judgement

/** The answer to «is it any of what no reply may do?» counts, and a share of the answer for the likeliest of them. */
export function sinScore (model: Pick<SentenceModel, 'heads'>): (scores: Float64Array) => { readonly score: number, readonly sin: JudgedSin } {
  const any = model.heads.indexOf(ANY_SIN)
  const heads = JUDGED_SINS.map((sin) => ({ sin, at: model.heads.indexOf(sin) }))
  return (scores) => {
    const { sin, at } = heads.reduce((best, each) => scores[each.at]! > scores[best.at]! ? each : best)
    return { score: scores[any]! + SHARE * scores[at]!, sin }
  }
}
export const ANY_SIN = 'any'
const SHARE = 0.5

/** Parts of a reply that speak for the rest of it. */
export const CONTEXT_ACTS = ['thanks', 'empathy', 'responsibility', 'explanation', 'prevention', 'invitation', 'private'] as const satisfies readonly (typeof JUDGED_ACTS)[number][]
/** A chat of one sentence is no worse than one of three, a letter of twenty no better than one of twelve. */
const FEWEST_COUNTED = 3
const MOST_COUNTED = 12
/** An ordinary letter counts 1, about as much as the score of an act that is surely there. */
const LENGTH_UNIT = 8

/**
 * What the whole of a reply tells of a sentence in doubt, one value each: how many sentences there are (the more, the oftener one looks
 * odd), and how surely one of them does what a good reply does. `scores` are those of the sentences; one alone has no rest that
 * could speak for it or against it.
 */
export function createContext ({ heads }: Pick<SentenceModel, 'heads'>): (scores: readonly Float64Array[]) => number[] {
  const acts = CONTEXT_ACTS.map((act) => heads.indexOf(act))
  const alone = [0, ...acts.map(() => 0)]
  return (scores) => scores.length === 1 ? alone : [
    Math.min(MOST_COUNTED, Math.max(FEWEST_COUNTED, scores.length)) / LENGTH_UNIT,
    ...acts.map((head) => scores.reduce((best, each) => Math.max(best, each[head]!), LEAST_SCORE))
  ]
}
/** Of a sentence that is nothing of the kind. */
const LEAST_SCORE = -1.5

/** What the values of a context add to the score of each sentence. */
export const weighContext = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * weights[at]!, 0)

/** Compiles the learnt weights of one language; `pack` is the index at which the words of the check's vocabulary keep their vectors. */
export function compileJudge (model: SentenceModel, pack: number, glosses: LaidOutGlosses, network?: NetworkReader): Judge {
  const score = compileSentences(model, pack, createGlosser(glosses, pack), network)
  const sinOf = sinScore(model)
  const sure = model.thresholds[ANY_SIN]!
  const contextOf = createContext(model)
  const heads = new Map(JUDGED_ACTS.map((act) => [checkOfAct(act), model.heads.indexOf(act)]))
  const invitation = model.heads.indexOf('invitation')
  const nextStep = model.heads.indexOf('next-step')
  const hollows = JUDGED_HOLLOWS.map((head) => model.heads.indexOf(head))

  return (reply, facts) => {
    const read = readSentences(reply, facts).filter(({ words }) => words.length > 0).map(({ start, end, words, mark, facts: found }) => {
      const scores = score(words, mark, found)
      return { start, end, scores, isHollow: hollows.some((head) => scores[head]! > HOLLOW_FROM) }
    })
    const context = weighContext(contextOf(read.map(({ scores }) => scores)), model.context)
    const sentences = read.map(({ start, end, scores, isHollow }): Judged => {
      const { score: reached, sin } = sinOf(scores)
      const isClean = reached < CLEAN_BELOW
      return { start, end, sin: !isClean && reached + context > sure ? sin : undefined, isClean, isHollow, isStep: scores[nextStep]! > LEAST_STEP }
    })
    return {
      sentences,
      around: (place) => {
        const sentence = sentences[lastStarting(sentences, place)]
        return sentence !== undefined && place < sentence.end ? sentence : undefined
      },
      has: (check) => {
        const sureness = SURENESS.get(check)
        if (sureness === undefined) return undefined
        const head = heads.get(check)!
        // what says nothing is no step, nor is an invitation to write, but one that is surely meant
        const isStep = ({ isHollow, scores }: typeof read[number]): boolean =>
          scores[head]! >= SURE_STEP || (!isHollow && scores[head]! > scores[invitation]! - NEAR_INVITATION)
        const counted = check === 'next-step' ? read.filter(isStep) : read
        const most = counted.reduce((best, { scores }) => Math.max(best, scores[head]!), -Infinity)
        return most >= sureness.there ? true : most < sureness.lacking ? false : undefined
      }
    }
  }
}

/** From so low a score on rules are not believed: most of what they find below is the harmless twin of a fault. */
const CLEAN_BELOW = -0.2

const SURE_STEP = 0.3
/** Below, a sentence is no step at all. */
const LEAST_STEP = -0.3
const NEAR_INVITATION = 0.2

/** From so high a score on a sentence says nothing. */
const HOLLOW_FROM = 0

/** A rule is always believed. */
const NEVER = -Infinity
/**
 * Where the best sentence of a reply lies in those of test/replies that have an act and in those that lack it, by models that had not seen
 * them; between the two rules decide.
 */
const SURENESS = new Map<Check, { readonly there: number, readonly lacking: number }>([
  ['apology', { there: -0.85, lacking: -0.95 }],
  ['next-step', { there: -0.55, lacking: -0.7 }],
  ['private', { there: -0.72, lacking: NEVER }],
  ['explanation', { there: -0.6, lacking: -0.8 }],
  ['compensation', { there: -0.4, lacking: -0.6 }],
  ['term:contact', { there: -0.9, lacking: -1.05 }],
  ['term:status', { there: 0, lacking: NEVER }],
  ['term:repair', { there: -0.75, lacking: NEVER }],
  ['term:refund', { there: -0.35, lacking: NEVER }],
  ['term:cancellation', { there: -0.85, lacking: NEVER }]
])
