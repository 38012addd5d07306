import { randomBytes } from 'node:crypto'
import type { Triage } from './contract/answer.ts'
import type { TriageRequest } from './contract/request.ts'
import type { Engine } from './core/analyze.ts'
import type { Entity, EntityType, Findings, Scored } from './core/findings.ts'
import type { Message } from './core/message.ts'
import type { DraftInput, Draft } from './drafts/index.ts'
import type { CompanySettings } from './settings.ts'

export interface TriageParts {
  readonly read: (request: TriageRequest) => Message | Promise<Message>
  readonly engine: Engine
  readonly draft: (input: DraftInput) => Draft | null
  /** Title of a scenario in a language. */
  readonly titleOf: (language: string, scenario: string) => string
  /** Engine and pack version by language; `und` for a language without a pack. */
  readonly versionOf: (language: string) => string
  readonly settings: CompanySettings
}

/** Joins reading, findings and draft into the answer of POST /v1/triage; `now` counts where the request says no time. */
export function createTriage (parts: TriageParts): (request: TriageRequest, now: Date) => Triage | Promise<Triage> {
  return (request, now) => {
    const message = parts.read(request)
    return message instanceof Promise ? message.then((read) => answer(parts, request, read, now)) : answer(parts, request, message, now)
  }
}

function answer ({ engine, draft, titleOf, versionOf, settings }: TriageParts, request: TriageRequest, message: Message, now: Date): Triage {
  const findings = engine.analyze(message, request.language)
  const { language } = findings
  const received = request.receivedAt === undefined ? now : new Date(request.receivedAt)
  const respondBy = new Date(received.getTime() + settings.respondWithinHours[findings.priority.level] * 3_600_000)
  const titled = ({ id, confidence }: Scored): Triage['alternatives'][number] => ({ id, title: titleOf(language.code, id), confidence })
  return {
    id: uuidv7(now),
    ...request.reference === undefined ? {} : { reference: request.reference },
    engine: versionOf(language.code),
    language,
    complaint: findings.complaint,
    scenario: findings.scenario && titled(findings.scenario),
    secondary: findings.secondary.map(titled),
    alternatives: findings.alternatives.map(titled),
    evidence: findings.evidence,
    anger: findings.anger,
    demands: findings.demands,
    escalation: findings.escalation,
    entities: findings.entities,
    priority: { level: findings.priority.level, respondBy: respondBy.toISOString(), because: findings.priority.because },
    review: findings.review,
    ...request.format === 'html' || request.format === 'eml' ? { text: message.text } : {},
    ...request.format === 'eml' ? { subject: message.subject } : {},
    draft: findings.scenario === null ? null : draft(draftInput(request, message, findings, findings.scenario, received))
  }
}

function draftInput (request: TriageRequest, message: Message, findings: Findings, scenario: Scored, now: Date): DraftInput {
  return {
    language: findings.language.code,
    scenario: scenario.id,
    secondary: findings.secondary.map(({ id }) => id),
    channel: message.channel,
    level: findings.anger.level,
    demands: findings.demands.map(({ id }) => id),
    escalation: findings.escalation.map(({ reason }) => reason),
    entities: factsOf(findings.entities),
    ...request.values === undefined ? {} : { values: request.values },
    gaps: request.gaps ?? 'mark',
    now,
    text: message.text
  }
}

/** One value a type: the first found. */
function factsOf (entities: readonly Entity[]): Partial<Record<EntityType, string>> {
  const facts: Partial<Record<EntityType, string>> = {}
  for (const { type, value } of entities) facts[type] ??= value
  return facts
}

/** A UUID version 7 (RFC 9562, 5.7): milliseconds since 1970, then random bits. */
function uuidv7 (now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Math.max(0, now.getTime()), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
