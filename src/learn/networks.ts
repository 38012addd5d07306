import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Network } from '../core/learnt/network.ts'
import { FOLDS, foldOf } from './cases.ts'
import { layOutLessons, type Lessons } from './network.ts'
import type { Prepared } from './train.ts'

/** Networks that were taught the cases of all languages. */
export interface Networks {
  readonly whole: Network
  /** By fold, taught the cases of the others. */
  readonly byFold: readonly Network[]
}

/** What a thread is given: the lessons, and the fold it leaves out, if any. */
export interface Lesson { readonly lessons: Lessons, readonly folds: Uint8Array, readonly without: number | undefined }

/** Teaches the network of each fold and that of all, as many at a time as there are processors; a minute or two each. */
export async function learnNetworks (cases: readonly Prepared[]): Promise<Networks> {
  const lessons = layOutLessons(cases)
  const folds = Uint8Array.from(cases, ({ example }) => foldOf(example))
  const wanted = [undefined, ...Array(FOLDS).keys()]
  const taught = new Map<number | undefined, Network>()
  const work = async (): Promise<void> => {
    for (let without; wanted.length > 0;) {
      without = wanted.shift()
      taught.set(without, await teach({ lessons, folds, without }))
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work))
  return { whole: taught.get(undefined)!, byFold: Array.from({ length: FOLDS }, (_, fold) => taught.get(fold)!) }
}

const teach = (lesson: Lesson): Promise<Network> => new Promise((resolve, reject) => {
  const thread = new Worker(new URL('./network-thread.ts', import.meta.url), { workerData: lesson })
  thread.once('message', resolve)
  thread.once('error', reject)
})
