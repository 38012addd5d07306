import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { run, type Run } from './run.ts'
import { TIMED } from '../timed.ts'

const SCRIPT = fileURLToPath(new URL('fake-server.ts', import.meta.url))
const LIMIT = 200

let service: Run
const start = async (limit: number): Promise<void> => {
  service = await run(SCRIPT, { MAX_EVENT_LOOP_DELAY: String(limit) })
  // new connections are taken one a turn; what fills a turn are the many that stand open, as those of a proxy do
  expect(new Set((await several(40, 'slow 100')).map(({ status }) => status))).toEqual(new Set([200]))
}
afterEach(() => { service.child.kill('SIGKILL') })

const ask = (text: string): Promise<Response> => fetch(`${service.address}/v1/triage`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) })
const several = (count: number, text: string): Promise<Response[]> => Promise.all(Array.from({ length: count }, () => ask(text)))
const metrics = async (): Promise<string> => await (await fetch(`${service.address}/metrics`)).text()

test('more work than the limit allows is turned away with 503 and Retry-After, and all is well a moment later', async () => {
  await start(LIMIT)
  const first = ask('block 400') // while it lasts, the others arrive
  await sleep(100)
  const answers = await several(20, 'block 100')
  const refused = answers.filter(({ status }) => status === 503)
  expect((await first).status).toBe(200)
  expect(refused.length).toBeGreaterThanOrEqual(10)
  expect(answers.filter(({ status }) => status === 200).length).toBe(20 - refused.length)
  expect(new Set(refused.map(({ headers }) => headers.get('retry-after')))).toEqual(new Set(['1']))
  expect(await refused[0]!.json()).toMatchObject({ status: 503, code: 'overloaded', type: '/problems/overloaded' })
  await sleep(1000)
  expect((await several(5, 'again')).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(await metrics()).toContain(`http_problems_total{code="overloaded"} ${refused.length}`)
}, 20_000)

test('while requests are turned away, probes and metrics are answered', async () => {
  await start(LIMIT)
  const flood = Array.from({ length: 30 }, async () => (await ask('block 100')).status)
  await sleep(50)
  const watched = await Promise.all(['/livez', '/readyz', '/metrics'].map(async (path) => (await fetch(`${service.address}${path}`)).status))
  expect(watched).toEqual([200, 200, 200])
  expect(await Promise.all(flood)).toContain(503)
}, 20_000)

test('a single long turn is no pressure: what waited for it is answered', async () => {
  await start(LIMIT)
  const first = ask('block 800')
  await sleep(100)
  const waiting = await several(10, 'short')
  expect([(await first).status, ...waiting.map(({ status }) => status)]).toEqual(Array.from({ length: 11 }, () => 200))
}, 20_000)

test('with the limit 0 nothing is turned away', async () => {
  await start(0)
  const first = ask('block 300')
  await sleep(50)
  expect((await several(10, 'block 100')).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect((await first).status).toBe(200)
}, 20_000)

test('long messages are answered one a turn: short ones are let in between, and a queue that is late takes no more of them', { ...TIMED, timeout: 20_000 }, async () => {
  await start(LIMIT)
  const long = `block 100 ${'x'.repeat(10_000)}`
  let over = false
  const queue = several(15, long).then((answers) => {
    over = true
    return answers
  })
  await sleep(50)
  const waits: number[] = []
  const refused = sleep(2 * LIMIT).then(() => ask(long))
  while (!over) {
    const asked = performance.now()
    expect((await ask('short')).status).toBe(200)
    waits.push(performance.now() - asked)
  }
  expect(waits.length).toBeGreaterThanOrEqual(5)
  expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(600) // all of them together take 1500
  expect((await queue).map(({ status }) => status)).toEqual(Array.from({ length: 15 }, () => 200))
  expect(await (await refused).json()).toMatchObject({ status: 503, code: 'overloaded' })
  expect((await ask(long)).status).toBe(200)
})
