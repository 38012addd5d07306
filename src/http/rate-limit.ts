import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Redis } from 'ioredis'
import { Problem } from './problems.ts'

/** Each key may send so many requests in a window. */
export interface RateLimit {
  readonly requests: number
  /** Milliseconds. */
  readonly window: number
  /** Where several processes count together; without one each counts for itself. */
  readonly redis?: SharedCount | undefined
}

interface SharedCount {
  readonly url: string
  /** Milliseconds in which Redis has to answer; the request waits so long at most. */
  readonly timeout: number
}

/** Milliseconds after a failure in which Redis is not asked, so that a slow one does not slow every request down. */
const REDIS_PAUSE = 1000
/** Milliseconds between two attempts to reach it. */
const RECONNECT = 1000

const PREFIX = 'complaint-triage:requests:'
/** Callers that are counted at once; beyond that the longest unheard of are forgotten. */
const MOST_CALLERS = 10_000

interface Count { readonly remaining: number, readonly ttlInSeconds: number, readonly isExceeded: boolean }
type CountRequest = (request: FastifyRequest) => Promise<Count>

/**
 * Lets each key (without keys, each address) send so many requests to `app` in a window, and tells in every answer how many
 * are left. Where Redis fails, each process counts in its own memory until it answers again: a limiter that is down must not take the service with it.
 */
export async function limitRate (app: FastifyInstance, { requests, window, redis }: RateLimit): Promise<void> {
  const count = redis === undefined ? await counter(app, { requests, window }) : await countTogether(app, { requests, window }, redis)
  const policy = `"requests";q=${requests};w=${window / 1000}`
  app.addHook('onRequest', async (request, reply) => {
    const { remaining, ttlInSeconds, isExceeded } = await count(request)
    const seconds = Math.max(1, ttlInSeconds)
    reply.header('ratelimit-policy', policy).header('ratelimit', `"requests";r=${remaining};t=${seconds}`)
    if (isExceeded) {
      throw new Problem('rate-limited', `The key has sent its ${requests.toLocaleString('en')} requests in ${window / 1000} seconds; send the next in ${seconds}.`, {
        headers: { 'retry-after': String(seconds) }
      })
    }
  })
}

/** Counts by the plugin, in a scope of its own, as an app can have but one such counter. */
async function counter (app: FastifyInstance, { requests, window }: RateLimit, redis?: Redis): Promise<CountRequest> {
  let count: CountRequest | undefined
  await app.register(async (scope) => {
    await scope.register(rateLimit, {
      global: false, max: requests, timeWindow: window, keyGenerator: ({ caller, ip }) => caller === '' ? ip : caller,
      cache: MOST_CALLERS, nameSpace: PREFIX, ...redis && { redis }
    })
    count = scope.createRateLimit() as CountRequest
  })
  return count!
}

async function countTogether (app: FastifyInstance, limit: RateLimit, { url, timeout }: SharedCount): Promise<CountRequest> {
  const { Redis } = (await import('ioredis')).default // a CommonJS module, which has no other name in the bundle
  const redis = new Redis(url, {
    lazyConnect: true, enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0,
    commandTimeout: timeout, connectTimeout: RECONNECT, retryStrategy: () => RECONNECT
  })
  const inMemory = await counter(app, limit)
  const inRedis = await counter(app, limit, redis)
  let pausedUntil = 0
  let failing = false
  const fails = (err: unknown): void => {
    pausedUntil = performance.now() + REDIS_PAUSE
    if (!failing) app.log.warn({ err }, 'Redis does not answer: requests are counted in memory until it does')
    failing = true
  }
  redis.on('error', fails) // without a listener it would write to stderr itself
  app.addHook('onClose', async () => redis.disconnect())
  await redis.connect().catch(fails)
  return async (request) => {
    if (performance.now() >= pausedUntil) {
      try {
        const counted = await inRedis(request)
        if (failing) app.log.info('Redis answers again')
        failing = false
        return counted
      } catch (error) {
        fails(error)
      }
    }
    app.metrics.uncounted()
    return inMemory(request)
  }
}
