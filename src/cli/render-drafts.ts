import { SCENARIOS } from '../core/findings.ts'
import type { Fault } from '../render/index.ts'
import { loadRenderer } from '../render/load.ts'
import { readCommandLine, wholeNumber } from './command-line.ts'

const HELP = `npm run render-drafts [-- OPTIONS] [LANGUAGE …]

Writes every draft there is and judges each: no hole, no stray mark, no left-over Liquid, each sentence whole and said once, the
right language and form of address, gaps and facts where the draft says they are, nothing private in public, and with
«gaps: omit» nothing that the reply check would mend. Written are, by scenario, language and form of address:
  · channel (5) × anger (4) × gaps marked or omitted × alone or with each further scenario × no facts, all, each one alone,
    all but each one
  · channel (5) × anger (4) × gaps marked or omitted × no facts or all × each demand, each reason to escalate, each thing told
    back, each time told back, three things told back, all at once
  · letter, chat and public × anger (4) × gaps omitted × no facts or all × any two further scenarios, demands or reasons
  · letter, chat and public × calm or furious × gaps omitted × no facts × any two things told back, or one and another matter
  --short      only what the tests write
  --scenario   only this one
  --examples   how many faults are shown with their draft (default 10)`

const { values: options, positionals } = readCommandLine(HELP, {
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, scenario: { type: 'string' }, examples: { type: 'string' } }
})
const shown = wholeNumber('examples', options.examples, 10)
run()

function run (): void {
  const started = performance.now()
  const { render, tags: all } = loadRenderer()
  const tags = all.filter((tag) => positionals.length === 0 || positionals.includes(tag))
  const faults = new Map<string, Fault>()
  let written = 0
  for (const tag of tags) {
    const since = performance.now()
    let [mine, different, checked] = [0, 0, 0]
    for (const scenario of options.scenario === undefined ? SCENARIOS : [options.scenario]) {
      const outcome = render(tag, scenario, options.short ? 'short' : 'every')
      mine += outcome.written
      different += outcome.different
      checked += outcome.checked
      for (const fault of outcome.faults) {
        const key = `${tag} ${fault.kind}`
        const before = faults.get(key)
        if (before) before.count += fault.count
        else faults.set(key, { ...fault })
      }
    }
    written += mine
    console.log(`${tag}: ${mine.toLocaleString('en')} drafts, ${different.toLocaleString('en')} different ones, ${checked.toLocaleString('en')} through the reply check, ${seconds(since)} s`)
  }
  const ordered = [...faults].sort(([, a], [, b]) => b.count - a.count)
  for (const [key, { count, place }] of ordered) console.log(`${key}: ${count.toLocaleString('en')}, first ${place}`)
  for (const [key, { place, draft: { subject, body } }] of ordered.slice(0, shown)) {
    console.log(`\n── ${key}\n   ${place}\n${[...subject === null ? [] : [subject, ''], ...body.split('\n')].map((line) => `   │ ${line}`.trimEnd()).join('\n')}`)
  }
  console.log(`\n${written.toLocaleString('en')} drafts in ${seconds(started)} s: ${faults.size === 0 ? 'no fault' : `${faults.size} kinds of fault`}`)
  if (faults.size > 0) process.exitCode = 1
}

function seconds (since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1)
}
