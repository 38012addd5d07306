import { expect, test } from 'vitest'
import { descend, learnable } from '../../src/learn/adam.ts'
import { createRandom } from '../../src/learn/random.ts'

test('going down the slopes of a bowl ends at its bottom', () => {
  const bottom = [3, -2, 0.5]
  const x = learnable(3, () => 0)
  for (let taken = 1; taken <= 2000; taken++) {
    bottom.forEach((at, i) => { x.slopes[i] = 2 * (x.values[i]! - at) })
    descend(x, 0.02 * (1 - taken / 2001), taken)
    expect([...x.slopes]).toEqual([0, 0, 0])
  }
  bottom.forEach((at, i) => expect(x.values[i]).toBeCloseTo(at, 2))
})

test('chance is the same for the same seed, and spread as it should be', () => {
  const numbers = (seed: number, of: 'next' | 'normal'): number[] => {
    const random = createRandom(seed)
    return Array.from({ length: 20_000 }, () => random[of]())
  }
  expect(numbers(1, 'next')).toEqual(numbers(1, 'next'))
  expect(numbers(2, 'next')).not.toEqual(numbers(1, 'next'))
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const even = numbers(1, 'next')
  expect(Math.min(...even)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...even)).toBeLessThan(1)
  expect(mean(even)).toBeCloseTo(0.5, 1)
  const normal = numbers(1, 'normal')
  expect(mean(normal)).toBeCloseTo(0, 1)
  expect(mean(normal.map((value) => value * value))).toBeCloseTo(1, 1)
  const between = createRandom(3)
  for (let i = 0; i < 1000; i++) expect(Math.abs(between.between(0.25))).toBeLessThanOrEqual(0.25)
})
