import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import Schema from 'typebox/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { TriageSchema, type Draft, type Triage } from '../../src/contract/answer.ts'
import { requests } from '../../src/contract/examples.ts'
import type { TriageRequest } from '../../src/contract/request.ts'
import type { ScenarioDetail, ScenarioList } from '../../src/contract/scenarios.ts'
import { SCENARIOS } from '../../src/core/findings.ts'
import { CHANNELS } from '../../src/core/message.ts'
import { PLACEHOLDERS } from '../../src/core/placeholders.ts'
import { post, problemIn } from './app.ts'
import { read, realApp, triaged } from './real.ts'
import { wrongSpans } from './spans.ts'
import { without } from './without.ts'

let app: FastifyInstance
let lines: string[]
let engine: string
beforeAll(async () => {
  const real = await realApp()
  app = real.app
  lines = real.lines
  engine = real.services.engine
}, 30_000)

const mail = (name: string): string => readFileSync(new URL(`../fixtures/mail/${name}`, import.meta.url), 'latin1')
const { estonian, finnish, english, otherLanguage } = requests

const FIELDS = [
  'id', 'engine', 'language', 'complaint', 'scenario', 'secondary', 'alternatives', 'evidence', 'anger', 'demands', 'escalation', 'supply', 'entities', 'priority',
  'review', 'draft'
]

const messages: Readonly<Record<string, TriageRequest>> = {
  ...requests,
  html: { text: `<p>Hi,</p><p>my <b>order</b> EE-20931 &amp; its box are two weeks late. Where is my parcel?!</p><p>John Carter</p>`, format: 'html', subject: 'Late' },
  'eml with a quote': { text: mail('gmail-reply-et.eml'), format: 'eml' },
  'eml in base64': { text: mail('base64-with-attachment-en.eml'), format: 'eml' },
  'eml with 8 bits': { text: mail('outlook-reply-fi-latin1.eml'), format: 'eml' },
  'text that is no eml': { text: english.text, format: 'eml' },
  'only spaces': { text: ' \n\t' },
  'only a link': { text: 'https://example.org/?q=[x]{{y}}' },
  'half an emoji': { text: `\ud83d ${finnish.text} \ude00`, subject: '\udfff' },
  'no complaint': { text: 'Hello! What time do you open on Saturdays? Thank you!' },
  public: { ...estonian, channel: 'review' },
  long: { text: `${finnish.text}\n`.repeat(200) }
}

describe.each(Object.entries(messages))('%s', (_name, request) => {
  let triage: Triage
  beforeAll(async () => { triage = await triaged(app, request) })

  test('has the answer that the contract promises, with all its fields', () => {
    expect(Schema.Errors(TriageSchema, triage)[1]).toEqual([])
    const extra = [...request.reference === undefined ? [] : ['reference'], ...request.format === 'html' ? ['text'] : request.format === 'eml' ? ['text', 'subject'] : []]
    expect(Object.keys(triage).sort()).toEqual([...FIELDS, ...extra].sort())
    expect(triage.reference).toBe(request.reference)
    expect(triage.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(`+${engine}`).toContain(triage.engine.replace(/^[^+]*/, ''))
  })

  test('shows words that stand where it says', () => {
    expect(wrongSpans(request, triage)).toEqual([])
  })

  test('gets the same conclusions every time', async () => {
    const again = await triaged(app, { receivedAt: '2026-11-20T10:00:00Z', ...request })
    expect(without(again, 'id', 'priority')).toEqual(without(triage, 'id', 'priority'))
    expect(without(again.priority, 'respondBy')).toEqual(without(triage.priority, 'respondBy'))
    expect(again.id).not.toBe(triage.id)
  })

  test('has a scenario and a draft where it is a complaint, and else neither', () => {
    expect(triage.scenario !== null).toBe(triage.complaint === true)
    expect(triage.draft !== null).toBe(triage.complaint === true)
    if (triage.complaint !== true) return
    expect(triage.draft).toMatchObject({ language: triage.language.code, channel: request.channel ?? 'email', template: triage.scenario!.id })
    const ids = [triage.scenario!, ...triage.secondary, ...triage.alternatives].map(({ id }) => id)
    expect([...ids].sort()).toEqual([...SCENARIOS].sort())
  })
})

describe('what is concluded', () => {
  test.each<[string, TriageRequest, object]>([
    ['Estonian', estonian, { language: { code: 'et', source: 'detected' }, complaint: true, scenario: { id: 'delivery-delay', title: 'Tarne hilineb' } }],
    ['Finnish', finnish, { language: { code: 'fi', source: 'request', confidence: 1 }, complaint: true, scenario: { id: 'wrong-item' } }],
    ['English', english, { language: { code: 'en', source: 'detected' }, complaint: true, scenario: { id: 'customer-leaving' } }],
    ['another language', otherLanguage, { language: { code: 'lv' }, engine: expect.stringMatching(/^[\d.]+$/), complaint: null, scenario: null, draft: null, evidence: [], entities: [], review: { needed: true, reasons: ['unknown-language'] } }],
    ['a script of its own', { text: 'Где мой заказ? Я жду уже две недели!' }, { language: { code: 'ru' }, complaint: null, draft: null, review: { needed: true } }],
    ['html', messages.html!, { text: expect.stringContaining('order EE-20931 & its box'), language: { code: 'en' }, scenario: { id: 'delivery-delay' } }],
    ['a mail whose headers have the subject', messages['eml with a quote']!, { subject: expect.stringMatching(/\S/), language: { code: 'et' }, text: expect.not.stringContaining('MIME-Version') }]
  ])('of %s', async (_name, request, expected) => {
    expect(await triaged(app, request)).toMatchObject(expected)
  })

  test('by which pack, and the same for every message of a language', async () => {
    const versions = await Promise.all([estonian, { ...estonian, text: 'Kus mu pakk on?!' }].map(async (each) => (await triaged(app, each)).engine))
    expect(versions[0]).toMatch(/^\d+\.\d+\.\d+\+et\.[0-9a-f]{7}$/)
    expect(new Set(versions).size).toBe(1)
  })
})

describe('the draft', () => {
  test('marks what is missing, and with gaps omit leaves those sentences out', async () => {
    const { draft: marked } = await triaged(app, estonian)
    const { draft: omitted } = await triaged(app, { ...estonian, gaps: 'omit' })
    expect(marked!.missing.length).toBeGreaterThan(0)
    expect(omitted!.missing).toEqual([])
    expect(omitted!.body).not.toMatch(/[[\]]/)
    for (const { label } of marked!.missing) expect(omitted!.body).not.toContain(label)
  })

  test('takes values from the request before the text, and says so', async () => {
    const { draft } = await triaged(app, { ...estonian, values: { customerName: 'Jaan Saar', deliveryStatus: 'Tartu sorteerimiskeskuses' } })
    expect(draft!.body).toContain('Jaan Saar')
    expect(draft!.body).not.toContain('Mari Tamm')
    expect(draft!.filled).toContainEqual(expect.objectContaining({ name: 'customerName', value: 'Jaan Saar', source: 'request' }))
    for (const { value, start, end } of draft!.filled) if (start !== undefined) expect(draft!.body.slice(start, end)).toBe(value)
    expect(draft!.filled.some(({ start }) => start !== undefined)).toBe(true)
    expect(draft!.filled).toContainEqual(expect.objectContaining({ name: 'orderNumber', value: 'EE-20931', source: 'text' }))
    expect(draft!.body).toContain('Tartu sorteerimiskeskuses')
  })

  test.each(['{{ 7 | times: 7 }}', '{% render "closing" %}', '[[a|b]]', '<script>alert(1)</script>', '\ue000\ue3ff'])('never lets a value act: %s', async (value) => {
    const { draft } = await triaged(app, { ...estonian, values: Object.fromEntries(PLACEHOLDERS.map((name) => [name, value])) })
    expect(draft!.body).not.toMatch(/\b49\b|undefined|\ue000|\ue3ff/)
    if (!value.startsWith('\ue000')) expect(draft!.filled.map((each) => each.value)).toContain(value)
  })
})

describe('respondBy counts from receivedAt', () => {
  test.each([
    ['2026-11-20T10:00:00Z', '2026-11-20T14:00:00Z'],
    ['2026-11-20T10:00:00+02:00', '2026-11-20T12:00:00Z'],
    ['2026-11-20t23:59:60z', '2026-11-21T03:59:59Z'],
    ['2026-11-20T10:00:00.123456Z', '2026-11-20T14:00:00.123Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T04:00:00Z'],
    ['9998-12-30T23:59:59Z', '9998-12-31T03:59:59Z']
  ])('%s → %s', async (receivedAt, respondBy) => {
    const { priority } = await triaged(app, { ...estonian, receivedAt })
    expect(priority).toMatchObject({ level: 'high', respondBy })
  })

  test('or from now', async () => {
    const before = Date.now()
    const { priority } = await triaged(app, without(estonian, 'receivedAt'))
    const due = Date.parse(priority.respondBy) - 4 * 3_600_000
    expect(due).toBeGreaterThanOrEqual(before)
    expect(due).toBeLessThanOrEqual(Date.now())
  })
})

test.each(['sv', 'et-EE', 'und', 'aa-proto'])('a language without a pack is refused, and those with one are named: %s', async (language) => {
  const problem = problemIn(await post(app, { text: 'Hej!', language }))
  expect(problem).toMatchObject({ status: 422, code: 'invalid-request', errors: [{ pointer: '/language', detail: 'is none of the languages there are: en, et, fi' }] })
})

describe('GET /v1/scenarios', () => {
  test('names every language and scenario, and each in every language', async () => {
    const { languages, scenarios } = read<ScenarioList>(await app.inject('/v1/scenarios'))
    expect(languages.map(({ code }) => code).sort()).toEqual(['en', 'et', 'fi'])
    expect(scenarios.map(({ id }) => id)).toEqual([...SCENARIOS])
    for (const { languages: words, builtIn } of scenarios) {
      expect(builtIn).toBe(true)
      expect(Object.keys(words).sort()).toEqual(['en', 'et', 'fi'])
      for (const { title, description } of Object.values(words)) expect([title, description].every((each) => each.length > 3)).toBe(true)
    }
    expect((await triaged(app, estonian)).scenario!.title).toBe(scenarios.find(({ id }) => id === 'delivery-delay')!.languages.et!.title)
  })

  test.each([...SCENARIOS])('/%s shows its reply in each language', async (id) => {
    const detail = read<ScenarioDetail>(await app.inject(`/v1/scenarios/${id}`))
    expect(detail.id).toBe(id)
    for (const wording of Object.values(detail.languages)) {
      expect(wording.template).toBe(id)
      expect(wording.subjects.length).toBeGreaterThan(0)
      const names = wording.placeholders.map(({ name }) => name)
      for (const text of Object.values(wording.texts)) {
        expect(text).toContain('{% render "greeting" %}')
        expect(text).not.toMatch(/\ue3ff|\n{3}|^\s|\s$/)
        for (const [, name] of text.matchAll(/\{\{\s*(\w+)/g)) expect(names).toContain(name)
      }
      expect(names).toEqual(expect.arrayContaining(['customerName', 'signature']))
    }
  })

  test.each(['nothing', 'constructor', '__proto__', 'delivery-delay%20', '%E2%82%AC'])('/%s is a 404 that names those there are', async (id) => {
    expect(problemIn(await app.inject(`/v1/scenarios/${id}`))).toMatchObject({ status: 404, code: 'not-found', detail: expect.stringContaining('delivery-delay, ') })
  })
})

describe('POST /v1/drafts', () => {
  const ask = (body: object) => post(app, body, { url: '/v1/drafts' })

  test.each([['Estonian', estonian, 'et'], ['Finnish', finnish, 'fi'], ['English', english, 'en']] as const)(
    'with the text and the scenario that was found is the draft of the triage: %s', async (_name, request: TriageRequest, language) => {
      const message = without(request, 'subject', 'receivedAt', 'reference')
      const { draft, scenario } = await triaged(app, message)
      const { values, channel, text } = message
      expect(read<Draft>(await ask({ scenario: scenario!.id, language, text, ...values && { values }, ...channel && { channel } }))).toEqual(draft)
    })

  test('with another scenario keeps the facts and changes the reply', async () => {
    const draft = read<Draft>(await ask({ scenario: 'bad-service', language: 'et', text: estonian.text }))
    expect(draft).toMatchObject({ template: 'bad-service', language: 'et', channel: 'email' })
    expect(draft.filled).toContainEqual(expect.objectContaining({ name: 'customerName', value: 'Mari Tamm', source: 'text' }))
  })

  test('what the agent says wins over the text', async () => {
    const plain = read<Draft>(await ask({ scenario: 'delivery-delay', language: 'et', text: estonian.text, secondary: [], demands: [], escalation: [], level: 'calm' }))
    const read2 = read<Draft>(await ask({ scenario: 'delivery-delay', language: 'et', text: estonian.text }))
    expect(plain.body.length).toBeLessThan(read2.body.length)
  })

  test.each(CHANNELS)('for %s, with nothing but scenario and language', async (channel) => {
    const draft = read<Draft>(await ask({ scenario: 'negative-review', language: 'fi', channel }))
    expect(draft).toMatchObject({ channel, language: 'fi', template: 'negative-review' })
    expect(draft.subject === null).toBe(channel !== 'email' && channel !== 'form')
    expect(wrongSpans({ text: '' }, { evidence: [], anger: { signs: [] }, demands: [], escalation: [], supply: null, entities: [], draft } as unknown as Triage)).toEqual([])
  })

  test.each<{ name: string, body: object, pointers: string[] }>([
    { name: 'nothing', body: {}, pointers: ['/language', '/scenario'] },
    { name: 'an unknown language', body: { scenario: 'other', language: 'sv' }, pointers: ['/language'] },
    { name: 'an unknown scenario', body: { scenario: 'weather', language: 'en' }, pointers: ['/scenario'] },
    { name: 'a name of Object\'s', body: { scenario: 'constructor', language: 'en' }, pointers: ['/scenario'] },
    { name: 'an unknown further one', body: { scenario: 'other', language: 'en', secondary: ['bad-service', 'weather'] }, pointers: ['/secondary/1'] },
    { name: 'unknown ids in lists', body: { scenario: 'other', language: 'en', demands: ['money'], escalation: ['war'], level: 'mad' }, pointers: ['/demands/0', '/escalation/0', '/level'] },
    { name: 'a list too long', body: { scenario: 'other', language: 'en', demands: Array(21).fill('refund') }, pointers: ['/demands'] },
    { name: 'an unknown field', body: { scenario: 'other', language: 'en', tone: 'x' }, pointers: ['/tone'] },
    { name: 'an empty text', body: { scenario: 'other', language: 'en', text: '' }, pointers: ['/text'] }
  ])('refuses $name', async ({ body, pointers }) => {
    const problem = problemIn(await ask(body))
    expect(problem).toMatchObject({ status: 422, code: 'invalid-request', instance: '/v1/drafts' })
    expect(problem.errors!.map(({ pointer }) => pointer).sort()).toEqual(pointers)
    for (const { detail } of problem.errors!) expect(detail).toMatch(/^(is|must|has) .+/)
  })
})

test('a company\'s own scenario is listed, found by its words, and answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-'))
  mkdirSync(join(folder, 'languages', 'en'), { recursive: true })
  writeFileSync(join(folder, 'languages', 'en', 'gifts.yaml'), `
scenarios:
  gift-card: { title: Gift card trouble, description: A gift card does not work. }
rules:
  - id: own.gift-card
    scenario: gift-card
    sureness: 5
    phrases: [gift card]
    finds: ["My [[gift card]] is refused."]
    leaves: [A card came with the gift.]
`)
  try {
    const { app: own } = await realApp(folder)
    const { scenarios } = read<ScenarioList>(await own.inject('/v1/scenarios'))
    expect(scenarios.at(-1)).toEqual({ id: 'gift-card', builtIn: false, languages: { en: { title: 'Gift card trouble', description: 'A gift card does not work.' } } })
    expect(read<ScenarioDetail>(await own.inject('/v1/scenarios/gift-card')).languages.en).toMatchObject({ template: 'other', subjects: expect.any(Array) })
    const triage = await triaged(own, { text: 'I am very disappointed: my gift card is refused at every till, the gift card does not work!' })
    expect([triage.scenario, ...triage.alternatives]).toContainEqual({ id: 'gift-card', title: 'Gift card trouble', confidence: expect.any(Number) })
    expect(read<Draft>(await post(own, { scenario: 'gift-card', language: 'en' }, { url: '/v1/drafts' }))).toMatchObject({ template: 'other', language: 'en' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 30_000)

describe('the log holds no word of what was sent', () => {
  const CANARY = 'kanaarilind'
  const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, CANARY]))
  const full = { text: `${estonian.text} ${CANARY}`, subject: CANARY, reference: CANARY, values }
  test.each<[string, string, object | string, string?]>([
    ['a triage', '/v1/triage', full],
    ['html', '/v1/triage', { ...full, format: 'html' }],
    ['eml', '/v1/triage', { ...full, text: `Subject: ${CANARY}\n\n${CANARY}`, format: 'eml' }],
    ['a language that is none', '/v1/triage', { ...full, language: 'sv-kanarie' }],
    ['a draft', '/v1/drafts', { scenario: 'other', language: 'et', text: full.text, values }],
    ['a scenario that is none', '/v1/drafts', { scenario: CANARY, secondary: [CANARY], language: 'et' }],
    ['a batch', '/v1/triage/batch', { messages: [full, { text: CANARY, [CANARY]: CANARY }] }],
    ['lines', '/v1/triage/stream', `${JSON.stringify(full)}\n{"${CANARY}"\n${CANARY}`, 'application/x-ndjson']
  ])('%s', async (_name, url, body, type = 'application/json') => {
    const before = lines.length
    const answer = await post(app, body, { url, headers: { 'content-type': type } })
    expect(answer.body).toMatch(/kanaarilind|kanarie|\/problems\//)
    expect(lines.length).toBeGreaterThan(before)
    expect(lines.join('')).not.toMatch(/kanaarilind|kanarie|Mari Tamm|EE-20931/)
  })
})
