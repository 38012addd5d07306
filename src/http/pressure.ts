import type { FastifyInstance } from 'fastify'
import { Problem } from './problems.ts'
import type { Turns } from './turns.ts'

/** Milliseconds between two looks at the clock. */
const STEP = 50
/** Seconds. */
const RETRY_AFTER = 1

/**
 * Turns requests to `app` away while the event loop is late by more than `maxDelay` milliseconds: they would wait at least as
 * long, and make all others wait longer. What is under way is finished. Late is a turn of the loop that has lasted so long
 * already, or two in a row that did; after a single one (a start, a moment without a processor) what waited is answered.
 *
 * Not by @fastify/under-pressure: it has a mean that long turns hardly raise, takes "not measured" for infinity, and so
 * turned the first requests away after a start.
 */
export function shedLoad (app: FastifyInstance, maxDelay: number): void {
  let turned = performance.now()
  let wasLate = false
  let isLate = false
  const watch = setInterval(() => {
    const now = performance.now()
    wasLate = isLate
    isLate = now - turned - STEP > maxDelay
    turned = now
  }, STEP).unref()
  app.addHook('onClose', async () => clearInterval(watch))
  app.addHook('onRequest', (_request, _reply, next) => {
    const late = (wasLate && isLate) || performance.now() - turned - STEP > maxDelay
    next(late ? overloaded() : undefined)
  })
}

/** Bytes of a body from which on a message is long: to read it takes milliseconds. */
const LONG = 8 * 1024

/**
 * Has long messages to `app` wait for a turn, so that however many come at once, others are let in between any two. Where the
 * first of those that wait has waited for more than `maxDelay` milliseconds (0: for any time), no more are taken.
 */
export function queueLong (app: FastifyInstance, takeTurn: Turns, maxDelay: number): void {
  app.addHook('preHandler', (request, _reply, next) => {
    if (request.body === undefined || Number(request.headers['content-length']) < LONG) next()
    else if (maxDelay > 0 && takeTurn.lateness() > maxDelay) next(overloaded())
    else takeTurn()()!.then(() => next())
  })
}

/** What a request is refused with that would wait for too long. */
export const overloaded = (): Problem =>
  new Problem('overloaded', 'The service has more to do than it can; send the request again shortly.', { headers: { 'retry-after': String(RETRY_AFTER) } })
