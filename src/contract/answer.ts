import Type, { type Static } from 'typebox'
import { DEMANDS, ENTITY_TYPES, ESCALATIONS, LEVELS, PRIORITIES, SIGNS } from '../core/findings.ts'
import { CHANNELS } from '../core/message.ts'
import { PLACEHOLDERS } from '../core/placeholders.ts'
import { nullable, oneOf, type Frozen } from './schema.ts'

const confidence = Type.Number({
  minimum: 0, maximum: 1,
  description: 'Calibrated: of the answers given with 0.8, about eight in ten are right.'
})

const offsets = {
  start: Type.Integer({ minimum: 0, description: 'First UTF-16 code unit.' }),
  end: Type.Integer({ minimum: 0, description: 'UTF-16 code unit after the last.' })
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
  id: Type.String({ description: 'One of the built-in scenarios or one of the company\'s own.' }),
  title: Type.String({ description: 'Name of the scenario in the language of the message.' }),
  confidence
}
const Scenario = Type.Object(scenarioFields, { title: 'Scenario', description: 'What kind of complaint it is.' })

const Evidence = Type.Object({
  scenario: Type.String({ description: 'Scenario that the words speak for or against.' }),
  weight: Type.Number({ description: 'How strongly; negative where they speak against it.' }),
  ...offsets,
  text: Span.properties.text,
  in: where
}, { title: 'Evidence' })

const Sign = Type.Object({
  id: oneOf(SIGNS),
  score: Type.Number({ minimum: 0, maximum: 1 }),
  evidence: spans
}, { title: 'Sign', description: 'One way in which the anger shows.' })

const Anger = Type.Object({
  level: oneOf(LEVELS),
  score: Type.Number({ minimum: 0, maximum: 1, description: '0 calm … 1 furious.' }),
  shouting: Type.Boolean({ description: 'Capitals or piles of exclamation marks carry the tone.' }),
  signs: Type.Array(Sign)
}, { title: 'Anger' })

const Demand = Type.Object({ id: oneOf(DEMANDS), evidence: spans }, { title: 'Demand', description: 'What the customer asks for.' })

const Escalation = Type.Object({ reason: oneOf(ESCALATIONS), evidence: spans }, {
  title: 'Escalation',
  description: 'What calls for more than an ordinary answer.'
})

const Entity = Type.Object({
  type: oneOf(ENTITY_TYPES),
  value: Type.String({ description: 'In its canonical form, a carrier in its base form for one.' }),
  ...offsets,
  in: where
}, { title: 'Entity', description: 'A fact named in the message.' })

const Language = Type.Object({
  code: Type.String({ description: 'Language tag, or `und` where the language cannot be told.' }),
  confidence,
  source: oneOf(['detected', 'request'])
}, { title: 'Language' })

const Priority = Type.Object({
  level: oneOf(PRIORITIES),
  respondBy: Type.String({ description: 'RFC 3339: when an answer is due by the company\'s response times.' }),
  because: Type.Array(Type.String(), { description: 'What raised it, such as `anger:angry`.' })
}, { title: 'Priority' })

const Review = Type.Object({
  needed: Type.Boolean({ description: 'A person should look before anything is sent.' }),
  reasons: Type.Array(Type.String(), { description: '`low-confidence`, `unknown-language`, `escalation:…`' })
}, { title: 'Review' })

const Filled = Type.Object({
  name: oneOf(PLACEHOLDERS),
  value: Type.String(),
  source: oneOf(['request', 'text', 'company'], { description: 'Where the fact came from.' }),
  start: Type.Optional(Type.Integer({ minimum: 0, description: 'Where it first stands in `body`; absent where only the subject has it.' })),
  end: Type.Optional(Type.Integer({ minimum: 0 }))
}, { title: 'FilledPlaceholder', description: 'A fact that stands in the draft; half-open, UTF-16 code units of `body`.' })

const Missing = Type.Object({
  name: oneOf(PLACEHOLDERS),
  label: Type.String({ description: 'The fact\'s name in the language of the draft.' }),
  ...offsets
}, { title: 'MissingPlaceholder', description: 'Where a [gap] stands in `body`; half-open, UTF-16 code units.' })

export const DraftSchema = Type.Object({
  subject: nullable(Type.String({ description: 'null on channels without a subject line.' })),
  body: Type.String(),
  language: Type.String(),
  channel: oneOf(CHANNELS),
  template: Type.String({ description: 'Id of the reply it was made from.' }),
  filled: Type.Array(Filled),
  missing: Type.Array(Missing)
}, { title: 'Draft', description: 'A reply in the customer\'s language, to be read by an agent before it goes.' })

export const TriageSchema = Type.Object({
  id: Type.String({ description: 'UUID version 7 of this answer.' }),
  reference: Type.Optional(Type.String({ description: 'Your own id of the ticket, where the request had one.' })),
  engine: Type.String({ description: 'Version of engine and packs: the same message and version give the same answer.' }),
  language: Language,
  complaint: Type.Unsafe<boolean | null>({
    type: ['boolean', 'null'],
    description: 'Whether the message is a complaint; null in a language without a pack.'
  }),
  scenario: nullable({ ...Scenario, description: 'What kind of complaint it is; null where it is none or the language has no pack.' }),
  secondary: Type.Array(Scenario, { description: 'Others that the reply addresses too.' }),
  alternatives: Type.Array(Scenario, { description: 'The rest, best first.' }),
  evidence: Type.Array(Evidence, { description: 'The words that decided the scenario.' }),
  anger: Anger,
  demands: Type.Array(Demand),
  escalation: Type.Array(Escalation),
  entities: Type.Array(Entity),
  priority: Priority,
  review: Review,
  text: Type.Optional(Type.String({ description: 'Only for the formats html and eml: the plain text that the offsets count in.' })),
  subject: Type.Optional(Type.String({ description: 'Only for the format eml: the subject that the offsets marked `in: subject` count in.' })),
  draft: nullable(DraftSchema)
}, { title: 'Triage', description: 'All that is concluded from the message, the words behind it, and a draft of the reply.' })

/** The answer of POST /v1/triage. */
export type Triage = Frozen<Static<typeof TriageSchema>>
/** A reply draft, as in the answer. */
export type Draft = Frozen<Static<typeof DraftSchema>>
