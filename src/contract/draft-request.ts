import Type, { type Static } from 'typebox'
import { AngerLevel, Channel, DemandId, EscalationReason, GapHandling, SupplyId } from './lists.ts'
import { GAPS_ABOUT, languageTag, TEXT_LIMIT, Values } from './request.ts'
import { record, type Frozen } from './schema.ts'

export const SCENARIO_LIMIT = 80
const MOST = 20

const scenarioId = (description: string) => Type.String({ minLength: 1, maxLength: SCENARIO_LIMIT, description })
const read = 'Where it is left out, it is read from `text`.'

export const DraftRequestSchema = record({
  scenario: scenarioId('The scenario whose reply is wanted; GET /v1/scenarios lists them.'),
  language: languageTag('Language of the reply.'),
  channel: Type.Optional({ ...Channel, description: 'Where the reply will be sent. Without it: `email`.' }),
  level: Type.Optional({ ...AngerLevel, description: `How angry the customer is. ${read} Without either: calm.` }),
  secondary: Type.Optional(Type.Array(scenarioId('Another matter of the complaint.'), { maxItems: MOST, description: `Other scenarios that the reply addresses too, up to ${MOST}. ${read}` })),
  demands: Type.Optional(Type.Array(DemandId, { maxItems: MOST, description: `What the customer asks for, so that the reply takes it up; up to ${MOST}. ${read}` })),
  escalation: Type.Optional(Type.Array(EscalationReason, { maxItems: MOST, description: `What calls for more than an ordinary answer, up to ${MOST}. ${read}` })),
  supply: Type.Optional({ ...SupplyId, description: `What the company was to supply: the draft is worded by it. ${read}` }),
  values: Type.Optional(Values),
  gaps: Type.Optional({ ...GapHandling, description: GAPS_ABOUT }),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: TEXT_LIMIT, description: `The complaint as plain text, 1 to ${TEXT_LIMIT.toLocaleString('en')} UTF-16 code units. What happened, and facts for the draft, are read from it.` }))
}, { title: 'DraftRequest', description: 'What an agent has decided about a complaint. Only `scenario` and `language` are required.' })

/** A draft that an agent asks for, as POST /v1/drafts takes it. */
export type DraftRequest = Frozen<Static<typeof DraftRequestSchema>>
