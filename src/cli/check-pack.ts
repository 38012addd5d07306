import type { Channel } from '../core/message.ts'
import { assetsFolder } from '../assets.ts'
import { loadPacks } from '../load.ts'
import { readOwnFiles } from '../own-files.ts'
import { createBuilder, loadBuiltIn } from '../service.ts'
import { FaultyData, type Fault } from '../strict-yaml.ts'
import { readCommandLine } from './command-line.ts'
import { doubtsOf } from './own-doubts.ts'

const HELP = `npm run check-pack -- FOLDER [--settings FILE]

Checks a company's own folder (replies, scenarios, words) and its settings as the service does when it starts, tries the
examples of every rule, and shows every reply of the folder as a customer would get it. Changes nothing.
  --settings FILE   the company's settings, checked too and used in the replies shown
  --quiet           does not show the replies`

/** One channel of each shape that replies have. */
const SHOWN: readonly Channel[] = ['email', 'chat', 'social']

const { values: options, positionals: [folder, ...more] } = readCommandLine(HELP, {
  allowPositionals: true,
  options: { settings: { type: 'string' }, quiet: { type: 'boolean', default: false } }
})

if (folder === undefined || more.length > 0) {
  console.log(HELP)
  process.exitCode = 1
} else {
  try {
    await check(folder)
  } catch (error) {
    if (!(error instanceof FaultyData)) throw error
    report(error.faults)
    process.exitCode = 1
  }
}

async function check (overridesFolder: string): Promise<void> {
  const own = await readOwnFiles({ settingsFile: options.settings, overridesFolder })
  const { packs } = loadPacks(assetsFolder('languages'))
  const built = await createBuilder(loadBuiltIn())(own)
  const doubts = await doubtsOf(packs, built, own)
  if (!options.quiet) for (const { tag, below } of own.templates) await show(tag, below)
  for (const { place, problem, mend } of doubts) console.log(`Look at ${place}\n  ${problem}\n  → ${mend}`)
  if (doubts.length > 0) console.log()
  const rules = [...built.words.values()].reduce((sum, words) => sum + words.rules.length, 0)
  const counted = [
    count(own.words.length + own.templates.length + (own.settings === undefined ? 0 : 1), 'file'), count(rules, 'rule'),
    count(own.templates.filter(({ below }) => below.startsWith('replies/')).length, 'reply', 'replies')
  ].join(', ')
  console.log(`${counted}: sound.${doubts.length === 0 ? '' : ` ${count(doubts.length, 'thing')} to look at above.`}`)

  /** Prints a reply, calm, on each kind of channel. */
  async function show (tag: string, below: string): Promise<void> {
    const reply = below.startsWith('replies/') && [...built.replies.get(tag)!.replies.values()].find(({ file }) => own.templates.some((each) => each.name === file && each.tag === tag && each.below === below))
    if (!reply || built.services.scenario(reply.scenario) === undefined) return
    for (const channel of SHOWN) {
      const { subject, body } = await built.services.draft({ language: tag, scenario: reply.scenario, channel }, new Date())
      console.log(`── ${reply.scenario} · ${tag} · ${channel}${subject === null ? '' : `\n   ${subject}\n`}`)
      console.log(`${body.split('\n').map((line) => `   ${line}`.trimEnd()).join('\n')}\n`)
    }
  }
}

function report (faults: readonly Fault[]): void {
  for (const { file, line, column, problem, mend } of faults) console.log(`${file}:${line}:${column}\n  ${problem}\n  → ${mend}`)
  console.log(`\n${count(faults.length, 'fault')}. The service would not take these files up.`)
}

function count (number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
