import { describe, expect, test } from 'vitest'
import { PLACEHOLDERS } from '../../src/core/placeholders.ts'
import { describeError } from '../../src/http/logs.ts'
import { loggedApp, post } from './app.ts'

const CANARY = 'kanaarilind'

describe('no line holds a word of what was sent', () => {
  const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, CANARY]))
  const fields = { text: CANARY, subject: CANARY, reference: CANARY, values }
  const key = { authorization: `Bearer ${CANARY}${CANARY}` }
  test.each<{ name: string, body?: unknown, url?: string, headers?: Record<string, string>, method?: 'GET' | 'POST' | 'PUT', keys?: string[] }>([
    { name: 'a sound request', body: fields },
    { name: 'all fields at fault', body: { ...fields, format: CANARY, channel: CANARY, language: CANARY, gaps: CANARY, receivedAt: CANARY, [CANARY]: CANARY } },
    { name: 'a value as the wrong type', body: { text: { [CANARY]: CANARY } } },
    { name: 'broken JSON', body: `{"text":"${CANARY}" ${CANARY}` },
    { name: 'short broken JSON', body: CANARY },
    { name: 'a body too large', body: CANARY.repeat(120_000) },
    { name: 'the query', body: fields, url: `/v1/triage?q=${CANARY}` },
    { name: 'the path', method: 'GET', url: `/${CANARY}/${CANARY}` },
    { name: 'a parameter', method: 'GET', url: `/problems/${CANARY}` },
    { name: 'an endless parameter', method: 'GET', url: `/problems/${CANARY.repeat(20)}` },
    { name: 'a broken path', method: 'GET', url: `/${CANARY}%zz` },
    { name: 'the wrong method', method: 'PUT', body: fields, url: `/v1/triage?${CANARY}` },
    { name: 'the type', body: fields, headers: { 'content-type': `text/${CANARY}` } },
    { name: 'other headers', body: fields, headers: { 'user-agent': CANARY, referer: CANARY, cookie: CANARY, 'x-forwarded-for': CANARY, 'x-request-id': `a ${CANARY}` } },
    { name: 'a wrong key', body: fields, headers: key, keys: ['0123456789abcdef'] },
    { name: 'a right key', body: fields, headers: key, keys: [`${CANARY}${CANARY}`] },
    { name: 'a failure that quotes the message', body: { ...fields, reference: 'fail' } },
    { name: 'a draft', body: { scenario: CANARY, language: 'et', text: CANARY, values }, url: '/v1/drafts' },
    { name: 'a draft with all at fault', body: { scenario: [CANARY], language: CANARY, secondary: CANARY, demands: [CANARY], [CANARY]: 1 }, url: '/v1/drafts' },
    { name: 'a batch', body: { messages: [fields, CANARY, { [CANARY]: CANARY }] }, url: '/v1/triage/batch' },
    { name: 'a batch at fault', body: { messages: CANARY, [CANARY]: CANARY }, url: '/v1/triage/batch' },
    { name: 'lines', body: `${JSON.stringify(fields)}\n${CANARY}\n{"${CANARY}":1}`, url: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson' } },
    { name: 'a scenario', method: 'GET', url: `/v1/scenarios/${CANARY}` }
  ])('$name', async ({ body, url = '/v1/triage', headers, method = 'POST', keys = [] }) => {
    const fail = ({ text = '' }: { readonly text?: string }): never => {
      throw Object.assign(new Error(`${text}\n    at ${text} (file.ts:1:1)`), { name: CANARY, code: CANARY, cause: new Error(CANARY), [CANARY]: CANARY })
    }
    const { app, lines } = await loggedApp({ triage: fail, draft: fail }, { keys })
    await (body === undefined ? app.inject({ method, url, ...(headers && { headers }) }) : post(app, body, { method, url, ...(headers && { headers }) }))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('')).not.toContain(CANARY)
  })
})

test('a request is one line: id, method, route pattern, status and time', async () => {
  const { app, lines } = await loggedApp()
  await app.inject('/problems/internal')
  expect(lines.map((line) => JSON.parse(line))).toEqual([{
    level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), msg: 'request',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), method: 'GET', route: '/problems/:code', status: 200, ms: expect.any(Number)
  }])
})

describe('the request id', () => {
  test.each(['a', 'ZD-1/2', 'x'.repeat(128), '"quoted"'])('of the caller is taken: %s', async (id) => {
    const { app, lines } = await loggedApp()
    const answer = await app.inject({ url: '/livez', headers: { 'x-request-id': id } })
    expect(answer.headers['x-request-id']).toBe(id)
    expect(JSON.parse(lines[0]!).requestId).toBe(id)
  })

  test.each(['', 'a b', 'x'.repeat(129), 'õ', 'a\tb'])('of the caller is replaced: %s', async (id) => {
    const { app } = await loggedApp()
    const answer = await app.inject({ url: '/livez', headers: { 'x-request-id': id } })
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  })

  test.each(['/livez', '/nowhere', '/%zz', '/docs', '/v1/triage'])('is in the answer of %s', async (url) => {
    const { app } = await loggedApp()
    expect((await app.inject({ url, headers: { 'x-request-id': 'mine' } })).headers['x-request-id']).toBe('mine')
  })
})

describe('an error is logged without its message', () => {
  test('but with its kind, code and frames', () => {
    const error: NodeJS.ErrnoException = new RangeError(`${CANARY}\n    at ${CANARY} (x.ts:1:1)`)
    error.code = 'ERR_X'
    const { type, code, stack } = describeError(error)
    expect({ type, code }).toEqual({ type: 'RangeError', code: 'ERR_X' })
    expect(stack[0]).toContain('logs.test.ts')
    expect(stack.join()).not.toContain(CANARY)
  })

  test('and without a stack that no longer fits it', () => {
    const error = Object.assign(new Error('another'), { stack: `Error: ${CANARY}\n    at ${CANARY} (x.ts:1:1)` })
    expect(describeError(error)).toEqual({ type: 'Error', stack: [] })
  })

  test.each([undefined, null, CANARY, { message: CANARY }, Object.create(null)])('even when it is none: %j', (thrown) => {
    expect(JSON.stringify(describeError(thrown))).not.toContain(CANARY)
  })
})
