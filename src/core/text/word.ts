import type { Opening } from '../rules/graph.ts'
import { wordHash } from './hash.ts'
import { fold, isStretched, unstretch } from './fold.ts'

export type WordKind = 'word' | 'number' | 'symbol'

/** What a compiled pack keeps of a word: the slots of its phrases that the word fills, in order, and the phrases that begin with it. */
export interface WordSlots {
  readonly filled: readonly number[]
  /** Instead of them a bit for each slot, where the word fills many. */
  readonly bits: Uint32Array | undefined
  readonly opening: Opening
}

/** What one pack has found out about a word, each part once it was asked for. Lists of hashes are signed 32 bits. */
export interface Memo {
  slots: WordSlots | undefined
  classes: readonly number[] | undefined
  glosses: readonly number[] | undefined
  vector: number | undefined
  goods: readonly number[] | undefined
}

/** A spelling that has been met, with all that is worth knowing of it once, so that none is studied twice. */
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
  /** By pack; `memoOf` makes what is asked for. */
  readonly memos: (Memo | undefined)[]
  languages: Float32Array | undefined
}

/** What the pack at index `pack` keeps of a word. */
export function memoOf ({ memos }: Word, pack: number): Memo {
  return memos[pack] ??= { slots: undefined, classes: undefined, glosses: undefined, vector: undefined, goods: undefined }
}

/** Longer runs without a space (addresses, encoded data) are no words; their heads stand for them. */
export const LONGEST_WORD = 48
const LARGEST_VOCABULARY = 65_536

const LETTER = /\p{L}/u
const UPPER = /^[^\p{Ll}\p{Lu}]*\p{Lu}\P{Ll}*$/u
const LETTERS = /\p{L}/gu

/**
 * The words met so far, by spelling. Bounded: words not met among the last half of them are forgotten, which costs time and
 * changes no answer.
 */
export function createVocabulary (): (raw: string) => Word {
  let recent = new Map<string, Word>()
  let older = new Map<string, Word>()
  return (raw) => {
    const known = recent.get(raw)
    if (known !== undefined) return known
    const word = older.get(raw) ?? study(raw)
    if (recent.size >= LARGEST_VOCABULARY / 2) {
      older = recent
      recent = new Map()
    }
    // by the copy: the slice would keep its message alive
    recent.set(word.raw, word)
    return word
  }
}

function study (raw: string): Word {
  const own = flat(raw)
  const folded = fold(raw).slice(0, LONGEST_WORD)
  const key = folded === own ? own : flat(folded)
  const first = raw.codePointAt(0)!
  const lettered = LETTER.test(raw)
  const kind = lettered ? 'word' : first >= 48 && first <= 57 ? 'number' : 'symbol'
  return {
    raw: own,
    key,
    alternates: isStretched(key) ? [unstretch(key, 1), unstretch(key, 2)] : [],
    kind,
    hash: wordHash(kind === 'number' ? '0' : key),
    capitals: lettered && UPPER.test(raw) && (raw.match(LETTERS)?.length ?? 0) > 1,
    capitalised: lettered && UPPER.test(String.fromCodePoint(first)),
    // room for three packs: a list that grows takes five times as much
    memos: [undefined, undefined, undefined],
    languages: undefined
  }
}

/** A copy that stands alone, where a slice keeps its whole message alive. */
const flat = (text: string): string => JSON.parse(JSON.stringify(text)) as string
