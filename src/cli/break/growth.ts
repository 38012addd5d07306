import type { Memory } from './service.ts'

/**
 * Megabytes that were held more at the height of the second half of `marks` than at that of the first. Heights, as what
 * the engine remembers of words fills up and starts afresh.
 */
export function growthOf (marks: readonly Memory[]): Memory {
  const half = Math.floor(marks.length / 2)
  const first = heightOf(marks.slice(0, half))
  const second = heightOf(marks.slice(half))
  return { heap: second.heap - first.heap, external: second.external - first.external, rss: second.rss - first.rss }
}

/** The most that was held at any of `marks`. */
export function heightOf (marks: readonly Memory[]): Memory {
  const most = (of: (mark: Memory) => number): number => Math.max(...marks.map(of))
  return { heap: most(({ heap }) => heap), external: most(({ external }) => external), rss: most(({ rss }) => rss) }
}
