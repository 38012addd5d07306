/** Things of which a few thousand different ones are met in practice; whatever a caller sends, no more are kept. */
const MOST_SHARED = 20_000

/** Gives what was made under a name before, or makes it. When too many are kept it starts afresh, which costs time and changes no answer. */
export function createShared<T> (): (name: string, make: () => T) => T {
  const shared = new Map<string, T>()
  return (name, make) => {
    const known = shared.get(name)
    if (known !== undefined) return known
    if (shared.size >= MOST_SHARED) shared.clear()
    const made = make()
    shared.set(name, made)
    return made
  }
}
