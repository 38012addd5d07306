/** Puts a list in another order at each call, in place; always the same orders, as they come from a fixed seed (Fisher-Yates). */
export function createShuffle (): (order: number[]) => void {
  let seed = 1
  return (order) => {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      const j = (seed >>> 8) % (i + 1)
      const swap = order[i]!
      order[i] = order[j]!
      order[j] = swap
    }
  }
}
