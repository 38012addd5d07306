/** A score, whether it should have been a yes, and whether the case is new to the writers of the rules. */
export interface Answer { readonly score: number, readonly yes: boolean, readonly isNew: boolean }

/**
 * The threshold with the best F-measure, halfway between the scores on both sides of it. Cases that the writers of the
 * rules had before them and cases new to them count for one half each: on the first the rules look better than they are.
 */
export function bestThreshold (answers: readonly Answer[], beta: number): { at: number, f: number } {
  const sorted = [...answers].sort((a, b) => b.score - a.score)
  const groups = [false, true].map((isNew) => ({ right: 0, found: 0, all: answers.filter((answer) => answer.yes && answer.isNew === isNew).length }))
  const square = beta * beta
  let best = { f: -1, at: 0 }
  sorted.forEach(({ score, yes, isNew }, index) => {
    const group = groups[isNew ? 1 : 0]!
    group.found++
    if (yes) group.right++
    const counted = groups.filter(({ all }) => all > 0)
    const f = counted.reduce((sum, { right, found, all }) => sum + (1 + square) * right / (found + square * all), 0) / Math.max(1, counted.length)
    if (f > best.f) best = { f, at: (score + (sorted[index + 1]?.score ?? score - 0.1)) / 2 }
  })
  return best
}
