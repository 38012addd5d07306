import type { Opening } from '../rules/graph.ts'
import { wordHash } from './hash.ts'
import { fold, isStretched, unstretch } from './fold.ts'

export type WordKind = 'word' | 'number' | 'symbol'

/** What a compiled pack keeps of a word: the slots of its phrases that the word fills (a bit each), and the phrases it opens. */
export interface WordSlots {
  /** Its number among the sets of slots that the pack has met. */
  readonly id: number
  readonly filled: Uint32Array
  readonly opening: Opening
  readonly startOpening: Opening
}

/**
 * A spelling that has been met, with all that is worth knowing of it once. Language packs hang what they
 * find out about a word on `slots`, `classes`, `glosses`, `vectors` and `goods`, each at its own index, so that no spelling is studied twice.
 */
export interface Word {
  readonly raw: string
  /** Folded for comparison. */
  readonly key: string
  /** Other keys it may stand for: «sooo» → «so», «soo». */
  readonly alternates: readonly string[]
  readonly kind: WordKind
  /** Two letters or more, all of them capitals. */
  readonly capitals: boolean
  readonly capitalised: boolean
  /** From which the features of its pairs are made; all numbers share one. */
  readonly hash: number
  readonly slots: (WordSlots | undefined)[]
  readonly classes: (Int32Array | undefined)[]
  readonly glosses: (Int32Array | undefined)[]
  readonly vectors: (number | undefined)[]
  readonly goods: (readonly number[] | undefined)[]
  languages: Float32Array | undefined
}

/** Longer runs without a space (addresses, encoded data) are no words; their heads stand for them. */
export const LONGEST_WORD = 48
const LARGEST_VOCABULARY = 32_768

const LETTER = /\p{L}/u
const UPPER = /^[^\p{Ll}\p{Lu}]*\p{Lu}\P{Ll}*$/u
const LETTERS = /\p{L}/gu

/**
 * The words met so far, by spelling. Bounded: when full it starts afresh, which costs time and changes no answer.
 */
export function createVocabulary (): (raw: string) => Word {
  let words = new Map<string, Word>()
  return (raw) => {
    let word = words.get(raw)
    if (word === undefined) {
      word = study(raw)
      if (words.size >= LARGEST_VOCABULARY) words = new Map()
      words.set(raw, word)
    }
    return word
  }
}

function study (raw: string): Word {
  const key = fold(raw).slice(0, LONGEST_WORD)
  const first = raw.codePointAt(0)!
  const lettered = LETTER.test(raw)
  const kind = lettered ? 'word' : first >= 48 && first <= 57 ? 'number' : 'symbol'
  return {
    // a slice keeps its whole message alive; a copy does not
    raw: Buffer.from(raw, 'utf16le').toString('utf16le'),
    key,
    alternates: isStretched(key) ? [unstretch(key, 1), unstretch(key, 2)] : [],
    kind,
    hash: wordHash(kind === 'number' ? '0' : key),
    capitals: lettered && UPPER.test(raw) && (raw.match(LETTERS)?.length ?? 0) > 1,
    capitalised: lettered && UPPER.test(String.fromCodePoint(first)),
    slots: [],
    classes: [],
    vectors: [],
    glosses: [],
    goods: [],
    languages: undefined
  }
}
