import type { Channel } from '../message.ts'
import type { Tokens } from '../text/tokenize.ts'
import type { Word, WordSlots } from '../text/word.ts'
import { createLexicon, type Spelling } from './lexicon.ts'
import type { Atom, Item, Sequence } from './pattern.ts'
import type { Rule } from './rule.ts'
import { fold } from '../text/fold.ts'

/** A stretch of tokens that a rule found; `first` to `last` (exclusive) are token indexes. */
/** What is kept of a rule once its phrases are compiled. */
export type CompiledRule = Pick<Rule, 'id' | 'meaning' | 'sureness' | 'unlessNegated' | 'channels'>

export interface Match { readonly rule: CompiledRule, readonly first: number, readonly last: number }

export interface RuleSet {
  readonly rules: readonly Rule[]
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly spelling: Spelling
}

interface Node {
  /** Slots and the nodes they lead to; a slot may lead to several. */
  readonly slots: number[]
  readonly targets: Node[]
  /** Next nodes that may be reached over up to so many words. */
  readonly gaps: { readonly most: number, readonly node: Node }[]
  readonly ends: { readonly rule: number, readonly unless: boolean, readonly mark: '' | '?' | '!' | undefined }[]
}

const newNode = (): Node => ({ slots: [], targets: [], gaps: [], ends: [] })
const NEGATION_REACH = 3
/** Sets of slots that are kept; a few thousand are met in practice. */
const MOST_SHARED = 20_000

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
  const steps = new Map<string, Node>()
  const numbers = new Map<Node, number>()
  set.rules.forEach((rule, index) => {
    for (const sequence of rule.sequences) add(sequence, index, false, rule.masked)
    for (const sequence of rule.undoing) add(sequence, index, true, rule.masked)
  })
  const openings = new Map<number, Node[]>()
  anywhere.slots.forEach((slot, i) => openings.set(slot, [...openings.get(slot) ?? [], anywhere.targets[i]!]))
  const negator = lexicon.slotOf((set.lists.get('not') ?? []).map((word) => ({ kind: 'word', key: fold(word) })), false)
  const study = lexicon.compile()
  const shared = new Map<string, WordSlots>()
  // the phrases and examples of a rule are many times its size; they are let go of here
  const rules = set.rules.map(({ id, meaning, sureness, unlessNegated, channels }): CompiledRule => ({ id, meaning, sureness, unlessNegated, channels }))
  return (tokens, channel) => {
    const slots = tokens.words.map((word) => word.slots[pack] ??= slotsOf(word))
    return find(tokens, slots, { atStart, rules, negator }, channel)
  }

  /** Words that fill the same slots, as most of them do, share what is kept of them. */
  function slotsOf (word: Word): WordSlots {
    const filled = study(word)
    const name = filled.join()
    let kept = shared.get(name)
    if (kept === undefined) {
      const bits = new Uint32Array((lexicon.size() >>> 5) + 1)
      for (const slot of filled) bits[slot >>> 5]! |= 1 << (slot & 31)
      if (shared.size >= MOST_SHARED) shared.clear()
      shared.set(name, kept = { filled: bits, opens: [...new Set([...filled].flatMap((slot) => openings.get(slot) ?? []))] })
    }
    return kept
  }

  function add (sequence: Sequence, rule: number, unless: boolean, masked: boolean): void {
    const first = sequence[0]!
    const last = sequence.at(-1)!
    const items = sequence.slice(first.kind === 'start' ? 1 : 0, last.kind === 'end' ? -1 : undefined)
    const mark = last.kind === 'end' ? last.mark : undefined
    for (const node of extend([first.kind === 'start' ? atStart : anywhere], items, masked)) node.ends.push({ rule, unless, mark })
  }

  /** The nodes that are reached from `nodes` over `items`. Phrases that begin alike share their beginning. */
  function extend (nodes: readonly Node[], items: readonly Item[], masked: boolean): readonly Node[] {
    let reached = nodes
    for (const item of items) {
      if (item.kind === 'choice') {
        const from = reached
        reached = [...new Set(item.options.flatMap((option) => extend(from, option, masked)))]
      } else if (item.kind === 'slot' || item.kind === 'gap') {
        const slot = item.kind === 'slot' ? slotOf(item.atoms, masked) : -item.most
        const from = reached
        const step = `${from.map(numberOf).sort().join()} ${slot}`
        let target = steps.get(step)
        if (target === undefined) {
          steps.set(step, target = newNode())
          for (const node of from) {
            if (item.kind === 'gap') node.gaps.push({ most: item.most, node: target })
            else {
              node.slots.push(slot)
              node.targets.push(target)
            }
          }
        }
        reached = [target]
      }
    }
    return reached
  }

  function numberOf (node: Node): number {
    let number = numbers.get(node)
    if (number === undefined) numbers.set(node, number = numbers.size)
    return number
  }

  function slotOf (atoms: readonly Atom[], masked: boolean): number {
    const known = slots[masked ? 1 : 0]
    let slot = known.get(atoms)
    if (slot === undefined) known.set(atoms, slot = lexicon.slotOf(atoms, masked))
    return slot
  }
}

const fills = (filled: Uint32Array, slot: number): boolean => (filled[slot >>> 5]! & (1 << (slot & 31))) !== 0

interface Compiled { readonly atStart: Node, readonly rules: readonly CompiledRule[], readonly negator: number }

function find (tokens: Tokens, slots: readonly WordSlots[], { atStart, rules, negator }: Compiled, channel: Channel): Match[] {
  const found: { rule: number, first: number, last: number }[] = []
  const undone: { rule: number, first: number, last: number }[] = []
  for (const { first, last, mark } of tokens.sentences) {
    const visit = (node: Node, from: number, at: number): void => {
      for (const end of node.ends) {
        if (end.mark !== undefined && (at !== last || (end.mark !== '' && end.mark !== mark))) continue
        (end.unless ? undone : found).push({ rule: end.rule, first: from, last: at })
      }
      if (at >= last) return
      if (node.slots.length > 0) step(node, from, at)
      for (const { most, node: over } of node.gaps) {
        for (let next = at; next <= Math.min(at + most, last - 1); next++) step(over, from, next)
      }
    }
    const step = (node: Node, from: number, at: number): void => {
      const { filled } = slots[at]!
      for (let i = 0; i < node.slots.length; i++) if (fills(filled, node.slots[i]!)) visit(node.targets[i]!, from, at + 1)
    }
    if (first < last) step(atStart, first, first)
    for (let at = first; at < last; at++) for (const node of slots[at]!.opens) visit(node as Node, at, at + 1)
  }
  if (found.length === 0) return []
  const negated = (first: number): boolean => {
    const start = tokens.sentences[tokens.sentenceOf[first]!]!.first
    for (let at = first - 1; at >= Math.max(start, first - NEGATION_REACH); at--) {
      if (fills(slots[at]!.filled, negator)) return true
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
