import { assetsFolder } from '../assets.ts'
import { compileRules } from '../core/rules/matcher.ts'
import { createVocabulary } from '../core/text/word.ts'
import { tokenize } from '../core/text/tokenize.ts'
import { readText } from '../files.ts'
import { parseCases, type Case } from '../learn/cases.ts'
import { loadPacks } from '../load.ts'
import { spellingOf } from '../packs/spelling.ts'
import { FaultyData } from '../strict-yaml.ts'
import { readCommandLine, wholeNumber } from './command-line.ts'

const HELP = `npm run measure-rules -- --language TAG [OPTIONS] FILES

How often each rule, and each meaning, of a pack was right on labelled cases (JSONL); quoted earlier mail is read too.
  --kind KIND       only concept, scenario, sign, demand or escalation
  --alarms NAME     where a rule (et.blame.x) or meaning (sign:blame) found something that is not labelled so
  --misses MEANING  the cases that are labelled so and in which no rule found it (sign:blame, demand:refund, …)
  --most N          so many lines of those (default 30)`

const { values, positionals } = readCommandLine(HELP, {
  allowPositionals: true,
  options: { language: { type: 'string' }, kind: { type: 'string' }, misses: { type: 'string' }, alarms: { type: 'string' }, most: { type: 'string' } }
})

const most = wholeNumber('most', values.most, 30)
/** Of what is told has happened only some cases are labelled. */
const TOLD = 'told.'

/** What a label of a case says about a meaning: does the case carry it? */
function carries (kind: string, id: string, example: Case): boolean {
  if (id.startsWith(TOLD)) return example.told?.includes(id.slice(TOLD.length)) ?? false
  if (kind === 'sign') return example.signs.includes(id)
  if (kind === 'demand') return example.demands.includes(id)
  if (kind === 'escalation') return example.escalation.includes(id)
  return (example.scenario ?? 'none') === id || example.secondary.includes(id)
}

try {
  const { packs, concepts } = loadPacks(assetsFolder('languages'))
  const pack = packs.find(({ tag }) => tag === values.language)
  if (!pack) throw new Error(`${HELP}\n\n--language must be one of: ${packs.map(({ tag }) => tag).join(', ')}`)
  const suggested = new Map(concepts.map(({ id, suggests }) => [id, Object.keys(suggests ?? {})[0] ?? '']))
  const find = compileRules({ rules: pack.rules, lists: pack.lists, spelling: spellingOf(pack.language) }, 0)
  const wordOf = createVocabulary()
  const cases = positionals.flatMap((file) => parseCases(readText(file), file))
  const rows = new Map<string, { kind: string, target: string, hits: number, right: number }>()
  const meaningHits = new Map<string, Set<string>>()
  const shown: string[] = []
  for (const example of cases) {
    const found = new Set<string>()
    for (const text of [example.subject ?? '', example.text]) {
      const tokens = tokenize(text, wordOf)
      for (const { rule, first, last } of find(tokens, example.channel)) {
        const { kind, id } = rule.meaning
        const isTold = id.startsWith(TOLD)
        if (isTold && example.told === undefined) continue
        const target = kind === 'concept' && !isTold ? suggested.get(id)! : id
        for (const name of [rule.id, `${kind}:${id}`]) {
          if (found.has(name)) continue
          found.add(name)
          const row = rows.get(name) ?? { kind, target, hits: 0, right: 0 }
          row.hits++
          if (carries(kind, target, example)) row.right++
          else if (values.alarms === name) shown.push(`${example.id} ${example.scenario} «${text.slice(Math.max(0, tokens.starts[first]! - 60), tokens.ends[last - 1]! + 60).replaceAll('\n', ' ')}»`)
          rows.set(name, row)
        }
      }
    }
    for (const name of found) meaningHits.set(name, (meaningHits.get(name) ?? new Set()).add(example.id))
  }
  if (values.misses !== undefined) {
    const [kind, id] = values.misses.split(':') as [string, string]
    for (const example of cases) {
      if (carries(kind, id, example) && !meaningHits.get(values.misses)?.has(example.id)) shown.push(`${example.id} ${example.subject ?? ''} | ${example.text.slice(0, 500).replaceAll('\n', ' ')}`)
    }
  }
  if (shown.length > 0) console.log(shown.slice(0, most).join('\n'))
  else {
    console.log('rule or meaning'.padEnd(52), 'target'.padEnd(24), 'hits'.padStart(5), 'right'.padStart(6), 'prec.'.padStart(6), 'recall'.padStart(7))
    for (const [name, { kind, target, hits, right }] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (values.kind !== undefined && kind !== values.kind) continue
      const all = cases.filter((example) => carries(kind, target, example)).length
      console.log(name.padEnd(52), target.padEnd(24), String(hits).padStart(5), String(right).padStart(6), (right / hits).toFixed(2).padStart(6), (all === 0 ? '-' : (right / all).toFixed(2)).padStart(7))
    }
  }
} catch (error) {
  console.error(error instanceof FaultyData || error instanceof Error ? error.message : error)
  process.exitCode = 1
}
