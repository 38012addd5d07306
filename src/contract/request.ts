import Type, { type Static, type TOptional, type TString } from 'typebox'
import { PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { Channel, FACTS, GapHandling, MessageFormat } from './lists.ts'
import { record, type Frozen } from './schema.ts'

/** Longest message in UTF-16 code units. */
export const TEXT_LIMIT = 100_000
export const SUBJECT_LIMIT = 2_000
export const REFERENCE_LIMIT = 200
export const VALUE_LIMIT = 1_000

/** Longest language tag. */
export const TAG_LIMIT = 35

/** Any tag is let through to the service, which knows its packs: a new one needs no new contract. */
export const languageTag = (description: string): TString => Type.String({
  maxLength: TAG_LIMIT,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  examples: ['et', 'pt-BR'],
  description: `${description} A BCP 47 tag; GET /v1/scenarios lists those there are.`
})

const fact = (name: Placeholder): TOptional<TString> =>
  Type.Optional(Type.String({ maxLength: VALUE_LIMIT, description: `${FACTS[name].charAt(0).toUpperCase()}${FACTS[name].slice(1)}.` }))

export const Values = record(
  Object.fromEntries(PLACEHOLDERS.map((name) => [name, fact(name)])) as Record<Placeholder, TOptional<TString>>,
  { title: 'Values', description: `Known facts for the draft, each as it should stand there, up to ${VALUE_LIMIT} UTF-16 code units. They win over what the text and the company's settings say. Unknown names are refused.` }
)

/** No field has `default` in its schema: some generators would make it one that must be sent. */
export const GAPS_ABOUT = 'What becomes of the places in the draft whose facts are not known: `mark` (also without it) or `omit`.'

export const TriageRequestSchema = record({
  text: Type.String({
    minLength: 1,
    maxLength: TEXT_LIMIT,
    description: `The customer's message as it came, quotes and signature included; 1 to ${TEXT_LIMIT.toLocaleString('en')} UTF-16 code units.`
  }),
  subject: Type.Optional(Type.String({ maxLength: SUBJECT_LIMIT, description: `Subject line, where there is one; up to ${SUBJECT_LIMIT.toLocaleString('en')} UTF-16 code units. It is read along with the text. With the format eml it wins over that of the mail.` })),
  format: Type.Optional({ ...MessageFormat, description: 'What `text` is. Without it: `text`.' }),
  language: Type.Optional(languageTag('Language of the message. Without it the language is detected.')),
  channel: Type.Optional({ ...Channel, description: 'Where the message came from. The draft is written for it. Without it: `email`.' }),
  reference: Type.Optional(Type.String({ maxLength: REFERENCE_LIMIT, description: `Your own id of the ticket, up to ${REFERENCE_LIMIT} UTF-16 code units. The answer repeats it; it is neither read nor logged.` })),
  receivedAt: Type.Optional(Type.String({
    format: 'date-time',
    description: 'When the message came (RFC 3339, years 1970 to 9998). `respondBy` and the days in the draft are reckoned from it. Without it: the moment of the request.'
  })),
  values: Type.Optional(Values),
  gaps: Type.Optional({ ...GapHandling, description: GAPS_ABOUT })
}, { title: 'TriageRequest', description: 'A customer\'s message. Only `text` is required; unknown fields are refused.' })

/** A message to triage, as POST /v1/triage takes it; nothing but `text` need be there. */
export type TriageRequest = Frozen<Static<typeof TriageRequestSchema>>
