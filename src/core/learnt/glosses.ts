import { fold, foldCase } from '../text/fold.ts'
import { hashText } from '../text/hash.ts'
import { memoOf, type Word } from '../text/word.ts'

/** Forms of words by their gloss, a plain English word for what they mean: the same in all languages. */
export type Glosses = ReadonlyMap<string, readonly string[]>

/** The glosses of a language, laid out for search in little memory. Plain data: a build may keep it. */
export interface LaidOutGlosses {
  /** The forms in the order of their code units, one after the other, and where each starts; the end of the last is the last start. */
  readonly text: string
  readonly starts: Uint32Array
  /** By form, which of `sets` holds the hashes of its glosses. */
  readonly setOf: Uint16Array
  readonly sets: readonly Int32Array[]
}

const SEED = 0x6a09e667
/** What a gloss is known by, as an integer of 32 bits with its sign. */
export const hashOfGloss = (gloss: string): number => hashText(SEED, gloss, 0, gloss.length) | 0

/** Forms stand for themselves, and without their diacritics where no other listed form is written so. */
export function layOutGlosses (glosses: Glosses): LaidOutGlosses {
  const written = new Map<string, Set<number>>()
  const bare = new Map<string, Set<number>>()
  for (const [gloss, forms] of glosses) {
    const hash = hashOfGloss(gloss)
    for (const form of forms) {
      addTo(written, foldCase(form), hash)
      addTo(bare, fold(form), hash)
    }
  }
  const sorted = [...new Map([...bare, ...written])].sort(([a], [b]) => a < b ? -1 : 1)
  const starts = new Uint32Array(sorted.length + 1)
  const setOf = new Uint16Array(sorted.length)
  const sets = new Map<string, { readonly index: number, readonly hashes: Int32Array }>()
  sorted.forEach(([form, own], at) => {
    starts[at + 1] = starts[at]! + form.length
    const name = [...own].join(' ')
    const set = sets.get(name) ?? { index: sets.size, hashes: Int32Array.from(own) }
    sets.set(name, set)
    setOf[at] = set.index
  })
  return { text: sorted.map(([form]) => form).join(''), starts, setOf, sets: [...sets.values()].map(({ hashes }) => hashes) }
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

const NONE: readonly number[] = []

/** A search among the forms of laid out glosses. */
interface Forms {
  readonly count: number
  readonly lengthOf: (index: number) => number
  /** How many letters from its beginning a form shares with `key`. */
  readonly sharedWith: (index: number, key: string) => number
  /** The first form that does not stand before `key`. */
  readonly search: (key: string) => number
  /** The place of `key` among the forms, or -1. */
  readonly find: (key: string) => number
}

function openForms ({ text, starts, setOf }: LaidOutGlosses): Forms {
  const count = setOf.length
  const lengthOf = (index: number): number => starts[index + 1]! - starts[index]!
  const sharedWith = (index: number, key: string): number => {
    const start = starts[index]!
    const most = Math.min(lengthOf(index), key.length)
    let shared = 0
    while (shared < most && text.charCodeAt(start + shared) === key.charCodeAt(shared)) shared++
    return shared
  }
  const isBefore = (index: number, key: string): boolean => {
    const shared = sharedWith(index, key)
    if (shared === key.length) return false
    return shared === lengthOf(index) || text.charCodeAt(starts[index]! + shared) < key.charCodeAt(shared)
  }
  const search = (key: string): number => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(middle, key)) low = middle + 1
      else high = middle
    }
    return low
  }
  const find = (key: string): number => {
    const index = search(key)
    return index < count && lengthOf(index) === key.length && sharedWith(index, key) === key.length ? index : -1
  }
  return { count, lengthOf, sharedWith, search, find }
}

/** Tells whether a language knows a form, in small letters and with its diacritics. */
export function createLookup (glosses: LaidOutGlosses): (form: string) => boolean {
  const { find } = openForms(glosses)
  return (form) => find(form) >= 0
}

/** Tells of a word the hashes of its glosses, none where nothing is known; words keep them for `pack`. */
export function createGlosser (glosses: LaidOutGlosses, pack: number): (word: Word) => readonly number[] {
  const { setOf } = glosses
  const sets = glosses.sets.map((hashes) => Array.from(hashes))
  const { count, lengthOf, sharedWith, search, find: indexOf } = openForms(glosses)
  const find = (key: string): readonly number[] | undefined => {
    const index = indexOf(key)
    return index < 0 ? undefined : sets[setOf[index]!]
  }
  const guess = (key: string): readonly number[] => {
    if (key.length < SHORTEST_GUESSED) return NONE
    // whatever shares the longest beginning stands beside it
    const after = search(key)
    let nearest = -1
    let shared = 0
    for (let index = Math.max(0, after - 1); index <= after && index < count; index++) {
      const letters = sharedWith(index, key)
      if (letters > shared) {
        nearest = index
        shared = letters
      }
    }
    if (shared >= Math.max(SHORTEST_SHARED, LEAST_SHARED * key.length) && Math.max(lengthOf(nearest), key.length) - shared <= LONGEST_ENDING) return sets[setOf[nearest]!]!
    for (let from = SHORTEST_BEFORE_TAIL; from <= key.length - SHORTEST_TAIL; from++) {
      const tail = find(key.slice(from))
      if (tail) return tail
    }
    return NONE
  }
  const study = ({ kind, raw, key, alternates }: Word): readonly number[] => {
    if (kind !== 'word') return NONE
    return find(foldCase(raw)) ?? find(key) ?? alternates.map(find).find((found) => found !== undefined) ?? guess(key)
  }
  return (word) => memoOf(word, pack).glosses ??= study(word)
}
