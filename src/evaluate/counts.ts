/** How often a yes was right, wrong, or missed. */
export interface Counts { readonly right: number, readonly wrong: number, readonly missed: number }

export interface Rates { readonly precision: number, readonly recall: number, readonly f1: number }

const share = (part: number, whole: number): number => whole === 0 ? Number.NaN : part / whole

/** Precision, recall and F1; NaN where there was nothing to find or nothing found. */
export const ratesOf = ({ right, wrong, missed }: Counts): Rates => ({
  precision: share(right, right + wrong),
  recall: share(right, right + missed),
  f1: share(2 * right, 2 * right + wrong + missed)
})

/** Counts by name, in the order in which the names came up. */
export class Tally {
  readonly counts = new Map<string, { right: number, wrong: number, missed: number }>()

  /** Counts what was found against what was labelled, name by name. */
  add (found: Iterable<string>, labelled: Iterable<string>): void {
    const expected = new Set(labelled)
    for (const name of new Set(found)) this.#of(name)[expected.delete(name) ? 'right' : 'wrong']++
    for (const name of expected) this.#of(name).missed++
  }

  #of (name: string): { right: number, wrong: number, missed: number } {
    let counts = this.counts.get(name)
    if (!counts) this.counts.set(name, counts = { right: 0, wrong: 0, missed: 0 })
    return counts
  }

  of (name: string): Counts { return this.counts.get(name) ?? { right: 0, wrong: 0, missed: 0 } }

  /** All names together (micro average). */
  total (): Counts {
    return [...this.counts.values()].reduce((sum, { right, wrong, missed }) =>
      ({ right: sum.right + right, wrong: sum.wrong + wrong, missed: sum.missed + missed }), { right: 0, wrong: 0, missed: 0 })
  }

  /** Mean of the names' F1 (macro average) over those that were labelled or found. */
  macro (): number {
    const all = [...this.counts.values()].map((counts) => ratesOf(counts).f1)
    return all.reduce((sum, f1) => sum + f1, 0) / all.length
  }
}
