import {
  follows, GOODS_BUCKETS, mayEnd, readSides, studyWord, visitHead, visitNone, visitStart, WORD_BUCKETS, wordRoles,
  type GoodsModel, type Sink, type Worth
} from '../core/entities/goods.ts'
import type { Choose, Offer } from '../core/entities/index.ts'
import type { Entity } from '../core/findings.ts'
import type { Message } from '../core/message.ts'
import type { Word } from '../core/text/word.ts'
import { FOLDS, foldOf, isNewToRules, type Case } from './cases.ts'
import { fitLeast, type Guess } from './least-margin.ts'
import type { Chances } from './learn.ts'
import { createShuffle } from './shuffle.ts'
import type { Prepared } from './train.ts'

/** A case as the choice of its goods: the features of each phrase, one after the other, and which of them are the labelled ones. */
export interface GoodsCase {
  readonly example: Case
  readonly language: number
  readonly features: Int32Array
  /** Where the features of each phrase end. */
  readonly ends: Int32Array
  readonly right: Uint8Array
  readonly hasRight: boolean
  readonly none: { readonly buckets: Int32Array, readonly shares: Float32Array }
}

const EPOCHS = 5
const RATE = 0.06
const DECAY = 0.0007
/** A feature met for the first time moves little: its step is not yet divided by next to nothing. */
const FIRST_SQUARE = 1
/** A phrase less likely than this is not worth pushing down. */
const UNLIKELY = 0.001

const isNamed = ({ example }: GoodsCase): boolean => example.entities.product !== undefined
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** The choices that the cases of one language pose. `chances`: by case, the scenarios as a model that had not seen it ranked them. */
export function prepareGoods (
  cases: readonly Prepared[], language: number, chances: Chances, readEntities: (message: Message, choose: Choose) => readonly Entity[]
): GoodsCase[] {
  const known = new Map<Word, { readonly worth: Worth, readonly roles: readonly number[][] }>()
  return cases.map(({ example, message, body, subject, senses, tailsOf }) => {
    const entryOf = (word: Word) => {
      let entry = known.get(word)
      if (entry === undefined) known.set(word, entry = { worth: studyWord(word, () => 0), roles: wordRoles(word, { ...senses, tailsOf }) })
      return entry
    }
    let offered: Offer | undefined
    readEntities(message, (offer) => { offered = isNewToRules(example) ? offer : withoutLists(offer); return undefined })
    const reading = readSides(offered!, body, subject, chances.get(example.id) ?? [], (word) => entryOf(word).worth, senses)
    let buckets: number[] = []
    let shares: number[] = []
    const writer: Sink = {
      word: ({ tokens }, at, role, share) => { for (const bucket of entryOf(tokens.words[at]!).roles[role]!) writer.bucket(bucket, share) },
      bucket: (bucket, share) => { buckets.push(bucket); shares.push(share) }
    }
    visitNone(reading, example.channel, writer)
    const none = { buckets: Int32Array.from(buckets), shares: Float32Array.from(shares) }
    const label: unknown = example.entities.product
    const labels = label === undefined ? [] : [label].flat() as string[]
    const features: number[] = []
    const ends: number[] = []
    const right: number[] = []
    for (const side of [reading.body, reading.subject]) {
      const { tokens } = side
      for (let at = 0; at < tokens.words.length; at++) {
        if (!mayEnd(side, at)) continue
        buckets = []
        visitHead(reading, side, at, writer)
        const head = buckets
        for (let first = at; first >= 0 && at - first < reading.longest; first--) {
          if (first < at && !follows(tokens, first + 1)) break
          buckets = []
          shares = []
          visitStart(reading, side, first, at, writer)
          for (const bucket of head) features.push(bucket)
          for (const bucket of buckets) features.push(bucket)
          ends.push(features.length)
          const name = tokens.text.slice(tokens.starts[first]!, tokens.ends[at]!)
          right.push(labels.some((expected) => sameName(expected, name)) ? 1 : 0)
        }
      }
    }
    return { example, language, features: Int32Array.from(features), ends: Int32Array.from(ends), right: Uint8Array.from(right), hasRight: right.includes(1), none }
  })
}

/** The lists of goods were written with these very cases in view: in them they look surer than they are. */
function withoutLists (offer: Offer): Offer {
  const blank = (scan: Offer['body']): Offer['body'] => ({ ...scan, mask: new Int32Array(scan.count) })
  return { ...offer, body: blank(offer.body), subject: blank(offer.subject) }
}

/** Weights over what each language has for itself (words and kinds) and the kinds that all share, which stand last. */
type Weights = Float64Array

const ownOf = (language: number): number => language * GOODS_BUCKETS
const sharedOf = (languages: number): number => languages * GOODS_BUCKETS - WORD_BUCKETS

/**
 * Ranks the phrases of each case, and the chance that there are no goods at all, by logistic regression over the choices:
 * stochastic steps, each weight slower the more it has moved (Duchi, Hazan & Singer, «Adaptive Subgradient Methods»,
 * JMLR 2011). The order comes from a fixed seed: the same cases give the same weights.
 */
function trainRanker (cases: readonly GoodsCase[], languages: number): Weights {
  const weights = new Float64Array(sharedOf(languages) + GOODS_BUCKETS)
  const squares = new Float64Array(weights.length).fill(FIRST_SQUARE)
  const shared = sharedOf(languages)
  const order = [...cases.keys()]
  const shuffle = createShuffle()
  const move = (at: number, slope: number): void => {
    const gradient = slope + DECAY * weights[at]!
    squares[at]! += gradient * gradient
    weights[at]! -= RATE * gradient / Math.sqrt(squares[at]!)
  }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order)
    for (const index of order) {
      const one = cases[index]!
      // a label that is no phrase of ours teaches nothing
      if (isNamed(one) && !one.hasRight) continue
      const own = ownOf(one.language)
      const { scores, none } = scoreCase(weights, one, languages)
      let most = none
      for (const score of scores) most = Math.max(most, score)
      const absent = Math.exp(none - most)
      let sum = absent
      let right = one.hasRight ? 0 : absent
      for (let i = 0; i < scores.length; i++) {
        sum += scores[i] = Math.exp(scores[i]! - most)
        if (one.right[i] === 1) right += scores[i]!
      }
      const slope = absent / sum - (one.hasRight ? 0 : 1)
      const { buckets, shares } = one.none
      for (let i = 0; i < buckets.length; i++) {
        const bucket = buckets[i]!
        move(own + bucket, slope * shares[i]!)
        if (bucket >= WORD_BUCKETS) move(shared + bucket, slope * shares[i]!)
      }
      for (let i = 0, at = 0; i < scores.length; i++) {
        const push = scores[i]! / sum - (one.right[i] === 1 ? scores[i]! / right : 0)
        const end = one.ends[i]!
        if (Math.abs(push) < UNLIKELY) { at = end; continue }
        for (; at < end; at++) {
          const bucket = one.features[at]!
          move(own + bucket, push)
          if (bucket >= WORD_BUCKETS) move(shared + bucket, push)
        }
      }
    }
  }
  return weights
}

function scoreCase (weights: Weights, { language, features, ends, none: { buckets, shares } }: GoodsCase, languages: number): { scores: Float64Array, none: number } {
  const own = ownOf(language)
  const shared = sharedOf(languages)
  const scores = new Float64Array(ends.length)
  for (let i = 0, at = 0; i < ends.length; i++) {
    let sum = 0
    for (const end = ends[i]!; at < end; at++) {
      const bucket = features[at]!
      sum += weights[own + bucket]!
      if (bucket >= WORD_BUCKETS) sum += weights[shared + bucket]!
    }
    scores[i] = sum
  }
  let none = 0
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i]!
    none += (weights[own + bucket]! + (bucket >= WORD_BUCKETS ? weights[shared + bucket]! : 0)) * shares[i]!
  }
  return { scores, none }
}

/** The best phrase of a case: by how many log-odds it is likelier than all else, and whether it is the labelled one. */
interface CaseGuess extends Guess { readonly one: GoodsCase }

function guess (weights: Weights, one: GoodsCase, languages: number): CaseGuess {
  const { scores, none } = scoreCase(weights, one, languages)
  if (scores.length === 0) return { one, margin: -Infinity, isRight: false }
  let best = 0
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i
  const top = scores[best]!
  let others = Math.exp(none - top)
  for (let i = 0; i < scores.length; i++) if (i !== best) others += Math.exp(scores[i]! - top)
  return { one, margin: -Math.log(others), isRight: one.right[best] === 1 }
}

/** Learns to choose goods in all languages at once, as kinds of words stand alike around goods in each; one model for each of `cases`. */
export function learnGoods (cases: readonly (readonly GoodsCase[])[]): GoodsModel[] {
  const { leasts, doubtful } = learnFolds(cases)
  const weights = trainRanker(cases.flat().filter((one) => !doubtful.has(one)), cases.length)
  return leasts.map((least, language) => pack(weights, language, cases.length, least))
}

/** The same for cross-validation: by fold, what is learnt from the cases of the others. */
export function learnGoodsByFolds (cases: readonly (readonly GoodsCase[])[]): GoodsModel[][] {
  const { folds, leasts } = learnFolds(cases)
  return folds.map((weights) => leasts.map((least, language) => pack(weights, language, cases.length, least)))
}

/**
 * Weights without each fold, and the margins fitted on what they guess of the folds that they have not seen. A case
 * labelled without goods of which weights that have not seen it would rather name some than not (`doubtful`) may lack its
 * label; it is kept from learning (Northcutt, Jiang & Chuang, «Confident Learning», JAIR 2021), never from measuring.
 */
function learnFolds (cases: readonly (readonly GoodsCase[])[]): { folds: Weights[], leasts: number[], guesses: CaseGuess[], doubtful: ReadonlySet<GoodsCase> } {
  const all = cases.flat()
  const byFold = Map.groupBy(all, ({ example }) => foldOf(example))
  const learn = (leftOut: ReadonlySet<GoodsCase>): { folds: Weights[], guesses: CaseGuess[] } => {
    const folds: Weights[] = []
    const guesses: CaseGuess[] = []
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = trainRanker(all.filter((one) => foldOf(one.example) !== fold && !leftOut.has(one)), cases.length)
      folds.push(weights)
      for (const one of byFold.get(fold) ?? []) guesses.push(guess(weights, one, cases.length))
    }
    return { folds, guesses }
  }
  const doubtful = new Set(learn(new Set()).guesses.filter(({ one, margin }) => !isNamed(one) && margin > 0).map(({ one }) => one))
  const { folds, guesses } = learn(doubtful)
  return { folds, guesses, doubtful, leasts: cases.map((own, language) => fitLeast(guesses.filter(({ one }) => one.language === language), own.filter(isNamed).length)) }
}

/** The weights of one language in whole steps. */
function pack (weights: Weights, language: number, languages: number, least: number): GoodsModel {
  const sums = weights.slice(ownOf(language), ownOf(language) + GOODS_BUCKETS)
  const shared = sharedOf(languages)
  for (let bucket = WORD_BUCKETS; bucket < GOODS_BUCKETS; bucket++) sums[bucket]! += weights[shared + bucket]!
  const largest = sums.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
  return { weights: Int8Array.from(sums, (value) => Math.round(value / largest * 127)), step: Math.fround(largest / 127), least: Math.fround(least) }
}
