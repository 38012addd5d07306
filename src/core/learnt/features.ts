import { hashText } from '../text/hash.ts'
import type { Word } from '../text/word.ts'

/** Buckets of the hashed text features; measured: 2^15 costs a point of accuracy, 2^18 gains none. */
export const BUCKETS = 1 << 16
const MASK = BUCKETS - 1
export const STEM_LENGTH = 5
/** A word speaks as itself, by its first letters (inflection), and by its pieces (compounds, typos). */
export const PIECE_VALUE = 0.4
const SHORTEST_PIECE = 3
const LONGEST_PIECE = 4

/** Kinds of text feature, each a seed of the hash, so that a word and a piece of the same letters stay apart. */
const SEED = { word: 0x811c9dc5, stem: 0x2f0b4a7d, piece: 0x6b43a9b5, pair: 0x1b873593, skip: 0x7ed55d16, subject: 0x4cf5ad43 } as const

export interface Features { readonly indexes: Int32Array, readonly values: Float32Array }

const bucket = (seed: number, text: string, start: number, end: number): number => hashText(seed, text, start, end) & MASK

/** The first letters of a word. */
export const stemFeature = (key: string): number => bucket(SEED.stem, key, 0, Math.min(STEM_LENGTH, key.length))

/** The key under which a word is learnt: all numbers are one. */
export const learntKey = (word: Word): string => word.kind === 'number' ? '0' : word.key

/** The features of one word, its pieces cut with its edges marked. `key` as in Word.key; numbers share one key. */
export function wordFeatures (key: string, isWord: boolean): Features {
  if (!isWord) return { indexes: Int32Array.of(bucket(SEED.word, key, 0, key.length)), values: Float32Array.of(1) }
  const indexes = [bucket(SEED.word, key, 0, key.length), stemFeature(key)]
  const values = [1, 1]
  const edged = `^${key}$`
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
    for (let at = 0; at + length <= edged.length; at++) {
      indexes.push(bucket(SEED.piece, edged, at, at + length))
      values.push(PIECE_VALUE)
    }
  }
  return { indexes: Int32Array.from(indexes), values: Float32Array.from(values) }
}

/** A word of the subject line speaks once more as such. */
export const subjectFeature = (key: string): number => bucket(SEED.subject, key, 0, key.length)

/** Two neighbours, or two words with one between. */
export function pairFeature (left: number, right: number, skipping: boolean): number {
  let h = Math.imul((skipping ? SEED.skip : SEED.pair) ^ left, 0x85ebca6b) ^ Math.imul(right, 0xc2b2ae35)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 13
  return (h >>> 0) & MASK
}

/** A word as a member of a class, and two classes near each other. Hashes as createClassifier gives them. */
export const classFeature = (hash: number): number => pairFeature(hash, CLASS_ALONE, false)
export const classPairFeature = (left: number, right: number): number => pairFeature(left ^ CLASS_PAIR, right, true)
const CLASS_ALONE = 0x51ed270b
const CLASS_PAIR = 0x2545f491

/** The same of glosses, hashes as createGlosser gives them; what a word means counts for more than how it is written. */
export const glossFeature = (hash: number): number => pairFeature(hash, GLOSS_ALONE, false)
export const glossPairFeature = (left: number, right: number): number => pairFeature(left ^ GLOSS_PAIR, right, true)
export const GLOSS_VALUE = 2
const GLOSS_ALONE = 0x1f83d9ab
const GLOSS_PAIR = 0x5be0cd19

/** The buckets of a word and of what it means: those that count whole, a gloss as often as it is worth, and its pieces; only those of which something `isKnown`. */
export function bucketsOf (word: Word, classes: readonly number[], glosses: readonly number[], isKnown: (bucket: number) => boolean): { readonly whole: readonly number[], readonly pieces: readonly number[] } {
  const { indexes, values } = wordFeatures(learntKey(word), word.kind === 'word')
  const whole: number[] = []
  const pieces: number[] = []
  indexes.forEach((bucket, i) => { if (isKnown(bucket)) (values[i] === 1 ? whole : pieces).push(bucket) })
  for (const bucket of classes.map(classFeature)) if (isKnown(bucket)) whole.push(bucket)
  for (const bucket of glosses.map(glossFeature)) if (isKnown(bucket)) for (let time = 0; time < GLOSS_VALUE; time++) whole.push(bucket)
  return { whole, pieces }
}
