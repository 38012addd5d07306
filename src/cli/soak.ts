import { Agent } from 'node:http'
import { cpus } from 'node:os'
import { createChance, seedOf, type Chance } from './break/chance.ts'
import { growthOf, heightOf } from './break/growth.ts'
import { sendFramed, type Framed } from './break/send.ts'
import { withService, type Memory, type TriedService } from './break/service.ts'
import { number, progress, writeTable } from './break/table.ts'
import { createTexts, type Message } from './break/texts.ts'
import { readCommandLine, wholeNumber } from './command-line.ts'

const HELP = `npm run soak -- [--quick] [--requests N] [--seed N]

Warms the built service up, then sends it 200,000 requests over all routes, with messages in three languages of which
none comes twice and most have a word that never came before (--quick: 600, a hundred of them in turn). Prints the most
that it held, garbage collected, in each twentieth, and fails where that grows.`

const { values: options } = readCommandLine(HELP, { options: { quick: { type: 'boolean', default: false }, built: { type: 'string' }, requests: { type: 'string' }, seed: { type: 'string' } } })
const seed = wholeNumber('seed', options.seed, 20_261_120)
const { quick, built } = options
const count = wholeNumber('requests', options.requests, quick ? 600 : 200_000)
const warmUp = Math.round(count / 5)

const AT_ONCE = 16
const ROWS = quick ? 5 : 20
/** Times at which memory is looked at, for each row. */
const MARKS = quick ? 2 : 5
/** Megabytes of heap and of what is held outside it, from the height of the first half to that of the second. */
const MOST_GROWTH = 8
/** Megabytes of RSS; what the allocator keeps comes and goes. */
const MOST_RESIDENT = 60
/** Messages that a short run sends in turn: it could not tell a leak from what is still filling up. */
const FEW = 100

interface Mark extends Memory { readonly requests: number, readonly perSecond: number }

async function soak (service: TriedService): Promise<boolean> {
  const { port } = service
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const makeMessage = createTexts()
  const routes = new Map<string, number>()
  const faults: string[] = []
  let next = 0
  const send = async (request: Framed, expected = 200): Promise<void> => {
    const answer = await sendFramed(port, agent, request).catch((error: Error) => error.message)
    const status = typeof answer === 'string' ? answer : answer.statuses[0]
    if (status !== expected && faults.length < 20) faults.push(`${request.method} ${request.path}: ${status} ${typeof answer === 'string' ? '' : answer.body.toString().slice(0, 300)}`)
  }
  const run = (until: number): Promise<unknown> => Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < until && service.ended() === undefined) {
      const chance = createChance(seedOf(seed, quick ? next++ % FEW : next++))
      if (next % 500 === 0) progress(`${number(next)} of ${number(warmUp + count)}`)
      const request = makeRequest(makeMessage, chance)
      const name = `${request.method} ${request.path.startsWith('/none') ? '/…' : request.path}`
      routes.set(name, (routes.get(name) ?? 0) + 1)
      await send(request, request.path.startsWith('/none') ? 404 : 200)
    }
  }))

  await run(warmUp)
  const marks: Mark[] = []
  for (let mark = 1; mark <= ROWS * MARKS && service.ended() === undefined; mark++) {
    const begun = performance.now()
    const before = next
    await run(warmUp + Math.round(count * mark / (ROWS * MARKS)))
    const perSecond = (next - before) / (performance.now() - begun) * 1000
    if (service.ended() === undefined) marks.push({ ...await service.memory(), requests: next - warmUp, perSecond })
  }
  agent.destroy()
  progress('')

  const growth = growthOf(marks)
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, seed ${seed}: ${number(count)} requests after ${number(warmUp)} to warm up, ${AT_ONCE} at once.\n`)
  console.log(writeTable(['route', 'requests'], [...routes].sort(([, a], [, b]) => b - a).map(([route, times]) => [route, number(times)])))
  console.log(`\n${writeTable(['up to request', 'a second', 'heap at most, MB', 'outside it at most, MB', 'RSS at most, MB'], [
    ...Array.from({ length: ROWS }, (_, row) => marks.slice(row * MARKS, (row + 1) * MARKS)).filter((group) => group.length > 0).map((group) => {
      const { heap, external, rss } = heightOf(group)
      return [number(group.at(-1)!.requests), number(group.reduce((sum, { perSecond }) => sum + perSecond, 0) / group.length), heap.toFixed(1), external.toFixed(1), number(rss)]
    }),
    ['second half over the first', '', growth.heap.toFixed(1), growth.external.toFixed(1), number(growth.rss)]
  ])}`)

  if (growth.heap + growth.external > MOST_GROWTH) faults.push(`memory grew by ${number(growth.heap + growth.external)} MB`)
  if (growth.rss > MOST_RESIDENT) faults.push(`RSS grew by ${number(growth.rss)} MB`)
  if (!await service.stop()) faults.push(`the service ended with ${service.ended()}`)
  faults.push(...service.complaints.map((line) => `it logged ${line.slice(0, 2000)}`))
  for (const fault of faults.slice(0, 20)) console.log(`\nFAILED ${fault}`)
  if (faults.length === 0) console.log('\nAll were answered, and nothing grew.')
  return faults.length === 0
}

const JSON_TYPE = { 'content-type': 'application/json' }

function makeRequest (makeMessage: (chance: Chance) => Message, chance: Chance): Framed {
  const { text, subject, format, language } = makeMessage(chance)
  const post = (path: string, body: object, headers = JSON_TYPE): Framed => ({ method: 'POST', path, headers, body: JSON.stringify(body) })
  const told = chance.once(2) ? { language } : {}
  switch (chance.below(20)) {
    case 0: case 1: return post('/v1/drafts', { scenario: chance.pick(['delivery-delay', 'wrong-item', 'bad-service', 'other']), language, text, channel: chance.pick(['email', 'chat', 'social', 'review', 'form']), values: { customerName: makeMessage(chance).subject } })
    case 2: case 3: return post('/v1/replies/check', { text: makeMessage(chance).text, complaint: text })
    case 4: return post('/v1/triage/batch', { messages: Array.from({ length: 5 }, () => ({ text: makeMessage(chance).text })) })
    case 5: return { method: 'POST', path: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson' }, body: Array.from({ length: 5 }, () => JSON.stringify({ text: makeMessage(chance).text })).join('\n') }
    case 6: return { method: 'GET', path: chance.pick(['/livez', '/readyz', '/metrics', '/openapi.json', '/docs', '/v1/scenarios', '/v1/scenarios/delivery-delay', '/problems/not-found']) }
    case 7: return { method: 'GET', path: `/none/${chance.below(1e9)}` }
    default: return post('/v1/triage', { text, subject, format, reference: `T-${chance.below(1e9)}`, channel: chance.pick(['email', 'chat', 'social', 'review', 'form']), gaps: chance.pick(['mark', 'omit']), ...told })
  }
}

const sound = await withService(built, { LOG_LEVEL: 'info', MAX_EVENT_LOOP_DELAY: '0' }, soak)
process.exitCode = sound ? 0 : 1
