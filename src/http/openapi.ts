import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { batchRequests, draftRequests, examples, requests } from '../contract/examples.ts'
import { FORMATS } from '../contract/request.ts'
import { VERSION } from '../version.ts'
import { PROBLEM_TYPE, PROBLEMS, Problem, ProblemSchema, problemDetails, type ProblemCode } from './problems.ts'
import { invalidRequest } from './validation.ts'

type Json = Record<string, unknown>

const ABOUT = `Reads customers' complaints in Estonian, Finnish and English: what kind of complaint it is, how angry the writer is and by which words,
what they want, how urgent it is, and a draft of the reply in their language.

Offsets count UTF-16 code units, as JavaScript, Java and C# do: \`text.slice(start, end)\` are the words.
Errors are problem details (RFC 9457): \`code\` is for programs, \`detail\` for people, \`errors\` points at each field.
Every answer carries \`x-request-id\`: yours, if you sent one of up to 128 visible ASCII characters, or one made for you.`

/** The examples of request and answer, by operation. */
const EXAMPLES: Readonly<Record<string, { readonly request?: object, readonly answer: object }>> = {
  triageMessage: { request: requests, answer: examples.triage },
  triageBatch: { request: batchRequests, answer: examples.batch },
  triageStream: { request: { line: requests.otherLanguage }, answer: examples.lines },
  writeDraft: { request: draftRequests, answer: examples.drafts },
  listScenarios: { answer: examples.scenarios },
  describeScenario: { answer: examples.scenario }
}

/** What can happen to any request that needs a key. */
const GUARDED: readonly ProblemCode[] = ['rate-limited', 'overloaded']

const RETRY_AFTER: Json = { description: 'Seconds after which to send the request again.', schema: { type: 'integer', minimum: 1 } }

/** Has the app describe its routes as OpenAPI 3.1; to be registered before them. `app.swagger()` is the description. */
export async function describeApi (app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Complaint triage', version: VERSION, description: ABOUT },
      servers: [{ url: '/' }],
      tags: [
        { name: 'triage', description: 'Messages in, conclusions and drafts out.' },
        { name: 'scenarios', description: 'What there is to conclude and to answer.' },
        { name: 'operation', description: 'For those who run the service.' }
      ],
      security: [{ key: [] }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'One of the service\'s keys. A service on loopback may run without any.' }
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

/** Gives every titled schema its name among the components, and the operations their examples and problems. */
function complete (document: Json): Json {
  const schemas: Json = {}
  const problem = named(ProblemSchema, schemas)
  const paths = named(document.paths, schemas) as Record<string, Record<string, Json>>
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    const responses = operation.responses as Json
    const shown = EXAMPLES[operation.operationId as string]
    if (shown?.request) contentOf(operation.requestBody).examples = listed(shown.request)
    if (shown) contentOf(responses[200]).examples = listed(shown.answer)
    const problems = [...(operation['x-problems'] ?? []) as ProblemCode[], ...operation.security === undefined ? GUARDED : []]
    for (const [status, codes] of Map.groupBy(problems, (code) => PROBLEMS[code].status)) responses[status] = refusal(codes, problem)
    delete operation['x-problems']
  }
  const components = { ...document.components as Json, schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a < b ? -1 : 1)) }
  return { ...document, paths, components }
}

/** A copy of `node` in which each schema of an object with a title is a reference to itself in `schemas`. */
function named (node: unknown, schemas: Json): unknown {
  if (Array.isArray(node)) return node.map((item) => named(item, schemas))
  if (typeof node !== 'object' || node === null) return node
  const copy: Json = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, named(value, schemas)]))
  const { title, type, description } = copy
  const types = [type].flat()
  if (typeof title !== 'string' || !types.includes('object')) return copy
  schemas[title] ??= { ...copy, type: 'object' }
  const $ref = `#/components/schemas/${title}`
  return types.includes('null') ? { ...(description !== undefined && { description }), anyOf: [{ $ref }, { type: 'null' }] } : { $ref }
}

/** The content of a request or answer, which has one type. */
const contentOf = (message: unknown): Json => Object.values((message as { content: Record<string, Json> }).content)[0]!

const listed = (examples: object): Json => Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]))

const refusal = (codes: readonly ProblemCode[], schema: unknown): Json => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].about}`).join('\n\n'),
  ...codes.some((code) => GUARDED.includes(code)) && { headers: { 'Retry-After': RETRY_AFTER } },
  content: {
    [PROBLEM_TYPE]: {
      schema,
      examples: listed(Object.fromEntries(codes.map((code) => [code, example(code)])))
    }
  }
})

const example = (code: ProblemCode): unknown => problemDetails(
  code === 'invalid-request'
    ? invalidRequest([
      { pointer: '/text', detail: 'is missing; it is required' },
      { pointer: '/format', detail: `must be one of ${FORMATS.join(', ')}` }
    ])
    : new Problem(code, PROBLEMS[code].about),
  '5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11', ''
)
