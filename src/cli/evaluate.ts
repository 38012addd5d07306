import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { assetsFolder } from '../assets.ts'
import type { Engine } from '../core/analyze.ts'
import { measure, NONE, type Answered, type Quality } from '../evaluate/quality.ts'
import { trainBayesPeer, trainRegressionPeer, type Peer } from '../evaluate/peers.ts'
import { writeDetails, writeTable } from '../evaluate/table.ts'
import { readFolder, readText } from '../files.ts'
import { FOLDS, foldOf, isUnseen, parseCases, type Case } from '../learn/cases.ts'
import { fitDecision } from '../learn/decision.ts'
import { scoreByFolds } from '../learn/learn.ts'
import { prepareCases } from '../learn/prepare.ts'
import { DEFAULTS, trainModel, type Options, type Prepared } from '../learn/train.ts'
import { createVoiceEngine, loadEngine, loadMailForms, loadPacks } from '../load.ts'
import { readMessage } from '../reading/index.ts'

const HELP = `npm run evaluate [-- OPTIONS] [FILES]

The quality table for labelled cases (JSONL). Without FILES: the unseen fifth of test/cases, which was never learnt from.
  --cross-validate   instead: every case of test/cases but the unseen fifth, each answered by weights that were learnt without it
  --without PART     cross-validated without words, pieces, classes, meanings or foreign (the other languages' cases)
  --sets NAMES       only these sets of test/cases, such as base,f (the natural week)
  --fails            what went wrong, case by case, with the text (not on the unseen fifth)
  --details          each label by itself, and the confusion matrices
  --no-peers         leave natural's classifiers out
  --regression N     train natural's logistic regression on N cases a language (default 200, about half a minute; its time grows with the cube)
  --json             the figures as JSON`

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    'cross-validate': { type: 'boolean', default: false },
    sets: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    fails: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    regression: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
  }
})

if (options.help) {
  console.log(HELP)
  process.exit()
}

const PARTS: Readonly<Record<string, Partial<Options>>> = {
  words: { words: false }, pieces: { pieces: false }, classes: { classes: false }, meanings: { meanings: false }, foreign: { foreign: 0 }
}
const unknown = options.without.find((part) => !Object.hasOwn(PARTS, part))
if (unknown !== undefined) {
  console.error(`--without '${unknown}' is not known: write one of ${Object.keys(PARTS).join(', ')}`)
  process.exit(1)
}
const learning: Options = Object.assign({}, DEFAULTS, ...options.without.map((part) => PARTS[part]))

const languages = assetsFolder('languages')
const casesFolder = join(import.meta.dirname, '../../test/cases')
const { concepts, packs } = loadPacks(languages)
const forms = loadMailForms(packs)
const read = (example: Case) => readMessage(example, forms)
const own = new Map(packs.map(({ tag }) => [tag, readFolder(join(casesFolder, tag), '.jsonl').flatMap(({ name, source }) => parseCases(source, name))]))
const sets = options.sets === undefined ? undefined : new Set(options.sets.split(',').flatMap((set) => packs.flatMap(({ tag }) => readFolder(join(casesFolder, tag), `${set}.jsonl`))
  .flatMap(({ name, source }) => parseCases(source, name)).map(({ id }) => id)))
const wanted = ({ id }: Case): boolean => sets === undefined || sets.has(id)
const learntFrom = (tag: string): Case[] => (own.get(tag) ?? []).filter((example) => !isUnseen(example))

const answers = new Map<string, Answered[]>()
if (options['cross-validate']) await crossValidate()
else await answerCases(files.length > 0 ? files.flatMap((file) => parseCases(readText(file), file)) : [...own.values()].flat().filter((example) => isUnseen(example) && wanted(example)))

const columns = new Map([...answers].map(([tag, answered]): [string, Quality] => [tag, measure(answered)]))
const peers = options['no-peers'] ? new Map<string, Map<string, number>>() : comparePeers()
report()

async function answerCases (cases: readonly Case[]): Promise<void> {
  const engine = loadEngine(languages, concepts, packs)
  const known = new Set([...own.values()].flat().filter((example) => !isUnseen(example)).map(({ id, text }) => `${id} ${text}`))
  const seen = cases.filter(({ id, text }) => known.has(`${id} ${text}`)).length
  if (seen > 0) console.error(`${seen} of these ${cases.length} cases were learnt from: the figures flatter. --cross-validate gives honest ones.\n`)
  for (const example of cases) await answerOne(engine, example)
}

async function answerOne (engine: Engine, example: Case): Promise<void> {
  const answered = answers.get(example.language) ?? []
  answers.set(example.language, answered)
  answered.push({ example, findings: engine.analyze(await read(example)) })
}

/** Each fold is answered by weights learnt from the others; thresholds are fitted on all folds' unseen scores. */
async function crossValidate (): Promise<void> {
  const prepared = new Map<string, Prepared[]>()
  for (const pack of packs) prepared.set(pack.tag, await prepareCases(pack, learntFrom(pack.tag), read))
  for (const pack of packs) {
    const cases = prepared.get(pack.tag)!
    const foreign = [...prepared].flatMap(([tag, others]) => tag === pack.tag ? [] : others)
    const decision = fitDecision(scoreByFolds(cases, learning, foreign))
    for (let fold = 0; fold < FOLDS; fold++) {
      const others = cases.filter(({ example }) => foldOf(example) !== fold)
      const engine = createVoiceEngine(languages, concepts, packs, pack, { ...trainModel(others, learning, foreign), decision })
      for (const { example } of cases) if (foldOf(example) === fold && wanted(example)) await answerOne(engine, example)
    }
  }
}

/** Scenario accuracy over the complaints of classifiers trained on the same cases. */
function comparePeers (): Map<string, Map<string, number>> {
  const table = new Map<string, Map<string, number>>()
  const most = Number(options.regression)
  const trainers: [string, (cases: readonly Case[]) => Peer][] = [['natural: naive Bayes, scenario accuracy', trainBayesPeer]]
  if (most > 0) trainers.push([`natural: logistic regression (${most} cases), scenario accuracy`, (cases) => trainRegressionPeer(spread(cases, most))])
  for (const [name, train] of trainers) {
    const row = new Map<string, number>()
    for (const [tag, answered] of answers) {
      const complaints = answered.filter(({ example }) => example.complaint)
      const accuracy = (test: readonly Answered[], peer: Peer): number => test.filter(({ example }) => peer(example) === (example.scenario ?? NONE)).length
      if (options['cross-validate'] && train === trainBayesPeer) {
        let right = 0
        for (let fold = 0; fold < FOLDS; fold++) {
          right += accuracy(complaints.filter(({ example }) => foldOf(example) === fold), train(learntFrom(tag).filter((example) => foldOf(example) !== fold)))
        }
        row.set(tag, right / complaints.length)
      } else if (!options['cross-validate']) {
        row.set(tag, accuracy(complaints, train(learntFrom(tag))) / complaints.length)
      }
    }
    if (row.size > 0) table.set(name, row)
  }
  return table
}

/** `most` of the cases, evenly spread over them. */
function spread (cases: readonly Case[], most: number): Case[] {
  if (cases.length <= most) return [...cases]
  return Array.from({ length: most }, (_, i) => cases[Math.floor(i * cases.length / most)]!)
}

function report (): void {
  if (options.json) {
    console.log(JSON.stringify(Object.fromEntries([...columns].map(([tag, quality]) => [tag, { ...quality, fails: undefined, confusion: undefined }])),
      (_, value: unknown) => value instanceof Map ? Object.fromEntries(value) : value, 2))
    return
  }
  console.log(writeTable(columns, peers))
  if (options.details) for (const [tag, quality] of columns) console.log(`\n${writeDetails(tag, quality)}`)
  if (options.fails) for (const quality of columns.values()) printFails(quality)
}

function printFails ({ fails }: Quality): void {
  for (const { example, faults } of fails) {
    if (files.length === 0 && isUnseen(example)) {
      console.log('\n--fails keeps out of the unseen fifth: name FILES, or add --cross-validate')
      return
    }
    console.log(`\n${example.id} ${example.channel} (${example.why})\n  ${faults.join('\n  ')}\n  ${[example.subject, example.text].filter(Boolean).join(' | ').split('\n').map((line) => line.trim()).filter((line) => line !== '').join(' ⏎ ')}`)
  }
}

