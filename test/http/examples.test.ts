import Schema from 'typebox/schema'
import { beforeAll, expect, test } from 'vitest'
import { makeExamples } from '../../scripts/openapi.ts'
import { provokeProblems } from '../../scripts/provoke.ts'
import { TriageSchema } from '../../src/contract/answer.ts'
import { answers, EXAMPLE_REQUEST_ID, examples, requests } from '../../src/contract/examples.ts'
import { TriageRequestSchema, type TriageRequest } from '../../src/contract/request.ts'
import { createService } from '../../src/service.ts'
import { wrongSpans } from './spans.ts'

type Names = keyof typeof requests
const names = Object.keys(requests) as Names[]

let real: unknown
beforeAll(async () => {
  const service = await createService({ settingsFile: undefined, overridesFolder: undefined })
  real = { ...await makeExamples(service), problems: await provokeProblems(service, EXAMPLE_REQUEST_ID) }
}, 30_000)

/** `value` without the versions of the packs, which change with every word of theirs. */
const withoutVersions = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, each) => key === 'engine' ? '' : each))

test('the examples are what the service answers (npm run openapi writes them)', () => {
  expect(withoutVersions(examples)).toEqual(withoutVersions(real))
})

test.each(names)('%s fits the contract, and its offsets its words', (name) => {
  const request: TriageRequest = requests[name]
  expect(Schema.Errors(TriageRequestSchema, request)[1]).toEqual([])
  expect(Schema.Errors(TriageSchema, answers[name])[1]).toEqual([])
  expect(wrongSpans(request, answers[name])).toEqual([])
})

test('they show what there is to show', () => {
  expect(new Set(names.map((name) => answers[name].language.code))).toEqual(new Set(['et', 'fi', 'en', 'lv']))
  expect(new Set(names.map((name) => answers[name].anger.level))).toEqual(new Set(['calm', 'angry', 'furious']))
  for (const name of ['estonian', 'finnish', 'english'] as const) {
    expect(answers[name].evidence.length).toBeGreaterThan(0)
    expect(answers[name].draft?.missing.length).toBeGreaterThan(0)
  }
  expect(answers.otherLanguage).toMatchObject({ complaint: null, scenario: null, draft: null, review: { needed: true, reasons: ['unknown-language'] } })
  expect(answers.noComplaint).toMatchObject({ complaint: false, scenario: null, draft: null, priority: { level: 'low' } })
  expect(answers.furiousFinnishChat.draft).toMatchObject({ channel: 'chat', subject: null, missing: [] })
  expect(answers.estonianMail).toMatchObject({ subject: 'Vale suurus', text: expect.stringMatching(/^Tere/) })
  expect(answers.englishHtml.text).toMatch(/^Hello,\n\nThe desk lamp/)
  expect(Object.values(examples.replies).map(({ passed }) => passed)).toEqual([false, true, false])
  expect(examples.stream.backlog.trim().split('\n').map((line) => JSON.parse(line).status)).toEqual([200, 400])
  expect(examples.batch.oneOfTwo.results.map(({ status }) => status)).toEqual([200, 422])
})
