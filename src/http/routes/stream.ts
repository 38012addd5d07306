import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { TriageRequestSchema } from '../../contract/request.ts'
import { parseJson, refuseEncoded } from '../body.ts'
import { problemOf } from '../errors.ts'
import { createLineReader, type Line } from '../lines.ts'
import { Problem } from '../problems.ts'
import { problemFields, resultSchema, type AnswerOne, type Fields } from '../results.ts'
import type { Turn } from '../turns.ts'

export const NDJSON = 'application/x-ndjson'

/** Characters of answers that are gathered before they are sent, where the lines come faster than that. */
const GATHERED = 64 * 1024

const line = { line: Type.Integer({ minimum: 1, description: 'Number of the line that this answers.' }) }

const schema = {
  operationId: 'triageStream',
  tags: ['triage'],
  summary: 'Triage a backlog, line by line',
  description: 'A line for each message in, a line for each answer out, in order and while the body is still coming; memory stays the same however many there are. ' +
    'A line is a message as in POST /v1/triage; one that cannot be answered gets its problem in its place. Empty lines are passed over. ' +
    'Read the answers while you send: where they are not read, no more lines are taken. A stream on which nothing moves for the time of a request is cut off; ' +
    'so is one under way when the service stops, after a last line with `not-ready`: send that line and all after it again.',
  'x-described': {
    consumes: [NDJSON],
    produces: [NDJSON],
    body: TriageRequestSchema,
    response: { 200: { ...resultSchema('Line', line), description: 'Each line.' } }
  },
  'x-problems': ['unauthorized', 'unsupported-media-type']
} as const

export interface StreamOptions {
  readonly answerOne: AnswerOne
  readonly takeTurn: () => Turn
  /** Longest line in bytes. */
  readonly lineLimit: number
  /** Milliseconds in which something has to come or go. */
  readonly idleTimeout: number
}

/** Connections on which a request may take as long as it likes to arrive, as long as it moves. */
const unhurried = new WeakSet<Socket>()

/** Whether the time in which a whole request has to arrive counts on this connection. */
export const isHurried = (socket: Socket): boolean => !unhurried.has(socket)

/** POST /v1/triage/stream: lines in, lines out. To be registered in a scope of its own, as it takes another kind of body. */
export function streamRoutes (app: FastifyInstance, { answerOne, takeTurn, lineLimit, idleTimeout }: StreamOptions): void {
  const stops = new Set<() => void>()
  app.addHook('preClose', async () => { for (const stop of stops) stop() })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(NDJSON, (request, body, done) => {
    refuseEncoded(request)
    done(null, body)
  })

  app.post('/v1/triage/stream', { schema, config: { takes: NDJSON } }, (request, reply) => {
    const { socket } = request.raw
    const stopping = new AbortController()
    const stop = (): void => stopping.abort()
    const cut = (): void => { socket.destroy() }
    stops.add(stop)
    unhurried.add(socket)
    socket.setTimeout(idleTimeout).on('timeout', cut)
    reply.raw.once('close', () => {
      stops.delete(stop)
      unhurried.delete(socket)
      socket.off('timeout', cut)
    })
    const answers = answerLines(request, { answer: answerWith(answerOne, request), turn: takeTurn(), lineLimit, stopping: stopping.signal })
    return reply.header('cache-control', 'no-store').type(NDJSON).send(Readable.from(answers, { objectMode: false, highWaterMark: GATHERED }))
  })
}

interface Work {
  readonly answer: (line: Line, number: number) => Fields | Promise<Fields>
  readonly turn: Turn
  readonly lineLimit: number
  readonly stopping: AbortSignal
}

/** The answers to the lines of the request's body, in pieces that end with a line. */
async function * answerLines (request: FastifyRequest, { answer, turn, lineLimit, stopping }: Work): AsyncGenerator<string, void> {
  const lines = createLineReader(lineLimit)
  let number = 0
  let out = ''

  async function * each (group: Iterable<Line>): AsyncGenerator<string, void> {
    for (const line of group) {
      number++
      if (line && isBlank(line)) continue
      const wait = turn()
      if (wait) {
        if (out !== '') yield out
        out = ''
        await wait
      }
      if (stopping.aborted) return
      const fields = answer(line, number)
      out += `{"line":${number},${typeof fields === 'string' ? fields : await fields}}\n`
      if (out.length > GATHERED) {
        yield out
        out = ''
      }
    }
    if (out !== '') yield out
    out = ''
  }

  for await (const chunk of untilAborted(request.body as Readable | undefined, stopping)) {
    yield * each(lines.push(chunk))
    if (stopping.aborted) break
  }
  if (!stopping.aborted) yield * each(lines.end())
}
