import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { answers } from '../../src/contract/examples.ts'
import { run as runScript, type Run } from './run.ts'
import { TIMED } from '../timed.ts'

const SCRIPT = fileURLToPath(new URL('fake-server.ts', import.meta.url))
const KEY = '0123456789abcdef'

const runs: Run[] = []
afterAll(() => { for (const { child } of runs) child.kill('SIGKILL') })

const run = async (environment?: Record<string, string>): Promise<Run> => {
  const each = await runScript(SCRIPT, environment)
  runs.push(each)
  return each
}

const post = (address: string, text: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}/v1/triage`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ text }) })

const messages = ({ out }: Run): unknown[] => out().trim().split('\n').map((line) => JSON.parse(line).msg)

describe.concurrent('started', () => {
  test('it greets people on stderr, logs JSON to stdout, and answers', async () => {
    const service = await run()
    expect(service.err()).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+\n.*\/docs\n.*\n.*curl -s http:\/\/127\.0\.0\.1:\d+\/v1\/triage -H 'Content-Type/)
    const answer = await post(service.address, 'tere')
    expect([answer.status, await answer.json()]).toEqual([200, answers.english])
    service.child.kill('SIGINT')
    expect(await service.ended).toBe(0)
    expect(messages(service)).toEqual([`listening on ${service.address}`, 'request', 'stopping', 'stopped'])
  })

  test('on all addresses with keys, it asks for one', async () => {
    const { port, err } = await run({ HOST: '0.0.0.0', API_KEYS: KEY })
    expect(err()).toContain('-H "Authorization: Bearer $KEY"')
    expect(err()).not.toContain(KEY)
    expect((await post(`http://127.0.0.1:${port}`, 'tere')).status).toBe(401)
    expect((await post(`http://127.0.0.1:${port}`, 'tere', { authorization: `Bearer ${KEY}` })).status).toBe(200)
  })
})

describe.concurrent('not started', () => {
  test.each([
    { name: 'a wrong setting', environment: { PORT: 'http' }, lines: ['PORT is not usable: set a port number from 0 (any free one) to 65535'] },
    { name: 'no keys on all addresses', environment: { HOST: '0.0.0.0' }, lines: ['HOST is not loopback, so the service needs keys: set API_KEYS or API_KEYS_FILE, or set HOST to 127.0.0.1'] },
    { name: 'a foreign address', environment: { HOST: '192.0.2.1', API_KEYS: KEY }, lines: ['HOST is not an address of this machine: set HOST to one of its own, such as 127.0.0.1'] },
    { name: 'a broken settings file', environment: { SETTINGS_FILE: 'company.yaml' }, lines: ['company.yaml:3:1: unknown key \'compnay\'; remove it or correct its spelling'] }
  ])('$name is a clear line and exit code 1', async ({ environment, lines }) => {
    const { err, out, ended } = await run(environment)
    expect(await ended).toBe(1)
    expect(err().trim().split('\n')).toEqual(['The service does not start.', ...lines])
    expect(out()).toBe('')
  })

  test('a port in use is a clear line and exit code 1', async () => {
    const { port } = await run()
    const second = await run({ PORT: String(port) })
    expect(await second.ended).toBe(1)
    expect(second.err()).toBe(`The service does not start.\nPORT ${port} is in use: stop what listens there, or set PORT to another\n`)
  })
})

describe.concurrent('stopped', () => {
  test('by SIGTERM, it says it is not ready, answers what is under way, and ends', TIMED, async () => {
    const service = await run()
    await fetch(`${service.address}/livez`) // leaves a connection open, and idle
    const underWay = post(service.address, 'slow 1500')
    await sleep(200)
    const begun = performance.now()
    service.child.kill('SIGTERM')
    await sleep(200)
    const ready = await fetch(`${service.address}/readyz`)
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close'])
    const answer = await underWay
    expect([answer.status, await answer.json()]).toEqual([200, answers.english])
    expect(await service.ended).toBe(0)
    expect(performance.now() - begun).toBeLessThan(4000)
    expect(messages(service).slice(-1)).toEqual(['stopped'])
    await expect(fetch(`${service.address}/livez`)).rejects.toThrow()
  })

  test('under load, readiness falls first and every request that was sent until then is answered', async ({ expect }) => {
    const service = await run({ DRAIN_TIME: '2' })
    let ready = true
    const statuses: number[] = []
    const client = async (): Promise<void> => {
      while (ready) statuses.push((await post(service.address, 'slow 20')).status)
    }
    const balancer = async (): Promise<number> => {
      for (;;) {
        const { status } = await fetch(`${service.address}/readyz`)
        if (status !== 200) return status
        await sleep(20)
      }
    }
    // read as it comes: what nobody reads holds the service up until CLOSE_TIMEOUT
    const batch = fetch(`${service.address}/v1/triage/batch`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ messages: Array.from({ length: 40 }, () => ({ text: 'slow 30' })) })
    }).then((answer) => answer.json() as Promise<{ results: { status: number }[] }>)
    const clients = Array.from({ length: 30 }, client)
    await expect.poll(() => statuses.length, { timeout: 10_000 }).toBeGreaterThan(60)
    const before = statuses.length
    service.child.kill('SIGTERM')
    expect(await balancer()).toBe(503)
    ready = false
    const late = await Promise.all(Array.from({ length: 10 }, () => post(service.address, 'slow 2500'))) // what was already on its way
    await Promise.all(clients)
    expect(late.map(({ status, headers }) => [status, headers.get('connection')])).toEqual(Array.from({ length: 10 }, () => [200, 'close']))
    expect((await batch).results.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200))
    expect(statuses.length).toBeGreaterThan(before)
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await service.ended).toBe(0)
    expect(messages(service).slice(-1)).toEqual(['stopped'])
  })

  test('it waits no longer than CLOSE_TIMEOUT', TIMED, async () => {
    const service = await run({ CLOSE_TIMEOUT: '0.5' })
    const underWay = post(service.address, 'slow 20000').catch(() => 'cut off')
    await sleep(200)
    const begun = performance.now()
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(1)
    expect(performance.now() - begun).toBeLessThan(2500)
    expect(await underWay).toBe('cut off')
    expect(messages(service)).toContain('not all requests were answered in time')
  })

  test('a second signal ends it at once', TIMED, async () => {
    const service = await run()
    const underWay = post(service.address, 'slow 20000').catch(() => 'cut off')
    await sleep(200)
    service.child.kill('SIGTERM')
    await sleep(100)
    const begun = performance.now()
    service.child.kill('SIGINT')
    expect(await service.ended).toBe(1)
    expect(performance.now() - begun).toBeLessThan(800)
    expect(await underWay).toBe('cut off')
  })
})

test('a failure is in the log by its request id, the message is not', async () => {
  const service = await run()
  const answer = await post(service.address, 'break kanaarilind', { 'x-request-id': 'find-me' })
  expect([answer.status, (await answer.json() as { code: string }).code]).toEqual([500, 'internal'])
  service.child.kill('SIGINT')
  await service.ended
  expect(service.out()).toMatch(/"level":"error".*"requestId":"find-me".*"type":"TypeError"/)
  expect(service.out() + service.err()).not.toContain('kanaarilind')
})
