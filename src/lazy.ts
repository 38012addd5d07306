/** `make`, once, when it is first asked for. What fails is tried again. */
export function lazy<T> (make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The function that `make` gives, made when it is first called. */
export function lazily<A extends unknown[], R> (make: () => (...given: A) => R): (...given: A) => R {
  const made = lazy(make)
  return (...given) => made()(...given)
}
