import type { TEnum } from 'typebox'
import { DEMANDS, ENTITY_TYPES, ESCALATIONS, LEVELS, PRIORITIES, SIGNS, SUPPLIES } from '../core/findings.ts'
import { CHANNELS } from '../core/message.ts'
import { PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { oneOf } from './schema.ts'

export const FORMATS = ['text', 'html', 'eml'] as const
export const GAPS = ['mark', 'omit'] as const

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

/** A list of values as the contract has it. */
export interface NamedList { readonly title: string, readonly description: string }

/** A list of values that has a name of its own in the contract, and a meaning for each. */
function list<const Values extends string[]> (title: string, about: string, values: readonly [...Values], meanings: Readonly<Record<Values[number], string>>): TEnum<Values> & { type: 'string' } & NamedList {
  const lines = values.map((value) => `- \`${value}\`: ${meanings[value as Values[number]]}`)
  return oneOf(values, { title, description: `${about}\n\n${lines.join('\n')}` }) as TEnum<Values> & { type: 'string' } & NamedList
}

export const Channel = list('Channel', 'How a message reaches the company and its reply goes back.', CHANNELS, {
  email: 'e-mail; the reply is a whole letter with a subject.',
  chat: 'live chat or messenger; the reply is a few short lines without a subject.',
  social: 'a public post or comment; the reply is public, brief, and holds nothing personal.',
  review: 'a public review; the reply is public, brief, and holds nothing personal.',
  form: 'contact form; the reply goes out as e-mail.'
})

export const MessageFormat = list('MessageFormat', 'What `text` is.', FORMATS, {
  text: 'plain text.',
  html: 'the HTML body of an e-mail. The answer\'s `text` has it as plain text.',
  eml: 'a whole e-mail message (MIME, RFC 5322) with its headers. The answer\'s `text` and `subject` are read from it.'
})

export const GapHandling = list('GapHandling', 'What becomes of the places in a draft whose facts are not known.', GAPS, {
  mark: 'a visible [label] stands in the place; `missing` lists them.',
  omit: 'sentences that need the fact are left out, so that the draft can be sent as it is.'
})

export const AngerLevel = list('AngerLevel', 'A careful reader\'s impression of the whole message. The four levels stay as they are.', LEVELS, {
  calm: 'dissatisfied at most.',
  irritated: 'annoyed, still patient.',
  angry: 'openly angry.',
  furious: 'beside themselves; reply at once, by a senior person.'
})

export const AngerSign = list('AngerSign', 'How anger shows in the words.', SIGNS, {
  swearing: 'swear words and insults, masked ones too.',
  sarcasm: 'praise, thanks or agreement that means its opposite.',
  blame: 'the company or its people are accused.',
  confrontation: 'a threat, an ultimatum, a demand in the imperative.',
  'short-sentences': 'a run of very short sentences.'
})

export const DemandId = list('DemandId', 'What customers ask for.', DEMANDS, {
  refund: 'the money back.',
  replacement: 'another one in its place.',
  repair: 'to have it mended.',
  status: 'to know where it is and when it comes.',
  compensation: 'something for the trouble.',
  apology: 'an apology.',
  contact: 'to be answered, called back, or put through to a manager.',
  cancellation: 'to cancel an order, a contract, an account.',
  explanation: 'to know why.'
})

export const EscalationReason = list('EscalationReason', 'What calls for more than an ordinary answer.', ESCALATIONS, {
  legal: 'a lawyer, a court or the police is named.',
  regulator: 'a consumer authority, an ombudsman or a disputes board is named.',
  media: 'a threat to publish.',
  chargeback: 'a threat to have the bank take the payment back.',
  safety: 'injury, illness, fire or another danger.',
  privacy: 'personal data.',
  violence: 'a threat to people.',
  distress: 'the writer, or somebody in their care, may be at risk.'
})

export const SupplyId = list('SupplyId', 'What the company was to supply.', SUPPLIES, {
  goods: 'a thing that is sent, handed over or bought, and can be sent or brought back.',
  work: 'work at the customer\'s place or on something of theirs, and what is fitted there.',
  visit: 'something that the customer comes to or takes part in: a meal, a stay, an appointment, a journey, a course.',
  contract: 'something that runs on: a contract, a subscription, an account, a bill.'
})

export const EntityType = list('EntityType', 'Facts that are read from a message.', ENTITY_TYPES, {
  customerName: 'as the writer signs.',
  orderNumber: 'order or booking number.',
  trackingNumber: 'number of a parcel.',
  invoiceNumber: 'number of an invoice.',
  carrier: 'who carries the parcel, in its base form.',
  product: 'what was bought, as it stands in the text.',
  amount: 'a sum as written, with its currency.',
  phone: 'a telephone number of the writer.',
  email: 'an e-mail address of the writer.'
})

export const PriorityLevel = list('PriorityLevel', 'How soon a message wants an answer; the operator sets the hours of each level. The four levels stay as they are.', PRIORITIES, {
  low: 'no complaint.',
  normal: 'a complaint from a calm or irritated writer, or a language that the service cannot read.',
  high: 'an angry or furious writer, or a reason to escalate.',
  urgent: 'a danger to people, or a furious writer with a reason to escalate.'
})

export const FactName = list('FactName', 'The facts that a reply can hold, as requests and answers name them.', PLACEHOLDERS,
  Object.fromEntries(Object.entries(FACTS).map(([name, about]) => [name, `${about}.`])) as Record<Placeholder, string>)

/** By their names in the contract. */
export const LISTS: ReadonlyMap<string, NamedList> = new Map([
  Channel, MessageFormat, GapHandling, AngerLevel, AngerSign, DemandId, EscalationReason, SupplyId, EntityType, PriorityLevel, FactName
].map((schema) => [schema.title, schema]))

/** Lists to which a later version may add values; the others stay as they are within a major version. */
export const GROWING: ReadonlySet<string> = new Set(['Channel', 'MessageFormat', 'AngerSign', 'DemandId', 'EscalationReason', 'SupplyId', 'EntityType', 'FactName', 'ProblemCode'])
