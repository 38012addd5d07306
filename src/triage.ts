import { randomFillSync } from 'node:crypto'
import type { Draft, Triage } from './contract/answer.ts'
import type { DraftRequest } from './contract/draft-request.ts'
import { instantOf } from './contract/instant.ts'
import { Refusal } from './contract/refusal.ts'
import type { TriageRequest } from './contract/request.ts'
import { addressedIn } from './core/addressed.ts'
import type { Engine } from './core/analyze.ts'
import type { Entity, EntityType, Findings, Scored } from './core/findings.ts'
import { resolveTime } from './core/times/resolve.ts'
import type { Message } from './core/message.ts'
import type { Draft as BuiltDraft, DraftInput } from './drafts/index.ts'
import type { CompanySettings } from './settings.ts'

export interface TriageParts {
  readonly read: (request: TriageRequest) => Message | Promise<Message>
  readonly engine: Engine
  readonly draft: (input: DraftInput) => BuiltDraft | null
  /** Tags of the languages that can be read. */
  readonly languages: readonly string[]
  /** Title of a scenario in a language. */
  readonly titleOf: (language: string, scenario: string) => string
  /** Engine and pack version by language; `und` for a language without a pack. */
  readonly versionOf: (language: string) => string
  readonly settings: CompanySettings
}

/**
 * Joins reading, findings and draft into the answer of POST /v1/triage; `now` counts where the request says no time.
 * The function it returns throws a Refusal at a language without a pack, and gives a promise only for the format eml.
 */
export function createTriage (parts: TriageParts): (request: TriageRequest, now: Date) => Triage | Promise<Triage> {
  return (request, now) => {
    const { language, receivedAt } = request
    if (language !== undefined) refuseUnknown('/language', language, parts.languages, 'languages')
    const received = receivedAt === undefined ? now : instantOf(receivedAt)
    if (!received) throw new Refusal([{ pointer: '/receivedAt', detail: 'must be an RFC 3339 date and time' }])
    const message = parts.read(request)
    return message instanceof Promise ? message.then((read) => answer(parts, request, read, received, now)) : answer(parts, request, message, received, now)
  }
}

export interface DraftParts extends Pick<TriageParts, 'engine' | 'draft' | 'settings'> {
  readonly read: (request: Pick<TriageRequest, 'channel'> & { readonly text: string }) => Message
  /** Tags of the languages that have replies. */
  readonly languages: readonly string[]
  readonly scenarios: readonly string[]
}

/**
 * Builds the draft that an agent asks for; what the request does not say is read from its text, if it has one. The
 * function it returns throws a Refusal at a language without replies and at scenarios that there are not.
 */
export function createDraft ({ engine, draft, settings, read, languages, scenarios }: DraftParts): (request: DraftRequest, now: Date) => Draft {
  return (request, now) => {
    refuseUnknown('/language', request.language, languages, 'languages')
    refuseUnknown('/scenario', request.scenario, scenarios, 'scenarios')
    request.secondary?.forEach((id, index) => refuseUnknown(`/secondary/${index}`, id, scenarios, 'scenarios'))
    const { text } = request
    const found = text === undefined ? undefined : engine.analyze(read({ ...request, text }), request.language, true)
    const addressed = addressedIn(found ?? NOTHING_FOUND)
    return draft({
      language: request.language,
      scenario: request.scenario,
      secondary: request.secondary ?? addressed.secondary,
      channel: request.channel ?? 'email',
      level: request.level ?? found?.anger.level ?? 'calm',
      demands: request.demands ?? addressed.demands,
      escalation: request.escalation ?? addressed.escalation,
      supply: request.supply ?? settings.supply ?? found?.supply?.id,
      entities: factsOf(found?.entities ?? []),
      ...request.values === undefined ? {} : { values: request.values },
      gaps: request.gaps ?? 'mark',
      now,
      text: text ?? '',
      ...toldOf(found, now)
    })!
  }
}

function refuseUnknown (pointer: string, id: string, known: readonly string[], kind: string): void {
  if (!known.includes(id)) throw new Refusal([{ pointer, detail: `is none of the ${kind} there are: ${known.join(', ')}` }])
}

function answer ({ engine, draft, titleOf, versionOf, settings }: TriageParts, request: TriageRequest, message: Message, received: Date, now: Date): Triage {
  const findings = engine.analyze(message, request.language)
  const { language } = findings
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
    supply: findings.supply,
    entities: findings.entities,
    priority: { level: findings.priority.level, respondBy: writeInstant(respondBy), because: findings.priority.because },
    review: findings.review,
    ...request.format === 'html' || request.format === 'eml' ? { text: message.text } : {},
    ...request.format === 'eml' ? { subject: message.subject } : {},
    draft: findings.scenario === null ? null : draft(draftInput(settings, request, message, findings, findings.scenario, received))
  }
}

function draftInput (settings: Pick<CompanySettings, 'supply'>, request: TriageRequest, message: Message, findings: Findings, scenario: Scored, now: Date): DraftInput {
  return {
    language: findings.language.code,
    scenario: scenario.id,
    ...addressedIn(findings),
    channel: message.channel,
    level: findings.anger.level,
    supply: settings.supply ?? findings.supply?.id,
    entities: factsOf(findings.entities),
    ...request.values === undefined ? {} : { values: request.values },
    gaps: request.gaps ?? 'mark',
    now,
    text: message.text,
    ...toldOf(findings, now)
  }
}

/** What happened, for the reply to tell back; days are counted from when the message came. */
const toldOf = (found: Findings | undefined, received: Date): Pick<DraftInput, 'told' | 'times'> =>
  found === undefined ? {} : { told: found.facts.map(({ id }) => id), times: found.times.flatMap((time) => resolveTime(time, received) ?? []) }

const NOTHING_FOUND = { secondary: [], demands: [], escalation: [] }

/** One value a type: the first found; none of several sums, as which of them is meant only the agent can tell. */
function factsOf (entities: readonly Entity[]): Partial<Record<EntityType, string>> {
  const facts: Partial<Record<EntityType, string>> = {}
  for (const { type, value } of entities) facts[type] ??= value
  if (entities.some(({ type, value }) => type === 'amount' && value !== facts.amount)) delete facts.amount
  return facts
}

/** RFC 3339, with fractions of a second only where there are any. */
const writeInstant = (time: Date): string => time.toISOString().replace('.000Z', 'Z')

const CHANCE = 10
/** Random bytes are drawn for many ids at once: a draw costs as much for one. */
const pool = Buffer.alloc(CHANCE * 400)
let drawn = pool.length

/** A UUID version 7 (RFC 9562, 5.7): milliseconds since 1970, then random bits. */
function uuidv7 (now: Date): string {
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  const chance = pool.toString('hex', drawn, drawn += CHANCE)
  const time = Math.max(0, now.getTime()).toString(16).padStart(12, '0')
  const variant = '89ab'[parseInt(chance[3]!, 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-${variant}${chance.slice(4, 7)}-${chance.slice(7, 19)}`
}
