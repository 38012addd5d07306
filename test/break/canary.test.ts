import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import { PLACEHOLDERS } from '../../src/core/placeholders.ts'
import { run, type Run } from '../server/run.ts'
import { exchange } from '../server/socket.ts'

/** A word that no program says of itself. */
const CANARY = 'kanaarilind'
const FOUND = new RegExp(CANARY, 'i')
const KEY = '0123456789abcdef'

const folder = mkdtempSync(join(tmpdir(), 'canary-'))
const places = { script: join(folder, 'dist'), cwd: join(folder, 'cwd'), tmp: join(folder, 'tmp'), home: join(folder, 'home') }

let service: Run
let collector: Server
let traces = ''
const answers: string[] = []
let metrics = ''

beforeAll(async () => {
  await bundle(fileURLToPath(new URL('../../src/server.ts', import.meta.url)), places.script)
  for (const place of [places.cwd, places.tmp, places.home]) mkdirSync(place)
  collector = createServer((request, response) => {
    request.setEncoding('latin1').on('data', (chunk: string) => { traces += chunk }).on('end', () => response.setHeader('content-type', 'application/json').end('{}'))
  })
  await new Promise<void>((resolve) => { collector.listen(0, '127.0.0.1', resolve) })
  service = await run(join(places.script, 'server.js'), {
    LOG_LEVEL: 'trace', API_KEYS: KEY, REQUEST_TIMEOUT: '1', RATE_LIMIT: '100000', TMPDIR: places.tmp, HOME: places.home,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  }, places.cwd)
  for (const { path, method = 'POST', body, headers } of REQUESTS) {
    const answer = await fetch(`${service.address}${path}`, { method, headers: { authorization: `Bearer ${KEY}`, ...body !== undefined && { 'content-type': 'application/json' }, ...headers }, ...body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) } })
    answers.push(`${answer.status} ${await answer.text()}`)
  }
  for (const raw of RAW) await exchange(service.port, ...raw)
  metrics = await (await fetch(`${service.address}/metrics`)).text()
  service.child.kill('SIGINT')
  await service.ended
}, 60_000)

afterAll(() => {
  service.child.kill('SIGKILL')
  collector.close()
  rmSync(folder, { recursive: true })
})

interface Sent { readonly path: string, readonly method?: string, readonly body?: unknown, readonly headers?: Record<string, string> }

const said = `Where is my order ${CANARY}-20931? I want my money back! Call me, ${CANARY}@example.com.\n\nRegards,\nMari ${CANARY}`
const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, CANARY]))
const triage = { text: said, subject: CANARY, reference: CANARY, values }
const mail = `From: ${CANARY} <${CANARY}@example.com>\nTo: shop@example.com\nSubject: ${CANARY}\nX-Mailer: ${CANARY}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=${CANARY}\n\n` +
  `--${CANARY}\nContent-Type: text/html; charset=${CANARY}\n\n<p class="${CANARY}">${said}</p>\n--${CANARY}\nContent-Type: image/png; name=${CANARY}.png\nContent-Disposition: attachment; filename=${CANARY}.png\n\n${CANARY}\n--${CANARY}--\n`
const bodies: readonly (readonly [path: string, bodies: readonly unknown[]])[] = [
  ['/v1/triage', [
    triage, { ...triage, language: 'en' }, { text: mail, format: 'eml' }, { text: `<p title="${CANARY}">${said}</p>`, format: 'html' }, { ...triage, language: CANARY }, { ...triage, format: CANARY }, { ...triage, channel: CANARY },
    { ...triage, gaps: CANARY }, { ...triage, receivedAt: CANARY }, { ...triage, [CANARY]: 1 }, { ...triage, values: { [CANARY]: CANARY } }, { text: [CANARY] }, { text: CANARY.repeat(10_000) }, CANARY, [CANARY], { text: `${CANARY}\ud800` }
  ]],
  ['/v1/triage/batch', [{ messages: [triage, { text: 1, [CANARY]: 1 }, CANARY, { text: CANARY, language: CANARY }] }, { messages: CANARY }, { [CANARY]: [] }]],
  ['/v1/drafts', [
    { scenario: 'delivery-delay', language: 'et', text: said, values, secondary: ['wrong-item'] }, { scenario: CANARY, language: 'et', text: said }, { scenario: 'delivery-delay', language: CANARY },
    { scenario: 'delivery-delay', language: 'et', secondary: [CANARY], demands: [CANARY], escalation: [CANARY], level: CANARY, channel: CANARY, gaps: CANARY }
  ]],
  ['/v1/replies/check', [{ text: said, complaint: said, values }, { text: said, language: CANARY }, { text: said, channel: CANARY, [CANARY]: CANARY }, { text: said, complaint: [CANARY] }]]
]
const REQUESTS: readonly Sent[] = [
  ...bodies.flatMap(([path, all]) => all.map((body): Sent => ({ path, body }))),
  { path: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson' }, body: [JSON.stringify(triage), `{"${CANARY}`, `"${CANARY}"`, CANARY, JSON.stringify({ text: said, language: CANARY })].join('\n') },
  ...[`{"text":"${CANARY}`, `${CANARY}`, `{"text":"a","${CANARY}":}`, `{"text":"${CANARY}","text":1}`, '['.repeat(50) + CANARY, CANARY.repeat(120_000)].map((body): Sent => ({ path: '/v1/triage', body })),
  ...[`/${CANARY}`, `/v1/scenarios/${CANARY}`, `/problems/${CANARY}`, `/livez?${CANARY}=${CANARY}`, `/v1/scenarios?${CANARY}`, `/${CANARY}%zz`, `/docs/${CANARY}`, `/v1/${CANARY.repeat(30)}`].map((path): Sent => ({ path, method: 'GET' })),
  { path: `/v1/triage?${CANARY}`, method: 'DELETE' },
  ...[
    { 'user-agent': CANARY, referer: `http://${CANARY}/`, cookie: `${CANARY}=${CANARY}`, origin: `http://${CANARY}`, 'x-forwarded-for': CANARY, forwarded: `for=${CANARY}`, [`x-${CANARY}`]: CANARY },
    { 'content-type': `application/${CANARY}` }, { 'content-type': `application/json; charset=${CANARY}` }, { 'content-encoding': CANARY }, { accept: CANARY, 'accept-language': CANARY }, { authorization: `Bearer ${CANARY}-${CANARY}` }, { authorization: `Basic ${CANARY}` },
    { traceparent: `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-${CANARY}`, tracestate: `a=${CANARY}` }, { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', tracestate: `a=${CANARY}`, baggage: `a=${CANARY}` },
    { 'x-request-id': `${CANARY} with spaces` }
  ].map((headers): Sent => ({ path: '/v1/triage', body: triage, headers }))
]
const head = `POST /v1/triage HTTP/1.1\r\nHost: ${CANARY}\r\nAuthorization: Bearer ${KEY}\r\nContent-Type: application/json\r\n`
const RAW: readonly (readonly string[])[] = [
  [`${CANARY} / HTTP/1.1\r\n\r\n`], [`GET /${CANARY} ${CANARY}\r\n\r\n`], [`GET / HTTP/1.1\r\n${CANARY}\r\n\r\n`], [`GET /${CANARY} HTTP/1.1\r\nHost: a\r\nX: ${CANARY.repeat(2000)}\r\n\r\n`],
  [`${head}Content-Length: ${CANARY}\r\n\r\n`], [`${head}Transfer-Encoding: chunked\r\n\r\n${CANARY}\r\n`], [`${head}Content-Length: 900\r\n\r\n{"text":"${CANARY}`], [`${head}Expect: ${CANARY}\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`]
]

test('all was sent and answered, and answers do repeat it', () => {
  expect(answers.length).toBe(REQUESTS.length)
  expect(answers.filter((answer) => !/^[24]/.test(answer))).toEqual([])
  expect(answers.filter((answer) => answer.startsWith('200') && FOUND.test(answer)).length).toBeGreaterThan(10)
})

test('no line of the log has it, at its most talkative', () => {
  const lines = service.out().trim().split('\n')
  expect(lines.length).toBeGreaterThan(REQUESTS.length + RAW.length)
  expect([...lines, ...service.err().split('\n')].filter((line) => FOUND.test(line) || line.includes('Mari') || line.includes(KEY))).toEqual([])
})

test('no metric has it', () => {
  expect(metrics).toContain('complaint_triage_messages_total{language="en"')
  expect(metrics.split('\n').filter((line) => FOUND.test(line))).toEqual([])
})

test('no trace has it', () => {
  expect(traces).toContain('/v1/replies/check')
  expect(traces.match(/"traceId"/g)!.length).toBeGreaterThanOrEqual(REQUESTS.length)
  expect(FOUND.test(traces) || traces.includes('Mari')).toBe(false)
})

test('no file has it', () => {
  const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  expect(written.filter((name) => !name.startsWith(places.script))).toEqual([])
  expect(written.filter((name) => FOUND.test(name) || readFileSync(name).includes(CANARY))).toEqual([])
})
