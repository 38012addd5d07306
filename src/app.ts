import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Logger } from 'pino'
import { assetsFolder } from './assets.ts'
import type { Draft, Triage } from './contract/answer.ts'
import type { DraftRequest } from './contract/draft-request.ts'
import type { TriageRequest } from './contract/request.ts'
import type { ScenarioDetail, ScenarioList } from './contract/scenarios.ts'
import { acceptJson } from './http/body.ts'
import { answerClientError } from './http/client-errors.ts'
import { answerError } from './http/errors.ts'
import { requireKey } from './http/keys.ts'
import { RequestLog } from './http/logs.ts'
import { answerUnknown } from './http/not-found.ts'
import { describeApi } from './http/openapi.ts'
import { requestIdOf } from './http/request-id.ts'
import { createAnswerOne } from './http/results.ts'
import { batchRoutes } from './http/routes/batch.ts'
import { docsRoutes } from './http/routes/docs.ts'
import { draftRoutes } from './http/routes/drafts.ts'
import { healthRoutes } from './http/routes/health.ts'
import { problemRoutes } from './http/routes/problems.ts'
import { scenarioRoutes } from './http/routes/scenarios.ts'
import { streamRoutes } from './http/routes/stream.ts'
import { triageRoutes } from './http/routes/triage.ts'
import { createTurns } from './http/turns.ts'
import { ajv } from './http/validation.ts'

/** What the routes need done. */
export interface Services {
  /** The triage of `request`; `now` counts where the request has no `receivedAt`. Throws a Refusal where it cannot be answered. */
  triage (request: TriageRequest, now: Date): Promise<Triage> | Triage
  /** The draft for what an agent has decided. Throws a Refusal at languages and scenarios that there are not. */
  draft (request: DraftRequest, now: Date): Promise<Draft> | Draft
  /** The languages and scenarios that there are. */
  scenarios (): ScenarioList
  scenario (id: string): ScenarioDetail | undefined
  /** Version of engine and packs. */
  readonly engine: string
  /** Whether requests can be answered now. */
  ready (): boolean
  /** Lets go of what it holds, when the service stops. */
  close? (): Promise<void> | void
}

export interface AppOptions {
  /** Without one nothing is logged. */
  readonly logger?: Logger
  /** Keys that /v1 asks for; with none it is open. */
  readonly keys?: readonly string[]
  /** Milliseconds in which a whole request has to arrive. */
  readonly requestTimeout?: number
  /** True once the service is stopping: connections are closed after their answer. */
  stopping? (): boolean
}

/** Bytes: 100,000 units of text, each escaped (\uXXXX), and all the other fields at their longest. */
export const BODY_LIMIT = 1024 * 1024

const CHECK_INTERVAL = 1000

/** The whole app, not yet listening: routes, validation, limits, errors and logs. */
export async function buildApp (services: Services, { logger, keys = [], requestTimeout = 30_000, stopping = () => false }: AppOptions = {}): Promise<FastifyInstance> {
  const options: FastifyServerOptions & { http: object } = {
    ...(logger && { loggerInstance: logger }),
    logController: new RequestLog(),
    genReqId: requestIdOf,
    requestIdHeader: false,
    ajv,
    bodyLimit: BODY_LIMIT,
    requestTimeout,
    return503OnClosing: false,
    clientErrorHandler: answerClientError as NonNullable<FastifyServerOptions['clientErrorHandler']>,
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      answerError(error, request, reply)
      request.log.info({ method: request.method, route: null, status: reply.statusCode }, 'request')
    },
    schemaErrorFormatter: () => new Error('invalid request'), // the default one writes out every fault, and values with it
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: Math.min(CHECK_INTERVAL, requestTimeout) }
  }
  const app: FastifyInstance = Fastify(options)

  acceptJson(app)
  app.setErrorHandler(answerError)
  answerUnknown(app)
  app.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff')
    if (stopping()) reply.header('connection', 'close')
    next()
  })

  await describeApi(app)
  healthRoutes(app, { ready: () => !stopping() && services.ready(), engine: services.engine })
  problemRoutes(app)
  docsRoutes(app, { folder: assetsFolder('docs') })
  await app.register(async (api) => {
    if (keys.length > 0) api.addHook('onRequest', requireKey(keys))
    const answerOne = createAnswerOne(api, (request, now) => services.triage(request, now))
    const takeTurn = createTurns()
    triageRoutes(api, services)
    batchRoutes(api, { answerOne, takeTurn })
    await api.register(async (scope) => {
      streamRoutes(scope, { answerOne, takeTurn, lineLimit: BODY_LIMIT, idleTimeout: requestTimeout })
    })
    draftRoutes(api, services)
    scenarioRoutes(api, services)
  })
  return app
}
