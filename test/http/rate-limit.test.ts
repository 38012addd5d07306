import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AppOptions } from '../../src/app.ts'
import { loggedApp, post, problemIn } from './app.ts'
import { startRedis, type RedisServer } from './redis.ts'
import { TIMED } from '../timed.ts'

const ONE = 'one-key-0123456789'
const TWO = 'two-key-0123456789'

/** Milliseconds of waiting for Redis that no busy machine exceeds. */
const PATIENT = 20_000

const apps: FastifyInstance[] = []
const start = async (options: AppOptions): Promise<{ app: FastifyInstance, lines: string[] }> => {
  const started = await loggedApp({}, options)
  apps.push(started.app)
  return started
}
afterEach(async () => { await Promise.all(apps.splice(0).map((app) => app.close())) })

const asked = (app: FastifyInstance, key = ONE): ReturnType<typeof post> => post(app, { text: 'a' }, { headers: { authorization: `Bearer ${key}` } })
const statuses = async (app: FastifyInstance, count: number, key = ONE): Promise<number[]> => {
  const all: number[] = []
  for (let sent = 0; sent < count; sent++) all.push((await asked(app, key)).statusCode)
  return all
}

describe('in memory', () => {
  test('each key has its own number of requests, and is told of it', async () => {
    const { app } = await start({ keys: [ONE, TWO], rateLimit: { requests: 2, window: 60_000 } })
    const answers = [await asked(app), await asked(app), await asked(app), await asked(app, TWO)]
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['ratelimit-policy'], headers.ratelimit, headers['retry-after']])).toEqual([
      [200, '"requests";q=2;w=60', '"requests";r=1;t=60', undefined],
      [200, '"requests";q=2;w=60', '"requests";r=0;t=60', undefined],
      [429, '"requests";q=2;w=60', '"requests";r=0;t=60', '60'],
      [200, '"requests";q=2;w=60', '"requests";r=1;t=60', undefined]
    ])
    expect(problemIn(answers[2]!)).toMatchObject({ code: 'rate-limited', detail: 'The key has sent its 2 requests in 60 seconds; send the next in 60.' })
  })

  test('when the window is over, the next begins', async () => {
    const { app } = await start({ keys: [ONE], rateLimit: { requests: 1, window: 1000 } })
    expect(await statuses(app, 2)).toEqual([200, 429])
    await sleep(1050)
    expect(await statuses(app, 2)).toEqual([200, 429])
  })

  test('all routes under /v1 count, a batch and a stream as one; those for operators do not', async () => {
    const { app } = await start({ rateLimit: { requests: 4, window: 60_000 } })
    await app.inject('/v1/scenarios')
    await post(app, { messages: [{ text: 'a' }, { text: 'b' }] }, { url: '/v1/triage/batch' })
    await post(app, '{"text":"a"}\n{"text":"b"}', { url: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson' } })
    for (const url of ['/livez', '/readyz', '/metrics', '/openapi.json']) expect((await app.inject(url)).headers).not.toHaveProperty('ratelimit')
    expect((await app.inject('/v1/scenarios')).headers.ratelimit).toBe('"requests";r=0;t=60')
    for (const url of ['/v1/triage', '/v1/triage/batch', '/v1/triage/stream', '/v1/drafts', '/v1/replies/check']) expect((await post(app, '{', { url })).statusCode).toBe(429)
    expect((await app.inject('/livez')).statusCode).toBe(200)
    expect((await app.inject('/metrics')).body).toContain('http_problems_total{code="rate-limited"} 5')
  })

  test('a wrong key counts for nobody', async () => {
    const { app } = await start({ keys: [ONE], rateLimit: { requests: 1, window: 60_000 } })
    expect(await statuses(app, 3, TWO)).toEqual([401, 401, 401])
    expect(await statuses(app, 1)).toEqual([200])
  })

  test('without a limit nothing is said of one', async () => {
    const { app } = await start({ keys: [ONE] })
    expect((await asked(app)).headers).not.toHaveProperty('ratelimit-policy')
  })
})

describe('in Redis', () => {
  let redis: RedisServer
  beforeAll(async () => { redis = await startRedis() }, 20_000)
  afterAll(() => redis.stop())
  let windows = 60_000
  /** Each test has a window of another length, and flushes what the one before has counted. */
  const limit = async (requests: number, timeout = PATIENT): Promise<AppOptions> => {
    const client = new Redis(redis.url)
    await client.flushall()
    client.disconnect()
    return { keys: [ONE, TWO], rateLimit: { requests, window: windows += 1000, redis: { url: redis.url, timeout } } }
  }
  const told = (lines: readonly string[]): string[] => lines.map((line) => JSON.parse(line).msg).filter((msg) => /Redis/.test(msg))

  test('several processes count together', async () => {
    const options = await limit(3)
    const [first, second] = [await start(options), await start(options)]
    expect([...await statuses(first.app, 2), ...await statuses(second.app, 2), ...await statuses(first.app, 1), ...await statuses(second.app, 1, TWO)]).toEqual([200, 200, 200, 429, 429, 200])
    expect(told([...first.lines, ...second.lines])).toEqual([])
  })

  test('Redis holds a count and an end for each key, and not the key', async () => {
    const { app } = await start(await limit(3))
    await asked(app)
    const client = new Redis(redis.url)
    const keys = await client.keys('*')
    const ends = await Promise.all(keys.map((key) => client.pttl(key)))
    client.disconnect()
    expect(keys).toEqual([expect.stringMatching(/^complaint-triage:requests:[\da-f]{8}$/)])
    expect(ends[0]).toBeGreaterThan(50_000)
  })

  test('where it goes, each counts for itself until it comes back; each is said once', async () => {
    const { app, lines } = await start(await limit(2))
    expect(await statuses(app, 1)).toEqual([200])
    await redis.stop()
    expect(await statuses(app, 3)).toEqual([200, 200, 429])
    expect((await app.inject('/metrics')).body).toMatch(/complaint_triage_rate_limit_fallbacks_total 3\n/)
    expect(told(lines)).toEqual(['Redis does not answer: requests are counted in memory until it does'])
    await redis.start()
    await expect.poll(async () => {
      await asked(app, TWO)
      return told(lines)
    }, { timeout: 10_000, interval: 100 }).toEqual([expect.any(String), 'Redis answers again'])
    expect(await statuses(app, 3)).toEqual([200, 200, 429])
    expect(lines.join('')).not.toMatch(new RegExp(`${ONE}|${TWO}|127.0.0.1`))
  }, 30_000)

  test('where it only hangs, one request waits a moment and the next do not', TIMED, async () => {
    const { app, lines } = await start(await limit(100, 250))
    expect(await statuses(app, 1)).toEqual([200])
    redis.freeze()
    try {
      const begun = performance.now()
      expect(await statuses(app, 5)).toEqual([200, 200, 200, 200, 200])
      expect(performance.now() - begun).toBeLessThan(900)
      expect(told(lines)).toHaveLength(1)
    } finally {
      redis.thaw()
    }
  })

  test('where it is not there at the start, the service starts', async () => {
    const { app, lines } = await start({ keys: [ONE], rateLimit: { requests: 1, window: 60_000, redis: { url: 'redis://user:secret-of-redis@127.0.0.1:1', timeout: PATIENT } } })
    expect(await statuses(app, 2)).toEqual([200, 429])
    expect(told(lines)).toHaveLength(1)
    expect(lines.join('')).not.toContain('secret-of-redis')
  })
})
