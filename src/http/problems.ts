import Type, { type Static } from 'typebox'
import type { Refused } from '../contract/refusal.ts'
import type { Frozen } from '../contract/schema.ts'

// an import of it would load Node's whole web client with it, a tenth of a start
const { STATUS_CODES } = process.getBuiltinModule('node:http')

interface Kind { readonly status: number, readonly title: string, readonly about: string }

/** Every kind of refusal, by its code. Codes and meanings stay; a new kind gets a new code. */
export const PROBLEMS = {
  'invalid-request': {
    status: 422, title: 'The request does not fit its schema',
    about: 'The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them.'
  },
  'malformed-json': {
    status: 400, title: 'The body is not JSON',
    about: 'The body could not be parsed. Send one JSON object.'
  },
  'broken-utf-8': {
    status: 400, title: 'The body is not UTF-8',
    about: 'JSON travels as UTF-8. The body has bytes that are none; encode it again from the original text.'
  },
  'empty-body': {
    status: 400, title: 'The body is empty',
    about: 'Send one JSON object, with Content-Type: application/json.'
  },
  'bad-request': {
    status: 400, title: 'The request is not sound HTTP',
    about: 'The request line, a header or the framing of the body breaks the rules of HTTP.'
  },
  'unauthorized': {
    status: 401, title: 'A key is needed',
    about: 'Send one of the service\'s keys as `Authorization: Bearer <key>`.'
  },
  'not-found': {
    status: 404, title: 'There is no such route',
    about: '/openapi.json lists the routes; /docs shows them.'
  },
  'method-not-allowed': {
    status: 405, title: 'The route does not take this method',
    about: 'The header `Allow` names the methods that it takes.'
  },
  'timeout': {
    status: 408, title: 'The request took too long to arrive',
    about: 'The whole request has to arrive within the time that the operator has set.'
  },
  'body-too-large': {
    status: 413, title: 'The body is too large',
    about: 'A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream.'
  },
  'unsupported-media-type': {
    status: 415, title: 'The body has the wrong type',
    about: 'Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson).'
  },
  'rate-limited': {
    status: 429, title: 'The key has sent too many requests',
    about: '`Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one.'
  },
  'headers-too-large': {
    status: 431, title: 'The headers are too large',
    about: 'Request line and headers together may have 16 KiB.'
  },
  'internal': {
    status: 500, title: 'The service failed',
    about: 'A fault of the service. The operator finds it in the log by `requestId`.'
  },
  'overloaded': {
    status: 503, title: 'The service has too much to do',
    about: 'It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`.'
  },
  'not-ready': {
    status: 503, title: 'The service is not ready',
    about: 'It is starting or stopping. Try again shortly.'
  }
} as const satisfies Record<string, Kind>

export type ProblemCode = keyof typeof PROBLEMS

const codes = (): string => `What went wrong, for programs. Codes stay.\n\n${Object.entries(PROBLEMS).map(([code, { status, title }]) => `- \`${code}\` (${status}): ${title.charAt(0).toLowerCase()}${title.slice(1)}.`).join('\n')}`

export const ProblemCodeSchema = Type.Enum(Object.keys(PROBLEMS) as ProblemCode[], { type: 'string', title: 'ProblemCode', description: codes() })

const FieldFault = Type.Object({
  pointer: Type.String({ description: 'JSON pointer (RFC 6901) of the field in the body, such as `/values/carrier`; empty for the body itself.' }),
  detail: Type.String({ description: 'What is wrong with it and what to write instead.' })
}, { title: 'FieldFault', description: 'A field at fault.' })

export const ProblemSchema = Type.Object({
  type: Type.String({ description: 'URI reference that names this kind of problem and leads to its description: `/problems/` and the code.' }),
  title: Type.String({ description: 'Short name of this kind of problem, always the same.' }),
  status: Type.Integer({ minimum: 400, maximum: 599, description: 'HTTP status of the answer; of a batch or a stream, that of the one message.' }),
  detail: Type.String({ description: 'What is wrong this time and how to mend it, for people. Never repeats a value that was sent.' }),
  code: ProblemCodeSchema,
  requestId: Type.String({ description: 'The `x-request-id` of the request, or one made for it; the log has it too.' }),
  instance: Type.Optional(Type.String({ description: 'Path of the request, without its query.' })),
  errors: Type.Optional(Type.Array(FieldFault, { description: 'Every field at fault, the first 50 of them; only with `invalid-request`.' }))
}, { title: 'Problem', description: 'Problem details (RFC 9457). Programs go by `code` (or `type`, which says the same), people by `detail`.' })

export type ProblemDetails = Frozen<Static<typeof ProblemSchema>>

export const PROBLEM_TYPE = 'application/problem+json'

/** Thrown anywhere under a route: the caller gets the problem `code` with this detail. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly errors: readonly Refused[] | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor (code: ProblemCode, detail: string, { errors, headers = {} }: { errors?: readonly Refused[], headers?: Readonly<Record<string, string>> } = {}) {
    super(detail)
    this.name = 'Problem'
    this.code = code
    this.errors = errors
    this.headers = headers
  }
}

/** What a kind of problem means, as GET /problems/{code} tells. */
export function describeKind (code: ProblemCode): { code: ProblemCode, status: number, title: string, description: string } {
  const { status, title, about } = PROBLEMS[code]
  return { code, status, title, description: about }
}

const PLAIN_PATH = /^[\x21-\x7e]{1,500}$/

/** The body of a problem answer; `url` is that of the request, whose query is left out. */
export function problemDetails (problem: Problem, requestId: string, url: string): ProblemDetails {
  const { code, message, errors } = problem
  const path = url.split('?', 1)[0] ?? ''
  return {
    type: `/problems/${code}`,
    title: PROBLEMS[code].title,
    status: PROBLEMS[code].status,
    detail: message,
    code,
    requestId,
    ...(PLAIN_PATH.test(path) && { instance: path }),
    ...(errors && { errors })
  }
}

/** A whole answer for a socket whose request never became one. */
export function rawProblem (code: ProblemCode, detail: string, requestId: string): string {
  const { status } = PROBLEMS[code]
  const body = JSON.stringify(problemDetails(new Problem(code, detail), requestId, ''))
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
    `X-Request-Id: ${requestId}\r\nConnection: close\r\n\r\n${body}`
}
