/** Numbers that look random and are the same for the same seed. */
export interface Chance {
  /** From 0 up to 1. */
  next (): number
  /** A whole number from 0 to below `limit`. */
  below (limit: number): number
  pick<T> (list: readonly T[]): T
  /** True once in so many times. */
  once (times: number): boolean
}

/** Mulberry32. */
export function createChance (seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { next, below, pick: (list) => list[below(list.length)]!, once: (times) => below(times) === 0 }
}

/** A seed for request number `index` of a run, so that any one of them can be made again by itself. */
export const seedOf = (seed: number, index: number): number => Math.imul(seed ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b) >>> 0
