/** The one of `known` that `word` is most likely a misspelling of, if any is near enough. */
export function nearest (word: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const other of known) {
    const distance = word.toLowerCase() === other.toLowerCase() ? 0 : distanceOf(word.toLowerCase(), other.toLowerCase())
    if (distance < least) {
      best = other
      least = distance
    }
  }
  return best
}

const LONGEST = 64

/** Letters to add, drop, change or swap with a neighbour (optimal string alignment). */
function distanceOf (one: string, other: string): number {
  if (one.length > LONGEST || other.length > LONGEST) return Infinity
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = last
    last = row
  }
  return last[other.length]!
}
