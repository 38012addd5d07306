import type { Span } from '../core/message.ts'
import { fold } from '../core/text/fold.ts'

const NAME = /\p{Lu}[\p{L}\p{M}'’-]*\.?/uy
const SPACES = /[ \t]+/y
/** What ends the line of a greeting. */
const ENDS = /^[ \t]*(?:[,!.:;\n–—-]|$)/u
const MOST_WORDS = 5

/** The sentence goes on after a name without a mark: «Hi Tom thanks for …». */
const GOES_ON = /^[ \t]{1,9}\p{Ll}/u

export interface NameWords {
  readonly titles: ReadonlySet<string>
  readonly notNames: ReadonlySet<string>
  /** Beginnings of ordinary words: without a mark after it, such a word is no name. */
  readonly common: readonly string[]
}

/** The words of a name without titles, folded: «Mr Tamm» → tamm. */
export const nameKeys = (name: string, { titles }: Pick<NameWords, 'titles'>): string[] =>
  name.split(/[\s.]+/u).map((word) => fold(word).replace(/[^\p{L}\d]+$/u, '')).filter((word) => word.length > 1 && !titles.has(word))

/**
 * The name that stands after a greeting which ends at `at`: capitalised words, up to a comma, an exclamation mark, the
 * end of the line or a word in small letters. Undefined where none stands there or other words follow.
 */
export function readGreeted (text: string, at: number, words: NameWords): { readonly span: Span, readonly keys: readonly string[] } | undefined {
  let end = skip(text, at)
  // «Tere, Mari!»
  if (text[end] === ',') end = skip(text, end + 1)
  const start = end
  let count = 0
  while (count < MOST_WORDS) {
    const word = wordAt(text, end, words)
    if (word === 0) break
    count++
    const next = skip(text, end + word)
    if (next === end + word) { end += word; break }
    end = next
  }
  if (count === 0) return undefined
  const name = text.slice(start, end).trimEnd()
  const keys = nameKeys(name, words)
  const after = text.slice(start + name.length, start + name.length + 10)
  // «Tere, Kodupoe klient!»
  const next = /^[ \t]{1,3}(\p{Ll}+)/u.exec(text.slice(start + name.length, start + name.length + 20))?.[1]
  if (next !== undefined && words.notNames.has(fold(next))) return undefined
  if (!ENDS.test(after) && (!GOES_ON.test(after) || keys.some((key) => words.common.some((beginning) => key.startsWith(beginning))))) return undefined
  if (keys.length === 0 || keys.some((key) => words.notNames.has(key))) return undefined
  return { span: { start, end: start + name.replace(/\.$/, '').length }, keys }
}

/** Length of the capitalised word or the title at `at`. */
function wordAt (text: string, at: number, { titles }: Pick<NameWords, 'titles'>): number {
  NAME.lastIndex = at
  const capitalised = NAME.exec(text)
  if (capitalised) return capitalised[0].length
  const word = /^\p{Ll}+\.?/u.exec(text.slice(at, at + 20))
  return word && titles.has(fold(word[0].replace('.', ''))) ? word[0].length : 0
}

function skip (text: string, at: number): number {
  SPACES.lastIndex = at
  return at + (SPACES.exec(text)?.[0].length ?? 0)
}

/** Whether two keys can be one name: alike, inflected («Matille»), shortened («Kat», «Katherine») or one letter off. */
export function sameName (one: string, other: string): boolean {
  if (one === other) return true
  const shorter = Math.min(one.length, other.length)
  if (shorter < 3) return false
  let common = 0
  while (common < shorter && one[common] === other[common]) common++
  return common >= Math.max(3, shorter - 2)
}

/** Whether the words of two names have one in common. */
export const shareName = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((key) => other.some((name) => sameName(key, name) || name.split('-').some((part) => sameName(key, part))))
