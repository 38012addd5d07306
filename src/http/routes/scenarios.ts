import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { ScenarioDetailSchema, ScenarioListSchema, type ScenarioDetail, type ScenarioList } from '../../contract/scenarios.ts'
import { Problem } from '../problems.ts'

const list = {
  operationId: 'listScenarios',
  tags: ['scenarios'],
  summary: 'List languages and scenarios',
  description: 'The language packs, and every scenario with its title and description in each language. Changes only when the service or the company\'s own files do.',
  response: { 200: ScenarioListSchema }
} as const

const detail = {
  operationId: 'describeScenario',
  tags: ['scenarios'],
  summary: 'Describe one scenario and its replies',
  description: 'Title, description, templates and placeholders of one scenario in each language.',
  params: Type.Object({ id: Type.String({ description: '`id` of the scenario, such as `delivery-delay`.' }) }),
  response: { 200: ScenarioDetailSchema },
  'x-problems': ['not-found']
} as const

/** GET /v1/scenarios and GET /v1/scenarios/{id}: what requests and answers may name. */
export function scenarioRoutes (app: FastifyInstance, { scenarios, scenario }: { scenarios (): ScenarioList, scenario (id: string): ScenarioDetail | undefined }): void {
  app.get('/v1/scenarios', { schema: list }, (_request, reply) => {
    reply.header('cache-control', 'no-cache').send(scenarios())
  })
  app.get<{ Params: { id: string } }>('/v1/scenarios/:id', { schema: detail }, ({ params: { id } }, reply) => {
    const found = scenario(id)
    if (!found) throw new Problem('not-found', `There is no such scenario; there are ${scenarios().scenarios.map((each) => each.id).join(', ')}.`)
    reply.header('cache-control', 'no-cache').send(found)
  })
}
