import type { TimeFact, TimeRole } from '../findings.ts'
import type { Unit } from './lexicon.ts'
import type { Day } from './read.ts'

const DAY = 86_400_000
/** So many days from the message a day is still told of without its year. */
const REACH = 300

/**
 * The ISO date of `day` for a message that came at `received`: the year that was named, else the year that brings it
 * nearest. `side` says where it must lie; undefined where it does not.
 */
export function resolveDay ({ day, month, year }: Day, received: Date, side: 'past' | 'any'): string | undefined {
  const now = received.getTime()
  const years = year === undefined ? [-1, 0, 1].map((step) => received.getUTCFullYear() + step) : [year]
  let best: number | undefined
  for (const candidate of years) {
    const time = Date.UTC(candidate, month - 1, day)
    if (new Date(time).getUTCDate() !== day) continue
    if ((side === 'past' && time > now) || Math.abs(time - now) > REACH * DAY) continue
    if (best === undefined || Math.abs(time - now) < Math.abs(best - now)) best = time
  }
  if (best === undefined || Number.isNaN(best)) return undefined
  return new Date(best).toISOString().slice(0, 10)
}

/** A time that a reply can tell back. */
export interface ResolvedTime { readonly role: TimeRole, readonly date?: string, readonly number?: number, readonly unit?: Unit }

/** `time` with its day as an ISO date, for a message that came at `received`; undefined where the day makes no sense. */
export function resolveTime ({ role, amount, day }: TimeFact, received: Date): ResolvedTime | undefined {
  if (amount !== undefined) return { role, ...amount }
  const date = day === undefined ? undefined : resolveDay(day, received, role === 'promised' ? 'any' : 'past')
  return date === undefined ? undefined : { role, date }
}
