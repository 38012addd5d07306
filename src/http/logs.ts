import { LogController, type FastifyBaseLogger, type FastifyReply, type FastifyRequest } from 'fastify'
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'
import { lineOf } from './observe.ts'

/**
 * One JSON object a line, to `destination` (default: stdout). Written at once: deferred lines cost as much, and the last ones
 * change places or are lost when the process ends. Fastify's own serializers would log URLs and error messages, both of which can hold a caller's words; these leave out all but what is known to be clean.
 */
export function createLogger (level: string, destination?: DestinationStream): Logger {
  return pino({
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: describeError,
      req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url ?? null }),
      res: (reply: FastifyReply) => ({ status: reply.statusCode })
    }
  }, destination ?? pino.destination({ dest: 1, sync: true }))
}

const FRAME = /^ {4}at .+$/
const CODE = /^[A-Z0-9_]{1,60}$/

export interface LoggedError { readonly type: string, readonly code?: string, readonly stack: readonly string[] }

/** Kind, code and stack of an error without its message, which may quote what the caller wrote. */
export function describeError (error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] }
  const { code } = error as NodeJS.ErrnoException
  return {
    type: error.constructor?.name ?? 'Error',
    ...(typeof code === 'string' && CODE.test(code) && { code }),
    stack: framesOf(error)
  }
}

/** None at all where the stack does not begin with the message as it is now: lines of it could then pass for frames. */
function framesOf ({ message, stack = '' }: Error): string[] {
  const at = stack.indexOf(message)
  return at < 0 ? [] : stack.slice(at + message.length).split('\n').filter((line) => FRAME.test(line)).map((line) => line.trim())
}

/** One line a request, after its answer: id, method, route pattern, status, milliseconds, the key's label and the trace's id where there are any. */
export class RequestLog extends LogController {
  constructor () {
    super({ requestIdLogLabel: 'requestId' })
  }

  override incomingRequest (): void {}

  override requestCompleted (error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = { ...lineOf(request, reply.statusCode), ms: Math.round(reply.elapsedTime * 1000) / 1000 }
    if (error) request.log.info({ ...line, err: error }, 'answer not delivered')
    else request.log.info(line, 'request')
  }

  override defaultErrorLog (error: Error, request: FastifyRequest): void {
    request.log.error({ err: error }, 'request failed')
  }

  override streamError (error: Error, _request: FastifyRequest, reply: FastifyReply): void {
    reply.log.info({ err: error }, 'answer cut short')
  }

  override routeNotFound (): void {}

  override writeHeadError (error: Error, _request: FastifyRequest, reply: FastifyReply): void {
    reply.log.error({ err: error }, 'answer has a broken header')
  }

  override serializerError (error: Error, _request: FastifyRequest, reply: FastifyReply): void {
    reply.log.error({ err: error }, 'answer does not fit its schema')
  }

  override serviceUnavailable (logger: FastifyBaseLogger): void {
    logger.info({ status: 503 }, 'refused while closing')
  }
}
