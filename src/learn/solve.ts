/** Solves a system of linear equations by Gaussian elimination with partial pivoting. */
export function solve (matrix: number[][], target: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, target[i]!])
  const size = rows.length
  for (let at = 0; at < size; at++) {
    let pivot = at
    for (let row = at + 1; row < size; row++) if (Math.abs(rows[row]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = row
    const swap = rows[at]!
    rows[at] = rows[pivot]!
    rows[pivot] = swap
    for (let row = 0; row < size; row++) {
      if (row === at) continue
      const factor = rows[row]![at]! / rows[at]![at]!
      for (let column = at; column <= size; column++) rows[row]![column]! -= factor * rows[at]![column]!
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!)
}
