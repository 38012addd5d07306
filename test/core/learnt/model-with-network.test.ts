import { expect, test } from 'vitest'
import { assetsFolder } from '../../../src/assets.ts'
import { createClassifier, layOutClasses } from '../../../src/core/learnt/classes.ts'
import { shareOf } from '../../../src/core/learnt/decide.ts'
import { createGlosser } from '../../../src/core/learnt/glosses.ts'
import { compileModel } from '../../../src/core/learnt/model.ts'
import { visitMessage } from '../../../src/core/learnt/places.ts'
import { tokenize } from '../../../src/core/text/tokenize.ts'
import { createVocabulary } from '../../../src/core/text/word.ts'
import { readBytes, readText } from '../../../src/files.ts'
import { loadGlosses, loadNetwork, loadPacks } from '../../../src/load.ts'
import { LEARNT_FACTS, LEARNT_WEIGHTS, NETWORK_FACTS, readModel, unpack } from '../../../src/packs/learnt.ts'
import { spellingOf } from '../../../src/packs/spelling.ts'

const folder = assetsFolder('languages')
const { packs } = loadPacks(folder)
const network = loadNetwork(folder)!
const NO_FACTS = new Map<string, number>()

test.each(packs)('$tag: the network adds its share to each head, and its words to what is explained', (pack) => {
  const { tag } = pack
  const model = readModel(readText(folder, tag, LEARNT_FACTS), unpack(readBytes(folder, tag, LEARNT_WEIGHTS)))
  expect(readText(folder, NETWORK_FACTS)).toContain(JSON.stringify(model.heads))
  const senses = { classesOf: createClassifier(layOutClasses(pack.classes, spellingOf(pack.language).stem), spellingOf(pack.language), 0), glossesOf: createGlosser(loadGlosses(folder, pack), 0) }
  const wordOf = createVocabulary()
  const alone = compileModel(model, 0, senses)
  const both = compileModel(model, 1, senses, network)
  const body = tokenize({ en: 'I want my money back. The lamp never came!', et: 'Tahan raha tagasi. Lamp ei tulnudki kohale!', fi: 'Haluan rahani takaisin. Lamppu ei tullut koskaan!' }[tag]!, wordOf)
  const subject = tokenize('?', wordOf)
  const said = Array.from(network((add) => { visitMessage(body, subject, senses.glossesOf, add) }).heads)
  const before = alone(body, subject, NO_FACTS)
  const explainedBefore = model.heads.map((_, head) => before.explain(head))
  const after = both(body, subject, NO_FACTS)
  model.heads.forEach((name, head) => {
    const share = shareOf(model.decision.network, name)
    expect(after.heads[head], name).toBeCloseTo(before.heads[head]! + share * said[head]!, 4)
    const words = after.explain(head)
    // what thresholds and boundaries brought has no words
    expect(words.some((value, at) => value !== explainedBefore[head]![at]), name).toBe(share !== 0)
  })
})
