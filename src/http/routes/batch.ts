import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { BatchRequestSchema, EnvelopeSchema, type Envelope } from '../../contract/batch.ts'
import { resultSchema, type AnswerOne } from '../results.ts'
import type { Turn } from '../turns.ts'

/** Bytes. Parsing cannot be shared out in turns: what is larger than this belongs on the stream. */
export const BATCH_BODY_LIMIT = 4 * 1024 * 1024

const BatchAnswerSchema = Type.Object({
  results: Type.Array(resultSchema('Batch', {}, [422, 500], 'What became of one message: its triage, or its problem.'), { description: 'One for each message, in their order: `results[i]` answers `messages[i]`. Pointers of problems count from the whole body, such as `/messages/3/text`.' })
}, { title: 'BatchAnswer', description: 'What became of each message. The status is 200 whatever became of them.' })

const schema = {
  operationId: 'triageBatch',
  tags: ['triage'],
  summary: 'Triage up to 1000 messages',
  description: 'Each message is answered as POST /v1/triage would, in order; one that cannot be answered gets its problem in its place and the rest their triage. The whole is refused only where it is no batch. ' +
    `The body may have ${BATCH_BODY_LIMIT / 1024 / 1024} MiB. It takes up to a second, counts as one request, and lets others in between; for more, use POST /v1/triage/stream.`,
  body: EnvelopeSchema,
  'x-described': { body: BatchRequestSchema, response: { 200: BatchAnswerSchema } },
  'x-problems': [
    'malformed-json', 'broken-utf-8', 'empty-body', 'timeout', 'body-too-large', 'unsupported-media-type', 'invalid-request'
  ]
} as const

/** POST /v1/triage/batch: many messages in, as many results out, with turns for others between them. */
export function batchRoutes (app: FastifyInstance, { answerOne, takeTurn }: { answerOne: AnswerOne, takeTurn: () => Turn }): void {
  app.post<{ Body: Envelope }>('/v1/triage/batch', { schema, bodyLimit: BATCH_BODY_LIMIT }, async (request, reply) => {
    const turn = takeTurn()
    const results: string[] = []
    for (const [index, message] of request.body.messages.entries()) {
      const wait = turn()
      if (wait) await wait
      if (reply.raw.destroyed) break // nobody waits for the rest
      const fields = answerOne(message, request, `/messages/${index}`)
      results.push(typeof fields === 'string' ? fields : await fields)
    }
    return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(`{"results":[${results.map((fields) => `{${fields}}`).join()}]}`)
  })
}
