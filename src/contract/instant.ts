const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,9})?(?:[Zz]|([+-])(\d\d):(\d\d))$/
const FIRST = Date.UTC(1970, 0, 1)
const LAST = Date.UTC(9998, 11, 31)

/**
 * The instant that an RFC 3339 date-time names, or undefined where it names none: a day that no calendar has,
 * a year outside 1970–9998 (an answer time reckoned from it would not be RFC 3339 any more), any other notation.
 * A leap second counts as the second before it, as Date knows none.
 */
export function instantOf (text: string): Date | undefined {
  const match = RFC3339.exec(text)
  if (!match) return undefined
  const part = (index: number) => Number(match[index] ?? 0)
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  if (hour > 23 || minute > 59 || second > 60 || part(9) > 23 || part(10) > 59) return undefined
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10)) * 60_000
  const time = midnight.getTime() + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 - offset
  const milliseconds = Math.floor(part(7) * 1000)
  return time >= FIRST && time < LAST ? new Date(time + milliseconds) : undefined
}
