import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { requestOn } from './observe.ts'
import { PROBLEMS, rawProblem, type ProblemCode } from './problems.ts'

const TIMEOUT = 'ERR_HTTP_REQUEST_TIMEOUT'
const ENDED = 'HPE_INVALID_EOF_STATE'

const CODES: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  [TIMEOUT]: ['timeout', 'The request took too long to arrive; send it again.'],
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'Request line and headers have more than 16 KiB; send fewer.']
}

/** Connections with a request that may take as long as it likes to arrive. */
export const unhurried = new WeakSet<Socket>()

/** Answers on a socket whose bytes are no HTTP request, and closes it. */
export function answerClientError (this: FastifyInstance, error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (error.code === TIMEOUT && unhurried.has(socket)) return
  const [code, detail] = CODES[error.code ?? ''] ?? ['bad-request', 'The request breaks the rules of HTTP; mend the request line, the headers or the framing.']
  const request = requestOn(socket)
  const requestId = request?.id ?? randomUUID()
  const { status } = PROBLEMS[code]
  if (!request) this.log.info({ requestId, method: null, route: null, status }, 'request')
  else if (error.code !== ENDED) request.cutBy = status // its own line tells it
  this.metrics.refused(code)
  if (socket.writable) socket.end(rawProblem(code, detail, requestId), () => socket.destroy())
  else socket.destroy()
}
