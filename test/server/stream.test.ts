import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { BODY_LIMIT, type AppOptions, type Services } from '../../src/app.ts'
import { answers } from '../../src/contract/examples.ts'
import { Refusal } from '../../src/contract/refusal.ts'
import { loggedApp, problemIn } from '../http/app.ts'
import { openLines } from './lines.ts'
import { exchange } from './socket.ts'

const apps: FastifyInstance[] = []
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())))

interface Running { readonly app: FastifyInstance, readonly port: number, readonly lines: string[], readonly seen: string[] }

async function running (overrides: Partial<Services> = {}, options: AppOptions = {}): Promise<Running> {
  const seen: string[] = []
  const { app, lines } = await loggedApp({
    triage ({ text, reference }) {
      seen.push(text)
      if (text === 'refuse') throw new Refusal([{ pointer: '/text', detail: 'is no MIME message' }])
      if (text === 'break') throw new TypeError('kanaarilind')
      const answer = { ...answers.finnish, ...reference === undefined ? {} : { reference } }
      return text === 'later' ? new Promise((resolve) => setTimeout(() => resolve(answer), 20)) : answer
    },
    ...overrides
  }, options)
  apps.push(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { app, lines, seen, port: (app.server.address() as AddressInfo).port }
}

const message = (text: string, reference?: number): string => `${JSON.stringify({ text, ...reference === undefined ? {} : { reference: String(reference) } })}\n`

/** All answers to a body that is sent at once. */
async function answersTo (port: number, body: string | Buffer): Promise<any[]> {
  const client = openLines(port)
  client.request.end(body)
  return client.rest()
}

const levels = (lines: readonly string[]): string[] => lines.map((line) => JSON.parse(line).level)

describe('each line gets its answer in its place', () => {
  test('with the number of the line, in order, whoever takes longer', async () => {
    const { port } = await running()
    const all = await answersTo(port, Array.from({ length: 500 }, (_, index) => message(index % 50 === 0 ? 'later' : 'now', index)).join(''))
    expect(all.map(({ line, status, triage }) => [line, status, triage.reference])).toEqual(Array.from({ length: 500 }, (_, index) => [index + 1, 200, String(index)]))
    expect(all[0].triage).toEqual({ ...answers.finnish, reference: '0' })
  })

  test.each<[string, string | Buffer, [number, number, string?][]]>([
    ['nothing', '', []],
    ['only line feeds', '\n\r\n \t\n', []],
    ['no line feed at the end', '{"text":"a"}', [[1, 200]]],
    ['carriage returns and empty lines', '{"text":"a"}\r\n\r\n{"text":"b"}\r\n', [[1, 200], [3, 200]]],
    ['a byte order mark', '\ufeff{"text":"a"}\n', [[1, 200]]],
    ['broken JSON', '{"text":"a"}\n{"text":\n{"text":"b"}\n', [[1, 200], [2, 400, 'malformed-json'], [3, 200]]],
    ['an object over two lines', '{"text":\n"a"}\n', [[1, 400, 'malformed-json'], [2, 400, 'malformed-json']]],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from([0x7b, 0xff, 0x0a]), Buffer.from('{"text":"b"}')]), [[1, 400, 'broken-utf-8'], [2, 200]]],
    ['what does not fit the schema', '[]\nnull\n1\n{"text":""}\n{"text":"a","tone":1}\n', [1, 2, 3, 4, 5].map((line) => [line, 422, 'invalid-request'])],
    ['what the service refuses', message('refuse') + message('a'), [[1, 422, 'invalid-request'], [2, 200]]],
    ['a failure of the service', message('break') + message('a'), [[1, 500, 'internal'], [2, 200]]],
    ['a line too long', `{"text":"${'a'.repeat(BODY_LIMIT)}"}\n${message('b')}`, [[1, 413, 'body-too-large'], [2, 200]]],
    ['a last line too long', `${message('b')}${'x'.repeat(BODY_LIMIT * 3)}`, [[1, 200], [2, 413, 'body-too-large']]],
    ['the longest text', message('õ'.repeat(100_000)), [[1, 200]]]
  ])('%s', async (_name, body, expected) => {
    const { port, lines } = await running()
    const all = await answersTo(port, body)
    expect(all.map(({ line, status, problem }) => [line, status, ...problem ? [problem.code] : []])).toEqual(expected)
    for (const { problem, status, triage } of all) {
      expect(triage !== undefined).toBe(status === 200)
      if (problem) expect(problem).toMatchObject({ status, type: `/problems/${problem.code}`, requestId: expect.any(String), instance: '/v1/triage/stream' })
    }
    expect(JSON.stringify(all) + lines.join('')).not.toContain('kanaarilind')
    expect(levels(lines).filter((level) => level !== 'info')).toEqual(_name === 'a failure of the service' ? ['error'] : [])
  })

  test('a broken line says where', async () => {
    const { port } = await running()
    const [{ problem }] = await answersTo(port, '{"text":"a",}\n')
    expect(problem.detail).toBe('The line stops being JSON at column 13; mend it there.')
  })

  test('and inject reads it too', async () => {
    const { app } = await running()
    const answer = await app.inject({ method: 'POST', url: '/v1/triage/stream', payload: message('a') + message('b'), headers: { 'content-type': 'application/x-ndjson' } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({ 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
    expect(answer.body.trim().split('\n').map((line) => JSON.parse(line).line)).toEqual([1, 2])
  })
})

describe('a stream that is none is refused', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['JSON', { 'content-type': 'application/json' }, 415, 'unsupported-media-type'],
    ['no type', { 'content-type': '' }, 415, 'unsupported-media-type'],
    ['a compressed one', { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' }, 415, 'unsupported-media-type'],
    ['one without a key', { 'content-type': 'application/x-ndjson' }, 401, 'unauthorized']
  ])('%s', async (_name, headers, status, code) => {
    const { app } = await running({}, status === 401 ? { keys: ['0123456789abcdef'] } : {})
    const answer = await app.inject({ method: 'POST', url: '/v1/triage/stream', payload: message('a'), headers })
    expect(problemIn(answer)).toMatchObject({ status, code })
    if (_name === 'JSON') expect(answer.headers.accept).toBe('application/x-ndjson')
  })

  test('and lines go nowhere else', async () => {
    const { app } = await running()
    const answer = await app.inject({ method: 'POST', url: '/v1/triage', payload: message('a'), headers: { 'content-type': 'application/x-ndjson' } })
    expect(problemIn(answer)).toMatchObject({ status: 415 })
    expect(answer.headers.accept).toBe('application/json')
  })
})

test('an answer comes before the next line is sent', async () => {
  const { port } = await running()
  const client = openLines(port)
  for (let number = 1; number <= 5; number++) {
    client.request.write(message('a', number))
    expect(await client.next()).toMatchObject({ line: number, triage: { reference: String(number) } })
  }
  client.request.write('{"text":')
  await sleep(20)
  client.request.end('"b"}')
  expect(await client.rest()).toMatchObject([{ line: 6, status: 200 }])
})

test('where answers are not read, no more lines are taken; none is lost', async () => {
  const { port, seen } = await running()
  const total = 20_000
  const client = openLines(port)
  let sent = 0
  Readable.from((function * () { for (let index = 0; index < total; index++) { sent++; yield message('a'.repeat(1000), index) } })()).pipe(client.request)
  await client.response
  let before = -1
  while (before < seen.length) {
    before = seen.length
    await sleep(200)
  }
  expect(seen.length).toBeLessThan(total / 2)
  expect(sent).toBeLessThan(total)
  let ahead = 0
  for (let line = 1; line <= total; line++) {
    expect((await client.next()).line).toBe(line)
    ahead = Math.max(ahead, seen.length - line)
  }
  expect(await client.next()).toBeUndefined()
  expect(ahead).toBeLessThan(total / 2) // what lies between the two ends does not grow with the whole
}, 30_000)

test('50,000 lines take no more memory than 5,000, and each broken one is answered in its place', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const { port } = await running({ triage: () => answers.otherLanguage })
  const client = openLines(port)
  const total = 50_000
  const isBroken = (line: number): boolean => line % 997 === 0
  Readable.from((function * () { for (let line = 1; line <= total; line++) yield isBroken(line) ? '{"text":\n' : message('a'.repeat(100)) })()).pipe(client.request)
  const held: number[] = []
  const misplaced: number[] = []
  for (let line = 1; line <= total; line++) {
    const answer = await client.next()
    if (answer.line !== line || answer.status !== (isBroken(line) ? 400 : 200)) misplaced.push(line)
    if (line % 5000 !== 0) continue
    collect()
    const { heapUsed, external } = process.memoryUsage()
    held.push((heapUsed + external) / 2 ** 20)
  }
  expect(await client.next()).toBeUndefined()
  expect(misplaced).toEqual([])
  expect(Math.max(...held.slice(1)) - held[0]!).toBeLessThan(8)
}, 60_000)

test('others are answered between its lines', async () => {
  const { port, seen } = await running({
    triage ({ text }) {
      seen.push(text)
      const until = performance.now() + 2
      while (performance.now() < until);
      return answers.english
    }
  })
  const client = openLines(port)
  client.request.end(message('a').repeat(200))
  const all = client.rest()
  let between = 0
  while (seen.length < 200) {
    await fetch(`http://127.0.0.1:${port}/livez`)
    between++
  }
  expect(await all).toHaveLength(200)
  expect(between).toBeGreaterThan(10)
})

describe('a client that goes away', () => {
  test.each(['in the middle of a line', 'while it is answered', 'without reading'])('%s disturbs nobody, and its lines are let be', async (when) => {
    const { port, seen, lines } = await running({
      async triage ({ text }) {
        seen.push(text)
        await sleep(1)
        return answers.english
      }
    })
    const client = openLines(port)
    client.request.write(message('a').repeat(when === 'in the middle of a line' ? 3 : 2000))
    if (when !== 'without reading') await client.next()
    if (when === 'in the middle of a line') client.request.write('{"text":')
    await sleep(30)
    client.request.destroy()
    await sleep(100)
    const then = seen.length
    await sleep(100)
    expect(seen.length).toBe(then)
    expect(then).toBeLessThan(1500)
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200)
    expect(levels(lines).filter((level) => level !== 'info')).toEqual([])
  })
})

describe('time', () => {
  test('a stream may take longer than a request, as long as it moves', async () => {
    const { port, lines } = await running({}, { requestTimeout: 300 })
    const client = openLines(port)
    for (let number = 1; number <= 8; number++) {
      client.request.write(message('a'))
      expect(await client.next()).toMatchObject({ line: number })
      await sleep(150)
    }
    client.request.end()
    expect(await client.next()).toBeUndefined()
    expect(lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg !== `Server listening at http://127.0.0.1:${port}`)).toMatchObject([{ level: 'info', msg: 'request', status: 200 }])
  })

  test('one that stands still is cut off', async () => {
    const { port, lines } = await running({}, { requestTimeout: 300 })
    const client = openLines(port)
    client.request.write(message('a'))
    await client.next()
    await expect(client.next()).rejects.toThrow()
    expect(levels(lines).filter((level) => level !== 'info')).toEqual([])
  })

  test('and the next request on its connection is as hurried as any', async () => {
    const { port } = await running({}, { requestTimeout: 300 })
    const head = (path: string, type: string, length: number): string => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`
    const line = message('a')
    const received = await exchange(port, head('/v1/triage/stream', 'application/x-ndjson', line.length), line, 100, head('/v1/triage', 'application/json', 100), '{"text":')
    expect(received).toMatch(/^HTTP\/1\.1 200 .*"line":1,.*HTTP\/1\.1 408 /s)
  })
})

describe('when the service stops', () => {
  test.each([{ name: 'waiting for a line', sent: 3 }, { name: 'at work', sent: 3000 }])('a stream $name ends with the line from which to go on', async ({ sent }) => {
    const { app, port, seen } = await running({
      async triage ({ text }) {
        seen.push(text)
        await sleep(1)
        return answers.english
      }
    })
    const client = openLines(port)
    client.request.write(message('a').repeat(sent))
    expect(await client.next()).toMatchObject({ line: 1 })
    if (sent === 3) for (const line of [2, 3]) expect(await client.next()).toMatchObject({ line })
    const closed = app.close()
    const all = await client.rest()
    expect(all.at(-1)).toMatchObject({ status: 503, problem: { code: 'not-ready' } })
    expect(all.at(-1).line).toBe(seen.length + 1)
    expect(all.at(-1).line).toBeLessThan(3000)
    await closed
  })
})
