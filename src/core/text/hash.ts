/** FNV-1a with the final mix of murmur3 (Appleby), over the code units of `text` from `start` to `end`; unsigned 32 bits. */
export function hashText (seed: number, text: string, start: number, end: number): number {
  let h = seed
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  return h >>> 0
}

/** The hash of a whole word, from which those of its pairs are made. */
export const wordHash = (key: string): number => hashText(0x1b873593, key, 0, key.length)
