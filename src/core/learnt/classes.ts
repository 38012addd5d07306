import { createLexicon, createStudy, type Lexicon, type Spelling } from '../rules/lexicon.ts'
import { parsePhrase } from '../rules/pattern.ts'
import { createShared } from '../rules/shared.ts'
import { createSlotSet } from '../rules/slot-set.ts'
import { lookUpTail } from '../rules/trie.ts'
import { fold } from '../text/fold.ts'
import { hashText } from '../text/hash.ts'
import { memoOf, type Word } from '../text/word.ts'

/** Words of each class, in the notation of rules: «kuller*», «"*masin"», «auto». */
export type WordClasses = Readonly<Record<string, readonly string[]>>

const SEED = 0x3c6ef372

/** The classes of a language, laid out. Plain data: a build may keep it. */
export interface LaidOutClasses { readonly lexicon: Lexicon, readonly hashes: Int32Array }

export function layOutClasses (classes: WordClasses, stem: Spelling['stem']): LaidOutClasses {
  const { slotOf, layOut } = createLexicon(stem)
  const hashes: number[] = []
  for (const [name, words] of Object.entries(classes)) {
    const atoms = words.flatMap((word) => parsePhrase(word, NO_LISTS, fold).flatMap((item) => item.kind === 'slot' ? item.atoms : []))
    hashes[slotOf(atoms, false)] = hashText(SEED, name, 0, name.length)
  }
  return { lexicon: layOut(), hashes: Int32Array.from(hashes) }
}

/**
 * Tells of a word the hashes of the classes it belongs to. The hash comes from the name of the class alone, so what
 * is learnt of «a carrier word before a waiting word» in one language holds in all.
 */
export function createClassifier ({ lexicon, hashes }: LaidOutClasses, spelling: Spelling, pack: number): (word: Word) => readonly number[] {
  const study = createStudy(lexicon, spelling)
  const shared = createShared<readonly number[]>()
  const classesOf = (word: Word): readonly number[] => {
    const slots = study(word)
    return shared(slots.join(), () => Array.from(slots, (slot) => hashes[slot]!))
  }
  return (word) => memoOf(word, pack).classes ??= classesOf(word)
}
const NO_LISTS = new Map<string, readonly string[]>()

/** Tells of a word, as `createClassifier` does, the classes of the last part of it: «pesukoneen» is a machine, whether or not it is listed. */
export function createTailClassifier ({ lexicon, hashes }: LaidOutClasses): (word: Word) => readonly number[] {
  const found = createSlotSet(lexicon.size)
  return ({ key, kind }) => {
    if (kind === 'word') lookUpTail(lexicon.trie, key, found)
    return Array.from(found.take(), (slot) => hashes[slot]!)
  }
}
