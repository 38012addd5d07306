import type { SentenceMark } from '../text/tokenize.ts'
import type { Atom, Item, Sequence } from './pattern.ts'
import { createShared } from './shared.ts'

interface Node {
  /** Slots and the nodes they lead to; a slot may lead to several. */
  readonly slots: number[]
  readonly targets: Node[]
  /** Next nodes that may be reached over up to so many words. */
  readonly gaps: { readonly most: number, readonly node: Node }[]
  /** Ends as they stand in Graph. */
  readonly ends: number[]
  number: number
}

/** What may end a phrase: anywhere, or only the sentence, with any mark or one. */
export const END = { anywhere: 0, '': 1, '?': 2, '!': 3 } as const

/** An end's rule, whether it undoes, and its END, in one number. */
export const packEnd = (rule: number, unless: boolean, mark: number): number => rule << 3 | (unless ? 4 : 0) | mark
export const ruleOf = (end: number): number => end >>> 3
export const isUndoing = (end: number): boolean => (end & 4) !== 0
/** Whether `end` counts at the end of a sentence that closes with `mark`, or, without one, inside it. */
export function endCounts (end: number, mark: SentenceMark | undefined): boolean {
  const wanted = end & 3
  if (wanted === END.anywhere) return true
  if (mark === undefined) return false
  return wanted === END[''] || (wanted === END['?'] ? mark === '?' : mark === '!')
}

/** The phrases of all rules of a pack as one graph, in columns: node n has the entries from `xFrom[n]` to `xFrom[n + 1]`. */
export interface Graph {
  readonly stepsFrom: Int32Array
  readonly slots: Int32Array
  readonly targets: Int32Array
  readonly gapsFrom: Int32Array
  readonly gapMost: Int32Array
  readonly gapNodes: Int32Array
  readonly endsFrom: Int32Array
  readonly ends: Int32Array
  /** Nodes that a word filling a slot leads to, anywhere and at the start of a sentence, by slot. */
  readonly openings: ReadonlyMap<number, readonly number[]>
  readonly startOpenings: ReadonlyMap<number, readonly number[]>
}

/** Collects phrases, then lays them out. Phrases that begin alike share their beginning. */
export function createGraph (slotOf: (atoms: readonly Atom[], masked: boolean) => number): {
  readonly add: (sequence: Sequence, rule: number, unless: boolean, masked: boolean) => void
  readonly layOut: () => Graph
} {
  const nodes: Node[] = []
  const newNode = (): Node => {
    const node: Node = { slots: [], targets: [], gaps: [], ends: [], number: nodes.length }
    nodes.push(node)
    return node
  }
  const anywhere = newNode()
  const atStart = newNode()
  const known = [new Map<readonly Atom[], number>(), new Map<readonly Atom[], number>()] as const
  const steps = new Map<string, Node>()

  /** The nodes that are reached from `from` over `items`. */
  const extend = (from: readonly Node[], items: readonly Item[], masked: boolean): readonly Node[] => {
    let reached = from
    for (const item of items) {
      const before = reached
      if (item.kind === 'choice') reached = [...new Set(item.options.flatMap((option) => extend(before, option, masked)))]
      else if (item.kind === 'slot') reached = [step(before, slotNumber(item.atoms, masked))]
      else if (item.kind === 'gap') reached = [step(before, -item.most)]
    }
    return reached
  }

  /** The node after `slot`, or after a gap of so many words where it is negative. */
  const step = (before: readonly Node[], slot: number): Node => {
    const name = `${before.map(({ number }) => number).sort().join()} ${slot}`
    let target = steps.get(name)
    if (target === undefined) {
      steps.set(name, target = newNode())
      for (const node of before) {
        if (slot < 0) node.gaps.push({ most: -slot, node: target })
        else {
          node.slots.push(slot)
          node.targets.push(target)
        }
      }
    }
    return target
  }

  const slotNumber = (atoms: readonly Atom[], masked: boolean): number => {
    const numbers = known[masked ? 1 : 0]
    let slot = numbers.get(atoms)
    if (slot === undefined) numbers.set(atoms, slot = slotOf(atoms, masked))
    return slot
  }

  return {
    add: (sequence, rule, unless, masked) => {
      const first = sequence[0]!
      const last = sequence.at(-1)!
      const items = sequence.slice(first.kind === 'start' ? 1 : 0, last.kind === 'end' ? -1 : undefined)
      const end = packEnd(rule, unless, last.kind === 'end' ? END[last.mark] : END.anywhere)
      for (const node of extend([first.kind === 'start' ? atStart : anywhere], items, masked)) node.ends.push(end)
    },
    layOut: () => {
      const from = (count: (node: Node) => number): Int32Array => {
        const starts = new Int32Array(nodes.length + 1)
        nodes.forEach((node, index) => { starts[index + 1] = starts[index]! + count(node) })
        return starts
      }
      return {
        stepsFrom: from(({ slots }) => slots.length),
        slots: Int32Array.from(nodes.flatMap(({ slots }) => slots)),
        targets: Int32Array.from(nodes.flatMap(({ targets }) => targets.map(({ number }) => number))),
        gapsFrom: from(({ gaps }) => gaps.length),
        gapMost: Int32Array.from(nodes.flatMap(({ gaps }) => gaps.map(({ most }) => most))),
        gapNodes: Int32Array.from(nodes.flatMap(({ gaps }) => gaps.map(({ node }) => node.number))),
        endsFrom: from(({ ends }) => ends.length),
        ends: Int32Array.from(nodes.flatMap(({ ends }) => ends)),
        openings: openingsOf(anywhere),
        startOpenings: openingsOf(atStart)
      }
    }
  }
}

function openingsOf ({ slots, targets }: Node): Map<number, number[]> {
  const openings = new Map<number, number[]>()
  slots.forEach((slot, index) => {
    const known = openings.get(slot)
    if (known) known.push(targets[index]!.number)
    else openings.set(slot, [targets[index]!.number])
  })
  return openings
}

/** What may follow a word, of all the phrases it opens: they are many, so they lie side by side. */
export interface Opening {
  /** How many words at most may stand between this word and the next of a phrase; -1 where none follows. */
  readonly reach: number
  /** In threes, by slot: the slot that a next word must fill, how many words at most may stand between, the node it leads to. */
  readonly steps: Int32Array
  /** Of phrases of one word. */
  readonly ends: Int32Array
}

/** Gives the phrases that a word opens which fills `filled`, anywhere and at the start of a sentence. Words that open the same share them. */
export function createOpenings (graph: Graph): (filled: Int32Array) => { readonly opening: Opening, readonly startOpening: Opening } {
  const shared = createShared<Opening>()
  const openingOf = (filled: Int32Array, openings: Graph['openings']): Opening => {
    const nodes = new Set<number>()
    for (const slot of filled) for (const node of openings.get(slot) ?? []) nodes.add(node)
    return shared([...nodes].join(), () => openingAt(graph, nodes))
  }
  return (filled) => ({ opening: openingOf(filled, graph.openings), startOpening: openingOf(filled, graph.startOpenings) })
}

function openingAt ({ stepsFrom, slots, targets, gapsFrom, gapMost, gapNodes, endsFrom, ends: allEnds }: Graph, nodes: ReadonlySet<number>): Opening {
  const steps: [slot: number, most: number, node: number][] = []
  const ends: number[] = []
  const addSteps = (node: number, most: number): void => {
    for (let i = stepsFrom[node]!; i < stepsFrom[node + 1]!; i++) steps.push([slots[i]!, most, targets[i]!])
  }
  for (const node of nodes) {
    addSteps(node, 0)
    for (let i = endsFrom[node]!; i < endsFrom[node + 1]!; i++) ends.push(allEnds[i]!)
    for (let i = gapsFrom[node]!; i < gapsFrom[node + 1]!; i++) addSteps(gapNodes[i]!, gapMost[i]!)
  }
  steps.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return { reach: steps.reduce((reach, [, most]) => Math.max(reach, most), -1), steps: Int32Array.from(steps.flat()), ends: Int32Array.from(ends) }
}
