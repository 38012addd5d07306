/** A copy of `value` that lacks `keys`. */
export function without<T extends object, K extends keyof T> (value: T, ...keys: K[]): Omit<T, K> {
  const copy = { ...value }
  for (const key of keys) delete copy[key]
  return copy
}
