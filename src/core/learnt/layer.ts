import { createLaneMemory, roundUp } from './memory.ts'

/** How many filters a network has and how wide they are: `taps[i]` neighbouring words for the `filters` of group i. */
export interface Shape {
  /** Numbers of an embedding. */
  readonly size: number
  /** Filters of each group, a multiple of 32. */
  readonly filters: number
  readonly taps: readonly number[]
  /** Questions that are answered. */
  readonly heads: number
}

/**
 * The numbers of a convolutional network over the places of a text, in a memory over which vector instructions work.
 * The row of a place holds what an embedding brings to every filter at every tap, so that a filter at a window is the sum
 * of a few rows' numbers.
 */
export interface Layer {
  /** Sets the weights of the filters, in steps of `step`: by number of the embedding, group, tap and filter. */
  readonly setWeights: (weights: ArrayLike<number>, step: number) => void
  /** Sets the weights of the answers, in steps of `step`: by filter and head. */
  readonly setOutputs: (outputs: ArrayLike<number>, step: number) => void
  /** One of the weights of the answers. */
  readonly outputOf: (filter: number, head: number) => number
  /** Makes the row at `place` from an embedding. The row at place 0 is of zeros. */
  readonly project: (place: number, embedding: ArrayLike<number>) => void
  /** The largest sum of each filter over the windows about each of the `count` places, in steps, and where that window has its middle; views that the next text changes. */
  readonly pool: (places: ArrayLike<number>, count: number) => { readonly most: Int16Array, readonly where: Uint16Array }
  /** The answers to the filters' values, by head; a view that the next text changes. */
  readonly answer: (values: ArrayLike<number>) => Float32Array
}

/** Rows are kept in steps of this size, a byte a number, as the rows of a text are most of what a triage reads; what embeddings bring to a filter hardly ever reaches 4. */
export const ROW_STEP = 1 / 32

const FILTER_LANE = 32
const HEAD_LANE = 16
const FLOAT = 4
const SHORT = 2
const BYTE = 1

interface Instructions {
  project (shares: number, count: number, rows: number, lanes: number, to: number): void
  projectSteps (shares: number, count: number, rows: number, lanes: number, scale: number, to: number): void
  pool (list: number, count: number, taps: number, offset: number, lanes: number, to: number, where: number): void
}

/** Numbers of the row of a place. */
export const rowLength = ({ filters, taps }: Shape): number => filters * taps.reduce((sum, count) => sum + count, 0)

/** A layer with room for `places` rows and texts of `longest` places. */
export function createLayer (shape: Shape, places: number, longest: number): Layer {
  const { size, filters, taps, heads } = shape
  if (filters % FILTER_LANE !== 0) throw new RangeError(`a group has ${filters} filters, which is no multiple of ${FILTER_LANE}`)
  const memory = createLaneMemory<Instructions>()
  const { project, projectSteps, pool } = memory.instructions
  const width = rowLength(shape)
  const all = filters * taps.length
  const headLanes = roundUp(heads, HEAD_LANE)
  const margin = Math.max(...taps) >> 1
  const reserve = (numbers: number, bytes = FLOAT): number => memory.reserve(numbers * bytes)
  const weightsAt = reserve(size * width)
  const outputsAt = reserve(all * headLanes)
  const embeddingAt = reserve(size)
  const valuesAt = reserve(all)
  const answersAt = reserve(headLanes)
  const mostAt = reserve(all, SHORT)
  const whereAt = reserve(all, SHORT)
  const listAt = reserve(longest + 2 * margin)
  const rowsAt = reserve(places * width, BYTE)
  const buffer = memory.open()
  const floats = (at: number, length: number): Float32Array => new Float32Array(buffer, at, length)
  const list = new Int32Array(buffer, listAt, longest + 2 * margin)
  const weights = floats(weightsAt, size * width)
  const outputs = floats(outputsAt, all * headLanes)
  const embeddingRoom = floats(embeddingAt, size)
  const valuesRoom = floats(valuesAt, all)
  const answers = floats(answersAt, headLanes)
  const pooled = { most: new Int16Array(buffer, mostAt, all), where: new Uint16Array(buffer, whereAt, all) }
  return {
    setWeights: (of, step) => { for (let i = 0; i < weights.length; i++) weights[i] = of[i]! * step },
    setOutputs: (of, step) => {
      for (let filter = 0; filter < all; filter++) {
        for (let head = 0; head < heads; head++) outputs[filter * headLanes + head] = of[filter * heads + head]! * step
      }
    },
    outputOf: (filter, head) => outputs[filter * headLanes + head]!,
    project: (place, embedding) => {
      embeddingRoom.set(embedding)
      projectSteps(embeddingAt, size, weightsAt, width, 1 / ROW_STEP, rowsAt + place * width)
    },
    pool: (of, count) => {
      if (count > longest) throw new RangeError(`a text has ${count} places, more than ${longest}`)
      list.fill(rowsAt, 0, margin)
      for (let i = 0; i < count; i++) list[margin + i] = rowsAt + of[i]! * width
      list.fill(rowsAt, margin + count, count + 2 * margin)
      let offset = 0
      taps.forEach((reach, group) => {
        const to = group * filters * SHORT
        pool(listAt + (margin - (reach >> 1)) * FLOAT, count, reach, offset, filters, mostAt + to, whereAt + to)
        offset += reach * filters
      })
      return pooled
    },
    answer: (values) => {
      valuesRoom.set(values)
      project(valuesAt, all, outputsAt, headLanes, answersAt)
      return answers
    }
  }
}
