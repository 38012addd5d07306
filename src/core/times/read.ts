import type { Span } from '../message.ts'
import { fold } from '../text/fold.ts'
import type { Tokens } from '../text/tokenize.ts'
import type { Word } from '../text/word.ts'
import { UNITS, type TimesFile, type Unit } from './lexicon.ts'

/** So long a time, or so many times. */
export interface Amount { readonly number: number, readonly unit: Unit }
/** A day as it is named; the year is often left out. */
export interface Day { readonly day: number, readonly month: number, readonly year?: number }
export interface TimeReading { readonly amount?: Amount, readonly day?: Day }

type Meaning = { readonly number: number } | { readonly unit: Unit } | { readonly month: number } | { readonly about: true }

/** A find may leave off before its last words: «ordered two weeks | ago», «on | 3 March». */
const BEYOND = 2
const LARGEST = 99
const FIGURE = /^(\d{1,2})(?:st|nd|rd|th)?$/
const YEAR = /^20\d\d$/
const FIGURES = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?$/
const ISO = /^(20\d\d)-(\d\d)-(\d\d)$/

/**
 * Compiles a language's words of time; the function it returns reads the first amount and the first day in the tokens
 * from `first` to `last` and just beyond, within their sentence. Nothing is read where two of a kind compete or a word
 * like «almost» stands by.
 */
export function createTimeReader (lexicon: TimesFile): (tokens: Tokens, first: number, last: number) => TimeReading {
  const meaningOf = compileWords(lexicon)
  return (tokens, first, last) => {
    const { words, sentences, sentenceOf } = tokens
    const sentence = sentences[sentenceOf[first]!]!
    const from = Math.max(sentence.first, first - 1)
    const to = Math.min(sentence.last, last + BEYOND)
    let amount: Amount | undefined
    let day: Day | undefined
    let monthSeen = false
    for (let at = from; at < to; at++) {
      const word = words[at]!
      const meaning = meaningOf(word)
      if (meaning !== undefined && 'about' in meaning) return {}
      const number = meaning !== undefined && 'number' in meaning ? meaning.number : readFigure(word)
      if (number !== undefined) {
        for (let next = at + 1; next < Math.min(to, at + 3) && amount === undefined; next++) {
          const unit = meaningOf(words[next]!)
          if (unit !== undefined && 'unit' in unit) amount = { number, unit: unit.unit }
        }
      }
      if (day !== undefined || monthSeen) continue
      if (meaning !== undefined && 'month' in meaning) {
        // «in November, and now it is the 28th of March»: a month without its day ends the search
        monthSeen = true
        day = dayBeside(words, sentence.first, sentence.last, at, meaning.month)
      } else if (word.kind === 'number') day = readFigures(word.key, lexicon.dayFirst)
    }
    return { ...amount === undefined ? {} : { amount }, ...day === undefined ? {} : { day } }
  }
}

/** A day of a text and where it is named. */
export interface NamedDay extends Span { readonly day: number, readonly month: number }

/** Compiles a language's words of time; the function it returns finds the days that a text names, in order. */
export function createDayFinder (lexicon: TimesFile): (tokens: Tokens) => NamedDay[] {
  const meaningOf = compileWords(lexicon)
  return ({ words, starts, ends, sentences, sentenceOf }) => words.flatMap((word, at) => {
    if (word.kind === 'number') {
      const day = readFigures(word.key, lexicon.dayFirst)
      return day === undefined ? [] : [{ day: day.day, month: day.month, start: starts[at]!, end: ends[at]! }]
    }
    const meaning = meaningOf(word)
    if (meaning === undefined || !('month' in meaning)) return []
    const { first, last } = sentences[sentenceOf[at]!]!
    const day = dayBeside(words, first, last, at, meaning.month)
    return day === undefined ? [] : [{ day: day.day, month: day.month, start: starts[Math.max(first, at - 1)]!, end: ends[at]! }]
  })
}

/** The number before a month («3. märtsil», «the 3rd of March») or after it («March 3, 2026»), and the year after them. */
function dayBeside (words: readonly Word[], first: number, last: number, at: number, month: number): Day | undefined {
  const before = at > first ? readFigure(words[at - 1]!) ?? (at - 1 > first && words[at - 1]!.key === 'of' ? readFigure(words[at - 2]!) : undefined) : undefined
  const after = at + 1 < last ? readFigure(words[at + 1]!) : undefined
  const day = before ?? after
  if (day === undefined) return undefined
  const next = words[before === undefined ? at + 2 : at + 1]?.key
  return validDay(day, month, next !== undefined && YEAR.test(next) ? Number(next) : undefined)
}

function readFigure ({ key }: Word): number | undefined {
  const figure = FIGURE.exec(key)?.[1]
  const number = figure === undefined ? 0 : Number(figure)
  return number >= 1 && number <= LARGEST ? number : undefined
}

function readFigures (key: string, dayFirst: boolean): Day | undefined {
  const [, year, isoMonth, isoDay] = ISO.exec(key) ?? []
  if (year !== undefined) return validDay(Number(isoDay), Number(isoMonth), Number(year))
  const [, first, second, short] = FIGURES.exec(key) ?? []
  if (first === undefined || (!dayFirst && Number(first) <= 12)) return undefined
  return validDay(Number(first), Number(second), short === undefined ? undefined : Number(short) % 100 + 2000)
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function validDay (day: number, month: number, year: number | undefined): Day | undefined {
  if (!(day >= 1 && day <= (LENGTHS[month - 1] ?? 0))) return undefined
  return year === undefined ? { day, month } : { day, month, year }
}

function compileWords ({ numbers, units, months, about }: TimesFile): (word: Word) => Meaning | undefined {
  const whole = new Map<string, Meaning>()
  const begun: [string, Meaning][] = []
  const put = (words: readonly string[], meaning: Meaning): void => {
    for (const word of words) {
      if (word.endsWith('*')) begun.push([fold(word.slice(0, -1)), meaning])
      else whole.set(fold(word), meaning)
    }
  }
  for (const [number, words] of Object.entries(numbers)) put(words, { number: Number(number) })
  for (const unit of UNITS) put(units[unit], { unit })
  months.forEach((words, index) => put(words, { month: index + 1 }))
  put(about, { about: true })
  return ({ key }) => whole.get(key) ?? begun.find(([start]) => key.startsWith(start))?.[1]
}
