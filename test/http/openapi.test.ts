import { readFileSync } from 'node:fs'
import Schema from 'typebox/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { VERSION } from '../../src/version.ts'
import { PROBLEMS } from '../../src/http/problems.ts'
import { loggedApp } from './app.ts'

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
  expect(served.paths['/v1/triage/stream'].post.requestBody.content['application/x-ndjson'].schema).toEqual(message)
  expect(served.components.schemas.BatchRequest.properties.messages).toMatchObject({ items: message, minItems: 1, maxItems: 1000 })
})

test('every reference leads somewhere, and nothing named is unused', () => {
  const text = JSON.stringify(served)
  const used = new Set(Array.from(text.matchAll(/"#\/components\/schemas\/(\w+)"/g), ([, name]) => name))
  expect([...used].sort()).toEqual(Object.keys(served.components.schemas).sort())
})

describe('the examples', () => {
  /** `schema` with what it refers to put in its place. */
  const whole = (schema: any): any => {
    if (Array.isArray(schema)) return schema.map(whole)
    if (typeof schema !== 'object' || schema === null) return schema
    if (schema.$ref) return whole(served.components.schemas[schema.$ref.split('/').at(-1)])
    return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, whole(value)]))
  }
  const contents = (): Json[] => operations().flatMap(([, { requestBody, responses }]) =>
    [requestBody, ...Object.values<Json>(responses)].flatMap((message) => Object.values<Json>(message?.content ?? {})))

  test('fit the schemas beside them', () => {
    const examples = contents().flatMap(({ schema, examples = {} }) => Object.entries<Json>(examples).map(([name, { value }]) => ({ name, schema: whole(schema), value })))
    expect(examples.length).toBeGreaterThan(25)
    for (const { name, schema, value } of examples) expect([name, Schema.Errors(schema, value)[1]]).toEqual([name, []])
  })

  test('show each language, and each problem of the triage', () => {
    const { requestBody, responses } = served.paths['/v1/triage'].post
    expect(requestBody.required).toBe(true)
    for (const examples of [requestBody.content['application/json'].examples, responses[200].content['application/json'].examples]) {
      expect(Object.keys(examples)).toEqual(expect.arrayContaining(['estonian', 'finnish', 'english']))
    }
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '408', '413', '415', '422', '429', '500', '503'])
    for (const [status, { content }] of Object.entries<Json>(responses).slice(1)) {
      expect(content['application/problem+json'].schema).toEqual({ $ref: '#/components/schemas/Problem' })
      for (const code of Object.keys(content['application/problem+json'].examples)) expect(PROBLEMS[code as keyof typeof PROBLEMS].status).toBe(Number(status))
    }
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
