/** Numbers that are learnt, with what was seen of their slopes (Kingma and Ba, «Adam», ICLR 2015). */
export interface Learnable { readonly values: Float32Array, readonly slopes: Float32Array, readonly mean: Float32Array, readonly square: Float32Array }

/** `length` numbers to learn, which start as `first` has them. */
export function learnable (length: number, first: (at: number) => number): Learnable {
  const values = new Float32Array(length)
  for (let i = 0; i < length; i++) values[i] = first(i)
  return { values, slopes: new Float32Array(length), mean: new Float32Array(length), square: new Float32Array(length) }
}

const KEPT_MEAN = 0.9
const KEPT_SQUARE = 0.999

/** A step down the slopes, which start anew. `taken`: steps so far, this one too. */
export function descend ({ values, slopes, mean, square }: Learnable, rate: number, taken: number): void {
  const bySquare = 1 / (1 - KEPT_SQUARE ** taken)
  const byMean = rate / (1 - KEPT_MEAN ** taken)
  for (let i = 0; i < values.length; i++) {
    const slope = slopes[i]!
    const m = mean[i] = KEPT_MEAN * mean[i]! + (1 - KEPT_MEAN) * slope
    const s = square[i] = KEPT_SQUARE * square[i]! + (1 - KEPT_SQUARE) * slope * slope
    values[i]! -= byMean * m / (Math.sqrt(s * bySquare) + 1e-8)
  }
  slopes.fill(0)
}
