import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { BODY_LIMIT, buildApp, type AppOptions, type Services } from '../src/app.ts'
import { BATCH_BODY_LIMIT } from '../src/http/routes/batch.ts'
import type { ProblemCode } from '../src/http/problems.ts'

/** An operation as it is asked; `body` is one that it refuses for its meaning. */
interface Asked { readonly method: 'GET' | 'POST', readonly url: string, readonly type?: string, readonly body?: object }

/** By operation, how to ask it; a path that names nothing where the operation has names in its path. */
const OPERATIONS: Readonly<Record<string, Asked>> = {
  checkAlive: { method: 'GET', url: '/livez' },
  checkReady: { method: 'GET', url: '/readyz' },
  readMetrics: { method: 'GET', url: '/metrics' },
  describeProblem: { method: 'GET', url: '/problems/too-slow' },
  triageMessage: { method: 'POST', url: '/v1/triage', body: { format: 'pdf', language: 'et' } },
  triageBatch: { method: 'POST', url: '/v1/triage/batch', body: { messages: [] } },
  triageStream: { method: 'POST', url: '/v1/triage/stream', type: 'application/x-ndjson' },
  writeDraft: { method: 'POST', url: '/v1/drafts', body: { scenario: 'late-parcel', language: 'et' } },
  checkReply: { method: 'POST', url: '/v1/replies/check', body: { text: '', tone: 'warm' } },
  listScenarios: { method: 'GET', url: '/v1/scenarios' },
  describeScenario: { method: 'GET', url: '/v1/scenarios/late-parcel' }
}

const JSON_TYPE = 'application/json'
/** Milliseconds in which a request has to arrive. */
const TIMEOUT = 100
/** Milliseconds that are more than a turn of the event loop may take. */
const BUSY = 100
/** How many requests a key may send in a minute. */
const REQUESTS = 10
/** Milliseconds in which something has to come on a connection. */
const PATIENCE = 10_000

/**
 * Has the service answer each problem that its description promises, and gives them by operation and code. `requestId` is
 * that of every request. Throws where a problem that is described is not answered, so that none is only on paper.
 */
export async function provokeProblems (services: Services, requestId: string): Promise<Record<string, Record<string, unknown>>> {
  const apps: FastifyInstance[] = []
  const app = async (overrides: Partial<Services> = {}, options: AppOptions = {}): Promise<FastifyInstance> => {
    const made = await buildApp({ ...services, ...overrides }, options)
    apps.push(made)
    return made
  }
  let fails = false
  const plain = await app()
  const keyed = await app({}, { keys: ['a-key-for-examples'] })
  // what fails before the body is read fails for every operation alike
  const failing = await app({}, {
    keys: () => {
      if (fails) throw new Error('as an example')
      return [{ digest: Buffer.alloc(32), label: '' }]
    }
  })
  const late = await app({}, { maxEventLoopDelay: 1 })
  const stopping = await app({ ready: () => false })
  const patient = await app()
  const impatient = await app({}, { requestTimeout: TIMEOUT })
  await Promise.all([plain, failing, keyed, late, stopping].map((each) => each.ready()))
  fails = true

  const ask = async (to: FastifyInstance, { method, url, type = JSON_TYPE }: Asked, payload?: string | Buffer | object): Promise<unknown> => {
    const request: InjectOptions = { method, url, headers: { 'x-request-id': requestId, ...method === 'POST' && { 'content-type': type } }, ...payload !== undefined && { payload } }
    return (await to.inject(request)).json()
  }
  const head = ({ method, url }: Asked, lines: readonly string[]): string => `${[`${method} ${url} HTTP/1.1`, 'Host: localhost', `X-Request-Id: ${requestId}`, ...lines].join('\r\n')}\r\n\r\n`

  const ways: Readonly<Record<ProblemCode, (asked: Asked, id: string) => Promise<unknown>>> = {
    'malformed-json': (asked) => ask(plain, asked, '{"text":"Where is my parcel?",}'),
    'broken-utf-8': (asked) => ask(plain, asked, Buffer.from('{"text":"Hyvää päivää"}', 'latin1')),
    'empty-body': (asked) => ask(plain, asked),
    'invalid-request': (asked) => ask(plain, asked, asked.body),
    'body-too-large': (asked, id) => ask(plain, asked, Buffer.alloc((id === 'triageBatch' ? BATCH_BODY_LIMIT : BODY_LIMIT) + 1, ' ')),
    'unsupported-media-type': (asked) => ask(plain, { ...asked, type: 'text/plain' }, 'Where is my parcel?'),
    'not-found': (asked) => ask(plain, asked),
    'method-not-allowed': (asked) => ask(plain, { ...asked, method: asked.method === 'GET' ? 'POST' : 'GET' }),
    unauthorized: (asked) => ask(keyed, asked),
    'rate-limited': async (asked) => {
      const limited = await app({}, { rateLimit: { requests: REQUESTS, window: 60_000 } })
      for (let sent = 0; sent < REQUESTS; sent++) await limited.inject({ method: asked.method, url: asked.url })
      return ask(limited, asked)
    },
    internal: (asked) => ask(failing, asked),
    overloaded: (asked) => {
      const answer = ask(late, asked)
      const until = performance.now() + BUSY // the request is looked at before the clock is
      while (performance.now() < until);
      return answer
    },
    'not-ready': (asked) => ask(stopping, asked),
    'bad-request': (asked) => exchange(patient, head(asked, ['Content-Length: many'])),
    'headers-too-large': (asked) => exchange(patient, head(asked, [`Cookie: ${'a'.repeat(17 * 1024)}`])),
    timeout: (asked) => exchange(impatient, `${head(asked, [`Content-Type: ${JSON_TYPE}`, 'Content-Length: 100'])}{"text":`)
  }

  try {
    const found: Record<string, Record<string, unknown>> = {}
    const { paths } = plain.swagger() as unknown as { paths: Record<string, Record<string, Described>> }
    for (const { operationId, responses } of Object.values(paths).flatMap((path) => Object.values(path))) {
      const asked = OPERATIONS[operationId]
      if (!asked) throw new Error(`scripts/provoke.ts does not know how to ask ${operationId}`)
      const codes = Object.values(responses).flatMap(({ content }) => Object.keys(content['application/problem+json']?.examples ?? {})) as ProblemCode[]
      const problems: Record<string, unknown> = {}
      for (const code of codes) { // one by one, as some of them take the time of all
        const problem = await ways[code](asked, operationId) as { code?: string }
        if (problem.code !== code) throw new Error(`${operationId} is said to answer ${code}, and answers ${JSON.stringify(problem).slice(0, 300)}`)
        problems[code] = { ...problem, requestId } // where no request came to be, its id is one by chance
      }
      found[operationId] = problems
    }
    return found
  } finally {
    await Promise.all(apps.map((each) => each.close()))
  }
}

interface Described {
  readonly operationId: string
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly examples?: object }>> }>>
}

/** The JSON of what `app` answers to `bytes` on a connection that it then closes. */
async function exchange (app: FastifyInstance, bytes: string): Promise<unknown> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  let answer = ''
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error('no answer')))
  socket.setEncoding('utf8').on('data', (text: string) => { answer += text })
  socket.write(bytes)
  await once(socket, 'close')
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))
}
