import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { oneOf } from '../../contract/schema.ts'
import { Problem } from '../problems.ts'

const live = {
  operationId: 'checkAlive',
  tags: ['operation'],
  security: [],
  summary: 'Liveness probe: is the process alive?',
  description: 'Answers as long as the process can answer at all. When it stops answering, start it again.',
  response: { 200: Type.Object({ status: oneOf(['alive'], { description: 'Always `alive`.' }) }, { title: 'Alive', description: 'The process answers.' }) }
} as const

const ready = {
  operationId: 'checkReady',
  tags: ['operation'],
  security: [],
  summary: 'Readiness probe: should it get requests?',
  description: 'Says no while the service starts or stops; send requests elsewhere then.',
  response: { 200: Type.Object({
      status: oneOf(['ready'], { description: 'Always `ready`; where it is not, the answer is a 503.' }),
      engine: Type.String({ description: 'Version of engine and all language packs.' })
    }, { title: 'Ready', description: 'Requests can be answered.' }) },
  'x-problems': ['not-ready']
} as const

/** GET /livez and GET /readyz, for whatever watches the service. */
export function healthRoutes (app: FastifyInstance, { ready: isReady, engine }: { ready (): boolean, engine (): string }): void {
  app.get('/livez', { schema: live }, (_request, reply) => {
    reply.header('cache-control', 'no-store').send({ status: 'alive' })
  })
  app.get('/readyz', { schema: ready }, (_request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!isReady()) throw new Problem('not-ready', 'The service is starting or stopping; try again shortly.')
    reply.send({ status: 'ready', engine: engine() })
  })
}
