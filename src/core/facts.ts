import type { Structure } from './structure.ts'
import type { Match } from './rules/matcher.ts'

/** All that the learnt weights know of a message beside its words: meanings found and the structure, by name. */
export function gatherFacts (matches: readonly Match[], subjectMatches: readonly Match[], structure: Structure): Map<string, number> {
  const facts = new Map<string, number>()
  for (const match of matches) facts.set(match.rule.fact, 1)
  for (const match of subjectMatches) facts.set(match.rule.fact, 1)
  structure.names.forEach((name, index) => {
    const value = structure.values[index]!
    if (value !== 0) facts.set(name, value)
  })
  return facts
}
