import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANES } from '../../../src/core/learnt/lanes.ts'
import { createSums, KEPT_VECTORS } from '../../../src/core/learnt/sums.ts'
import { compileLanes } from '../../../scripts/lanes.ts'

const SHARE = Math.fround(0.4)

test('the program that adds is the one that lanes.wat says', async () => {
  expect(await compileLanes()).toContain(`'${LANES}'`)
})

test('sums of rows and vectors are what adding them one by one gives', () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 70 }),
    fc.integer({ min: 1, max: 20 }),
    fc.array(fc.nat(19), { maxLength: 700 }),
    fc.array(fc.record({ whole: fc.array(fc.nat(19), { maxLength: 300 }), pieces: fc.array(fc.nat(19), { maxLength: 40 }) }), { maxLength: 20 }),
    fc.integer(),
    (width, more, rows, words, seed) => {
      const weights = Int8Array.from({ length: 20 * width }, (_, i) => Math.imul(i + seed, 0x9e3779b1) >> 24)
      const weight = (row: number, head: number): number => weights[row * width + head]!
      const sums = createSums(weights, width, width + more)
      const sum = sums.sum()
      const other = sums.sum()
      const expected = new Float64Array(width)
      for (const row of rows) {
        sum.addRow(row)
        for (let head = 0; head < width; head++) expected[head]! += weight(row, head)
      }
      for (const { whole, pieces } of words) {
        const place = sums.place()
        const filled = sums.fill(place, whole, pieces, SHARE)
        filled[width] = 7
        sum.addVector(sums.addressOf(place))
        for (let head = 0; head < width; head++) {
          for (const row of whole) expected[head]! += weight(row, head)
          for (const row of pieces) expected[head]! += SHARE * weight(row, head)
        }
      }
      other.addRow(3)
      sums.pour(other, sum)
      const total = sum.total()
      for (let head = 0; head < width; head++) expect(total[head]).toBeCloseTo(expected[head]! + weight(3, head), 1)
      expect(total[width]).toBe(7 * words.length)
      sum.clear()
      expect(sum.total().every((each) => each === 0)).toBe(true)
    }
  ), { numRuns: 30 })
})

test('the oldest vector makes room', () => {
  const sums = createSums(Int8Array.from([1, 2, 3]), 3, 4)
  const first = sums.place()
  for (let i = 1; i < KEPT_VECTORS; i++) expect(sums.place()).not.toBe(first)
  expect(sums.place()).toBe(first)
})
