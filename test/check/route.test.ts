import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REPLY_LIMIT, type ReplyCheck } from '../../src/contract/reply-check.ts'
import { TEXT_LIMIT, VALUE_LIMIT } from '../../src/contract/request.ts'
import { CHANNELS } from '../../src/core/message.ts'
import { post, problemIn } from '../http/app.ts'
import { read, realApp } from '../http/real.ts'
import { TIMED } from '../timed.ts'

const OWN = `rules:
  - id: shop.no-worries
    check: own
    severity: warning
    message: "We do not say “no worries”."
    suggestion: "Write “gladly”."
    phrases: [no worries]
    finds: ["[[no worries]]"]
    leaves: [worries]
  - id: shop.policy
    check: allows
    phrases: [our policy]
    finds: ["[[our policy]]"]
    leaves: [a policy]
`

let app: FastifyInstance
let lines: string[]
const overrides = mkdtempSync(join(tmpdir(), 'overrides-'))
beforeAll(async () => {
  mkdirSync(join(overrides, 'languages/en'), { recursive: true })
  writeFileSync(join(overrides, 'languages/en/reply-check.yaml'), OWN);
  ({ app, lines } = await realApp(overrides))
}, 30_000)
afterAll(async () => {
  await app.close()
  rmSync(overrides, { recursive: true })
})

const ask = (body: unknown): Promise<LightMyRequestResponse> => post(app, body, { url: '/v1/replies/check' })
const check = async (body: unknown): Promise<ReplyCheck> => read<ReplyCheck>(await ask(body))
const rules = ({ findings }: ReplyCheck): string[] => findings.map(({ rule }) => rule)

const COMPLAINT = 'Hello,\n\nmy order KN-40718 has not come. Where is it? I want my money back, €49.90.\n\nMary Smith'
const REPLY = 'Dear Mary Smith,\n\nThank you for writing. I am sorry that your order KN-40718 has not come; this is our mistake, and I understand how annoying it is. ' +
  'I am sending the €49.90 back to you today, and we are looking into where the parcel is, so that it does not happen again. If there is anything else, just reply to this message.\n\nKind regards,\nAnna Kask'

test('a good reply passes, with nothing to say', async () => {
  expect(await check({ text: REPLY, complaint: COMPLAINT, channel: 'email', values: { orderNumber: 'KN-40718' } })).toEqual({ passed: true, findings: [] })
})

test.each([
  ['the wrong name', REPLY.replace('Mary Smith', 'Hannah Jones'), ['wrong-name']],
  ['the wrong number', REPLY.replace('KN-40718', 'KN-40781'), ['wrong-number']],
  ['what was asked for', REPLY.replace(/I am sending[^.]+\.90 back to you today, and we/, 'We'), ['demand']]
])('with the complaint it sees %s', async (_, text, expected) => {
  expect(rules(await check({ text, complaint: COMPLAINT }))).toEqual(expect.arrayContaining(expected))
})

describe('the language', () => {
  const finnish = 'Hei Mary, olen pahoillani viivästyksestä. Lähetän paketin teille huomenna, ja se on perillä torstaina.'
  test.each([
    ['that of the complaint', { text: finnish, complaint: COMPLAINT }, true], ['that which was asked for', { text: finnish, language: 'en' }, true],
    ['its own where neither is given', { text: finnish }, false], ['that which was asked for, before that of the complaint', { text: finnish, language: 'fi', complaint: COMPLAINT }, false],
    ['not judged from a few letters', { text: 'Moi, sori!', language: 'en' }, false]
  ])('is %s', async (_, body, foreign) => expect(rules(await check({ ...body, channel: 'chat' })).includes('language')).toBe(foreign))

  test('without rules is not passed on a guess', async () => {
    const answer = await check({ text: 'Sehr geehrte Frau Müller, vielen Dank für Ihre Nachricht. Es tut uns leid, dass die Lampe kaputt ist.' })
    expect([answer.passed, rules(answer)]).toEqual([false, ['language']])
  })
})

describe('a company\'s own rules', () => {
  test('say what it wants said, by their ids', async () => {
    const { passed, findings } = await check({ text: REPLY.replace('Thank you for writing.', 'Thank you for writing, no worries.') })
    expect([passed, findings]).toEqual([true, [expect.objectContaining({ rule: 'shop.no-worries', severity: 'warning', text: 'no worries', message: 'We do not say “no worries”.' })]])
  })
  test('allow what others may not say', async () => {
    expect(rules(await check({ text: REPLY.replace('Thank you for writing.', 'Thank you for writing. That is our policy.') }))).toEqual([])
  })
})

describe('each field at fault is pointed at', () => {
  test.each<[string, unknown, string[]]>([
    ['no text', {}, ['/text']], ['empty text', { text: '' }, ['/text']], ['text too long', { text: 'a'.repeat(REPLY_LIMIT + 1) }, ['/text']],
    ['an empty complaint', { text: 'a', complaint: '' }, ['/complaint']], ['a complaint too long', { text: 'a', complaint: 'a'.repeat(TEXT_LIMIT + 1) }, ['/complaint']],
    ['a complaint as an object', { text: 'a', complaint: { text: 'a' } }, ['/complaint']], ['a language without rules', { text: 'a', language: 'sv' }, ['/language']],
    ['a channel that is none', { text: 'a', channel: 'fax' }, ['/channel']], ['an unknown value', { text: 'a', values: { nick: 'x' } }, ['/values/nick']],
    ['an unknown field', { text: 'a', scenario: 'other' }, ['/scenario']], ['all at once', { complaint: 1, channel: 1 }, ['/channel', '/complaint', '/text']]
  ])('%s', async (_, body, pointers) => {
    const problem = problemIn(await ask(body))
    expect(problem).toMatchObject({ status: 422, code: 'invalid-request', instance: '/v1/replies/check' })
    expect([...new Set(problem.errors?.map(({ pointer }) => pointer))].sort()).toEqual(pointers)
  })
})

test.each([
  ['the longest of everything', 'õ'.repeat(REPLY_LIMIT), 'õ'.repeat(TEXT_LIMIT)], ['brackets', '['.repeat(REPLY_LIMIT), '[a]'.repeat(TEXT_LIMIT / 4)],
  ['names', 'Dear Anna, '.repeat(1_800), 'Anna Kask\n'.repeat(10_000)], ['sums', '9.999,99 € '.repeat(1_800), '1 000 € '.repeat(12_500)], ['emoji', '🎻'.repeat(REPLY_LIMIT / 2), '😡'.repeat(TEXT_LIMIT / 2)]
])('a hostile request is answered in time: %s', TIMED, async (_, text, complaint) => {
  const begun = performance.now()
  const values = { customerName: 'A'.repeat(VALUE_LIMIT), orderNumber: '1'.repeat(VALUE_LIMIT), amount: '9'.repeat(VALUE_LIMIT) }
  const { findings } = await check({ text, complaint, values, channel: 'review' })
  expect(performance.now() - begun).toBeLessThan(5_000)
  for (const { start, end, text: words } of findings) if (start !== undefined) expect(text.slice(start, end)).toBe(words)
})

test('whatever comes, the answer is no 5xx, its words are at their place, and nothing of it is logged', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(REPLY, COMPLAINT, '[name]', 'Te sinu “x” {{'))
  const body = fc.record({ text, complaint: text, channel: fc.constantFrom(...CHANNELS), values: fc.record({ customerName: text, orderNumber: text }, { requiredKeys: [] }) }, { requiredKeys: ['text'] })
  await fc.assert(fc.asyncProperty(body, async (request) => {
    const answer = await ask(request)
    expect(answer.statusCode).toBeLessThan(500)
    if (answer.statusCode !== 200) return
    for (const { start, end, text: words } of answer.json<ReplyCheck>().findings) if (start !== undefined) expect(request.text.slice(start, end)).toBe(words)
  }), { numRuns: 150 })
  expect(lines.join('')).not.toMatch(/KN-40718|Mary|mistake/)
})
