import { LANES } from './lanes.ts'

const PAGE = 65_536
const LINE = 64

let compiled: WebAssembly.Module | undefined

/** A memory of its own for the vector instructions of lanes.wat, which `Instructions` names. */
export interface LaneMemory<Instructions> {
  readonly instructions: Instructions
  /** Sets apart so many bytes and gives their address. */
  readonly reserve: (bytes: number) => number
  /** Makes room for all that was reserved; views of `buffer` hold from then on. */
  readonly open: () => ArrayBuffer
}

export function createLaneMemory<Instructions> (): LaneMemory<Instructions> {
  compiled ??= new WebAssembly.Module(Buffer.from(LANES, 'base64'))
  const instructions = new WebAssembly.Instance(compiled).exports as unknown as Instructions & { readonly memory: { readonly buffer: ArrayBuffer, grow (pages: number): number } }
  let free = 0
  return {
    instructions,
    reserve: (bytes) => {
      const at = free
      free = roundUp(free + bytes, LINE)
      return at
    },
    open: () => {
      instructions.memory.grow(Math.ceil(free / PAGE))
      return instructions.memory.buffer
    }
  }
}

/** The least multiple of `unit` that is not below `count`. */
export const roundUp = (count: number, unit: number): number => Math.ceil(count / unit) * unit
