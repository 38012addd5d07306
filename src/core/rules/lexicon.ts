import type { Word } from '../text/word.ts'
import { foldCase } from '../text/fold.ts'
import type { Atom } from './pattern.ts'
import { compileMasks } from './masked.ts'

/** Spelling habits of a language that the lexicon needs to know. */
export interface Spelling {
  /** Letters typed in place of others: «y» for «ü» in «kyll». */
  readonly substitutes: Readonly<Record<string, string>>
  readonly stem: ((word: string) => string) | undefined
}

interface TrieNode { readonly next: Map<number, TrieNode>, words: number[], prefixes: number[], suffixes: number[], infixes: number[] }

const newNode = (): TrieNode => ({ next: new Map(), words: [], prefixes: [], suffixes: [], infixes: [] })

/** Numbers the slots of a pack's phrases and tells, once for each spelling, which of them a word fills. */
export function createLexicon (spelling: Spelling): {
  slotOf: (atoms: readonly Atom[], masked: boolean) => number
  size: () => number
  compile: () => (word: Word) => Int32Array
} {
  const slots = new Map<string, number>()
  const trie = newNode()
  const exact = new Map<string, number[]>()
  const stems = new Map<string, number[]>()
  const classes = new Map<string, number[]>()
  const masks: { atom: Atom, slot: number }[] = []

  const slotOf = (atoms: readonly Atom[], masked: boolean): number => {
    const name = (masked ? '!' : '') + atoms.map(({ kind, key }) => `${kind}:${key}`).sort().join(' ')
    const known = slots.get(name)
    if (known !== undefined) return known
    const slot = slots.size
    slots.set(name, slot)
    for (const atom of atoms) {
      if (masked) masks.push({ atom, slot })
      if (atom.kind === 'exact') append(exact, atom.key, slot)
      else if (atom.kind === 'class') append(classes, atom.key, slot)
      else if (atom.kind === 'stem') append(stems, spelling.stem?.(atom.key) ?? atom.key, slot)
      else {
        let node = trie
        for (let i = 0; i < atom.key.length; i++) {
          const c = atom.key.charCodeAt(i)
          let next = node.next.get(c)
          if (!next) node.next.set(c, next = newNode())
          node = next
        }
        const list = atom.kind === 'word' ? node.words : atom.kind === 'prefix' ? node.prefixes : atom.kind === 'suffix' ? node.suffixes : node.infixes
        list.push(slot)
      }
    }
    return slot
  }

  const compile = (): ((word: Word) => Int32Array) => {
    const findMasked = compileMasks(masks)
    return (word) => {
      const found = new Set<number>()
      for (const key of keysOf(word, spelling.substitutes)) {
        walk(trie, key, found)
        if (stems.size > 0) for (const slot of stems.get(spelling.stem?.(key) ?? key) ?? []) found.add(slot)
      }
      if (exact.size > 0) for (const slot of exact.get(foldCase(word.raw)) ?? []) found.add(slot)
      for (const name of classesOf(word)) for (const slot of classes.get(name) ?? []) found.add(slot)
      findMasked(word, found)
      return Int32Array.from(found).sort()
    }
  }
  return { slotOf, size: () => slots.size, compile }
}

function append (lists: Map<string, number[]>, key: string, slot: number): void {
  const list = lists.get(key)
  if (list) list.push(slot)
  else lists.set(key, [slot])
}

function keysOf (word: Word, substitutes: Readonly<Record<string, string>>): string[] {
  const keys = [word.key, ...word.alternates]
  if (word.kind !== 'symbol') {
    let other = ''
    for (const letter of word.key) other += substitutes[letter] ?? letter
    if (other !== word.key && word.kind === 'word') keys.push(other)
  }
  return keys
}

function walk (trie: TrieNode, key: string, found: Set<number>): void {
  for (let from = 0; from < key.length; from++) {
    let node: TrieNode | undefined = trie
    for (let at = from; at < key.length; at++) {
      node = node.next.get(key.charCodeAt(at))
      if (!node) break
      for (const slot of node.infixes) found.add(slot)
      if (from === 0) for (const slot of node.prefixes) found.add(slot)
      if (at === key.length - 1) {
        for (const slot of node.suffixes) found.add(slot)
        if (from === 0) for (const slot of node.words) found.add(slot)
      }
    }
  }
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
