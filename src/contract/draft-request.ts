import Type, { type Static } from 'typebox'
import { DEMANDS, ESCALATIONS, LEVELS } from '../core/findings.ts'
import { CHANNELS } from '../core/message.ts'
import { GAPS, languageTag, TEXT_LIMIT, Values } from './request.ts'
import { oneOf, record, type Frozen } from './schema.ts'

export const SCENARIO_LIMIT = 80
const MOST = 20

const scenarioId = (description: string) => Type.String({ minLength: 1, maxLength: SCENARIO_LIMIT, description })
const read = 'Where it is left out, it is read from `text`.'

export const DraftRequestSchema = record({
  scenario: scenarioId('The scenario whose reply is wanted; GET /v1/scenarios lists them.'),
  language: languageTag('Language of the reply.'),
  channel: Type.Optional(oneOf(CHANNELS, { default: 'email', description: 'Where the reply will be sent.' })),
  level: Type.Optional(oneOf(LEVELS, { description: `How angry the customer is. ${read} Without either: calm.` })),
  secondary: Type.Optional(Type.Array(scenarioId('Another matter of the complaint.'), { maxItems: MOST, description: `Other scenarios that the reply addresses too. ${read}` })),
  demands: Type.Optional(Type.Array(oneOf(DEMANDS), { maxItems: MOST, description: `What the customer asks for. ${read}` })),
  escalation: Type.Optional(Type.Array(oneOf(ESCALATIONS), { maxItems: MOST, description: `What calls for more than an ordinary answer. ${read}` })),
  values: Type.Optional(Values),
  gaps: Type.Optional(oneOf(GAPS, { default: 'mark', description: 'As in POST /v1/triage.' })),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: TEXT_LIMIT, description: 'The complaint, as plain text. Facts for the draft are read from it.' }))
}, { title: 'DraftRequest', description: 'What an agent has decided about a complaint. Only `scenario` and `language` are required.' })

/** A draft that an agent asks for, as POST /v1/drafts takes it. */
export type DraftRequest = Frozen<Static<typeof DraftRequestSchema>>
