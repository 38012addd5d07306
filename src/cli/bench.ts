import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { bundle } from '../../scripts/build.ts'
import type { TriageRequest } from '../contract/request.ts'
import type { Services } from '../app.ts'
import { loadPacks } from '../load.ts'
import { createService } from '../service.ts'
import { measureCores, measureRules } from './bench/growth.ts'
import { measurePeers } from './bench/peers.ts'
import { TEXTS } from './bench/texts.ts'
import { inTurn, timeOf, type Plan, type Row } from './bench/timing.ts'
import { progress } from './break/table.ts'
import { readCommandLine } from './command-line.ts'

const HELP = `npm run bench -- [--quick]

Measures the service beside peers in the same minutes on the same machine, and prints a table of ratios. About two
minutes; --quick runs every part for an instant, which says only that each part runs.`

/** Documents that peers are trained on: as many as their costs were measured with beforehand. */
const FEW = 15

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { values: { quick } } = readCommandLine(HELP, { options: { quick: { type: 'boolean', default: false } } })

const PLAN: Plan = quick
  ? { rounds: 2, call: 8, warm: 300, load: 1000, lines: 150, starts: 1, lengths: 1, cores: 1 }
  : { rounds: 7, call: 250, warm: 1500, load: 4000, lines: 6000, starts: 5, lengths: 5, cores: 3 }

const json = { 'content-type': 'application/json' }
const requests: readonly TriageRequest[] = Object.values(TEXTS).map((text) => ({ text }))

async function bench (): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    progress('building and loading')
    await bundle(join(ROOT, 'src/server.ts'), folder)
    const services = await createService({ settingsFile: undefined, overridesFolder: undefined })
    const sentences = labelledSentences(join(folder, 'languages'))
    const rows = [
      ...measureCalls(services, sentences),
      ...await measurePeers(services, TEXTS.English!, spread(messagesOf(sentences), FEW), PLAN),
      ...await measureServers(services, join(folder, 'server.js')),
      ...await measureStarts(services, join(folder, 'server.js')),
      ...measureLengths(services),
      ...measureRules(TEXTS.English!, PLAN),
      ...await measureCores(PLAN)
    ]
    progress('')
    console.log(writeTable(rows))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A whole triage in process against nothing but natural's classification. */
function measureCalls (services: Services, sentences: readonly Labelled[]): Row[] {
  progress('in process')
  const few = spread(messagesOf(sentences), FEW)
  const calls: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [name, () => { void services.triage({ text }, new Date()) }])),
    few: classifier(few),
    many: classifier(sentences)
  }
  const times = inTurn(calls, PLAN.rounds, PLAN)
  const peers = [
    { of: 'few', peer: `natural's Bayes, ${few.length} English documents` },
    { of: 'many', peer: `natural's Bayes, ${sentences.length.toLocaleString('en')} English sentences` }
  ]
  return peers.flatMap(({ of, peer }) => Object.entries(TEXTS).map(([name, text]) => (
    { what: `whole triage, ${name}, ${text.length} characters`, unit: 'µs', ours: times[name]!, peer: `${peer}: the class alone`, theirs: times[of]! }
  )))
}

/** Requests and lines over the network, each server in a process of its own. */
async function measureServers (services: Services, script: string): Promise<Row[]> {
  const answer = (await Promise.all(requests.map(async (request) => JSON.stringify(await services.triage(request, new Date()))))).sort((a, b) => a.length - b.length)[1]!
  const service = await startService(script)
  const bare = await startBare(answer)
  try {
    const loads = { service: [] as Load[], bare: [] as Load[] }
    const lines = { service: [] as number[], inProcess: [] as number[] }
    for (const { port } of [service, bare]) await load(port, PLAN.warm)
    for (let round = 1; round <= PLAN.rounds; round++) {
      progress(`requests, round ${round} of ${PLAN.rounds}`)
      loads.service.push(await load(service.port, PLAN.load))
      loads.bare.push(await load(bare.port, PLAN.load))
    }
    const all = (): void => { for (const request of requests) void services.triage(request, new Date()) }
    const memory = { service: residentMemory(service.child), bare: residentMemory(bare.child) }
    for (let round = 1; round <= PLAN.rounds; round++) {
      progress(`lines, round ${round} of ${PLAN.rounds}`)
      lines.service.push(await linesPerSecond(service.port, PLAN.lines))
      timeOf(all, PLAN.warm / 2) // what has not run for a while, V8 has forgotten how to run fast
      lines.inProcess.push(1e6 / timeOf(all, PLAN.call) * requests.length)
    }
    const peer = 'bare Fastify, same body in, as much out'
    return [
      { what: 'POST /v1/triage, 32 connections', unit: 'requests/s', ours: loads.service.map((each) => each.perSecond), peer, theirs: loads.bare.map((each) => each.perSecond) },
      { what: 'the slowest hundredth of them (p99)', unit: 'ms', ours: loads.service.map((each) => each.p99), peer, theirs: loads.bare.map((each) => each.p99) },
      { what: 'memory after that load (RSS)', unit: 'MB', ours: [memory.service], peer, theirs: [memory.bare] },
      { what: 'POST /v1/triage/stream, one connection', unit: 'texts/s', ours: lines.service, peer: 'the same texts in process', theirs: lines.inProcess },
      { what: 'memory after that (RSS)', unit: 'MB', ours: [residentMemory(service.child)], peer: 'before it', theirs: [memory.service] }
    ]
  } finally {
    service.child.kill()
    bare.child.kill()
  }
}

/** From the start of the process to the first answer. */
async function measureStarts (services: Services, script: string): Promise<Row[]> {
  const answer = JSON.stringify(await services.triage(requests[0]!, new Date()))
  const times = { service: [] as number[], bare: [] as number[] }
  for (let round = 1; round <= PLAN.starts; round++) {
    progress(`start, round ${round} of ${PLAN.starts}`)
    for (const [kind, start] of [['service', () => startService(script)], ['bare', () => startBare(answer)]] as const) {
      const begun = performance.now()
      const { child, port } = await start()
      await (await fetch(`http://127.0.0.1:${port}/v1/triage`, { method: 'POST', headers: json, body: JSON.stringify(requests[0]) })).text()
      times[kind].push(performance.now() - begun)
      child.kill()
    }
  }
  return [{ what: 'start to first answer', unit: 'ms', ours: times.service, peer: 'bare Fastify', theirs: times.bare }]
}

/** Whether time grows faster than the text. */
function measureLengths (services: Services): Row[] {
  progress('lengths')
  const lengths = [100, 1000, 10_000, 100_000]
  const calls = Object.fromEntries(lengths.map((length) => {
    const texts = Object.values(TEXTS).map((text) => ({ text: lengthened(text, length) }))
    return [length, () => { for (const request of texts) void services.triage(request, new Date()) }]
  }))
  const times = inTurn(calls, PLAN.lengths, PLAN)
  const perCharacter = (length: number): number[] => times[length]!.map((time) => time * 1000 / (length * requests.length))
  return lengths.filter((length) => length !== 1000).map((length) => ({
    what: `each character of ${length.toLocaleString('en')}`, unit: 'ns', ours: perCharacter(length), peer: 'each of 1,000', theirs: perCharacter(1000)
  }))
}

/** `length` characters of the sentences of `text` in an order that does not repeat. */
function lengthened (text: string, length: number): string {
  const sentences = text.split(/(?<=[.!?])\s+/)
  let long = ''
  for (let next = 1; long.length < length; next = next * 48_271 % 2_147_483_647) long += `${sentences[next % sentences.length]} `
  return long.slice(0, length)
}

interface Labelled { readonly text: string, readonly scenario: string }

/** English sentences with the scenario that each speaks for: the examples of the pack's rules. */
function labelledSentences (languages: string): Labelled[] {
  const { concepts, packs } = loadPacks(languages)
  const suggested = new Map(concepts.map(({ id, suggests }) => [id, Object.keys(suggests ?? {})[0]]))
  return packs.find(({ tag }) => tag === 'en')!.rules.flatMap(({ meaning, finds }) => {
    const scenario = meaning.kind === 'concept' ? suggested.get(meaning.id) : undefined
    return scenario === undefined ? [] : finds.map((marked) => ({ text: marked.replaceAll(/\[\[|\]\]/g, ''), scenario }))
  })
}

/** The sentences of each scenario put together to documents as long as messages. */
function messagesOf (sentences: readonly Labelled[]): Labelled[] {
  return [...Map.groupBy(sentences, ({ scenario }) => scenario)].flatMap(([scenario, group]) => {
    const texts = ['']
    for (const { text } of group) {
      if (texts.at(-1)!.length > 500) texts.push('')
      texts[texts.length - 1] += ` ${text}`
    }
    return texts.map((text) => ({ text, scenario }))
  })
}

/** `count` of `all`, evenly from beginning to end. */
const spread = <T>(all: readonly T[], count: number): T[] => Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * all.length / count)]!)

function classifier (documents: readonly Labelled[]): () => void {
  const bayes = new BayesClassifier()
  for (const { text, scenario } of documents) bayes.addDocument(text, scenario)
  bayes.train()
  return () => { bayes.classify(TEXTS.English!) }
}

interface Server { readonly child: ChildProcess, readonly port: number }

/** As `npm start` and the image run it. */
const SERVICE_FLAGS = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }).scripts.start
  .split(' && ').at(-1)!.split(' ').filter((word) => word.startsWith('--'))

/** The service as it is run in earnest, but for its log, which goes nowhere, and that it turns nothing away. */
const startService = (script: string): Promise<Server> =>
  startServer([...SERVICE_FLAGS, script], { PORT: '0', LOG_LEVEL: 'info', MAX_EVENT_LOOP_DELAY: '0' })

const BARE = `
import Fastify from 'fastify'
const app = Fastify()
app.post('/v1/triage', (request, reply) => { reply.type('application/json').send(process.env.ANSWER) })
console.error(await app.listen({ port: 0, host: '127.0.0.1' }))
`

/** The least that Fastify can do: it parses the body and sends the same answer each time. */
const startBare = (answer: string): Promise<Server> =>
  startServer(['--input-type=module', '--eval', BARE], { ANSWER: answer })

async function startServer (args: readonly string[], env: Record<string, string>): Promise<Server> {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.once('exit', () => reject(new Error(`the server does not start: ${said}`)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  return { child, port }
}

/** Milliseconds. A service that has not answered by then does not. */
const LONGEST_LOAD = 20_000

interface Load { readonly perSecond: number, readonly p99: number }

/** Requests for so long, or for longer where a busy machine answered none of them by then. */
async function load (port: number, milliseconds: number): Promise<Load> {
  const times: number[] = []
  const run = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: 32,
    duration: milliseconds / 1000,
    sampleInt: 100,
    requests: requests.map((request) => ({ method: 'POST', path: '/v1/triage', headers: json, body: JSON.stringify(request) }))
  })
  run.on('response', (_client, _status, _bytes, time) => { times.push(time) })
  const { '2xx': sound, non2xx, errors, duration } = await run
  if (sound + non2xx + errors === 0 && milliseconds < LONGEST_LOAD) return load(port, milliseconds * 4)
  if (non2xx + errors > 0 || sound === 0) throw new Error(`${sound} requests were answered, ${non2xx} refused, ${errors} failed`)
  return { perSecond: sound / duration, p99: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]! }
}

/** Answers a second to a stream of `count` lines. */
async function linesPerSecond (port: number, count: number): Promise<number> {
  const lines = requests.map((request) => `${JSON.stringify(request)}\n`)
  const begun = performance.now()
  const client = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson' } })
  Readable.from((function * () { for (let index = 0; index < count; index++) yield lines[index % lines.length] })()).pipe(client)
  let answered = 0
  await new Promise((resolve, reject) => {
    client.once('error', reject).once('response', (response) => {
      response.on('data', (chunk: Buffer) => { answered += linesIn(chunk) }).once('end', resolve).once('error', reject)
    })
  })
  if (answered !== count) throw new Error(`${answered} of ${count} lines were answered`)
  return count / (performance.now() - begun) * 1000
}

/** Found by a native search: a reader that looks at every byte is slower than what it measures. */
function linesIn (chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', at + 1)) count++
  return count
}

/** Megabytes that a process holds. */
const residentMemory = ({ pid }: ChildProcess): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024

function writeTable (rows: readonly Row[]): string {
  const head = [
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]!.model.trim()}), medians of ${PLAN.rounds} rounds taken in turn${quick ? ', of an instant each: these are no figures' : ''}.`,
    '',
    '| what | this service | beside it | | ratio | in single rounds |',
    '|---|---:|---|---:|---:|---:|'
  ]
  return [...head, ...rows.map(({ what, unit, ours, peer, theirs }) => {
    const ratios = ours.map((value, round) => value / theirs[round]!).sort((a, b) => a - b)
    return `| ${what} | ${figure(median(ours))} ${unit} | ${peer} | ${figure(median(theirs))} ${unit} | ${figure(median(ratios))} | ${figure(ratios[0]!)}–${figure(ratios.at(-1)!)} |`
  })].join('\n')
}

function median (values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}

/** Three digits that count. */
const figure = (value: number): string => value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))

await bench()
