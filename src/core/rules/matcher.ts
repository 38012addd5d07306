import type { Channel } from '../message.ts'
import type { Tokens } from '../text/tokenize.ts'
import type { Word } from '../text/word.ts'
import { createLexicon, type Spelling } from './lexicon.ts'
import type { Atom, Item, Sequence } from './pattern.ts'
import type { Rule } from './rule.ts'
import { fold } from '../text/fold.ts'

/** A stretch of tokens that a rule found; `first` to `last` (exclusive) are token indexes. */
export interface Match { readonly rule: Rule, readonly first: number, readonly last: number }

export interface RuleSet {
  readonly rules: readonly Rule[]
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly spelling: Spelling
}

interface Node {
  /** By slot; choices of a phrase meet again in one node, so a slot may lead to several. */
  readonly next: Map<number, Node[]>
  /** Next nodes that may be reached over up to so many words. */
  readonly gaps: { readonly most: number, readonly node: Node }[]
  readonly ends: { readonly rule: number, readonly unless: boolean, readonly mark: '' | '?' | '!' | undefined }[]
}

const newNode = (): Node => ({ next: new Map(), gaps: [], ends: [] })
const NEGATION_REACH = 3

/**
 * Compiles the rules of a pack into one graph over word slots; the function it returns is pure and gives matches
 * ordered by position, longer first, then rule id. `pack` is the index at which words keep what this pack knows of
 * them. 
 */
export function compileRules (set: RuleSet, pack: number): (tokens: Tokens, channel: Channel) => Match[] {
  const lexicon = createLexicon(set.spelling)
  const anywhere = newNode()
  const atStart = newNode()
  const slots = [new Map<readonly Atom[], number>(), new Map<readonly Atom[], number>()] as const
  set.rules.forEach((rule, index) => {
    for (const sequence of rule.sequences) add(sequence, index, false, rule.masked)
    for (const sequence of rule.undoing) add(sequence, index, true, rule.masked)
  })
  const negator = lexicon.slotOf((set.lists.get('not') ?? []).map((word) => ({ kind: 'word', key: fold(word) })), false)
  const study = lexicon.compile()
  const { rules } = set
  return (tokens, channel) => {
    const slots = tokens.words.map((word) => slotsOf(word, pack, study))
    return find(tokens, slots, { anywhere, atStart, rules, negator }, channel)
  }

  function add (sequence: Sequence, rule: number, unless: boolean, masked: boolean): void {
    const first = sequence[0]!
    const last = sequence.at(-1)!
    const items = sequence.slice(first.kind === 'start' ? 1 : 0, last.kind === 'end' ? -1 : undefined)
    const mark = last.kind === 'end' ? last.mark : undefined
    for (const node of extend([first.kind === 'start' ? atStart : anywhere], items, masked)) node.ends.push({ rule, unless, mark })
  }

  /** The nodes that are reached from `nodes` over `items`. */
  function extend (nodes: readonly Node[], items: readonly Item[], masked: boolean): readonly Node[] {
    let reached = nodes
    for (const item of items) {
      if (item.kind === 'slot') {
        const target = newNode()
        const slot = slotOf(item.atoms, masked)
        for (const node of reached) lead(node, slot, target)
        reached = [target]
      } else if (item.kind === 'gap') {
        const target = newNode()
        for (const node of reached) node.gaps.push({ most: item.most, node: target })
        reached = [target]
      } else if (item.kind === 'choice') {
        const from = reached
        reached = item.options.flatMap((option) => extend(from, option, masked))
      }
    }
    return reached
  }

  function slotOf (atoms: readonly Atom[], masked: boolean): number {
    const known = slots[masked ? 1 : 0]
    let slot = known.get(atoms)
    if (slot === undefined) known.set(atoms, slot = lexicon.slotOf(atoms, masked))
    return slot
  }
}

function lead (node: Node, slot: number, target: Node): void {
  const targets = node.next.get(slot)
  if (targets === undefined) node.next.set(slot, [target])
  else targets.push(target)
}

function slotsOf (word: Word, pack: number, study: (word: Word) => Int32Array): Int32Array {
  return word.slots[pack] ??= study(word)
}

interface Compiled { readonly anywhere: Node, readonly atStart: Node, readonly rules: readonly Rule[], readonly negator: number }

function find (tokens: Tokens, slots: readonly Int32Array[], { anywhere, atStart, rules, negator }: Compiled, channel: Channel): Match[] {
  const found: { rule: number, first: number, last: number }[] = []
  const undone: { rule: number, first: number, last: number }[] = []
  for (const { first, last, mark } of tokens.sentences) {
    const visit = (node: Node, from: number, at: number): void => {
      for (const end of node.ends) {
        if (end.mark !== undefined && (at !== last || (end.mark !== '' && end.mark !== mark))) continue
        (end.unless ? undone : found).push({ rule: end.rule, first: from, last: at })
      }
      if (at >= last) return
      if (node.next.size > 0) step(node, from, at)
      for (const { most, node: over } of node.gaps) {
        for (let next = at; next <= Math.min(at + most, last - 1); next++) step(over, from, next)
      }
    }
    const step = (node: Node, from: number, at: number): void => {
      for (const slot of slots[at]!) {
        const targets = node.next.get(slot)
        if (targets !== undefined) for (const target of targets) visit(target, from, at + 1)
      }
    }
    if (first < last) step(atStart, first, first)
    for (let at = first; at < last; at++) step(anywhere, at, at)
  }
  if (found.length === 0) return []
  const negated = (first: number): boolean => {
    const start = tokens.sentences[tokens.sentenceOf[first]!]!.first
    for (let at = first - 1; at >= Math.max(start, first - NEGATION_REACH); at--) {
      if (slots[at]!.includes(negator)) return true
    }
    return false
  }
  const kept = found.filter(({ rule, first, last }) => {
    const { unlessNegated, channels } = rules[rule]!
    if (channels.length > 0 && !channels.includes(channel)) return false
    if (unlessNegated && negated(first)) return false
    return !undone.some((other) => other.rule === rule && other.first < last && first < other.last)
  })
  kept.sort((a, b) => a.first - b.first || b.last - a.last || (rules[a.rule]!.id < rules[b.rule]!.id ? -1 : 1))
  return longest(kept).map(({ rule, first, last }) => ({ rule: rules[rule]!, first, last }))
}

/** Of overlapping finds of one rule only the first and longest stands. */
function longest (sorted: readonly { rule: number, first: number, last: number }[]): { rule: number, first: number, last: number }[] {
  const until = new Map<number, number>()
  return sorted.filter(({ rule, first, last }) => {
    if (first < (until.get(rule) ?? 0)) return false
    until.set(rule, last)
    return true
  })
}
