import type { FastifyInstance } from 'fastify'
import { DraftSchema, type Draft } from '../../contract/answer.ts'
import { DraftRequestSchema, type DraftRequest } from '../../contract/draft-request.ts'

const schema = {
  operationId: 'writeDraft',
  tags: ['triage'],
  summary: 'Write the draft that an agent asks for',
  description: 'For an agent who overrules the scenario that the triage chose. What the request does not say is read from the complaint, if `text` has it.',
  body: DraftRequestSchema,
  response: { 200: DraftSchema },
  'x-problems': [
    'malformed-json', 'broken-utf-8', 'empty-body', 'timeout', 'body-too-large', 'unsupported-media-type', 'invalid-request'
  ]
} as const

/** POST /v1/drafts: what an agent has decided in, a draft out. */
export function draftRoutes (app: FastifyInstance, { draft }: { draft (request: DraftRequest, now: Date): Promise<Draft> | Draft }): void {
  app.post<{ Body: DraftRequest }>('/v1/drafts', { schema }, ({ body }, reply) => {
    reply.header('cache-control', 'no-store')
    return draft(body, new Date())
  })
}
