import { hashText } from '../text/hash.ts'

/** Buckets of hashed letter n-grams; enough for some thirty languages of a few thousand n-grams each. */
export const LANGUAGE_BUCKETS = 1 << 14
const SEED = 0x5bd1e995
const LONGEST = 4

/** Calls back with the bucket of every run of one to four letters of a word, its edges marked, and of the word itself. */
export function visitLetters (word: string, visit: (bucket: number) => void): void {
  const edged = `^${word}$`
  for (let length = 1; length <= LONGEST; length++) {
    for (let at = length === 1 ? 1 : 0; at + length <= edged.length - (length === 1 ? 1 : 0); at++) visit(hashText(SEED, edged, at, at + length) % LANGUAGE_BUCKETS)
  }
  if (edged.length > LONGEST) visit(hashText(SEED, edged, 0, edged.length) % LANGUAGE_BUCKETS)
}
