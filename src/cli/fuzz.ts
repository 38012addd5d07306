import { Agent } from 'node:http'
import { cpus } from 'node:os'
import { createCases, type Case } from './break/cases.ts'
import { seedOf } from './break/chance.ts'
import { readRoutes, type Description } from './break/described.ts'
import { growthOf, heightOf } from './break/growth.ts'
import { isRaw, sendFramed, sendRaw, type Answer } from './break/send.ts'
import { withService, type Memory, type TriedService } from './break/service.ts'
import { number, progress, writeTable } from './break/table.ts'
import { createTexts } from './break/texts.ts'
import { readCommandLine, wholeNumber } from './command-line.ts'

const HELP = `npm run fuzz -- [--quick] [--requests N] [--seed N] [--replay N]

Sends the built service 100,000 random, malformed and hostile requests (--quick: 1,000) and prints what came back, by kind.
Anything but an answer of 2xx to 4xx with a sound body fails the run, as do crashes, warnings in the log and memory that
grows. The same seed sends the same requests; --replay N sends number N of them alone and shows both sides.`

const { values: options } = readCommandLine(HELP, { options: { quick: { type: 'boolean', default: false }, built: { type: 'string' }, requests: { type: 'string' }, replay: { type: 'string' }, seed: { type: 'string' } } })
const seed = wholeNumber('seed', options.seed, 20_261_120)
const { quick, built } = options
const count = wholeNumber('requests', options.requests, quick ? 1000 : 100_000)
const replay = wholeNumber('replay', options.replay, -1)

const AT_ONCE = 24
/** Times at which memory is looked at. */
const MARKS = quick ? 4 : 60
/** Megabytes of heap and of what is held outside it, from the height of the first half to that of the second. */
const MOST_GROWTH = quick ? 64 : 16
/** Milliseconds in which another client has to get its answer, whatever else is sent. */
const MOST_WAIT = 2000

interface Tally { sent: number, ok: number, refused: number, failed: number, unanswered: number, slowest: number }

async function fuzz (service: TriedService): Promise<boolean> {
  const { port } = service
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const description = JSON.parse((await sendFramed(port, agent, { method: 'GET', path: '/openapi.json' })).body.toString()) as Description
  const routes = readRoutes(description)
  const { kinds, make } = createCases(routes, createTexts())
  const send = ({ sent }: Case): Promise<Answer> => isRaw(sent) ? sendRaw(port, sent) : sendFramed(port, agent, sent)
  if (replay >= 0) {
    await show(make(seedOf(seed, replay)), send)
    return true
  }

  const tallies = new Map(kinds.map((kind): [string, Tally] => [kind, { sent: 0, ok: 0, refused: 0, failed: 0, unanswered: 0, slowest: 0 }]))
  const faults: string[] = []
  let next = 0
  const work = async (until: number): Promise<void> => {
    while (next < until && service.ended() === undefined) {
      const index = next++
      const each = make(seedOf(seed, index))
      const tally = tallies.get(each.kind)!
      tally.sent++
      if (index % 500 === 0) progress(`${number(index)} of ${number(count)}`)
      const answer = await send(each).catch((error: Error) => error.message)
      const fault = judge(each, answer, tally)
      if (fault !== undefined) faults.push(`number ${index}, ${each.kind}: ${fault}`)
    }
  }
  const run = (until: number): Promise<unknown> => Promise.all(Array.from({ length: AT_ONCE }, () => work(until)))

  const bystander = watch(port)
  const begun = performance.now()
  const marks: Memory[] = []
  for (let mark = 1; mark <= MARKS && service.ended() === undefined; mark++) {
    await run(Math.round(count * mark / MARKS))
    if (service.ended() === undefined) marks.push(await service.memory())
  }
  const seconds = (performance.now() - begun) / 1000
  const longestWait = await bystander.stop()
  agent.destroy()
  const crashed = service.ended() !== undefined
  progress('')

  console.log(`Node ${process.versions.node}, ${cpus().length} cores, seed ${seed}: ${number(count)} requests in ${number(seconds)} s, ${AT_ONCE} at once.\n`)
  console.log(writeTable(['kind', 'sent', '2xx, 3xx', '4xx', '5xx or unsound', 'no answer', 'slowest, ms'], [
    ...[...tallies].map(([kind, { sent, ok, refused, failed, unanswered, slowest }]) => [kind, number(sent), number(ok), number(refused), failed, number(unanswered), number(slowest)]),
    ['all', ...(['sent', 'ok', 'refused', 'failed', 'unanswered'] as const).map((key) => number([...tallies.values()].reduce((sum, tally) => sum + tally[key], 0))), number(Math.max(...[...tallies.values()].map(({ slowest }) => slowest)))]
  ]))
  const halves = (of: (memory: Memory) => number): string => [marks.slice(0, marks.length / 2), marks.slice(marks.length / 2)].map((half) => number(of(heightOf(half)))).join(' → ')
  const ended = crashed ? false : await service.stop()
  console.log(`\n${writeTable(['besides', 'value'], [
    ['heap at most, first half and second, MB', halves(({ heap }) => heap)],
    ['outside the heap at most, first half and second, MB', halves(({ external }) => external)],
    ['RSS at most, first half and second, MB', halves(({ rss }) => rss)],
    ['longest that another client waited for /livez, ms', number(longestWait)],
    ['warnings and errors in the log', service.complaints.length],
    ['crashes', Number(crashed)]
  ])}`)

  const growth = growthOf(marks)
  if (growth.heap + growth.external > MOST_GROWTH) faults.push(`memory grew by ${number(growth.heap + growth.external)} MB`)
  if (longestWait > MOST_WAIT) faults.push(`another client waited ${number(longestWait)} ms`)
  if (crashed || !ended) faults.push(`the service ended with ${service.ended()}`)
  faults.push(...service.complaints.map((line) => `it logged ${line.slice(0, 2000)}`))
  for (const fault of faults.slice(0, 20)) console.log(`\nFAILED ${fault}`)
  if (faults.length > 0) console.log(`\n${faults.length} faults. npm run fuzz -- --seed ${seed} --replay NUMBER shows one.`)
  return faults.length === 0
}

/** Counts an answer; what is wrong with it, if anything. A string is the failure of a request that got none. */
function judge ({ sent }: Case, answer: Answer | string, tally: Tally): string | undefined {
  if (typeof answer === 'string') {
    tally.failed++
    return `no answer: ${answer}`
  }
  tally.slowest = Math.max(tally.slowest, answer.ms)
  if (answer.statuses.length === 0) {
    tally.unanswered++ // only raw bytes can end so: the client left, or what it sent was no request yet
    return undefined
  }
  const bad = answer.statuses.find((status) => status >= 500) ?? (isRaw(sent) ? undefined : unsound(sent.method, answer))
  if (bad !== undefined) tally.failed++
  else if (answer.statuses.every((status) => status < 400)) tally.ok++
  else tally.refused++
  return bad === undefined ? undefined : `${bad}: ${answer.body.toString().slice(0, 300)}`
}

/** What is wrong with the body of an answer. */
function unsound (method: string, { statuses: [status], type, body }: Answer): string | undefined {
  if (method === 'HEAD') return undefined
  try {
    if (type.startsWith('application/x-ndjson')) {
      for (const line of body.toString().trim().split('\n')) if (line !== '' && JSON.parse(line).status >= 500) return 'a line with a 5xx'
    } else if (type.includes('json')) {
      const value = JSON.parse(body.toString()) as { status?: number, code?: string, results?: { status: number }[] }
      if (value.results?.some((result) => result.status >= 500)) return 'a result with a 5xx'
      if (status! >= 400 && (value.status !== status || typeof value.code !== 'string' || !type.startsWith('application/problem+json'))) return `${status} without a problem`
    } else if (status! >= 400) return `${status} without a problem`
  } catch {
    return `${status} with a broken body`
  }
  return undefined
}

/** A client of its own that asks for /livez again and again; `stop` gives the longest that it waited, in milliseconds. */
function watch (port: number): { stop (): Promise<number> } {
  const agent = new Agent({ keepAlive: true })
  let stopped = false
  let longest = 0
  const done = (async () => {
    while (!stopped) {
      const answer = await sendFramed(port, agent, { method: 'GET', path: '/livez' }).catch(() => undefined)
      longest = Math.max(longest, answer?.ms ?? Infinity)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    agent.destroy()
  })()
  return {
    stop () {
      stopped = true
      return done.then(() => longest)
    }
  }
}

async function show (each: Case, send: (each: Case) => Promise<Answer>): Promise<void> {
  const { kind, sent } = each
  console.log(`${kind}\n\n${isRaw(sent) ? `${sent.parts.map((part) => typeof part === 'number' ? `\n(${part} ms)\n` : part.toString()).join('')}\n(${sent.ending})` : `${sent.method} ${sent.path}\n${JSON.stringify(sent.headers)}\n\n${String(sent.body ?? '')}`}`)
  const answer = await send(each).catch((error: Error) => error)
  console.log(answer instanceof Error ? `\n→ ${answer.message}` : `\n→ ${answer.statuses.join(', ')} in ${number(answer.ms)} ms\n${answer.body.toString()}`)
}

// requests that never end are to be answered within the run; nothing is to be turned away, so that all is tried
const sound = await withService(built, { LOG_LEVEL: 'trace', REQUEST_TIMEOUT: '1', MAX_EVENT_LOOP_DELAY: '0' }, fuzz)
process.exitCode = sound ? 0 : 1
