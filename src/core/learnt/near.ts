import type { Word } from '../text/word.ts'

/** Calls back for each pair of senses of two words near each other: the feature of the pair and the places of the words. */
export type OnPair = (bucket: number, left: number, right: number) => void

/**
 * Pairs the senses of each word with those of the last two words that have any: the function it returns is called for
 * each place of `words` in order; `isApart` tells whether two of them stand in different sentences.
 */
export function createNear (
  words: readonly Word[], sensesOf: (word: Word) => readonly number[], isApart: (left: number, right: number) => boolean,
  feature: (left: number, right: number) => number, onPair: OnPair
): (at: number) => void {
  let nearest = -1
  let second = -1
  const pair = (left: number, at: number, senses: readonly number[]): void => {
    if (left < 0 || isApart(left, at)) return
    const others = sensesOf(words[left]!)
    for (let i = 0; i < others.length; i++) for (let j = 0; j < senses.length; j++) onPair(feature(others[i]!, senses[j]!), left, at)
  }
  return (at) => {
    const senses = sensesOf(words[at]!)
    if (senses.length === 0) return
    pair(second, at, senses)
    pair(nearest, at, senses)
    second = nearest
    nearest = at
  }
}
