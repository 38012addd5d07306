import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { AVOID, MISSING } from '../../src/check/schema.ts'
import { METRICS } from '../../src/contract/examples.ts'
import { instantOf } from '../../src/contract/instant.ts'
import { VERSION } from '../../src/version.ts'
import { PROBLEMS } from '../../src/http/problems.ts'
import { loggedApp, post } from './app.ts'

type Json = Record<string, any>

let served: Json
beforeAll(async () => {
  const { app } = await loggedApp({}, { keys: ['0123456789abcdef'] })
  const answer = await app.inject('/openapi.json')
  expect(answer.headers['content-type']).toMatch(/^application\/json/)
  served = answer.json()
})

const operations = (): [string, Json][] => Object.entries<Json>(served.paths).flatMap(([path, methods]) =>
  Object.entries<Json>(methods).map(([method, operation]): [string, Json] => [`${method.toUpperCase()} ${path}`, operation]))

test('openapi/openapi.json is what the service serves (npm run openapi writes it)', () => {
  expect(JSON.parse(readFileSync('openapi/openapi.json', 'utf8'))).toEqual(served)
})

test('it is OpenAPI 3.1 of this version', () => {
  expect(served).toMatchObject({ openapi: '3.1.0', info: { version: VERSION, title: expect.any(String), description: expect.any(String) } })
})

test('every operation has a name of its own, a tag that is explained, and words', () => {
  expect(operations().map(([name]) => name)).toEqual([
    'GET /livez', 'GET /readyz', 'GET /metrics', 'GET /problems/{code}', 'POST /v1/triage', 'POST /v1/triage/batch', 'POST /v1/triage/stream', 'POST /v1/drafts', 'POST /v1/replies/check',
    'GET /v1/scenarios', 'GET /v1/scenarios/{id}'
  ])
  const ids = operations().map(([, { operationId }]) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const tags = served.tags.map(({ name }: Json) => name)
  for (const [, operation] of operations()) {
    expect(operation).toMatchObject({ operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/), summary: expect.any(String), description: expect.any(String) })
    expect(tags).toEqual(expect.arrayContaining(operation.tags))
  }
})

test('every operation under /v1 needs a key and shows what it answers', () => {
  for (const [name, { responses, requestBody, security }] of operations().filter(([name]) => name.includes('/v1/'))) {
    expect([name, security, Object.keys(responses)]).toEqual([name, undefined, expect.arrayContaining(['200', '401'])])
    for (const { content } of [requestBody, responses[200]].filter((each) => each !== undefined)) {
      for (const { schema, examples } of Object.values<Json>(content)) expect([name, schema, Object.keys(examples ?? {})]).toEqual([name, expect.anything(), expect.arrayContaining([expect.any(String)])])
    }
  }
})

test('a message is the same wherever it may stand', () => {
  const message = { $ref: '#/components/schemas/TriageRequest' }
  expect(served.paths['/v1/triage'].post.requestBody.content['application/json'].schema).toEqual(message)
  expect(served.paths['/v1/triage/stream'].post.requestBody.content['application/x-ndjson'].schema.contentSchema).toEqual(message)
  expect(served.components.schemas.BatchRequest.properties.messages).toMatchObject({ items: message, minItems: 1, maxItems: 1000 })
})

test('every reference leads somewhere, and nothing named is unused', () => {
  const text = JSON.stringify(served)
  const used = new Set(Array.from(text.matchAll(/"#\/components\/schemas\/(\w+)"/g), ([, name]) => name))
  expect([...used].sort()).toEqual(Object.keys(served.components.schemas).sort())
})

describe('the examples', () => {
  /** All contents of requests and answers, with where they stand. */
  const contents = (): [string, Json][] => operations().flatMap(([name, { requestBody, responses }]) =>
    [['request', requestBody] as const, ...Object.entries<Json>(responses)].flatMap(([part, message]) =>
      Object.values<Json>(message?.content ?? {}).map((content): [string, Json] => [`${name} ${part}`, content])))

  /** Ajv's faults of `value` by `schema`, which may refer to the contract's. */
  const createCheck = (): (schema: Json, value: unknown) => unknown[] => {
    const ajv = new Ajv2020({
      strict: false, allErrors: true, unicodeRegExp: false,
      formats: { 'date-time': (text: string) => instantOf(text) !== undefined, uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/ }
    })
    ajv.addSchema({ $id: 'contract:', components: served.components })
    const compiled = new Map<string, ReturnType<typeof ajv.compile>>()
    return (schema, value) => {
      const source = JSON.stringify(schema).replaceAll('"#/components', '"contract:#/components')
      const fits = compiled.get(source) ?? ajv.compile(JSON.parse(source))
      compiled.set(source, fits)
      return fits(value) ? [] : fits.errors!
    }
  }

  test('fit the schemas beside them', () => {
    const check = createCheck()
    const faults = contents().flatMap(([place, { schema, examples }]) => Object.entries<Json>(examples).flatMap(([name, { value }]) => {
      const lines = schema.contentSchema && place.endsWith(' 200') ? (value as string).trim().split('\n').flatMap((line) => check(schema.contentSchema, JSON.parse(line))) : []
      return [...check(schema, value), ...lines].map((fault) => [place, name, fault])
    }))
    expect(faults).toEqual([])
    expect(check({ $ref: '#/components/schemas/Triage' }, { id: 'x' }).length).toBeGreaterThan(10)
  })

  test('are there for every request and every answer', () => {
    for (const [place, { examples }] of contents()) {
      expect([place, Object.keys(examples ?? {}).length > 0]).toEqual([place, true])
      for (const [name, { value, summary }] of Object.entries<Json>(examples)) {
        expect([place, name, value !== undefined]).toEqual([place, name, true])
        if (/ 200$| request$/.test(place) && place.includes('/v1/')) expect([name, summary]).toEqual([name, expect.stringMatching(/^[A-Z]/)])
      }
    }
    for (const [name, { parameters }] of operations().filter(([name]) => name.includes('{'))) expect([name, Object.keys(parameters[0].examples)]).toEqual([name, [expect.any(String)]])
  })

  test('answer each request by its name', () => {
    for (const [name, { requestBody, parameters, responses }] of operations()) {
      const asked = requestBody ? Object.values<Json>(requestBody.content)[0]!.examples : parameters[0].examples
      if (asked) expect([name, Object.keys(Object.values<Json>(responses[200].content)[0]!.examples)]).toEqual([name, Object.keys(asked)])
    }
  })

  test('show each language, and each problem of the triage', () => {
    const { requestBody, responses } = served.paths['/v1/triage'].post
    expect(requestBody.required).toBe(true)
    expect(Object.keys(requestBody.content['application/json'].examples)).toEqual(expect.arrayContaining(['estonian', 'finnish', 'english', 'furiousFinnishChat', 'englishHtml', 'estonianMail']))
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '408', '413', '415', '422', '429', '431', '500', '503'])
  })

  test('of problems are those of their status', () => {
    for (const [, { responses }] of operations()) {
      for (const [status, { content }] of Object.entries<Json>(responses).filter(([status]) => status !== '200')) {
        const { schema, examples } = content['application/problem+json']
        expect(schema).toEqual({ $ref: '#/components/schemas/Problem' })
        for (const [code, { value }] of Object.entries<Json>(examples)) expect(value).toMatchObject({ code, status: Number(status), detail: expect.stringMatching(/\.$/) })
      }
    }
  })
})

describe('a stranger understands it', () => {
  test('every field and every list says what it is, as sentences', () => {
    const mute: string[] = []
    const look = (place: string, schema: Json): void => {
      const about: unknown = schema.description ?? (schema.$ref ? served.components.schemas[schema.$ref.split('/').at(-1)].description : undefined)
      if (typeof about !== 'string' || !/^[A-Z0-9`][^]*[.:]$|^[A-Z0-9`][^]*`$/.test(about)) mute.push(`${place}: ${about}`)
      for (const [name, field] of Object.entries<Json>(schema.properties ?? {})) look(`${place}.${name}`, field)
    }
    for (const [name, schema] of Object.entries<Json>(served.components.schemas)) look(name, schema)
    for (const [name, { parameters, responses }] of operations()) {
      for (const parameter of parameters) if (!parameter.$ref) look(`${name} ${parameter.name}`, parameter)
      for (const [status, response] of Object.entries<Json>(responses)) look(`${name} ${status}`, response)
    }
    expect(mute).toEqual([])
  })

  test('every value of a list that has a name is explained', () => {
    for (const [name, { enum: values, description }] of Object.entries<Json>(served.components.schemas).filter(([, schema]) => schema.enum)) {
      for (const value of values) expect([name, description]).toEqual([name, expect.stringContaining(`- \`${value}\``)])
    }
  })

  test('limits are told', () => {
    const limited = Object.entries<Json>(served.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries<Json>(properties).filter(([, field]) => name !== 'Values' && (field.maxLength >= 100 || field.maxItems)).map(([field, { description, maxLength, maxItems }]) => ({ field: `${name}.${field}`, description, limit: maxLength ?? maxItems })))
    expect(limited.length).toBeGreaterThan(9)
    for (const { field, description, limit } of limited) expect([field, description.replaceAll(',', '')]).toEqual([field, expect.stringMatching(new RegExp(`\\b${limit}\\b`))])
  })

  test('the rules of the reply check are all named', () => {
    const { description } = served.components.schemas.ReplyFinding.properties.rule
    for (const rule of [...MISSING, ...AVOID]) expect(description).toContain(`\`${rule}\``)
    expect(description.match(/`/g).length).toBe(2 * (MISSING.length + AVOID.length))
  })

  test('metrics are shown as they are', async () => {
    const { app } = await loggedApp()
    await post(app, { text: 'a' })
    const { body } = await app.inject('/metrics')
    for (const line of METRICS.trim().split('\n')) expect(body).toContain(line.replace(/\{.*/, ''))
  })
})

describe('headers', () => {
  test('that answers have are described', async () => {
    const { app } = await loggedApp({}, { keys: ['0123456789abcdef'], rateLimit: { requests: 2, window: 60_000 } })
    const usual = new Set(['content-type', 'content-length', 'cache-control', 'date', 'connection', 'x-content-type-options'])
    const authorization = 'Bearer 0123456789abcdef'
    const seen = new Map<number, string[]>()
    for (const headers of [{}, { authorization }, { authorization }, { authorization }] as Record<string, string>[]) {
      const answer = await app.inject({ url: '/v1/scenarios', headers })
      seen.set(answer.statusCode, Object.keys(answer.headers).filter((name) => !usual.has(name)))
    }
    expect([...seen.keys()]).toEqual([401, 200, 429])
    const { responses } = served.paths['/v1/scenarios'].get
    for (const [status, names] of seen) {
      expect(Object.keys(responses[status].headers).map((name) => name.toLowerCase()).filter((name) => name !== 'traceresponse').sort()).toEqual(names.sort())
    }
    expect(Object.keys(responses[503].headers)).toContain('Retry-After')
  })

  test('that requests may have too, for every operation', () => {
    expect(Object.values<Json>(served.components.parameters).map(({ name }) => name)).toEqual(['X-Request-Id', 'traceparent'])
    for (const [, { parameters }] of operations()) expect(parameters).toEqual(expect.arrayContaining(['RequestId', 'TraceParent'].map((name) => ({ $ref: `#/components/parameters/${name}` }))))
  })
})

test.each(Object.keys(PROBLEMS))('the type of the problem %s leads to its description', async (code) => {
  const { app } = await loggedApp()
  const answer = await app.inject(`/problems/${code}`)
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ code, status: PROBLEMS[code as keyof typeof PROBLEMS].status, title: expect.any(String), description: expect.any(String) })
})

describe('/docs', () => {
  test('is a page that fetches from this service alone', async () => {
    const { app } = await loggedApp()
    const page = await app.inject('/docs')
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'; .*connect-src 'self'/)
    const addresses = Array.from(page.body.matchAll(/(?:src|href)="([^"]+)"/g), ([, address]) => address!)
    expect(addresses.length).toBeGreaterThan(3)
    for (const address of addresses) {
      expect(address).not.toMatch(/^(\w+:|\/)/)
      expect((await app.inject(`/${address}`)).statusCode).toBe(200)
    }
    expect((await app.inject('/docs/start.js')).body).toContain("url: 'openapi.json'")
    expect((await app.inject('/docs/')).headers.location).toBe('../docs')
  })

  test('has types that browsers take', async () => {
    const { app } = await loggedApp()
    expect((await app.inject('/docs')).headers['content-type']).toBe('text/html; charset=utf-8')
    expect((await app.inject('/docs/start.js')).headers['content-type']).toMatch(/^text\/javascript/)
    expect((await app.inject('/docs/swagger-ui.css')).headers['content-type']).toMatch(/^text\/css/)
  })
})
