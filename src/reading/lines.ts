/**
 * The lines of a text, in parallel arrays. `starts[i]` is where line i begins (it runs to `starts[i + 1]`, its
 * break included); `from[i]` and `to[i]` are the ends of what stands on it, without white space: equal on a blank line.
 */
export interface Lines {
  readonly text: string
  readonly count: number
  readonly starts: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** White space within a line, among it what mail programs leave at its ends: no-break and zero-width spaces, a byte order mark. */
export function isSpace (code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x2028
}

/** Cuts `text` at \n, \r\n and \r. */
export function splitLines (text: string): Lines {
  const starts: number[] = []
  const from: number[] = []
  const to: number[] = []
  const length = text.length
  const oldMac = !text.includes('\n') && text.includes('\r')
  for (let at = 0; at < length || at === 0;) {
    const found = text.indexOf(oldMac ? '\r' : '\n', at)
    const next = found < 0 ? length : found + 1
    let first = at
    let last = next
    while (first < last && isSpace(text.charCodeAt(first))) first++
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--
    starts.push(at)
    from.push(first)
    to.push(last)
    if (next >= length) break
    at = next
  }
  return { text, count: starts.length, starts, from, to }
}
