import type { ReplyCheckRequest } from '../contract/reply-check.ts'
import { ratesOf, Tally, type Counts } from '../evaluate/counts.ts'
import { readText } from '../files.ts'
import { isUnseenReply } from '../learn/cases.ts'
import { createService } from '../service.ts'
import { readCommandLine } from './command-line.ts'

const HELP = `npm run check-replies [-- OPTIONS] FILES

How well labelled replies are judged (JSONL: id, language, channel, complaint, values, text, passed, findings), by language:
the verdict (what did not pass) and each rule that is an error, apart for the sixth and the ninth lot, which were never looked at.
  --fails   what went wrong in the others, with the text
  --json    the figures as JSON`

const { values: options, positionals: files } = readCommandLine(HELP, {
  allowPositionals: true,
  options: { fails: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } }
})

interface Labelled extends Required<Pick<ReplyCheckRequest, 'text' | 'channel'>>, Pick<ReplyCheckRequest, 'complaint' | 'values'> {
  readonly id: string
  readonly language: string
  readonly passed: boolean
  /** The rules that are errors. */
  readonly findings: readonly string[]
}

const VERDICT = 'not passed'

if (files.length === 0) {
  console.log(HELP)
  process.exit(1)
}

const service = await createService({ settingsFile: undefined, overridesFolder: undefined })
const lots = { seen: new Map<string, Tally>(), unseen: new Map<string, Tally>() }

for (const file of files) {
  for (const [number, line] of readText(file).split('\n').entries()) {
    if (line.trim() !== '') judge(parse(line, `${file}:${number + 1}`))
  }
}
if (options.json) console.log(JSON.stringify(Object.fromEntries(Object.entries(lots).map(([lot, tallies]) => [lot, Object.fromEntries([...tallies].map(([tag, tally]) => [tag, figures(tally)]))])), null, 2))
else if (!options.fails) for (const [lot, tallies] of Object.entries(lots)) if (tallies.size > 0) console.log(`${lot} replies\n\n${table(tallies)}\n`)

function parse (line: string, place: string): Labelled {
  try {
    return JSON.parse(line) as Labelled
  } catch {
    throw new Error(`${place}: not a JSON object; each line holds one reply`)
  }
}

function judge (reply: Labelled): void {
  const { language, text, channel, complaint, values, passed, findings } = reply
  const answer = service.check({
    text, channel, ...complaint === undefined ? { language } : { complaint }, ...values === undefined ? {} : { values }
  })
  const errors = new Set(answer.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))
  const unseen = isUnseenReply(reply)
  const tallies = lots[unseen ? 'unseen' : 'seen']
  let tally = tallies.get(language)
  if (tally === undefined) tallies.set(language, tally = new Tally())
  tally.add(answer.passed ? [] : [VERDICT], passed ? [] : [VERDICT])
  tally.add(errors, findings)
  if (unseen || !options.fails) return
  const missed = findings.filter((rule) => !errors.has(rule))
  const wrong = answer.findings.filter(({ rule, severity }) => severity === 'error' && !findings.includes(rule))
  if (missed.length === 0 && wrong.length === 0) return
  console.log(`${reply.id} ${channel}${passed === answer.passed ? '' : ` — wrong verdict: ${answer.passed ? 'passed' : 'not passed'}`}`)
  if (missed.length > 0) console.log(`  missed: ${missed.join(', ')}`)
  for (const { rule, text: words, message } of wrong) console.log(`  wrong: ${rule} «${words ?? message}»`)
  console.log(`  complaint: ${(complaint ?? '–').replaceAll('\n', ' / ')}\n  reply: ${text.replaceAll('\n', ' / ')}\n`)
}

function table (tallies: ReadonlyMap<string, Tally>): string {
  const tags = [...tallies.keys()]
  const names = [...new Set([VERDICT, ...[...tallies.values()].flatMap(({ counts }) => [...counts.keys()]).sort()])]
  const lines = names.map((name) => `| ${name} | ${tags.map((tag) => cell(tallies.get(tag)!.of(name))).join(' | ')} |`)
  return [`| precision / recall / F1 | ${tags.join(' | ')} |`, `|---|${tags.map(() => '---').join('|')}|`, ...lines].join('\n')
}

function cell (counts: Counts): string {
  const { precision, recall, f1 } = ratesOf(counts)
  return [precision, recall, f1].map((rate) => Number.isNaN(rate) ? '–' : rate.toFixed(3)).join(' / ')
}

function figures (tally: Tally): Record<string, Counts> {
  return Object.fromEntries(tally.counts)
}
