import Type, { type Static, type TObject, type TProperties } from 'typebox'
import { DEMANDS } from '../core/findings.ts'
import { PLACEHOLDERS } from '../core/placeholders.ts'
import { oneOf, type Frozen } from './schema.ts'

const words = {
  title: Type.String({ description: 'Name of the scenario in this language.' }),
  description: Type.String({ description: 'When it is this scenario and no other.' })
}

const scenario = <P extends TProperties> (inLanguage: TObject<P>) => ({
  id: Type.String(),
  builtIn: Type.Boolean({ description: 'false for the company\'s own.' }),
  languages: Type.Record(Type.String(), inLanguage, { description: 'By language tag.' })
})

const PackLanguage = Type.Object({
  code: Type.String({ description: 'Tag by which requests name the language.' }),
  name: Type.String({ description: 'Its name in itself.' })
}, { title: 'PackLanguage' })

export const ScenarioListSchema = Type.Object({
  languages: Type.Array(PackLanguage, { description: 'The languages that are read and answered.' }),
  scenarios: Type.Array(Type.Object(scenario(Type.Object(words)), { title: 'ScenarioSummary' }))
}, { title: 'ScenarioList', description: 'What requests and answers may name.' })

const Slot = Type.Object({
  name: oneOf(PLACEHOLDERS),
  label: Type.String({ description: 'What stands in [brackets] where the fact is missing.' }),
  about: Type.String({ description: 'What the fact is.' })
}, { title: 'Placeholder' })

const text = (channels: string) => Type.String({ description: `Template for the channels ${channels}.` })

const ScenarioWording = Type.Object({
  ...words,
  template: Type.String({ description: 'Id of the reply that is used: `other` where the scenario has none of its own in this language.' }),
  subjects: Type.Array(Type.String(), { description: 'Best first; the first whose facts are all known is used.' }),
  answers: Type.Array(oneOf(DEMANDS), { description: 'Demands that the text itself answers.' }),
  texts: Type.Object({ letter: text('email and form'), chat: text('chat'), public: text('social and review') }),
  placeholders: Type.Array(Slot, { description: 'The facts that the reply can hold.' })
}, { title: 'ScenarioWording' })

export const ScenarioDetailSchema = Type.Object(scenario(ScenarioWording), { title: 'ScenarioDetail', description: 'One scenario and its reply in each language.' })

/** The answer of GET /v1/scenarios. */
export type ScenarioList = Frozen<Static<typeof ScenarioListSchema>>
/** The answer of GET /v1/scenarios/{id}. */
export type ScenarioDetail = Frozen<Static<typeof ScenarioDetailSchema>>
