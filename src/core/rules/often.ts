import { tokenize } from '../text/tokenize.ts'
import { createVocabulary, type Word } from '../text/word.ts'
import { createStudy, type Lexicon, type Spelling } from './lexicon.ts'
import type { Rule } from './rule.ts'

/** How many words of the rules' own examples fill each slot: the nearest there is to how often customers do. */
export function countFilled (rules: readonly Pick<Rule, 'finds' | 'leaves'>[], lexicon: Lexicon, spelling: Spelling): Uint32Array {
  const occurrences = new Map<Word, number>()
  const wordOf = createVocabulary()
  for (const { finds, leaves } of rules) {
    for (const example of [...finds, ...leaves]) for (const word of tokenize(example, wordOf).words) occurrences.set(word, (occurrences.get(word) ?? 0) + 1)
  }
  const counts = new Uint32Array(lexicon.size)
  // a word of no example is rarer than any of a class, such as «any word»
  for (const slots of lexicon.classes.values()) for (const slot of slots) counts[slot] = 1
  const study = createStudy(lexicon, spelling)
  for (const [word, times] of occurrences) for (const slot of study(word)) counts[slot]! += times
  return counts
}
