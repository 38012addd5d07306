import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildApp, type AppOptions, type Services } from '../../src/app.ts'
import { answers, examples } from '../../src/contract/examples.ts'
import type { ProblemDetails } from '../../src/http/problems.ts'
import { createLogger } from '../../src/http/logs.ts'

export const services: Services = {
  engine: '0.0.0+fake',
  ready: () => true,
  triage: () => answers.english,
  draft: () => examples.drafts.overruled,
  check: () => ({ passed: true, findings: [] }),
  scenarios: () => examples.scenarios.all,
  scenario: (id) => id === examples.scenario.lateParcel.id ? examples.scenario.lateParcel : undefined
}

/** The app with a fake service, and the lines that it logs. */
export async function loggedApp (overrides: Partial<Services> = {}, options: AppOptions = {}): Promise<{ app: FastifyInstance, lines: string[] }> {
  const lines: string[] = []
  const logger = createLogger('trace', { write: (line) => { lines.push(line) } })
  return { app: await buildApp({ ...services, ...overrides }, { logger, ...options }), lines }
}

/** POST /v1/triage with `body`: a string or bytes as they are, anything else as JSON. */
export const post = (app: FastifyInstance, body: unknown, options: InjectOptions = {}): Promise<LightMyRequestResponse> => app.inject({
  method: 'POST',
  url: '/v1/triage',
  payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  ...options,
  headers: { 'content-type': 'application/json', ...options.headers }
})

/** The problem in an answer, once all that every problem has is seen to be there. */
export function problemIn (answer: LightMyRequestResponse): ProblemDetails {
  if (!/^application\/problem\+json\b/.test(answer.headers['content-type'] as string)) throw new Error(`no problem: ${answer.body}`)
  const problem = answer.json<ProblemDetails>()
  const { status, type, code, title, detail, requestId } = problem
  if (status !== answer.statusCode || type !== `/problems/${code}` || !title || !detail || requestId !== answer.headers['x-request-id']) {
    throw new Error(`a problem at odds with itself: ${answer.body}`)
  }
  return problem
}
