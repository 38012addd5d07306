import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { run, type Run } from './run.ts'
import { TIMED } from '../timed.ts'

const SCRIPT = fileURLToPath(new URL('fake-server.ts', import.meta.url))
const CANARY = 'kanaarilind'
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const PARENT = '00f067aa0ba902b7'

interface Span { readonly traceId: string, readonly spanId: string, readonly parentSpanId?: string, readonly name: string, readonly kind: number, readonly attributes: readonly unknown[], readonly status: { readonly code: number } }

/** A collector that takes OTLP/HTTP and keeps what comes. */
let collector: Server
let endpoint: string
let received: string[] = []
beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      received.push(`${request.method} ${request.url}\n${body}`)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
})
afterAll(() => { collector.close() })
beforeEach(() => { received = [] })

let service: Run
afterEach(() => { service.child.kill('SIGKILL') })

const post = (text: string, headers: Record<string, string> = {}, path = '/v1/triage'): Promise<Response> =>
  fetch(`${service.address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ text }) })

/** Ends the service, so that it sends what it has, and gives the spans that came, by name. */
async function spans (): Promise<Map<string, Span>> {
  service.child.kill('SIGINT')
  expect(await service.ended).toBe(0)
  const bodies = received.map((each) => {
    expect(each).toMatch(/^POST \/v1\/traces\n/)
    return JSON.parse(each.slice(each.indexOf('\n')))
  })
  const all: Span[] = bodies.flatMap(({ resourceSpans }) => resourceSpans.flatMap((resource: any) => resource.scopeSpans.flatMap((scope: any) => scope.spans)))
  return new Map(all.map((span) => [span.name, span]))
}

test('a request is a span of the caller\'s trace, sent to the collector, without a word of what was sent', async () => {
  service = await run(SCRIPT, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'triage-test' })
  const headers = { traceparent: `00-${TRACE}-${PARENT}-01`, tracestate: `vendor=${CANARY}`, 'x-request-id': 'mine', 'user-agent': CANARY }
  const answer = await post(CANARY, headers, `/v1/triage?${CANARY}`)
  const [, traceId, spanId, flags] = /^00-([\da-f]{32})-([\da-f]{16})-(\d\d)$/.exec(answer.headers.get('traceresponse')!)!
  await post(`break ${CANARY}`, {}, '/v1/drafts')
  await fetch(`${service.address}/v1/scenarios/${CANARY}`)
  await fetch(`${service.address}/${CANARY}`, { method: 'PUT' })
  const found = await spans()
  expect([...found.keys()]).toEqual(['POST /v1/triage', 'POST /v1/drafts', 'GET /v1/scenarios/:id', 'PUT'])
  expect(found.get('POST /v1/triage')).toMatchObject({ traceId: TRACE, parentSpanId: PARENT, spanId, kind: 2, status: { code: 0 } })
  expect(found.get('POST /v1/triage')!.attributes).toEqual([
    { key: 'http.request.method', value: { stringValue: 'POST' } },
    { key: 'http.route', value: { stringValue: '/v1/triage' } },
    { key: 'http.response.status_code', value: { intValue: 200 } },
    { key: 'complaint_triage.request_id', value: { stringValue: 'mine' } }
  ])
  expect([traceId, flags]).toEqual([TRACE, '01'])
  expect(found.get('GET /v1/scenarios/:id')!.traceId).not.toBe(TRACE)
  expect(received.join('')).toContain('triage-test')
  expect(received.join('')).not.toContain(CANARY)
  const lines = service.out().trim().split('\n').map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
  expect(lines[0]).toMatchObject({ requestId: 'mine', traceId: TRACE })
  expect(lines.map(({ traceId }) => /^[\da-f]{32}$/.test(traceId))).toEqual([true, true, true, true])
})

test('a failure is marked, without its message', async () => {
  service = await run(SCRIPT, { OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` })
  expect((await post(`break ${CANARY}`)).status).toBe(500)
  const span = (await spans()).get('POST /v1/triage')!
  expect(span.status).toEqual({ code: 2 })
  expect(span.attributes).toContainEqual({ key: 'error.type', value: { stringValue: '500' } })
  expect(received.join('')).not.toContain(CANARY)
})

test('what the caller does not sample is not sent', async () => {
  service = await run(SCRIPT, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
  const answer = await post('a', { traceparent: `00-${TRACE}-${PARENT}-00` })
  expect(answer.headers.get('traceresponse')).toMatch(new RegExp(`^00-${TRACE}-[\\da-f]{16}-00$`))
  expect([...(await spans()).keys()]).toEqual([])
})

test('without a collector the service answers and stops as ever, and says so', TIMED, async () => {
  service = await run(SCRIPT, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })
  expect((await post('a')).status).toBe(200)
  const begun = performance.now()
  service.child.kill('SIGINT')
  expect(await service.ended).toBe(0)
  expect(performance.now() - begun).toBeLessThan(3000)
  expect(service.out().match(/the last traces could not be sent in time/g)).toHaveLength(1)
})

test('it is off by default', async () => {
  service = await run(SCRIPT)
  expect((await post('a', { traceparent: `00-${TRACE}-${PARENT}-01` })).headers.get('traceresponse')).toBeNull()
  expect(received).toEqual([])
})
