import { parentPort, workerData } from 'node:worker_threads'
import type { Network } from '../core/learnt/network.ts'
import type { LearntModel } from '../core/learnt/model.ts'
import type { SentenceModel } from '../core/learnt/sentences.ts'
import { learnWithChances, type Chances } from '../learn/learn.ts'
import { besideOf } from '../learn/messages.ts'
import { learnNetworks, type Networks } from '../learn/networks.ts'
import { foldsOf, layOutSentences, learnReplies } from '../learn/replies.ts'
import { DEFAULTS } from '../learn/train.ts'
import { loadCases, loadLessons } from './lessons.ts'

/** What a thread is to learn: one language, whose networks are taught already, or the sentences of replies. */
export interface LanguageJob { readonly of: 'language', readonly tag: string, readonly networks: Networks }
export interface RepliesJob { readonly of: 'replies' }

export interface LearntLanguage { readonly model: LearntModel, readonly chances: Chances }
export interface LearntReplies {
  readonly network: Network
  readonly models: readonly { readonly tag: string, readonly sentences: number, readonly model: SentenceModel }[]
}

const job = workerData as LanguageJob | RepliesJob
parentPort!.postMessage(job.of === 'replies' ? await learnSentences() : await learnLanguage(job))

async function learnLanguage ({ tag, networks }: LanguageJob): Promise<LearntLanguage> {
  const lessons = await loadCases() // anew in each thread: prepared cases hold functions, which no message to a thread can
  return learnWithChances(lessons.cases.get(tag)!, besideOf(tag, lessons), DEFAULTS, networks)
}

async function learnSentences (): Promise<LearntReplies> {
  const { tags, lessonsOf } = loadLessons()
  const all = new Map(tags.map((tag) => [tag, lessonsOf(tag)]))
  const lessons = [...all.values()].flat()
  const networks = await learnNetworks(layOutSentences(lessons), foldsOf(lessons))
  const models = learnReplies(all, networks)
  return { network: networks.whole, models: [...models].map(([tag, model]) => ({ tag, sentences: all.get(tag)!.length, model })) }
}
