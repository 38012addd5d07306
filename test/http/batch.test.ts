import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import type { Services } from '../../src/app.ts'
import type { Triage } from '../../src/contract/answer.ts'
import { BATCH_LIMIT } from '../../src/contract/batch.ts'
import { answers, requests } from '../../src/contract/examples.ts'
import { Refusal } from '../../src/contract/refusal.ts'
import { BATCH_BODY_LIMIT } from '../../src/http/routes/batch.ts'
import type { ProblemDetails } from '../../src/http/problems.ts'
import { loggedApp, post, problemIn } from './app.ts'

type Result = { status: number, triage?: Triage, problem?: ProblemDetails }

const apps: FastifyInstance[] = []
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())))

async function batchApp (overrides: Partial<Services> = {}, keys: string[] = []): Promise<{ app: FastifyInstance, lines: string[] }> {
  const made = await loggedApp({
    triage ({ text, reference }) {
      if (text === 'refuse') throw new Refusal([{ pointer: '/text', detail: 'is no MIME message' }])
      if (text === 'break') throw new TypeError('kanaarilind')
      if (text === 'reject') return Promise.reject(new Refusal([{ pointer: '/format', detail: 'is odd' }]))
      const answer = { ...answers.english, ...reference === undefined ? {} : { reference } }
      return text === 'later' ? new Promise((resolve) => setTimeout(() => resolve(answer), 20)) : answer
    },
    ...overrides
  }, { keys })
  apps.push(made.app)
  return made
}

const ask = (app: FastifyInstance, body: unknown) => post(app, body, { url: '/v1/triage/batch' })

async function results (app: FastifyInstance, messages: unknown[]): Promise<Result[]> {
  const answer = await ask(app, { messages })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  return answer.json<{ results: Result[] }>().results
}

test('each message gets its triage, in order, just as it would alone', async () => {
  const { app } = await batchApp()
  const messages = Array.from({ length: BATCH_LIMIT }, (_, index) => ({ text: index % 100 === 0 ? 'later' : 'now', reference: String(index) }))
  const all = await results(app, messages)
  expect(all).toHaveLength(BATCH_LIMIT)
  expect(all.map(({ triage }) => triage?.reference)).toEqual(messages.map(({ reference }) => reference))
  expect(all[7]).toEqual({ status: 200, triage: (await post(app, messages[7])).json() })
})

test('what cannot be answered gets its problem in its place, and the rest their triage', async () => {
  const { app, lines } = await batchApp()
  const all = await results(app, [
    requests.estonian, {}, null, [], 'text', { text: '' }, { text: 'a', values: { nick: 'x' } }, { text: 'refuse' }, { text: 'reject' }, { text: 'break' }, requests.finnish
  ])
  expect(all.map(({ status }) => status)).toEqual([200, 422, 422, 422, 422, 422, 422, 422, 422, 500, 200])
  expect(all.slice(1, 9).map(({ problem }) => problem?.errors?.map(({ pointer }) => pointer))).toEqual([
    ['/messages/1/text'], ['/messages/2'], ['/messages/3'], ['/messages/4'], ['/messages/5/text'], ['/messages/6/values/nick'], ['/messages/7/text'], ['/messages/8/format']
  ])
  for (const { problem, triage, status } of all) {
    expect([problem === undefined, triage === undefined]).toEqual([status === 200, status !== 200])
    if (problem) expect(problem).toMatchObject({ status, type: `/problems/${problem.code}`, instance: '/v1/triage/batch', requestId: expect.stringMatching(/./) })
  }
  expect(JSON.stringify(all)).not.toContain('kanaarilind')
  const logged = lines.map((line) => JSON.parse(line))
  expect(logged.map(({ level }) => level)).toEqual(['error', 'info'])
  expect(logged[0]).toMatchObject({ route: '/v1/triage/batch', err: { type: 'TypeError' } })
  expect(lines.join('')).not.toContain('kanaarilind')
})

describe('what is no batch is refused as a whole', () => {
  test.each<{ name: string, body: unknown, pointer: string }>([
    { name: 'nothing', body: {}, pointer: '/messages' },
    { name: 'a list', body: [{ text: 'a' }], pointer: '' },
    { name: 'one message', body: { text: 'a' }, pointer: '/text' },
    { name: 'no messages', body: { messages: [] }, pointer: '/messages' },
    { name: 'too many', body: { messages: Array(BATCH_LIMIT + 1).fill({ text: 'a' }) }, pointer: '/messages' },
    { name: 'no list', body: { messages: { 0: { text: 'a' } } }, pointer: '/messages' },
    { name: 'an unknown field', body: { messages: [{ text: 'a' }], language: 'et' }, pointer: '/language' }
  ])('$name', async ({ body, pointer }) => {
    const { app } = await batchApp()
    const problem = problemIn(await ask(app, body))
    expect(problem).toMatchObject({ status: 422, code: 'invalid-request' })
    expect(problem.errors?.map((each) => each.pointer)).toContain(pointer)
    for (const { detail } of problem.errors ?? []) expect(detail).toMatch(/^(is|must have|must be) [^']+$/)
  })

  test('a body too large', async () => {
    const { app } = await batchApp()
    expect(problemIn(await ask(app, `{"messages":[{"text":"${'a'.repeat(BATCH_BODY_LIMIT)}"}]}`))).toMatchObject({ status: 413, code: 'body-too-large', detail: expect.stringContaining('4,194,304 bytes') })
    expect((await ask(app, { messages: Array(60).fill({ text: 'õ'.repeat(30_000) }) })).statusCode).toBe(200)
  })

  test('one without a key', async () => {
    const { app } = await batchApp({}, ['0123456789abcdef'])
    expect(problemIn(await ask(app, { messages: [{ text: 'a' }] })).status).toBe(401)
  })
})

/** Keeps the process busy for so many milliseconds. */
function work (milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

async function listen (app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

const json = { 'content-type': 'application/json' }

test('others are answered between its messages', async () => {
  let done = 0
  const { app } = await batchApp({ triage () { work(2); done++; return answers.english } })
  const address = await listen(app)
  const batches = [1, 2].map(() => fetch(`${address}/v1/triage/batch`, { method: 'POST', headers: json, body: JSON.stringify({ messages: Array(200).fill({ text: 'a' }) }) }))
  while (done === 0) await fetch(`${address}/livez`)
  const between: number[] = []
  while (done < 400) {
    await fetch(`${address}/livez`)
    between.push(done)
  }
  expect((await Promise.all(batches)).map(({ status }) => status)).toEqual([200, 200])
  const steps = between.map((count, index) => count - (between[index - 1] ?? count))
  // a request needs a few looks at the network; each lets one slice of one batch in
  expect(between.length).toBeGreaterThan(20)
  expect(Math.max(...steps)).toBeLessThan(100)
})

test('it stops when nobody waits for it any more', async () => {
  let done = 0
  const { app, lines } = await batchApp({ triage () { work(1); done++; return answers.english } })
  const address = await listen(app)
  const controller = new AbortController()
  const batch = fetch(`${address}/v1/triage/batch`, { method: 'POST', headers: json, body: JSON.stringify({ messages: Array(BATCH_LIMIT).fill({ text: 'a' }) }), signal: controller.signal })
  while (done < 20) await fetch(`${address}/livez`)
  controller.abort()
  await expect(batch).rejects.toThrow()
  let before = -1
  while (before < done) {
    before = done
    for (let again = 0; again < 5; again++) await fetch(`${address}/livez`)
  }
  expect(done).toBeLessThan(BATCH_LIMIT / 2)
  expect(lines.map((line) => JSON.parse(line).level).filter((level) => level !== 'info')).toEqual([])
})
