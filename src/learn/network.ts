import { sigmoid } from '../core/learnt/decide.ts'
import { createLayer, ROW_STEP, rowLength, type Shape } from '../core/learnt/layer.ts'
import { LONGEST, type Network } from '../core/learnt/network.ts'
import { descend, learnable, type Learnable } from './adam.ts'
import type { Lessons } from './network-lessons.ts'
import { createRandom, type Random } from './random.ts'
import { round } from './round.ts'
import { createShuffle } from './shuffle.ts'
import { VECTOR_SIZE } from './vectors.ts'

/** How a network is taught; chosen by cross-validation. */
const SHAPE = { size: VECTOR_SIZE, filters: 192, taps: [1, 3, 5] }
const EPOCHS = 12
const BATCH = 128
const RATE = 0.002
/** Share of the numbers of embeddings, of the places of a text, and of the filters, that a step does without (Srivastava et al., «Dropout», JMLR 2014). */
const LOST_NUMBERS = 0.2
const LOST_PLACES = 0.1
const LOST_FILTERS = 0.5
/** How much the yes-or-no questions count beside the one with a single answer. */
const OTHERS = 0.5
const SPREAD = 0.3

export interface Teaching {
  /** How often each text is looked at. */
  readonly epochs?: number
  /** How many texts make a step. */
  readonly batch?: number
  /** Where the embeddings of glosses start, by hash; the others start anywhere. */
  readonly vectors?: ReadonlyMap<number, Float32Array>
}

/** Teaches a network the texts of `lessons` that are `wanted`. The same lessons give the same network, bit for bit. */
export function trainNetwork (lessons: Lessons, wanted: (text: number) => boolean, { epochs = EPOCHS, batch = BATCH, vectors }: Teaching = {}): Network {
  const { names, boundaries } = lessons
  const heads = names.length
  const shape: Shape = { ...SHAPE, heads }
  const { size, filters, taps } = shape
  const all = filters * taps.length
  const width = rowLength(shape)
  const rows = lessons.glosses.length + boundaries
  const random = createRandom(1)
  const embeddings = learnable(rows * size, (at) => {
    const vector = vectors?.get(lessons.glosses[Math.floor(at / size)]!)
    return vector === undefined ? SPREAD * random.normal() : vector[at % size]!
  })
  const weights = learnable(size * width, (i) => {
    // as wide as a filter's window has numbers
    const reach = taps[groupAt(i % width, filters, taps)]!
    return random.between(1 / Math.sqrt(size * reach))
  })
  const thresholds = learnable(all, () => 0)
  const outputs = learnable(all * heads, () => random.between(1 / Math.sqrt(all)))
  const biases = learnable(heads, () => 0)
  const texts = [...Array(lessons.starts.length - 1).keys()].filter(wanted)
  const shuffle = createShuffle()
  const step = createStep(shape, lessons, { embeddings, weights, thresholds, outputs, biases }, random, batch)
  const steps = epochs * Math.ceil(texts.length / batch)
  let taken = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(texts)
    for (let from = 0; from < texts.length; from += batch) {
      step(texts.slice(from, from + batch))
      taken++
      const rate = RATE * (1 - taken / (steps + 1))
      for (const each of [embeddings, weights, thresholds, outputs, biases]) descend(each, rate, taken)
    }
  }
  const bytes = [embeddings, weights, outputs].map(({ values }) => inBytes(values))
  return {
    ...shape,
    names, boundaries,
    glosses: lessons.glosses,
    embeddings: bytes[0]!.steps, embeddingStep: bytes[0]!.step,
    weights: bytes[1]!.steps, filterStep: bytes[1]!.step,
    thresholds: Array.from(thresholds.values, (value) => round(value)),
    outputs: bytes[2]!.steps, outputStep: bytes[2]!.step,
    biases: Array.from(biases.values, (value) => round(value))
  }
}

/** The group of filters that number `at` of a row belongs to. */
function groupAt (at: number, filters: number, taps: readonly number[]): number {
  let end = 0
  return taps.findIndex((reach) => at < (end += reach * filters))
}

interface Parameters { readonly embeddings: Learnable, readonly weights: Learnable, readonly thresholds: Learnable, readonly outputs: Learnable, readonly biases: Learnable }

/** Sums the slopes of a batch of texts: where the answers to them would be nearer to the truth. */
function createStep (shape: Shape, lessons: Lessons, parameters: Parameters, random: Random, most: number): (batch: readonly number[]) => void {
  const { size, filters, taps, heads } = shape
  const { sets, places, starts, truths, costs, exclusive } = lessons
  const { embeddings, weights, thresholds, outputs, biases } = parameters
  const all = filters * taps.length
  const width = rowLength(shape)
  const rowOf = new Int32Array(sets.length / 2)
  // most sets that texts of one batch can hold
  const layer = createLayer(shape, 1 + Math.min(rowOf.length, most * LONGEST), LONGEST)
  const kept = new Float32Array(embeddings.values.length)
  const inputs: Float32Array[] = []
  const slopesOfRows: Float32Array[] = []
  const sequence = new Int32Array(LONGEST)
  const values = new Float32Array(all)
  const loud = new Uint8Array(all)
  const errors = new Float32Array(heads)
  const chances = new Float64Array(exclusive)

  return (batch) => {
    layer.setWeights(weights.values, 1)
    layer.setOutputs(outputs.values, 1)
    for (let i = 0; i < kept.length; i++) kept[i] = random.next() < LOST_NUMBERS ? 0 : embeddings.values[i]! / (1 - LOST_NUMBERS)
    rowOf.fill(0)
    const met: number[] = []
    const share = 1 / batch.length
    for (const text of batch) {
      for (let at = starts[text]!; at < starts[text + 1]!; at++) {
        const set = places[at]!
        if (set === 0 || rowOf[set] !== 0) continue
        met.push(set)
        const row = rowOf[set] = met.length
        const input = inputs[row] ??= new Float32Array(size)
        mixInto(input, set)
        layer.project(row, input)
        ;(slopesOfRows[row] ??= new Float32Array(width)).fill(0)
      }
    }
    for (const text of batch) learnFrom(text, share * costs[text]!)
    met.forEach((set, i) => passBack(inputs[i + 1]!, slopesOfRows[i + 1]!, set))
  }

  /** The embedding of a set: the mean of its glosses'. */
  function mixInto (input: Float32Array, set: number): void {
    const one = sets[2 * set]! * size
    const other = sets[2 * set + 1]! * size
    for (let i = 0; i < size; i++) input[i] = other < 0 ? kept[one + i]! : (kept[one + i]! + kept[other + i]!) / 2
  }

  function learnFrom (text: number, share: number): void {
    const first = starts[text]!
    const count = starts[text + 1]! - first
    for (let i = 0; i < count; i++) sequence[i] = random.next() < LOST_PLACES ? 0 : rowOf[places[first + i]!]!
    const { most, where } = layer.pool(sequence, count)
    for (let filter = 0; filter < all; filter++) {
      const value = most[filter]! * ROW_STEP + thresholds.values[filter]!
      loud[filter] = value > 0 && random.next() >= LOST_FILTERS ? 1 : 0
      values[filter] = loud[filter] === 1 ? value / (1 - LOST_FILTERS) : 0
    }
    const said = layer.answer(values)
    let total = 0
    for (let head = 0; head < heads; head++) errors[head] = said[head]! + biases.values[head]!
    for (let head = 0; head < exclusive; head++) total += chances[head] = Math.exp(errors[head]!)
    for (let head = 0; head < heads; head++) {
      const truth = truths[text * heads + head]!
      const yes = truth > 0 ? 1 : 0
      if (head < exclusive) errors[head] = (chances[head]! / total - yes) * share
      else errors[head] = truth === 0 ? 0 : (sigmoid(errors[head]!) - yes) * share * OTHERS
      biases.slopes[head]! += errors[head]!
    }
    let filter = 0
    let offset = 0
    for (const reach of taps) {
      for (let i = 0; i < filters; i++, filter++) {
        if (loud[filter] === 0) continue
        let slope = 0
        const from = filter * heads
        const value = values[filter]!
        for (let head = 0; head < heads; head++) {
          slope += outputs.values[from + head]! * errors[head]!
          outputs.slopes[from + head]! += value * errors[head]!
        }
        slope /= 1 - LOST_FILTERS
        thresholds.slopes[filter]! += slope
        const window = where[filter]! - (reach >> 1)
        for (let tap = 0; tap < reach; tap++) {
          const at = window + tap
          const row = at < 0 || at >= count ? 0 : sequence[at]!
          if (row > 0) slopesOfRows[row]![offset + tap * filters + i]! += slope
        }
      }
      offset += reach * filters
    }
  }

  /** From the slopes of a row to those of the embeddings and filters that it was made of. */
  function passBack (input: Float32Array, slopes: Float32Array, set: number): void {
    const one = sets[2 * set]! * size
    const other = sets[2 * set + 1]! * size
    const touched: number[] = []
    for (let i = 0; i < width; i++) if (slopes[i] !== 0) touched.push(i)
    for (let number = 0; number < size; number++) {
      const row = number * width
      const value = input[number]!
      let sum = 0
      for (const i of touched) {
        const slope = slopes[i]!
        sum += weights.values[row + i]! * slope
        weights.slopes[row + i]! += value * slope
      }
      if (other < 0) embeddings.slopes[one + number]! += keptShare(one + number) * sum
      else {
        embeddings.slopes[one + number]! += keptShare(one + number) * sum / 2
        embeddings.slopes[other + number]! += keptShare(other + number) * sum / 2
      }
    }
  }

  function keptShare (at: number): number {
    return kept[at] === 0 ? 0 : 1 / (1 - LOST_NUMBERS)
  }
}

/** Numbers in steps of which 127 reach the largest. */
function inBytes (values: Float32Array): { steps: Int8Array, step: number } {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
  const step = Math.fround(largest / 127)
  return { steps: Int8Array.from(values, (value) => Math.round(value / step)), step }
}
