import type { Channel } from '../message.ts'
import type { Sequence } from './pattern.ts'
import type { DemandId, EscalationReason, ScenarioId, SignId } from '../findings.ts'

/** What a rule's words stand for. A concept is a meaning shared by all languages, from which scenarios are concluded. */
export type Meaning =
  | { readonly kind: 'concept', readonly id: string }
  | { readonly kind: 'scenario', readonly id: ScenarioId }
  | { readonly kind: 'sign', readonly id: SignId }
  | { readonly kind: 'demand', readonly id: DemandId }
  | { readonly kind: 'escalation', readonly id: EscalationReason }
  /** Of a reply, not of a complaint. */
  | { readonly kind: 'check', readonly id: string }

/** 1 a hint · 2 likely · 3 strong · 4 nearly always · 5 decides alone. */
export type Sureness = 1 | 2 | 3 | 4 | 5

/** A rule as it stands in a language pack; README.md explains the notation of its phrases. */
export interface Rule {
  readonly id: string
  readonly meaning: Meaning
  readonly sureness: Sureness
  readonly phrases: readonly string[]
  /** The phrases as read by parsePhrase. */
  readonly sequences: readonly Sequence[]
  /** Of phrases that, overlapping a find, undo it. */
  readonly undoing: readonly Sequence[]
  /** A find is dropped where a word of the list `not` stands up to three words before it. */
  readonly unlessNegated: boolean
  /** Also matches masked spellings («p*rkele», «sh1t»). */
  readonly masked: boolean
  /** Only on these channels; empty for all. */
  readonly channels: readonly Channel[]
  /** Sentences that it finds, the words marked [[so]]. */
  readonly finds: readonly string[]
  /** Near misses that it leaves alone. */
  readonly leaves: readonly string[]
}
