import { FaultyPhrase, parsePhrase, type Sequence } from '../core/rules/pattern.ts'
import type { Meaning, Rule, Sureness } from '../core/rules/rule.ts'
import type { DemandId, EscalationReason, SignId } from '../core/findings.ts'
import type { Channel } from '../core/message.ts'
import { fold } from '../core/text/fold.ts'
import { nearest } from '../nearest.ts'
import type { Fault, Located } from '../strict-yaml.ts'
import type { RuleFile } from './schema.ts'

type RuleData = RuleFile['rules'][number]
const KINDS = ['concept', 'scenario', 'sign', 'demand', 'escalation'] as const

export interface ParsedRules { readonly rules: Rule[], readonly lists: Map<string, readonly string[]>, readonly faults: Fault[] }

/** What rules find already there: lists that they may name, and ids (with the file of each) that they may not take. */
export interface Known { readonly lists: ReadonlyMap<string, readonly string[]>, readonly ids: ReadonlyMap<string, string> }

/**
 * The rules of all rule files of one pack, with every fault that a schema cannot see: two meanings or none, an id
 * used twice, an unknown concept or scenario, a list named nowhere, a phrase that cannot be read.
 */
export function parseRules (files: readonly Located<RuleFile>[], concepts: ReadonlySet<string>, scenarios: ReadonlySet<string>, known?: Known): ParsedRules {
  const faults: Fault[] = []
  const lists = new Map<string, readonly string[]>(known?.lists)
  for (const { value, fault } of files) {
    for (const [name, words] of Object.entries(value.lists ?? {})) {
      if (lists.has(name)) faults.push(fault(['lists', name], `a second list '${name}'`, known?.lists.has(name) ? 'give it another name: this one is built in' : 'keep one list of that name'))
      lists.set(name, words)
    }
  }
  const rules: Rule[] = []
  const seen = new Map<string, string>(known?.ids)
  for (const file of files) {
    const { value, fault } = file
    value.rules.forEach((data, index) => {
      const at = ['rules', index]
      const first = seen.get(data.id)
      if (first !== undefined) faults.push(fault([...at, 'id'], `a second rule '${data.id}' (the first is in ${first})`, 'give each rule an id of its own'))
      seen.set(data.id, file.file)
      const meaning = meaningOf(data)
      if (meaning === undefined) {
        faults.push(fault([...at, 'id'], `'${data.id}' must have exactly one of ${KINDS.join(', ')}`, 'keep one of them'))
        return
      }
      if (meaning.kind === 'concept' && !concepts.has(meaning.id)) {
        const near = nearest(meaning.id, [...concepts])
        faults.push(fault([...at, 'concept'], `no concept '${meaning.id}'`, near === undefined ? 'add it to concepts.yaml or correct its spelling' : `write '${near}'`))
      }
      if (meaning.kind === 'scenario' && !scenarios.has(meaning.id)) {
        const near = nearest(meaning.id, [...scenarios])
        faults.push(fault([...at, 'scenario'], `no scenario '${meaning.id}'`, near === undefined ? `name it under 'scenarios:' or write one of: ${[...scenarios].join(', ')}` : `write '${near}'`))
      }
      const read = readPhrases(file, index, lists, faults)
      rules.push({
        id: data.id,
        meaning,
        sureness: (data.sureness ?? 3) as Sureness,
        phrases: data.phrases,
        get sequences () { return read.sequences() },
        get undoing () { return read.undoing() },
        unlessNegated: data.unlessNegated ?? false,
        masked: data.masked ?? false,
        channels: (data.channels ?? []) as Channel[],
        finds: data.finds,
        leaves: data.leaves
      })
    })
  }
  return { rules, lists, faults }
}

/** Where rules stand, over complaints or over replies. */
type RulesFile = Located<{ readonly rules?: readonly { readonly phrases: readonly string[], readonly unless?: readonly string[] }[] | undefined }>

/**
 * The phrases of rule `index` of a file, as read; what cannot be read joins `faults`. Those of a file known to be sound
 * are read when they are asked for, as a build has laid them out already.
 */
export function readPhrases ({ value, fault, isSound }: RulesFile, index: number, lists: ReadonlyMap<string, readonly string[]>, faults: Fault[]): { readonly sequences: () => Sequence[], readonly undoing: () => Sequence[] } {
  const { phrases, unless = [] } = value.rules![index]!
  const read = (key: 'phrases' | 'unless', written: readonly string[]): Sequence[] => written.flatMap((phrase, number) => {
    const sequence = readPhrase(phrase, lists)
    if (!(sequence instanceof FaultyPhrase)) return [sequence]
    faults.push(fault(['rules', index, key, number], sequence.message, sequence.mend))
    return []
  })
  if (isSound) return { sequences: () => read('phrases', phrases), undoing: () => read('unless', unless) }
  const sequences = read('phrases', phrases)
  const undoing = read('unless', unless)
  return { sequences: () => sequences, undoing: () => undoing }
}

/** A phrase as read, or what is wrong with it. */
export function readPhrase (phrase: string, lists: ReadonlyMap<string, readonly string[]>): Sequence | FaultyPhrase {
  try {
    return parsePhrase(phrase, lists, fold)
  } catch (error) {
    if (!(error instanceof FaultyPhrase)) throw error
    return error
  }
}

function meaningOf (data: RuleData): Meaning | undefined {
  const kinds = KINDS.filter((kind) => data[kind] !== undefined)
  if (kinds.length !== 1) return undefined
  const kind = kinds[0]!
  switch (kind) {
    case 'sign': return { kind, id: data.sign as SignId }
    case 'demand': return { kind, id: data.demand as DemandId }
    case 'escalation': return { kind, id: data.escalation as EscalationReason }
    default: return { kind, id: data[kind]! }
  }
}
