import type { Quote, Span } from './message.ts'
import type { TimeReading } from './times/read.ts'

export const SCENARIOS = [
  'bad-service', 'unhappy-with-purchase', 'delivery-delay', 'wrong-item', 'unanswered-message',
  'exception-request', 'negative-review', 'customer-leaving', 'other'
] as const
/** One of SCENARIOS, or the id of a company's own scenario. */
export type ScenarioId = string

export const SIGNS = ['swearing', 'sarcasm', 'blame', 'confrontation', 'short-sentences'] as const
export type SignId = (typeof SIGNS)[number]

export const LEVELS = ['calm', 'irritated', 'angry', 'furious'] as const
export type Level = (typeof LEVELS)[number]

export const DEMANDS = [
  'refund', 'replacement', 'repair', 'status', 'compensation', 'apology', 'contact', 'cancellation', 'explanation'
] as const
export type DemandId = (typeof DEMANDS)[number]

export const ESCALATIONS = [
  'legal', 'regulator', 'media', 'chargeback', 'safety', 'privacy', 'violence', 'distress'
] as const
export type EscalationReason = (typeof ESCALATIONS)[number]
/** What threatens life or health: whoever is overlooked costs more than one who is asked in vain. */
export const DANGERS = ['safety', 'violence', 'distress'] as const satisfies readonly EscalationReason[]

/** What the company was to supply: a thing, work at the customer's place or on something of theirs, a visit or stay, or what runs on as a contract or account. */
export const SUPPLIES = ['goods', 'work', 'visit', 'contract'] as const
export type SupplyId = (typeof SUPPLIES)[number]

export const ENTITY_TYPES = [
  'customerName', 'orderNumber', 'trackingNumber', 'invoiceNumber', 'carrier', 'product', 'amount', 'phone', 'email'
] as const
export type EntityType = (typeof ENTITY_TYPES)[number]

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type PriorityLevel = (typeof PRIORITIES)[number]

export interface Scored { readonly id: ScenarioId, readonly confidence: number }

/** `weight`: by how much these words moved the log-odds of `scenario`. */
export interface Evidence extends Quote { readonly scenario: ScenarioId, readonly weight: number }

export interface Sign { readonly id: SignId, readonly score: number, readonly evidence: readonly Quote[] }
export interface Demand { readonly id: DemandId, readonly confidence: number, readonly evidence: readonly Quote[] }
export interface Supply { readonly id: SupplyId, readonly confidence: number, readonly evidence: readonly Quote[] }
export interface Escalation { readonly reason: EscalationReason, readonly confidence: number, readonly evidence: readonly Quote[] }

/** `value`: in its canonical form (a carrier in its base form, a name without the sign-off); the offsets point at the words it was read from. */
export interface Entity extends Span { readonly type: EntityType, readonly value: string, readonly in?: 'subject' }

/** What the customer says has happened: a concept that a rule found so surely that it may be told back. */
export interface Fact extends Span { readonly id: string, readonly in?: 'subject' }

export const TIME_ROLES = ['waiting', 'ordered', 'bought', 'promised', 'wrote', 'attempts', 'customer'] as const
export type TimeRole = (typeof TIME_ROLES)[number]
/** A time in the customer's words and what it is the time of. */
export interface TimeFact extends Span, TimeReading { readonly role: TimeRole, readonly in?: 'subject' }

export interface Anger {
  readonly level: Level
  /** 0 calm … 1 furious. */
  readonly score: number
  readonly shouting: boolean
  readonly signs: readonly Sign[]
}

/** `code`: a pack's tag, or the ISO 639 code of a language without a pack, or `und`. */
export interface Language { readonly code: string, readonly confidence: number, readonly source: 'detected' | 'request' }

export interface Priority { readonly level: PriorityLevel, readonly because: readonly string[] }
export interface Review { readonly needed: boolean, readonly reasons: readonly string[] }

/** All that is concluded from a message, before any reply. Pure: the same message and packs give the same findings. */
export interface Findings {
  readonly language: Language
  /** null where the language has no pack. */
  readonly complaint: boolean | null
  readonly scenario: Scored | null
  readonly secondary: readonly Scored[]
  readonly alternatives: readonly Scored[]
  readonly evidence: readonly Evidence[]
  readonly anger: Anger
  readonly demands: readonly Demand[]
  readonly escalation: readonly Escalation[]
  /** null where it cannot be told surely enough. */
  readonly supply: Supply | null
  readonly entities: readonly Entity[]
  /** What happened, in order of the text, each concept once; of no complaint nothing is told. */
  readonly facts: readonly Fact[]
  readonly times: readonly TimeFact[]
  readonly priority: Priority
  readonly review: Review
}
