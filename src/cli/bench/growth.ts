import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Message } from '../../core/message.ts'
import { compileRules, type Finder, type RuleSet } from '../../core/rules/matcher.ts'
import { parsePhrase } from '../../core/rules/pattern.ts'
import { fold } from '../../core/text/fold.ts'
import { tokenize } from '../../core/text/tokenize.ts'
import { createVocabulary } from '../../core/text/word.ts'
import { assetsFolder } from '../../assets.ts'
import { loadPacks } from '../../load.ts'
import { spellingOf } from '../../packs/spelling.ts'
import { inTurn, type Plan, type Row } from './timing.ts'

/** Words of a phrase, but not the name of a list. */
const WORD = /(?<![<\p{L}\p{N}'-])[\p{L}\p{N}'-]{2,}(?![\p{L}\p{N}'>-])/gu

/** Matching alone, by the English rules and by ten times as many: the others are of other words, as new rules are. */
export function measureRules (text: string, plan: Plan): Row[] {
  const pack = loadPacks(assetsFolder('languages')).packs.find(({ tag }) => tag === 'en')!
  const once: RuleSet = { rules: pack.rules, lists: pack.lists, spelling: spellingOf(pack.language) }
  const others = Array.from({ length: 9 }, (_, copy) => pack.rules.map((rule) => {
    const phrases = rule.phrases.map((phrase) => phrase.replace(WORD, (word) => `${word}q${String.fromCharCode(97 + copy)}`))
    return { ...rule, id: `${rule.id}-${copy}`, phrases, sequences: phrases.map((phrase) => parsePhrase(phrase, pack.lists, fold)), undoing: rule.undoing }
  })).flat()
  const tenfold: RuleSet = { ...once, rules: [...pack.rules, ...others] }
  const matching = (find: Finder): () => void => {
    const wordOf = createVocabulary()
    return () => { find(tokenize(text, wordOf), 'email' satisfies Message['channel']) }
  }
  const times = inTurn({ tenfold: matching(compileRules(tenfold, 0)), once: matching(compileRules(once, 0)) }, plan.rounds, plan)
  return [{
    what: `matching by ${tenfold.rules.length.toLocaleString('en')} rules`, unit: 'µs', ours: times.tenfold!, peer: `by ${once.rules.length} of them`, theirs: times.once!
  }]
}

/** Messages a second by two processes and by one, each working for itself. */
export async function measureCores (plan: Plan): Promise<Row[]> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < plan.cores; round++) {
    theirs.push(await workOf(1, plan))
    ours.push(await workOf(2, plan))
  }
  return [{ what: 'triage by two processes', unit: 'texts/s', ours, peer: 'by one', theirs }]
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

async function workOf (processes: number, { load, warm }: Plan): Promise<number> {
  const workers = Array.from({ length: processes }, () => fork(WORKER, [String(warm), String(load)]))
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  for (const worker of workers) worker.send('go')
  const counts = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0] as number))
  return counts.reduce((sum, each) => sum + each, 0)
}
