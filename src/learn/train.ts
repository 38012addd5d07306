import { BUCKETS, classFeature, GLOSS_VALUE, glossFeature, learntKey, stemFeature, wordFeatures } from '../core/learnt/features.ts'
import { NONE, TELLING_STEP, visitFeatures, type LearntModel } from '../core/learnt/model.ts'
import type { Senses } from '../core/learnt/senses.ts'
import { DEMANDS, ESCALATIONS, SCENARIOS, SIGNS, SUPPLIES } from '../core/findings.ts'
import type { Message } from '../core/message.ts'
import { hashText } from '../core/text/hash.ts'
import type { Tokens } from '../core/text/tokenize.ts'
import type { Word } from '../core/text/word.ts'
import type { Case } from './cases.ts'
import { round } from './round.ts'
import { trainSvm, type Example } from './svm.ts'

/** A text to learn from, as the model sees it. */
export interface Lesson {
  readonly id: string
  readonly body: Tokens
  readonly subject: Tokens
  readonly facts: ReadonlyMap<string, number>
  readonly senses: Senses
  /** What is known of it, by head: 1, -1, or 0 where nothing is. */
  readonly truths: readonly number[]
  /** What a mistake on it costs, beside one on a case. */
  readonly cost: number
}

/** A case to learn from. */
export interface Prepared extends Lesson {
  readonly example: Case
  readonly message: Message
  /** The classes of the last part of a compound. */
  readonly tailsOf: (word: Word) => readonly number[]
  /** The same case with slips of the finger. */
  readonly mistyped?: Prepared
}

/** What a language is learnt from beside its cases. */
export interface Beside {
  /** Its clauses. */
  readonly clauses: readonly Lesson[]
  /** The cases and clauses of the other languages, which teach what holds in all. */
  readonly foreign: readonly Lesson[]
}

export const MODEL_SCENARIOS: readonly string[] = [...SCENARIOS, NONE]
const ANGER_STEPS = [1, 2, 3] as const

/** The questions put to a message, and what a case's labels answer: 1 or -1, or 0 where it has none. */
export const HEADS: readonly { readonly name: string, readonly truth: (example: Case) => number }[] = [
  ...MODEL_SCENARIOS.map((id) => ({ name: `scenario:${id}`, truth: ({ scenario }: Case) => sign((scenario ?? NONE) === id) })),
  ...SCENARIOS.map((id) => ({ name: `also:${id}`, truth: ({ scenario, secondary }: Case) => scenario === null ? -1 : sign(scenario === id || secondary.includes(id)) })),
  ...SIGNS.map((id) => ({ name: `sign:${id}`, truth: ({ signs }: Case) => sign(signs.includes(id)) })),
  { name: 'shouting', truth: ({ shouting }) => sign(shouting) },
  ...ANGER_STEPS.map((step) => ({ name: `anger:${step}`, truth: ({ anger }: Case) => sign(anger >= step) })),
  ...DEMANDS.map((id) => ({ name: `demand:${id}`, truth: ({ demands }: Case) => sign(demands.includes(id)) })),
  ...ESCALATIONS.map((id) => ({ name: `escalation:${id}`, truth: ({ escalation }: Case) => sign(escalation.includes(id)) })),
  ...SUPPLIES.map((id) => ({ name: `supply:${id}`, truth: ({ supply }: Case) => supply === undefined ? 0 : sign(supply === id) }))
]

const sign = (yes: boolean): number => yes ? 1 : -1

export interface Options {
  /** Cost of a mistake in the support vector machine. */
  readonly cost: number
  /** Share of that cost for a case in another language. */
  readonly foreign: number
  /** How much one fact weighs beside the whole text, whose length is 1. */
  readonly factValue: number
  /** Share of the facts of a case that are kept from training, so that words learn to do without rules that were written on these very cases. */
  readonly dropped: number
  /** Share of that cost for a case once more with slips of the finger. */
  readonly mistyped: number
  readonly words: boolean
  readonly pieces: boolean
  readonly meanings: boolean
  readonly classes: boolean
  readonly glosses: boolean
  /** The network over glosses beside the words. */
  readonly network: boolean
}
export const DEFAULTS: Options = { cost: 4, foreign: 0.2, mistyped: 0.3, factValue: 0.25, dropped: 0.3, words: true, pieces: true, meanings: true, classes: true, glosses: true, network: true }

const NONE_OF_THEM: readonly number[] = []
const nothing = (): readonly number[] => NONE_OF_THEM
const wanted = ({ classesOf, glossesOf }: Senses, { classes, glosses }: Options): Senses => ({ classesOf: classes ? classesOf : nothing, glossesOf: glosses ? glossesOf : nothing })

const SELDOM = 2
const BAYES_SMOOTHING = 0.3
const STEM_STEP = 1 / 16

/** Trains all heads on `cases` and what stands `beside` them; `decision` is left to `fitDecision`. */
export function trainModel (cases: readonly Prepared[], options: Options, beside: Beside): Omit<LearntModel, 'decision'> {
  const foreign = options.foreign > 0 ? beside.foreign : []
  const own: readonly Lesson[] = [...cases, ...beside.clauses]
  const counted = own.map((lesson) => countBuckets(lesson, options))
  const seenIn = new Uint16Array(BUCKETS)
  for (const counts of counted) for (const bucket of counts.keys()) seenIn[bucket]!++
  const telling = new Float32Array(BUCKETS)
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const seen = seenIn[bucket]!
    // as it will be stored, so that training and answering see the same numbers
    if (seen >= SELDOM) telling[bucket] = Math.min(255, Math.round(Math.log(own.length / seen) / TELLING_STEP)) * TELLING_STEP
  }
  const factNames = [...new Set(cases.flatMap(({ facts }) => [...facts.keys()]))].sort()
    .filter((name) => options.meanings || !/^(concept|sign|demand|escalation|scenario):/.test(name))
  const factIndex = new Map(factNames.map((name, index) => [name, BUCKETS + index]))
  const mistyped = options.mistyped > 0 ? cases.flatMap((prepared) => prepared.mistyped ?? []) : []
  const lots: readonly { readonly lessons: readonly Lesson[], readonly share: number, readonly isForeign?: boolean }[] = [
    { lessons: own, share: 1 }, { lessons: mistyped, share: options.mistyped },
    // what other languages teach of classes and meanings, each case for less than one of its own
    { lessons: foreign, share: options.foreign, isForeign: true }
  ]
  const examples = lots.flatMap(({ lessons, isForeign = false }) => lessons.map((lesson, i) =>
    toExample(lessons === own ? counted[i]! : countBuckets(lesson, options, isForeign), thin(lesson.facts, lesson.id, options.dropped), telling, factIndex, options)))
  const costs = Float64Array.from(lots.flatMap(({ lessons, share }) => lessons.map(({ cost }) => options.cost * share * cost)))
  const all = lots.flatMap(({ lessons }) => lessons)
  const size = BUCKETS + factNames.length
  const rows = HEADS.map((_, head) => trainSvm(examples, Int8Array.from(all, ({ truths }) => truths[head]!), size, costs))
  const weights = new Int8Array(BUCKETS * HEADS.length)
  const steps = new Float32Array(HEADS.length)
  rows.forEach((row, head) => {
    let largest = 1e-9
    for (let bucket = 0; bucket < BUCKETS; bucket++) largest = Math.max(largest, Math.abs(row[bucket]! * telling[bucket]!))
    steps[head] = largest / 127
    for (let bucket = 0; bucket < BUCKETS; bucket++) weights[bucket * HEADS.length + head] = Math.round(row[bucket]! * telling[bucket]! / largest * 127)
  })
  return {
    heads: HEADS.map(({ name }) => name),
    scenarios: MODEL_SCENARIOS,
    telling,
    weights,
    steps,
    ...trainBayes(cases),
    facts: Object.fromEntries(factNames.map((name) => [name, rows.map((row, head) => isDeafTo(HEADS[head]!.name, name) ? 0 : round(row[factIndex.get(name)!]! * options.factValue))])),
    biases: rows.map((row) => round(row[size]!))
  }
}

/** How a message is typed says how angry it is, not what it says: the same complaint in capitals is the same complaint with the same signs. */
const isDeafTo = (head: string, fact: string): boolean =>
  (TYPED.has(fact) && /^(?:scenario|also|sign|demand|escalation):/.test(head)) || (CLIPPED.has(fact) && /^(?:scenario|also|demand|escalation):/.test(head))
const TYPED = new Set(['capitals', 'capitals-share', 'no-capitals'])
/** Where sentences end depends on capitals too. */
const CLIPPED = new Set(['short-run-3', 'short-run-4', 'short-run-6', 'short-share'])

/** The facts of a case but for a share of the meanings, always the same ones. */
function thin (facts: ReadonlyMap<string, number>, id: string, share: number): ReadonlyMap<string, number> {
  if (share === 0) return facts
  return new Map([...facts].filter(([name]) => !name.includes(':') || hashText(0x5bd1e995, `${id} ${name}`, 0, id.length + name.length + 1) / 0x1_0000_0000 >= share))
}

/** `foreign`: of a text in another language only what holds in all, the senses of its words. */
function countBuckets ({ body, subject, senses }: Lesson, options: Options, foreign = false): Map<number, number> {
  const counts = new Map<number, number>()
  const add = (bucket: number, value: number): void => { counts.set(bucket, (counts.get(bucket) ?? 0) + value) }
  if (!options.words) return counts
  const { classesOf, glossesOf } = wanted(senses, options)
  for (const [tokens, inSubject] of [[body, false], [subject, true]] as const) {
    visitFeatures(tokens, inSubject, { classesOf, glossesOf }, {
      word: (word) => {
        if (!foreign) {
          const { indexes, values } = wordFeatures(learntKey(word), word.kind === 'word')
          for (let i = 0; i < (options.pieces ? indexes.length : Math.min(2, indexes.length)); i++) add(indexes[i]!, values[i]!)
        }
        for (const hash of classesOf(word)) add(classFeature(hash), 1)
        for (const hash of glossesOf(word)) add(glossFeature(hash), GLOSS_VALUE)
      },
      pair: (bucket) => add(bucket, 1),
      subject: (bucket) => { if (!foreign) add(bucket, 1) }
    })
  }
  return counts
}

function toExample (counts: ReadonlyMap<number, number>, facts: ReadonlyMap<string, number>, telling: Float32Array, factIndex: ReadonlyMap<string, number>, { factValue }: Options): Example {
  const indexes: number[] = []
  const values: number[] = []
  let square = 0
  for (const [bucket, count] of counts) {
    const idf = telling[bucket]!
    if (idf === 0) continue
    indexes.push(bucket)
    values.push(count * idf)
    square += count * idf * idf
  }
  const norm = Math.sqrt(square) || 1
  for (let i = 0; i < values.length; i++) values[i]! /= norm
  for (const [name, value] of facts) {
    const index = factIndex.get(name)
    if (index === undefined) continue
    indexes.push(index)
    values.push(value * factValue)
  }
  return { indexes: Int32Array.from(indexes), values: Float64Array.from(values) }
}

/** Naive Bayes over stems, each counted once a message; stored by the bucket of the stem. */
function trainBayes (cases: readonly Prepared[]): Pick<LearntModel, 'stems' | 'stemStep' | 'priors'> {
  const kinds = MODEL_SCENARIOS.length
  const counts = new Float64Array(BUCKETS * kinds)
  const totals = new Float64Array(kinds)
  const documents = new Float64Array(kinds)
  const seen = new Set<number>()
  for (const { example, body, subject, senses } of cases) {
    const kind = MODEL_SCENARIOS.indexOf(example.scenario ?? NONE)
    documents[kind]!++
    const stems = new Set<number>()
    for (const tokens of [body, subject]) {
      for (const word of tokens.words) {
        if (word.kind === 'word') stems.add(stemFeature(word.key))
        for (const hash of senses.classesOf(word)) stems.add(classFeature(hash))
        for (const hash of senses.glossesOf(word)) stems.add(glossFeature(hash))
      }
    }
    for (const stem of stems) {
      counts[stem * kinds + kind]!++
      totals[kind]!++
      seen.add(stem)
    }
  }
  const stems = new Int8Array(BUCKETS * kinds)
  for (const stem of seen) {
    const logs = Array.from({ length: kinds }, (_, kind) => Math.log((counts[stem * kinds + kind]! + BAYES_SMOOTHING) / (totals[kind]! + BAYES_SMOOTHING * seen.size)))
    // only differences between scenarios count; the mean is taken out so that unknown stems say nothing
    const mean = logs.reduce((sum, log) => sum + log, 0) / kinds
    logs.forEach((log, kind) => { stems[stem * kinds + kind] = Math.max(-127, Math.min(127, Math.round((log - mean) / STEM_STEP))) })
  }
  return { stems, stemStep: STEM_STEP, priors: Array.from(documents, (count) => Math.round(Math.log((count + 1) / (cases.length + kinds)) * 1e4) / 1e4) }
}
