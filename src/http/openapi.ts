import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { ABOUT_EXAMPLES, batchRequests, draftRequests, EXAMPLE_REQUEST_ID, examples, METRICS, replyRequests, requests, scenarioRequests, streamRequests } from '../contract/examples.ts'
import { GROWING, LISTS, type NamedList } from '../contract/lists.ts'
import { VERSION } from '../version.ts'
import { describeKind, PROBLEM_TYPE, PROBLEMS, ProblemCodeSchema, ProblemSchema, type ProblemCode } from './problems.ts'

type Json = Record<string, unknown>

const ABOUT = `Reads customers' complaints in Estonian, Finnish and English: what kind of complaint it is, how angry the writer is and by which words,
what they want, how urgent it is, and a draft of the reply in their language. It runs inside the company, stores nothing and calls nobody;
the same request to the same version (\`engine\`) gets the same answer.

## Requests

Bodies are JSON in UTF-8 (on the stream, lines of it), uncompressed, up to 1 MiB (a batch: 4 MiB) and 32 levels deep. Unknown fields are
refused, so that a misspelt one is noticed. Lengths and offsets count UTF-16 code units, as strings in JavaScript, Java and C# do:
\`text.slice(start, end)\` are the words. (In Python: \`text.encode('utf-16-le')[2 * start : 2 * end].decode('utf-16-le')\`.)

## Keys, limits and retries

Send a key as \`Authorization: Bearer …\`; a service on loopback may run without any. Where the operator has set a limit, \`RateLimit\` and
\`RateLimit-Policy\` tell what is left. After a 429 or 503 send the same request again, after the seconds in \`Retry-After\` where it is there;
every route can be called again safely, as nothing is stored.

## Errors

Errors are problem details (RFC 9457, \`application/problem+json\`): \`code\` is for programs, \`detail\` for people, \`errors\` points at each field.
Treat a code that you do not know by its status. Every answer carries \`X-Request-Id\`: yours, if you sent one, or one made for you; the
operator finds the request in the log by it.

## What stays and what may grow

The version of this document is that of the service. Within a major version (below 1.0.0, within a minor one) whatever works goes on working.
What may come at any time: routes, optional request fields, fields in answers, headers, problem codes with their statuses, and values of lists
that say «may grow». So pass over fields that you do not know, and have a branch for values that you do not know. Texts for people
(\`detail\`, titles, drafts), confidences and the choice of words behind a conclusion change with the \`engine\`, not with this version.`

interface Shown {
  /** By name: the body of a request, or the value of its path parameter. */
  readonly requests?: Readonly<Record<string, unknown>>
  readonly answers: Readonly<Record<string, unknown>>
}

/** The examples of request and answer, by operation. */
const SHOWN: Readonly<Record<string, Shown>> = {
  checkAlive: { answers: { alive: { status: 'alive' } } },
  checkReady: { answers: { ready: { status: 'ready', engine: '0.1.0+en.9d41c07+et.3f2a91c+fi.b06c5e2' } } },
  readMetrics: { answers: { metrics: METRICS } },
  describeProblem: { requests: { rateLimited: 'rate-limited' }, answers: { rateLimited: describeKind('rate-limited') } },
  triageMessage: { requests, answers: examples.triage },
  triageBatch: { requests: batchRequests, answers: examples.batch },
  triageStream: { requests: streamRequests, answers: examples.stream },
  writeDraft: { requests: draftRequests, answers: examples.drafts },
  checkReply: { requests: replyRequests, answers: examples.replies },
  listScenarios: { answers: examples.scenarios },
  describeScenario: { requests: scenarioRequests, answers: examples.scenario }
}

/** What can happen to any request. */
const ALWAYS: readonly ProblemCode[] = ['bad-request', 'headers-too-large']
/** What can happen to any request that needs a key. */
const GUARDED: readonly ProblemCode[] = ['unauthorized', 'rate-limited', 'internal', 'overloaded']

const header = (description: string, schema: Json, example: unknown): Json => ({ description, schema, example })

const HEADERS: Readonly<Record<string, Json>> = {
  'X-Request-Id': header('The `X-Request-Id` of the request, or one made for it.', { type: 'string' }, EXAMPLE_REQUEST_ID),
  'Traceresponse': header('The span of this request (W3C Trace Context), where the operator has tracing on.', { type: 'string' }, '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'),
  'RateLimit': header('Requests that are left (`r`) and seconds until all are there again (`t`), where the operator has set a limit (draft-ietf-httpapi-ratelimit-headers).', { type: 'string' }, '"requests";r=42;t=17'),
  'RateLimit-Policy': header('How many requests a key may send (`q`) in how many seconds (`w`), where the operator has set a limit.', { type: 'string' }, '"requests";q=100;w=60'),
  'Retry-After': header('Seconds after which to send the request again.', { type: 'integer', minimum: 1 }, 17),
  'WWW-Authenticate': header('How to send a key.', { type: 'string' }, 'Bearer')
}

const PARAMETERS: Readonly<Record<string, Json>> = {
  RequestId: {
    name: 'X-Request-Id', in: 'header', description: 'An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.',
    schema: { type: 'string', minLength: 1, maxLength: 128 }, example: EXAMPLE_REQUEST_ID
  },
  TraceParent: {
    name: 'traceparent', in: 'header', description: 'The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.',
    schema: { type: 'string', maxLength: 512 }, example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  }
}

/** Answers that are given before requests are counted. */
const UNCOUNTED = new Set([401, 408, 431, 503])

/** Has the app describe its routes as OpenAPI 3.1; to be registered before them. `app.swagger()` is the description. */
export async function describeApi (app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Complaint triage', version: VERSION, description: ABOUT, license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' } },
      servers: [{ url: '/', description: 'The service that serves this document; by default http://127.0.0.1:3000.' }],
      tags: [
        { name: 'triage', description: 'Messages in, conclusions and drafts out; and a look over an agent\'s own reply.' },
        { name: 'scenarios', description: 'What there is to conclude and to answer, the company\'s own included.' },
        { name: 'operation', description: 'For those who run the service: open to whoever reaches it, without a key.' }
      ],
      security: [{ key: [] }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'One of the service\'s keys, as `Authorization: Bearer <key>`. The operator gives them out. A service on loopback may run without any.' }
        }
      }
    },
    convertConstToEnum: false,
    // what is described of a route can be more than what is checked before its handler
    transform: ({ schema, url }) => {
      const { 'x-described': described, ...rest } = (schema ?? {}) as Json
      return { schema: { ...rest, ...described as Json }, url }
    },
    transformObject: (document) => 'openapiObject' in document ? complete(document.openapiObject as Json) as never : document.swaggerObject
  })
}

/** Gives every titled schema its name among the components, and the operations their examples, headers and problems. */
function complete (document: Json): Json {
  const schemas: Json = {}
  const problem = named(ProblemSchema, schemas)
  const paths = named(document.paths, schemas) as Record<string, Record<string, Json>>
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    const id = operation.operationId as string
    const isGuarded = operation.security === undefined
    const responses = operation.responses as Record<string, Json>
    const { requests: asked, answers } = SHOWN[id] ?? { answers: {} }
    const parameters = (operation.parameters ?? []) as Json[]
    if (asked && operation.requestBody) contentOf(operation.requestBody).examples = listed(asked)
    else if (asked) parameters[0]!.examples = listed(asked)
    contentOf(responses[200]).examples = listed(answers)
    operation.parameters = [...parameters, ...Object.keys(PARAMETERS).map((name) => ({ $ref: `#/components/parameters/${name}` }))]
    const problems = [...(operation['x-problems'] ?? []) as ProblemCode[], ...ALWAYS, ...isGuarded ? GUARDED : []]
    delete operation['x-problems']
    for (const [status, codes] of Map.groupBy(problems, (code) => PROBLEMS[code].status)) responses[status] = refusal(codes, problem, examples.problems?.[id] ?? {})
    for (const [status, response] of Object.entries(responses)) response.headers = headersOf(Number(status), isGuarded)
  }
  const components = {
    ...document.components as Json,
    schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a < b ? -1 : 1)),
    parameters: PARAMETERS,
    headers: HEADERS
  }
  return { ...document, paths, components }
}

const KNOWN_LISTS: ReadonlyMap<string, NamedList> = new Map([...LISTS, ['ProblemCode', ProblemCodeSchema as unknown as NamedList]])

/** A copy of `node` in which each schema with a title is a reference to itself in `schemas`. */
function named (node: unknown, schemas: Json): unknown {
  if (Array.isArray(node)) return node.map((item) => named(item, schemas))
  if (typeof node !== 'object' || node === null) return node
  const copy: Json = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, named(value, schemas)]))
  const { title, type, description } = copy
  if (typeof title !== 'string') return copy
  const $ref = `#/components/schemas/${title}`
  const list = KNOWN_LISTS.get(title)
  if (list) {
    schemas[title] ??= { ...list, ...GROWING.has(title) && { description: `${list.description}\n\nMay grow.`, 'x-may-grow': true } }
    return { $ref, ...description !== list.description && { description } }
  }
  const types = [type].flat()
  if (!types.includes('object') && copy.anyOf === undefined) return copy
  schemas[title] ??= type === undefined ? copy : { ...copy, type: 'object' }
  return types.includes('null') ? { ...(description !== undefined && { description }), anyOf: [{ $ref }, { type: 'null' }] } : { $ref }
}

/** The content of a request or answer, which has one type. */
const contentOf = (message: unknown): Json => Object.values((message as { content: Record<string, Json> }).content)[0]!

// a group of examples that is not written yet is left out, so that the service can be asked for it
const listed = (shown: object = {}): Json =>
  Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, { ...ABOUT_EXAMPLES[name] !== undefined && { summary: ABOUT_EXAMPLES[name] }, value }]))

/** References to the headers of an answer. */
function headersOf (status: number, isGuarded: boolean): Json {
  const names = [
    'X-Request-Id', 'Traceresponse',
    ...isGuarded && !UNCOUNTED.has(status) ? ['RateLimit', 'RateLimit-Policy'] : [],
    ...status === 429 || (isGuarded && status === 503) ? ['Retry-After'] : [],
    ...status === 401 ? ['WWW-Authenticate'] : []
  ]
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

const refusal = (codes: readonly ProblemCode[], schema: unknown, shown: Readonly<Record<string, unknown>>): Json => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].about}`).join('\n\n'),
  content: { [PROBLEM_TYPE]: { schema, examples: listed(Object.fromEntries(codes.map((code) => [code, shown[code]]))) } }
})
