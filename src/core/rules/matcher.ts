import type { Channel } from '../message.ts'
import type { Tokens } from '../text/tokenize.ts'
import { memoOf, type Word, type WordSlots } from '../text/word.ts'
import { createGraph, endCounts, isUndoing, openingOf, ruleOf, type Graph, type Ways } from './graph.ts'
import { createLexicon, createStudy, type Lexicon, type Spelling } from './lexicon.ts'
import { countFilled } from './often.ts'
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
  const laidOut = lexicon.layOut()
  return { rules: rules.map(compiled), graph: graph.layOut(countFilled(rules, laidOut, spelling)), lexicon: laidOut, negator }
}

/** Lays out and compiles the rules of a pack, where nothing is kept of a build. */
export const compileRules = (set: RuleSet, pack: number): Finder => createFinder(layOutRules(set), set.spelling, pack)

/** The function that finds what `laidOut` rules say. `pack` is the index at which words keep what this pack knows of them. */
export function createFinder ({ rules, graph, lexicon, negator }: LaidOutRules, spelling: Spelling, pack: number): Finder {
  const { size } = lexicon
  const study = createStudy(lexicon, spelling)
  const shared = createShared<WordSlots>()
  const walk = createWalk(graph)
  const slots: WordSlots[] = []
  return (tokens, channel) => {
    const { words } = tokens
    for (let at = 0; at < words.length; at++) slots[at] = memoOf(words[at]!, pack).slots ??= slotsOf(words[at]!)
    const { found, undone } = walk(tokens, slots)
    return found.length === 0 ? [] : choose(found, undone, tokens, slots, { rules, negator }, channel)
  }

  /** Words that fill the same slots, as most of them do, share what is kept of them. */
  function slotsOf (word: Word): WordSlots {
    const filled = study(word)
    return shared(String.fromCharCode(...filled), () => ({
      ...filled.length > FEW ? { filled: NONE, bits: bitsOf(filled, size) } : { filled: Array.from(filled), bits: undefined },
      opening: openingOf(graph, filled)
    }))
  }
}

/** Words that fill more slots than this are few and come often: they have a bit for each slot there is, some kilobytes. */
const FEW = 24
const NONE: readonly number[] = []

function bitsOf (filled: Int32Array, size: number): Uint32Array {
  const bits = new Uint32Array((size >>> 5) + 1)
  for (const slot of filled) bits[slot >>> 5]! |= 1 << (slot & 31)
  return bits
}

const hasBit = (bits: Uint32Array, slot: number): boolean => (bits[slot >>> 5]! & (1 << (slot & 31))) !== 0

function fills ({ filled, bits }: WordSlots, slot: number): boolean {
  if (bits !== undefined) return hasBit(bits, slot)
  let low = 0
  for (let high = filled.length; low < high;) {
    const middle = (low + high) >> 1
    if (filled[middle]! < slot) low = middle + 1
    else high = middle
  }
  return filled[low] === slot
}

interface Find { readonly rule: number, readonly first: number, readonly last: number }

/** Walks the graph over the sentences of a text: all that rules find, and all that undoes a find, in order of the words they were found by. */
function createWalk ({ before, after, endsFrom, ends }: Graph): (tokens: Tokens, slots: readonly WordSlots[]) => { found: Find[], undone: Find[] } {
  let found: Find[] = []
  let undone: Find[] = []
  let slots: readonly WordSlots[] = []
  let sentence: Tokens['sentences'][number] = { first: 0, last: 0, start: 0, end: 0, mark: '' }

  const report = (end: number, first: number, last: number): void => {
    if (endCounts(end, first === sentence.first, last === sentence.last ? sentence.mark : undefined)) (isUndoing(end) ? undone : found).push({ rule: ruleOf(end), first, last })
  }

  /** At `node` with the words from `first` to `last` (exclusive). */
  const visit = (node: number, first: number, last: number): void => {
    for (let i = endsFrom[node]!; i < endsFrom[node + 1]!; i++) report(ends[i]!, first, last)
    for (let i = before.from[node]!; i < before.from[node + 1]!; i++) {
      const farthest = Math.max(first - 1 - before.most[i]!, sentence.first)
      for (let at = first - 1; at >= farthest; at--) if (fills(slots[at]!, before.slots[i]!)) visit(before.targets[i]!, at, last)
    }
    for (let i = after.from[node]!; i < after.from[node + 1]!; i++) {
      const farthest = Math.min(last + after.most[i]!, sentence.last - 1)
      for (let at = last; at <= farthest; at++) if (fills(slots[at]!, after.slots[i]!)) visit(after.targets[i]!, first, at + 1)
    }
  }

  /** Takes the ways that are open to the word at `at`, with `between` words passed over; the phrase then holds the words from `first` to `last`. */
  const take = ({ steps }: Ways, at: number, between: number, first: number, last: number): void => {
    const { filled, bits } = slots[at]!
    if (bits === undefined) {
      // both stand in order of slots
      for (let i = 0, j = 0; i < steps.length && j < filled.length;) {
        const wanted = steps[i]!
        const slot = filled[j]!
        if (wanted < slot) i += 3
        else if (wanted > slot) j++
        else {
          if (steps[i + 1]! >= between) visit(steps[i + 2]!, first, last)
          i += 3
        }
      }
      return
    }
    for (let i = 0; i < steps.length; i += 3) if (hasBit(bits, steps[i]!) && steps[i + 1]! >= between) visit(steps[i + 2]!, first, last)
  }

  const open = ({ ends, nextBefore, overBefore, nextAfter, overAfter }: WordSlots['opening'], at: number): void => {
    for (let i = 0; i < ends.length; i++) report(ends[i]!, at, at + 1)
    if (at > sentence.first) {
      take(nextBefore, at - 1, 0, at - 1, at + 1)
      const farthest = Math.max(at - 1 - overBefore.reach, sentence.first)
      for (let next = at - 1; next >= farthest; next--) take(overBefore, next, at - 1 - next, next, at + 1)
    }
    if (at + 1 < sentence.last) {
      take(nextAfter, at + 1, 0, at, at + 2)
      const farthest = Math.min(at + 1 + overAfter.reach, sentence.last - 1)
      for (let next = at + 1; next <= farthest; next++) take(overAfter, next, next - at - 1, at, next + 1)
    }
  }

  return (tokens, given) => {
    found = []
    undone = []
    slots = given
    for (sentence of tokens.sentences) {
      for (let at = sentence.first; at < sentence.last; at++) open(slots[at]!.opening, at)
    }
    return { found, undone }
  }
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
  const isUndone = undoingOf(undone.filter(({ rule }) => rulesFound.has(rule)).sort((a, b) => a.first - b.first))
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
