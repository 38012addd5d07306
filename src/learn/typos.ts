const LONG_WORD = /\p{L}{6,}/gu

/** A slip of the finger in one long word of `every`, always the same for the same `seed`: two letters changed about, one lost, one twice. */
export function mistype (text: string, seed: string, every: number): string {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0) | 0, 7)
  const next = (below: number): number => {
    state = Math.imul(state, 1_103_515_245) + 12_345 | 0
    return (state >>> 16) % below
  }
  return text.replace(LONG_WORD, (word) => {
    if (next(every) !== 0) return word
    const at = 1 + next(word.length - 2)
    const [before, here, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)]
    return [before + after[0] + here + after.slice(1), before + after, before + here + here + after][next(3)]!
  })
}
