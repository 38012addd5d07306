import { expect, test } from 'vitest'
import { loggedApp, post, problemIn } from './app.ts'

const OLD = 'old-key-0123456789'
const NEW = 'new-key-0123456789'

test.each([
  { name: 'the first key', authorization: `Bearer ${OLD}` },
  { name: 'the second key', authorization: `Bearer ${NEW}` },
  { name: 'the scheme in small letters', authorization: `bearer ${NEW}` }
])('lets $name in', async ({ authorization }) => {
  const { app } = await loggedApp({}, { keys: [OLD, NEW] })
  expect((await post(app, { text: 'a' }, { headers: { authorization } })).statusCode).toBe(200)
})

test.each([
  { name: 'no key', headers: {} },
  { name: 'an empty one', headers: { authorization: 'Bearer ' } },
  { name: 'a wrong one', headers: { authorization: 'Bearer wrong-key-0123456789' } },
  { name: 'the beginning of one', headers: { authorization: `Bearer ${OLD.slice(0, -1)}` } },
  { name: 'one and more', headers: { authorization: `Bearer ${OLD}x` } },
  { name: 'two', headers: { authorization: `Bearer ${OLD} ${NEW}` } },
  { name: 'another scheme', headers: { authorization: `Basic ${OLD}` } },
  { name: 'the key alone', headers: { authorization: OLD } },
  { name: 'the list of keys', headers: { authorization: `Bearer ${OLD},${NEW}` } }
])('keeps $name out, whatever the body', async ({ headers }) => {
  const { app, lines } = await loggedApp({}, { keys: [OLD, NEW] })
  for (const body of [{ text: 'a' }, '{']) {
    const answer = await post(app, body, { headers: headers as Record<string, string> })
    expect(problemIn(answer)).toMatchObject({ status: 401, code: 'unauthorized' })
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/)
  }
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info', 'info'])
})

test.each([
  ['POST', '/v1/triage'], ['POST', '/v1/triage/batch'], ['POST', '/v1/triage/stream'], ['POST', '/v1/drafts'], ['POST', '/v1/replies/check'], ['GET', '/v1/scenarios'], ['GET', '/v1/scenarios/other']
] as const)('%s %s is closed without a key', async (method, url) => {
  const { app } = await loggedApp({}, { keys: [OLD] })
  expect(problemIn(await app.inject({ method, url })).status).toBe(401)
})

test.each(['/livez', '/readyz', '/metrics', '/openapi.json', '/docs', '/docs/start.js', '/problems/unauthorized'])('%s stays open', async (url) => {
  const { app } = await loggedApp({}, { keys: [OLD] })
  expect((await app.inject(url)).statusCode).toBe(200)
})
