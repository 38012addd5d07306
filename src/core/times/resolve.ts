import type { Day } from './read.ts'

const DAY = 86_400_000
/** A day without a year is looked for within so many days of the message. */
const REACH = 200

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
    if (side === 'past' ? time > now : year === undefined && Math.abs(time - now) > REACH * DAY) continue
    if (best === undefined || Math.abs(time - now) < Math.abs(best - now)) best = time
  }
  if (best === undefined || Number.isNaN(best)) return undefined
  return new Date(best).toISOString().slice(0, 10)
}
