/** Letters and digits below U+0250 in the form they are compared in: lower case, no diacritics; '' for all else. */
const KEYS: string[] = Array.from({ length: 0x250 }, (_, code) => {
  const letter = String.fromCharCode(code)
  return /[\p{L}\p{N}]/u.test(letter) ? letter.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase() : ''
})
const LETTER = /[\p{L}\p{N}]/u

/** Longer runs of letters are no word of any form; reading stops there so that each line costs a bounded effort. */
const LONGEST = 40

/** What the character at `at` adds to a word: its folded letter, '' for a combining mark, undefined where the word ends. */
function keyAt (text: string, at: number): string | undefined {
  const code = text.charCodeAt(at)
  if (code < 0x250) return KEYS[code] || undefined
  if (code >= 0x300 && code <= 0x36f) return ''
  if (code >= 0x2000 && code <= 0x2bff) return undefined
  if (code >= 0xd800 && code <= 0xdfff) return undefined
  const letter = text.charAt(at)
  return LETTER.test(letter) ? letter.toLowerCase() : undefined
}

export interface Word { readonly key: string, readonly start: number, readonly end: number }

/** The first word of `text` at or after `from` and before `to`, folded (lower case, no diacritics), or undefined. */
export function wordAfter (text: string, from: number, to: number): Word | undefined {
  let start = from
  let key: string | undefined
  while (start < to && !(key = keyAt(text, start))) start++
  if (!key) return undefined
  let end = start + 1
  const most = Math.min(to, start + LONGEST)
  while (end < most) {
    const next = keyAt(text, end)
    if (next === undefined) break
    key += next
    end++
  }
  return { key, start, end }
}

/** The last word of `text` between `from` and `to`, folded; '' where there is none. */
export function lastKey (text: string, from: number, to: number): string {
  let end = to
  while (end > from && keyAt(text, end - 1) === undefined) end--
  let start = end
  const least = Math.max(from, end - LONGEST)
  while (start > least && keyAt(text, start - 1) !== undefined) start--
  return wordAfter(text, start, end)?.key ?? ''
}

/** Up to `most` words of `text` between `from` and `to`. */
export function wordsIn (text: string, from: number, to: number, most: number): Word[] {
  const words: Word[] = []
  for (let at = from; words.length < most;) {
    const word = wordAfter(text, at, to)
    if (!word) break
    words.push(word)
    at = word.end
  }
  return words
}
