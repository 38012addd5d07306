import type { Range } from './marks.ts'

/** Where two texts part: `start` units are the same before, `tail` after, and the rest grew by `growth`. */
export interface Edit { readonly start: number, readonly end: number, readonly growth: number }

/** The one stretch in which `after` differs from `before`; `end` counts in `before`. */
export function editBetween (before: string, after: string): Edit {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let tail = 0
  while (tail < shortest - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++
  return { start, end: before.length - tail, growth: after.length - before.length }
}

/** `ranges` of the text before as they stand in the text after; those whose words were touched are gone. */
export function carryOver<R extends Range> (ranges: readonly R[], before: string, after: string): R[] {
  if (before === after) return [...ranges]
  const { start, end, growth } = editBetween(before, after)
  return ranges.flatMap((range) => {
    if (range.end <= start) return [range]
    if (range.start >= end) return [{ ...range, start: range.start + growth, end: range.end + growth }]
    return []
  })
}
