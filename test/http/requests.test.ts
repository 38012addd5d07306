import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BODY_LIMIT } from '../../src/app.ts'
import { requests } from '../../src/contract/examples.ts'
import { REFERENCE_LIMIT, SUBJECT_LIMIT, TEXT_LIMIT, VALUE_LIMIT, type TriageRequest } from '../../src/contract/request.ts'
import { Refusal } from '../../src/contract/refusal.ts'
import { PLACEHOLDERS } from '../../src/core/placeholders.ts'
import { loggedApp, post, problemIn, services } from './app.ts'
import { TIMED } from '../timed.ts'

let app: FastifyInstance
let lines: string[]
const seen: TriageRequest[] = []
beforeAll(async () => {
  ({ app, lines } = await loggedApp({
    triage (request, now) {
      seen.push(request)
      if (request.reference === 'refuse') throw new Refusal([{ pointer: '/text', detail: 'is no MIME message; send it whole' }])
      return services.triage(request, now)
    }
  }))
})
afterAll(() => app.close())

const facts = (value: string) => Object.fromEntries(PLACEHOLDERS.map((name) => [name, value]))

describe('a sound request reaches the service as it was sent', () => {
  test.each<[string, unknown]>([
    ...Object.entries(requests),
    ['only text', { text: 'a' }],
    ['the longest text', { text: 'õ'.repeat(TEXT_LIMIT) }],
    ['the longest text in emoji', { text: '🙂'.repeat(TEXT_LIMIT / 2) }],
    ['all placeholders', { text: 'a', values: facts('x') }],
    ['an empty value', { text: 'a', values: { phone: '' } }],
    ['spaces and controls', { text: '\u0000\u0001 \t\r\n\u2028' }],
    ['lone surrogates', { text: '\ud83d x \ude00', reference: '\udfff' }],
    ['a time with an offset', { text: 'a', receivedAt: '2026-11-21T14:00:00.123456+02:00' }],
    ['every choice', { text: 'a', format: 'eml', channel: 'review', language: 'fi', gaps: 'omit' }]
  ])('%s', async (_name, body) => {
    const answer = await post(app, body)
    expect(answer.statusCode).toBe(200)
    expect(seen.at(-1)).toEqual(body)
  })

  test('the longest of everything, each unit escaped, is within the limit on the body', async () => {
    const body = {
      text: '~'.repeat(TEXT_LIMIT), subject: '~'.repeat(SUBJECT_LIMIT), reference: '~'.repeat(REFERENCE_LIMIT), values: facts('~'.repeat(VALUE_LIMIT)),
      format: 'text', channel: 'email', language: 'et', gaps: 'mark', receivedAt: '2026-11-21T14:00:00Z'
    }
    const escaped = JSON.stringify(body).replace(/~+/g, (run) => '\\u0161'.repeat(run.length))
    expect(escaped.length).toBeLessThan(BODY_LIMIT)
    expect((await post(app, escaped)).statusCode).toBe(200)
    expect(seen.at(-1)?.text).toBe('š'.repeat(TEXT_LIMIT))
  })

  test('of two fields with one name the last counts, as JSON.parse has it', async () => {
    expect((await post(app, '{"text":"a","text":"b"}')).statusCode).toBe(200)
    expect(seen.at(-1)?.text).toBe('b')
  })

  test('a byte order mark is skipped', async () => {
    expect((await post(app, '\ufeff{"text":"c"}')).statusCode).toBe(200)
    expect(seen.at(-1)?.text).toBe('c')
  })

  test('a charset in the content type is fine', async () => {
    expect((await post(app, { text: 'a' }, { headers: { 'content-type': 'application/json; charset=utf-8' } })).statusCode).toBe(200)
  })
})

describe('each field at fault is pointed at', () => {
  test.each<{ name: string, body: unknown, pointers: string[] }>([
    { name: 'no text', body: {}, pointers: ['/text'] },
    { name: 'empty text', body: { text: '' }, pointers: ['/text'] },
    { name: 'text one unit too long', body: { text: 'a'.repeat(TEXT_LIMIT + 1) }, pointers: ['/text'] },
    { name: 'emoji count as two units', body: { text: '🙂'.repeat(TEXT_LIMIT / 2) + 'a' }, pointers: ['/text'] },
    { name: 'a number as text', body: { text: 1 }, pointers: ['/text'] },
    { name: 'null as text', body: { text: null }, pointers: ['/text'] },
    { name: 'a list as text', body: { text: ['a'] }, pointers: ['/text'] },
    { name: 'an unknown field', body: { text: 'a', tone: 'x' }, pointers: ['/tone'] },
    { name: 'names with ~ and /', body: { text: 'a', 'a/b~c': 1 }, pointers: ['/a~1b~0c'] },
    { name: 'an unknown value', body: { text: 'a', values: { nick: 'x' } }, pointers: ['/values/nick'] },
    { name: 'a number as value', body: { text: 'a', values: { returnDays: 14 } }, pointers: ['/values/returnDays'] },
    { name: 'a value too long', body: { text: 'a', values: { phone: 'x'.repeat(VALUE_LIMIT + 1) } }, pointers: ['/values/phone'] },
    { name: 'values as a list', body: { text: 'a', values: [] }, pointers: ['/values'] },
    { name: 'a language that is no tag', body: { text: 'a', language: 'Eesti keel' }, pointers: ['/language'] },
    { name: 'an endless language', body: { text: 'a', language: 'x'.repeat(100_000) }, pointers: ['/language'] },
    { name: 'an unknown channel', body: { text: 'a', channel: 'fax' }, pointers: ['/channel'] },
    { name: 'the wrong case', body: { text: 'a', format: 'HTML' }, pointers: ['/format'] },
    { name: 'a reference too long', body: { text: 'a', reference: 'x'.repeat(REFERENCE_LIMIT + 1) }, pointers: ['/reference'] },
    { name: 'a day that is none', body: { text: 'a', receivedAt: '2026-02-30T10:00:00Z' }, pointers: ['/receivedAt'] },
    { name: 'a time without offset', body: { text: 'a', receivedAt: '2026-02-20T10:00:00' }, pointers: ['/receivedAt'] },
    { name: 'a list', body: [], pointers: [''] },
    { name: 'null', body: null, pointers: [''] },
    { name: 'a string', body: '"text"', pointers: [''] },
    { name: '__proto__', body: '{"text":"a","__proto__":{"text":"b"}}', pointers: ['/__proto__'] },
    { name: '__proto__ among the values', body: '{"text":"a","values":{"__proto__":{}}}', pointers: ['/values/__proto__'] },
    { name: 'constructor', body: '{"text":"a","constructor":{"prototype":{}}}', pointers: ['/constructor'] },
    { name: 'toString', body: '{"text":"a","toString":1,"hasOwnProperty":1}', pointers: ['/toString', '/hasOwnProperty'] },
    { name: 'a field with an endless name', body: { text: 'a', ['x'.repeat(50_000)]: 1 }, pointers: [''] },
    { name: 'all at once', body: { format: 1, gaps: 'x', a: 1, values: { b: 1 } }, pointers: ['/a', '/format', '/gaps', '/text', '/values/b'] }
  ])('$name', async ({ body, pointers }) => {
    const answer = await post(app, body)
    const problem = problemIn(answer)
    expect(problem).toMatchObject({ status: 422, code: 'invalid-request', instance: '/v1/triage' })
    expect([...new Set(problem.errors?.map(({ pointer }) => pointer))].sort()).toEqual(pointers.sort())
    for (const { detail } of problem.errors ?? []) expect(detail).toMatch(/^(is|must|has) .+/)
    expect(answer.body.length).toBeLessThan(4000)
  })

  test('a mend names what may stand there', async () => {
    const { errors, detail } = problemIn(await post(app, { text: 'a', format: 'pdf', 'chanel': 'email' }))
    expect(errors).toContainEqual({ pointer: '/format', detail: 'must be one of text, html, eml' })
    expect(errors?.find(({ pointer }) => pointer === '/chanel')?.detail).toContain('channel')
    expect(detail).toMatch(/^\/(format|chanel) /)
  })

  test('100,000 faults are neither all listed nor slow', TIMED, async () => {
    const body = `{${Array.from({ length: 90_000 }, (_, index) => `"${index}":1`).join()}}`
    const begun = performance.now()
    const { errors, detail } = problemIn(await post(app, body))
    expect(performance.now() - begun).toBeLessThan(1500)
    expect(errors).toHaveLength(50)
    expect(detail).toContain('first 50')
  })

  test('what the service refuses is a 422 too', async () => {
    expect(problemIn(await post(app, { text: 'a', reference: 'refuse' }))).toMatchObject({
      status: 422, detail: '/text is no MIME message; send it whole.', errors: [{ pointer: '/text', detail: 'is no MIME message; send it whole' }]
    })
  })
})

describe('what is no request at all', () => {
  const json = (text: string) => Buffer.from(text)
  test.each<{ name: string, body?: Buffer | string, options?: InjectOptions, status: number, code: string }>([
    { name: 'broken JSON', body: '{"text":', status: 400, code: 'malformed-json' },
    { name: 'JSON and more', body: '{"text":"a"} x', status: 400, code: 'malformed-json' },
    { name: 'a comment', body: '{"text":"a" /* x */}', status: 400, code: 'malformed-json' },
    { name: 'NaN', body: '{"text":NaN}', status: 400, code: 'malformed-json' },
    { name: 'a raw line break in a string', body: '{"text":"a\nb"}', status: 400, code: 'malformed-json' },
    { name: 'two byte order marks', body: '\ufeff\ufeff{"text":"a"}', status: 400, code: 'malformed-json' },
    { name: 'a million brackets', body: '['.repeat(1_000_000), status: 422, code: 'invalid-request' },
    { name: 'bytes that are not UTF-8', body: Buffer.concat([json('{"text":"'), Buffer.from([0xe4, 0xf6]), json('"}')]), status: 400, code: 'broken-utf-8' },
    { name: 'an encoded surrogate', body: Buffer.concat([json('{"text":"'), Buffer.from([0xed, 0xa0, 0x80]), json('"}')]), status: 400, code: 'broken-utf-8' },
    { name: 'UTF-16', body: Buffer.from('\ufeff{"text":"a"}', 'utf16le'), status: 400, code: 'broken-utf-8' },
    { name: 'an empty body', body: '', status: 400, code: 'empty-body' },
    { name: 'no body and no type', options: { method: 'POST', url: '/v1/triage' }, status: 400, code: 'empty-body' },
    { name: 'no type', options: { method: 'POST', url: '/v1/triage', payload: '{"text":"a"}' }, status: 415, code: 'unsupported-media-type' },
    { name: 'plain text', body: 'hello', options: { headers: { 'content-type': 'text/plain' } }, status: 415, code: 'unsupported-media-type' },
    { name: 'a form', body: 'text=a', options: { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, status: 415, code: 'unsupported-media-type' },
    { name: 'a type that is none', body: '{}', options: { headers: { 'content-type': ';;' } }, status: 415, code: 'unsupported-media-type' },
    { name: 'a compressed body', body: '{}', options: { headers: { 'content-encoding': 'gzip' } }, status: 415, code: 'unsupported-media-type' },
    { name: 'a body too large', body: ' '.repeat(BODY_LIMIT + 1), status: 413, code: 'body-too-large' },
    { name: 'an unknown route', options: { method: 'GET', url: '/v2?x=1' }, status: 404, code: 'not-found' },
    { name: 'a slash too many', options: { method: 'POST', url: '/v1/triage/' }, status: 404, code: 'not-found' },
    { name: 'an unknown route with a broken body', body: '{', options: { url: '/v2' }, status: 404, code: 'not-found' },
    { name: 'a way out of the folder', options: { method: 'GET', url: '/docs/..%2f..%2fpackage.json' }, status: 404, code: 'not-found' },
    { name: 'a broken percent-encoding', options: { method: 'GET', url: '/problems/%zz' }, status: 400, code: 'bad-request' },
    { name: 'an endless parameter', options: { method: 'GET', url: `/problems/${'x'.repeat(2000)}` }, status: 404, code: 'not-found' },
    { name: 'the wrong method', options: { method: 'GET', url: '/v1/triage' }, status: 405, code: 'method-not-allowed' },
    { name: 'the wrong method with a broken body', body: '{', options: { method: 'PUT' }, status: 405, code: 'method-not-allowed' },
    { name: 'the wrong method on a route with a parameter', options: { method: 'DELETE', url: '/problems/internal' }, status: 405, code: 'method-not-allowed' }
  ])('$name', async ({ body, options, status, code }) => {
    const answer = body === undefined ? await app.inject(options!) : await post(app, body, options)
    expect(problemIn(answer)).toMatchObject({ status, code })
  })

  test('malformed JSON says where', async () => {
    expect(problemIn(await post(app, '{\n  "text": "a",\n}')).detail).toBe('The body stops being JSON at line 3, column 1; mend it there.')
  })

  test('405 and OPTIONS name the methods', async () => {
    expect((await app.inject({ method: 'PATCH', url: '/v1/triage?a=b' })).headers.allow).toBe('OPTIONS, POST')
    expect(await app.inject({ method: 'OPTIONS', url: '/livez' })).toMatchObject({ statusCode: 204, body: '', headers: { allow: 'GET, HEAD, OPTIONS' } })
    expect((await app.inject({ method: 'OPTIONS', url: '/nowhere' })).statusCode).toBe(404)
  })

  test('HEAD is GET without a body', async () => {
    const [get, head] = await Promise.all([app.inject('/livez'), app.inject({ method: 'HEAD', url: '/livez' })])
    expect(head).toMatchObject({ statusCode: 200, body: '' })
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test('none of all this is logged as an error', () => {
    expect(lines.length).toBeGreaterThan(60)
    expect(lines.map((line) => JSON.parse(line).level).filter((level) => level !== 'info')).toEqual([])
  })
})
