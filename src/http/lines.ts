const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** A line without its end, good until the next is asked for; null where it was longer than the limit. */
export type Line = Buffer | null

export interface LineReader {
  /** The lines that `chunk` completes, in order. */
  push (chunk: Buffer): Generator<Line, void>
  /** The last line, where no line feed ended it. */
  end (): Generator<Line, void>
}

/** Cuts bytes into lines. Holds at most `limit` bytes of an unfinished line, however small the pieces; of a longer one, nothing. */
export function createLineReader (limit: number): LineReader {
  let held = Buffer.alloc(0)
  let size = 0
  const hold = (part: Buffer): void => {
    const whole = size + part.length
    if (whole > held.length && whole <= limit) {
      const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(whole, 2 * held.length)))
      held.copy(larger, 0, 0, size)
      held = larger
    }
    if (whole <= limit) part.copy(held, size)
    size = whole
  }
  const take = (): Line => {
    const line = size > limit ? null : withoutReturn(held.subarray(0, size))
    size = 0
    return line
  }
  return {
    * push (chunk) {
      let from = 0
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
        const part = chunk.subarray(from, at)
        from = at + 1
        if (size === 0) yield part.length > limit ? null : withoutReturn(part)
        else {
          hold(part)
          yield take()
        }
      }
      if (from < chunk.length) hold(chunk.subarray(from))
    },
    * end () {
      if (size > 0) yield take()
    }
  }
}

const withoutReturn = (line: Buffer): Buffer => line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line
