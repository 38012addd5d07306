import Type, { type Static } from 'typebox'
import { Channel } from './lists.ts'
import { languageTag, TEXT_LIMIT, Values } from './request.ts'
import { oneOf, record, type Frozen } from './schema.ts'

/** Longest reply in UTF-16 code units. */
export const REPLY_LIMIT = 20_000

export const ReplyCheckRequestSchema = record({
  text: Type.String({ minLength: 1, maxLength: REPLY_LIMIT, description: `The reply as the agent means to send it, as plain text; 1 to ${REPLY_LIMIT.toLocaleString('en')} UTF-16 code units.` }),
  language: Type.Optional(languageTag('Language in which the reply should be. Without it: that of the complaint, and without a complaint that of the reply itself.')),
  channel: Type.Optional({
    ...Channel,
    description: 'Where the reply will be sent: email and form want a whole letter, chat a few lines, social and review are public. Without it: `email`.'
  }),
  complaint: Type.Optional(Type.String({
    minLength: 1,
    maxLength: TEXT_LIMIT,
    description: `The message that it answers, as plain text, 1 to ${TEXT_LIMIT.toLocaleString('en')} UTF-16 code units; its subject as the first line, if it has one. With it the check knows what was asked for, who wrote, and which numbers are theirs.`
  })),
  values: Type.Optional(Values)
}, { title: 'ReplyCheckRequest', description: 'A reply to look over before it goes. Only `text` is required.' })

/** A reply to check, as POST /v1/replies/check takes it. */
export type ReplyCheckRequest = Frozen<Static<typeof ReplyCheckRequestSchema>>

const offset = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description: `${description} Absent where something is missing.` }))

// named here and not taken from the check, which the contract does not know
const MISSING = [
  'greeting', 'signature', 'thanks', 'apology', 'empathy', 'responsibility', 'explanation', 'prevention', 'next-step', 'compensation',
  'invitation', 'personal', 'demand'
]
const AVOID = [
  'blame', 'argument', 'obvious', 'sarcasm', 'defensive', 'excuse', 'doubt', 'empty', 'promise', 'gap', 'personal-data', 'formality',
  'language', 'wrong-name', 'wrong-number'
]
const named = (rules: readonly string[]): string => rules.map((rule) => `\`${rule}\``).join(', ')

const ReplyFinding = Type.Object({
  rule: Type.String({ description: `What it is about, or the id of a rule of the company's own. May grow.\n\nMissing: ${named(MISSING)}.\n\nTo avoid: ${named(AVOID)}.` }),
  kind: oneOf(['missing', 'avoid'], { description: '`missing`: a good reply has it and this one does not. `avoid`: words that no reply should have.' }),
  severity: oneOf(['error', 'warning'], { description: '`error`: do not send it so. `warning`: better without.' }),
  message: Type.String({ description: 'What is wrong, for the agent, in the language of the reply.' }),
  suggestion: Type.String({ description: 'What to write instead.' }),
  start: offset('First UTF-16 code unit of the words in `text`.'),
  end: offset('UTF-16 code unit after the last.'),
  text: Type.Optional(Type.String({ description: 'The words themselves: `text.slice(start, end)`.' }))
}, { title: 'ReplyFinding', description: 'One thing to mend in a reply.' })

export const ReplyCheckSchema = Type.Object({
  passed: Type.Boolean({ description: 'Whether no finding is an error.' }),
  findings: Type.Array(ReplyFinding, { description: 'Words to avoid in order of the text, then what is missing.' })
}, { title: 'ReplyCheck', description: 'What the reply lacks, and what it should not say.' })

/** The answer of POST /v1/replies/check. */
export type ReplyCheck = Frozen<Static<typeof ReplyCheckSchema>>
