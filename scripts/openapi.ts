import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InjectOptions } from 'fastify'
import { buildApp, type Services } from '../src/app.ts'
import { batchRequests, draftRequests, EXAMPLE_REQUEST_ID, replyRequests, requests, scenarioRequests, streamRequests } from '../src/contract/examples.ts'
import { createService } from '../src/service.ts'
import { writeWorkbenchTypes } from './workbench-types.ts'
import { breakingChanges, mayBreak, type Contract } from './compatibility.ts'
import { provokeProblems } from './provoke.ts'

const DESCRIPTION = new URL('../openapi/openapi.json', import.meta.url)
const RELEASED = new URL('../openapi/released.json', import.meta.url)
const EXAMPLES = new URL('../src/contract/examples.json', import.meta.url)

/** The answers of `services` to the requests of the examples, as a caller gets them; only the ids are always the same. */
export async function makeExamples (services: Services): Promise<Record<string, Record<string, unknown>>> {
  let ids = 0
  const now = new Date('2026-11-20T10:00:00Z')
  const app = await buildApp({
    ...services,
    triage: async (request) => ({ ...await services.triage(request, now), id: `01a1f866-0d00-7d1e-9b7a-3f0c5a2e6d${ids++ + 10}` }),
    draft: (request) => services.draft(request, now)
  })
  const ask = async (url: string, payload?: object | string, type = 'application/json'): Promise<string> => {
    const request: InjectOptions = payload === undefined ? { url } : { method: 'POST', url, payload, headers: { 'content-type': type } }
    const { statusCode, body } = await app.inject({ ...request, headers: { 'x-request-id': EXAMPLE_REQUEST_ID, ...request.headers } })
    if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}: ${body}`)
    return body
  }
  const each = async <Request>(named: Readonly<Record<string, Request>>, answer: (request: Request) => Promise<unknown>): Promise<Record<string, unknown>> => {
    const answers: Record<string, unknown> = {}
    for (const [name, request] of Object.entries(named)) answers[name] = await answer(request)
    return answers
  }
  const post = (url: string) => async (payload: object): Promise<unknown> => JSON.parse(await ask(url, payload))
  return {
    triage: await each<object>(requests, post('/v1/triage')),
    drafts: await each<object>(draftRequests, post('/v1/drafts')),
    batch: await each<object>(batchRequests, post('/v1/triage/batch')),
    stream: await each(streamRequests, (lines) => ask('/v1/triage/stream', lines, 'application/x-ndjson')),
    replies: await each<object>(replyRequests, post('/v1/replies/check')),
    scenarios: { all: JSON.parse(await ask('/v1/scenarios')) },
    scenario: await each(scenarioRequests, async (id) => JSON.parse(await ask(`/v1/scenarios/${id}`)))
  }
}

async function describe (): Promise<void> {
  write(DESCRIPTION, await describeNow())
  await writeWorkbenchTypes()
}

/** Takes the contract as it is for the one that callers have from now on; false where it breaks the last and its version does not say so. */
async function release (): Promise<boolean> {
  const now = await describeNow()
  const last = existsSync(RELEASED) ? JSON.parse(readFileSync(RELEASED, 'utf8')) as Contract : undefined
  const changes = last ? breakingChanges(last, now) : []
  if (changes.length > 0 && !mayBreak(last!.info.version, now.info.version)) {
    console.error(`${[`What breaks callers of ${last!.info.version}:`, ...changes].join('\n- ')}\nMend it, or raise the ${last!.info.version.startsWith('0.') ? 'minor' : 'major'} version in package.json.`)
    return false
  }
  write(RELEASED, withoutExamples(now))
  return true
}

/** What callers rely on: examples change with every word of a pack. */
const withoutExamples = (contract: Contract): Contract =>
  JSON.parse(JSON.stringify(contract, function (this: Contract, key, value) { return key === 'examples' && 'schema' in this ? undefined : value }))

async function describeNow (): Promise<Contract> {
  const service = (): never => { throw new Error('not asked here') }
  const app = await buildApp({ engine: '', ready: () => true, triage: service, draft: service, check: service, scenarios: service, scenario: service })
  await app.ready()
  return app.swagger()
}

function write (file: URL, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
  console.log(`${relative('.', fileURLToPath(file))} is written`)
}

if (import.meta.main) {
  if (process.argv.includes('--description')) await describe()
  else if (process.argv.includes('--release')) process.exitCode = await release() ? 0 : 1
  else {
    const service = await createService({ settingsFile: undefined, overridesFolder: undefined })
    write(EXAMPLES, { ...await makeExamples(service), problems: await provokeProblems(service, EXAMPLE_REQUEST_ID) })
    // in a process of its own: this one still has the examples as they were
    execFileSync(process.execPath, [import.meta.filename, '--description'], { stdio: 'inherit' })
  }
}
