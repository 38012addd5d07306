import type { Span } from '../core/message.ts'

const MONEY = /(?:[€£$]|\b(?:EUR|GBP|USD|SEK))[ \u00a0]?\d{1,7}(?:[ \u00a0.,]\d{3}){0,3}(?:[.,]\d{1,2})?(?!\d)|(?<![\p{L}\d.,/-])\d{1,7}(?:[ \u00a0.,]\d{3}){0,3}(?:[.,]\d{1,2})?[ \u00a0]?-?(?:[€£$]|(?:EUR|GBP|USD|SEK|eur|kr)\b|euro\p{L}{0,6}|pounds?\b|dollars?\b)/gu
const FIGURE = /\d{1,7}(?:[ \u00a0.,]\d{3}){0,3}(?:[.,]\d{1,2})?(?!\d)/gu
/** The same without thousands apart: «T9 312,45» is no 9312,45. */
const PLAIN = /\d{1,12}(?:[.,]\d{1,2})?(?!\d)/gu
const PERCENT = /(\d{1,3})(?:[.,]\d+)?[ \u00a0-]?(?:%|percent\b|per cent\b|protsen|prosent|pros\b)/giu
const CODE = /(?<![\p{L}\d])(?:\p{Lu}{1,5}[-/ ]?)?#?\d(?:[\d-]{2,24}\d)(?![\d\p{L}])|(?<![\p{L}\d])(?=[A-Z\d-]{6,30}(?![\p{L}\d]))[A-Z\d]*\d[A-Z\d-]*/gu

/** A sum in hundredths, whichever way its thousands and fractions are marked. */
function hundredths (written: string): number {
  const figure = FIGURE_IN.exec(written)?.[0] ?? ''
  const fraction = /[.,](\d{1,2})$/.exec(figure)
  const whole = (fraction ? figure.slice(0, fraction.index) : figure).replace(/\D/g, '')
  return Number(whole) * 100 + (fraction ? Number(fraction[1]!.padEnd(2, '0')) : 0)
}
const FIGURE_IN = new RegExp(FIGURE.source, 'u')

/** The sums of money in `text`, in hundredths. */
export const findSums = (text: string): (Span & { readonly sum: number })[] =>
  Array.from(text.matchAll(MONEY), ({ 0: found, index }) => ({ start: index, end: index + found.length, sum: hundredths(found) }))

/** Every figure of `text` as if it were a sum, in hundredths. */
export const figuresOf = (text: string): Set<number> => new Set([FIGURE, PLAIN].flatMap((figure) => Array.from(text.matchAll(figure), ([found]) => hundredths(found))))

/** The percentages in `text`. */
export const findPercents = (text: string): (Span & { readonly percent: number })[] =>
  Array.from(text.matchAll(PERCENT), ({ 0: found, index, 1: percent }) => ({ start: index, end: index + found.length, percent: Number(percent) }))

/** What is alike in numbers of one series: «EE-20931» → A99999. */
const shapeOf = (code: string): string => bare(code).replace(/\p{L}/gu, 'A').replace(/\d/g, '9')

/** A number without its marks, in capitals. */
export const bare = (code: string): string => code.replace(/[^\p{L}\d]/gu, '').toUpperCase()

/** Numbers in `text` that look as the `known` ones do and are none of `theirs` (bare). */
export function findStrayCodes (text: string, known: readonly string[], theirs: string): Span[] {
  const shapes = new Set(known.map(shapeOf).filter((shape) => (shape.match(/9/g)?.length ?? 0) >= 4))
  if (shapes.size === 0) return []
  return Array.from(text.matchAll(CODE), ({ 0: found, index }) => ({ start: index, end: index + found.length }))
    .filter(({ start, end }) => {
      const code = bare(text.slice(start, end))
      return shapes.has(shapeOf(code)) && !theirs.includes(code)
    })
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
