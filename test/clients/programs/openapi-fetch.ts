// A program as an integrator might write it, against what openapi-typescript makes of the contract.
import { argv } from 'node:process'
import createClient from 'openapi-fetch'
import type { components, paths } from './complaint-triage.js'

type Schemas = components['schemas']
type Triage = Schemas['Triage']
type LineResult = Schemas['LineResult']

const [, , baseUrl = '', key = ''] = argv
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } })

/** What a program does about each problem; the compiler knows the codes. */
function about ({ code, detail, errors = [] }: Schemas['Problem']): string {
  switch (code) {
    case 'invalid-request': return `fix ${errors.map(({ pointer }) => pointer).join(', ')}`
    case 'unauthorized': return 'another key'
    case 'rate-limited':
    case 'overloaded':
    case 'not-ready': return 'later'
    case 'not-found': return 'nowhere'
    default: return `${code}: ${detail}`
  }
}

/** Reads every part of an answer under its own type. */
function digest ({ language, scenario, secondary, anger, demands, escalation, entities, priority, review, draft, evidence }: Triage): object {
  const level: 'calm' | 'irritated' | 'angry' | 'furious' = anger.level
  const urgent: boolean = priority.level === 'urgent'
  const first = evidence[0]
  return {
    language: language.code,
    scenario: scenario?.id ?? null,
    secondary: secondary.map(({ id }) => id),
    level,
    signs: anger.signs.map(({ id, evidence: [span] }) => [id, span?.text.length]),
    demands: demands.map(({ id }) => id),
    escalation: escalation.map(({ reason }) => reason),
    order: entities.find(({ type }) => type === 'orderNumber')?.value ?? null,
    urgent,
    due: new Date(priority.respondBy).getTime(),
    review: review.needed,
    evidence: first === undefined ? null : first.end - first.start - first.text.length,
    draft: draft === null ? null : { subject: draft.subject, missing: draft.missing.map(({ name }) => name), filled: draft.filled.map(({ name, source }) => `${name} ${source}`) }
  }
}

const message: Schemas['TriageRequest'] = {
  text: 'Tere! Tellimus EE-20931 pidi tulema nädal tagasi. Kus see on? Soovin raha tagasi.\n\nMari Tamm',
  receivedAt: '2026-11-20T10:00:00Z',
  reference: 'ZD-1',
  values: { carrier: 'Omniva' }
}

const triage = await client.POST('/v1/triage', { body: message, params: { header: { 'X-Request-Id': 'my-1' } } })
if (triage.error) throw new Error(about(triage.error))

const refused = await client.POST('/v1/triage', { body: { text: '', language: 'sv' } })
const stranger = await createClient<paths>({ baseUrl }).GET('/v1/scenarios')

const batch = await client.POST('/v1/triage/batch', { body: { messages: [message, { text: '' }] } })
if (batch.error) throw new Error(about(batch.error))

const stream = await client.POST('/v1/triage/stream', {
  body: `${JSON.stringify(message)}\n{"text":\n${JSON.stringify({ text: 'Where is my order?' } satisfies Schemas['TriageRequest'])}\n`,
  bodySerializer: (lines) => lines,
  headers: { 'Content-Type': 'application/x-ndjson' },
  parseAs: 'text'
})
if (stream.error) throw new Error(about(stream.error))
const lines = stream.data.trim().split('\n').map((line) => JSON.parse(line) as LineResult)

const draft = await client.POST('/v1/drafts', { body: { scenario: 'wrong-item', language: 'fi', channel: 'chat', level: 'irritated', demands: ['replacement'], gaps: 'omit' } })
if (draft.error) throw new Error(about(draft.error))

const check = await client.POST('/v1/replies/check', { body: { text: 'You should have read the terms.', complaint: 'My lamp is broken.', channel: 'chat' } })
if (check.error) throw new Error(about(check.error))

const scenarios = await client.GET('/v1/scenarios')
const scenario = await client.GET('/v1/scenarios/{id}', { params: { path: { id: 'delivery-delay' } } })
const noScenario = await client.GET('/v1/scenarios/{id}', { params: { path: { id: 'none' } } })
if (scenarios.error) throw new Error(about(scenarios.error))
if (scenario.error) throw new Error(about(scenario.error))

const alive = await client.GET('/livez')
const ready = await client.GET('/readyz')
const metrics = await client.GET('/metrics', { parseAs: 'text' })
const kind = await client.GET('/problems/{code}', { params: { path: { code: 'rate-limited' } } })

console.log(JSON.stringify({
  triage: digest(triage.data),
  requestId: triage.response.headers.get('x-request-id'),
  reference: triage.data.reference,
  refused: refused.error && about(refused.error),
  stranger: stranger.error && about(stranger.error),
  batch: batch.data.results.map((result) => result.status === 200 ? result.triage.scenario?.id : about(result.problem)),
  lines: lines.map((result) => [result.line, result.status === 200 ? result.triage.language.code : result.problem.code]),
  draft: [draft.data.language, draft.data.subject, draft.data.missing.length, draft.data.body.length > 50],
  check: [check.data.passed, check.data.findings.filter(({ kind: each }) => each === 'avoid').map(({ rule, start = -1, end = -1 }) => `${rule} ${start} ${end > start}`)],
  scenarios: [scenarios.data.languages.map(({ code }) => code), scenarios.data.scenarios.length],
  scenario: [scenario.data.languages['et']?.title, (scenario.data.languages['en']?.placeholders.length ?? 0) > 3],
  noScenario: noScenario.error && about(noScenario.error),
  alive: alive.data?.status,
  ready: ready.data?.status,
  metrics: metrics.data?.includes('http_requests_total'),
  kind: kind.data?.status
}))
