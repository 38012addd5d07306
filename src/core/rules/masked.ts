import type { Word } from '../text/word.ts'
import type { Atom } from './pattern.ts'

/** Letters that a sign or digit may hide; an empty string hides any letter. */
const HIDES: Readonly<Record<string, string>> = {
  '@': 'a', 4: 'a', 3: 'e', '€': 'e', 1: 'il', '!': 'il', 0: 'o', $: 's', 5: 's', 7: 't', '+': 't', 8: 'b', 6: 'o', 2: 'a', '*': '', '#': '', '%': '', _: '', '-': '', '.': ''
}
const SIGN = /[*@#$%!_€+]|\p{L}[0-9]+\p{L}|^\p{L}([ .*_-]\p{L}){3,}$/u
const SHORTEST = 3

/**
 * Finds the words of masked rules behind hidden letters («p*rkele», «sh1t», «f***», «k u r a t»). A masked word
 * must show its first letter, or all but one, and have the length of the word it hides; only a run of stars
 * may stand for more or fewer letters than it is long.
 */
export function compileMasks (masks: readonly { readonly atom: Atom, readonly slot: number }[]): (word: Word, found: Set<number>) => void {
  const hidden = masks.filter(({ atom }) => (atom.kind === 'word' || atom.kind === 'prefix') && atom.key.length >= SHORTEST)
  if (hidden.length === 0) return () => {}
  return (word, found) => {
    if (!SIGN.test(word.raw)) return
    const shown = word.key.replace(/(?<=^.|.)[ .](?=.$|.)/gu, '')
    const spaced = /^\p{L}([ .*_-]\p{L}){3,}$/u.test(word.raw)
    const text = spaced ? word.key.replace(/[ .*_-]/g, '') : shown
    const letters = text.match(/\p{L}/gu)?.length ?? 0
    if (letters < 1 || text.length < SHORTEST) return
    for (const { atom, slot } of hidden) {
      if (unmasks(text, atom.key, atom.kind === 'prefix') && (letters >= 2 || text.length === atom.key.length)) found.add(slot)
    }
  }
}

/** Whether `masked` can be `plain` with letters hidden, or begin with it where `prefix`. */
function unmasks (masked: string, plain: string, prefix: boolean): boolean {
  if (masked[0] !== plain[0] && !(HIDES[masked[0]!] !== undefined && masked.slice(1) === plain.slice(1))) return false
  let i = 0
  let j = 0
  let hidden = 0
  while (i < masked.length && j < plain.length) {
    const sign = masked[i]!
    const stands = HIDES[sign]
    if (sign === plain[j]) { i++; j++; continue }
    if (stands === undefined) return false
    if (stands !== '' && !stands.includes(plain[j]!)) {
      // «@» and «$» now and then stand for any letter; digits do not
      if (sign >= '0' && sign <= '9') return false
    }
    hidden++
    let run = i
    while (masked[run] === sign) run++
    if (stands === '' && run - i > 1 || (stands === '' && run === masked.length)) {
      // a run of stars: as many letters as bring what follows it back in step
      const rest = masked.slice(run)
      if (rest === '') return hidden > 0 && i >= 1 && (masked.length === plain.length || i >= 2 || run - i >= 2) && Math.abs(masked.length - plain.length) <= 2
      const back = plain.indexOf(rest[0]!, j + 1)
      if (back < 0) return false
      i = run
      j = back
      continue
    }
    i++
    j++
  }
  if (hidden === 0) return masked.length > 0 && j === plain.length && (prefix || i === masked.length) && masked === plain.slice(0, masked.length)
  return j === plain.length && (prefix || i === masked.length)
}
