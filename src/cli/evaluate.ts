import { openCasebook } from '../evaluate/casebook.ts'
import { trainBayesPeer, trainRegressionPeer, type Peer } from '../evaluate/peers.ts'
import { measure, NONE, type Answered, type Quality } from '../evaluate/quality.ts'
import { spread } from '../evaluate/spread.ts'
import { studyCases, studyParts, studyPeers, studyVariants, writeStudy } from '../evaluate/study.ts'
import { writeDetails, writeTable } from '../evaluate/table.ts'
import { readText } from '../files.ts'
import { FOLDS, foldOf, isUnseen, parseCases, type Case } from '../learn/cases.ts'
import { DEFAULTS, type Options } from '../learn/train.ts'
import { readCommandLine, wholeNumber } from './command-line.ts'

/** Sets that are like what a support desk gets in a week; the others are harder by design. */
const NATURAL_WEEK = ['base', 'f']

const HELP = `npm run evaluate [-- OPTIONS] [FILES]

The quality table for labelled cases (JSONL). Without FILES: the unseen fifth of test/cases, which was never learnt from.
  --study            everything at once, more than an hour: unseen and cross-validated, NLP.js and natural on the same cases, without each part, from fewer cases, rewritten messages
  --cross-validate   instead: every case of test/cases but the unseen fifth, each answered by weights that were learnt without it
  --without PART     cross-validated without words, pieces, classes, glosses, network, meanings or foreign (the other languages' cases)
  --sets NAMES       only these sets of test/cases, such as base,f (the natural week)
  --fails            what went wrong, case by case, with the text (not on the unseen fifth)
  --details          each label by itself, and the confusion matrices
  --no-peers         leave natural's classifiers out
  --regression N     train natural's logistic regression on N cases a language (default 200, about half a minute; its time grows with the cube)
  --json             the figures as JSON`

const { values: options, positionals: files } = readCommandLine(HELP, {
  allowPositionals: true,
  options: {
    'cross-validate': { type: 'boolean', default: false },
    study: { type: 'boolean', default: false },
    sets: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    fails: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    regression: { type: 'string' },
    json: { type: 'boolean', default: false }
  }
})

const PARTS: Readonly<Record<string, Partial<Options>>> = {
  words: { words: false }, pieces: { pieces: false }, classes: { classes: false }, glosses: { glosses: false }, meanings: { meanings: false }, foreign: { foreign: 0 }, network: { network: false }
}
const unknown = options.without.find((part) => !Object.hasOwn(PARTS, part))
if (unknown !== undefined) {
  console.error(`--without '${unknown}' is not known: write one of ${Object.keys(PARTS).join(', ')}`)
  process.exit(1)
}
const learning: Options = Object.assign({}, DEFAULTS, ...options.without.map((part) => PARTS[part]))

const regression = wholeNumber('regression', options.regression, 200)

const book = openCasebook()
const sets = options.sets === undefined ? undefined : book.idsOf(options.sets.split(','))
const wanted = ({ id }: Case): boolean => sets === undefined || sets.has(id)

if (options.study) {
  await study()
  process.exit()
}

const answers = new Map<string, Answered[]>()
if (options['cross-validate']) for (const tag of book.tags) answers.set(tag, await book.crossValidate(tag, learning, wanted))
else if (files.length > 0) await answerFiles()
else for (const tag of book.tags) answers.set(tag, await book.answer(book.engine(), book.unseen(tag).filter(wanted)))

const columns = new Map([...answers].map(([tag, answered]): [string, Quality] => [tag, measure(answered)]))
const peers = options['no-peers'] ? new Map<string, Map<string, number>>() : comparePeers()
report()

async function answerFiles (): Promise<void> {
  const cases = files.flatMap((file) => parseCases(readText(file), file))
  const known = new Set(book.tags.flatMap(book.learntFrom).map(({ id, text }) => `${id} ${text}`))
  const seen = cases.filter(({ id, text }) => known.has(`${id} ${text}`)).length
  if (seen > 0) console.error(`${seen} of these ${cases.length} cases were learnt from: the figures flatter. --cross-validate gives honest ones.\n`)
  for (const [tag, group] of Map.groupBy(cases, ({ language }) => language)) answers.set(tag, await book.answer(book.engine(), group))
}

/** Everything at once: the tables of the unseen fifth and of cross-validation, and what stands behind them. */
async function study (): Promise<void> {
  const week = book.idsOf(NATURAL_WEEK)
  const tableOf = async (answer: (tag: string) => Promise<Answered[]>): Promise<string> =>
    writeTable(new Map(await Promise.all(book.tags.map(async (tag): Promise<[string, Quality]> => [tag, measure(await answer(tag))]))), new Map())
  const show = (title: string, text: string): void => console.log(`## ${title}\n\n${text}\n`)
  show('Unseen, natural week', await tableOf((tag) => book.answer(book.engine(), book.unseen(tag).filter(({ id }) => week.has(id)))))
  show('Unseen, all sets', await tableOf((tag) => book.answer(book.engine(), book.unseen(tag))))
  show('Others on the same cases (scenario accuracy, unseen)', writeStudy('trained on the same cases', await studyPeers(book, regression)))
  show('Read alike (unseen): scenario changed, in 100 / signs F1', writeStudy('the same message', await studyVariants(book)))
  const what = 'scenario accuracy / complaint F1 / signs F1 / demands F1'
  show(`What each part is worth (unseen): ${what}`, writeStudy('learnt anew', await studyParts(book)))
  show(`Would more cases help (unseen): ${what}`, writeStudy('learnt from', await studyCases(book)))
  show('Cross-validated, all sets but the unseen fifth', await tableOf((tag) => book.crossValidate(tag)))
}

/** Scenario accuracy over the complaints of natural's classifiers, trained on the same cases. */
function comparePeers (): Map<string, Map<string, number>> {
  const table = new Map<string, Map<string, number>>()
  const trainers: [string, (cases: readonly Case[]) => Peer][] = [['natural: naive Bayes, scenario accuracy', trainBayesPeer]]
  if (regression > 0) trainers.push([`natural: logistic regression (${regression} cases), scenario accuracy`, (cases) => trainRegressionPeer(spread(cases, regression))])
  for (const [name, train] of trainers) {
    const row = new Map<string, number>()
    for (const [tag, answered] of answers) {
      const complaints = answered.filter(({ example }) => example.complaint)
      const accuracy = (test: readonly Answered[], peer: Peer): number => test.filter(({ example }) => peer(example) === (example.scenario ?? NONE)).length
      if (options['cross-validate'] && train === trainBayesPeer) {
        let right = 0
        for (let fold = 0; fold < FOLDS; fold++) {
          right += accuracy(complaints.filter(({ example }) => foldOf(example) === fold), train(book.learntFrom(tag).filter((example) => foldOf(example) !== fold)))
        }
        row.set(tag, right / complaints.length)
      } else if (!options['cross-validate']) {
        row.set(tag, accuracy(complaints, train(book.learntFrom(tag))) / complaints.length)
      }
    }
    if (row.size > 0) table.set(name, row)
  }
  return table
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

