import { setTimeout as sleep } from 'node:timers/promises'
import { digestOfAll, lookAt, readOwnFiles, type OwnFiles, type Places } from './own-files.ts'
import { FaultyData, printFault, type Fault } from './strict-yaml.ts'

/** What became of a change in the company's own files. */
export interface Reload {
  /** Whether it is in force; where it is not, what was in force before still is. */
  readonly ok: boolean
  readonly at: Date
  /** Version of the engine that is in force now. */
  readonly engine: string
  /** Why the change was refused. */
  readonly faults: readonly Fault[]
  /** Milliseconds that reading and building took, requests answered meanwhile included. */
  readonly ms: number
}

export interface Reloading {
  /** Reads the files now, changed or not, and tells what became of it. */
  reload (): Promise<void>
  /** Calls `listener` at every change that was taken up or refused. */
  onReload (listener: (reload: Reload) => void): void
  close (): Promise<void>
}

/** Milliseconds between two looks that must be the same, so that files are not read while they are being written. */
const SETTLE = 200
const MOST_LOOKS = 20

/**
 * What `build` makes of the company's own files, now and whenever they change: it is built beside the one that is in
 * force and takes its place at once; a change that cannot be used leaves all as it was. Looks every `reloadInterval`
 * milliseconds (0: only when asked), for no file system tells reliably of changes in mounted volumes. Throws
 * FaultyData where the first cannot be built.
 */
export async function createReloading<S extends { readonly engine: string }> (
  { reloadInterval = 0, ...places }: Places & { readonly reloadInterval?: number }, build: (own: OwnFiles) => Promise<{ readonly services: S }>
): Promise<S & Reloading> {
  const listeners: ((reload: Reload) => void)[] = []
  let look = await lookAt(places)
  const first = await readOwnFiles(places)
  let { services: current } = await build(first)
  let inForce = digestOfAll(first)
  /** The faults that were told last, so that each is told once. */
  let refused = ''
  let busy: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let closed = false

  async function takeUp (asked: boolean): Promise<void> {
    const begun = performance.now()
    const tell = (faults: readonly Fault[]): void => {
      const reload: Reload = { ok: faults.length === 0, at: new Date(), engine: current.engine, faults, ms: Math.round(performance.now() - begun) }
      for (const listener of listeners) listener(reload)
    }
    try {
      const own = await readOwnFiles(places)
      const digest = digestOfAll(own)
      const isNew = digest !== inForce
      if (isNew) {
        const built = await build(own)
        current = built.services
        inForce = digest
      }
      if (isNew || asked || refused !== '') tell([])
      refused = ''
    } catch (error) {
      const faults = error instanceof FaultyData ? error.faults : [unforeseen(places, error)]
      const told = faults.map(printFault).join('\n')
      if (asked || told !== refused) tell(faults)
      refused = told
    }
  }

  async function lookAgain (asked: boolean): Promise<void> {
    let next = await lookAt(places)
    if (next === look && !asked) return
    for (let looks = 0; looks < MOST_LOOKS && !closed; looks++) {
      look = next
      await sleep(SETTLE, undefined, { ref: false })
      next = await lookAt(places)
      if (next === look) break
    }
    if (!closed) await takeUp(asked)
  }

  const inTurn = (asked: boolean): Promise<void> => busy = busy.then(() => closed ? undefined : lookAgain(asked))
  const lookLater = (): void => {
    if (closed || reloadInterval === 0) return
    timer = setTimeout(() => { void inTurn(false).then(lookLater) }, reloadInterval).unref()
  }
  if (places.settingsFile !== undefined || places.overridesFolder !== undefined) lookLater()

  return Object.assign(following(() => current), {
    reload: () => inTurn(true),
    onReload: (listener: (reload: Reload) => void) => { listeners.push(listener) },
    close: () => {
      closed = true
      clearTimeout(timer)
      return busy
    }
  })
}

const unforeseen = ({ settingsFile, overridesFolder }: Places, error: unknown): Fault => ({
  file: overridesFolder ?? settingsFile ?? '', line: 1, column: 1, problem: `cannot be used: ${(error as Error).message}`, mend: 'undo the last change'
})

/** An object that does whatever the current one does: each call is answered by one of them from beginning to end. */
function following<S extends object> (current: () => S): S {
  const follower = {}
  for (const [key, value] of Object.entries(current())) {
    const follow = typeof value === 'function'
      ? { value: (...given: unknown[]) => (current()[key as keyof S] as (...given: unknown[]) => unknown)(...given), writable: true }
      : { get: () => current()[key as keyof S] }
    Object.defineProperty(follower, key, { enumerable: true, configurable: true, ...follow })
  }
  return follower as S
}
