import { Agent } from 'node:http'
import { cpus } from 'node:os'
import { createChance, seedOf, type Chance } from './break/chance.ts'
import { NASTY } from './break/nasty.ts'
import { sendFramed, type Framed } from './break/send.ts'
import { withService, type Memory, type TriedService } from './break/service.ts'
import { number, numberOf, progress, writeTable } from './break/table.ts'
import { createTexts, type Message } from './break/texts.ts'

const HELP = `npm run soak -- [--quick] [--requests N] [--seed N]

Warms the built service up until all that is bounded is full, then sends it 200,000 requests (--quick: 2,000) over all
routes, with messages in three languages of which none comes twice and most have a word that never came before. Prints
what it holds after each twentieth, garbage collected, and fails where that grows.`

const AT_ONCE = 16
const MARKS = 20
/** Megabytes by which 100,000 requests may raise the heap, by the line through all marks: noise. */
const MOST_SLOPE = 2
/** Megabytes of heap at the last mark over the first. */
const MOST_GROWTH = 8
/** Megabytes of RSS at the last mark over the first; what the allocator keeps comes and goes. */
const MOST_RESIDENT = 80
/** Texts of 100,000 units of words that never came: enough to fill the vocabulary twice over in each language. */
const FLOODS = 12

const seed = numberOf('seed', 20_261_120)
const quick = process.argv.includes('--quick')
const count = numberOf('requests', quick ? 2000 : 200_000)
const warmUp = Math.round(count / 5)

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
      const chance = createChance(seedOf(seed, next++))
      if (next % 500 === 0) progress(`${number(next)} of ${number(warmUp + count)}`)
      const request = makeRequest(makeMessage, chance)
      const name = `${request.method} ${request.path.startsWith('/none') ? '/…' : request.path}`
      routes.set(name, (routes.get(name) ?? 0) + 1)
      await send(request, request.path.startsWith('/none') ? 404 : 200)
    }
  }))

  for (let flood = 0; flood < (quick ? 3 : FLOODS); flood++) {
    const text = NASTY['words that never come again']!(100_000 * (flood + 1)).slice(-100_000)
    await send({ method: 'POST', path: '/v1/triage', headers: JSON_TYPE, body: JSON.stringify({ text, language: ['et', 'fi', 'en'][flood % 3] }) })
  }
  await run(warmUp)
  const marks: Mark[] = [{ ...await service.memory(), requests: 0, perSecond: 0 }]
  for (let mark = 1; mark <= MARKS && service.ended() === undefined; mark++) {
    const begun = performance.now()
    const before = next
    await run(warmUp + Math.round(count * mark / MARKS))
    const perSecond = (next - before) / (performance.now() - begun) * 1000
    if (service.ended() === undefined) marks.push({ ...await service.memory(), requests: next - warmUp, perSecond })
  }
  agent.destroy()
  progress('')

  const first = marks[0]!
  const last = marks.at(-1)!
  const slopes = { heap: slopeOf(marks, ({ heap }) => heap), external: slopeOf(marks, ({ external }) => external), rss: slopeOf(marks, ({ rss }) => rss) }
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, seed ${seed}: ${number(count)} requests after ${number(warmUp)} to warm up, ${AT_ONCE} at once.\n`)
  console.log(writeTable(['route', 'requests'], [...routes].sort(([, a], [, b]) => b - a).map(([route, times]) => [route, number(times)])))
  console.log(`\n${writeTable(['after requests', 'a second', 'heap, MB', 'outside the heap, MB', 'RSS, MB'], [
    ...marks.map(({ requests, perSecond, heap, external, rss }) => [number(requests), perSecond === 0 ? '' : number(perSecond), heap.toFixed(1), external.toFixed(1), number(rss)]),
    ['slope, MB in 100,000', '', slopes.heap.toFixed(2), slopes.external.toFixed(2), number(slopes.rss)]
  ])}`)

  if (!quick && slopes.heap > MOST_SLOPE) faults.push(`the heap grows by ${slopes.heap.toFixed(2)} MB in 100,000 requests`)
  if (last.heap + last.external - first.heap - first.external > MOST_GROWTH) faults.push(`the service holds ${number(last.heap + last.external - first.heap - first.external)} MB more at the end`)
  if (last.rss - first.rss > MOST_RESIDENT) faults.push(`RSS grew by ${number(last.rss - first.rss)} MB`)
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

/** What 100,000 requests add, by the straight line through all marks that has the least squares. */
function slopeOf (marks: readonly Mark[], of: (mark: Mark) => number): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const requests = mean(marks.map((mark) => mark.requests))
  const held = mean(marks.map(of))
  const along = marks.reduce((sum, mark) => sum + (mark.requests - requests) * (of(mark) - held), 0)
  const across = marks.reduce((sum, mark) => sum + (mark.requests - requests) ** 2, 0)
  return along / across * 100_000
}

if (process.argv.includes('--help')) console.log(HELP)
else {
  const sound = await withService({ LOG_LEVEL: 'info', MAX_EVENT_LOOP_DELAY: '0' }, soak)
  process.exitCode = sound ? 0 : 1
}
