import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { BUCKETS } from '../../../src/core/learnt/features.ts'
import { compileModel, type LearntModel } from '../../../src/core/learnt/model.ts'
import { tokenize } from '../../../src/core/text/tokenize.ts'
import { createVocabulary } from '../../../src/core/text/word.ts'

const SENSES = { classesOf: () => [], glossesOf: () => [] }
const HEADS = ['scenario:other', 'scenario:none']

/** A model whose weights and stems are parts of the same bytes, as those of a file are. */
function modelOf (bytes: Int8Array): LearntModel {
  return {
    heads: HEADS, scenarios: ['other', 'none'], telling: new Float32Array(BUCKETS).fill(1), weights: bytes.subarray(0, BUCKETS * 2), steps: Float32Array.of(1, 1),
    stems: bytes.subarray(BUCKETS * 2), stemStep: 1, facts: {}, biases: [0, 0], priors: [0, 0],
    decision: { network: {}, bayes: 0, peaks: {}, secondary: { features: {}, constants: {}, pairs: {} }, scale: 1, doubt: 0, harmless: 0, thresholds: {}, slopes: {}, reviewBelow: 0, anger: { weights: {}, cuts: [] } }
  }
}

test('a compiled model lets go of the bytes that its weights were read from', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const compile = (): { score: ReturnType<typeof compileModel>, bytes: WeakRef<ArrayBufferLike> } => {
    const bytes = new Int8Array(BUCKETS * 4).fill(1)
    return { score: compileModel(modelOf(bytes), 0, SENSES), bytes: new WeakRef(bytes.buffer) }
  }
  const { score, bytes } = compile()
  // a WeakRef holds on until the turn in which it was made has ended
  await new Promise((resolve) => { setImmediate(resolve) })
  collect()
  expect(bytes.deref()).toBeUndefined()
  const wordOf = createVocabulary()
  expect(score(tokenize('late', wordOf), tokenize('', wordOf), new Map()).heads[0]).toBeGreaterThan(0)
})
