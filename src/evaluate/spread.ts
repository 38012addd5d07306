/** `most` of `all`, evenly spread over them. */
export function spread<T> (all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, i) => all[Math.floor(i * all.length / most)]!)
}
