export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number
  /** As likely anywhere from -`most` to `most`. */
  readonly between: (most: number) => number
  /** Of mean 0 and deviation 1. */
  readonly normal: () => number
}

/** The same numbers for the same seed (Marsaglia, «Xorshift RNGs», Journal of Statistical Software 8, 2003). */
export function createRandom (seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b9) | 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0x1_0000_0000
  }
  return {
    next,
    between: (most) => (2 * next() - 1) * most,
    // Box and Muller's way
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  }
}
