import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import type { Triage } from '../../src/contract/answer.ts'
import { requests } from '../../src/contract/examples.ts'
import { startRedis, type RedisServer } from '../http/redis.ts'
import { without } from '../http/without.ts'
import { startProxy, type TestProxy } from './proxy.ts'
import { run, type Run } from './run.ts'

const LIMIT = 40
const KEYS = Array.from({ length: 300 }, (_, index) => `key-of-caller-${String(index).padStart(4, '0')}`)
const GREEDY = 'key-of-a-greedy-caller'

const folder = mkdtempSync(join(tmpdir(), 'replicas-'))
const settings = join(folder, 'settings.yaml')
const keys = join(folder, 'keys.txt')
writeFileSync(settings, 'name: Puhas Kodu OÜ\n')
writeFileSync(keys, [...KEYS, GREEDY].join('\n'))

let redis: RedisServer
let proxy: TestProxy
const runs: Run[] = []
const replica = async (environment: Record<string, string> = {}): Promise<Run> => {
  const started = await run(join(folder, 'dist/server.js'), {
    API_KEYS_FILE: keys, RATE_LIMIT: String(LIMIT), REDIS_URL: redis.url, REDIS_TIMEOUT: '20000', MAX_EVENT_LOOP_DELAY: '0', DRAIN_TIME: '0.5', CLOSE_TIMEOUT: '10', ...environment
  })
  runs.push(started)
  await proxy.add(started.port)
  return started
}

let a: Run
let b: Run
beforeAll(async () => {
  [redis, proxy] = await Promise.all([startRedis(), startProxy(), bundle(fileURLToPath(new URL('../../src/server.ts', import.meta.url)), join(folder, 'dist'))])
  ;[a, b] = await Promise.all([replica(), replica()])
}, 60_000)
afterAll(async () => {
  for (const { child } of runs) child.kill('SIGKILL')
  proxy.close()
  await redis.stop()
  rmSync(folder, { recursive: true })
})

let caller = 0
const send = (key = KEYS[caller++ % KEYS.length]!): Promise<Response> => fetch(`${proxy.address}/v1/triage`, {
  method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(requests.estonian)
})

const engineOf = async (answer: Promise<Response>): Promise<string> => (await (await answer).json() as Triage).engine

/** How many messages it has answered with that status. */
const answered = ({ out }: Run, status: number): number =>
  out().split('\n').filter((line) => line.includes('"route":"/v1/triage"') && line.includes(`"status":${status}`)).length

interface Load { readonly statuses: number[], readonly engines: Set<string>, end (): Promise<void> }

/** Eight callers who send one message after the other until told to end. */
function load (): Load {
  const [statuses, engines] = [[] as number[], new Set<string>()]
  let over = false
  const callers = Array.from({ length: 8 }, async () => {
    while (!over) {
      const answer = await send()
      const { engine } = await answer.json().catch(() => ({})) as Partial<Triage>
      statuses.push(answer.status)
      if (engine !== undefined) engines.add(engine)
      await sleep(10)
    }
  })
  return {
    statuses,
    engines,
    async end () {
      over = true
      await Promise.all(callers)
    }
  }
}

describe('two replicas behind a proxy', () => {
  test('share the requests, and the same message has the same answer from either', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, async () => (await send()).json() as Promise<Triage>))
    await expect.poll(() => [answered(a, 200), answered(b, 200)]).toEqual([6, 6])
    for (const answer of answers) expect(without(answer, 'id')).toEqual(without(answers[0]!, 'id'))
    expect(answers[0]!.scenario).not.toBeNull()
  })

  test('count the requests of a key together', async () => {
    const before = [answered(a, 200), answered(b, 200)]
    const statuses = await Promise.all(Array.from({ length: LIMIT + 10 }, async () => (await send(GREEDY)).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(LIMIT)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    expect([answered(a, 200) - before[0]!, answered(b, 200) - before[1]!].every((count) => count >= 10)).toBe(true)
    for (const { address } of [a, b]) expect(await (await fetch(`${address}/metrics`)).text()).toContain('complaint_triage_rate_limit_fallbacks_total 0')
  })

  test('lose no request when one is stopped under load', async () => {
    const callers = load()
    await sleep(500)
    const sent = callers.statuses.length
    a.child.kill('SIGTERM')
    expect(await a.ended).toBe(0)
    expect(proxy.ready()).toEqual([b.port])
    await sleep(300)
    await callers.end()
    expect(new Set(callers.statuses)).toEqual(new Set([200]))
    expect(sent).toBeGreaterThan(10)
    expect(callers.statuses.length).toBeGreaterThan(sent + 10)
  }, 20_000)

  test('make way for a newer version, one after the other, without a request that fails', async () => {
    const callers = load()
    const old = await engineOf(send())
    const next = await replica({ SETTINGS_FILE: settings }) // other settings, hence another engine, as a new version has
    b.child.kill('SIGTERM')
    expect(await b.ended).toBe(0)
    await sleep(200)
    await callers.end()
    expect(new Set(callers.statuses)).toEqual(new Set([200]))
    expect(proxy.ready()).toEqual([next.port])
    const now = await engineOf(send())
    expect(now).not.toBe(old)
    expect(callers.engines).toEqual(new Set([old, now]))
    expect(runs.map(({ out }) => out()).join('')).not.toMatch(/"level":"(?:error|fatal)"/)
  }, 30_000)
})
