import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf } from '../../src/contract/instant.ts'
import { PLACEHOLDERS } from '../../src/core/placeholders.ts'
import { CHANNELS } from '../../src/core/message.ts'
import { loggedApp, post, problemIn } from './app.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })
/** `sound` mostly, anything else sometimes. */
const mostly = (sound: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ arbitrary: sound, weight: 9 }, { arbitrary: fc.jsonValue(), weight: 1 })
const likely = fc.record({
  text: mostly(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })),
  subject: mostly(text),
  format: mostly(fc.constantFrom('text', 'html', 'eml')),
  channel: mostly(fc.constantFrom(...CHANNELS)),
  language: mostly(fc.constantFrom('et', 'fi', 'en')),
  receivedAt: mostly(fc.date({ min: new Date('1970-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }).map((date) => date.toISOString())),
  values: mostly(fc.dictionary(fc.constantFrom(...PLACEHOLDERS), mostly(text), { maxKeys: 3 })),
  reference: mostly(text)
}, { requiredKeys: ['text'] })

test('whatever JSON comes, the answer is a 200 or says what is wrong', async () => {
  const { app } = await loggedApp()
  let sound = 0
  await fc.assert(fc.asyncProperty(fc.oneof({ arbitrary: likely, weight: 3 }, fc.jsonValue()), async (body) => {
    const answer = await post(app, JSON.stringify(body))
    if (answer.statusCode === 200) sound++
    else expect(problemIn(answer)).toMatchObject({ status: 422, errors: expect.arrayContaining([{ pointer: expect.any(String), detail: expect.any(String) }]) })
  }), { numRuns: 600 })
  expect(sound).toBeGreaterThan(50)
})

test.each(['/v1/drafts', '/v1/triage/batch'])('whatever JSON comes to %s, the answer is no 5xx', async (url) => {
  const { app } = await loggedApp()
  const draft = fc.record({ scenario: mostly(text), language: mostly(fc.constantFrom('et', 'xx')), secondary: mostly(fc.array(mostly(text), { maxLength: 3 })), text: mostly(text) })
  const batch = fc.record({ messages: mostly(fc.array(mostly(likely), { maxLength: 5 })) })
  await fc.assert(fc.asyncProperty(fc.oneof(draft, batch, fc.jsonValue()), async (body) => {
    const answer = await post(app, JSON.stringify(body), { url })
    if (answer.statusCode !== 200) expect(problemIn(answer).status).toBe(422)
  }), { numRuns: 300 })
})

test('whatever bytes come, the answer is no 5xx', async () => {
  const { app } = await loggedApp()
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }).map((each) => Buffer.from(each)),
    fc.tuple(fc.json(), fc.nat(), fc.nat({ max: 255 })).map(([json, at, byte]) => {
      const buffer = Buffer.from(json)
      buffer[at % buffer.length] = byte
      return buffer
    })
  )
  await fc.assert(fc.asyncProperty(bytes, fc.constantFrom('application/json', 'application/json; charset=x', 'text/plain', ''), async (body, type) => {
    const answer = await post(app, body, { headers: { 'content-type': type } })
    expect(problemIn(answer).status).toBeLessThan(500)
  }), { numRuns: 300 })
})

test('whatever path and method come, the answer is no 5xx', async () => {
  const { app } = await loggedApp()
  const path = fc.array(fc.constantFrom('v1', 'triage', 'batch', 'stream', 'drafts', 'scenarios', 'docs', 'problems', '/', '..', '%2f', '%00', '%zz', '?', '#', '__proto__', '*', ':code', ';', '%ff'), { maxLength: 6 })
  await fc.assert(fc.asyncProperty(path, fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'), async (parts, method) => {
    const answer = await app.inject({ method: method as 'GET', url: `/${parts.join('/')}` })
    expect(answer.statusCode).toBeLessThan(500)
  }), { numRuns: 300 })
})

test('every real instant is read as Date reads it', () => {
  const offset = fc.tuple(fc.constantFrom('+', '-'), fc.nat({ max: 23 }), fc.nat({ max: 59 })).map(([sign, hours, minutes]) =>
    `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
  fc.assert(fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }), fc.oneof(offset, fc.constant('Z')), (date, zone) => {
    const written = date.toISOString().replace('Z', zone)
    expect(instantOf(written)?.getTime()).toBe(Date.parse(written))
  }))
})

test.each([
  ['2026-11-21T14:00:00Z', '2026-11-21T14:00:00.000Z'],
  ['2026-11-21t14:00:00z', '2026-11-21T14:00:00.000Z'],
  ['2024-02-29T23:59:59.999999999-02:00', '2024-03-01T01:59:59.999Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z']
])('%s is an instant', (written, instant) => {
  expect(instantOf(written)?.toISOString()).toBe(instant)
})

test.each([
  '', '2026-11-21', '14:00:00Z', '2026-11-21T14:00:00', '2026-11-21 14:00:00Z', '2026-11-21T14:00Z', '2025-02-29T00:00:00Z', '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z', '2026-01-00T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:61Z', '2026-01-01T00:00:00+24:00',
  '2026-01-01T00:00:00+0200', '2026-01-01T00:00:00.Z', '2026-01-01T00:00:00Z ', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1970-01-01T00:00:00+01:00',
  '+002026-01-01T00:00:00Z', '٢٠٢٦-01-01T00:00:00Z'
])('"%s" is none', (written) => {
  expect(instantOf(written)).toBeUndefined()
})
