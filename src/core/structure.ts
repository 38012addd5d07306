import { CHANNELS, type Channel } from './message.ts'
import type { Tokens } from './text/tokenize.ts'

/** Longest sentence that counts as short, in words (labels.md: «about five words or fewer»). */
const SHORT_SENTENCE = 5
const SHORT_RUN = 3

export interface ShortRun { readonly first: number, readonly last: number, readonly length: number }

/** The longest run of very short sentences (indexes of the first and one past the last), its greeting left out. */
export function longestShortRun ({ sentences, words }: Tokens, isGreeting: (first: number) => boolean): ShortRun {
  let best: ShortRun = { first: 0, last: 0, length: 0 }
  let first = 0
  for (let at = 0; at <= sentences.length; at++) {
    const sentence = sentences[at]
    let count = 0
    if (sentence) for (let i = sentence.first; i < sentence.last; i++) if (words[i]!.kind !== 'symbol') count++
    const short = sentence !== undefined && count <= SHORT_SENTENCE
    if (short && at === 0 && isGreeting(sentence.first)) { first = 1; continue }
    if (!short) {
      if (at - first > best.length) best = { first, last: at, length: at - first }
      first = at + 1
    }
  }
  return best
}

/** What shows on the face of a message, whatever its language: values of about 0 to 1 by name. */
export interface Structure {
  readonly names: readonly string[]
  readonly values: Float64Array
  readonly shortRun: ShortRun
}

const STRUCTURE_NAMES = [
  'short-run-3', 'short-run-4', 'short-run-6', 'short-share', 'mean-sentence', 'length', 'exclamations', 'exclamation-piles', 'questions',
  'question-piles', 'capitals', 'capitals-share', 'scare-quotes', 'dots', 'symbols', 'stars', 'no-capitals', 'greeting', ...CHANNELS.map((channel) => `channel-${channel}`)
] as const

const PILE = /[!?]{2,}/g
/** One to three words in quotation marks of any country; bounded, so linear. */
const SCARE_QUOTE = /["“”„«»][\p{L}\d][^"“”„«»\n]{0,28}["“”„«»]/gu
const STAR = /[★☆⭐]/u

export function readStructure (tokens: Tokens, text: string, channel: Channel, isGreeting: (first: number) => boolean): Structure {
  const { words, sentences } = tokens
  const run = longestShortRun(tokens, isGreeting)
  let lettered = 0
  let symbols = 0
  let capitalised = 0
  let longCapitals = 0
  for (const word of tokens.written) {
    if (word.kind === 'word') lettered++
    if (word.kind === 'symbol') symbols++
    if (word.capitalised) capitalised++
    if (word.capitals && word.raw.length > 3 && !/\d/.test(word.raw)) longCapitals++
  }
  let exclamations = 0
  let questions = 0
  let short = 0
  for (const { mark, first, last } of sentences) {
    if (mark === '!') exclamations++
    if (mark === '?') questions++
    if (last - first <= SHORT_SENTENCE) short++
  }
  let exclamationPiles = 0
  let questionPiles = 0
  for (const [pile] of text.matchAll(PILE)) if (pile.includes('?') && !pile.includes('!')) questionPiles++
  else exclamationPiles += pile.length > 2 ? 1 : 0.5
  const quotes = text.match(SCARE_QUOTE)?.filter((quote) => quote.split(/\s+/).length <= 3).length ?? 0
  const share = lettered === 0 ? 0 : longCapitals / lettered
  const values = Float64Array.of(
    run.length >= SHORT_RUN ? 1 : 0, run.length >= 4 ? 1 : 0, run.length >= 6 ? 1 : 0,
    sentences.length < 2 ? 0 : short / sentences.length,
    Math.min(1, words.length / Math.max(1, sentences.length) / 25),
    Math.min(1, words.length / 150),
    Math.min(1, exclamations / 3), Math.min(1, exclamationPiles / 2), Math.min(1, questions / 4), Math.min(1, questionPiles / 2),
    Math.min(1, longCapitals / 4), Math.min(1, share * 3), Math.min(1, quotes / 2),
    Math.min(1, sentences.filter(({ mark }) => mark === '…').length / 2),
    Math.min(1, symbols / 3), STAR.test(text) ? 1 : 0, lettered > 3 && capitalised === 0 ? 1 : 0,
    sentences.length > 0 && isGreeting(sentences[0]!.first) ? 1 : 0,
    ...CHANNELS.map((name) => name === channel ? 1 : 0)
  )
  return { names: STRUCTURE_NAMES, values, shortRun: run }
}
