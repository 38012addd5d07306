import { createRequire } from 'node:module'
import { eld } from 'eld/small'
import { containerBootstrap, LangEn, Nlp } from '../../evaluate/nlp-js.ts'
import type { Services } from '../../app.ts'
import { timeOf, timeOfLater, type Plan, type Row } from './timing.ts'

const require = createRequire(import.meta.url)

/** The whole triage of an English message against what other libraries do with it: a class, its words, its language. */
export async function measurePeers (services: Services, text: string, documents: readonly { readonly text: string, readonly scenario: string }[], plan: Plan): Promise<Row[]> {
  const nlp = await trainNlpJs(documents)
  const wink = (require('wink-nlp') as (model: unknown) => { readDoc: (text: string) => unknown })(require('wink-eng-lite-web-model'))
  const peers: readonly { readonly peer: string, readonly call: () => Promise<unknown> | unknown }[] = [
    { peer: `NLP.js process(), ${documents.length} English documents: the class alone`, call: () => nlp.process('en', text) },
    { peer: 'wink-nlp readDoc(): words, sentences, parts of speech', call: () => wink.readDoc(text) },
    { peer: 'eld detect(): the language alone', call: () => eld.detect(text) }
  ]
  const triage = (): void => { void services.triage({ text }, new Date()) }
  const rows = peers.map(({ peer }) => ({ what: `whole triage, English, ${text.length} characters`, unit: 'µs', ours: [] as number[], peer, theirs: [] as number[] }))
  timeOf(triage, plan.warm / 10)
  for (const { call } of peers) await timeOfLater(async () => call(), plan.warm / 10)
  for (let round = 0; round < plan.rounds; round++) {
    for (const [index, { call }] of peers.entries()) {
      rows[index]!.ours.push(timeOf(triage, plan.call))
      rows[index]!.theirs.push(await timeOfLater(async () => call(), plan.call))
    }
  }
  return rows
}

async function trainNlpJs (documents: readonly { readonly text: string, readonly scenario: string }[]) {
  const container = await containerBootstrap()
  container.use(LangEn)
  const nlp = new Nlp({ container, languages: ['en'], autoSave: false, autoLoad: false, forceNER: false, log: false, nlu: { log: false } })
  for (const { text, scenario } of documents) nlp.addDocument('en', text, scenario)
  await nlp.train()
  return nlp
}
