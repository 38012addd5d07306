import { DANGERS, type Anger, type Escalation, type EscalationReason, type Priority, type PriorityLevel } from './findings.ts'

/** What threatens life or health cannot wait for its turn. */
const AT_ONCE: ReadonlySet<EscalationReason> = new Set(DANGERS)
const STEPS = { calm: 0, irritated: 0, angry: 1, furious: 2 } as const

/** How urgent a message is, and what made it so: `anger:…` and `escalation:…`. */
export function prioritise (complaint: boolean | null, anger: Anger, escalation: readonly Escalation[]): Priority {
  const because = [
    ...STEPS[anger.level] > 0 ? [`anger:${anger.level}`] : [],
    ...escalation.map(({ reason }) => `escalation:${reason}`)
  ]
  return { level: levelOf(complaint, STEPS[anger.level], escalation), because }
}

function levelOf (complaint: boolean | null, anger: number, escalation: readonly Escalation[]): PriorityLevel {
  if (escalation.some(({ reason }) => AT_ONCE.has(reason))) return 'urgent'
  const steps = anger + (escalation.length > 0 ? 1 : 0)
  if (steps > 2) return 'urgent'
  if (steps > 0) return 'high'
  // a language nobody here reads waits like any complaint; what is known to be none may wait longer
  return complaint === false ? 'low' : 'normal'
}
