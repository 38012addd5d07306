import { connect, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Triage } from '../../src/contract/answer.ts'
import { answers, examples } from '../../src/contract/examples.ts'
import { exchange } from '../server/socket.ts'
import { loggedApp, post } from './app.ts'

const CANARY = 'kanaarilind'

/** The samples of GET /metrics by name and labels. */
async function samplesOf (app: FastifyInstance): Promise<Map<string, number>> {
  const answer = await app.inject('/metrics')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  return new Map(answer.body.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

describe('GET /metrics', () => {
  test('counts requests by method, route and status, and their time', async () => {
    const { app } = await loggedApp()
    for (const _ of [1, 2]) await post(app, { text: 'a' })
    await post(app, '{')
    await app.inject('/nowhere')
    await app.inject({ method: 'PUT', url: '/livez' })
    const samples = await samplesOf(app)
    expect([
      'http_requests_total{method="POST",route="/v1/triage",status="200"}',
      'http_requests_total{method="POST",route="/v1/triage",status="400"}',
      'http_requests_total{method="GET",route="none",status="404"}',
      'http_requests_total{method="other",route="none",status="405"}',
      'http_request_duration_seconds_count{method="POST",route="/v1/triage",status_class="2xx"}',
      'http_request_duration_seconds_bucket{le="+Inf",method="POST",route="/v1/triage",status_class="4xx"}',
      'http_problems_total{code="malformed-json"}', 'http_problems_total{code="not-found"}',
      'http_requests_in_flight'
    ].map((name) => [name.split('{')[0], samples.get(name)])).toEqual([
      ['http_requests_total', 2], ['http_requests_total', 1], ['http_requests_total', 1], ['http_requests_total', 1],
      ['http_request_duration_seconds_count', 2], ['http_request_duration_seconds_bucket', 1],
      ['http_problems_total', 1], ['http_problems_total', 1], ['http_requests_in_flight', 1]
    ])
  })

  test('counts what was concluded of each message, one at a time, in a batch or on a stream', async () => {
    const found: Record<string, Triage> = { english: answers.english, other: answers.otherLanguage }
    const { app } = await loggedApp({ triage: ({ text }) => found[text]! })
    await post(app, { text: 'english' })
    await post(app, { messages: [{ text: 'english' }, { text: '' }, { text: 'other' }] }, { url: '/v1/triage/batch' })
    await post(app, '{"text":"other"}\n{', { url: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson' } })
    await post(app, { scenario: 'other', language: 'en' }, { url: '/v1/drafts' })
    await post(app, { text: 'Dear customer' }, { url: '/v1/replies/check' })
    const samples = await samplesOf(app)
    const { scenario, anger, priority, review, draft, language } = answers.english
    const counted = (name: string): number | undefined => samples.get(`complaint_triage_${name}`)
    expect({
      messages: counted(`messages_total{language="${language.code}",complaint="true",review="${review.needed}"}`),
      unknown: counted('messages_total{language="other",complaint="unknown",review="true"}'),
      scenarios: counted(`scenarios_total{language="en",scenario="${scenario!.id}"}`),
      anger: counted(`anger_total{level="${anger.level}"}`)! + (anger.level === answers.otherLanguage.anger.level ? -2 : 0),
      priority: counted(`priority_total{level="${priority.level}"}`)! + (priority.level === answers.otherLanguage.priority.level ? -2 : 0),
      reasons: counted('review_reasons_total{reason="unknown-language"}'),
      drafts: counted(`drafts_total{language="en",by="triage",complete="${draft!.missing.length === 0}"}`),
      own: counted(`drafts_total{language="${examples.drafts.overruled.language}",by="request",complete="${examples.drafts.overruled.missing.length === 0}"}`),
      checks: counted('reply_checks_total{passed="true"}'),
      invalid: samples.get('http_problems_total{code="invalid-request"}'),
      malformed: samples.get('http_problems_total{code="malformed-json"}')
    }).toEqual({ messages: 2, unknown: 2, scenarios: 2, anger: 2, priority: 2, reasons: 2, drafts: 2, own: 1, checks: 1, invalid: 1, malformed: 1 })
  })

  test('has the version, and the process', async () => {
    const samples = await samplesOf((await loggedApp()).app)
    expect([...samples.keys()]).toEqual(expect.arrayContaining([expect.stringMatching(/^complaint_triage_build_info\{version="[\d.]+",engine="0\.0\.0\+fake"\}$/), 'process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds']))
  })

  test('holds no word of what was sent, and names no key', async () => {
    const { app } = await loggedApp({}, { keys: [CANARY + CANARY] })
    const headers = { authorization: `Bearer ${CANARY}${CANARY}`, 'user-agent': CANARY, 'x-request-id': CANARY }
    for (const [method, url] of [['POST', '/v1/triage'], ['PUT', `/${CANARY}`], ['GET', `/v1/scenarios/${CANARY}`], ['GET', `/${CANARY}%zz`], ['GET', `/problems/${CANARY.repeat(20)}`]] as const) {
      await app.inject({ method, url: `${url}?${CANARY}`, headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify({ text: CANARY, subject: CANARY, reference: CANARY, [CANARY]: CANARY }) })
    }
    expect((await app.inject('/metrics')).body).not.toContain(CANARY)
  })

  test('does not grow with what callers make up', async () => {
    const { app } = await loggedApp()
    const ask = async (round: number): Promise<void> => {
      for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'] as const) await app.inject({ method, url: `/made-up/${round}`, headers: { 'x-request-id': `r${round}` } })
      await post(app, { text: 'a', language: 'en', reference: `r${round}` })
      await app.inject(`/v1/scenarios/s${round}`)
    }
    await ask(0)
    const before = [...(await samplesOf(app)).keys()].filter((name) => !/^(nodejs|process)/.test(name))
    for (let round = 1; round < 20; round++) await ask(round)
    const after = [...(await samplesOf(app)).keys()].filter((name) => !/^(nodejs|process)/.test(name) && !name.includes('route="/metrics"'))
    expect(after).toEqual(before)
  })
})

describe('a client that leaves', () => {
  const body = JSON.stringify({ text: 'a' })
  const head = (path: string, length: number, type = 'application/json'): string => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`
  test.each([
    { name: 'while it is answered', sent: head('/v1/triage', body.length) + body, route: '/v1/triage' },
    { name: 'while its batch is answered', sent: head('/v1/triage/batch', body.length + 16) + `{"messages":[${body}] }`, route: '/v1/triage/batch' },
    { name: 'in the middle of its body', sent: head('/v1/triage', 1000) + body, route: '/v1/triage' }
  ])('$name is one line in the log, and is counted', async ({ sent, route }) => {
    const { app, lines } = await loggedApp({ triage: async () => { await sleep(150); return answers.english } })
    await app.listen({ port: 0 })
    try {
      const { port } = app.addresses()[0] as AddressInfo
      const socket = connect(port, 'localhost')
      socket.write(sent)
      await sleep(60)
      socket.destroy()
      await sleep(200)
      const told = lines.map((line) => JSON.parse(line)).filter(({ requestId }) => requestId !== undefined)
      expect(told).toEqual([expect.objectContaining({ level: 'info', method: 'POST', route, ms: expect.any(Number) })])
      const samples = await samplesOf(app)
      expect(samples.get('http_requests_in_flight')).toBe(1)
      expect(samples.get(`http_requests_total{method="POST",route="${route}",status="499"}`)).toBe(1)
    } finally {
      await app.close()
    }
  })

  test('nothing of the kind is said of one that stays', async () => {
    const { app, lines } = await loggedApp()
    await app.listen({ port: 0 })
    try {
      expect(await exchange((app.addresses()[0] as AddressInfo).port, head('/v1/triage', body.length).replace('Host: x', 'Host: x\r\nConnection: close') + body)).toMatch(/^HTTP\/1.1 200/)
      expect(lines.map((line) => JSON.parse(line)).filter(({ requestId }) => requestId !== undefined).map(({ msg, status }) => [msg, status])).toEqual([['request', 200]])
    } finally {
      await app.close()
    }
  })
})

describe('the trace of the caller', () => {
  const ID = '4bf92f3577b34da6a3ce929d0e0e4736'
  const logged = async (traceparent: string): Promise<unknown> => {
    const { app, lines } = await loggedApp()
    await app.inject({ url: '/livez', headers: { traceparent } })
    return JSON.parse(lines[0]!).traceId
  }
  test.each([`00-${ID}-00f067aa0ba902b7-01`, `00-${ID}-00f067aa0ba902b7-00`, `01-${ID}-00f067aa0ba902b7-01-more`])('is in the log: %s', async (traceparent) => {
    expect(await logged(traceparent)).toBe(ID)
  })
  test.each([
    '', 'x', `00-${ID}-00f067aa0ba902b7`, `ff-${ID}-00f067aa0ba902b7-01`, `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `00-${ID}-${'0'.repeat(16)}-01`,
    `00-${ID.toUpperCase()}-00f067aa0ba902b7-01`, `00-${ID}-00f067aa0ba902b7-01-more`, `00-${ID}-00f067aa0ba902b7-01${' '.repeat(600)}`
  ])('is not, where it is none: %s', async (traceparent) => {
    expect(await logged(traceparent)).toBeUndefined()
  })
})
