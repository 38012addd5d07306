import { connect, type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BODY_LIMIT } from '../../src/app.ts'
import { loggedApp } from '../http/app.ts'
import { answerIn, exchange } from './socket.ts'

let app: FastifyInstance
let lines: string[]
let port: number
beforeAll(async () => {
  ({ app, lines } = await loggedApp({}, { requestTimeout: 400 }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

const head = (line: string, ...headers: string[]) => [line, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n')
const json = (length: number) => head('POST /v1/triage HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${length}`)

describe('bytes that are no sound request get a problem and a closed connection', () => {
  test.each<{ name: string, parts: (string | Buffer | number)[], status: number, code: string }>([
    { name: 'no HTTP', parts: ['hello\r\n\r\n'], status: 400, code: 'bad-request' },
    { name: 'TLS', parts: [Buffer.from('16030100a0010000', 'hex')], status: 400, code: 'bad-request' },
    { name: 'a header without colon', parts: ['GET / HTTP/1.1\r\nHost x\r\n\r\n'], status: 400, code: 'bad-request' },
    { name: 'two lengths', parts: [head('POST /v1/triage HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2')], status: 400, code: 'bad-request' },
    { name: 'length and chunks', parts: [head('POST /v1/triage HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked')], status: 400, code: 'bad-request' },
    { name: 'a broken chunk', parts: [head('POST /v1/triage HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked'), 'zz\r\n'], status: 400, code: 'bad-request' },
    { name: 'headers too large', parts: [head('GET /livez HTTP/1.1', `X-Long: ${'x'.repeat(20_000)}`)], status: 431, code: 'headers-too-large' },
    { name: 'a path too long', parts: [head(`GET /${'x'.repeat(20_000)} HTTP/1.1`)], status: 431, code: 'headers-too-large' },
    { name: 'headers that never end', parts: ['GET /livez HTTP/1.1\r\nHost: x\r\n'], status: 408, code: 'timeout' },
    { name: 'a body that never ends', parts: [json(100), '{"text":'], status: 408, code: 'timeout' },
    { name: 'a body that trickles', parts: [json(100), ...Array.from({ length: 8 }, () => [' ', 100]).flat()], status: 408, code: 'timeout' },
    { name: 'a body said to be too large', parts: [json(BODY_LIMIT + 1)], status: 413, code: 'body-too-large' },
    { name: 'a body that is too large', parts: [json(4 * BODY_LIMIT), ' '.repeat(4 * BODY_LIMIT)], status: 413, code: 'body-too-large' },
    {
      name: 'chunks too large', status: 413, code: 'body-too-large',
      parts: [head('POST /v1/triage HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked'), `200000\r\n${' '.repeat(0x200000)}\r\n0\r\n\r\n`]
    },
    { name: 'bytes in the path', parts: [Buffer.from(head('GET /v1/õ\xff HTTP/1.1'), 'latin1')], status: 400, code: 'bad-request' },
    { name: 'a method of another protocol', parts: [head('PROPFIND /v1/triage HTTP/1.1')], status: 405, code: 'method-not-allowed' }
  ])('$name', async ({ parts, status, code }) => {
    const answer = answerIn(await exchange(port, ...parts))
    expect(answer.status).toBe(status)
    expect(answer.head).toMatch(/content-type: application\/problem\+json/i)
    expect(answer.body).toMatchObject({ status, code, type: `/problems/${code}` })
    expect(answer.head.toLowerCase()).toContain(`x-request-id: ${answer.body.requestId}`)
  })

  test('and is not logged as an error', () => {
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.map((line) => JSON.parse(line)).filter(({ level }) => level !== 'info')).toEqual([])
  })
})

test('clients that go away in the middle disturb nobody', async () => {
  const before = lines.length
  await Promise.all(Array.from({ length: 20 }, (_, index) => new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${json(100)}{"te`)
      setTimeout(() => index % 2 === 0 ? socket.resetAndDestroy() : socket.end(), 20)
    })
    socket.on('error', () => {}).on('close', resolve).resume()
  })))
  expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200)
  expect(lines.slice(before).filter((line) => /"level":"(error|fatal|warn)"/.test(line))).toEqual([])
})

test.each([
  { name: 'Expect: 100-continue', request: [head('POST /v1/triage HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 12', 'Expect: 100-continue'), 50, '{"text":"a"}'], holds: /^HTTP\/1\.1 100 .*HTTP\/1\.1 200 /s },
  { name: 'an upgrade that is not on offer', request: [head('GET /livez HTTP/1.1', 'Upgrade: websocket')], holds: /^HTTP\/1\.1 200 /s },
  { name: 'HTTP/1.0', request: ['GET /livez HTTP/1.0\r\n\r\n'], holds: /^HTTP\/1\.1 200 .*connection: close/is },
  { name: 'a full address', request: [head('GET http://x/livez HTTP/1.1')], holds: /^HTTP\/1\.1 (200|404) /s },
  { name: 'OPTIONS *', request: [head('OPTIONS * HTTP/1.1')], holds: /^HTTP\/1\.1 204 /s },
  { name: 'two requests at once', request: ['GET /livez HTTP/1.1\r\nHost: x\r\n\r\n', head('GET /readyz HTTP/1.1')], holds: /alive.*ready/s }
])('$name is answered', async ({ request, holds }) => {
  expect(await exchange(port, ...request)).toMatch(holds)
})

test('a slow client is answered when its body is complete in time', async () => {
  const body = '{"text":"tere"}'
  expect(answerIn(await exchange(port, json(body.length), 100, body.slice(0, 5), 100, body.slice(5))).status).toBe(200)
})
