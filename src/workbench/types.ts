import type { components } from './api.d.ts'

type Schemas = components['schemas']

export type Triage = Schemas['Triage']
export type TriageRequest = Schemas['TriageRequest']
export type Draft = Schemas['Draft']
export type DraftRequest = Schemas['DraftRequest']
export type Problem = Schemas['Problem']
export type ReplyCheck = Schemas['ReplyCheck']
export type ReplyFinding = Schemas['ReplyFinding']
export type ScenarioList = Schemas['ScenarioList']
export type Values = Schemas['Values']

export type Channel = NonNullable<TriageRequest['channel']>
export type Format = NonNullable<TriageRequest['format']>
export type Gaps = NonNullable<TriageRequest['gaps']>
export type Level = Triage['anger']['level']
export type SignId = Triage['anger']['signs'][number]['id']
export type DemandId = Triage['demands'][number]['id']
export type EscalationReason = Triage['escalation'][number]['reason']
export type SupplyId = NonNullable<Triage['supply']>['id']
export type EntityType = Triage['entities'][number]['type']
export type PriorityLevel = Triage['priority']['level']
export type Fact = Draft['filled'][number]
export type Gap = Draft['missing'][number]
export type FactName = Gap['name']
export type FactSource = Fact['source']

/** A message as it lies on the desk. `language` is empty where it is to be detected. */
export interface Input { readonly text: string, readonly subject: string, readonly format: Format, readonly channel: Channel, readonly language: string }

/** Languages in which the page itself speaks. */
export type PageLanguage = 'et' | 'fi' | 'en'

export const CHANNELS: readonly Channel[] = ['email', 'chat', 'social', 'review', 'form']
export const LEVELS: readonly Level[] = ['calm', 'irritated', 'angry', 'furious']
export const SIGNS: readonly SignId[] = ['swearing', 'sarcasm', 'blame', 'confrontation', 'short-sentences']
export const SUPPLIES: readonly SupplyId[] = ['goods', 'work', 'visit', 'contract']
export const PRIORITIES: readonly PriorityLevel[] = ['low', 'normal', 'high', 'urgent']
