import Type, { type Static } from 'typebox'
import { TriageRequestSchema } from './request.ts'
import { record, type Frozen } from './schema.ts'

export const BATCH_LIMIT = 1000

const size = { minItems: 1, maxItems: BATCH_LIMIT }

/** What is checked of the whole: each message is checked when its turn comes, so that a bad one fails alone. */
export const EnvelopeSchema = record({ messages: Type.Array(Type.Unknown(), size) })
export type Envelope = Frozen<Static<typeof EnvelopeSchema>>

export const BatchRequestSchema = record({
  messages: Type.Array(TriageRequestSchema, { ...size, description: `1 to ${BATCH_LIMIT} messages, each as in POST /v1/triage.` })
}, { title: 'BatchRequest', description: 'Messages to triage. One that cannot be answered fails alone.' })
