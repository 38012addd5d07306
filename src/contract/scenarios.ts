import Type, { type Static, type TObject, type TProperties } from 'typebox'
import { DemandId, FactName } from './lists.ts'
import type { Frozen } from './schema.ts'

const words = {
  title: Type.String({ description: 'Name of the scenario in this language.' }),
  description: Type.String({ description: 'When it is this scenario and no other.' })
}

const scenario = <P extends TProperties> (inLanguage: TObject<P>) => ({
  id: Type.String({ description: 'By which requests and answers name the scenario. Built-in ids stay; `other` takes what fits none.' }),
  builtIn: Type.Boolean({ description: 'Whether every installation has it; false for the company\'s own.' }),
  languages: Type.Record(Type.String(), inLanguage, { description: 'By language tag, as in `languages` of GET /v1/scenarios.' })
})

const PackLanguage = Type.Object({
  code: Type.String({ description: 'BCP 47 tag by which requests and answers name the language.' }),
  name: Type.String({ description: 'Its name in itself.' })
}, { title: 'PackLanguage', description: 'A language that the service reads and answers.' })

const ScenarioSummary = Type.Object(scenario(Type.Object(words, { title: 'ScenarioWords', description: 'A scenario in one language.' })), { title: 'ScenarioSummary', description: 'A kind of complaint.' })

export const ScenarioListSchema = Type.Object({
  languages: Type.Array(PackLanguage, { description: 'The languages that are read and answered.' }),
  scenarios: Type.Array(ScenarioSummary, { description: 'Every kind of complaint that is told apart, the company\'s own after the built-in ones.' })
}, { title: 'ScenarioList', description: 'What requests and answers may name.' })

const Slot = Type.Object({
  name: FactName,
  label: Type.String({ description: 'What stands in [brackets] where the fact is missing.' }),
  about: Type.String({ description: 'What the fact is.' })
}, { title: 'Placeholder', description: 'A fact that a reply can hold.' })

const text = (channels: string) => Type.String({ description: `Template for the channels ${channels}.` })

const ScenarioWording = Type.Object({
  ...words,
  template: Type.String({ description: 'Id of the reply that is used: `other` where the scenario has none of its own in this language.' }),
  subjects: Type.Array(Type.String(), { description: 'Templates of the subject line, best first; the first whose facts are all known is used.' }),
  answers: Type.Array(DemandId, { description: 'Demands that the text itself answers.' }),
  texts: Type.Object({ letter: text('email and form'), chat: text('chat'), public: text('social and review') }, { title: 'ReplyTexts', description: 'The reply\'s templates. Words in {{ }} are filled in, other marks as templates/FORMAT.md has them.' }),
  placeholders: Type.Array(Slot, { description: 'The facts that the reply can hold.' })
}, { title: 'ScenarioWording', description: 'A scenario and its reply in one language.' })

export const ScenarioDetailSchema = Type.Object(scenario(ScenarioWording), { title: 'ScenarioDetail', description: 'One scenario and its reply in each language.' })

/** The answer of GET /v1/scenarios. */
export type ScenarioList = Frozen<Static<typeof ScenarioListSchema>>
/** The answer of GET /v1/scenarios/{id}. */
export type ScenarioDetail = Frozen<Static<typeof ScenarioDetailSchema>>
