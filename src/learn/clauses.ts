import { ESCALATIONS, SCENARIOS, SIGNS, DEMANDS } from '../core/findings.ts'
import { NONE } from '../core/learnt/model.ts'
import { parseLines } from './cases.ts'
import { HEADS } from './train.ts'

/** A sentence or less, as it would stand in a message, and what it tells by itself. */
export interface Clause {
  readonly id: string
  readonly text: string
  /** None where it tells of no complaint. */
  readonly scenarios: readonly string[]
  /** All signs, demands and escalations that it shows by itself. */
  readonly labels: readonly string[]
}

/** What a mistake on a clause costs beside one on a case. */
export const CLAUSE_COST = 0.5

/** Whether sentences are short, and how angry a writer is, is a matter of whole messages. */
const NOT_OF_CLAUSES = new Set<string>(['sign:short-sentences', 'shouting', 'anger:1', 'anger:2', 'anger:3'])
const LABELS = new Set<string>([...SIGNS, ...DEMANDS, ...ESCALATIONS])

/** What a clause teaches each head: 1, -1, or 0 where it says nothing. */
export const truthsOfClause = ({ scenarios, labels }: Clause): readonly number[] => HEADS.map(({ name }) => {
  if (NOT_OF_CLAUSES.has(name)) return 0
  const [kind, label = ''] = name.split(':')
  if (kind === 'supply') return 0
  const tells = kind === 'scenario' || kind === 'also' ? (scenarios.length === 0 ? [NONE] : scenarios).includes(label) : labels.includes(label)
  // of two matters in one clause neither need come first
  return tells ? (kind === 'scenario' && scenarios.length > 1 ? 0 : 1) : -1
})

/** Reads clauses (JSONL). Throws Error with the line that is none, or that has labels which the guide does not know. */
export function parseClauses (source: string, name: string): Clause[] {
  const clauses = parseLines<Clause>(source, name)
  for (const { id, scenarios, labels } of clauses) {
    const unknown = [...scenarios.filter((scenario) => !(SCENARIOS as readonly string[]).includes(scenario)), ...labels.filter((label) => !LABELS.has(label))]
    if (unknown.length > 0) throw new Error(`${name}: ${id}: no such label: ${unknown.join(', ')}`)
  }
  return clauses
}
