import type { DemandId, EscalationReason, Findings, ScenarioId } from './findings.ts'

/** What a reply takes up beside its main matter. */
export interface Addressed {
  readonly secondary: readonly ScenarioId[]
  readonly demands: readonly DemandId[]
  readonly escalation: readonly EscalationReason[]
}

/** A reply takes up what is at least as likely as this: of what is less likely, about half is something else, and what is wrong in a letter is worse than what it lacks. */
const LIKELY = 0.7
/** A danger is reported at its first sign; that a customer is told what to do in danger wants more. */
const LIKELY_DANGER = 0.9

/** What of the findings is sure enough to be taken up by a reply. */
export function addressedIn ({ secondary, demands, escalation }: Pick<Findings, keyof Addressed>): Addressed {
  return {
    secondary: secondary.flatMap(({ id, confidence }) => confidence < LIKELY ? [] : [id]),
    demands: demands.flatMap(({ id, confidence }) => confidence < LIKELY ? [] : [id]),
    escalation: escalation.flatMap(({ reason, confidence }) => confidence < (reason === 'safety' ? LIKELY_DANGER : LIKELY) ? [] : [reason])
  }
}
