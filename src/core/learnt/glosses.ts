import { fold, foldCase } from '../text/fold.ts'
import { hashText } from '../text/hash.ts'
import type { Word } from '../text/word.ts'

/** Forms of words by their gloss, a plain English word for what they mean: the same in all languages. */
export type Glosses = ReadonlyMap<string, readonly string[]>

/** The glosses of a language, laid out for search. Plain data: a build may keep it. */
export interface LaidOutGlosses {
  /** Forms in the order of their code units, and the glosses of each. */
  readonly forms: readonly string[]
  readonly glosses: readonly (readonly number[])[]
}

const SEED = 0x6a09e667

/** Forms stand for themselves, and without their diacritics where no other listed form is written so. */
export function layOutGlosses (glosses: Glosses): LaidOutGlosses {
  const written = new Map<string, Set<number>>()
  const bare = new Map<string, Set<number>>()
  for (const [gloss, forms] of glosses) {
    const hash = hashText(SEED, gloss, 0, gloss.length)
    for (const form of forms) {
      addTo(written, foldCase(form), hash)
      addTo(bare, fold(form), hash)
    }
  }
  const sorted = [...new Map([...bare, ...written])].sort(([a], [b]) => a < b ? -1 : 1)
  return { forms: sorted.map(([form]) => form), glosses: sorted.map(([, own]) => [...own]) }
}

function addTo (sets: Map<string, Set<number>>, key: string, value: number): void {
  const set = sets.get(key)
  if (set) set.add(value)
  else sets.set(key, new Set([value]))
}

/** A form not listed is taken for one of a listed word whose beginning it shares, when they differ in an ending at most … */
const LONGEST_ENDING = 4
const SHORTEST_SHARED = 4
const LEAST_SHARED = 0.6
/** … or else for a compound of its last part. */
const SHORTEST_TAIL = 4
const SHORTEST_BEFORE_TAIL = 3
const SHORTEST_GUESSED = 5

const NONE = new Int32Array(0)

/** Tells of a word the hashes of its glosses, none where nothing is known; words keep them at index `pack`. */
export function createGlosser ({ forms, glosses }: LaidOutGlosses, pack: number): (word: Word) => Int32Array {
  const kept = glosses.map<Int32Array | undefined>(() => undefined)
  const at = (index: number): Int32Array => kept[index] ??= Int32Array.from(glosses[index]!)
  const search = (key: string): number => {
    let low = 0
    let high = forms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (forms[middle]! < key) low = middle + 1
      else high = middle
    }
    return low
  }
  const find = (key: string): Int32Array | undefined => {
    const index = search(key)
    return forms[index] === key ? at(index) : undefined
  }
  const guess = (key: string): Int32Array => {
    if (key.length < SHORTEST_GUESSED) return NONE
    // whatever shares the longest beginning stands beside it
    const index = search(key)
    const shares = [index - 1, index].map((near) => sharedBeginning(forms[near] ?? '', key))
    const nearest = shares[0]! > shares[1]! ? index - 1 : index
    const shared = Math.max(...shares)
    if (shared >= Math.max(SHORTEST_SHARED, LEAST_SHARED * key.length) && forms[nearest]!.length - shared <= LONGEST_ENDING && key.length - shared <= LONGEST_ENDING) return at(nearest)
    for (let from = SHORTEST_BEFORE_TAIL; from <= key.length - SHORTEST_TAIL; from++) {
      const tail = find(key.slice(from))
      if (tail) return tail
    }
    return NONE
  }
  const study = ({ kind, raw, key, alternates }: Word): Int32Array => {
    if (kind !== 'word') return NONE
    return find(foldCase(raw)) ?? find(key) ?? alternates.map(find).find((found) => found !== undefined) ?? guess(key)
  }
  return (word) => word.glosses[pack] ??= study(word)
}

function sharedBeginning (form: string, key: string): number {
  let shared = 0
  while (shared < form.length && form.charCodeAt(shared) === key.charCodeAt(shared)) shared++
  return shared
}
