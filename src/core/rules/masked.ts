import type { Word } from '../text/word.ts'
import type { SlotSet } from './slot-set.ts'
import type { Atom } from './pattern.ts'

/** A word of a masked rule and the slot it fills. */
export interface Mask { readonly atom: Atom, readonly slot: number }

/** Letters that a sign or digit may stand for; the empty string: any letter. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '@': 'a', 4: 'a', 2: 'a', 3: 'e', '€': 'e', 1: 'il', '!': 'il', 0: 'o', 6: 'o', $: 's', 5: 's', 7: 't', '+': 't', 8: 'b', '*': '', '#': '', '%': '', _: ''
}
const MASKED = /[*@#$%!_€+]|\p{L}[0-9]+\p{L}/u
const SPACED = /^\p{L}([ .*_-]\p{L}){3,}$/u
const GAPS = /[ .*_-]/g
const SHORTEST = 3
/** A run of stars may be so many letters longer or shorter than what it hides. */
const SLACK = 2

/**
 * Finds the words of masked rules behind hidden letters («p*rkele», «sh1t», «f***», «k u r a t»): each sign stands
 * for a letter it looks like or for any, a run of stars for about as many letters as it is long, and the first
 * letter is shown.
 */
export function compileMasks (masks: readonly Mask[]): (word: Word, found: SlotSet) => void {
  const hidden = masks.filter(({ atom }) => (atom.kind === 'word' || atom.kind === 'prefix') && atom.key.length >= SHORTEST)
  if (hidden.length === 0) return () => {}
  return (word, found) => {
    const spaced = SPACED.test(word.raw)
    if (!spaced && !MASKED.test(word.raw)) return
    const shown = spaced ? word.key.replace(GAPS, '') : word.key
    if (shown.length < SHORTEST) return
    for (const { atom, slot } of hidden) {
      if (spaced ? shown === atom.key || (atom.kind === 'prefix' && shown.startsWith(atom.key)) : unmasks(shown, atom.key, atom.kind === 'prefix')) found.add(slot)
    }
  }
}

/** Whether `masked` can be `plain` with letters hidden, or begin with it where `prefix`. */
function unmasks (masked: string, plain: string, prefix: boolean): boolean {
  if (masked[0] !== plain[0]) return false
  let shown = 1
  let i = 1
  let j = 1
  while (i < masked.length && j < plain.length) {
    const letters = STANDS_FOR[masked[i]!]
    if (masked[i] === plain[j]) shown++
    else if (letters === undefined || (letters !== '' && !letters.includes(plain[j]!))) return false
    else if (letters === '') {
      let end = i
      while (STANDS_FOR[masked[end]!] === '') end++
      return unmasksRest(masked.slice(end), plain, j, end - i, prefix, shown)
    }
    i++
    j++
  }
  return j === plain.length && (prefix || i === masked.length)
}

/** After a run of `stars` at `from` of `plain`: whether `rest` follows where so many letters, give or take, are left out. */
function unmasksRest (rest: string, plain: string, from: number, stars: number, prefix: boolean, shown: number): boolean {
  const exactly = stars === 1 ? 0 : SLACK
  for (let skip = Math.max(1, stars - exactly); skip <= stars + exactly; skip++) {
    const left = plain.slice(from + skip)
    if (from + skip > plain.length) break
    if (rest === '') {
      // «f***» and «perk***», but not «a*» for every word with an a
      if (left === '' && shown + stars >= 3) return true
      continue
    }
    if (left !== '' && unmasks(rest, left, prefix)) return true
  }
  return false
}
