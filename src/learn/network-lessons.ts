import { keepEnds, knownGlosses, type AddPlace } from '../core/learnt/network.ts'

/** A text to learn from. */
export interface Text {
  /** Adds its places, in order. */
  readonly visit: (add: AddPlace) => void
  /** By head: 1, -1, or 0 where nothing is known. */
  readonly truths: readonly number[]
  /** What a mistake on it costs. */
  readonly cost: number
}

/** What texts are asked. */
export interface Questions {
  /** Names of the heads. */
  readonly names: readonly string[]
  /** Of so many of the first heads exactly one is true. */
  readonly exclusive: number
  /** How many boundaries stand in the texts. */
  readonly boundaries: number
}

/** Texts as a network sees them, in numbers that a thread can be given. */
export interface Lessons extends Questions {
  /** Hashes of the glosses that have an embedding. */
  readonly glosses: Int32Array
  /** The sets of glosses that stand at places: two numbers a set, -1 where there is none. */
  readonly sets: Int32Array
  /** The sets of all texts, one text after the other, and where each text starts; the end of the last is the last start. */
  readonly places: Int32Array
  readonly starts: Int32Array
  /** By text and head. */
  readonly truths: Int8Array
  readonly costs: Float32Array
}

/** Glosses met less often have no embedding. */
const SELDOM = 2

/** Lays out texts of all languages. */
export function layOutLessons (texts: readonly Text[], questions: Questions): Lessons {
  const met = new Map<number, number>()
  for (const { visit } of texts) visit((what) => { if (typeof what !== 'number') for (const hash of what) met.set(hash, (met.get(hash) ?? 0) + 1) })
  const glosses = Int32Array.from([...met].filter(([, times]) => times >= SELDOM).map(([hash]) => hash).sort((a, b) => a - b))
  const indexOf = new Map(Array.from(glosses, (hash, index) => [hash, index]))
  // set 0 is of nothing
  const sets = [-1, -1]
  const setOf = new Map<string, number>([['', 0]])
  const numberOf = (indexes: readonly number[]): number => {
    const name = indexes.join(' ')
    let known = setOf.get(name)
    if (known === undefined) {
      setOf.set(name, known = setOf.size)
      sets.push(indexes[0]!, indexes[1] ?? -1)
    }
    return known
  }
  const places: number[] = []
  const starts = [0]
  for (const { visit } of texts) {
    const text: number[] = []
    visit((what) => { text.push(numberOf(typeof what === 'number' ? [glosses.length + what] : knownGlosses(what, indexOf))) })
    const count = keepEnds(text, text.length)
    for (let at = 0; at < count; at++) places.push(text[at]!)
    starts.push(places.length)
  }
  return {
    ...questions, glosses, sets: Int32Array.from(sets), places: Int32Array.from(places), starts: Int32Array.from(starts),
    truths: Int8Array.from(texts.flatMap(({ truths }) => truths)), costs: Float32Array.from(texts, ({ cost }) => cost)
  }
}
