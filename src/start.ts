import { setTimeout as sleep } from 'node:timers/promises'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { buildApp, type Services } from './app.ts'
import { FaultyConfig, readConfig, type Config } from './config.ts'
import { createLogger } from './http/logs.ts'
import { FaultyData } from './strict-yaml.ts'
import { VERSION } from './version.ts'

/** Longest wait, in milliseconds, between saying "not ready" and closing: balancers need a moment to send requests elsewhere. */
const DRAIN = 1000
const IDLE_SWEEP = 100

/**
 * Runs the service that `environment` asks for until a signal ends it. What a person reads goes to stderr, logs go to stdout.
 * Whatever keeps it from starting is one clear line there and exit code 1.
 */
export async function start (environment: Readonly<Record<string, string | undefined>>, createService: (config: Config) => Promise<Services>): Promise<void> {
  try {
    const config = readConfig(environment)
    const services = await createService(config)
    const logger = createLogger(config.logLevel)
    let stopping = false
    const app = await buildApp(services, {
      logger, keys: config.apiKeys, requestTimeout: config.requestTimeout, stopping: () => stopping
    })
    await app.listen({ host: config.host, port: config.port, listenTextResolver: (address) => `listening on ${address}` })
    closeOnSignal(app, services, logger, config, () => { stopping = true })
    process.stderr.write(greeting(app, config))
  } catch (error) {
    process.stderr.write(`The service does not start.\n${reasonOf(error, environment)}\n`)
    process.exit(1)
  }
}

function closeOnSignal (app: FastifyInstance, services: Services, logger: Logger, { closeTimeout }: Config, stop: () => void): void {
  const options = {
    delay: closeTimeout,
    logger: false,
    onSecondSignal: (signal: string) => logger.warn({ signal }, 'second signal: ended at once'),
    onSecondError: (err: unknown) => logger.fatal({ err }, 'failed while stopping'),
    onTimeout: () => logger.warn({ ms: closeTimeout }, 'not all requests were answered in time')
  } as const
  closeWithGrace(options, async ({ signal, err }) => {
    stop()
    if (err) logger.fatal({ err }, 'stopping after a failure')
    else logger.info({ signal }, 'stopping')
    if (signal === 'SIGTERM') await sleep(Math.min(DRAIN, closeTimeout / 4))
    const sweep = setInterval(() => app.server.closeIdleConnections(), IDLE_SWEEP) // kept alive by their clients, they would hold the close up
    await app.close()
    clearInterval(sweep)
    await services.close?.()
    logger.info('stopped')
  })
}

function greeting (app: FastifyInstance, { host, apiKeys }: Config): string {
  const { port } = app.addresses()[0] as { port: number }
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const address = `http://${name}:${port}`
  const key = apiKeys.length > 0 ? ' -H "Authorization: Bearer $KEY"' : ''
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
