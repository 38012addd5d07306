import type { Channel } from '../message.ts'
import type { Tokens } from '../text/tokenize.ts'
import { memoOf, type Word, type WordSlots } from '../text/word.ts'
import { createGraph, createOpenings, endCounts, isUndoing, ruleOf, type Graph, type Opening } from './graph.ts'
import { createLexicon, createStudy, type Lexicon, type Spelling } from './lexicon.ts'
import type { Rule } from './rule.ts'
import { createShared } from './shared.ts'
import { fold } from '../text/fold.ts'

/** What is kept of a rule once its phrases are compiled. */
export interface CompiledRule extends Pick<Rule, 'id' | 'meaning' | 'sureness' | 'unlessNegated' | 'channels'> {
  /** What it means, as the learnt weights name heads: `sign:blame`. */
  readonly name: string
  /** That a rule of its sureness found it, as the learnt weights name facts: `sign:blame:3`. */
  readonly fact: string
}

const compiled = ({ id, meaning, sureness, unlessNegated, channels }: Rule): CompiledRule => {
  const name = `${meaning.kind}:${meaning.id}`
  return { id, meaning, sureness, unlessNegated, channels, name, fact: `${name}:${sureness}` }
}

/** A stretch of tokens that a rule found; `first` to `last` (exclusive) are token indexes. */
export interface Match { readonly rule: CompiledRule, readonly first: number, readonly last: number }

export interface RuleSet {
  readonly rules: readonly Rule[]
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly spelling: Spelling
}

/** Gives matches ordered by position, longer first, then rule id. Pure. */
export type Finder = (tokens: Tokens, channel: Channel) => Match[]

const byPlace = (a: Match, b: Match): number => a.first - b.first || b.last - a.last || (a.rule.id < b.rule.id ? -1 : 1)

/** What both find, in the order of one. */
export const joinFinds = (one: Finder, other: Finder): Finder => (tokens, channel) => {
  const more = other(tokens, channel)
  return more.length === 0 ? one(tokens, channel) : [...one(tokens, channel), ...more].sort(byPlace)
}

const NEGATION_REACH = 3

/** The rules of a pack over one graph of word slots. Plain data: a build may keep it. */
export interface LaidOutRules {
  readonly rules: readonly CompiledRule[]
  readonly graph: Graph
  readonly lexicon: Lexicon
  /** Slot of the words that negate. */
  readonly negator: number
}

/** Lays out rules for matching; their phrases and examples, many times their size, are not kept. */
export function layOutRules ({ rules, lists, spelling }: RuleSet): LaidOutRules {
  const lexicon = createLexicon(spelling.stem)
  const graph = createGraph(lexicon.slotOf)
  rules.forEach((rule, index) => {
    for (const sequence of rule.sequences) graph.add(sequence, index, false, rule.masked)
    for (const sequence of rule.undoing) graph.add(sequence, index, true, rule.masked)
  })
  const negator = lexicon.slotOf((lists.get('not') ?? []).map((word) => ({ kind: 'word', key: fold(word) })), false)
  return {
    rules: rules.map(compiled),
    graph: graph.layOut(), lexicon: lexicon.layOut(), negator
  }
}

/** Lays out and compiles the rules of a pack, where nothing is kept of a build. */
export const compileRules = (set: RuleSet, pack: number): Finder => createFinder(layOutRules(set), set.spelling, pack)

/** The function that finds what `laidOut` rules say. `pack` is the index at which words keep what this pack knows of them. */
export function createFinder ({ rules, graph, lexicon, negator }: LaidOutRules, spelling: Spelling, pack: number): Finder {
  const { size } = lexicon
  const study = createStudy(lexicon, spelling)
  const openings = createOpenings(graph)
  const shared = createShared<WordSlots>()
  const walk = createWalk(graph)
  const slots: WordSlots[] = []
  let met = 0
  return (tokens, channel) => {
    const { words } = tokens
    for (let at = 0; at < words.length; at++) slots[at] = memoOf(words[at]!, pack).slots ??= slotsOf(words[at]!)
    const { found, undone } = walk(tokens, slots)
    return found.length === 0 ? [] : choose(found, undone, tokens, slots, { rules, negator }, channel)
  }

  /** Words that fill the same slots, as most of them do, share what is kept of them. */
  function slotsOf (word: Word): WordSlots {
    const filled = study(word)
    return shared(String.fromCharCode(...filled), () => ({ id: met++, filled: Array.from(filled), bits: filled.length > FEW ? bitsOf(filled, size) : undefined, ...openings(filled) }))
  }
}

/** Most words fill a handful of slots; those that fill more than this are asked for often, and have a bit for each slot. */
const FEW = 12

function bitsOf (filled: Int32Array, size: number): Uint32Array {
  const bits = new Uint32Array((size >>> 5) + 1)
  for (const slot of filled) bits[slot >>> 5]! |= 1 << (slot & 31)
  return bits
}

const fills = ({ filled, bits }: WordSlots, slot: number): boolean => bits === undefined ? filled.includes(slot) : (bits[slot >>> 5]! & (1 << (slot & 31))) !== 0

interface Find { readonly rule: number, readonly first: number, readonly last: number }

/** Walks the graph over the sentences of a text: all that rules find, and all that undoes a find. */
function createWalk ({ stepsFrom, slots: nodeSlots, targets, gapsFrom, gapMost, gapNodes, endsFrom, ends }: Graph): (tokens: Tokens, slots: readonly WordSlots[]) => { found: Find[], undone: Find[] } {
  let found: Find[] = []
  let undone: Find[] = []
  let slots: readonly WordSlots[] = []
  const follow = createFollow()
  let sentence: Tokens['sentences'][number] = { first: 0, last: 0, start: 0, end: 0, mark: '' }

  const report = (end: number, first: number, last: number): void => {
    if (endCounts(end, last === sentence.last ? sentence.mark : undefined)) (isUndoing(end) ? undone : found).push({ rule: ruleOf(end), first, last })
  }

  const step = (node: number, first: number, at: number): void => {
    const word = slots[at]!
    for (let i = stepsFrom[node]!; i < stepsFrom[node + 1]!; i++) if (fills(word, nodeSlots[i]!)) visit(targets[i]!, first, at + 1)
  }

  const visit = (node: number, first: number, at: number): void => {
    for (let i = endsFrom[node]!; i < endsFrom[node + 1]!; i++) report(ends[i]!, first, at)
    if (at >= sentence.last) return
    step(node, first, at)
    for (let i = gapsFrom[node]!; i < gapsFrom[node + 1]!; i++) {
      for (let next = at; next <= Math.min(at + gapMost[i]!, sentence.last - 1); next++) step(gapNodes[i]!, first, next)
    }
  }

  const open = (by: WordSlots, opening: Opening, first: number, atStart: number): void => {
    const { ends } = opening
    for (let i = 0; i < ends.length; i++) report(ends[i]!, first, first + 1)
    const farthest = Math.min(first + 1 + opening.reach, sentence.last - 1)
    for (let at = first + 1; at <= farthest; at++) {
      const next = slots[at]!
      const reached = follow(by.id << 1 | atStart, opening, next)
      if (reached === undefined) continue
      const between = at - first - 1
      for (let i = 0; i < reached.length; i += 2) if (reached[i]! >= between) visit(reached[i + 1]!, first, at + 1)
    }
  }

  return (tokens, given) => {
    found = []
    undone = []
    slots = given
    for (sentence of tokens.sentences) {
      const { first, last } = sentence
      if (first < last) open(slots[first]!, slots[first]!.startOpening, first, 1)
      for (let at = first; at < last; at++) open(slots[at]!, slots[at]!.opening, at, 0)
    }
    return { found, undone }
  }
}

/** Pairs of words whose phrases are remembered, a power of two. */
const REMEMBERED_PAIRS = 1 << 16

/**
 * Tells which nodes are reached when `next` comes after an opening, as pairs of how many words may stand between and the
 * node; undefined for none, which is what most pairs of words reach. Remembers pairs at either of two places, a later one in place of the earlier of two.
 */
function createFollow (): (id: number, opening: Opening, next: WordSlots) => readonly number[] | undefined {
  // of a pair that reaches something the second number is inverted: for most pairs nothing else need be looked at
  const pairs = new Int32Array(2 * REMEMBERED_PAIRS).fill(-1)
  const reached = Array.from<readonly number[] | undefined>({ length: REMEMBERED_PAIRS })
  return (id, opening, next) => {
    const place = (Math.imul(id, 0x9e3779b1) ^ Math.imul(next.id, 0x85ebca6b)) >>> 16 & (REMEMBERED_PAIRS - 1)
    const beside = place ^ 1
    for (let at = place, tries = 0; tries < 2; at ^= 1, tries++) {
      if (pairs[2 * at] !== id) continue
      const second = pairs[2 * at + 1]!
      if (second === next.id) return undefined
      if (second === ~next.id) return reached[at]
    }
    pairs[2 * beside] = pairs[2 * place]!
    pairs[2 * beside + 1] = pairs[2 * place + 1]!
    reached[beside] = reached[place]
    const found = reachedBy(opening, next.filled)
    pairs[2 * place] = id
    pairs[2 * place + 1] = found === undefined ? next.id : ~next.id
    return reached[place] = found
  }
}

/** Both stand in order of slots, so that one walk along them finds what they share. */
function reachedBy ({ steps }: Opening, filled: readonly number[]): readonly number[] | undefined {
  const reached: number[] = []
  for (let i = 0, at = 0; i < steps.length && at < filled.length;) {
    const slot = steps[i]!
    if (slot < filled[at]!) i += 3
    else if (slot > filled[at]!) at++
    else {
      reached.push(steps[i + 1]!, steps[i + 2]!)
      i += 3
    }
  }
  return reached.length === 0 ? undefined : reached
}

interface Chosen { readonly rules: readonly CompiledRule[], readonly negator: number }

/** Of all finds those that stand: on this channel, not negated, not undone, and of one rule none inside another. */
function choose (found: readonly Find[], undone: readonly Find[], tokens: Tokens, slots: readonly WordSlots[], { rules, negator }: Chosen, channel: Channel): Match[] {
  const negated = (first: number): boolean => {
    const start = tokens.sentences[tokens.sentenceOf[first]!]!.first
    for (let at = first - 1; at >= Math.max(start, first - NEGATION_REACH); at--) {
      if (fills(slots[at]!, negator)) return true
    }
    return false
  }
  const rulesFound = new Set(found.map(({ rule }) => rule))
  const isUndone = undoingOf(undone.filter(({ rule }) => rulesFound.has(rule)))
  const kept = found.filter((find) => {
    const { rule, first } = find
    const { unlessNegated, channels } = rules[rule]!
    if (channels.length > 0 && !channels.includes(channel)) return false
    if (unlessNegated && negated(first)) return false
    return !isUndone(find)
  })
  return longest(kept.map(({ rule, first, last }) => ({ rule: rules[rule]!, first, last })).sort(byPlace))
}

/**
 * Whether any of `undone` lies across a find of its rule. They come in order of their first tokens, so that of those which
 * begin before the find ends the farthest reaching decides.
 */
function undoingOf (undone: readonly Find[]): (find: Find) => boolean {
  const byRule = new Map<number, { readonly firsts: number[], readonly reaches: number[] }>()
  for (const { rule, first, last } of undone) {
    let of = byRule.get(rule)
    if (of === undefined) byRule.set(rule, of = { firsts: [], reaches: [] })
    of.reaches.push(Math.max(last, of.reaches.at(-1) ?? 0))
    of.firsts.push(first)
  }
  return ({ rule, first, last }) => {
    const of = byRule.get(rule)
    if (of === undefined) return false
    let begun = 0 // of them begin before `last`
    for (let beyond = of.firsts.length; begun < beyond;) {
      const middle = (begun + beyond) >> 1
      if (of.firsts[middle]! < last) begun = middle + 1
      else beyond = middle
    }
    return begun > 0 && of.reaches[begun - 1]! > first
  }
}

/** Of overlapping finds of one rule only the first and longest stands. */
function longest (sorted: readonly Match[]): Match[] {
  const until = new Map<CompiledRule, number>()
  return sorted.filter(({ rule, first, last }) => {
    if (first < (until.get(rule) ?? 0)) return false
    until.set(rule, last)
    return true
  })
}
