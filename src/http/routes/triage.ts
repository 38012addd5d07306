import type { FastifyInstance } from 'fastify'
import { TriageSchema, type Triage } from '../../contract/answer.ts'
import { TriageRequestSchema, type TriageRequest } from '../../contract/request.ts'
import type { Gather } from '../gathering.ts'

const schema = {
  operationId: 'triageMessage',
  tags: ['triage'],
  summary: 'Triage one message',
  description: 'Takes a customer\'s message and answers what kind of complaint it is, how angry the writer is, what they want, how urgent it is, ' +
    'which words show each of these, and a draft of the reply. Nothing is stored: the same message always gets the same conclusions.',
  body: TriageRequestSchema,
  response: { 200: TriageSchema },
  'x-problems': [
    'malformed-json', 'broken-utf-8', 'empty-body', 'timeout', 'body-too-large', 'unsupported-media-type', 'invalid-request'
  ]
} as const

/** POST /v1/triage: one message in, one triage out. */
export function triageRoutes (app: FastifyInstance, services: { triage (request: TriageRequest, now: Date): Promise<Triage> | Triage }, gather: Gather): void {
  app.post<{ Body: TriageRequest }>('/v1/triage', { schema }, ({ body }, reply) => {
    reply.header('cache-control', 'no-store')
    const now = new Date()
    return gather(() => services.triage(body, now))
  })
}
