import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLayer, ROW_STEP, rowLength, type Shape } from '../../../src/core/learnt/layer.ts'
import { compileNetwork, LONGEST, unpackNetwork, type Network, type Reading } from '../../../src/core/learnt/network.ts'
import { MESSAGE_BOUNDARIES, SENTENCE_BOUNDARIES, visitMessage, visitSentencePlaces } from '../../../src/core/learnt/places.ts'
import { tokenize, type Tokens } from '../../../src/core/text/tokenize.ts'
import { createVocabulary, type Word } from '../../../src/core/text/word.ts'

const SHAPE: Shape = { size: 3, filters: 32, taps: [1, 3, 5], heads: 2 }

describe('a layer', () => {
  const numbers = (length: number, seed: number): Float32Array => Float32Array.from({ length }, (_, i) => Math.fround(Math.sin(i * 7.3 + seed)))
  const width = rowLength(SHAPE)
  const weights = numbers(SHAPE.size * width, 1)
  const outputs = numbers(96 * SHAPE.heads, 2)
  const embeddings = [new Float32Array(3), ...[3, 4, 5, 6].map((seed) => numbers(3, seed))]
  const layer = createLayer(SHAPE, embeddings.length, 20)
  layer.setWeights(weights, 1)
  layer.setOutputs(outputs, 1)
  embeddings.forEach((embedding, place) => { if (place > 0) layer.project(place, embedding) })

  /** The sum of a filter at a window, by the definition of a convolution. */
  const sumAt = (places: readonly number[], group: number, filter: number, middle: number): number => {
    const reach = SHAPE.taps[group]!
    const offset = SHAPE.taps.slice(0, group).reduce((sum, taps) => sum + taps * SHAPE.filters, 0)
    let sum = 0
    for (let tap = 0; tap < reach; tap++) {
      const embedding = embeddings[places[middle - (reach >> 1) + tap] ?? 0]!
      embedding.forEach((value, i) => { sum += value * weights[i * width + offset + tap * SHAPE.filters + filter]! })
    }
    return sum
  }

  test('finds of each filter the largest sum over the windows of a text, and where it is', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 20 }), (places) => {
      const { most, where } = layer.pool(places, places.length)
      for (let group = 0; group < 3; group++) {
        for (let filter = 0; filter < SHAPE.filters; filter++) {
          const sums = places.map((_, middle) => sumAt(places, group, filter, middle))
          const at = group * SHAPE.filters + filter
          // each number of a row is rounded to a step
          const rounding = SHAPE.taps[group]! * ROW_STEP / 2 + 1e-4
          expect(Math.abs(most[at]! * ROW_STEP - Math.max(...sums))).toBeLessThanOrEqual(rounding)
          expect(sums[where[at]!]).toBeGreaterThanOrEqual(Math.max(...sums) - 2 * rounding)
        }
      }
    }), { numRuns: 30 })
  })
  test('what a row cannot hold is the most it can', () => {
    const loud = createLayer(SHAPE, 2, 1)
    loud.setWeights(new Float32Array(SHAPE.size * width).fill(10), 1)
    for (const sign of [1, -1]) {
      loud.project(1, [sign, 0, 0])
      expect(new Set(loud.pool([1], 1).most)).toEqual(new Set([sign > 0 ? 127 : -128]))
    }
  })
  test('answers with the sum of what the filters say', () => {
    const values = numbers(96, 9)
    const said = layer.answer(values)
    for (let head = 0; head < 2; head++) expect(said[head]).toBeCloseTo(values.reduce((sum, value, filter) => sum + value * outputs[2 * filter + head]!, 0), 4)
  })
  test('has filters in whole lanes and room for a text', () => {
    expect(() => createLayer({ ...SHAPE, filters: 48 }, 2, 2)).toThrow('no multiple of 32')
    expect(() => layer.pool(new Int32Array(21), 21)).toThrow('more than 20')
  })
})

describe('a network', () => {
  // the gloss 100 excites the first filter of one word, and 100 after 200 the first filter of three; the heads listen to one each
  const weights = new Int8Array(SHAPE.size * rowLength(SHAPE))
  weights[0] = 10
  const ofThree = SHAPE.filters
  weights[rowLength(SHAPE) + ofThree] = 10 // what stands before
  weights[ofThree + SHAPE.filters] = 10 // what stands in the middle
  const outputs = new Int8Array(96 * 2)
  outputs[0] = 1
  outputs[SHAPE.filters * 2 + 1] = 1
  const thresholds = Array.from({ length: 96 }, (_, filter) => filter === SHAPE.filters ? -3.75 : 0)
  const network: Network = {
    ...SHAPE, boundaries: MESSAGE_BOUNDARIES, names: ['one', 'two'], glosses: Int32Array.of(100, 200), embeddings: Int8Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1),
    embeddingStep: 1, weights, filterStep: 0.25, thresholds, outputs, outputStep: 4, biases: [0.5, -1]
  }
  const meanings: Record<string, readonly number[]> = { late: [100], very: [200], tardy: [100, 200], odd: [300], delayed: [7, 8, 100] }
  const NOTHING: readonly number[] = []
  const glossesOf = ({ key }: Word): readonly number[] => meanings[key] ?? NOTHING
  const wordOf = createVocabulary()
  const words = (text: string): Tokens => tokenize(text, wordOf)
  const EMPTY = words('')
  const reader = compileNetwork(network)
  const read = (body: Tokens, subject: Tokens, of = glossesOf): Reading => reader((add) => { visitMessage(body, subject, of, add) })
  const headsOf = (text: string, subject = ''): number[] => Array.from(read(words(text), words(subject)).heads)

  test.each([
    ['nothing is known of it', 'a b c', [0.5, -1]],
    ['a gloss it knows', 'so late', [10.5, -1]],
    ['two neighbours', 'it is very late.', [10.5, 4]],
    ['the other way round', 'late very', [10.5, -1]],
    ['two sentences are no neighbours', 'It is very. Late.', [10.5, -1]],
    ['the mean of two glosses', 'tardy', [5.5, -1]],
    ['glosses it does not know count for nothing', 'odd delayed', [10.5, -1]]
  ])('%s: %s', (_, text, expected) => expect(headsOf(text)).toEqual(expected))

  test('reads the subject too', () => expect(headsOf('hello', 'very late')).toEqual([10.5, 4]))
  test('a text of nothing', () => expect(headsOf('')).toEqual([0.5, -1]))
  test('the same text gets the same answer whatever came between', () => {
    const before = headsOf('very late')
    headsOf('tardy delayed')
    expect(headsOf('very late')).toEqual(before)
  })

  test('what it explains stands at the words that excited a filter, and is all that they brought', () => {
    const body = words('It was very late here.')
    const reading = read(body, EMPTY)
    const added = new Float64Array(body.words.length)
    reading.explain(1, 2, added)
    expect(added.reduce((sum, value) => sum + value, 0)).toBeCloseTo(2 * 5)
    expect([...added].map((value) => value > 0)).toEqual([false, false, true, true, false])
  })

  test('of a text without end both ends are read, and what it explains is still in place', () => {
    const text = `very late ${'word '.repeat(20 * LONGEST)}`
    expect(headsOf(`${text} a`)[1]).toBe(4)
    const body = words(`${'word '.repeat(20 * LONGEST)}very late`)
    const reading = read(body, EMPTY)
    expect(reading.heads[1]).toBe(4)
    const added = new Float64Array(body.words.length)
    reading.explain(1, 1, added)
    expect(added.slice(0, -2).every((value) => value === 0)).toBe(true)
    expect(added.at(-1)).toBeGreaterThan(0)
    // the middle is passed over
    expect(headsOf(`${'word '.repeat(LONGEST)}very late ${'word '.repeat(LONGEST)}`)[1]).toBe(-1)
  })

  test('more different meanings than it remembers change nothing', () => {
    const many = (from: number) => (word: Word): readonly number[] => word.kind === 'number' ? MANY[from + Number(word.key) % 900]! : glossesOf(word)
    const MANY = Array.from({ length: 9000 }, () => [200])
    const before = headsOf('very late')
    for (let from = 0; from < 9000; from += 300) {
      const text = words(`${Array.from({ length: 300 }, (_, i) => i).join(' ')} late`)
      expect(Array.from(read(text, EMPTY, many(Math.min(from, 8100))).heads)).toEqual([10.5, 4])
    }
    expect(headsOf('very late')).toEqual(before)
  })

  test('the places of a sentence: its beginning, its words, its mark', () => {
    const places: (readonly number[] | number)[] = []
    visitSentencePlaces(words('very late').words, '!', glossesOf, (what) => { places.push(what) })
    expect(places).toEqual([0, [200], [100], 3])
    expect(SENTENCE_BOUNDARIES).toBe(7)
  })

  test('weights of another shape are told', () => {
    const bytes = Buffer.concat([network.glosses, network.embeddings, network.weights, network.outputs].map(({ buffer }) => Buffer.from(buffer)))
    expect(unpackNetwork(bytes, network, 2)).toEqual({ glosses: network.glosses, embeddings: network.embeddings, weights: network.weights, outputs: network.outputs })
    expect(() => unpackNetwork(bytes, network, 3)).toThrow('run npm run learn')
  })
})
