import type { Word } from '../text/word.ts'
import { foldCase } from '../text/fold.ts'
import type { Atom } from './pattern.ts'
import { compileMasks, type Mask } from './masked.ts'
import { createSlotSet } from './slot-set.ts'
import { layOutTrie, lookUp, type Trie, type TrieEntry } from './trie.ts'

/** Spelling habits of a language that the lexicon needs to know. */
export interface Spelling {
  /** Letters typed in place of others: «y» for «ü» in «kyll». */
  readonly substitutes: Readonly<Record<string, string>>
  readonly stem: ((word: string) => string) | undefined
}

/** What is known of words before any is met. Plain data: a build may keep it. */
export interface Lexicon {
  /** How many slots there are. */
  readonly size: number
  readonly trie: Trie
  /** Slots by the spelling with its diacritics, by stem, by class of word. */
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly stems: ReadonlyMap<string, readonly number[]>
  readonly classes: ReadonlyMap<string, readonly number[]>
  readonly masks: readonly Mask[]
}

/** Numbers the slots of phrases: `slotOf` each, then `layOut`. */
export function createLexicon (stem: Spelling['stem']): { slotOf: (atoms: readonly Atom[], masked: boolean) => number, layOut: () => Lexicon } {
  const slots = new Map<string, number>()
  const entries: TrieEntry[] = []
  const exact = new Map<string, number[]>()
  const stems = new Map<string, number[]>()
  const classes = new Map<string, number[]>()
  const masks: Mask[] = []
  return {
    slotOf: (atoms, masked) => {
      const name = (masked ? '!' : '') + atoms.map(({ kind, key }) => `${kind}:${key}`).sort().join(' ')
      const known = slots.get(name)
      if (known !== undefined) return known
      const slot = slots.size
      slots.set(name, slot)
      for (const atom of atoms) {
        if (masked) masks.push({ atom, slot })
        if (atom.kind === 'exact') append(exact, atom.key, slot)
        else if (atom.kind === 'class') append(classes, atom.key, slot)
        else if (atom.kind === 'stem') append(stems, stem?.(atom.key) ?? atom.key, slot)
        else entries.push({ key: atom.key, kind: atom.kind, slot })
      }
      return slot
    },
    layOut: () => ({ size: slots.size, trie: layOutTrie(entries), exact, stems, classes, masks })
  }
}

/** Tells of a spelling which slots it fills, in order of their numbers. */
export function createStudy ({ size, trie, exact, stems, classes, masks }: Lexicon, { substitutes, stem }: Spelling): (word: Word) => Int32Array {
  const findMasked = compileMasks(masks)
  const substituted = Object.keys(substitutes)
  // kept between calls for their memory only
  const found = createSlotSet(size)
  const addAll = (slots: readonly number[] | undefined): void => { if (slots !== undefined) for (const slot of slots) found.add(slot) }
  const addKey = (key: string): void => {
    lookUp(trie, key, found)
    if (stems.size > 0) addAll(stems.get(stem?.(key) ?? key))
  }
  return (word) => {
    addKey(word.key)
    for (const key of word.alternates) addKey(key)
    if (word.kind === 'word' && substituted.some((letter) => word.key.includes(letter))) addKey(replaceLetters(word.key, substitutes))
    if (exact.size > 0) addAll(exact.get(foldCase(word.raw)))
    for (const name of classesOf(word)) addAll(classes.get(name))
    findMasked(word, found)
    return found.take()
  }
}

function replaceLetters (key: string, substitutes: Spelling['substitutes']): string {
  let other = ''
  for (const letter of key) other += substitutes[letter] ?? letter
  return other
}

function append (lists: Map<string, number[]>, key: string, slot: number): void {
  const list = lists.get(key)
  if (list) list.push(slot)
  else lists.set(key, [slot])
}

function classesOf (word: Word): string[] {
  const classes = ['any']
  if (word.kind === 'number') classes.push('number')
  if (word.kind === 'symbol') classes.push('symbol')
  if (word.raw.startsWith('@')) classes.push('mention')
  if (word.capitalised) classes.push('capitalised')
  if (word.capitals) classes.push('capitals')
  return classes
}
