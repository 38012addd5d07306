import type { Language } from '../findings.ts'
import type { Tokens } from '../text/tokenize.ts'
import type { Word } from '../text/word.ts'
import { foldCase } from '../text/fold.ts'
import { visitLetters } from './features.ts'

/** Log-probabilities of letter n-grams in each language, learnt by `npm run learn`. */
export interface LanguageModel {
  readonly tags: readonly string[]
  /** By bucket and language, in steps of `step`. */
  readonly logs: Int8Array
  readonly step: number
}

export type Detector = (body: Tokens, subject: Tokens) => Language

export interface DetectorPack {
  readonly tag: string
  readonly frequent: readonly string[]
  /** Whether a word, in small letters, is one of the language's. */
  readonly knows: (word: string) => boolean
}

/** Scripts in which no pack writes, and the language that is meant by them (a guess where several share one). */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[іїєґ]/u, 'uk'], [/[ўъ]/u, 'und'], [/\p{Script=Cyrillic}/u, 'ru'], [/\p{Script=Greek}/u, 'el'], [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Arabic}/u, 'ar'], [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'], [/\p{Script=Han}/u, 'zh'], [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Thai}/u, 'th'], [/\p{Script=Devanagari}/u, 'hi'], [/\p{Script=Georgian}/u, 'ka'], [/\p{Script=Armenian}/u, 'hy']
]
const LATIN = /\p{Script=Latin}/u

/** A word a pack calls frequent speaks for its language as much as this many log-odds. */
const FREQUENT = 2.5
/** … and one that its glosses list this many; shorter words are those of too many languages. */
const KNOWN = 0.7
const SHORTEST_KNOWN = 4
/** N-grams of one word overlap, so their evidence is counted down; words repeat, so it grows more slowly than they. */
const DAMPING = 0.25
const MOST_WORDS = 400
const SUREST = 0.999
/** Below this a message is of no language rather than of a guessed one. */
const SURE_ENOUGH = 0.6

/**
 * Tells the language of a text by its words: one of the packs', the ISO 639-1 code of another, or `und`. Pure.
 * Cost: a few additions a word, as what a spelling says of languages is kept with it.
 */
export function createDetector (model: LanguageModel, packs: readonly DetectorPack[]): Detector {
  const tags = [...model.tags, ...packs.map(({ tag }) => tag).filter((tag) => !model.tags.includes(tag))]
  const known = model.tags.length
  const frequent = new Map<string, number[]>()
  for (const { tag, frequent: words } of packs) {
    for (const word of words) frequent.set(foldCase(word), [...frequent.get(foldCase(word)) ?? [], tags.indexOf(tag)])
  }
  const packIndexes = packs.map(({ tag }) => tags.indexOf(tag))

  const study = (word: Word): Float32Array => {
    const scores = new Float32Array(tags.length)
    if (word.kind !== 'word' || /[@\d]/.test(word.raw)) return scores
    const key = foldCase(word.raw)
    let pieces = 0
    visitLetters(key, (bucket) => {
      pieces++
      for (let i = 0; i < known; i++) scores[i]! += model.logs[bucket * known + i]! * model.step
    })
    for (let i = known; i < tags.length; i++) scores[i] = Math.min(...scores.subarray(0, known))
    const weight = DAMPING * Math.sqrt(pieces) / Math.max(1, pieces) * 2
    for (let i = 0; i < tags.length; i++) scores[i]! *= weight
    for (const i of frequent.get(key) ?? []) scores[i]! += FREQUENT
    if (key.length >= SHORTEST_KNOWN) packs.forEach(({ knows }, pack) => { if (knows(key)) scores[packIndexes[pack]!]! += KNOWN })
    return scores
  }

  return (body, subject) => {
    const sums = new Float64Array(tags.length)
    let latin = 0
    let foreign = 0
    const scripts = new Map<string, number>()
    for (const tokens of [body, subject]) {
      const most = Math.min(tokens.words.length, MOST_WORDS)
      for (let at = 0; at < most; at++) {
        const word = tokens.words[at]!
        if (word.kind !== 'word') continue
        if (isLatin(word)) {
          latin++
          const scores = word.languages ??= study(word)
          for (let i = 0; i < sums.length; i++) sums[i]! += scores[i]!
        } else {
          const script = SCRIPTS.find(([letters]) => letters.test(word.raw.toLowerCase()))
          if (script) {
            foreign++
            scripts.set(script[1], (scripts.get(script[1]) ?? 0) + 1)
          }
        }
      }
    }
    if (foreign > latin) {
      const [code, count] = [...scripts].sort((a, b) => b[1] - a[1])[0]!
      return { code: scripts.has('uk') ? 'uk' : code, confidence: Math.min(SUREST, count / foreign), source: 'detected' }
    }
    if (latin === 0) return { code: 'und', confidence: 0, source: 'detected' }
    return decide(sums, tags, packIndexes)
  }
}

const isLatin = ({ raw, key }: Word): boolean => {
  const c = key.charCodeAt(0)
  return (c >= 97 && c <= 122) || LATIN.test(raw)
}

function decide (sums: Float64Array, tags: readonly string[], packIndexes: readonly number[]): Language {
  let best = 0
  for (let i = 1; i < sums.length; i++) if (sums[i]! > sums[best]!) best = i
  let total = 0
  for (const sum of sums) total += Math.exp(sum - sums[best]!)
  const confidence = Math.round(Math.min(SUREST, 1 / total) * 1000) / 1000
  const ours = packIndexes.includes(best)
  if (confidence < SURE_ENOUGH && !ours) return { code: 'und', confidence, source: 'detected' }
  if (confidence < SURE_ENOUGH / 2) return { code: 'und', confidence, source: 'detected' }
  return { code: tags[best]!, confidence, source: 'detected' }
}
