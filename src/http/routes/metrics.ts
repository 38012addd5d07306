import type { FastifyInstance } from 'fastify'

const schema = {
  operationId: 'readMetrics',
  tags: ['operation'],
  security: [],
  summary: 'Metrics for Prometheus',
  description: 'Counters, gauges and histograms: requests, durations, problems, languages, scenarios, anger, priority, review, drafts, and those of the process. Never a word of a message.',
  'x-described': { response: { 200: { description: 'Prometheus\' text format.', content: { 'text/plain': { schema: { type: 'string', description: 'Lines of the text format of Prometheus, version 0.0.4.' } } } } } }
} as const

/** GET /metrics. */
export function metricsRoutes (app: FastifyInstance): void {
  app.get('/metrics', { schema }, async (_request, reply) => {
    const text = await app.metrics.write()
    return reply.header('cache-control', 'no-store').type(app.metrics.contentType).send(text)
  })
}
