import { createLaneMemory, roundUp } from './memory.ts'

/** Byte address of a vector in the memory of `Sums`. */
export type Address = number

/** A sum of vectors and rows; what is added may be summed up later, all at once. */
export interface Sum {
  readonly addVector: (vector: Address) => void
  readonly addRow: (row: number) => void
  /** All that was added since `clear`; a view that the next addition changes. */
  readonly total: () => Float32Array
  readonly clear: () => void
}

/**
 * Rows of signed bytes (the weights of a bucket, by head) and the vectors of words, in one memory over which a few
 * vector instructions add sixteen heads at a time: sums are most of what a model costs.
 */
export interface Sums {
  readonly sum: () => Sum
  /** Adds what stands in one sum to another. */
  readonly pour: (from: Sum, to: Sum) => void
  /** One byte of a row. */
  readonly weight: (row: number, head: number) => number
  /** One number of a vector. */
  readonly at: (vector: Address, index: number) => number
  /** Place of a new vector, in place of the oldest where all are taken. */
  readonly place: () => number
  /** Makes the vector at `place`: `whole` rows and `pieces`, which count `share` each; gives its numbers, to which more may be added. */
  readonly fill: (place: number, whole: readonly number[], pieces: readonly number[], share: number) => Float32Array
  readonly addressOf: (place: number) => Address
}

/** Vectors kept at a time; more different words than a company's customers use in a day. */
export const KEPT_VECTORS = 16_384
/** Sums of so many signed bytes fit in 16 bits. */
const LISTED = 256
/** A text's and a stretch's. */
const MOST_SUMS = 2
const LANE = 16
const FLOAT = 4

interface Instructions {
  addRows (list: number, count: number, lanes: number, to: number): void
  addPieces (list: number, count: number, share: number, lanes: number, to: number): void
  addVectors (list: number, count: number, lanes: number, to: number): void
}

/** Sums over `weights`, rows of `width` bytes; vectors have `length` numbers, their first `width` those of rows. */
export function createSums (weights: Int8Array, width: number, length: number): Sums {
  const memory = createLaneMemory<Instructions>()
  const { addRows, addPieces, addVectors } = memory.instructions
  const stride = roundUp(width, LANE)
  const lanes = roundUp(Math.max(length, stride), LANE)
  const vectorBytes = lanes * FLOAT
  const rows = weights.length / width
  const reserve = memory.reserve
  const scratch = reserve(LISTED * FLOAT)
  const sums = Array.from({ length: MOST_SUMS }, () => ({ vectors: reserve(LISTED * FLOAT), rows: reserve(LISTED * FLOAT), at: reserve(vectorBytes) }))
  const rowsAt = reserve(rows * stride)
  const vectorsAt = reserve(KEPT_VECTORS * vectorBytes)
  const buffer = memory.open()
  const bytes = new Int8Array(buffer)
  const numbers = new Int32Array(buffer)
  const floats = new Float32Array(buffer)
  for (let row = 0; row < rows; row++) {
    const from = row * width
    const to = rowsAt + row * stride
    for (let i = 0; i < width; i++) bytes[to + i] = weights[from + i]!
  }

  const places = new Map<Sum, Address>()
  let next = 0

  const eachListed = (of: readonly number[], then: (count: number) => void): void => {
    for (let from = 0; from < of.length; from += LISTED) {
      const count = Math.min(LISTED, of.length - from)
      for (let i = 0; i < count; i++) numbers[scratch / FLOAT + i] = rowsAt + of[from + i]! * stride
      then(count)
    }
  }

  return {
    sum: () => {
      const own = sums[places.size]
      if (own === undefined) throw new RangeError(`there are ${MOST_SUMS} sums at most`)
      const view = new Float32Array(buffer, own.at, lanes)
      const vectorList = own.vectors / FLOAT
      const rowList = own.rows / FLOAT
      let vectors = 0
      let listed = 0
      const addUp = (): void => {
        if (vectors > 0) addVectors(own.vectors, vectors, lanes, own.at)
        if (listed > 0) addRows(own.rows, listed, stride, own.at)
        vectors = listed = 0
      }
      const sum: Sum = {
        addVector: (vector) => {
          numbers[vectorList + vectors++] = vector
          if (vectors === LISTED) addUp()
        },
        addRow: (row) => {
          numbers[rowList + listed++] = rowsAt + row * stride
          if (listed === LISTED) addUp()
        },
        total: () => {
          addUp()
          return view
        },
        clear: () => {
          vectors = listed = 0
          view.fill(0)
        }
      }
      places.set(sum, own.at)
      return sum
    },
    pour: (from, to) => {
      from.total()
      to.addVector(places.get(from)!)
      to.total()
    },
    weight: (row, head) => bytes[rowsAt + row * stride + head]!,
    at: (vector, index) => floats[vector / FLOAT + index]!,
    place: () => {
      const place = next
      next = (next + 1) % KEPT_VECTORS
      return place
    },
    addressOf: (place) => vectorsAt + place * vectorBytes,
    fill: (place, whole, pieces, share) => {
      const at = vectorsAt + place * vectorBytes
      const view = floats.subarray(at / FLOAT, at / FLOAT + lanes)
      view.fill(0)
      eachListed(whole, (count) => addRows(scratch, count, stride, at))
      eachListed(pieces, (count) => addPieces(scratch, count, share, stride, at))
      return view
    }
  }
}
