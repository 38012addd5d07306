import { expect, test } from 'vitest'
import { fitLogistic, type Row } from '../../src/learn/logistic.ts'
import { solve } from '../../src/learn/solve.ts'

test('a system of equations is solved, also where a row has to change its place', () => {
  const solution = solve([[0, 2, 1], [1, -2, -3], [-1, 1, 2]], [-8, 0, 3])
  ;[-4, -5, 2].forEach((value, at) => expect(solution[at]).toBeCloseTo(value, 10))
})

test('the weights by which answers were drawn are found again', () => {
  const truth = [1.5, -2, 0.5]
  let state = 1
  const chance = (): number => (state = Math.imul(state, 48271) % 0x7fffffff, Math.abs(state) / 0x7fffffff)
  const rows = Array.from({ length: 20_000 }, (): Row => {
    const values: [number, number][] = [[0, chance() * 4 - 2], [1, chance() * 4 - 2], [2, 1]]
    const odds = values.reduce((sum, [at, value]) => sum + value * truth[at]!, 0)
    return { values, yes: chance() < 1 / (1 + Math.exp(-odds)) }
  })
  const weights = fitLogistic(rows, 3)
  truth.forEach((weight, at) => expect(Math.abs(weights[at]! - weight)).toBeLessThan(0.1))
})

test('what never comes has no weight, and what always decides has a finite one', () => {
  const rows: Row[] = [{ values: [[0, 1]], yes: true }, { values: [[0, -1]], yes: false }]
  const [weight, unused] = fitLogistic(rows, 2)
  expect(unused).toBe(0)
  expect(weight).toBeGreaterThan(0.5)
  expect(weight).toBeLessThan(10)
})
