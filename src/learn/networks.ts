import type { Network } from '../core/learnt/network.ts'
import { MESSAGE_BOUNDARIES, visitMessage } from '../core/learnt/places.ts'
import { FOLDS, foldOf } from './cases.ts'
import { layOutLessons, type Lessons, type Text } from './network-lessons.ts'
import { inThread, sideBySide } from './threads.ts'
import { HEADS, MODEL_SCENARIOS, type Lesson, type Prepared } from './train.ts'

/** Networks that were taught the same lessons, of all languages. */
export interface Networks {
  readonly whole: Network
  /** By fold, taught the lessons of the others. */
  readonly byFold: readonly Network[]
}

/** What a thread is given: the lessons and their folds, and the fold it leaves out, if any. */
export interface NetworkJob { readonly lessons: Lessons, readonly folds: Uint8Array, readonly without: number | undefined }

/** Teaches the network of all lessons and that of each fold, as many at a time as there are processors; a minute or two each. */
export async function learnNetworks (lessons: Lessons, folds: Uint8Array): Promise<Networks> {
  const [whole, ...byFold] = await sideBySide([undefined, ...Array(FOLDS).keys()], (without) =>
    inThread<NetworkJob, Network>(new URL('./network-thread.ts', import.meta.url), { lessons, folds, without }))
  return { whole: whole!, byFold }
}

/** The networks that read messages, which all learn from the `clauses`. */
export const learnMessageNetworks = (cases: readonly Prepared[], clauses: readonly Lesson[]): Promise<Networks> =>
  learnNetworks(layOut([...cases, ...clauses]), Uint8Array.from([...cases.map(({ example }) => foldOf(example)), ...clauses.map(() => NO_FOLD)]))
const NO_FOLD = FOLDS

/** Texts of all languages, as their networks see them. */
export const layOut = (lessons: readonly Lesson[]): Lessons => layOutLessons(lessons.map(({ body, subject, senses, truths, cost }): Text => ({
  visit: (add) => { visitMessage(body, subject, senses.glossesOf, add) },
  truths,
  cost
})), { names: HEADS.map(({ name }) => name), exclusive: MODEL_SCENARIOS.length, boundaries: MESSAGE_BOUNDARIES })
