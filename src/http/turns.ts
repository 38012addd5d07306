/** Milliseconds that long work may take before others are let in. */
const SLICE = 2

/** A promise to wait for before going on, or undefined while there is time left. */
export type Turn = () => Promise<void> | undefined

export interface Turns {
  /** A turn for one more job. */
  (): Turn
  /** Milliseconds for which the first in the queue has been waiting. */
  lateness (): number
}

/**
 * Shares the process between long jobs and everything else. Each job takes a turn of its own and asks it between two
 * pieces of work; of all jobs together only one works between two looks at the network, however many there are.
 */
export function createTurns (slice = SLICE): Turns {
  const waiting: { readonly since: number, readonly begin: () => void }[] = []
  const serve = (): void => {
    waiting.shift()!.begin()
    if (waiting.length > 0) setImmediate(serve)
  }
  const take = (): Turn => {
    let until = 0
    return () => {
      const since = performance.now()
      if (since < until) return undefined
      return new Promise((resolve) => {
        waiting.push({
          since,
          begin () {
            until = performance.now() + slice
            resolve()
          }
        })
        if (waiting.length === 1) setImmediate(serve)
      })
    }
  }
  return Object.assign(take, { lateness: () => waiting.length === 0 ? 0 : performance.now() - waiting[0]!.since })
}
