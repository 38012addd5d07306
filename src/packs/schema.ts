import Type, { type Static } from 'typebox'
import { CHANNELS } from '../core/message.ts'
import { DEMANDS, ESCALATIONS, SIGNS } from '../core/findings.ts'

const strict = { additionalProperties: false } as const
const Phrases = Type.Array(Type.String({ minLength: 1, maxLength: 1000 }))
const Id = Type.String({ maxLength: 80, pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*$' })

/** A rule: exactly one of concept, scenario, sign, demand and escalation says what its words stand for. */
export const RuleData = Type.Object({
  id: Id,
  concept: Type.Optional(Id),
  scenario: Type.Optional(Id),
  sign: Type.Optional(Type.Enum([...SIGNS])),
  demand: Type.Optional(Type.Enum([...DEMANDS])),
  escalation: Type.Optional(Type.Enum([...ESCALATIONS])),
  sureness: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  phrases: Phrases,
  unless: Type.Optional(Phrases),
  unlessNegated: Type.Optional(Type.Boolean()),
  masked: Type.Optional(Type.Boolean()),
  channels: Type.Optional(Type.Array(Type.Enum([...CHANNELS]))),
  finds: Type.Array(Type.String(), { minItems: 1 }),
  leaves: Type.Array(Type.String(), { minItems: 1 })
}, strict)

const ScenarioTitles = Type.Record(Id, Type.Object({ title: Type.String({ minLength: 1 }), description: Type.String({ minLength: 1 }) }, strict))

/** A file of rules, the lists of words they name, and scenarios of the company's own. */
export const RuleFile = Type.Object({
  scenarios: Type.Optional(ScenarioTitles),
  lists: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String({ minLength: 1 })))),
  rules: Type.Array(RuleData)
}, strict)
export type RuleFile = Static<typeof RuleFile>

/** What a language is, apart from its rules. */
export const LanguageFile = Type.Object({
  tag: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' }),
  name: Type.String(),
  /** Letters typed in place of others. */
  substitutes: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 1 }), Type.String({ minLength: 1, maxLength: 2 }))),
  stemmer: Type.Optional(Type.Enum(['porter'])),
  /** Words by which the language is known at once. */
  frequent: Type.Array(Type.String({ minLength: 1 }), { minItems: 30 }),
  /** First words of a greeting, which is no short sentence and says nothing of the matter. */
  greetings: Type.Array(Type.String({ minLength: 1 }), { minItems: 3 }),
  scenarios: ScenarioTitles
}, strict)
export type LanguageFile = Static<typeof LanguageFile>

/** Meanings shared by all languages, and the scenarios each speaks for before anything is learnt. */
export const ConceptFile = Type.Object({
  concepts: Type.Array(Type.Object({
    id: Id,
    means: Type.String(),
    suggests: Type.Optional(Type.Record(Type.String(), Type.Number({ minimum: -5, maximum: 5 })))
  }, strict))
}, strict)
export type ConceptFile = Static<typeof ConceptFile>

/** The kinds of words shared by all languages, with what each means. */
export const ClassNamesFile = Type.Object({ classes: Type.Record(Id, Type.String({ minLength: 1 })) }, strict)

/** The words of one language by class: «word», «beginning*», «*ending». */
export const ClassesFile = Type.Object({ classes: Type.Record(Id, Type.Array(Type.String({ pattern: '^(?:=?[^\\s*<>()|]+\\*?|\\*[^\\s*<>()|]{2,}\\*?)$' }))) }, strict)
