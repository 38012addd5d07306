import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { BatchRequestSchema, EnvelopeSchema, type Envelope } from '../../contract/batch.ts'
import { resultSchema, type AnswerOne } from '../results.ts'
import type { Turn } from '../turns.ts'

/** Bytes. Parsing cannot be shared out in turns: what is larger than this belongs on the stream. */
export const BATCH_BODY_LIMIT = 4 * 1024 * 1024

const BatchAnswerSchema = Type.Object({
  results: Type.Array(resultSchema('Batch', {}), { description: 'One for each message, in their order.' })
}, { title: 'BatchAnswer', description: 'What became of each message.' })

const schema = {
  operationId: 'triageBatch',
  tags: ['triage'],
  summary: 'Triage up to 1000 messages',
  description: 'Each message is answered as POST /v1/triage would, in order; one that cannot be answered gets its problem in its place and the rest their triage. ' +
    `The body may have ${BATCH_BODY_LIMIT / 1024 / 1024} MiB. For more, use POST /v1/triage/stream.`,
  body: EnvelopeSchema,
  'x-described': { body: BatchRequestSchema, response: { 200: BatchAnswerSchema } },
  'x-problems': [
    'malformed-json', 'broken-utf-8', 'empty-body', 'unauthorized', 'timeout', 'body-too-large', 'unsupported-media-type', 'invalid-request', 'internal'
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
