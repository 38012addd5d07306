import { setTimeout as sleep } from 'node:timers/promises'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { buildApp, type Services } from './app.ts'
import { FaultyConfig, readConfig, type Config } from './config.ts'
import { createLogger } from './http/logs.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { openKeyring, type OpenKeyring } from './keyring.ts'
import { FaultyData, printFault } from './strict-yaml.ts'
import { VERSION } from './version.ts'

const IDLE_SWEEP = 100

/**
 * Runs the service that `environment` asks for until a signal ends it. What a person reads goes to stderr, logs go to stdout.
 * Whatever keeps it from starting is one clear line there and exit code 1.
 */
export async function start (environment: Readonly<Record<string, string | undefined>>, createService: (config: Config) => Promise<Services>): Promise<void> {
  try {
    const config = readConfig(environment)
    const { rateLimit, maxEventLoopDelay, requestTimeout } = config
    const logger = createLogger(config.logLevel)
    const metrics = createMetrics({ version: VERSION, engine: () => services.engine })
    const keyring = openKeyring(config, { logger, reloaded: (taken) => metrics.reloaded('keys', taken) })
    const services = await createService(config)
    const tracing = config.tracing && (await import('./tracing.ts')).startTracing(config.tracing, logger)
    let stopping = false
    const app = await buildApp(services, { logger, keys: keyring.keys, rateLimit, maxEventLoopDelay, metrics, tracing, requestTimeout, stopping: () => stopping })
    await app.listen({ host: config.host, port: config.port, listenTextResolver: (address) => `listening on ${address}` })
    const letGo = async (): Promise<void> => {
      keyring.close()
      await Promise.allSettled([services.close?.(), tracing?.close()])
    }
    closeOnSignal(app, letGo, logger, config, () => { stopping = true })
    tellReloads(services, { logger, metrics, keyring })
    void warmUp(services).catch((err: unknown) => { logger.fatal({ err }, 'a language cannot be used') })
    process.stderr.write(greeting(app, config, keyring))
  } catch (error) {
    process.stderr.write(`The service does not start.\n${reasonOf(error, environment)}\n`)
    process.exit(1)
  }
}

function closeOnSignal (app: FastifyInstance, letGo: () => Promise<void>, logger: Logger, { closeTimeout, drainTime }: Config, stop: () => void): void {
  const options = {
    delay: closeTimeout,
    logger: false,
    onSecondSignal: (signal: string) => logger.warn({ signal }, 'second signal: ended at once'),
    onSecondError: (err: unknown) => logger.fatal({ err }, 'failed while stopping'),
    onTimeout: () => logger.warn({ ms: closeTimeout }, 'not all requests were answered in time')
  } as const
  closeWithGrace({ ...options, skip: ['SIGHUP'] }, async ({ signal, err }) => {
    stop()
    if (err) logger.fatal({ err }, 'stopping after a failure')
    else logger.info({ signal }, 'stopping')
    if (signal === 'SIGTERM') await sleep(drainTime)
    const sweep = setInterval(() => app.server.closeIdleConnections(), IDLE_SWEEP) // kept alive by their clients, they would hold the close up
    await app.close()
    clearInterval(sweep)
    await letGo()
    logger.info('stopped')
  })
}

/** A change of the company's own files is one line in the log; SIGHUP asks for a look at once, at those and at the keys. */
function tellReloads (services: Services, { logger, metrics, keyring }: { readonly logger: Logger, readonly metrics: Metrics, readonly keyring: OpenKeyring }): void {
  services.onReload?.(({ ok, engine, faults, ms }) => {
    metrics.reloaded('company', ok)
    if (ok) logger.info({ engine, ms }, "the company's own files are in force")
    else logger.error({ engine, ms, faults: faults.slice(0, MOST_FAULTS).map(printFault) }, "the company's own files are refused; what was in force stays: mend them")
  })
  process.on('SIGHUP', () => {
    keyring.reload()
    void services.reload?.()
  })
}
const MOST_FAULTS = 20

/** A breath between two languages, for the requests that wait. */
const WARM_UP_PAUSE = 200

/** Has each language compiled, which is left to its first request otherwise; that of a language which has had one costs next to nothing. */
async function warmUp (services: Services): Promise<void> {
  for (const { code } of services.scenarios().languages) {
    await sleep(WARM_UP_PAUSE, undefined, { ref: false })
    await services.draft({ language: code, scenario: 'other', text: VERSION }, new Date())
  }
}

function greeting (app: FastifyInstance, { host }: Config, { keys }: OpenKeyring): string {
  const { port } = app.addresses()[0] as { port: number }
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const address = `http://${name}:${port}`
  const key = keys().length > 0 ? ' -H "Authorization: Bearer $KEY"' : ''
  return `
complaint-triage ${VERSION} listens on ${address}
The API to read and try: ${address}/docs
A first message:
  curl -s ${address}/v1/triage${key} -H 'Content-Type: application/json' -d '{"text":"My order EE-20931 is two weeks late. Where is it?!"}'

`
}

const NO_SUCH_HOST = 'HOST is not an address of this machine: set HOST to one of its own, such as 127.0.0.1'

const NOT_LISTENING: Readonly<Record<string, (port: string) => string>> = {
  EADDRINUSE: (port) => `PORT ${port} is in use: stop what listens there, or set PORT to another`,
  EACCES: (port) => `PORT ${port} is closed to this user: set PORT to 1024 or above`,
  EADDRNOTAVAIL: () => NO_SUCH_HOST,
  ENOTFOUND: () => NO_SUCH_HOST,
  EAI_AGAIN: () => NO_SUCH_HOST
}

function reasonOf (error: unknown, { PORT = '' }: Readonly<Record<string, string | undefined>>): string {
  if (error instanceof FaultyConfig || error instanceof FaultyData) return error.message
  const { code = '', syscall, message, stack } = error as NodeJS.ErrnoException
  if (syscall === 'listen' || syscall === 'getaddrinfo') return NOT_LISTENING[code]?.(PORT === '' ? '3000' : PORT) ?? message
  return syscall === undefined ? stack ?? String(error) : message
}
