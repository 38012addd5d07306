import Type, { type Static, type TObject } from 'typebox'
import { DEMANDS } from '../core/findings.ts'
import { CHANNELS } from '../core/message.ts'

/** What a good reply has. */
export const MISSING = [
  'greeting', 'signature', 'thanks', 'apology', 'empathy', 'responsibility', 'explanation', 'prevention', 'next-step', 'compensation',
  'invitation', 'personal', 'demand'
] as const
/** What no reply should have. */
export const AVOID = [
  'blame', 'argument', 'obvious', 'sarcasm', 'defensive', 'excuse', 'doubt', 'empty', 'promise', 'gap', 'personal-data', 'formality',
  'language', 'wrong-name', 'wrong-number'
] as const
export type MissingRule = (typeof MISSING)[number]
export type AvoidRule = (typeof AVOID)[number]

/** Demands that a reply takes up in words of their own; the others have a rule of that name in MISSING. */
export const TERMS = ['refund', 'replacement', 'repair', 'status', 'contact', 'cancellation'] as const

/** What the words of a rule are: that something good is there, that something bad is, or a help to conclude one of these. */
export const CHECKS = [
  'greeting', 'signature', 'thanks', 'apology', 'empathy', 'responsibility', 'explanation', 'prevention', 'next-step', 'compensation',
  'invitation', 'private', ...TERMS.map((term) => `term:${term}` as const),
  'blame', 'argument', 'obvious', 'sarcasm', 'defensive', 'excuse', 'doubt', 'empty', 'promise',
  'offer', 'theirs', 'formal', 'informal', 'allows', 'own'
] as const
export type Check = (typeof CHECKS)[number]

const strict = { additionalProperties: false } as const
const Line = Type.String({ minLength: 1, maxLength: 400 })
const Phrases = Type.Array(Type.String({ minLength: 1, maxLength: 3000 }))
const Words = Type.Array(Type.String({ minLength: 1 }))

const Say = Type.Object({ message: Line, suggestion: Line }, strict)
export type Say = Static<typeof Say>

/** What an agent reads of each finding. */
export const SAYINGS = [...MISSING, ...AVOID, 'invitation-public', 'promise-offer', 'promise-percent', 'formality-company', 'language-unknown'] as const
export type Saying = (typeof SAYINGS)[number]

const keyed = <Key extends string, S extends Parameters<typeof Type.Record>[1]>(keys: readonly Key[], value: S): TObject<Record<Key, S>> =>
  Type.Object(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, S>, strict)

const RuleData = Type.Object({
  id: Type.String({ maxLength: 80, pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*$' }),
  check: Type.Enum([...CHECKS]),
  /** Of words to avoid; `error` where it is left out. */
  severity: Type.Optional(Type.Enum(['error', 'warning'])),
  /** In place of those in `says`; rules of the company's own (`check: own`) must have them. */
  message: Type.Optional(Line),
  suggestion: Type.Optional(Line),
  phrases: Phrases,
  unless: Type.Optional(Phrases),
  unlessNegated: Type.Optional(Type.Boolean()),
  /** What it finds is so, whatever the judge thinks of the sentence. */
  certain: Type.Optional(Type.Boolean()),
  channels: Type.Optional(Type.Array(Type.Enum([...CHANNELS]))),
  finds: Type.Array(Type.String(), { minItems: 1 }),
  leaves: Type.Array(Type.String(), { minItems: 1 })
}, strict)

const Lists = Type.Record(Type.String(), Words)

/** `reply-check.yaml` of a language. */
export const ReplyCheckFile = Type.Object({
  says: keyed(SAYINGS, Say),
  /** What was asked for, as `{what}` in the message of `demand`. */
  demands: keyed(DEMANDS, Line),
  /** Beginnings of words of which a complaint must have one to count as asking for that. */
  asks: keyed(DEMANDS, Words),
  words: Type.Object({
    /** Stand before a name. */
    titles: Words,
    /** Stand after a greeting and are no name. */
    notNames: Words,
    /** May stand between a greeting and a name: «again», «dear». */
    fillers: Words,
    /** May follow a name that is greeted: «and», «thanks». */
    goesOn: Words,
    /** Join two names. */
    joiners: Words,
    /** Stand beside a name that is the writer's own: «here», «from». */
    introduces: Words,
    /** What stands before a name in a complaint that is its writer's, and for the writer beside another's: «my name is Peter», «Ann and I». */
    namesSelf: Words,
    andSelf: Words,
    /** Endings that a name takes where it is inflected. */
    nameEndings: Words,
    /** Short forms of first names, and those in full that they may stand for; all folded. */
    shortNames: Type.Optional(Type.Record(Type.String(), Words)),
    /** How words are also written: «dont» for «don't». */
    written: Type.Optional(Type.Record(Type.String(), Type.String({ minLength: 1 }))),
    /** Beginnings of words in the name of a gap: «[customer name]». */
    slots: Words,
    /** Words that in round brackets stand for the fact itself: «(name)»; and those that may stand beside them. */
    blanks: Words,
    besideBlanks: Words,
    /** Tell somebody to fill a gap: «INSERT DATE», «NAME HERE». */
    fills: Words,
    /** Beginnings of words with which the customer is asked for a fact, so that it stands in brackets: «your details (phone)». */
    asksFor: Words,
    /** Beginnings of words beside which «XX» is a number or a size. */
    counted: Words,
    /** Beginnings of words (whole ones where shorter than four letters) that say of a number after them that it is the case's, another's (a telephone's, a company's), or a new one. */
    ofCase: Words,
    ofOther: Words,
    ofNew: Words,
    /** Beginnings of words beside which a sum is the company's own: «each», «half», «the correct one». */
    ownSums: Words,
    /** Beginnings of words for what is given beyond the money back: «voucher», «double». */
    gifts: Words,
    /** Beginnings of words for a call, in a complaint and a reply; those that mean one in a reply alone. */
    calls: Words,
    callsToo: Words,
    /** Words between two things of which one is wanted. */
    either: Words,
    /** Beginnings of words for another time, for what is bought then, and whole words that refuse: «20 % off your next order». */
    nextTime: Words,
    bought: Words,
    refuses: Words,
    /** Words after which brackets hold what is written on a button: «press [Change day]». */
    buttons: Words,
    /** Beginnings of words that make several people of those addressed: «your family». */
    several: Type.Optional(Words),
    /** Beginnings of words that every complaint and every reply has: they do not show that a reply speaks of the case. */
    common: Words
  }, strict),
  lists: Type.Optional(Lists),
  rules: Type.Array(RuleData)
}, strict)
export type ReplyCheckFile = Static<typeof ReplyCheckFile>

/** The same file of a company's own: rules, and other words for what an agent reads. */
export const OwnReplyCheckFile = Type.Object({
  says: Type.Optional(Type.Partial(keyed(SAYINGS, Say))),
  lists: Type.Optional(Lists),
  rules: Type.Optional(Type.Array(RuleData))
}, strict)
export type OwnReplyCheckFile = Static<typeof OwnReplyCheckFile>
