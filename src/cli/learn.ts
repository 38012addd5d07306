import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assetsFolder } from '../assets.ts'
import { trainLanguages } from '../learn/languages.ts'
import { learnGoods, prepareGoods } from '../learn/goods.ts'
import type { Chances } from '../learn/learn.ts'
import { learnMessageNetworks } from '../learn/networks.ts'
import { inThread, sideBySide } from '../learn/threads.ts'
import { createEntityReader } from '../core/entities/index.ts'
import { lexiconsOf, loadPacks } from '../load.ts'
import { LEARNT_FACTS, LEARNT_GOODS, LEARNT_WEIGHTS, NETWORK_FACTS, NETWORK_WEIGHTS, REPLY_FACTS, REPLY_NETWORK_FACTS, REPLY_NETWORK_WEIGHTS, REPLY_WEIGHTS, writeGoods, writeLanguages, writeModel, writeNetwork, writeSentences } from '../packs/learnt.ts'
import { readCommandLine } from './command-line.ts'
import type { LanguageJob, LearntLanguage, LearntReplies, RepliesJob } from './learn-thread.ts'
import { loadCases } from './lessons.ts'

const HELP = `npm run learn [-- --replies]

Learns from test/cases (all but the unseen fifth), test/clauses and test/replies (all but the unseen lots) and writes the weights
beside the packs, the same bytes each time. Some forty minutes on two cores.
  --replies   only those of the reply check`

const { values: options } = readCommandLine(HELP, { options: { replies: { type: 'boolean', default: false } } })
const languages = assetsFolder('languages')
const THREAD = new URL('./learn-thread.ts', import.meta.url)
const REPLIES: RepliesJob = { of: 'replies' }

if (options.replies) await learnReplies()
else await learnAll()

async function learnAll (): Promise<void> {
  const { cases: prepared, clauses } = await loadCases()
  const networks = await learnMessageNetworks([...prepared.values()].flat(), [...clauses.values()].flat())
  keep(writeNetwork(networks.whole), [NETWORK_FACTS, NETWORK_WEIGHTS], 'network')
  const chances = new Map<string, Chances>()
  const learnLanguage = async (tag: string): Promise<void> => {
    const learnt = await inThread<LanguageJob, LearntLanguage>(THREAD, { of: 'language', tag, networks })
    chances.set(tag, learnt.chances)
    keep(writeModel(learnt.model), [join(tag, LEARNT_FACTS), join(tag, LEARNT_WEIGHTS)], `${tag}: learnt from ${prepared.get(tag)!.length} cases and ${clauses.get(tag)!.length} clauses`)
  }
  // the replies take longest
  await sideBySide([learnReplies, ...[...prepared.keys()].map((tag) => () => learnLanguage(tag))], (job) => job())
  const lexicons = lexiconsOf(loadPacks(languages).packs)
  const goods = learnGoods([...prepared].map(([tag, own], language) => prepareGoods(own, language, chances.get(tag)!, createEntityReader(lexicons, tag))))
  ;[...prepared.keys()].forEach((tag, language) => {
    const weights = writeGoods(goods[language]!)
    writeFileSync(join(languages, tag, LEARNT_GOODS), weights)
    console.log(`${tag}: ${weights.length} bytes of weights for goods`)
  })
  const texts = new Map([...prepared].map(([tag, cases]) => [tag, cases.map(({ example }) => example.text)]))
  keep(writeLanguages(trainLanguages(texts)), [LEARNT_FACTS, LEARNT_WEIGHTS], 'languages')
}

async function learnReplies (): Promise<void> {
  const { network, models } = await inThread<RepliesJob, LearntReplies>(THREAD, REPLIES)
  keep(writeNetwork(network), [REPLY_NETWORK_FACTS, REPLY_NETWORK_WEIGHTS], 'network of replies')
  for (const { tag, model, sentences } of models) keep(writeSentences(model), [join(tag, REPLY_FACTS), join(tag, REPLY_WEIGHTS)], `${tag}: learnt from ${sentences} sentences of replies`)
}

/** Writes what was learnt below the languages folder and says so. */
function keep ({ facts, weights }: { readonly facts: string, readonly weights: Buffer }, [factsName, weightsName]: readonly [string, string], what: string): void {
  writeFileSync(join(languages, factsName), facts)
  writeFileSync(join(languages, weightsName), weights)
  console.log(`${what}; ${weights.length} bytes of weights`)
}
