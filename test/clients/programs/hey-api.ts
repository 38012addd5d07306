// The same program against what @hey-api/openapi-ts makes of the contract.
import { argv } from 'node:process'
import { client } from './complaint-triage/client.gen.js'
import { createClient } from './complaint-triage/client/index.js'
import {
  checkAlive, checkReady, checkReply, describeProblem, describeScenario, listScenarios, readMetrics, triageBatch, triageMessage, triageStream, writeDraft,
  type LineResult, type Problem, type Triage, type TriageRequest
} from './complaint-triage/index.js'

const [, , baseUrl = '', key = ''] = argv
client.setConfig({ baseUrl, auth: key })

/** What a program does about each problem; the compiler knows the codes. */
function about ({ code, detail, errors = [] }: Problem): string {
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

const message: TriageRequest = {
  text: 'Tere! Tellimus EE-20931 pidi tulema nädal tagasi. Kus see on? Soovin raha tagasi.\n\nMari Tamm',
  receivedAt: '2026-11-20T10:00:00Z',
  reference: 'ZD-1',
  values: { carrier: 'Omniva' }
}

const triage = await triageMessage({ body: message, headers: { 'X-Request-Id': 'my-1' } })
if (triage.error) throw new Error(about(triage.error))

const refused = await triageMessage({ body: { text: '', language: 'sv' } })
const stranger = await listScenarios({ client: createClient({ baseUrl }) })

const batch = await triageBatch({ body: { messages: [message, { text: '' }] } })
if (batch.error) throw new Error(about(batch.error))

const stream = await triageStream({
  body: `${JSON.stringify(message)}\n{"text":\n${JSON.stringify({ text: 'Where is my order?' } satisfies TriageRequest)}\n`,
  bodySerializer: null,
  parseAs: 'text'
})
if (stream.error) throw new Error(about(stream.error))
const lines = stream.data.trim().split('\n').map((line) => JSON.parse(line) as LineResult)

const draft = await writeDraft({ body: { scenario: 'wrong-item', language: 'fi', channel: 'chat', level: 'irritated', demands: ['replacement'], gaps: 'omit' } })
if (draft.error) throw new Error(about(draft.error))

const check = await checkReply({ body: { text: 'You should have read the terms.', complaint: 'My lamp is broken.', channel: 'chat' } })
if (check.error) throw new Error(about(check.error))

const scenarios = await listScenarios()
const scenario = await describeScenario({ path: { id: 'delivery-delay' } })
const noScenario = await describeScenario({ path: { id: 'none' } })
if (scenarios.error) throw new Error(about(scenarios.error))
if (scenario.error) throw new Error(about(scenario.error))

const alive = await checkAlive()
const ready = await checkReady()
const metrics = await readMetrics({ parseAs: 'text' })
const kind = await describeProblem({ path: { code: 'rate-limited' } })

console.log(JSON.stringify({
  triage: digest(triage.data),
  requestId: triage.response?.headers.get('x-request-id'),
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
