import Type, { type Static, type TOptional, type TString } from 'typebox'
import { CHANNELS } from '../core/message.ts'
import { PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { oneOf, record, type Frozen } from './schema.ts'

/** Longest message in UTF-16 code units. */
export const TEXT_LIMIT = 100_000
export const SUBJECT_LIMIT = 2_000
export const REFERENCE_LIMIT = 200
export const VALUE_LIMIT = 1_000

export const FORMATS = ['text', 'html', 'eml'] as const
export const GAPS = ['mark', 'omit'] as const
/** Longest language tag. */
export const TAG_LIMIT = 35

/** Any tag is let through to the service, which knows its packs: a new one needs no new contract. */
export const languageTag = (description: string): TString => Type.String({
  maxLength: TAG_LIMIT,
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  examples: ['et', 'pt-BR'],
  description: `${description} A BCP 47 tag; GET /v1/scenarios lists those there are.`
})

/** What each placeholder stands for. */
export const FACTS: Readonly<Record<Placeholder, string>> = {
  customerName: 'how the reply addresses the customer',
  orderNumber: 'order number',
  trackingNumber: 'parcel tracking number',
  invoiceNumber: 'invoice number',
  carrier: 'who carries the parcel, in its base form',
  product: 'what was bought',
  amount: 'the sum at issue, with its currency',
  phone: 'number at which the company can be called',
  email: 'e-mail address of the company',
  deliveryStatus: 'where the parcel is now',
  trackingUrl: 'address at which the parcel can be followed',
  deliverBy: 'day by which the parcel should have come',
  deliveryDate: 'day of delivery',
  actionTaken: 'what has been done about it already',
  nextStep: 'what happens next, who does it and by when',
  customerExperience: 'what the customer went through, in a few words',
  team: 'team or shop that the customer dealt with',
  discountPercent: 'discount offered, per cent',
  couponCode: 'code of the discount',
  returnDays: 'days in which wrong goods are to be sent back',
  returnWindowDays: 'days in which a purchase may be returned',
  policyUrl: 'address of the return policy',
  company: 'name of the company',
  agentName: 'name of the agent who answers',
  signature: 'signature under the reply',
  managerName: 'name of the manager who takes over',
  customerPhone: 'number at which the customer can be called',
  customerEmail: 'e-mail address of the customer',
  answerBy: 'day by which the customer hears again',
  refundBy: 'day by which the money is back'
}

const fact = (name: Placeholder): TOptional<TString> =>
  Type.Optional(Type.String({ maxLength: VALUE_LIMIT, description: FACTS[name] }))

export const Values = record(
  Object.fromEntries(PLACEHOLDERS.map((name) => [name, fact(name)])) as Record<Placeholder, TOptional<TString>>,
  { title: 'Values', description: 'Known facts for the draft. They win over what the text says.' }
)

export const TriageRequestSchema = record({
  text: Type.String({
    minLength: 1,
    maxLength: TEXT_LIMIT,
    description: 'The customer\'s message as it came. Length counts in UTF-16 code units.'
  }),
  subject: Type.Optional(Type.String({ maxLength: SUBJECT_LIMIT, description: 'Subject line, where there is one.' })),
  format: Type.Optional(oneOf(FORMATS, {
    default: 'text',
    description: 'What `text` is: plain text, an HTML body, or a whole e-mail message (MIME) with its headers.'
  })),
  language: Type.Optional(languageTag('Language of the message. Without it the language is detected.')),
  channel: Type.Optional(oneOf(CHANNELS, { default: 'email', description: 'Where the message came from. The draft is written for it.' })),
  reference: Type.Optional(Type.String({ maxLength: REFERENCE_LIMIT, description: 'Your own id of the ticket. The answer repeats it.' })),
  receivedAt: Type.Optional(Type.String({
    format: 'date-time',
    description: 'When the message came (RFC 3339, years 1970 to 9998). `respondBy` is reckoned from it. Default: now.'
  })),
  values: Type.Optional(Values),
  gaps: Type.Optional(oneOf(GAPS, {
    default: 'mark',
    description: '`mark`: a missing fact stands as a visible [label] in the draft. `omit`: sentences that need it are left out, so that the draft can be sent as it is.'
  }))
}, { title: 'TriageRequest', description: 'A customer\'s message. Only `text` is required; unknown fields are refused.' })

/** A message to triage, as POST /v1/triage takes it; nothing but `text` need be there. */
export type TriageRequest = Frozen<Static<typeof TriageRequestSchema>>
