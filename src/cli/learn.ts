import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assetsFolder } from '../assets.ts'
import { readFolder } from '../files.ts'
import { isUnseen, othersThan, parseCases } from '../learn/cases.ts'
import { trainLanguages } from '../learn/languages.ts'
import { learnGoods, prepareGoods } from '../learn/goods.ts'
import { learnWithChances, type Chances } from '../learn/learn.ts'
import { learnMessageNetworks, learnNetworks } from '../learn/networks.ts'
import { prepareCases } from '../learn/prepare.ts'
import { foldsOf, layOutSentences, learnReplies } from '../learn/replies.ts'
import { DEFAULTS, type Prepared } from '../learn/train.ts'
import { createEntityReader } from '../core/entities/index.ts'
import { lexiconsOf, loadMailForms, loadPacks } from '../load.ts'
import { LEARNT_FACTS, LEARNT_GOODS, LEARNT_WEIGHTS, NETWORK_FACTS, NETWORK_WEIGHTS, REPLY_FACTS, REPLY_NETWORK_FACTS, REPLY_NETWORK_WEIGHTS, REPLY_WEIGHTS, writeGoods, writeLanguages, writeModel, writeNetwork, writeSentences } from '../packs/learnt.ts'
import { readMessage } from '../reading/index.ts'
import { readCommandLine } from './command-line.ts'
import { loadLessons } from './lessons.ts'

const HELP = `npm run learn [-- --replies]

Learns from test/cases (all but the unseen fifth) and test/replies (all but the unseen sixth lot) and writes the weights
beside the packs, the same bytes each time. Some twenty-five minutes on two cores.
  --replies   only those of the reply check`

const { values: options } = readCommandLine(HELP, { options: { replies: { type: 'boolean', default: false } } })
const languages = assetsFolder('languages')
if (!options.replies) await learnCases()
await learnSentences()

async function learnCases (): Promise<void> {
  const casesFolder = join(import.meta.dirname, '../../test/cases')
  const { packs } = loadPacks(languages)
  const forms = loadMailForms(packs)
  const prepared = new Map<string, Prepared[]>()
  for (const pack of packs) {
    const cases = readFolder(join(casesFolder, pack.tag), '.jsonl')
      .flatMap(({ name, source }) => parseCases(source, name)).filter((example) => !isUnseen(example))
    prepared.set(pack.tag, await prepareCases(pack, cases, (example) => readMessage(example, forms)))
  }
  const networks = await learnMessageNetworks([...prepared.values()].flat())
  keep(writeNetwork(networks.whole), [NETWORK_FACTS, NETWORK_WEIGHTS], 'network')
  const chances = new Map<string, Chances>()
  for (const [tag, own] of prepared) {
    const learnt = learnWithChances(own, othersThan(tag, prepared), DEFAULTS, networks)
    chances.set(tag, learnt.chances)
    keep(writeModel(learnt.model), [join(tag, LEARNT_FACTS), join(tag, LEARNT_WEIGHTS)], `${tag}: learnt from ${own.length} cases`)
  }
  const lexicons = lexiconsOf(packs)
  const goods = learnGoods([...prepared].map(([tag, own], language) => prepareGoods(own, language, chances.get(tag)!, createEntityReader(lexicons, tag))))
  ;[...prepared.keys()].forEach((tag, language) => {
    const weights = writeGoods(goods[language]!)
    writeFileSync(join(languages, tag, LEARNT_GOODS), weights)
    console.log(`${tag}: ${weights.length} bytes of weights for goods`)
  })
  const texts = new Map([...prepared].map(([tag, cases]) => [tag, cases.map(({ example }) => example.text)]))
  keep(writeLanguages(trainLanguages(texts)), [LEARNT_FACTS, LEARNT_WEIGHTS], 'languages')
}

/** Writes what was learnt below the languages folder and says so. */
function keep ({ facts, weights }: { readonly facts: string, readonly weights: Buffer }, [factsName, weightsName]: readonly [string, string], what: string): void {
  writeFileSync(join(languages, factsName), facts)
  writeFileSync(join(languages, weightsName), weights)
  console.log(`${what}; ${weights.length} bytes of weights`)
}

async function learnSentences (): Promise<void> {
  const { tags, lessonsOf } = loadLessons()
  const all = new Map(tags.map((tag) => [tag, lessonsOf(tag)]))
  const lessons = [...all.values()].flat()
  const networks = await learnNetworks(layOutSentences(lessons), foldsOf(lessons))
  keep(writeNetwork(networks.whole), [REPLY_NETWORK_FACTS, REPLY_NETWORK_WEIGHTS], 'network of replies')
  for (const [tag, model] of learnReplies(all, networks)) {
    keep(writeSentences(model), [join(tag, REPLY_FACTS), join(tag, REPLY_WEIGHTS)], `${tag}: learnt from ${all.get(tag)!.length} sentences of replies`)
  }
}
