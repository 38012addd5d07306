import type { Draft, Fact, FactName, Gap } from '../types.ts'
import { carryOver, editBetween } from './edits.ts'

/** A draft in an agent's hands. */
export interface Letter {
  readonly subject: string | null
  readonly body: string
  readonly language: string
  readonly channel: Draft['channel']
  readonly gaps: readonly Gap[]
  readonly facts: readonly PlacedFact[]
  /** Whether the agent changed its words. */
  readonly edited: boolean
}

export type PlacedFact = Fact & { readonly start: number, readonly end: number }
export type Fills = Readonly<Partial<Record<FactName, string>>>

/** What stands in a gap: a piece of the letter that is a field. */
export interface Field { readonly name: FactName, readonly label: string, readonly value: string, readonly start: number, readonly end: number }

/** The letter as it would be sent, and where its fields and facts stand in it. */
export interface Composed { readonly text: string, readonly fields: readonly Field[], readonly facts: readonly PlacedFact[] }

/** `draft` as a letter to work on. */
export const letterOf = ({ subject, body, language, channel, missing, filled }: Draft): Letter => ({
  subject, body, language, channel, gaps: missing, facts: filled.filter(isPlaced), edited: false
})

const isPlaced = (fact: Fact): fact is PlacedFact => fact.start !== undefined && fact.end !== undefined

/** The letter with `fills` in its gaps; a gap without one keeps its [label]. */
export function compose ({ body, gaps, facts }: Pick<Letter, 'body' | 'gaps' | 'facts'>, fills: Fills): Composed {
  let text = ''
  let from = 0
  const fields: Field[] = []
  const moved = new Map<number, number>()
  for (const { name, label, start, end } of [...gaps].sort((a, b) => a.start - b.start)) {
    if (start < from) continue
    text += body.slice(from, start)
    const value = fills[name] ?? ''
    const at = text.length
    text += value.trim() === '' ? body.slice(start, end) : value
    fields.push({ name, label, value, start: at, end: text.length })
    moved.set(end, text.length - end)
    from = end
  }
  text += body.slice(from)
  const growthBefore = (offset: number): number => {
    let growth = 0
    for (const [end, total] of moved) if (end <= offset) growth = total
    return growth
  }
  return { text, fields, facts: facts.map((fact) => ({ ...fact, start: fact.start + growthBefore(fact.start), end: fact.end + growthBefore(fact.start) })) }
}

/**
 * The letter after its text, as composed with `fills`, was changed to `text` by hand. Gaps and facts whose words were
 * touched are gone; gaps that had been filled are words of the letter from now on.
 */
export function rewrite (letter: Letter, fills: Fills, text: string): Letter {
  const { text: before, fields, facts } = compose(letter, fills)
  if (before === text) return letter
  const open = fields.filter(({ value }) => value.trim() === '')
  const { start, end } = editBetween(before, text)
  // typing right at the edge of a gap leaves it a gap
  const gaps = carryOver(open.filter((gap) => gap.end <= start || gap.start >= end), before, text)
  return { ...letter, body: text, gaps: gaps.map(({ name, label, start, end }) => ({ name, label, start, end })), facts: carryOver(facts, before, text), edited: true }
}
