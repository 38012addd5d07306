import { ENTITY_TYPES, LEVELS, SCENARIOS, type Findings } from '../core/findings.ts'
import type { Case } from '../learn/cases.ts'
import { Tally } from './counts.ts'

export interface Answered { readonly example: Case, readonly findings: Findings }

/** All figures of the quality table for one set of cases of one language. */
export interface Quality {
  readonly cases: number
  readonly complaint: Tally
  /** Over the complaints: one scenario each; one called no complaint is missed. */
  readonly scenario: Tally
  readonly accuracy: number
  readonly primaryOrSecondary: number
  /** By labelled scenario, then answered one; `none` stands for «no complaint». */
  readonly confusion: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly secondary: Tally
  readonly signs: Tally
  readonly shouting: Tally
  readonly demands: Tally
  readonly escalation: Tally
  /** Over the complaints that say what was supplied. */
  readonly supply: { readonly asked: number, readonly said: number, readonly right: number }
  /** Over the complaints that say what they tell has happened: of the things that any of them is labelled with. */
  readonly told: Tally
  readonly anger: { readonly exact: number, readonly withinOne: number, readonly meanError: number }
  readonly entities: Tally
  readonly language: number
  /** Mean distance between confidence and how often it was right, over ten equal steps of confidence. */
  readonly calibrationError: number
  /** Of the complaints with a wrong scenario, how many were marked for review; and of those with a right one. */
  readonly reviewedWrong: number
  readonly reviewedRight: number
  /** What went wrong, one line a fault, by case. */
  readonly fails: readonly { readonly example: Case, readonly faults: readonly string[] }[]
}

export const NONE = 'none'
const SHORTEST_TO_TELL = 20

export function measure (answers: readonly Answered[]): Quality {
  const tally = { complaint: new Tally(), scenario: new Tally(), secondary: new Tally(), signs: new Tally(), shouting: new Tally(), demands: new Tally(), escalation: new Tally(), told: new Tally(), entities: new Tally() }
  const confusion = new Map<string, Map<string, number>>([...SCENARIOS, NONE].map((id) => [id, new Map<string, number>()]))
  const sure: { confidence: number, right: boolean }[] = []
  const sums = { complaints: 0, right: 0, either: 0, exact: 0, withinOne: 0, error: 0, told: 0, tellable: 0, wrong: 0, reviewedWrong: 0, reviewedRight: 0 }
  const supply = { asked: 0, said: 0, right: 0 }
  const things = new Set(answers.flatMap(({ example }) => example.told ?? []))
  const fails: { example: Case, faults: string[] }[] = []
  for (const { example, findings } of answers) {
    const faults: string[] = []
    const compare = (name: string, of: Tally, found: readonly string[], labelled: readonly string[]): void => {
      of.add(found, labelled)
      const extra = found.filter((id) => !labelled.includes(id))
      const missing = labelled.filter((id) => !found.includes(id))
      if (extra.length > 0 || missing.length > 0) faults.push(`${name}: ${[...extra.map((id) => `+${id}`), ...missing.map((id) => `-${id}`)].join(' ')}`)
    }
    const complaint = findings.complaint === true
    compare('complaint', tally.complaint, complaint ? ['complaint'] : [], example.complaint ? ['complaint'] : [])
    const answered = findings.scenario?.id ?? NONE
    const labelled = example.scenario ?? NONE
    const row = confusion.get(labelled)!
    row.set(answered, (row.get(answered) ?? 0) + 1)
    if (example.complaint) {
      sums.complaints++
      const right = answered === labelled
      compare('scenario', tally.scenario, complaint ? [answered] : [], [labelled])
      if (right) sums.right++
      if (right || example.secondary.includes(answered)) sums.either++
      if (findings.scenario) sure.push({ confidence: findings.scenario.confidence, right })
      if (!right) sums.wrong++
      if (findings.review.needed) sums[right ? 'reviewedRight' : 'reviewedWrong']++
    }
    compare('secondary', tally.secondary, findings.secondary.map(({ id }) => id), example.secondary)
    compare('signs', tally.signs, findings.anger.signs.map(({ id }) => id), example.signs)
    compare('shouting', tally.shouting, findings.anger.shouting ? ['shouting'] : [], example.shouting ? ['shouting'] : [])
    compare('demands', tally.demands, findings.demands.map(({ id }) => id), example.demands)
    compare('escalation', tally.escalation, findings.escalation.map(({ reason }) => reason), example.escalation)
    if (example.supply !== undefined) {
      supply.asked++
      if (findings.supply !== null) supply.said++
      if (findings.supply?.id === example.supply) supply.right++
      else if (findings.supply !== null) faults.push(`supply: ${findings.supply.id}, labelled ${example.supply}`)
    }
    if (example.told !== undefined) compare('told', tally.told, findings.facts.map(({ id }) => id.replace('told.', '')).filter((id) => things.has(id)), example.told)
    const level = LEVELS.indexOf(findings.anger.level)
    const distance = Math.abs(level - example.anger)
    if (distance === 0) sums.exact++
    if (distance <= 1) sums.withinOne++
    else faults.push(`anger: ${level}, labelled ${example.anger}`)
    sums.error += distance
    compareEntities(example, findings, tally.entities, faults)
    if (example.text.length >= SHORTEST_TO_TELL) {
      sums.tellable++
      if (findings.language.code === example.language) sums.told++
      else faults.push(`language: ${findings.language.code}`)
    }
    if (faults.length > 0) fails.push({ example, faults })
  }
  const all = answers.length
  return {
    cases: all,
    ...tally,
    supply,
    confusion,
    accuracy: sums.right / sums.complaints,
    primaryOrSecondary: sums.either / sums.complaints,
    anger: { exact: sums.exact / all, withinOne: sums.withinOne / all, meanError: sums.error / all },
    language: sums.told / sums.tellable,
    calibrationError: calibrationError(sure),
    reviewedWrong: sums.reviewedWrong / sums.wrong,
    reviewedRight: sums.reviewedRight / sums.right,
    fails
  }
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

function compareEntities (example: Case, findings: Findings, tally: Tally, faults: string[]): void {
  for (const type of ENTITY_TYPES) {
    const label: unknown = example.entities[type]
    const labelled = label === undefined ? [] : [label].flat() as string[]
    const found = findings.entities.filter((entity) => entity.type === type).map(({ value }) => value)
    for (const value of found) {
      const match = labelled.findIndex((expected) => same(expected, value))
      tally.add([type], match < 0 ? [] : [type])
      if (match < 0) faults.push(`${type}: +«${value}»`)
      else labelled.splice(match, 1)
    }
    for (const value of labelled) {
      tally.add([], [type])
      faults.push(`${type}: -«${value}»`)
    }
  }
}

const STEPS = 10

function calibrationError (answers: readonly { readonly confidence: number, readonly right: boolean }[]): number {
  let error = 0
  for (let step = 0; step < STEPS; step++) {
    const inside = answers.filter(({ confidence }) => Math.min(STEPS - 1, Math.floor(confidence * STEPS)) === step)
    if (inside.length === 0) continue
    const sure = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length
    const right = inside.filter((answer) => answer.right).length / inside.length
    error += Math.abs(sure - right) * inside.length / answers.length
  }
  return error
}
