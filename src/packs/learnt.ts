import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { BUCKETS } from '../core/learnt/features.ts'
import { unpackWeights, TELLING_STEP, type LearntModel } from '../core/learnt/model.ts'
import { unpackNetwork, type Network } from '../core/learnt/network.ts'
import { unpackSentences, type SentenceModel } from '../core/learnt/sentences.ts'
import { GOODS_BUCKETS, type GoodsModel } from '../core/entities/goods.ts'
import { LANGUAGE_BUCKETS } from '../core/language/features.ts'
import type { LanguageModel } from '../core/language/detect.ts'

/** Names under which `npm run learn` keeps what it learnt, below the languages folder. */
export const LEARNT_FACTS = 'learnt.json'
export const LEARNT_WEIGHTS = 'learnt.br'
/** The same of the sentences of replies. */
export const REPLY_FACTS = 'replies.json'
export const REPLY_WEIGHTS = 'replies.br'
export const LEARNT_GOODS = 'goods.br'
/** The networks that read all languages: messages, and the sentences of replies. */
export const NETWORK_FACTS = 'network.json'
export const NETWORK_WEIGHTS = 'network.br'
export const REPLY_NETWORK_FACTS = 'reply-network.json'
export const REPLY_NETWORK_WEIGHTS = 'reply-network.br'

/** What the build adds to the name of such weights for what they unpack to. */
export const UNPACKED = '.bin'
/** The bytes of weights as the functions here read them. Throws where they are damaged. */
export const unpack = (weights: Uint8Array): Buffer => brotliDecompressSync(weights)

type Facts = Omit<LearntModel, 'telling' | 'weights' | 'stems' | 'steps'> & { readonly steps: readonly number[] }

/** The readable part of a model as JSON with a line a fact, and its weights as compressed bytes. */
export function writeModel (model: LearntModel): { facts: string, weights: Buffer } {
  const { telling, weights, stems, steps, ...rest } = model
  const bytes = Buffer.alloc(BUCKETS + weights.length + stems.length)
  for (let i = 0; i < BUCKETS; i++) bytes[i] = Math.round(telling[i]! / TELLING_STEP)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), BUCKETS)
  bytes.set(new Uint8Array(stems.buffer, stems.byteOffset, stems.length), BUCKETS + weights.length)
  const facts: Facts = { ...rest, steps: [...steps] }
  return { facts: writeLines(facts), weights: compress(bytes) }
}

/** Throws RangeError where weights and facts do not belong together. */
export function readModel (facts: string, bytes: Uint8Array): LearntModel {
  const parsed = JSON.parse(facts) as Facts
  return { ...parsed, steps: Float32Array.from(parsed.steps), ...unpackWeights(bytes, parsed.heads.length, parsed.scenarios.length) }
}

export function writeLanguages ({ tags, logs, step }: LanguageModel): { facts: string, weights: Buffer } {
  return { facts: writeLines({ tags, step }), weights: compress(Buffer.from(logs.buffer, logs.byteOffset, logs.length)) }
}

export function readLanguages (facts: string, bytes: Uint8Array): LanguageModel {
  const { tags, step } = JSON.parse(facts) as Pick<LanguageModel, 'tags' | 'step'>
  if (bytes.length !== LANGUAGE_BUCKETS * tags.length) throw new RangeError('learnt languages do not fit their tags: run npm run learn')
  return { tags, step, logs: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }
}

export function writeSentences ({ known, weights, ...facts }: SentenceModel): { facts: string, weights: Buffer } {
  return { facts: writeLines(facts), weights: compress(Buffer.concat([known, new Uint8Array(weights.buffer, weights.byteOffset, weights.length)])) }
}

/** Throws RangeError where weights and facts do not belong together. */
export function readSentences (facts: string, bytes: Uint8Array): SentenceModel {
  const parsed = JSON.parse(facts) as Omit<SentenceModel, 'known' | 'weights'>
  return { ...parsed, ...unpackSentences(bytes, parsed.heads.length) }
}

type NetworkFacts = Omit<Network, 'glosses' | 'embeddings' | 'weights' | 'outputs'> & { readonly known: number }

export function writeNetwork ({ glosses, embeddings, weights, outputs, ...facts }: Network): { facts: string, weights: Buffer } {
  const bytes = [glosses, embeddings, weights, outputs].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))
  return { facts: writeLines({ ...facts, known: glosses.length } satisfies NetworkFacts), weights: compress(Buffer.concat(bytes)) }
}

/** Throws RangeError where weights and facts do not belong together. */
export function readNetwork (facts: string, bytes: Uint8Array): Network {
  const { known, ...rest } = JSON.parse(facts) as NetworkFacts
  return { ...rest, ...unpackNetwork(bytes, rest, known) }
}

const FLOAT = 4

/** The step and the threshold as floats, then the weights, compressed. */
export function writeGoods ({ step, least, weights }: GoodsModel): Buffer {
  const bytes = Buffer.alloc(2 * FLOAT + weights.length)
  bytes.writeFloatLE(step, 0)
  bytes.writeFloatLE(least, FLOAT)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 2 * FLOAT)
  return compress(bytes)
}

/** Throws RangeError where the weights are not of this version. */
export function readGoods (bytes: Buffer): GoodsModel {
  if (bytes.length !== 2 * FLOAT + GOODS_BUCKETS) throw new RangeError(`learnt goods have ${bytes.length} bytes, not ${2 * FLOAT + GOODS_BUCKETS}: run npm run learn`)
  return { step: bytes.readFloatLE(0), least: bytes.readFloatLE(FLOAT), weights: new Int8Array(bytes.buffer, bytes.byteOffset + 2 * FLOAT, GOODS_BUCKETS) }
}

const compress = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })

/** JSON with each member of the two outer levels on a line of its own, so that a change can be read. */
function writeLines (value: object): string {
  const members = Object.entries(value).map(([key, member]: [string, unknown]) => {
    const inner = typeof member === 'object' && member !== null && !Array.isArray(member)
      ? `{\n${Object.entries(member).map(([name, item]) => `    ${JSON.stringify(name)}: ${JSON.stringify(item)}`).join(',\n')}\n  }`
      : JSON.stringify(member)
    return `  ${JSON.stringify(key)}: ${inner}`
  })
  return `{\n${members.join(',\n')}\n}\n`
}
