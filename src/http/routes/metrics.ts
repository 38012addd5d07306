import type { FastifyInstance } from 'fastify'

const schema = {
  operationId: 'readMetrics',
  tags: ['operation'],
  security: [],
  summary: 'What has it done so far?',
  description: 'Metrics for Prometheus: requests, durations, problems, languages, scenarios, anger, priority, review, drafts, and those of the process. Never a word of a message.',
  'x-described': { response: { 200: { description: 'Prometheus\' text format.', content: { 'text/plain': { schema: { type: 'string' } } } } } }
} as const

/** GET /metrics. */
export function metricsRoutes (app: FastifyInstance): void {
  app.get('/metrics', { schema }, async (_request, reply) => {
    const text = await app.metrics.write()
    return reply.header('cache-control', 'no-store').type(app.metrics.contentType).send(text)
  })
}
