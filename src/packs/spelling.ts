import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'
import type { Spelling } from '../core/rules/lexicon.ts'
import { fold } from '../core/text/fold.ts'
import type { LanguageFile } from './schema.ts'

const STEMMERS = { porter: (word: string): string => PorterStemmer.stem(word) }

/** The spelling habits of a language, its letters folded as words are. */
export function spellingOf (language: LanguageFile): Spelling {
  return {
    substitutes: Object.fromEntries(Object.entries(language.substitutes ?? {}).map(([typed, meant]) => [typed, fold(meant)])),
    stem: language.stemmer === undefined ? undefined : STEMMERS[language.stemmer]
  }
}
