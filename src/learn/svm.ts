import { createShuffle } from './shuffle.ts'

/** A sparse example, its values of any length. */
export interface Example { readonly indexes: Int32Array, readonly values: Float64Array }

const EPOCHS = 15

/**
 * A linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al., «A Dual
 * Coordinate Descent Method for Large-scale Linear SVM», ICML 2008, algorithm 1). `costs` is the price of a mistake on each example; `truth` is 1, -1, or 0 for an
 * example whose label is not known (left out). The order of the steps comes from a fixed seed: the same examples
 * give the same weights. Returns `size` weights, the bias last.
 */
export function trainSvm (examples: readonly Example[], truth: Int8Array, size: number, costs: Float64Array): Float64Array {
  const weights = new Float64Array(size + 1)
  const alphas = new Float64Array(examples.length)
  const order = [...examples.keys()].filter((i) => truth[i] !== 0)
  const squares = examples.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1))
  const shuffle = createShuffle()
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order)
    for (const at of order) {
      const { indexes, values } = examples[at]!
      const y = truth[at]!
      const diagonal = 1 / (2 * costs[at]!)
      let score = weights[size]!
      for (let i = 0; i < indexes.length; i++) score += weights[indexes[i]!]! * values[i]!
      const gradient = y * score - 1 + alphas[at]! * diagonal
      const alpha = Math.max(alphas[at]! - gradient / (squares[at]! + diagonal), 0)
      const step = (alpha - alphas[at]!) * y
      if (step === 0) continue
      alphas[at] = alpha
      for (let i = 0; i < indexes.length; i++) weights[indexes[i]!]! += step * values[i]!
      weights[size]! += step
    }
  }
  return weights
}
