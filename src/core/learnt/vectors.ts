import { memoOf, type Word } from '../text/word.ts'
import { KEPT_VECTORS, type Address, type Sums } from './sums.ts'

/**
 * Remembers the vectors of words in `memory`: `make` fills the place of a word not met before, `settle` adds up what
 * stands in the sums before a place is another word's. Words keep their place in what `pack` keeps of them.
 */
export function createVectors (memory: Sums, pack: number, make: (word: Word, place: number) => void, settle: () => void): (word: Word) => Address {
  const owners = Array.from<Word | undefined>({ length: KEPT_VECTORS })
  return (word) => {
    const memo = memoOf(word, pack)
    const known = memo.vector
    // the place of a word not met for long may be another's by now
    if (known !== undefined && owners[known] === word) return memory.addressOf(known)
    const place = memory.place()
    // the vector that stood here may be one of those not yet added up
    if (owners[place] !== undefined) settle()
    make(word, place)
    owners[place] = word
    memo.vector = place
    return memory.addressOf(place)
  }
}
