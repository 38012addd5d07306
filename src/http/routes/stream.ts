import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { TriageRequestSchema } from '../../contract/request.ts'
import { parseJson, refuseEncoded } from '../body.ts'
import { unhurried } from '../client-errors.ts'
import { problemOf } from '../errors.ts'
import { createLineReader, type Line } from '../lines.ts'
import { Problem } from '../problems.ts'
import { problemFields, resultSchema, type AnswerOne, type Fields } from '../results.ts'
import type { Turn } from '../turns.ts'

export const NDJSON = 'application/x-ndjson'

/** Characters of answers that are gathered before they are sent, where the lines come faster than that. */
const GATHERED = 64 * 1024

const line = { line: Type.Integer({ minimum: 1, description: 'Number of the line that this answers, counted from 1; empty lines count too.' }) }

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
    body: {
      type: 'string', contentMediaType: NDJSON, contentSchema: TriageRequestSchema,
      description: 'JSON in UTF-8, one `TriageRequest` a line, lines parted by LF (or CRLF). A line may have 1 MiB; there may be any number of them.'
    },
    response: {
      200: {
        type: 'string', contentMediaType: NDJSON, contentSchema: resultSchema('Line', line, [400, 413, 422, 500, 503], 'The answer to one line: its triage, or its problem.'),
        description: 'JSON in UTF-8, one `LineResult` a line.'
      }
    }
  },
  'x-problems': ['unsupported-media-type']
} as const

export interface StreamOptions {
  readonly answerOne: AnswerOne
  readonly takeTurn: () => Turn
  /** Longest line in bytes. */
  readonly lineLimit: number
  /** Milliseconds in which something has to come or go. */
  readonly idleTimeout: number
}

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
    const halt = createHalt()
    const stop = (): void => {
      halt.stop()
      reply.raw.once('finish', () => socket.destroySoon()) // or it would wait for the lines that are still coming
    }
    stops.add(stop)
    unhurried.add(socket)
    endWhenIdle(socket, idleTimeout)
    reply.raw.once('close', () => {
      stops.delete(stop)
      unhurried.delete(socket)
    })
    const work: Work = {
      body: (request.body ?? Readable.from([])) as Readable,
      answer: answerLine(answerOne, request),
      turn: takeTurn(),
      lineLimit,
      halt,
      farewell: problemFields(new Problem('not-ready', 'The service is stopping; send this line and all after it again.'), request)
    }
    return reply.header('cache-control', 'no-store').type(NDJSON).send(Readable.from(answerLines(work), { objectMode: false, highWaterMark: GATHERED }))
  })
}

/** Has node end the connection when nothing moves on it for so many milliseconds; where there is no network (inject), nothing can stand still. */
const endWhenIdle = (socket: Partial<Socket>, milliseconds: number): void => { socket.setTimeout?.(milliseconds) }

interface Halt {
  /** No more lines are to be taken. */
  readonly stopped: () => boolean
  readonly stop: () => void
  /** What is coming, or undefined as soon as it is stopped. (Promise.race would remember every chunk there ever was.) */
  readonly unlessStopped: <T>(coming: Promise<T>) => Promise<T | undefined>
}

function createHalt (): Halt {
  let stopped = false
  let wake = (): void => {}
  return {
    stopped: () => stopped,
    stop () {
      stopped = true
      wake()
    },
    unlessStopped: (coming) => new Promise((resolve, reject) => {
      wake = () => resolve(undefined)
      if (stopped) wake()
      coming.then(resolve, reject)
    })
  }
}

interface Work {
  readonly body: Readable
  readonly answer: (line: Line) => Fields | Promise<Fields>
  readonly turn: Turn
  readonly lineLimit: number
  readonly halt: Halt
  /** What is said when it is stopped. */
  readonly farewell: Fields
}

/** The answers to the lines of a body, in pieces that end with a line. */
async function * answerLines ({ body, answer, turn, lineLimit, halt, farewell }: Work): AsyncGenerator<string, void> {
  const reader = createLineReader(lineLimit)
  const chunks: AsyncIterator<Buffer> = body[Symbol.asyncIterator]()
  let taken = 0
  let out = ''

  async function * answerAll (lines: Iterable<Line>): AsyncGenerator<string, void> {
    for (const line of lines) {
      const wait = turn()
      if (wait) {
        if (out !== '') yield out
        out = ''
        await wait
      }
      if (halt.stopped()) return
      taken++
      if (line && isBlank(line)) continue
      const fields = answer(line)
      out += `{"line":${taken},${typeof fields === 'string' ? fields : await fields}}\n`
      if (out.length < GATHERED) continue
      yield out
      out = ''
    }
    if (out !== '') yield out
    out = ''
  }

  for (;;) {
    const next = await halt.unlessStopped(chunks.next())
    if (next) yield * answerAll(next.done ? reader.end() : reader.push(next.value))
    if (halt.stopped()) yield `${out}{"line":${taken + 1},${farewell}}\n`
    if (halt.stopped() || next?.done) return
  }
}

/** Answers a line by what it spells; a broken or too long one by its problem. */
function answerLine (answerOne: AnswerOne, request: FastifyRequest): Work['answer'] {
  return (line) => {
    try {
      if (line === null) throw new Problem('body-too-large', 'The line is larger than any valid request; send a shorter message.')
      return answerOne(parseJson(line, 'line'), request, '')
    } catch (error) {
      return problemFields(problemOf(error, request), request)
    }
  }
}

const isBlank = (line: Buffer): boolean => line.every((byte) => byte === 0x20 || byte === 0x09)
