import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../contract/refusal.ts'
import { emptyBody } from './body.ts'
import { PROBLEM_TYPE, PROBLEMS, Problem, problemDetails } from './problems.ts'
import { invalidBySchema, invalidRequest, placed, type SchemaFault } from './validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Content type of the body; default application/json. */
    readonly takes?: string
  }
}

/** Answers any error as a problem. A caller's mistake is no error of ours and is not logged as one; a fault of ours hides its message. */
export function answerError (error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request)
  logFailure(problem, error, request)
  sendProblem(problem, request, reply)
}

/** Logs `error` where `problem` says that it is a fault of ours. */
export function logFailure (problem: Problem, error: unknown, request: FastifyRequest): void {
  if (PROBLEMS[problem.code].status === 500) request.log.error({ err: error, route: request.routeOptions.url ?? null }, 'request failed')
}

/** Sends `problem` as RFC 9457 has it. */
export function sendProblem (problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  request.server.metrics.refused(problem.code)
  const details = problemDetails(problem, request.id, request.raw.url ?? '')
  reply.code(details.status).headers(problem.headers).type(PROBLEM_TYPE).send(JSON.stringify(details))
}

/** The problem that `error` is to the caller; `place` is the JSON pointer of the message at fault, where the body holds many. */
export function problemOf (error: unknown, request: FastifyRequest, place = ''): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Refusal) return invalidRequest(placed(error.errors, place))
  const { code, statusCode = 500, validation, validationContext } = (error ?? {}) as Partial<FastifyError>
  if (validation) {
    return validationContext === 'body' && request.body === undefined
      ? emptyBody()
      : invalidBySchema(validation as unknown as SchemaFault[])
  }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('body-too-large', `The body has more than the ${request.routeOptions.bodyLimit.toLocaleString('en')} bytes that this route takes; send less at once.`)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': {
      const { takes = 'application/json' } = request.routeOptions.config
      return new Problem('unsupported-media-type', `Send the body as JSON in UTF-8 with Content-Type: ${takes}.`, { headers: { accept: takes } })
    }
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('bad-request', 'The body is not as long as Content-Length says; send its true length.')
    case 'ERR_STREAM_PREMATURE_CLOSE': case 'ECONNRESET': // the client left while its lines were read
      return new Problem('bad-request', 'The body broke off before its end; send it again.')
    case 'FST_ERR_BAD_URL':
      return new Problem('bad-request', 'The path has a broken percent-encoding; encode it again.')
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('not-found', 'There is no such route; /openapi.json lists those there are.')
    default:
      return statusCode >= 400 && statusCode < 500
        ? new Problem('bad-request', 'The request could not be read; send it again.')
        : new Problem('internal', 'The service failed to answer; the operator finds the cause in the log by requestId.')
  }
}
