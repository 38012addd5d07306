import Type, { type Static } from 'typebox'
import { AngerLevel, AngerSign, Channel, DemandId, EntityType, EscalationReason, FactName, PriorityLevel, SupplyId } from './lists.ts'
import { nullable, oneOf, type Frozen } from './schema.ts'

const confidence = Type.Number({
  minimum: 0, maximum: 1,
  description: '0 to 1. Calibrated: of the answers given with 0.8, about eight in ten are right.'
})

const offsets = {
  start: Type.Integer({ minimum: 0, description: 'First UTF-16 code unit, counted from 0.' }),
  end: Type.Integer({ minimum: 0, description: 'UTF-16 code unit after the last: `end - start` is the length.' })
}
const where = Type.Optional(oneOf(['subject'], {
  description: 'Present where the offsets count in the subject line and not in the text.'
}))

const Span = Type.Object({
  ...offsets,
  text: Type.String({ description: 'The words themselves: `text.slice(start, end)`.' }),
  in: where
}, {
  title: 'Span',
  description: 'Words of the message. Offsets are half-open and count UTF-16 code units in `text` as sent, or in the answer\'s `text` where it has one.'
})

const spans = Type.Array(Span, { description: 'The words that show it.' })

const scenarioFields = {
  id: Type.String({ description: 'A built-in scenario (`bad-service`, `unhappy-with-purchase`, `delivery-delay`, `wrong-item`, `unanswered-message`, `exception-request`, `negative-review`, `customer-leaving`, `other`) or one of the company\'s own. GET /v1/scenarios lists them.' }),
  title: Type.String({ description: 'Name of the scenario in the language of the message.' }),
  confidence
}
const Scenario = Type.Object(scenarioFields, { title: 'Scenario', description: 'A kind of complaint, and how likely it is the one.' })

const Evidence = Type.Object({
  scenario: Type.String({ description: 'Scenario that the words speak for or against.' }),
  weight: Type.Number({ description: 'By how much they moved the log-odds of the scenario; negative where they speak against it. For comparing within one answer.' }),
  ...offsets,
  text: Span.properties.text,
  in: where
}, { title: 'Evidence', description: 'Words that speak for or against a scenario.' })

const Sign = Type.Object({
  id: AngerSign,
  score: Type.Number({ minimum: 0, maximum: 1, description: 'How sure it is, 0 to 1; what is listed has at least 0.5.' }),
  evidence: spans
}, { title: 'Sign', description: 'One way in which the anger shows.' })

const Anger = Type.Object({
  level: AngerLevel,
  score: Type.Number({ minimum: 0, maximum: 1, description: '0 (calm) to 1 (furious), for sorting; `level` follows from it.' }),
  shouting: Type.Boolean({ description: 'Capitals or piles of exclamation marks carry the tone.' }),
  signs: Type.Array(Sign, { description: 'How it shows; empty where it does not.' })
}, { title: 'Anger', description: 'How angry the writer is, and by which words.' })

const Demand = Type.Object({ id: DemandId, confidence, evidence: spans }, { title: 'Demand', description: 'Something that the customer asks for.' })

const Escalation = Type.Object({ reason: EscalationReason, confidence, evidence: spans }, {
  title: 'Escalation',
  description: 'Something that calls for more than an ordinary answer.'
})

const Supply = Type.Object({ id: SupplyId, confidence, evidence: spans }, {
  title: 'Supply',
  description: 'What the company was to supply; the draft is worded by it.'
})

const Entity = Type.Object({
  type: EntityType,
  value: Type.String({ description: 'In its canonical form, such as a carrier in its base form; the words as written are at the offsets.' }),
  ...offsets,
  in: where
}, { title: 'Entity', description: 'A fact named in the message.' })

const Language = Type.Object({
  code: Type.String({ description: 'BCP 47 tag: of a language pack, of another language, or `und` where it cannot be told.' }),
  confidence,
  source: oneOf(['detected', 'request'], { description: '`detected`: read from the message. `request`: the request said so.' })
}, { title: 'Language', description: 'The language of the message.' })

const Priority = Type.Object({
  level: PriorityLevel,
  respondBy: Type.String({ format: 'date-time', description: 'When an answer is due: `receivedAt` (or now) and the hours that the company has set for the level. RFC 3339, UTC.' }),
  because: Type.Array(Type.String(), { description: 'What raised it: `anger:angry`, `anger:furious`, or `escalation:` and a reason. May grow.' })
}, { title: 'Priority', description: 'How urgent it is, and why.' })

const Review = Type.Object({
  needed: Type.Boolean({ description: 'A person should look before anything is sent.' }),
  reasons: Type.Array(Type.String(), { description: '`low-confidence` (of the scenario), `unknown-language`, or `escalation:` and a reason. May grow.' })
}, { title: 'Review', description: 'Whether a person should decide.' })

const Filled = Type.Object({
  name: FactName,
  value: Type.String({ description: 'As it stands in the draft.' }),
  source: oneOf(['request', 'text', 'company'], { description: 'Where the fact came from: `values` of the request, the text of the message, or the company\'s settings.' }),
  start: Type.Optional(Type.Integer({ minimum: 0, description: 'Where it first stands in `body`; absent where only the subject has it.' })),
  end: Type.Optional(Type.Integer({ minimum: 0, description: 'UTF-16 code unit of `body` after the last; present where `start` is.' }))
}, { title: 'FilledPlaceholder', description: 'A fact that stands in the draft; half-open, UTF-16 code units of `body`.' })

const Addressed = Type.Object({
  secondary: Type.Array(Type.String(), { description: 'Further scenarios.' }),
  demands: Type.Array(DemandId, { description: 'What the customer asks for.' }),
  escalation: Type.Array(EscalationReason, { description: 'What calls for more than an ordinary answer.' })
}, { title: 'Addressed', description: 'What the draft takes up beside its scenario: as the request says, or what was read with a confidence of 0.7 (danger to people: 0.9). Send it with POST /v1/drafts to get the same draft for another channel or tone.' })

const Missing = Type.Object({
  name: FactName,
  label: Type.String({ description: 'The fact\'s name in the language of the draft.' }),
  ...offsets
}, { title: 'MissingPlaceholder', description: 'Where a [gap] stands in `body`; half-open, UTF-16 code units.' })

export const DraftSchema = Type.Object({
  subject: nullable(Type.String({ description: 'Subject line; null on channels without one (chat, social, review).' })),
  body: Type.String({ description: 'The reply as plain text; paragraphs are parted by an empty line.' }),
  language: Type.String({ description: 'BCP 47 tag of the language that it is written in.' }),
  channel: { ...Channel, description: 'Where it is to be sent.' },
  template: Type.String({ description: 'Id of the reply it was made from: a scenario, or `other` where that has no reply of its own.' }),
  addresses: Addressed,
  filled: Type.Array(Filled, { description: 'The facts that stand in it.' }),
  missing: Type.Array(Missing, { description: 'Where facts are missing, in order of the text. Empty: it can be sent as it is.' })
}, { title: 'Draft', description: 'A reply in the customer\'s language, to be read by an agent before it goes.' })

export const TriageSchema = Type.Object({
  id: Type.String({ format: 'uuid', description: 'UUID (version 7) of this answer. Nothing is stored under it; it is for your own records.' }),
  reference: Type.Optional(Type.String({ description: 'Your own id of the ticket, where the request had one.' })),
  engine: Type.String({ description: 'Version of engine and language pack: the same request and version give the same answer, but for `id` and times reckoned from now.' }),
  language: Language,
  complaint: Type.Unsafe<boolean | null>({
    type: ['boolean', 'null'],
    description: 'Whether the message is a complaint; null in a language without a pack.'
  }),
  scenario: nullable({ ...Scenario, description: 'What kind of complaint it is; null where it is none or the language has no pack.' }),
  secondary: Type.Array(Scenario, { description: 'Other matters of the complaint. The draft addresses those that are likely enough (`draft.addresses`).' }),
  alternatives: Type.Array(Scenario, { description: 'All other scenarios, best first: for an agent who wants another reply.' }),
  evidence: Type.Array(Evidence, { description: 'The words that decided the scenario, the weightiest of them.' }),
  anger: Anger,
  demands: Type.Array(Demand, { description: 'What the customer asks for.' }),
  escalation: Type.Array(Escalation, { description: 'What calls for more than an ordinary answer; empty as a rule.' }),
  supply: nullable({ ...Supply, description: 'What the company was to supply, as read from the message; null where it cannot be told surely. Where the settings say what the company supplies, the draft goes by them.' }),
  entities: Type.Array(Entity, { description: 'Facts named in the message, those for the draft among them.' }),
  priority: Priority,
  review: Review,
  text: Type.Optional(Type.String({ description: 'Only for the formats html and eml: the plain text that the offsets count in.' })),
  subject: Type.Optional(Type.String({ description: 'Only for the format eml: the subject that the offsets marked `in: subject` count in.' })),
  draft: nullable({ ...DraftSchema, description: 'A reply in the customer\'s language; null where there is none to write: the message is no complaint, or in a language without a pack.' })
}, { title: 'Triage', description: 'All that is concluded from the message, the words behind it, and a draft of the reply.' })

/** The answer of POST /v1/triage. */
export type Triage = Frozen<Static<typeof TriageSchema>>
/** A reply draft, as in the answer. */
export type Draft = Frozen<Static<typeof DraftSchema>>
