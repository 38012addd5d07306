/** Milliseconds for which gathered work may go on before others are let in. */
const SLICE = 4

/** Does `work` soon and promises what it gives, or what it throws. */
export type Gather = <Result>(work: () => Result | Promise<Result>) => Promise<Result>

export interface GatheringOptions {
  readonly slice?: number
  /** Milliseconds after which work that still waits is refused; 0 for never. */
  readonly maxWait?: number
  /** What it is refused with. */
  readonly refusal?: () => Error
}

interface Job {
  readonly since: number
  /** Does the work; gives what answers whoever waits for it. */
  readonly work: () => () => void
  readonly refuse: (error: Error) => void
}

/**
 * Has the work of requests that come in together wait until all of them are read, and then does it in one go: a processor
 * that turns from the network to each message and back finds neither in its caches, and takes half as long again. What is
 * not done after a slice of time goes on after the next look at the network, in the order in which it came.
 */
export function createGathering ({ slice = SLICE, maxWait = 0, refusal = () => new Error('waited for too long') }: GatheringOptions = {}): Gather {
  let waiting: Job[] = []
  const serve = (): void => {
    const begun = performance.now()
    let now = begun
    let taken = 0
    const answers: (() => void)[] = []
    do {
      const job = waiting[taken++]!
      if (maxWait > 0 && now - job.since > maxWait) job.refuse(refusal())
      else answers.push(job.work())
      now = performance.now()
    } while (taken < waiting.length && now < begun + slice)
    waiting = waiting.slice(taken)
    if (waiting.length > 0) setImmediate(serve)
    for (const answer of answers) answer()
  }
  return <Result>(work: () => Result | Promise<Result>) => new Promise<Result>((resolve, reject) => {
    waiting.push({
      since: performance.now(),
      work () {
        try {
          const result = work()
          return () => resolve(result)
        } catch (error) {
          return () => reject(error)
        }
      },
      refuse: reject
    })
    if (waiting.length === 1) setImmediate(serve)
  })
}
