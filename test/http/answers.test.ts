import { describe, expect, test, vi } from 'vitest'
import type { Triage } from '../../src/contract/answer.ts'
import { answers } from '../../src/contract/examples.ts'
import { loggedApp, post, problemIn } from './app.ts'

/** An answer that has every field there is, and text that is hard to write. */
const full: Triage = {
  ...answers.estonian,
  evidence: answers.estonian.evidence.map((each) => ({ ...each, in: 'subject' })),
  entities: answers.estonian.entities.map((each) => ({ ...each, in: 'subject' })),
  demands: [{ id: 'refund', confidence: 0.9, evidence: [{ start: 0, end: 1, text: '\ud83d', in: 'subject' }] }],
  reference: '\udfff"\\\u0000\u2028',
  text: `\ud800 lone, 🙂 whole, "quoted", \\ </script> ${'õ\ud800'.repeat(100)}`,
  subject: '\t\u007f'
}

describe('an answer arrives as the service made it', () => {
  test.each<[string, Triage]>([
    ...Object.entries(answers),
    ['every field', full],
    ['no draft', { ...full, draft: null, scenario: null, complaint: false }],
    ['no subject', { ...full, draft: { ...answers.estonian.draft!, subject: null } }]
  ])('%s', async (_name, triage) => {
    const { app } = await loggedApp({ triage: async () => triage })
    const answer = await post(app, { text: 'a' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toEqual(triage)
  })

  test('and nothing that the contract does not name', async () => {
    const { app } = await loggedApp({ triage: () => ({ ...full, secret: 1 }) as Triage })
    expect((await post(app, { text: 'a' })).json()).toEqual(full)
  })
})

test('the service gets the clock', async () => {
  const triage = vi.fn(() => answers.english)
  const { app } = await loggedApp({ triage })
  await post(app, { text: 'a' })
  expect(triage).toHaveBeenCalledWith({ text: 'a' }, expect.any(Date))
})

test.each([
  { name: 'thrown', triage: () => { throw new RangeError('words of the customer') } },
  { name: 'rejected', triage: () => Promise.reject(new RangeError('words of the customer')) },
  { name: 'thrown, and no error', triage: () => { throw 'words of the customer' } }, // oxlint-disable-line no-throw-literal
  { name: 'with a status of its own', triage: () => { throw Object.assign(new Error('words of the customer'), { statusCode: 503 }) } },
  { name: 'an answer that does not fit', triage: () => ({ words: 'of the customer' }) as unknown as Triage }
])('a failure of the service ($name) is a 500 that hides its message, and is logged without it', async ({ triage }) => {
  const { app, lines } = await loggedApp({ triage })
  const answer = await post(app, { text: 'a' }, { headers: { 'x-request-id': 'abc-1' } })
  expect(problemIn(answer)).toMatchObject({ status: 500, code: 'internal', requestId: 'abc-1' })
  expect(answer.body).not.toContain('customer')
  const logged = lines.map((line) => JSON.parse(line))
  expect(logged.map(({ level }) => level)).toEqual(['error', 'info'])
  expect(logged[0]).toMatchObject({ requestId: 'abc-1', route: '/v1/triage', err: { stack: expect.any(Array) } })
  expect(lines.join('')).not.toContain('of the customer')
})
