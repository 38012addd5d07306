import type { FastifyInstance } from 'fastify'
import { ReplyCheckRequestSchema, ReplyCheckSchema, type ReplyCheck, type ReplyCheckRequest } from '../../contract/reply-check.ts'

const schema = {
  operationId: 'checkReply',
  tags: ['triage'],
  summary: 'Check a reply before it goes',
  description: 'Holds an agent\'s reply to what makes one good (an apology, a next step, an answer to what was asked) and to what none may do ' +
    '(blame, excuses, promises that the company does not allow, gaps, personal data in public). With the complaint it sees more: whose name and numbers are right, and what was asked for.',
  body: ReplyCheckRequestSchema,
  response: { 200: ReplyCheckSchema },
  'x-problems': [
    'malformed-json', 'broken-utf-8', 'empty-body', 'timeout', 'body-too-large', 'unsupported-media-type', 'invalid-request'
  ]
} as const

/** POST /v1/replies/check: an agent's reply in, what is to be mended out. */
export function replyRoutes (app: FastifyInstance, { check }: { check (request: ReplyCheckRequest): ReplyCheck }): void {
  app.post<{ Body: ReplyCheckRequest }>('/v1/replies/check', { schema }, ({ body }, reply) => {
    reply.header('cache-control', 'no-store')
    reply.send(check(body))
  })
}
