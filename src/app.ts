import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Logger } from 'pino'
import { assetsFolder } from './assets.ts'
import type { Draft, Triage } from './contract/answer.ts'
import type { DraftRequest } from './contract/draft-request.ts'
import type { ReplyCheck, ReplyCheckRequest } from './contract/reply-check.ts'
import type { TriageRequest } from './contract/request.ts'
import type { ScenarioDetail, ScenarioList } from './contract/scenarios.ts'
import { acceptJson } from './http/body.ts'
import { lazyCompilers } from './http/compilers.ts'
import { answerClientError } from './http/client-errors.ts'
import { answerError } from './http/errors.ts'
import { createGathering } from './http/gathering.ts'
import { KEY_RULE, keyOf, requireKey, type Keyring } from './http/keys.ts'
import { RequestLog } from './http/logs.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { answerUnknown } from './http/not-found.ts'
import { countAnswers, observeRequests } from './http/observe.ts'
import { describeApi } from './http/openapi.ts'
import { overloaded, queueLong, shedLoad } from './http/pressure.ts'
import type { RateLimit } from './http/rate-limit.ts'
import { requestIdOf } from './http/request-id.ts'
import { createAnswerOne } from './http/results.ts'
import { batchRoutes } from './http/routes/batch.ts'
import { docsRoutes } from './http/routes/docs.ts'
import { draftRoutes } from './http/routes/drafts.ts'
import { healthRoutes } from './http/routes/health.ts'
import { metricsRoutes } from './http/routes/metrics.ts'
import { problemRoutes } from './http/routes/problems.ts'
import { replyRoutes } from './http/routes/replies.ts'
import { scenarioRoutes } from './http/routes/scenarios.ts'
import { streamRoutes } from './http/routes/stream.ts'
import { triageRoutes } from './http/routes/triage.ts'
import { workbenchRoutes } from './http/routes/workbench.ts'
import type { Tracing } from './http/tracing.ts'
import { createTurns } from './http/turns.ts'
import { ajv } from './http/validation.ts'
import type { Reload } from './reload.ts'
import { VERSION } from './version.ts'

/** What the routes need done. */
export interface Services {
  /** The triage of `request`; `now` counts where the request has no `receivedAt`. Throws a Refusal where it cannot be answered. */
  triage (request: TriageRequest, now: Date): Promise<Triage> | Triage
  /** The draft for what an agent has decided. Throws a Refusal at languages and scenarios that there are not. */
  draft (request: DraftRequest, now: Date): Promise<Draft> | Draft
  /** What is to be mended in an agent's reply. Throws a Refusal at languages that there are not. */
  check (request: ReplyCheckRequest): ReplyCheck
  /** The languages and scenarios that there are. */
  scenarios (): ScenarioList
  scenario (id: string): ScenarioDetail | undefined
  /** Version of engine and packs; changes when the company's own files do. */
  readonly engine: string
  /** Whether requests can be answered now. */
  ready (): boolean
  /** Reads the company's own files again. */
  reload? (): Promise<void>
  /** Calls `listener` at every change of them, taken up or refused. */
  onReload? (listener: (reload: Reload) => void): void
  /** Lets go of what it holds, when the service stops. */
  close? (): Promise<void> | void
}

export interface AppOptions {
  /** Without one nothing is logged. */
  readonly logger?: Logger
  /** Keys that /v1 asks for, as they are set or by what knows those that are good now; with none it is open. */
  readonly keys?: readonly string[] | Keyring
  /** How many requests each key may send; without one, any number. */
  readonly rateLimit?: RateLimit | undefined
  /** Milliseconds by which the event loop may be late before requests are turned away; 0 for any number. */
  readonly maxEventLoopDelay?: number
  /** Where it counts what it does; default: metrics of its own. */
  readonly metrics?: Metrics
  readonly tracing?: Tracing | undefined
  /** Milliseconds in which a whole request has to arrive. */
  readonly requestTimeout?: number
  /** True once the service is stopping: connections are closed after their answer. */
  stopping? (): boolean
  /** Folder with the files of the workbench, as the build makes it. */
  readonly workbench?: string
}

/** Bytes: 100,000 units of text, each escaped (\uXXXX), and all the other fields at their longest. */
export const BODY_LIMIT = 1024 * 1024

const CHECK_INTERVAL = 1000

/** The whole app, not yet listening: routes, validation, limits, errors and logs. */
export async function buildApp (answering: Services, { logger, keys = [], rateLimit, maxEventLoopDelay = 0, metrics, tracing, requestTimeout = 30_000, stopping = () => false, workbench = assetsFolder('workbench') }: AppOptions = {}): Promise<FastifyInstance> {
  const counts = metrics ?? createMetrics({ version: VERSION, engine: () => answering.engine })
  const services = countAnswers(answering, counts)
  const options: FastifyServerOptions & { http: object } = {
    ...(logger && { loggerInstance: logger }),
    logController: new RequestLog(),
    genReqId: requestIdOf,
    requestIdHeader: false,
    ajv,
    schemaController: lazyCompilers(),
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

  observeRequests(app, { metrics: counts, tracing })
  app.decorateRequest('caller', '')
  acceptJson(app)
  app.setErrorHandler(answerError)
  answerUnknown(app)
  app.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff')
    if (stopping()) reply.header('connection', 'close')
    next()
  })

  await describeApi(app)
  healthRoutes(app, { ready: () => !stopping() && services.ready(), engine: () => services.engine })
  metricsRoutes(app)
  problemRoutes(app)
  docsRoutes(app, { folder: assetsFolder('docs') })
  await app.register(workbenchRoutes, { folder: workbench })
  await app.register(async (api) => {
    if (maxEventLoopDelay > 0) shedLoad(api, maxEventLoopDelay)
    const keyring = typeof keys === 'function' ? keys : fixed(keys)
    if (keyring().length > 0) requireKey(api, keyring)
    if (rateLimit) await (await import('./http/rate-limit.ts')).limitRate(api, rateLimit)
    const answerOne = createAnswerOne(api, (request, now) => services.triage(request, now))
    const takeTurn = createTurns()
    queueLong(api, takeTurn, maxEventLoopDelay)
    triageRoutes(api, services, createGathering({ maxWait: maxEventLoopDelay, refusal: overloaded }))
    batchRoutes(api, { answerOne, takeTurn })
    await api.register(async (scope) => {
      streamRoutes(scope, { answerOne, takeTurn, lineLimit: BODY_LIMIT, idleTimeout: requestTimeout })
    })
    draftRoutes(api, services)
    replyRoutes(api, services)
    scenarioRoutes(api, services)
  })
  return app
}

function fixed (written: readonly string[]): Keyring {
  const keys = written.map((each) => {
    const key = keyOf(each)
    if (!key) throw new TypeError(`a key needs ${KEY_RULE}`)
    return key
  })
  return () => keys
}
