import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Services } from '../app.ts'
import type { Metrics } from './metrics.ts'
import { traceContextOf } from './trace-context.ts'
import type { RequestSpan, Tracing } from './tracing.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The trace that the request belongs to; empty where the caller has none and tracing is off. */
    traceId: string
    span: RequestSpan | null
    /** Its answer has gone out whole. */
    answered: boolean
    /** Status with which its connection was cut; 0 where it was not. */
    cutBy: number
  }
}

const REQUEST = Symbol('request')
type Connection = Socket & { [REQUEST]?: FastifyRequest | undefined }

/** The request that is being answered on a connection. */
export const requestOn = (socket: Socket): FastifyRequest | undefined => (socket as Connection)[REQUEST]

/** What nginx has always called the status of a client that left. */
const CLIENT_LEFT = 499

/** Counts and traces every request to `app`, until its answer is out or its client has left. */
export function observeRequests (app: FastifyInstance, { metrics, tracing }: { readonly metrics: Metrics, readonly tracing: Tracing | undefined }): void {
  app.decorate('metrics', metrics)
  app.decorateRequest('traceId', '')
  app.decorateRequest('span', null)
  app.decorateRequest('answered', false)
  app.decorateRequest('cutBy', 0)
  app.addHook('onRequest', (request, reply, next) => {
    const parent = traceContextOf(request.headers)
    if (parent) request.traceId = parent.traceId
    if (tracing) {
      request.span = tracing.begin(request.method, parent)
      request.traceId = request.span.traceId
      reply.header('traceresponse', request.span.traceresponse)
    }
    metrics.requestBegan()
    const socket: Connection = request.raw.socket
    socket[REQUEST] = request
    const begun = performance.now()
    // the hook onResponse is passed over where the client has left
    reply.raw.once('close', () => {
      const { cutBy } = request
      const status = request.answered ? reply.statusCode : cutBy || CLIENT_LEFT
      if (socket[REQUEST] === request) socket[REQUEST] = undefined
      const milliseconds = performance.now() - begun
      metrics.requestEnded(request.method, request.routeOptions.url, status, milliseconds / 1000)
      request.span?.end({ method: request.method, route: request.routeOptions.url, status, requestId: request.id })
      if (!request.answered) request.log.info({ ...lineOf(request, cutBy || null), ms: Math.round(milliseconds * 1000) / 1000 }, cutBy ? 'request' : 'client left')
    })
    next()
  })
  app.addHook('onResponse', (request, _reply, next) => {
    request.answered = true
    next()
  })
}

/** What a request's line in the log begins with; never path, query or address. */
export const lineOf = (request: FastifyRequest, status: number | null): Record<string, unknown> => ({
  method: request.method,
  route: request.routeOptions.url ?? null,
  status,
  ...request.caller !== '' && { key: request.caller },
  ...request.traceId !== '' && { traceId: request.traceId }
})

/** `services`, with what they answer counted. */
export function countAnswers (services: Services, metrics: Metrics): Services {
  const counted: Pick<Services, 'triage' | 'draft' | 'check'> = {
    triage: (request, now) => seen(services.triage(request, now), (triage) => {
      metrics.triaged(triage)
      if (triage.draft) metrics.drafted(triage.draft, 'triage')
    }),
    draft: (request, now) => seen(services.draft(request, now), (draft) => metrics.drafted(draft, 'request')),
    check: (request) => seen(services.check(request), metrics.checked)
  }
  return Object.assign(Object.create(services) as Services, counted) // what else they have is theirs to change
}

function seen<A> (answer: A, see: (answer: Awaited<A>) => void): A {
  if (answer instanceof Promise) {
    return answer.then((settled: Awaited<A>) => {
      see(settled)
      return settled
    }) as A
  }
  see(answer as Awaited<A>)
  return answer
}
