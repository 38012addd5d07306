import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assetsFolder } from '../assets.ts'
import { readFolder } from '../files.ts'
import { isUnseen, parseCases } from '../learn/cases.ts'
import { trainLanguages } from '../learn/languages.ts'
import { learn } from '../learn/learn.ts'
import { prepareCases } from '../learn/prepare.ts'
import { loadMailForms, loadPacks } from '../load.ts'
import { LEARNT_FACTS, LEARNT_WEIGHTS, writeLanguages, writeModel } from '../packs/learnt.ts'
import { readMessage } from '../reading/index.ts'

// Learns from test/cases (all but the unseen fifth) and writes the weights beside the packs, the same bytes each time.
const languages = assetsFolder('languages')
const casesFolder = join(import.meta.dirname, '../../test/cases')
const { packs } = loadPacks(languages)
const forms = loadMailForms(packs)
const texts = new Map<string, string[]>()
for (const pack of packs) {
  const cases = readFolder(join(casesFolder, pack.tag), '.jsonl')
    .flatMap(({ name, source }) => parseCases(source, name)).filter((example) => !isUnseen(example))
  texts.set(pack.tag, cases.map(({ text }) => text))
  const { facts, weights } = writeModel(learn(await prepareCases(pack, cases, (example) => readMessage(example, forms))))
  writeFileSync(join(languages, pack.tag, LEARNT_FACTS), facts)
  writeFileSync(join(languages, pack.tag, LEARNT_WEIGHTS), weights)
  console.log(`${pack.tag}: learnt from ${cases.length} cases; ${weights.length} bytes of weights`)
}
const { facts, weights } = writeLanguages(trainLanguages(texts))
writeFileSync(join(languages, LEARNT_FACTS), facts)
writeFileSync(join(languages, LEARNT_WEIGHTS), weights)
console.log(`languages: ${weights.length} bytes of weights`)
