import { sigmoid } from '../core/learnt/decide.ts'
import { solve } from './solve.ts'

/** One thing to learn from: its values by number (no number twice), and the answer. */
export interface Row { readonly values: readonly (readonly [number, number])[], readonly yes: boolean }

/** Pulls every weight towards nothing, as much as one row in doubt would. */
const RIDGE = 1
/** Newton's method doubles the right digits with each step. */
const STEPS = 12

/** Weights, `size` of them, of a logistic regression with a ridge, by Newton's method from nothing (iteratively reweighted least squares). */
export function fitLogistic (rows: readonly Row[], size: number): Float64Array {
  const weights = new Float64Array(size)
  for (let step = 0; step < STEPS; step++) {
    const gradient = Array.from(weights, (weight) => -RIDGE * weight)
    const curvature = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => i === j ? RIDGE : 0))
    for (const { values, yes } of rows) {
      const odds = values.reduce((sum, [at, value]) => sum + value * weights[at]!, 0)
      const share = sigmoid(odds)
      const pull = share * (1 - share)
      for (const [i, value] of values) {
        gradient[i]! += ((yes ? 1 : 0) - share) * value
        for (const [j, other] of values) curvature[i]![j]! += pull * value * other
      }
    }
    solve(curvature, gradient).forEach((change, at) => { weights[at]! += change })
  }
  return weights
}
