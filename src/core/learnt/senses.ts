import type { Word } from '../text/word.ts'

/** What the words of a language mean, in hashes that are the same in all languages. */
export interface Senses {
  readonly classesOf: (word: Word) => readonly number[]
  readonly glossesOf: (word: Word) => readonly number[]
}
