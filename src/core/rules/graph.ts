import type { SentenceMark } from '../text/tokenize.ts'
import type { Atom, Item, Sequence } from './pattern.ts'

/** What may end a phrase: anywhere, or only the sentence, with any mark or one. */
export const END = { anywhere: 0, '': 1, '?': 2, '!': 3 } as const

/** An end's rule, whether it undoes, whether the phrase has to begin its sentence, and its END, in one number. */
export const packEnd = (rule: number, unless: boolean, atStart: boolean, mark: number): number => rule << 4 | (unless ? 8 : 0) | (atStart ? 4 : 0) | mark
export const ruleOf = (end: number): number => end >>> 4
export const isUndoing = (end: number): boolean => (end & 8) !== 0
/** Whether `end` counts for a phrase that begins its sentence or not, and that ends it, with `mark`, or, without one, does not. */
export function endCounts (end: number, begins: boolean, mark: SentenceMark | undefined): boolean {
  if ((end & 4) !== 0 && !begins) return false
  const wanted = end & 3
  if (wanted === END.anywhere) return true
  if (mark === undefined) return false
  return wanted === END[''] || (wanted === END['?'] ? mark === '?' : mark === '!')
}

/** Ways on from the nodes to one side, in columns: node n has the entries from `from[n]` to `from[n + 1]`. */
export interface Steps {
  readonly from: Int32Array
  /** The slot that the next word to this side fills. */
  readonly slots: Int32Array
  /** How many words at most may stand between. */
  readonly most: Int32Array
  /** The node it leads to. */
  readonly targets: Int32Array
}

/**
 * The phrases of all rules of a pack. Each begins at its rarest word, goes on with what stands before it, nearest first, and
 * then with what stands after it: most words of a text open nothing, and common ones open little.
 */
export interface Graph {
  /** The node that a word filling a slot leads to, by slot; -1 where no phrase begins with it. */
  readonly roots: Int32Array
  readonly before: Steps
  readonly after: Steps
  readonly endsFrom: Int32Array
  readonly ends: Int32Array
}

interface Step { readonly slot: number, readonly most: number, readonly target: Node }
type Side = 'before' | 'after'
interface Node {
  readonly number: number
  readonly before: Step[]
  readonly after: Step[]
  readonly ends: number[]
}

/** A node, and how many words may be passed over before the next one. */
interface Place { readonly node: Node, readonly most: number }

/** Collects phrases, then lays them out, by how often each slot is filled. Phrases that go on alike from one word share their way. */
export function createGraph (slotOf: (atoms: readonly Atom[], masked: boolean) => number): {
  readonly add: (sequence: Sequence, rule: number, unless: boolean, masked: boolean) => void
  readonly layOut: (often: ArrayLike<number>) => Graph
} {
  const phrases: { readonly items: readonly Numbered[], readonly end: number }[] = []
  const known = [new Map<readonly Atom[], number>(), new Map<readonly Atom[], number>()] as const
  const numbered = (items: readonly Item[], masked: boolean): Numbered[] => items.flatMap((item): Numbered[] => {
    if (item.kind === 'choice') return [{ kind: 'choice', options: item.options.map((option) => numbered(option, masked)) }]
    if (item.kind === 'slot') return [{ kind: 'slot', slot: slotNumber(item.atoms, masked) }]
    return item.kind === 'gap' ? [item] : []
  })
  const slotNumber = (atoms: readonly Atom[], masked: boolean): number => {
    const numbers = known[masked ? 1 : 0]
    let slot = numbers.get(atoms)
    if (slot === undefined) numbers.set(atoms, slot = slotOf(atoms, masked))
    return slot
  }
  return {
    add: (sequence, rule, unless, masked) => {
      const last = sequence.at(-1)!
      const end = packEnd(rule, unless, sequence[0]!.kind === 'start', last.kind === 'end' ? END[last.mark] : END.anywhere)
      phrases.push({ items: numbered(sequence, masked), end })
    },
    layOut: (often) => {
      const nodes = createNodes()
      for (const { items, end } of phrases) for (const reading of readingsOf(items, often)) nodes.add(reading, end)
      return nodes.layOut(often.length)
    }
  }
}

/** An item whose words are the number of a slot; where a phrase may begin and end is kept with its end. */
type Numbered =
  | { readonly kind: 'slot', readonly slot: number }
  | { readonly kind: 'gap', readonly most: number }
  | { readonly kind: 'choice', readonly options: readonly (readonly Numbered[])[] }

/** A phrase from its rarest word on; `before` begins with what is nearest to it. */
interface Reading { readonly slot: number, readonly before: readonly Numbered[], readonly after: readonly Numbered[] }

/** The ways to read a phrase from its rarest word on: one, or where the rarest are options of a choice, one for each of them. */
function readingsOf (items: readonly Numbered[], often: ArrayLike<number>): Reading[] {
  const costs = items.map((item) => costOf(item, often))
  const at = costs.indexOf(Math.min(...costs))
  const item = items[at]!
  const before = items.slice(0, at)
  const after = items.slice(at + 1)
  if (item.kind === 'slot') return [{ slot: item.slot, before: reversed(before), after }]
  return item.kind === 'choice' ? item.options.flatMap((option) => readingsOf([...before, ...option, ...after], often)) : []
}

/** How often a phrase would be begun at an item, at its rarest words; an item that may be missing cannot begin one. */
function costOf (item: Numbered, often: ArrayLike<number>): number {
  if (item.kind === 'slot') return often[item.slot]!
  if (item.kind === 'gap') return Infinity
  return item.options.reduce((sum, option) => sum + Math.min(Infinity, ...option.map((each) => costOf(each, often))), 0)
}

const reversed = (items: readonly Numbered[]): Numbered[] =>
  items.map((item) => item.kind === 'choice' ? { ...item, options: item.options.map(reversed) } : item).reverse()

function createNodes (): { readonly add: (reading: Reading, end: number) => void, readonly layOut: (slots: number) => Graph } {
  const nodes: Node[] = []
  const newNode = (): Node => {
    const node: Node = { number: nodes.length, before: [], after: [], ends: [] }
    nodes.push(node)
    return node
  }
  const roots = new Map<number, Node>()
  const reached = new Map<string, Node>()

  /** The places that are reached from `from` over `items`. */
  const extend = (from: readonly Place[], items: readonly Numbered[], side: Side): readonly Place[] => {
    let places = from
    for (const item of items) {
      const before = places
      if (item.kind === 'choice') places = unique(item.options.flatMap((option) => extend(before, option, side)))
      else if (item.kind === 'gap') places = before.map(({ node, most }) => ({ node, most: Math.max(most, item.most) }))
      else places = [{ node: step(before, item.slot, side), most: 0 }]
    }
    return places
  }

  const step = (from: readonly Place[], slot: number, side: Side): Node => {
    const name = `${side} ${from.map(nameOf).sort().join()} ${slot}`
    let target = reached.get(name)
    if (target === undefined) {
      reached.set(name, target = newNode())
      for (const { node, most } of from) node[side].push({ slot, most, target })
    }
    return target
  }

  return {
    add: ({ slot, before, after }, end) => {
      let root = roots.get(slot)
      if (root === undefined) roots.set(slot, root = newNode())
      for (const { node } of extend(extend([{ node: root, most: 0 }], before, 'before'), after, 'after')) node.ends.push(end)
    },
    layOut: (slots) => ({
      roots: Int32Array.from({ length: slots }, (_, slot) => roots.get(slot)?.number ?? -1),
      before: stepsOf(nodes, 'before'),
      after: stepsOf(nodes, 'after'),
      endsFrom: startsOf(nodes, ({ ends }) => ends.length),
      ends: Int32Array.from(nodes.flatMap(({ ends }) => ends))
    })
  }
}

const nameOf = ({ node, most }: Place): string => `${node.number}+${most}`
const unique = (places: readonly Place[]): Place[] => [...new Map(places.map((place) => [nameOf(place), place])).values()]

function stepsOf (nodes: readonly Node[], side: Side): Steps {
  const steps = nodes.flatMap((node) => node[side])
  return {
    from: startsOf(nodes, (node) => node[side].length),
    slots: Int32Array.from(steps, ({ slot }) => slot),
    most: Int32Array.from(steps, ({ most }) => most),
    targets: Int32Array.from(steps, ({ target }) => target.number)
  }
}

function startsOf (nodes: readonly Node[], count: (node: Node) => number): Int32Array {
  const starts = new Int32Array(nodes.length + 1)
  nodes.forEach((node, index) => { starts[index + 1] = starts[index]! + count(node) })
  return starts
}

/** Ways on from a word to one side, of all the phrases it opens: they are many, so they lie side by side. */
export interface Ways {
  /** In threes, by slot: the slot that the next word must fill, how many words at most may stand between, the node it leads to. */
  readonly steps: Int32Array
  /** How many words at most may stand between; -1 where there are no steps. */
  readonly reach: number
}

/** What a word opens: phrases of that word alone, and the ways on to each side, those over a gap by themselves. */
export interface Opening {
  readonly ends: readonly number[]
  readonly nextBefore: Ways
  readonly overBefore: Ways
  readonly nextAfter: Ways
  readonly overAfter: Ways
}

/** Most words open nothing to some side; what all share is read from memory once. */
const NO_WAYS: Ways = { steps: new Int32Array(0), reach: -1 }
const NO_ENDS: readonly number[] = []
const NOTHING: Opening = { ends: NO_ENDS, nextBefore: NO_WAYS, overBefore: NO_WAYS, nextAfter: NO_WAYS, overAfter: NO_WAYS }

/** Gives what a word opens that fills the slots `filled`. */
export function openingOf ({ roots, before, after, endsFrom, ends }: Graph, filled: Int32Array): Opening {
  const from = Array.from(filled, (slot) => roots[slot]!).filter((root) => root >= 0)
  if (from.length === 0) return NOTHING
  const own = from.flatMap((root) => [...ends.subarray(endsFrom[root]!, endsFrom[root + 1]!)])
  const [nextBefore, overBefore] = waysFrom(before, from)
  const [nextAfter, overAfter] = waysFrom(after, from)
  return { ends: own.length === 0 ? NO_ENDS : own, nextBefore, overBefore, nextAfter, overAfter }
}

function waysFrom ({ from, slots, most, targets }: Steps, roots: readonly number[]): [next: Ways, over: Ways] {
  const all = roots.flatMap((root) => Array.from({ length: from[root + 1]! - from[root]! }, (_, i) => from[root]! + i)).sort((a, b) => slots[a]! - slots[b]!)
  const waysOf = (steps: readonly number[]): Ways => steps.length === 0 ? NO_WAYS : {
    steps: Int32Array.from(steps.flatMap((i) => [slots[i]!, most[i]!, targets[i]!])),
    reach: steps.reduce((reach, i) => Math.max(reach, most[i]!), 0)
  }
  return [waysOf(all.filter((i) => most[i] === 0)), waysOf(all.filter((i) => most[i]! > 0))]
}
