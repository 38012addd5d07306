import { hashText, wordHash } from '../text/hash.ts'
import type { Sentence } from '../text/tokenize.ts'
import type { Word } from '../text/word.ts'
import { BUCKETS, bucketsOf, glossPairFeature, pairFeature, PIECE_VALUE, STEM_LENGTH } from './features.ts'
import { createNear } from './near.ts'
import type { NetworkReader } from './network.ts'
import { visitSentencePlaces } from './places.ts'
import type { Senses } from './senses.ts'
import { createSums } from './sums.ts'
import { createVectors } from './vectors.ts'

/** Weights learnt from sentences of one language; a head is one question («is it an apology?»), its score positive where the answer is yes. */
export interface SentenceModel {
  readonly heads: readonly string[]
  /** 1 for buckets that were met more than once, 0 for others. */
  readonly known: Uint8Array
  /** By bucket and head, in `steps`. */
  readonly weights: Int8Array
  /** What one step of `weights` is worth, by head. */
  readonly steps: readonly number[]
  /** Weights of what rules found, by name and head. */
  readonly facts: Readonly<Record<string, readonly number[]>>
  readonly biases: readonly number[]
  /** Share of the network in the score of a head. */
  readonly network: readonly number[]
  /** By head, the score from which on its answer is given. */
  readonly thresholds: Readonly<Record<string, number>>
  /** What the whole of a reply adds to the score of a sentence: weights of the values that are known of it. */
  readonly context: readonly number[]
}

/** What a sentence looks like to the model; every feature counts 1 but what the words themselves hold. */
export interface SentenceVisitor {
  word (word: Word): void
  /** Of the words of this language alone. */
  bucket (bucket: number): void
  /** The same in all languages. */
  readonly shared: (bucket: number) => void
}

const EDGE = { word: wordHash('^'), stem: wordHash('^~'), end: wordHash('$'), mark: wordHash('mark') } as const
const STEM_SEED = 0x5f356495

/** The first letters of a word, so that pairs meet whatever the endings. */
const stemOf = ({ key, kind, hash }: Word): number => kind === 'word' ? hashText(STEM_SEED, key, 0, Math.min(STEM_LENGTH, key.length)) : hash

const NO_CLASSES: readonly number[] = []
const isNeverApart = (): boolean => false

export function visitSentence (words: readonly Word[], mark: Sentence['mark'], glossesOf: Senses['glossesOf'], { word, bucket, shared }: SentenceVisitor): void {
  const withGloss = createNear(words, glossesOf, isNeverApart, glossPairFeature, shared)
  let before: number = EDGE.word
  let stemBefore: number = EDGE.stem
  let twoBefore = 0
  let stemTwoBefore = 0
  for (let at = 0; at < words.length; at++) {
    const { hash } = words[at]!
    const stem = stemOf(words[at]!)
    word(words[at]!)
    withGloss(at)
    bucket(pairFeature(before, hash, false))
    bucket(pairFeature(stemBefore, stem, false))
    if (at > 1) {
      bucket(pairFeature(twoBefore, hash, true))
      bucket(pairFeature(stemTwoBefore, stem, true))
    }
    twoBefore = before
    before = hash
    stemTwoBefore = stemBefore
    stemBefore = stem
  }
  bucket(pairFeature(before, EDGE.end, false))
  shared(pairFeature(EDGE.mark, wordHash(mark), false))
}

/** Scores a sentence by head; `facts` names what rules found in it. The array is the caller's. */
export type ScoreSentence = (words: readonly Word[], mark: Sentence['mark'], facts: Iterable<string>) => Float64Array

/** Compiles a model; `pack` is the index at which words keep their vectors. The function it returns is pure. */
export function compileSentences ({ heads, known: read, weights, steps, biases, facts, network: shares }: Omit<SentenceModel, 'thresholds' | 'context'>, pack: number, glossesOf: Senses['glossesOf'], network?: NetworkReader): ScoreSentence {
  const count = heads.length
  // a copy: the bytes that the model was read from are many times as many
  const known = read.slice()
  const factRows = new Map(Object.entries(facts))
  const memory = createSums(weights, count, count + 1)
  const sum = memory.sum()
  const vectorOf = createVectors(memory, pack, (word, place) => {
    const { whole, pieces } = bucketsOf(word, NO_CLASSES, glossesOf(word), (bucket) => known[bucket] === 1)
    memory.fill(place, whole, pieces, PIECE_VALUE)[count] = whole.length + pieces.length * PIECE_VALUE * PIECE_VALUE
  }, () => { sum.total() })
  let pairs = 0
  const add = (bucket: number): void => {
    if (known[bucket] !== 1) return
    sum.addRow(bucket)
    pairs++
  }
  const visitor: SentenceVisitor = { word: (word) => sum.addVector(vectorOf(word)), bucket: add, shared: add }

  return (words, mark, found) => {
    sum.clear()
    pairs = 0
    visitSentence(words, mark, glossesOf, visitor)
    const total = sum.total()
    const norm = Math.sqrt(total[count]! + pairs) || 1
    const scores = Float64Array.from(biases, (bias, head) => total[head]! * steps[head]! / norm + bias)
    for (const name of found) {
      const row = factRows.get(name)
      if (row) for (let head = 0; head < count; head++) scores[head]! += row[head]!
    }
    if (network !== undefined) {
      const said = network((place) => { visitSentencePlaces(words, mark, glossesOf, place) }).heads
      for (let head = 0; head < count; head++) scores[head]! += shares[head]! * said[head]!
    }
    return scores
  }
}

/** Bytes of the learnt weights of sentences, as they are stored. Throws RangeError where they do not fit their facts. */
export function unpackSentences (bytes: Uint8Array, heads: number): Pick<SentenceModel, 'known' | 'weights'> {
  if (bytes.length !== BUCKETS * (1 + heads)) throw new RangeError(`learnt weights of sentences have ${bytes.length} bytes, not ${BUCKETS * (1 + heads)}: run npm run learn`)
  return { known: bytes.subarray(0, BUCKETS), weights: new Int8Array(bytes.buffer, bytes.byteOffset + BUCKETS, BUCKETS * heads) }
}
