/** Milliseconds that long work may take before others are let in. */
const SLICE = 2

/** A promise to wait for before going on, or undefined while there is time left. */
export type Turn = () => Promise<void> | undefined

/**
 * Shares the process between long jobs and everything else. Each job takes a turn of its own and asks it between two
 * pieces of work; of all jobs together only one works between two looks at the network, however many there are.
 */
export function createTurns (slice = SLICE): () => Turn {
  const waiting: (() => void)[] = []
  const serve = (): void => {
    waiting.shift()!()
    if (waiting.length > 0) setImmediate(serve)
  }
  return () => {
    let until = 0
    return () => {
      if (performance.now() < until) return undefined
      return new Promise((resolve) => {
        waiting.push(() => {
          until = performance.now() + slice
          resolve()
        })
        if (waiting.length === 1) setImmediate(serve)
      })
    }
  }
}
