import { createLexicon, type Spelling } from '../rules/lexicon.ts'
import { parsePhrase } from '../rules/pattern.ts'
import { fold } from '../text/fold.ts'
import { hashText } from '../text/hash.ts'
import type { Word } from '../text/word.ts'

/** Words of each class, in the notation of rules: «kuller*», «"*masin"», «auto». */
export type WordClasses = Readonly<Record<string, readonly string[]>>

const SEED = 0x3c6ef372

/**
 * Tells of a word the hashes of the classes it belongs to. The hash comes from the name of the class alone, so what
 * is learnt of «a carrier word before a waiting word» in one language holds in all.
 */
export function createClassifier (classes: WordClasses, spelling: Spelling, pack: number): (word: Word) => Int32Array {
  const lexicon = createLexicon(spelling)
  const hashes: number[] = []
  for (const [name, words] of Object.entries(classes)) {
    const atoms = words.flatMap((word) => parsePhrase(word, NO_LISTS, fold).flatMap((item) => item.kind === 'slot' ? item.atoms : []))
    hashes[lexicon.slotOf(atoms, false)] = hashText(SEED, name, 0, name.length)
  }
  const study = lexicon.compile()
  return (word) => word.classes[pack] ??= study(word).map((slot) => hashes[slot]!)
}
const NO_LISTS = new Map<string, readonly string[]>()
