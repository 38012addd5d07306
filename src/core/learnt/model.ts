import type { Tokens } from '../text/tokenize.ts'
import type { Word } from '../text/word.ts'
import { BUCKETS, bucketsOf, classFeature, classPairFeature, glossFeature, glossPairFeature, learntKey, PIECE_VALUE, stemFeature, subjectFeature } from './features.ts'
import { shareOf } from './decide.ts'
import { createNear, type OnPair } from './near.ts'
import type { NetworkReader } from './network.ts'
import { visitMessage } from './places.ts'
import type { SecondaryWeights } from './secondary.ts'
import type { Senses } from './senses.ts'
import { createSums } from './sums.ts'
import { createVectors } from './vectors.ts'

/** Scenarios as the model numbers them; the last is «no complaint». */
export const NONE = 'none'

/**
 * Weights learnt from the cases of one language (`npm run learn`). A head is one question («is it
 * delivery-delay?», «is there blame?»); its score is positive where the answer is yes.
 */
export interface LearntModel {
  /** Names of the heads, as `scenario:late`, `also:late`, `sign:blame`, `anger:2`, `demand:refund`, `escalation:legal`. */
  readonly heads: readonly string[]
  /** How telling a bucket is: inverse document frequency, 0 for what was seen too seldom. */
  readonly telling: Float32Array
  /** `telling` times weight, by bucket and head, in `steps`. */
  readonly weights: Int8Array
  /** What one step of `weights` is worth, by head. */
  readonly steps: Float32Array
  /** Log-odds of naive Bayes over stems, by bucket and scenario, in steps of `stemStep`. */
  readonly stems: Int8Array
  readonly stemStep: number
  readonly scenarios: readonly string[]
  /** Weights of what is no word: meanings found by rules (`sign:blame:3`) and the structure, by name and head. */
  readonly facts: Readonly<Record<string, readonly number[]>>
  readonly biases: readonly number[]
  /** Log-priors of naive Bayes, by scenario. */
  readonly priors: readonly number[]
  readonly decision: Decision
}

/** How scores become answers; fitted on scores that each case got from models which had not seen it. */
export interface Decision {
  /** Share of the network in the score of a head, by its name or its kind. */
  readonly network: Readonly<Record<string, number>>
  /** Share of naive Bayes in a scenario's score. */
  readonly bayes: number
  /** Share of the strongest stretch in the score of a head, by its name or its kind. */
  readonly peaks: Readonly<Record<string, number>>
  /** What tells the secondary scenarios of a complaint. */
  readonly secondary: SecondaryWeights
  /** Score to log-odds: `scale`. */
  readonly scale: number
  /** Share of every answer that is kept for the unforeseen: no scenario is ever certain. */
  readonly doubt: number
  /** Added to the log-odds of «no complaint». */
  readonly harmless: number
  readonly thresholds: Readonly<Record<string, number>>
  /** Slope by which a head's distance from its threshold becomes log-odds. */
  readonly slopes: Readonly<Record<string, number>>
  /** An answer less sure than this asks for a person's eye. */
  readonly reviewBelow: number
  /** Anger from the scores of its heads and the signs: weights by name, and the cuts between the levels. */
  readonly anger: { readonly weights: Readonly<Record<string, number>>, readonly cuts: readonly number[] }
}

/** Naive Bayes counts every word as if alone; beyond this distance it is only loud, not surer. */
const LOUDEST = 40

export interface Scores {
  /** By head, with the network's share. */
  readonly heads: Float64Array
  /** By head, what the network says alone; only until the next text is scored. Zeros where there is none. */
  readonly network: ArrayLike<number>
  /** By head, the score of the stretch of the text that speaks most for it, its words alone. */
  readonly peaks: Float64Array
  /** Log-odds of naive Bayes relative to the best scenario (0 and below). */
  readonly bayes: Float64Array
  /** What the words of the text added to `head`, by token; the pairs shared between their words. Only until the next text is scored. */
  explain (head: number): Float64Array
}

/** What a text and its subject look like to the model: calls back for every feature, in order. */
export interface FeatureVisitor {
  word (word: Word, at: number): void
  /** Two classes or two glosses near each other: the same in all languages. */
  readonly pair: OnPair
  /** Once more for each word of the subject line. */
  subject (bucket: number): void
}

export function visitFeatures (tokens: Tokens, inSubject: boolean, { classesOf, glossesOf }: Senses, visitor: FeatureVisitor): void {
  const { words, sentenceOf } = tokens
  const isApart = (left: number, right: number): boolean => sentenceOf[left] !== sentenceOf[right]
  const withClass = createNear(words, classesOf, isApart, classPairFeature, visitor.pair)
  const withGloss = createNear(words, glossesOf, isApart, glossPairFeature, visitor.pair)
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    visitor.word(word, at)
    if (inSubject) visitor.subject(subjectFeature(learntKey(word)))
    withClass(at)
    withGloss(at)
  }
}

/** Shorter sentences join the next: a stretch needs words enough to be judged by. */
const SHORTEST_STRETCH = 4

/** Where stretches end before the last one: token indexes, in order. */
function stretchEnds ({ sentences }: Tokens): number[] {
  const ends: number[] = []
  let first = 0
  for (const { last } of sentences) {
    if (last - first < SHORTEST_STRETCH) continue
    ends.push(last)
    first = last
  }
  return ends
}

/** Compiles a model; `pack` is the index at which words keep their vectors. The function it returns is pure. */
export function compileModel (model: LearntModel, pack: number, senses: Senses, network?: NetworkReader): (body: Tokens, subject: Tokens, facts: ReadonlyMap<string, number>) => Scores {
  const heads = model.heads.length
  const scenarios = model.scenarios.length
  const width = heads + scenarios + 1
  // no function below may speak of `model`: it would keep the bytes alive that the weights were read from
  const { weights, stemStep, steps, decision } = model
  const marks = Uint8Array.from(model.telling, (idf) => Math.round(idf / TELLING_STEP))
  // a bit a bucket: most pairs of words are of no bucket that tells, and what is looked at that often should lie close together
  const tells = new Uint32Array(BUCKETS >>> 5)
  marks.forEach((mark, bucket) => { if (mark !== 0) tells[bucket >>> 5]! |= 1 << (bucket & 31) })
  const isTelling = (bucket: number): boolean => (tells[bucket >>> 5]! & 1 << (bucket & 31)) !== 0
  const squares = Float64Array.from({ length: 256 }, (_, mark) => Math.fround(mark * TELLING_STEP) ** 2)
  // a copy: the bytes that the model was read from are many times as many
  const stems = model.stems.slice()
  const biases = Float64Array.from(model.biases)
  const priors = Float64Array.from(model.priors)
  const networkShares = Float64Array.from(model.heads, (name) => shareOf(decision.network, name))
  const silent = new Float32Array(heads)
  const factRows = new Map(Object.entries(model.facts).map(([name, row]) => [name, Float64Array.from(row)]))

  const memory = createSums(weights, heads, width)
  const squareOf = (bucket: number): number => squares[marks[bucket]!]!
  const vectorOf = createVectors(memory, pack, (word, place) => {
    const classes = senses.classesOf(word)
    const glosses = senses.glossesOf(word)
    const { whole, pieces } = bucketsOf(word, classes, glosses, isTelling)
    const vector = memory.fill(place, whole, pieces, PIECE_VALUE)
    const addStems = (bucket: number): void => {
      for (let s = 0; s < scenarios; s++) vector[heads + s]! += stems[bucket * scenarios + s]! * stemStep
    }
    for (const hash of classes) addStems(classFeature(hash))
    for (const hash of glosses) addStems(glossFeature(hash))
    if (word.kind === 'word') addStems(stemFeature(word.key))
    vector[width - 1] = whole.reduce((sum, bucket) => sum + squareOf(bucket), 0) + PIECE_VALUE * pieces.reduce((sum, bucket) => sum + squareOf(bucket), 0)
  }, () => {
    stretch.total()
    sums.total()
  })

  const sums = memory.sum()
  const stretch = memory.sum()
  const pairs = createPairs()
  let peaks = new Float64Array(heads)
  let stretchFirst = 0
  let ends: readonly number[] = []
  let end = 0
  // lengths of the pairs, which no vector holds
  let lengthOfSums = 0
  let lengthOfStretch = 0

  const closeStretch = (next: number): void => {
    const total = stretch.total()
    const length = Math.sqrt(total[width - 1]! + lengthOfStretch) || 1
    for (let head = 0; head < heads; head++) peaks[head] = Math.max(peaks[head]!, total[head]! * steps[head]! / length + biases[head]!)
    memory.pour(stretch, sums)
    lengthOfSums += lengthOfStretch
    stretch.clear()
    lengthOfStretch = 0
    stretchFirst = next
  }
  const addPair = (bucket: number, left: number, right: number): void => {
    if (!isTelling(bucket)) return
    pairs.add(bucket, left, right)
    // a pair across the end of a stretch belongs to the text, to neither stretch
    if (left >= stretchFirst) {
      stretch.addRow(bucket)
      lengthOfStretch += squareOf(bucket)
    } else {
      sums.addRow(bucket)
      lengthOfSums += squareOf(bucket)
    }
  }
  const inBody: FeatureVisitor = {
    word: (word, at) => {
      if (at === ends[end]) {
        closeStretch(at)
        end++
      }
      stretch.addVector(vectorOf(word))
    },
    pair: addPair,
    subject: () => {}
  }
  const addAbove = (bucket: number): void => {
    if (!isTelling(bucket)) return
    sums.addRow(bucket)
    lengthOfSums += squareOf(bucket)
  }
  const inSubject: FeatureVisitor = { word: (word) => sums.addVector(vectorOf(word)), pair: addAbove, subject: addAbove }

  return (body, subject, facts) => {
    peaks = new Float64Array(heads).fill(-Infinity)
    sums.clear()
    stretch.clear()
    lengthOfSums = lengthOfStretch = 0
    stretchFirst = 0
    pairs.clear()
    ends = stretchEnds(body)
    end = 0
    visitFeatures(body, false, senses, inBody)
    closeStretch(body.words.length)
    if (subject.words.length > 0) visitFeatures(subject, true, senses, inSubject)
    const total = sums.total()
    const norm = Math.sqrt(total[width - 1]! + lengthOfSums) || 1
    const scores = new Float64Array(heads)
    for (let head = 0; head < heads; head++) scores[head] = total[head]! * steps[head]! / norm + biases[head]!
    for (const [name, value] of facts) {
      const row = factRows.get(name)
      if (row) for (let head = 0; head < heads; head++) scores[head]! += value * row[head]!
    }
    const reading = network?.((add) => { visitMessage(body, subject, senses.glossesOf, add) })
    if (reading !== undefined) for (let head = 0; head < heads; head++) scores[head]! += networkShares[head]! * reading.heads[head]!
    const bayes = new Float64Array(scenarios)
    let best = -Infinity
    for (let s = 0; s < scenarios; s++) best = Math.max(best, bayes[s] = total[heads + s]! + priors[s]!)
    for (let s = 0; s < scenarios; s++) bayes[s] = Math.max(-LOUDEST, bayes[s]! - best)
    return {
      heads: scores,
      network: reading?.heads ?? silent,
      peaks,
      bayes,
      explain: (head) => {
        const added = new Float64Array(body.words.length)
        const step = steps[head]! / norm
        for (let at = 0; at < added.length; at++) added[at] = memory.at(vectorOf(body.words[at]!), head) * step
        pairs.share(added, (bucket) => memory.weight(bucket, head) * step)
        reading?.explain(head, networkShares[head]!, added)
        return added
      }
    }
  }
}

/** The pairs of a text that tell something; one list serves all texts, for its memory. */
function createPairs (): {
  readonly clear: () => void
  readonly add: (bucket: number, left: number, right: number) => void
  /** Adds half of what each pair is worth to either of its words. */
  readonly share: (added: Float64Array, worth: (bucket: number) => number) => void
} {
  let list = new Int32Array(3 * 1024)
  let length = 0
  return {
    clear: () => { length = 0 },
    add: (bucket, left, right) => {
      if (length === list.length) {
        const longer = new Int32Array(length * 2)
        longer.set(list)
        list = longer
      }
      list[length++] = bucket
      list[length++] = left
      list[length++] = right
    },
    share: (added, worth) => {
      for (let i = 0; i < length; i += 3) {
        const half = worth(list[i]!) / 2
        const left = list[i + 1]!
        if (left >= 0) added[left]! += half
        added[list[i + 2]!]! += left >= 0 ? half : 2 * half
      }
    }
  }
}

/** Bytes of the learnt weights of one language, as `packWeights` wrote them. */
export function unpackWeights (bytes: Uint8Array, heads: number, scenarios: number): Pick<LearntModel, 'telling' | 'weights' | 'stems'> {
  const expected = BUCKETS * (1 + heads + scenarios)
  if (bytes.length !== expected) throw new RangeError(`learnt weights have ${bytes.length} bytes, not ${expected}: run npm run learn`)
  const telling = new Float32Array(BUCKETS)
  for (let i = 0; i < BUCKETS; i++) telling[i] = bytes[i]! * TELLING_STEP
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    telling,
    weights: signed.subarray(BUCKETS, BUCKETS * (1 + heads)),
    stems: signed.subarray(BUCKETS * (1 + heads))
  }
}

/** Step of the stored inverse document frequencies: 255 steps reach past the logarithm of any number of cases here. */
export const TELLING_STEP = 1 / 28
