/** So often what is said must be right, if that leaves this many of what is labelled. */
const WANTED_PRECISION = 0.65
const LEAST_RECALL = 0.45

/** What would be said of a case, by how many log-odds it is likelier than all else (-Infinity: there is nothing to say), and whether it is right. */
export interface Guess { readonly margin: number, readonly isRight: boolean }

interface Cut { readonly least: number, readonly f: number, readonly recall: number }

/**
 * The margin from which on a guess is said: the one with the best F1 among those where what is said is right as often as
 * wanted, if that finds enough; else the one with the best F1 of all. `labelled`: how many there are to find.
 */
export function fitLeast (guesses: readonly Guess[], labelled: number): number {
  const sorted = guesses.filter(({ margin }) => margin > -Infinity).sort((a, b) => b.margin - a.margin)
  let best: Cut = { least: sorted[0]?.margin ?? 0, f: 0, recall: 0 }
  let wanted = best
  let right = 0
  sorted.forEach(({ margin, isRight }, index) => {
    if (isRight) right++
    const next = sorted[index + 1]?.margin
    const cut: Cut = { least: next === undefined ? margin - 0.1 : (margin + next) / 2, f: 2 * right / (index + 1 + labelled), recall: right / labelled }
    if (cut.f > best.f) best = cut
    if (cut.f > wanted.f && right / (index + 1) >= WANTED_PRECISION) wanted = cut
  })
  return wanted.recall >= LEAST_RECALL ? wanted.least : best.least
}
