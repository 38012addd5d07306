import { BUCKETS } from '../core/learnt/features.ts'
import type { LearntModel } from '../core/learnt/model.ts'
import { placeOf, type Case } from '../learn/cases.ts'
import { DEFAULTS, HEADS, MODEL_SCENARIOS, type Options } from '../learn/train.ts'
import type { Casebook } from './casebook.ts'
import { ratesOf } from './counts.ts'
import { trainBayesPeer, trainNlpPeer, trainRegressionPeer } from './peers.ts'
import { measure, NONE, type Answered } from './quality.ts'
import { spread } from './spread.ts'
import { VARIANTS } from './variants.ts'

/** Languages by column; a figure is a share of 1. */
export interface StudyRow { readonly name: string, readonly cells: ReadonlyMap<string, string> }

const figure = (value: number): string => Number.isNaN(value) ? '–' : value.toFixed(3)

/** Scenario accuracy, complaint F1, signs F1 and demands F1 of answers, as one cell. */
function summarise (answered: readonly Answered[]): string {
  const { accuracy, complaint, signs, demands } = measure(answered)
  return [accuracy, ratesOf(complaint.of('complaint')).f1, ratesOf(signs.total()).f1, ratesOf(demands.total()).f1].map(figure).join(' / ')
}

async function row (book: Casebook, name: string, cell: (tag: string) => Promise<string>): Promise<StudyRow> {
  const cells = new Map<string, string>()
  for (const tag of book.tags) cells.set(tag, await cell(tag))
  return { name, cells }
}

const WITHOUT: readonly (readonly [string, Partial<Options>])[] = [
  ['without the pieces of words (character n-grams)', { pieces: false }],
  ['without word classes', { classes: false }],
  ['without glosses', { glosses: false }],
  ['without the network', { network: false }],
  ['without what the other languages teach', { foreign: 0 }]
]

/** What each part is worth: learnt anew without it, on the unseen fifth. About a minute a language and row. */
export async function studyParts (book: Casebook): Promise<StudyRow[]> {
  const whole = book.engine()
  return [
    await row(book, 'all of it', async (tag) => summarise(await book.answer(whole, book.unseen(tag)))),
    await row(book, 'rules alone (nothing learnt)', async (tag) => summarise(await book.answer(book.engineWith(tag, { model: unlearnt(), networks: undefined }), book.unseen(tag)))),
    await row(book, 'learnt alone (no rules, no concepts)', async (tag) => {
      const { pack, ...learnt } = await book.learnWithoutRules(tag)
      return summarise(await book.answer(book.engineWith(tag, learnt, pack), book.unseen(tag)))
    }),
    await row(book, 'rules guessed, not weighed by the cases', async (tag) => summarise(await book.answer(book.engineWith(tag, await book.learn(tag, { ...DEFAULTS, meanings: false })), book.unseen(tag)))),
    ...await inOrder(WITHOUT, ([name, part]) => row(book, name, async (tag) => summarise(await book.answer(book.engineWith(tag, await book.learn(tag, { ...DEFAULTS, ...part })), book.unseen(tag)))))
  ]
}

/** Whether more cases would help: learnt from a quarter, half and three quarters of them, beside all clauses, on the unseen fifth. */
export async function studyCases (book: Casebook): Promise<StudyRow[]> {
  const share = (quarters: number) => (example: Case): boolean => placeOf(example) < quarters / 4
  const whole = book.engine()
  return [
    ...await inOrder([1, 2, 3], (quarters) => row(book, `${['a quarter', 'half', 'three quarters'][quarters - 1]} of the cases`, async (tag) =>
      summarise(await book.answer(book.engineWith(tag, await book.learn(tag, DEFAULTS, share(quarters))), book.unseen(tag))))),
    await row(book, 'all of the cases', async (tag) => summarise(await book.answer(whole, book.unseen(tag))))
  ]
}

/** The same messages as other people and programs would send them: in how many of a hundred the scenario changes, and by how much the F1 of the signs does. */
export async function studyVariants (book: Casebook): Promise<StudyRow[]> {
  const engine = book.engine()
  const before = new Map<string, Answered[]>()
  for (const tag of book.tags) before.set(tag, await book.answer(engine, book.unseen(tag)))
  return inOrder(Object.keys(VARIANTS), (name) => row(book, name, async (tag) => {
    const { changed, signs } = await compareVariant(book, name, before.get(tag)!, engine)
    return `${(changed * 100).toFixed(1)} / ${signs >= 0 ? '+' : ''}${signs.toFixed(3)}`
  }))
}

/** Share of `before` whose scenario changes when they are sent as `variant`, and the change of the signs' F1. */
export async function compareVariant (book: Casebook, variant: string, before: readonly Answered[], engine = book.engine()): Promise<{ changed: number, signs: number }> {
  const rewritten = await book.answer(engine, before.map(({ example }) => VARIANTS[variant]!(example)))
  const after = rewritten.map(({ findings }, index) => ({ example: before[index]!.example, findings }))
  const changed = after.filter(({ findings }, index) => findings.scenario?.id !== before[index]!.findings.scenario?.id).length
  const signsOf = (answered: readonly Answered[]): number => ratesOf(measure(answered).signs.total()).f1
  return { changed: changed / before.length, signs: signsOf(after) - signsOf(before) }
}

/** Scenario accuracy on the unseen complaints of classifiers trained on the same cases. `most`: cases for the slow one. */
export async function studyPeers (book: Casebook, most: number): Promise<StudyRow[]> {
  const peers = [
    { name: "natural's naive Bayes", train: trainBayesPeer },
    { name: `natural's logistic regression (${most} cases)`, train: (cases: readonly Case[]) => trainRegressionPeer(spread(cases, most)) },
    { name: 'NLP.js', train: trainNlpPeer }
  ]
  return inOrder(peers, ({ name, train }) => row(book, name, async (tag) => {
    const peer = await train(book.learntFrom(tag))
    const complaints = book.unseen(tag).filter(({ complaint }) => complaint)
    let right = 0
    for (const example of complaints) if (await peer(example) === (example.scenario ?? NONE)) right++
    return figure(right / complaints.length)
  }))
}

/** A table of such rows as Markdown. */
export function writeStudy (title: string, rows: readonly StudyRow[]): string {
  const tags = [...rows[0]!.cells.keys()]
  return [`| ${title} | ${tags.join(' | ')} |`, `|---|${tags.map(() => '---').join('|')}|`,
    ...rows.map(({ name, cells }) => `| ${name} | ${tags.map((tag) => cells.get(tag)).join(' | ')} |`)].join('\n')
}

async function inOrder<T, R> (items: readonly T[], make: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = []
  for (const item of items) made.push(await make(item))
  return made
}

/** A model that knows nothing: what is concluded, the rules conclude. */
function unlearnt (): LearntModel {
  const heads = HEADS.map(({ name }) => name)
  return {
    heads,
    scenarios: MODEL_SCENARIOS,
    telling: new Float32Array(BUCKETS),
    weights: new Int8Array(BUCKETS * heads.length),
    steps: new Float32Array(heads.length),
    stems: new Int8Array(BUCKETS * MODEL_SCENARIOS.length),
    stemStep: 0,
    facts: {},
    biases: heads.map(() => 0),
    priors: MODEL_SCENARIOS.map(() => 0),
    decision: {
      network: {}, bayes: 0, peaks: {}, scale: 2, doubt: 0.02, harmless: 0.5,
      // the threshold and the slope that the other heads have
      secondary: { features: { also: 2 }, constants: Object.fromEntries(MODEL_SCENARIOS.map((id) => [id, -1.4])), pairs: {} },
      thresholds: Object.fromEntries(heads.map((name) => [name, 0.7])), slopes: {}, reviewBelow: 0.5, anger: { weights: {}, cuts: [1, 2, 3] }
    }
  }
}
