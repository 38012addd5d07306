import type { Span } from '../core/message.ts'
import { fold } from '../core/text/fold.ts'

const WORD = /\p{L}[\p{L}\p{M}'’-]*\.?/uy
const SPACES = /[ \t*_\p{Extended_Pictographic}\u{FE0F}]+/uy
const SIGNS = /[ \t,!.\n]+/y
/** What ends the line of a greeting. */
const ENDS = /^[ \t]*(?:[,!.:;\n–—-]|$)/u
/** What may end a name that is spoken to in the midst of a sentence. */
const CALL_ENDS = /^[ \t]*(?:[,!.\n]|$)/u
const MOST_WORDS = 5
const NEXT = /^[ \t]{1,9}(&|\p{L}+)/u
const AHEAD = 40

export interface NameWords {
  readonly titles: ReadonlySet<string>
  readonly notNames: ReadonlySet<string>
  /** May stand between a greeting and a name: «again», «dear». */
  readonly fillers: ReadonlySet<string>
  /** May follow a name that is greeted: «and», «thanks». */
  readonly goesOn: ReadonlySet<string>
  /** Join two names. */
  readonly joiners: ReadonlySet<string>
  /** Say before or after a name that it is the writer's: «here», «from». */
  readonly introduces: ReadonlySet<string>
  /** First names. */
  readonly given: ReadonlySet<string>
  /** All that people are called. */
  readonly people: ReadonlySet<string>
  /** Endings that a name takes where it is inflected. */
  readonly endings: readonly string[]
  /** Short forms of first names, and those in full that they may stand for. */
  readonly short: ReadonlyMap<string, readonly string[]>
}

/** A name that somebody is called by, with its words folded; `isTitled`: «Mr Tamm». */
export interface Called { readonly span: Span, readonly keys: readonly string[], readonly isTitled: boolean }

/** The words of a name without titles, folded: «Mr Tamm» → tamm. */
export const nameKeys = (name: string, { titles }: Pick<NameWords, 'titles'>): string[] =>
  name.split(/[\s.]+/u).map((word) => fold(word).replace(/[^\p{L}\d]+$/u, '')).filter((word) => word.length > 1 && !titles.has(word))

/**
 * The name that stands after a greeting which ends at `at`: capitalised words or first names in small letters, up to a
 * mark, the end of the line or a word in small letters. Undefined where none stands there or other words follow.
 */
export function readGreeted (text: string, at: number, words: NameWords): Called | undefined {
  let start = skip(text, at)
  // «Tere jälle, hea Mari!»
  for (let fillers = 0; fillers < MOST_WORDS; fillers++) {
    if (text[start] === ',') start = skip(text, start + 1)
    const word = wordAt(text, start)
    if (word === '' || !words.fillers.has(fold(word.replace('.', '')))) break
    start = skip(text, start + word.length)
  }
  const called = readName(text, start, words)
  if (called === undefined) return undefined
  const { end } = called.span
  const after = text.slice(end, end + AHEAD)
  const next = NEXT.exec(after)?.[1]
  if (next !== undefined && words.introduces.has(fold(next))) return undefined
  if (ENDS.test(after)) return called
  if (next === undefined) return undefined
  if (words.joiners.has(fold(next)) || words.goesOn.has(fold(next))) return called
  // «Tere, Kodupoe klient!», «Hello, Emma will call you»
  return undefined
}

/** The name at the beginning of a greeting that has it first: «Timo hei», «Mari, tere». */
export function readBefore (text: string, { start, end }: Span, words: NameWords): Called | undefined {
  const called = readName(text, start, words)
  if (called === undefined || called.span.end > end || !words.given.has(called.keys[0]!)) return undefined
  const rest = text.slice(called.span.end, end)
  return /\p{L}/u.test(rest) && ENDS.test(text.slice(end, end + AHEAD)) ? called : undefined
}

/** A first name, alone or with a surname, that a sentence which thanks calls somebody by: «Thanks for your message, Tom.» */
export function readCalled (text: string, { start, end }: Span, words: NameWords): Called | undefined {
  // «Thanks Tom!»
  const first = readName(text, skip(text, start + wordAt(text, start).length), words)
  if (first !== undefined && !first.isSmall && words.given.has(first.keys[0]!) && CALL_ENDS.test(text.slice(first.span.end, first.span.end + AHEAD))) return first
  for (let comma = text.indexOf(',', start); comma !== -1 && comma < end; comma = text.indexOf(',', comma + 1)) {
    const called = readName(text, skip(text, comma + 1), words)
    if (called === undefined || called.isSmall || called.span.end > end || !words.given.has(called.keys[0]!)) continue
    if (CALL_ENDS.test(text.slice(called.span.end, called.span.end + AHEAD))) return called
  }
  return undefined
}

/** A first name with a comma after it, at the beginning of what follows a greeting: «Hei! Timo, kiitos viestistänne.» */
export function readNext (text: string, at: number, words: NameWords): Called & { readonly next: number } | undefined {
  SIGNS.lastIndex = at
  const start = at + (SIGNS.exec(text)?.[0].length ?? 0)
  const called = readName(text, start, words)
  if (called === undefined || called.isSmall || !words.given.has(called.keys[0]!) || text[called.span.end] !== ',') return undefined
  return { ...called, next: skip(text, called.span.end + 1) }
}

/** The name at `start` and what is joined to it: «Timo ja Liisa». */
function readName (text: string, start: number, words: NameWords): Called & { readonly isSmall: boolean } | undefined {
  let at = start
  let end = start
  let isTitled = false
  let isSmall = false
  for (let count = 0; count < MOST_WORDS; count++) {
    if (text[at] === '&' && end > start) at = skip(text, at + 1)
    const word = wordAt(text, at)
    if (word === '') break
    const plain = word.replace('.', '')
    const key = fold(plain)
    const isTitle = words.titles.has(key)
    if (isTitle) isTitled = true
    else if (/^\p{Ll}/u.test(word)) {
      if (words.joiners.has(key) && end > start && isName(wordAt(text, skip(text, at + word.length)), words)) {
        at = skip(text, at + word.length)
        continue
      }
      if ((end > start && !isSmall) || !words.given.has(key)) break
      isSmall = true
    } else if (end > start && !isTitled && (words.goesOn.has(key) || words.joiners.has(key))) break
    const isInitial = plain.length === 1 || isTitle
    end = at + (isInitial ? word.length : plain.length)
    if (plain !== word && !isInitial) break
    const next = skip(text, end)
    if (next === end && !isInitial) break
    at = next
  }
  const keys = nameKeys(text.slice(start, end), words).filter((key) => !words.joiners.has(key))
  if (keys.length === 0 || keys.some((key) => words.notNames.has(key) && !words.given.has(key))) return undefined
  return { span: { start, end }, keys, isTitled, isSmall }
}

const isName = (word: string, { given }: NameWords): boolean => /^\p{Lu}/u.test(word) || given.has(fold(word))

function wordAt (text: string, at: number): string {
  WORD.lastIndex = at
  return WORD.exec(text)?.[0] ?? ''
}

function skip (text: string, at: number): number {
  SPACES.lastIndex = at
  return at + (SPACES.exec(text)?.[0].length ?? 0)
}

/** Whether two keys are one name: alike, inflected («Timolle»), or one the short form of the other («Tom», «Thomas»). */
export function sameName (one: string, other: string, words: Pick<NameWords, 'endings' | 'short' | 'given'>): boolean {
  if (one === other || one.replaceAll('-', '') === other.replaceAll('-', '')) return true
  if (isShort(one, other, words) || isShort(other, one, words)) return true
  return isInflected(one, other, words) || isInflected(other, one, words)
}

function isShort (short: string, whole: string, words: Pick<NameWords, 'short'>): boolean {
  const wholes = words.short.get(short) ?? []
  return wholes.includes(whole) || (words.short.get(whole) ?? []).some((each) => wholes.includes(each))
}

/** «Marit», «Karin» are names of their own. */
function isInflected (name: string, written: string, { endings, given }: Pick<NameWords, 'endings' | 'given'>): boolean {
  if (name.length < 3 || given.has(written)) return false
  const weak = name.replace(/([kpt])\1(?=[aeiouy]$)/u, '$1')
  return endings.some((ending) => written === name + ending || (ending.length > 1 && written === weak + ending))
}

/** Whether the words of two names have one in common. */
export const shareName = (one: readonly string[], other: readonly string[], words: NameWords): boolean =>
  one.some((key) => isAmong(key, other, words))

const isAmong = (key: string, names: readonly string[], words: NameWords): boolean =>
  names.some((name) => sameName(key, name, words) || partsOf(name).some((part) => sameName(key, part, words)) || partsOf(key).some((part) => sameName(part, name, words)))

const partsOf = (name: string): string[] => name.includes('-') ? name.split('-').filter((part) => part.length > 2) : []

/** Whether who is called `called` is surely none of the `known` names (each in its words), and a person. */
export function isSomebodyElse ({ keys, isTitled }: Called, known: readonly (readonly string[])[], words: NameWords): boolean {
  const first = (name: readonly string[]): string[] => name.filter((key) => words.given.has(key) || partsOf(key).some((part) => words.given.has(part)))
  const named = first(keys)
  const isPerson = isTitled || named.length > 0 || keys.every((key) => words.people.has(key))
  return known.length > 0 && known.every((name) => {
    const shared = keys.filter((key) => isAmong(key, name, words))
    if (shared.length > 0) {
      if (keys.length < 2 || name.length < 2 || shared.length > 1) return false
      const last = keys.at(-1)!
      // «Raija Lehtinen» for «Raija Lehtonen»
      if (keys.length === 2 && isAmong(keys[0]!, [name[0]!], words)) return isNear(last, name.slice(1)) || first([last]).length === 0
      // «Tom Kelly» for «John Kelly»
      if (!isAmong(last, [name.at(-1)!], words)) return false
      return first(keys.slice(0, -1)).length > 0 && first(name.slice(0, -1)).length > 0 && !isTitled
    }
    // «Mr Brown» may be the Tom who wrote
    if (keys.length === 1 && named.length === 0 && name.length === 1 && first(name).length === 1) return !isTitled && isNear(keys[0]!, name)
    return isPerson || keys.some((key) => isNear(key, name))
  })
}

/** «Kristinna» for «Kristiina» is a name, whether or not anybody has it. */
const isNear = (key: string, name: readonly string[]): boolean =>
  name.some((other) => key.length >= 4 && other.length >= 4 && key[0] === other[0] && Math.abs(key.length - other.length) <= 1 && differ(key, other) <= 1)

/** How many letters differ between the common beginning and the common end. */
function differ (one: string, other: string): number {
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  let to = 0
  while (to < Math.min(one.length, other.length) - from && one[one.length - 1 - to] === other[other.length - 1 - to]) to++
  return Math.max(one.length, other.length) - from - to
}
