import type { Span } from '../core/message.ts'
import { fold } from '../core/text/fold.ts'
import type { Day, NamedDay } from '../core/times/read.ts'

const MONEY = /(?:[€£$]|\b(?:EUR|GBP|USD|SEK))[ \u00a0]?\d{1,7}(?:[ \u00a0.,]\d{3}){0,3}(?:[.,]\d{1,2})?(?!\d)|(?<![\p{L}\d.,/-])\d{1,7}(?:[ \u00a0.,]\d{3}){0,3}(?:[.,]\d{1,2})?[ \u00a0]?-?(?:[€£$]|(?:EUR|GBP|USD|SEK|eur|kr)\b|euro\p{L}{0,6}|pounds?\b|dollars?\b)(?: (?:and|ja) \d{2} (?:cent|pen|sen)\p{L}{1,5})?/gu
const FIGURE = /\d{1,7}(?:[ \u00a0.,]\d{3}){0,3}(?:[.,]\d{1,2})?(?!\d)/gu
/** The same without thousands apart: «T9 312,45» is no 9312,45. */
const PLAIN = /\d{1,12}(?:[.,]\d{1,2})?(?!\d)/gu
const FRACTION = /(?<![\d.,])\d{1,6}[.,]\d{2}(?![\d.,]|\p{L})/gu
const PERCENT = /(\d{1,3})(?:[.,]\d+)?[ \u00a0-]?(?:%|percent\b|per cent\b|protsen|prosent|pros\b)/giu
const CODE = /(?<![\p{L}\d])(?:\p{Lu}{1,5}[-/ ]?)?#?\d(?:[\d-]{2,24}\d)(?![\d\p{L}]|-\p{Lu})|(?<![\p{L}\d])(?=[A-Z\d-]{6,30}(?![\p{L}\d]))[A-Z\d]*\d[A-Z\d-]*/gu

/** A sum in hundredths, whichever way its thousands and fractions are marked. */
function hundredths (written: string): number {
  const figure = FIGURE_IN.exec(written)?.[0] ?? ''
  const fraction = /[.,](\d{1,2})$/.exec(figure)
  const whole = (fraction ? figure.slice(0, fraction.index) : figure).replace(/\D/g, '')
  return Number(whole) * 100 + (fraction ? Number(fraction[1]!.padEnd(2, '0')) : Number(CENTS.exec(written)?.[1] ?? 0))
}
/** «214 euros and 60 cents». */
const CENTS = / (\d{2}) \p{L}+$/u
const FIGURE_IN = new RegExp(FIGURE.source, 'u')

/** The sums of money in `text`, in hundredths. */
export const findSums = (text: string): (Span & { readonly sum: number })[] =>
  Array.from(text.matchAll(MONEY), ({ 0: found, index }) => ({ start: index, end: index + found.length, sum: hundredths(found) }))

/** Every figure of `text` as if it were a sum, in hundredths. */
export const figuresOf = (text: string): Set<number> => new Set([FIGURE, PLAIN].flatMap((figure) => Array.from(text.matchAll(figure), ([found]) => hundredths(found))))

/** The figures in the sentences of `text` that name a sum, in hundredths: «310 euros, though 220 was promised». */
export const figuresBesideSums = (text: string): number[] =>
  text.split(/[.!?](?=\s)|\n/u).filter((sentence) => findSums(sentence).length > 0).flatMap((sentence) => [...figuresOf(sentence)])

/** Figures of `text` with a fraction as money has it, in hundredths: «54,90 every month». */
export const fractionsOf = (text: string): number[] => Array.from(text.matchAll(FRACTION), ([found]) => hundredths(found))

/** The percentages in `text`. */
export const findPercents = (text: string): (Span & { readonly percent: number })[] =>
  Array.from(text.matchAll(PERCENT), ({ 0: found, index, 1: percent }) => ({ start: index, end: index + found.length, percent: Number(percent) }))

/** Tells how a sum is one of `sums` written wrongly: with two digits in each other's place, or one of three or more mistaken. */
export function createSlipFinder (sums: readonly number[]): (sum: number) => 'swapped' | 'mistaken' | undefined {
  const digitsOf = (hundredths: number): string => String(hundredths).replace(/00$/, '')
  const known = [...new Set(sums)].slice(0, MOST_SUMS).map(digitsOf)
  return (sum) => {
    const said = digitsOf(sum)
    const slips = known.filter((meant) => meant !== said && meant.length === said.length && distance(said, meant) <= 1)
    if (slips.some((meant) => sorted(meant) === sorted(said))) return 'swapped'
    return slips.length > 0 && said.length > 2 ? 'mistaken' : undefined
  }
}

const sorted = (signs: string): string => Array.from(signs).sort().join('')

/** Sums of which more is made by reckoning. */
const MOST_SUMS = 24
const MOST_TIMES = 12

/**
 * Whether `sum` comes out of the `sums`, `percents` and other `figures` of the case: two added or subtracted, some of one kind, two days of five,
 * all of them, rounded; between a sum and a figure only the difference.
 */
export function createReckoner (sums: readonly number[], percents: readonly number[], figures: readonly number[]): (sum: number) => boolean {
  const known = [...new Set(sums)].filter((sum) => sum > 0).slice(0, MOST_SUMS)
  const found = new Set<number>(known)
  const single = new Set<number>(known)
  for (const sum of known) {
    for (let times = 2; times <= MOST_TIMES; times++) {
      single.add(sum * times)
      for (let part = 1; part < times; part++) single.add(Math.round(sum * part / times))
    }
    for (const percent of percents.slice(0, MOST_SUMS)) {
      single.add(Math.round(sum * percent / 100))
      single.add(sum - Math.round(sum * percent / 100))
    }
  }
  for (const one of single) {
    found.add(one)
    for (const other of known) {
      found.add(one + other)
      found.add(Math.abs(one - other))
    }
  }
  for (const one of known) for (const figure of figures.slice(0, MOST_SUMS)) found.add(Math.abs(one - figure))
  found.add(sums.reduce((total, sum) => total + sum, 0))
  const whole = new Set(known.map((sum) => Math.round(sum / 100) * 100))
  return (sum) => whole.has(sum) || found.has(sum) || found.has(sum - 1) || found.has(sum + 1)
}

/** What is alike in numbers of one series: «EE-20931» → A99999. */
const shapeOf = (code: string): string => bare(code).replace(/\p{L}/gu, 'A').replace(/\d/g, '9')

/** A number without its marks, in capitals. */
export const bare = (code: string): string => code.replace(/[^\p{L}\d]/gu, '').toUpperCase()

/** Beginnings of words (whole ones where shorter than four letters), folded, that say of a number after them what it is. */
export interface NumberWords {
  /** An order's, an invoice's, a parcel's. */
  readonly ofCase: readonly string[]
  /** A telephone's, a company's. */
  readonly ofOther: readonly string[]
  /** One that the company has just given: «your new order». */
  readonly ofNew: readonly string[]
}

const LETTERS = /[\p{L}\p{M}]+/gu
/** Words before a number that say what it is stand so near. */
const BEFORE = 40
const PREFIX = /^[A-Z]+/
/** Shorter than that, a word is meant whole. */
const SHORT = 4

/** Tells which of the words before a place is the last that begins with one of `beginnings`, or -1. */
function sayersBefore (text: string, start: number): (beginnings: readonly string[]) => number {
  const before = (text.slice(Math.max(0, start - BEFORE), start).replace(/^.*[.!?\n]/su, '').match(LETTERS) ?? []).slice(-4).map(fold)
  return (beginnings) => before.findLastIndex((word) => beginnings.some((beginning) => beginning.length < SHORT ? word === beginning : word.startsWith(beginning)))
}

/** Whether the words before a number say that it is a telephone's or a company's: «ring me on 01904 555 0142». */
export function isOfOther (text: string, start: number, { ofOther, ofCase }: NumberWords): boolean {
  const says = sayersBefore(text, start)
  const other = says(ofOther)
  return other !== -1 && other >= says(ofCase)
}

/** Numbers in `text` that look as the `known` ones do, or are nearly the same, and are none of `theirs` (bare). */
export function findStrayCodes (text: string, known: readonly string[], theirs: string, words: NumberWords): Span[] {
  const codes = [...new Set(known.map(bare))].filter((code) => (code.match(/\d/g)?.length ?? 0) >= 4 && code.length <= LONGEST)
  if (codes.length === 0) return []
  const shapes = new Set(codes.map(shapeOf))
  return Array.from(text.matchAll(CODE), ({ 0: found, index }) => ({ start: index, end: index + found.length })).filter(({ start, end }) => {
    const code = bare(text.slice(start, end))
    // «SL/3390/C» goes on behind what is taken for the number
    const isCut = PREFIX.test(code) && codes.some((each) => each.length - code.length === 1 && each.startsWith(code) && !bare(text.slice(start, end + 2)).startsWith(each))
    if ((theirs.includes(code) && !isCut) || codes.some((each) => each.endsWith(code))) return false
    const isNear = codes.some((each) => distance(each, code) <= 1)
    if (!isNear && !shapes.has(shapeOf(code))) return false
    const says = sayersBefore(text, start)
    if (says(words.ofNew) !== -1 || isOfOther(text, start, words)) return false
    if (/^[ \u00a0]?(?:[€£$%]|eur|\p{Lu}\p{Ll})/u.test(text.slice(end, end + 6)) && !PREFIX.test(code)) return false
    // a number without letters may be anything: a telephone's, a day's
    return PREFIX.test(code) || isNear || says(words.ofCase) !== -1
  })
}

/** Days in a month of `theirs` that are one of them written wrongly, while that one is not named: the 16th for the 6th, the 28th for the 18th. */
export function findStrayDays (named: readonly NamedDay[], theirs: readonly Day[]): NamedDay[] {
  const has = (days: readonly Day[], { day, month }: Day): boolean => days.some((other) => other.day === day && other.month === month)
  const isSlip = (one: number, other: number): boolean => Math.max(one, other) > 9 && distance(String(one), String(other)) === 1
  return named.filter((each) => !has(theirs, each) && theirs.some((other) => other.month === each.month && isSlip(other.day, each.day) && !has(named, other)))
}

/** Signs to change, leave out, put in or swap to get from one to the other; 2 where more. */
function distance (one: string, other: string): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > 1) return 2
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  let to = 0
  while (to < Math.min(one.length, other.length) - from && one.at(-1 - to) === other.at(-1 - to)) to++
  const [left, right] = [one.slice(from, one.length - to), other.slice(from, other.length - to)]
  if (left.length <= 1 && right.length <= 1) return 1
  return left.length === right.length && sorted(left) === sorted(right) && left.length <= 3 ? 1 : 2
}

/** Signs of the longest number or address that is looked for. */
const LONGEST = 60

/** Where the digits and letters of `value` stand in `text`, however they are spaced. */
export function findWritten (text: string, value: string): Span | undefined {
  const signs = Array.from(bare(value))
  if (signs.length < 4 || signs.length > LONGEST) return undefined
  // an expression is dear to make, and most values stand nowhere
  if (!bare(text).includes(signs.join(''))) return undefined
  const found = new RegExp(`(?<![\\p{L}\\d])${signs.join('[^\\p{L}\\d\\n]{0,2}')}(?![\\p{L}\\d])`, 'iu').exec(text)
  return found ? { start: found.index, end: found.index + found[0].length } : undefined
}
