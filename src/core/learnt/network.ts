import { createLayer, ROW_STEP, rowLength, type Shape } from './layer.ts'

/**
 * A convolutional network over what the words of a text mean (Kim, «Convolutional Neural Networks for Sentence
 * Classification», EMNLP 2014): filters look at a few neighbouring glosses at a time, and each speaks by the window that
 * excites it most. Glosses are the same in all languages, so one network reads them all. Learnt by `npm run learn`.
 */
export interface Network extends Shape {
  /** Names of its heads, as those of a LearntModel. */
  readonly names: readonly string[]
  /** Hashes of the glosses that it knows, in the order of their embeddings. */
  readonly glosses: Int32Array
  /** What else stands at places (beginnings, ends), by number; their embeddings stand after those of the glosses. */
  readonly boundaries: number
  /** Embeddings in steps of `embeddingStep`, `size` numbers each. */
  readonly embeddings: Int8Array
  readonly embeddingStep: number
  /** Weights of the filters as those of a Layer, in steps of `filterStep`. */
  readonly weights: Int8Array
  readonly filterStep: number
  /** By group and filter. */
  readonly thresholds: readonly number[]
  /** Weights of the answers by filter and head, in steps of `outputStep`. */
  readonly outputs: Int8Array
  readonly outputStep: number
  readonly biases: readonly number[]
}

/** Longer texts are read at both ends: so many places in all. */
export const LONGEST = 400
/** A word speaks by so many of its glosses. */
const MOST_GLOSSES = 2

/** Adds a place to a text: the glosses of the word number `word` (-1 where it is not to be shown), or the number of a boundary. */
export type AddPlace = (what: readonly number[] | number, word: number) => void

/** Rows kept at a time, about as many as there are different sets of glosses; each takes a few kilobytes. */
const KEPT_ROWS = 4096
const NOTHING = 0
const FIRST_BOUNDARY = 1
const LEAST_WORTH = 1e-9

/** What a network says of one text. */
export interface Reading {
  /** By head, for one of them; a view that the next text changes. */
  readonly heads: Float32Array
  /** Adds what the words of the body brought to `head`, times `share`, by word. Only until the next text is read. */
  readonly explain: (head: number, share: number, added: Float64Array) => void
}

/** Reads the places that `visit` adds, in order. */
export type NetworkReader = (visit: (add: AddPlace) => void) => Reading

/** Compiles a network. One serves all languages; it remembers rows by the lists of glosses, which must not change. */
export function compileNetwork (network: Network): NetworkReader {
  const { size, filters, taps, heads, embeddings, embeddingStep, thresholds, biases, boundaries } = network
  const firstRow = FIRST_BOUNDARY + boundaries
  const layer = createLayer(network, firstRow + KEPT_ROWS, LONGEST)
  const all = filters * taps.length
  layer.setWeights(network.weights, network.filterStep)
  layer.setOutputs(network.outputs, network.outputStep)
  const indexOf = new Map(Array.from(network.glosses, (hash, index) => [hash, index]))
  const embedding = new Float32Array(size)
  const embed = (place: number, indexes: readonly number[]): void => {
    embedding.fill(0)
    for (const index of indexes) for (let i = 0; i < size; i++) embedding[i]! += embeddings[index * size + i]! * embeddingStep / indexes.length
    layer.project(place, embedding)
  }
  for (let kind = 0; kind < boundaries; kind++) embed(FIRST_BOUNDARY + kind, [network.glosses.length + kind])

  const rowOf = new Map<readonly number[], number>()
  const owners = Array.from<readonly number[] | undefined>({ length: KEPT_ROWS })
  /** The text that last used a row: the rows of a text are not given away before it is read, and no text has so many places. */
  const usedBy = new Float64Array(KEPT_ROWS)
  let text = 0
  let next = 0
  const find = (glosses: readonly number[]): number => {
    const known = rowOf.get(glosses)
    if (known !== undefined) {
      usedBy[known - firstRow] = text
      return known
    }
    const indexes = knownGlosses(glosses, indexOf)
    if (indexes.length === 0) return NOTHING
    while (usedBy[next] === text) next = (next + 1) % KEPT_ROWS
    const owner = owners[next]
    if (owner !== undefined) rowOf.delete(owner)
    const row = firstRow + next
    embed(row, indexes)
    owners[next] = glosses
    usedBy[next] = text
    rowOf.set(glosses, row)
    next = (next + 1) % KEPT_ROWS
    return row
  }

  const places: (readonly number[] | number)[] = []
  const words: number[] = []
  let count = 0
  const add: AddPlace = (what, word) => {
    places[count] = what
    words[count] = word
    count++
  }
  const rows = new Int32Array(LONGEST)
  const values = new Float32Array(all)
  const answers = new Float32Array(heads)
  let where: Uint16Array = new Uint16Array(all)
  /** How many words speak before each place of the text last read. */
  const wordsBefore = new Int32Array(LONGEST + 1)
  /** The filters that speak in it, the places of their windows, and how loudly each speaks for a word of its window. */
  const loud = { count: -1, filters: new Int32Array(all), firsts: new Int32Array(all), ends: new Int32Array(all), values: new Float64Array(all) }
  const change = new Float64Array(LONGEST + 1)
  const isWord = (at: number): boolean => rows[at] !== NOTHING && words[at]! >= 0
  const gatherLoud = (): void => {
    for (let at = 0; at < count; at++) wordsBefore[at + 1] = wordsBefore[at]! + (isWord(at) ? 1 : 0)
    loud.count = 0
    taps.forEach((reach, group) => {
      for (let filter = group * filters; filter < (group + 1) * filters; filter++) {
        const first = Math.max(0, where[filter]! - (reach >> 1))
        const end = Math.min(count, where[filter]! - (reach >> 1) + reach)
        const words = wordsBefore[end]! - wordsBefore[first]!
        if (values[filter] === 0 || words === 0) continue
        loud.filters[loud.count] = filter
        loud.firsts[loud.count] = first
        loud.ends[loud.count] = end
        loud.values[loud.count] = values[filter]! / words
        loud.count++
      }
    })
  }
  const explain: Reading['explain'] = (head, share, added) => {
    if (loud.count < 0) gatherLoud()
    change.fill(0, 0, count + 1)
    for (let i = 0; i < loud.count; i++) {
      const worth = loud.values[i]! * layer.outputOf(loud.filters[i]!, head)
      change[loud.firsts[i]!]! += worth
      change[loud.ends[i]!]! -= worth
    }
    let here = 0
    for (let at = 0; at < count; at++) {
      here += change[at]!
      // what sums leave over is nothing
      if (isWord(at) && Math.abs(here) > LEAST_WORTH) added[words[at]!]! += share * here
    }
  }
  return (visit) => {
    text++
    loud.count = -1
    count = 0
    visit(add)
    keepEnds(places, count)
    count = keepEnds(words, count)
    for (let at = 0; at < count; at++) {
      const what = places[at]!
      rows[at] = typeof what === 'number' ? FIRST_BOUNDARY + what : what.length === 0 ? NOTHING : find(what)
    }
    const pooled = layer.pool(rows, count)
    where = pooled.where
    for (let filter = 0; filter < all; filter++) values[filter] = Math.max(0, pooled.most[filter]! * ROW_STEP + thresholds[filter]!)
    const said = layer.answer(values)
    for (let head = 0; head < heads; head++) answers[head] = said[head]! + biases[head]!
    return { heads: answers, explain }
  }
}

/** The embeddings of the first glosses of a word that a network knows. */
export function knownGlosses (glosses: readonly number[], indexOf: ReadonlyMap<number, number>): number[] {
  const indexes: number[] = []
  for (const hash of glosses) {
    const index = indexOf.get(hash)
    if (index !== undefined && indexes.length < MOST_GLOSSES) indexes.push(index)
  }
  return indexes
}

/** Keeps both ends of a text that is too long, in place; gives how many of its `count` places are left. */
export function keepEnds (places: unknown[], count: number): number {
  if (count <= LONGEST) return count
  places.copyWithin(LONGEST / 2, count - LONGEST / 2, count)
  return LONGEST
}

/** The hashes of `count` glosses and the weights of a network from the bytes that `writeNetwork` made of them. Throws RangeError where they are not of that shape. */
export function unpackNetwork (bytes: Uint8Array, shape: Shape & Pick<Network, 'boundaries'>, count: number): Pick<Network, 'glosses' | 'embeddings' | 'weights' | 'outputs'> {
  const parts = [count * Int32Array.BYTES_PER_ELEMENT, (count + shape.boundaries) * shape.size, shape.size * rowLength(shape), shape.filters * shape.taps.length * shape.heads]
  const expected = parts.reduce((sum, part) => sum + part, 0)
  if (bytes.length !== expected) throw new RangeError(`the network has ${bytes.length} bytes, not ${expected}: run npm run learn`)
  let at = 0
  const [glosses, embeddings, weights, outputs] = parts.map((length) => new Uint8Array(bytes.subarray(at, at += length)).buffer)
  return { glosses: new Int32Array(glosses!), embeddings: new Int8Array(embeddings!), weights: new Int8Array(weights!), outputs: new Int8Array(outputs!) }
}
