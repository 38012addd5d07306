import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Triage } from '../../src/contract/answer.ts'
import type { DraftRequest } from '../../src/contract/draft-request.ts'
import { Refusal } from '../../src/contract/refusal.ts'
import type { TriageRequest } from '../../src/contract/request.ts'
import type { Findings } from '../../src/core/findings.ts'
import type { Message } from '../../src/core/message.ts'
import type { Draft, DraftInput } from '../../src/drafts/index.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { createDraft, createTriage, type TriageParts } from '../../src/triage.ts'

const NOW = new Date('2026-11-20T10:00:00Z')

const findings: Findings = {
  language: { code: 'et', confidence: 0.9, source: 'detected' },
  complaint: true,
  scenario: { id: 'delivery-delay', confidence: 0.8 },
  secondary: [{ id: 'unanswered-message', confidence: 0.7 }],
  alternatives: [{ id: 'own', confidence: 0.1 }],
  evidence: [],
  anger: { level: 'angry', score: 0.6, shouting: false, signs: [] },
  demands: [{ id: 'refund', confidence: 0.9, evidence: [] }],
  escalation: [{ reason: 'legal', confidence: 0.8, evidence: [] }],
  supply: { id: 'goods', confidence: 0.9, evidence: [] },
  entities: [{ type: 'orderNumber', value: '1', start: 0, end: 1 }, { type: 'orderNumber', value: '2', start: 2, end: 3 }],
  facts: [{ id: 'told.stuck', start: 0, end: 1 }],
  times: [{ role: 'waiting', amount: { number: 3, unit: 'week' }, start: 2, end: 3 }, { role: 'ordered', day: { day: 30, month: 10 }, start: 4, end: 5 }, { role: 'bought', day: { day: 31, month: 12, year: 2026 }, start: 6, end: 7 }],
  priority: { level: 'high', because: ['anger:angry'] },
  review: { needed: false, reasons: [] }
}
/** What of the findings reaches the reply: a day that is still to come is no day of buying. */
const TOLD = { told: ['told.stuck'], times: [{ role: 'waiting', number: 3, unit: 'week' }, { role: 'ordered', date: '2026-10-30' }] }
const reply = (input: DraftInput): Draft =>
  ({ subject: null, body: '', language: input.language, channel: input.channel ?? 'email', template: input.scenario, addresses: { secondary: [], demands: [], escalation: [] }, filled: [], missing: [] })

/** The parts with a draft that keeps what it was asked for. */
function parts (found: Findings = findings): { parts: TriageParts, asked: DraftInput[], messages: TriageRequest[] } {
  const asked: DraftInput[] = []
  const messages: TriageRequest[] = []
  const message = ({ text, subject = '', channel = 'email' }: Pick<TriageRequest, 'text' | 'subject' | 'channel'>): Message => ({ text, subject, channel, zones: [] })
  return {
    asked,
    messages,
    parts: {
      read: (request) => {
        messages.push(request)
        return request.format === 'eml' ? Promise.resolve(message({ ...request, text: 'read', subject: 'from the mail' })) : message(request)
      },
      engine: { analyze: () => found },
      draft: (input) => {
        asked.push(input)
        return reply(input)
      },
      languages: ['et', 'fi'],
      titleOf: (language, id) => `${language}:${id}`,
      versionOf: (language) => `1+${language}`,
      settings: DEFAULT_SETTINGS
    }
  }
}

describe('the answer', () => {
  test('has titles, version and the draft for what was found', () => {
    const { parts: given, asked } = parts()
    const triage = createTriage(given)({ text: 'a', reference: 'R', values: { phone: '1' }, gaps: 'omit', channel: 'chat' }, NOW) as Triage
    expect(triage).toMatchObject({
      reference: 'R', engine: '1+et', scenario: { id: 'delivery-delay', title: 'et:delivery-delay', confidence: 0.8 },
      secondary: [{ title: 'et:unanswered-message' }], alternatives: [{ title: 'et:own' }], priority: { level: 'high', respondBy: '2026-11-20T14:00:00Z' }
    })
    expect(asked).toEqual([{
      language: 'et', scenario: 'delivery-delay', secondary: ['unanswered-message'], channel: 'chat', level: 'angry', demands: ['refund'], escalation: ['legal'],
      supply: 'goods', entities: { orderNumber: '1' }, values: { phone: '1' }, gaps: 'omit', now: NOW, text: 'a', ...TOLD
    }])
  })

  test.each([
    ['one sum is taken into the draft', ['49 €'], { amount: '49 €' }],
    ['one sum named twice, too', ['49 €', '49 €'], { amount: '49 €' }],
    ['of two sums none is, as which is meant nobody can tell', ['49 €', '12 €'], {}]
  ])('%s', (_, sums, entities) => {
    const { parts: given, asked } = parts({ ...findings, entities: sums.map((value) => ({ type: 'amount', value, start: 0, end: 1 })) })
    void createTriage(given)({ text: 'a' }, NOW)
    expect(asked[0]!.entities).toEqual(entities)
  })

  test('has no draft where there is no scenario', () => {
    const { parts: given, asked } = parts({ ...findings, complaint: false, scenario: null })
    expect(createTriage(given)({ text: 'a' }, NOW)).toMatchObject({ scenario: null, draft: null })
    expect(asked).toEqual([])
  })

  test('is a promise only where the message has to be read out of a mail, whose text and subject it shows', async () => {
    const { parts: given } = parts()
    expect(await createTriage(given)({ text: 'raw', format: 'eml' }, NOW)).toMatchObject({ text: 'read', subject: 'from the mail' })
    expect(createTriage(given)({ text: '<p>', format: 'html' }, NOW)).toMatchObject({ text: '<p>' })
    expect(createTriage(given)({ text: 'a' }, NOW)).not.toHaveProperty('text')
    expect(createTriage(given)({ text: 'a' }, NOW)).not.toHaveProperty('reference')
  })

  test.each<[TriageRequest, string]>([
    [{ text: 'a', language: 'en' }, '/language'],
    [{ text: 'a', language: 'constructor' }, '/language'],
    [{ text: 'a', receivedAt: '2026-02-30T10:00:00Z' }, '/receivedAt'],
    [{ text: 'a', receivedAt: 'yesterday' }, '/receivedAt']
  ])('refuses %j before anything is read', (request, pointer) => {
    const { parts: given, messages } = parts()
    const refused = (): unknown => createTriage(given)(request, NOW)
    expect(refused).toThrow(Refusal)
    try {
      refused()
    } catch (error) {
      expect((error as Refusal).errors.map((each) => each.pointer)).toEqual([pointer])
    }
    expect(messages).toEqual([])
  })
})

test('every id is a UUID of version 7 of its own, and they sort by time', () => {
  const triage = createTriage(parts().parts)
  const at = (time: number): string => (triage({ text: 'a' }, new Date(time)) as Triage).id
  const ids = Array.from({ length: 1000 }, () => at(NOW.getTime()))
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^01a1f866-0d00-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids.map((id) => id[19]))).toEqual(new Set('89ab'))
  fc.assert(fc.property(fc.nat({ max: 2 ** 47 }), fc.nat({ max: 2 ** 47 }), (one, other) => {
    expect(parseInt(at(one).replaceAll('-', '').slice(0, 12), 16)).toBe(one)
    expect(at(one) < at(other) || one >= other).toBe(true)
  }))
})

describe('a draft that an agent asks for', () => {
  const ask = (found?: Findings) => {
    const { parts: given, asked, messages } = parts(found)
    const draft = createDraft({
      ...given,
      read: ({ text, channel = 'email' }) => {
        messages.push({ text })
        return { text, subject: '', channel, zones: [] }
      },
      scenarios: ['delivery-delay', 'other', 'own']
    })
    return { draft, asked, messages }
  }

  test('is made of what they say', () => {
    const { draft, asked, messages } = ask()
    draft({ scenario: 'own', language: 'fi', channel: 'review', level: 'furious', secondary: ['other'], demands: [], escalation: ['media'], values: { phone: '1' }, gaps: 'omit' }, NOW)
    expect(asked).toEqual([{
      language: 'fi', scenario: 'own', channel: 'review', level: 'furious', secondary: ['other'], demands: [], escalation: ['media'], entities: {}, values: { phone: '1' },
      gaps: 'omit', now: NOW, text: ''
    }])
    expect(messages).toEqual([])
  })

  test('and of what the text says where they do not', () => {
    const { draft, asked } = ask()
    draft({ scenario: 'own', language: 'fi', text: 'a', demands: ['repair'] }, NOW)
    expect(asked).toEqual([{
      language: 'fi', scenario: 'own', channel: 'email', level: 'angry', secondary: ['unanswered-message'], demands: ['repair'], escalation: ['legal'],
      supply: 'goods', entities: { orderNumber: '1' }, gaps: 'mark', now: NOW, text: 'a', ...TOLD
    }])
  })

  test('what was supplied: as they say, else as the settings say, else as it is read', () => {
    const { parts: given, asked } = parts()
    const suppliedBy = (settings: TriageParts['settings'], request: Pick<DraftRequest, 'text' | 'supply'>): unknown => {
      createDraft({ ...given, settings, read: ({ text, channel = 'email' }) => ({ text, subject: '', channel, zones: [] }), scenarios: ['other'] })({ scenario: 'other', language: 'et', ...request }, NOW)
      return asked.at(-1)!.supply
    }
    expect(suppliedBy({ ...DEFAULT_SETTINGS, supply: 'contract' }, { text: 'a', supply: 'work' })).toBe('work')
    expect(suppliedBy({ ...DEFAULT_SETTINGS, supply: 'contract' }, { text: 'a' })).toBe('contract')
    expect(suppliedBy(DEFAULT_SETTINGS, { text: 'a' })).toBe('goods')
    expect(suppliedBy(DEFAULT_SETTINGS, {})).toBeUndefined()
    createTriage({ ...given, settings: { ...DEFAULT_SETTINGS, supply: 'visit' } })({ text: 'a' }, NOW)
    expect(asked.at(-1)!.supply).toBe('visit')
  })

  test('and else of nothing', () => {
    const { draft, asked } = ask()
    draft({ scenario: 'other', language: 'et' }, NOW)
    expect(asked).toEqual([{
      language: 'et', scenario: 'other', channel: 'email', level: 'calm', secondary: [], demands: [], escalation: [], entities: {}, gaps: 'mark', now: NOW, text: ''
    }])
  })

  test.each([
    [{ scenario: 'other', language: 'en' }, '/language', 'et, fi'],
    [{ scenario: 'weather', language: 'et' }, '/scenario', 'delivery-delay, other, own'],
    [{ scenario: 'other', language: 'et', secondary: ['own', 'toString'] }, '/secondary/1', 'delivery-delay, other, own']
  ])('refuses %j and names those there are', (request, pointer, names) => {
    const { draft } = ask()
    expect(() => draft(request, NOW)).toThrow(expect.objectContaining({ errors: [{ pointer, detail: expect.stringContaining(names) }] }))
  })
})
