import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Services } from '../../src/app.ts'
import type { Triage } from '../../src/contract/answer.ts'
import { createService } from '../../src/service.ts'
import { loggedApp, post } from './app.ts'

/** The service with all its packs and no company settings, behind the edge; `overridesFolder` has the company's own. */
export async function realApp (overridesFolder?: string): Promise<{ app: FastifyInstance, lines: string[], services: Services }> {
  const services = await createService({ settingsFile: undefined, overridesFolder })
  return { ...await loggedApp(services), services }
}

/** The triage that `app` answers with; throws where it answers anything else. */
export async function triaged (app: FastifyInstance, body: unknown): Promise<Triage> {
  return read<Triage>(await post(app, body))
}

export function read<T> (answer: LightMyRequestResponse): T {
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`)
  return answer.json<T>()
}
