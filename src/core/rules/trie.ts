import type { SlotSet } from './slot-set.ts'

/** How a key of the trie meets a word. */
export const TRIE_KINDS = ['word', 'prefix', 'suffix', 'infix'] as const
export type TrieKind = (typeof TRIE_KINDS)[number]

export interface TrieEntry { readonly key: string, readonly kind: TrieKind, readonly slot: number }

/** Keys in columns: the children of a node lie side by side, by letter. Compact on purpose: the packs have a hundred thousand letters. */
export interface Trie {
  readonly letters: Uint16Array
  readonly childrenFrom: Int32Array
  readonly childrenTo: Int32Array
  readonly slotsFrom: Int32Array
  /** Slot and kind in one number. */
  readonly slots: Int32Array
}

export function layOutTrie (entries: readonly TrieEntry[]): Trie {
  const sorted = [...entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const letters: number[] = [0]
  const childrenFrom: number[] = []
  const childrenTo: number[] = []
  const slotsFrom: number[] = []
  const slots: number[] = []
  // breadth first, so that the children of a node are numbered in a row; a node is a run of entries with one beginning
  const runs: { readonly from: number, readonly to: number, readonly depth: number }[] = [{ from: 0, to: sorted.length, depth: 0 }]
  for (let node = 0; node < runs.length; node++) {
    const { from, to, depth } = runs[node]!
    let at = from
    slotsFrom.push(slots.length)
    for (; at < to && sorted[at]!.key.length === depth; at++) slots.push(sorted[at]!.slot << 2 | TRIE_KINDS.indexOf(sorted[at]!.kind))
    childrenFrom.push(runs.length)
    while (at < to) {
      const letter = sorted[at]!.key.charCodeAt(depth)
      const first = at
      while (at < to && sorted[at]!.key.charCodeAt(depth) === letter) at++
      letters.push(letter)
      runs.push({ from: first, to: at, depth: depth + 1 })
    }
    childrenTo.push(runs.length)
  }
  slotsFrom.push(slots.length)
  return {
    letters: Uint16Array.from(letters), childrenFrom: Int32Array.from(childrenFrom), childrenTo: Int32Array.from(childrenTo),
    slotsFrom: Int32Array.from(slotsFrom), slots: Int32Array.from(slots)
  }
}

/** Adds to `found` the slots of every key that `word` begins with, ends with, holds or is, each as its kind asks. */
export function lookUp (trie: Trie, word: string, found: SlotSet): void {
  for (let from = 0; from < word.length; from++) {
    let node = 0
    for (let at = from; at < word.length; at++) {
      node = childOf(trie, node, word.charCodeAt(at))
      if (node < 0) break
      const isWhole = at === word.length - 1
      for (let i = trie.slotsFrom[node]!; i < trie.slotsFrom[node + 1]!; i++) {
        const kind = TRIE_KINDS[trie.slots[i]! & 3]!
        if (kind === 'infix' || (kind === 'prefix' && from === 0) || (isWhole && (kind === 'suffix' || from === 0))) found.add(trie.slots[i]! >>> 2)
      }
    }
  }
}

/** Shorter keys stand inside words by chance. */
const LEAST_TAIL = 4
const LEAST_BEFORE = 2

/** Adds to `found` the slots of the keys that the last part of a compound is or begins with: «kone*» for «pesukoneen». Of several parts the shortest is the last. */
export function lookUpTail (trie: Trie, word: string, found: SlotSet): void {
  let isFound = false
  for (let from = word.length - LEAST_TAIL; from >= LEAST_BEFORE && !isFound; from--) {
    let node = 0
    for (let at = from; at < word.length; at++) {
      node = childOf(trie, node, word.charCodeAt(at))
      if (node < 0) break
      if (at - from + 1 < LEAST_TAIL) continue
      for (let i = trie.slotsFrom[node]!; i < trie.slotsFrom[node + 1]!; i++) {
        if (TRIE_KINDS[trie.slots[i]! & 3]! !== 'prefix' && at < word.length - 1) continue
        found.add(trie.slots[i]! >>> 2)
        isFound = true
      }
    }
  }
}

/** The child of `node` under `letter`, or -1; by halving. */
function childOf ({ letters, childrenFrom, childrenTo }: Trie, node: number, letter: number): number {
  let low = childrenFrom[node]!
  let high = childrenTo[node]! - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = letters[middle]!
    if (there === letter) return middle
    if (there < letter) low = middle + 1
    else high = middle - 1
  }
  return -1
}
