import { ANY_SIN, createContext, JUDGED_ACTS, JUDGED_HOLLOWS, JUDGED_SINS, sinScore, weighContext } from '../check/judge.ts'
import { BUCKETS, GLOSS_VALUE, glossFeature, learntKey, PIECE_VALUE, wordFeatures } from '../core/learnt/features.ts'
import type { Senses } from '../core/learnt/senses.ts'
import { compileNetwork } from '../core/learnt/network.ts'
import { SENTENCE_BOUNDARIES, visitSentencePlaces } from '../core/learnt/places.ts'
import { compileSentences, visitSentence, type SentenceModel } from '../core/learnt/sentences.ts'
import { hashText } from '../core/text/hash.ts'
import type { SentenceMark } from '../core/text/tokenize.ts'
import type { Word } from '../core/text/word.ts'
import { FOLDS, othersThan } from './cases.ts'
import { layOutLessons, type Lessons, type Text } from './network-lessons.ts'
import type { Networks } from './networks.ts'
import { round } from './round.ts'
import { trainSvm, type Example } from './svm.ts'

/** A sentence of a reply to learn from. */
export interface Lesson {
  /** Lessons of one group are learnt from, or left out, together. */
  readonly group: string
  /** `sentence`: labelled by itself. `good`: of a reply that is as it should be. `other`: what helps to learn and is not measured on. */
  readonly kind: 'sentence' | 'good' | 'other'
  readonly words: readonly Word[]
  readonly glossesOf: Senses['glossesOf']
  readonly mark: SentenceMark
  /** What rules found in it. */
  readonly facts: ReadonlySet<string>
  /** 1, -1, or nothing where the label is not known, by head. */
  readonly truth: ReadonlyMap<string, 1 | -1>
  /** Of a sentence of a whole reply: whether one of its sentences does what no reply may do. */
  readonly isOfBad?: boolean
  /** What a mistake on it costs beside one on a labelled sentence. */
  readonly cost: number
}

/** «Is it any of what no reply may do?» is learnt as a question of its own: there is most to learn it from. */
export const REPLY_HEADS: readonly string[] = [...JUDGED_SINS, ...JUDGED_ACTS, ...JUDGED_HOLLOWS, ANY_SIN]

const COST = 0.5
/** Share of that cost for a lesson in another language. */
const FOREIGN = 0.5
const SELDOM = 2
/** How much a find of a rule weighs beside all words, whose length is 1. */
const FACT_VALUE = 0.35

function truthOf ({ truth }: Lesson, head: string): number {
  if (head !== ANY_SIN) return truth.get(head) ?? 0
  const answers = JUDGED_SINS.map((sin) => truth.get(sin) ?? 0)
  return answers.includes(1) ? 1 : answers.includes(0) ? 0 : -1
}

/** The same as the network sees them. */
export const layOutSentences = (lessons: readonly Lesson[]): Lessons => layOutLessons(lessons.map((lesson): Text => ({
  visit: (add) => { visitSentencePlaces(lesson.words, lesson.mark, lesson.glossesOf, add) },
  truths: REPLY_HEADS.map((head) => truthOf(lesson, head)),
  cost: lesson.cost
})), { names: REPLY_HEADS, exclusive: 0, boundaries: SENTENCE_BOUNDARIES })

/** The folds of lessons, by which their networks are taught. */
export const foldsOf = (lessons: readonly Lesson[]): Uint8Array => Uint8Array.from(lessons, ({ group }) => foldOfGroup(group))

/** Trains all heads on `lessons` and what those in other languages share with them; context, thresholds and the network's share are left to `learnReplies`. The same lessons give the same weights. */
export function trainSentences (lessons: readonly Lesson[], foreign: readonly Lesson[]): Omit<SentenceModel, 'thresholds' | 'context'> {
  const counted = lessons.map((lesson) => countBuckets(lesson))
  const seenIn = new Uint16Array(BUCKETS)
  for (const { counts } of counted) for (const bucket of counts.keys()) seenIn[bucket]!++
  const known = Uint8Array.from(seenIn, (seen) => seen >= SELDOM ? 1 : 0)
  const factNames = [...new Set(lessons.flatMap(({ facts }) => [...facts]))].sort()
  const factIndex = new Map(factNames.map((name, index) => [name, BUCKETS + index]))
  const all = [...lessons, ...foreign]
  const examples = [...counted, ...foreign.map((lesson) => countBuckets(lesson, true))].map((counts, at) => toExample(counts, known, all[at]!.facts, factIndex))
  const costs = Float64Array.from(all, ({ cost }, at) => COST * cost * (at < lessons.length ? 1 : FOREIGN))
  const rows = REPLY_HEADS.map((head) => trainSvm(examples, Int8Array.from(all, (lesson) => truthOf(lesson, head)), BUCKETS + factNames.length, costs))
  const weights = new Int8Array(BUCKETS * rows.length)
  const steps = rows.map((row) => round(row.subarray(0, BUCKETS).reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6) / 127, 1e7))
  rows.forEach((row, head) => {
    for (let bucket = 0; bucket < BUCKETS; bucket++) weights[bucket * rows.length + head] = Math.max(-127, Math.min(127, Math.round(row[bucket]! / steps[head]!)))
  })
  return {
    heads: REPLY_HEADS,
    known,
    weights,
    steps,
    facts: Object.fromEntries(factNames.map((name) => [name, rows.map((row) => round(row[factIndex.get(name)!]! * FACT_VALUE))])),
    biases: rows.map((row) => round(row.at(-1)!)),
    network: REPLY_HEADS.map(() => 0)
  }
}

interface Counts { readonly counts: ReadonlyMap<number, number>, readonly whole: ReadonlyMap<number, number>, readonly pieces: ReadonlyMap<number, number> }

/** `foreign`: of a lesson in another language only what holds in all. */
function countBuckets ({ words, mark, glossesOf }: Lesson, foreign = false): Counts {
  const counts = new Map<number, number>()
  const whole = new Map<number, number>()
  const pieces = new Map<number, number>()
  const add = (map: Map<number, number>, bucket: number, value: number): void => { map.set(bucket, (map.get(bucket) ?? 0) + value) }
  const bucket = (at: number): void => {
    add(counts, at, 1)
    add(whole, at, 1)
  }
  visitSentence(words, mark, glossesOf, {
    word: (word) => {
      for (const at of [...glossesOf(word)].map(glossFeature)) {
        add(counts, at, GLOSS_VALUE)
        add(whole, at, GLOSS_VALUE)
      }
      if (foreign) return
      const { indexes, values } = wordFeatures(learntKey(word), word.kind === 'word')
      indexes.forEach((at, i) => {
        if (values[i] === 1) bucket(at)
        else {
          add(counts, at, PIECE_VALUE)
          add(pieces, at, 1)
        }
      })
    },
    bucket: (at) => { if (!foreign) bucket(at) },
    shared: bucket
  })
  return { counts, whole, pieces }
}

/** As the compiled model will see it: of length 1 but for the facts. */
function toExample ({ counts, whole, pieces }: Counts, known: Uint8Array, facts: ReadonlySet<string>, factIndex: ReadonlyMap<string, number>): Example {
  const indexes: number[] = []
  const values: number[] = []
  let square = 0
  for (const [bucket, count] of counts) {
    if (known[bucket] !== 1) continue
    indexes.push(bucket)
    values.push(count)
    square += (whole.get(bucket) ?? 0) + (pieces.get(bucket) ?? 0) * PIECE_VALUE * PIECE_VALUE
  }
  const norm = Math.sqrt(square) || 1
  for (let i = 0; i < values.length; i++) values[i]! /= norm
  for (const name of facts) {
    const index = factIndex.get(name)
    if (index === undefined) continue
    indexes.push(index)
    values.push(FACT_VALUE)
  }
  return { indexes: Int32Array.from(indexes), values: Float64Array.from(values) }
}

/** A lesson and its scores from a model, and what a network alone says of it, both of which had not seen its group. */
export interface ScoredLesson { readonly lesson: Lesson, readonly scores: Float64Array, readonly said: ArrayLike<number> }

export const foldOfGroup = (group: string): number => hashText(1, group, 0, group.length) % FOLDS

export function scoreLessons (lessons: readonly Lesson[], foreign: readonly Lesson[], networks?: Networks): ScoredLesson[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const score = compileSentences(trainSentences(lessons.filter(({ group }) => foldOfGroup(group) !== fold), foreign), 0, lessons[0]!.glossesOf)
    const network = networks && compileNetwork(networks.byFold[fold]!)
    return lessons.filter(({ group }) => foldOfGroup(group) === fold).map((lesson) => {
      const { words, mark, glossesOf, facts } = lesson
      const said = network?.((add) => { visitSentencePlaces(words, mark, glossesOf, add) }).heads ?? new Float32Array(REPLY_HEADS.length)
      return { lesson, scores: score(words, mark, facts), said: said.slice() }
    })
  })
}

const NETWORK_SHARES = [0, 0.05, 0.1, 0.15, 0.2]
/** Of the heads that tell what no reply may do; the others are asked together with rules, to which their scores are fitted. */
const isOfSin = (head: string): boolean => head === ANY_SIN || (JUDGED_SINS as readonly string[]).includes(head)

/** The network's share with which the sentences that do what no reply may do, and that no rule finds, come first most often. */
function fitNetwork (scored: readonly ScoredLesson[]): NetworkShare {
  const sinOf = sinScore({ heads: REPLY_HEADS })
  const asked = scored.filter((each) => each.lesson.kind === 'sentence' && !isRuled(each))
  const shares = NETWORK_SHARES.map((share) => networkShare(scored, share))
  return shares.reduce((best, trial) => {
    const value = averagePrecision(asked.map((each) => ({ score: sinOf(withNetwork(each, trial)).score, yes: truthOf(each.lesson, ANY_SIN) > 0 })))
    return value > best.value ? { value, trial } : best
  }, { value: -Infinity, trial: shares[0]! }).trial
}

/** By head, the network's share and what is taken off with it. */
interface NetworkShare { readonly shares: readonly number[], readonly offsets: readonly number[] }

/** A sentence that does nothing of a kind keeps its score on average, so that what scores mean stays the same. */
const networkShare = (scored: readonly ScoredLesson[], share: number): NetworkShare => ({
  shares: REPLY_HEADS.map((head) => isOfSin(head) ? share : 0),
  offsets: REPLY_HEADS.map((head, at) => {
    const others = scored.filter(({ lesson }) => truthOf(lesson, head) < 0)
    return isOfSin(head) ? round(-share * others.reduce((sum, { said }) => sum + said[at]!, 0) / Math.max(1, others.length)) : 0
  })
})

const withNetwork = ({ scores, said }: ScoredLesson, { shares, offsets }: NetworkShare): Float64Array =>
  scores.map((score, head) => score + shares[head]! * said[head]! + offsets[head]!)

/** The mean precision at each find, the likeliest first. */
function averagePrecision (answers: readonly { readonly score: number, readonly yes: boolean }[]): number {
  let found = 0
  let sum = 0
  ;[...answers].sort((a, b) => b.score - a.score).forEach(({ yes }, at) => { if (yes) sum += ++found / (at + 1) })
  return found === 0 ? 0 : sum / found
}

/** More than what rounding takes away. */
const MARGIN = 1e-3
const isRuled = ({ lesson: { facts } }: ScoredLesson): boolean => JUDGED_SINS.some((rule) => facts.has(rule))

/** Of so many good replies one may be taken for a bad one: to leave none would follow the oddest of all. */
const GOOD_FOR_ONE_BAD = 40

/** What is known of a whole reply: the likeliest bad sentence that no rule found, what the rest of it tells, and what it is. */
interface ScoredReply { readonly worst: number, readonly isRuled: boolean, readonly context: readonly number[], readonly isBad: boolean, readonly isGood: boolean }

function repliesOf (scored: readonly ScoredLesson[]): ScoredReply[] {
  const sinOf = sinScore({ heads: REPLY_HEADS })
  const contextOf = createContext({ heads: REPLY_HEADS })
  const whole = Map.groupBy(scored.filter(({ lesson: { isOfBad } }) => isOfBad !== undefined), ({ lesson: { group } }) => group)
  return [...whole.values()].map((sentences) => ({
    worst: sentences.reduce((worst, each) => isRuled(each) ? worst : Math.max(worst, sinOf(each.scores).score), NO_SENTENCE),
    isRuled: sentences.some(isRuled),
    context: contextOf(sentences.map(({ scores }) => scores)),
    isBad: sentences[0]!.lesson.isOfBad!,
    isGood: sentences[0]!.lesson.kind === 'good'
  }))
}
/** Where rules found something in every sentence. */
const NO_SENTENCE = -3

const CONTEXT_COST = 0.3
/** So much of what it is worth in labelled replies is believed: a single sentence is no bad reply for being short. */
const CONTEXT_SHARE = 0.3

/** How much what a whole reply tells weighs beside the score of its likeliest bad sentence, learnt from replies of all languages. */
function fitContext (replies: readonly ScoredReply[]): number[] {
  const examples = replies.map(({ worst, isRuled, context }) => {
    // what rules found explains much; its weight is not kept, as rules speak for themselves
    const values = Float64Array.from([worst, isRuled ? 1 : 0, ...context])
    return { indexes: Int32Array.from(values.keys()), values }
  })
  const size = examples[0]!.values.length
  const [ofWorst = 0, , ...weights] = trainSvm(examples, Int8Array.from(replies, ({ isBad }) => isBad ? 1 : -1), size, new Float64Array(replies.length).fill(CONTEXT_COST)).subarray(0, size)
  // of too few replies nothing is to be learnt
  return Array.from(weights, (weight) => ofWorst > 0 ? round(CONTEXT_SHARE * weight / ofWorst) : 0)
}

/**
 * The score from which on a sentence is said to do what no reply may do: above those, but for very few, that the worst sentences of
 * good replies get, with what the whole reply adds, from models that had not seen them. Where rules found something they are judged otherwise, and left out here.
 */
function fitThresholds (replies: readonly ScoredReply[], weights: readonly number[]): SentenceModel['thresholds'] {
  const sorted = replies.filter(({ isGood }) => isGood).map(({ worst, context }) => worst + weighContext(context, weights)).sort((a, b) => b - a)
  return { [ANY_SIN]: round((sorted[Math.floor(sorted.length / GOOD_FOR_ONE_BAD)] ?? -1) + MARGIN) }
}

/** Learns every language of `all`, each with what the lessons of the others teach, the `networks` too: context and thresholds from scores of unseen folds, weights from all lessons. */
export function learnReplies (all: ReadonlyMap<string, readonly Lesson[]>, networks?: Networks): ReadonlyMap<string, SentenceModel> {
  const scored = new Map([...all].map(([tag, lessons]) => [tag, scoreLessons(lessons, othersThan(tag, all), networks)]))
  const network = fitNetwork([...scored.values()].flat())
  const replies = new Map([...scored].map(([tag, theirs]) => [tag, repliesOf(theirs.map((each) => ({ ...each, scores: withNetwork(each, network) })))]))
  const context = fitContext([...replies.values()].flat())
  return new Map([...all].map(([tag, lessons]) => {
    const model = trainSentences(lessons, othersThan(tag, all))
    const biases = model.biases.map((bias, head) => round(bias + network.offsets[head]!))
    return [tag, { ...model, biases, network: network.shares, thresholds: fitThresholds(replies.get(tag)!, context), context }]
  }))
}
