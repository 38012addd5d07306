/** One line of the table: what was measured here and beside it, a value a round each. */
export interface Row { readonly what: string, readonly unit: string, readonly ours: readonly number[], readonly peer: string, readonly theirs: readonly number[] }

/** How long and how often; all times in milliseconds. */
export interface Plan {
  readonly rounds: number
  readonly call: number
  readonly warm: number
  readonly load: number
  readonly lines: number
  readonly starts: number
  readonly lengths: number
  readonly cores: number
}

/** Microseconds a call takes, by name, a value a round: all are warmed up, then take their turns. */
export function inTurn (calls: Readonly<Record<string, () => void>>, rounds: number, { warm, call: span }: Plan): Record<string, number[]> {
  const times: Record<string, number[]> = {}
  for (const call of Object.values(calls)) timeOf(call, warm / 10)
  for (let round = 0; round < rounds; round++) for (const [name, call] of Object.entries(calls)) (times[name] ??= []).push(timeOf(call, span))
  return times
}

/** Microseconds that `call` takes, over so many milliseconds. */
export function timeOf (call: () => void, milliseconds: number): number {
  const begun = performance.now()
  let count = 0
  do {
    call()
    count++
  } while (performance.now() - begun < milliseconds)
  return (performance.now() - begun) * 1000 / count
}

/** The same for what answers later, one after the other. */
export async function timeOfLater (call: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const begun = performance.now()
  let count = 0
  do {
    await call()
    count++
  } while (performance.now() - begun < milliseconds)
  return (performance.now() - begun) * 1000 / count
}
