import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { breakingChanges, mayBreak, type Contract } from '../../scripts/compatibility.ts'

const read = (name: string): Contract => JSON.parse(readFileSync(`openapi/${name}.json`, 'utf8'))
const released = read('released')
const now = read('openapi')

test('what works with the released contract goes on working, or the version says that it does not', () => {
  const changes = breakingChanges(released, now)
  if (!mayBreak(released.info.version, now.info.version)) expect(changes).toEqual([])
})

test.each([
  ['1.2.3', '1.3.0', false], ['1.2.3', '2.0.0', true], ['1.9.0', '10.0.0', true], ['2.0.0', '1.9.0', false],
  ['0.1.0', '0.1.9', false], ['0.1.0', '0.2.0', true], ['0.9.0', '0.10.0', true], ['0.9.0', '1.0.0', true], ['0.9.0', '0.9.0', false]
])('from %s to %s: may it break? %s', (before, after, may) => expect(mayBreak(before, after)).toBe(may))

/** A small contract with one of everything. */
const small = (): any => ({
  openapi: '3.1.0',
  security: [{ key: [] }],
  paths: {
    '/ask': {
      post: {
        operationId: 'ask',
        parameters: [
          { name: 'id', in: 'query', schema: { type: 'string', maxLength: 20 } },
          { $ref: '#/components/parameters/RequestId' }
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Question' } }, 'text/plain': { schema: { type: 'string' } } } },
        responses: {
          200: { headers: { 'X-Request-Id': {} }, content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } }, 'text/plain': { schema: { type: 'string' } } } },
          422: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
        }
      }
    },
    '/alive': { get: { operationId: 'isAlive', security: [], responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } } } }
  },
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    parameters: { RequestId: { name: 'X-Request-Id', in: 'header', schema: { type: 'string' } } },
    schemas: {
      Question: {
        type: 'object',
        additionalProperties: false,
        required: ['text'],
        properties: {
          text: { type: 'string', minLength: 1, maxLength: 100 },
          level: { $ref: '#/components/schemas/Level' },
          tag: { type: 'string', pattern: '^[a-z]+$' },
          at: { type: 'string' },
          count: { type: 'number', minimum: 0 },
          list: { type: 'array', maxItems: 5, items: { type: 'string', maxLength: 9 } },
          maybe: { type: ['string', 'null'] },
          map: { type: 'object' }
        }
      },
      Level: { type: 'string', enum: ['calm', 'angry'], description: 'How angry.' },
      Kind: { type: 'string', enum: ['late', 'wrong'], 'x-may-grow': true },
      Answer: {
        type: 'object',
        required: ['level', 'kind', 'score', 'either', 'nothing', 'parts'],
        properties: {
          level: { $ref: '#/components/schemas/Level' },
          kind: { $ref: '#/components/schemas/Kind' },
          score: { type: 'integer', minimum: 0, maximum: 1 },
          either: { anyOf: [{ $ref: '#/components/schemas/Good' }, { $ref: '#/components/schemas/Bad' }] },
          nothing: { anyOf: [{ $ref: '#/components/schemas/Good' }, { type: 'null' }] },
          more: { type: 'string', format: 'date-time' },
          parts: { type: 'array', items: { $ref: '#/components/schemas/Answer' } },
          byTag: { type: 'object', additionalProperties: { type: 'string' } },
          lines: { type: 'string', contentMediaType: 'application/x-ndjson', contentSchema: { $ref: '#/components/schemas/Good' } }
        }
      },
      Good: { type: 'object', required: ['status', 'words'], properties: { status: { type: 'integer', const: 200 }, words: { type: 'string' } } },
      Bad: { type: 'object', required: ['status', 'why'], properties: { status: { type: 'integer', enum: [400, 422] }, why: { type: 'string' } } },
      Problem: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } }
    }
  }
})

type Change = (contract: { ask: any, body: any, answers: any, schemas: any, question: any, answer: any, whole: any }) => void

const changed = (change: Change): Contract => {
  const whole = small()
  const { schemas } = whole.components
  const ask = whole.paths['/ask'].post
  change({ whole, ask, body: ask.requestBody, answers: ask.responses, schemas, question: schemas.Question.properties, answer: schemas.Answer.properties })
  return whole
}

describe('what breaks a caller is found', () => {
  test.each<[string, Change, RegExp]>([
    ['an operation that is gone', ({ whole }) => { delete whole.paths['/alive'] }, /^GET \/alive is gone$/],
    ['a method that is gone', ({ whole }) => { delete whole.paths['/alive'].get }, /^GET \/alive is gone$/],
    ['another operationId', ({ ask }) => { ask.operationId = 'question' }, /operationId ask is question/],
    ['a key where none was needed', ({ whole }) => { delete whole.paths['/alive'].get.security }, /GET \/alive: it needs key/],
    ['another kind of key', ({ whole }) => { whole.components.securitySchemes.key = { type: 'apiKey', in: 'header', name: 'x-key' } }, /key is sent in another way/],
    ['a parameter that is gone', ({ ask }) => { ask.parameters.shift() }, /parameter query id is gone/],
    ['a parameter that is required', ({ ask }) => { ask.parameters[0].required = true }, /parameter query id is required/],
    ['a new parameter that is required', ({ ask }) => { ask.parameters.push({ name: 'x', in: 'query', required: true, schema: {} }) }, /parameter query x is required/],
    ['a parameter that takes less', ({ ask }) => { ask.parameters[0].schema.maxLength = 10 }, /parameter query id: its maxLength is 10/],
    ['a body that is required', ({ body }) => { body.required = true }, /body is required/],
    ['a body where none was', ({ whole }) => { whole.paths['/alive'].get.requestBody = { required: true, content: {} } }, /needs a body/],
    ['no body any more', ({ ask }) => { delete ask.requestBody }, /takes a body no more/],
    ['a type of body that is gone', ({ body }) => { delete body.content['text/plain'] }, /body: text\/plain is gone/],
    ['a type of answer that is gone', ({ answers }) => { delete answers[200].content['text/plain'] }, /200: text\/plain is gone/],
    ['an answer that is gone', ({ answers }) => { answers[201] = answers[200]; delete answers[200] }, /answers 200 no more/],
    ['a new answer that is no problem', ({ answers }) => { answers[202] = { content: {} } }, /answers 202, which is no problem/],
    ['a new status without a problem', ({ answers }) => { answers[409] = { content: { 'text/plain': { schema: { type: 'string' } } } } }, /answers 409 without a problem/],
    ['a new status with another problem', ({ answers }) => { answers[409] = { content: { 'application/problem+json': { schema: { type: 'object' } } } } }, /409: \.code is gone/],
    ['a header that is gone', ({ answers }) => { answers[200].headers = {} }, /200 has the header X-Request-Id no more/],
    ['a field of a request that is gone', ({ question }) => { delete question.level }, /body: \.level is gone/],
    ['a new field that a request must have', ({ schemas }) => { schemas.Question.properties.more = { type: 'string' }; schemas.Question.required.push('more') }, /\.more is required/],
    ['a field that a request must have now', ({ schemas }) => { schemas.Question.required.push('level') }, /\.level is required/],
    ['a value that a request may have no more', ({ schemas }) => { schemas.Level.enum = ['calm'] }, /body: \.level it takes angry no more/],
    ['a list where a request could have anything', ({ question }) => { question.tag.enum = ['a', 'b'] }, /\.tag it takes only a, b/],
    ['a shorter text', ({ question }) => { question.text.maxLength = 99 }, /\.text its maxLength is 99 where it was 100/],
    ['a longer text at the least', ({ question }) => { question.text.minLength = 2 }, /\.text its minLength is 2/],
    ['a limit where there was none', ({ question }) => { question.tag.maxLength = 1000 }, /\.tag its maxLength is 1000 where it was none/],
    ['a higher minimum', ({ question }) => { question.count.minimum = 1 }, /\.count its minimum is 1/],
    ['fewer items', ({ question }) => { question.list.maxItems = 4 }, /\.list its maxItems is 4/],
    ['shorter items', ({ question }) => { question.list.items.maxLength = 8 }, /\.list\[\] its maxLength is 8/],
    ['another pattern', ({ question }) => { question.tag.pattern = '^[a-y]+$' }, /\.tag its pattern/],
    ['a pattern where there was none', ({ question }) => { question.at.pattern = '^a' }, /\.at its pattern/],
    ['a format where there was none', ({ question }) => { question.at.format = 'date-time' }, /\.at its format/],
    ['a default', ({ question }) => { question.at.default = 'now' }, /\.at its default/],
    ['whole numbers where any would do', ({ question }) => { question.count.type = 'integer' }, /\.count it is integer where it was number/],
    ['another type', ({ question }) => { question.text = { type: 'number' } }, /\.text it is number where it was string/],
    ['null no more', ({ question }) => { question.maybe.type = 'string' }, /\.maybe it is string where it was null/],
    ['unknown fields no more', ({ question }) => { question.map.additionalProperties = false }, /\.map its other fields/],
    ['a field of an answer that is gone', ({ schemas }) => { delete schemas.Answer.properties.more }, /200: \.more is gone/],
    ['a field of an answer that may be absent', ({ schemas }) => { schemas.Answer.required.shift() }, /200: \.level may be absent/],
    ['a value that answers did not have', ({ schemas }) => { schemas.Level.enum.push('furious') }, /200: \.level it may be furious/],
    ['a list of answers that is open now', ({ schemas }) => { delete schemas.Level.enum }, /200: \.level it may be anything/],
    ['a list of answers that may grow now', ({ schemas }) => { schemas.Level['x-may-grow'] = true }, /200: \.level it may grow/],
    ['a list that grows no more', ({ schemas }) => { delete schemas.Kind['x-may-grow'] }, /\.kind it is said to grow no more/],
    ['an answer that may be null', ({ answer }) => { answer.more.type = ['string', 'null'] }, /\.more it is null where it was string/],
    ['an answer out of its limits', ({ answer }) => { answer.score.maximum = 100 }, /\.score its maximum is 100/],
    ['an answer without limits', ({ answer }) => { delete answer.score.minimum }, /\.score its minimum is gone/],
    ['an answer in no format', ({ answer }) => { delete answer.more.format }, /\.more its format is gone/],
    ['fractions in an answer', ({ answer }) => { answer.score.type = 'number' }, /\.score it is number where it was integer/],
    ['one alternative more in an answer', ({ answer }) => { answer.either.anyOf.push({ type: 'string' }) }, /\.either it is string/],
    ['a change in one alternative', ({ schemas }) => { delete schemas.Bad.properties.why }, /\.either\.why is gone/],
    ['another constant', ({ schemas }) => { schemas.Good.properties.status.const = 201 }, /\.status it may be 201/],
    ['a change in values by key', ({ answer }) => { answer.byTag.additionalProperties.type = 'number' }, /\.byTag\.\* it is number/],
    ['a change in lines', ({ answer }) => { answer.lines.contentSchema = { $ref: '#/components/schemas/Bad' } }, /\.lines\{\}\.words is gone/],
    ['another type of lines', ({ answer }) => { answer.lines.contentMediaType = 'text/csv' }, /\.lines its contentMediaType/],
    ['a list without items', ({ answer }) => { delete answer.parts.items }, /\.parts its items/],
    ['a keyword that nobody has judged', ({ question }) => { question.text.not = { const: 'a' } }, /\.text its not has changed, which nobody has judged yet/]
  ])('%s', (_name, change, expected) => {
    const changes = breakingChanges(small(), changed(change))
    expect(changes.join('\n')).toMatch(new RegExp(expected.source.replace(/^\^/, '(^|\n)').replace(/\$$/, '($|\n)')))
    expect(changes.length).toBeLessThan(6)
  })
})

describe('what breaks nobody is let through', () => {
  test.each<[string, Change]>([
    ['nothing', () => {}],
    ['a new route', ({ whole, ask }) => { whole.paths['/more'] = { post: { ...ask, operationId: 'more' } } }],
    ['a new parameter', ({ ask }) => { ask.parameters.push({ name: 'x', in: 'query', schema: { type: 'string' } }) }],
    ['no key any more', ({ ask }) => { ask.security = [] }],
    ['a new field of a request', ({ question }) => { question.more = { type: 'string', maxLength: 1 } }],
    ['a field that a request need not have now', ({ schemas }) => { schemas.Question.required = [] }],
    ['a new value of a request', ({ schemas }) => { schemas.Other = { type: 'string', enum: ['calm', 'angry', 'furious'] }; schemas.Question.properties.level = { $ref: '#/components/schemas/Other' } }],
    ['wider limits of a request', ({ question }) => { question.text.maxLength = 1000; question.text.minLength = 0; delete question.list.maxItems; delete question.tag.pattern }],
    ['null in a request', ({ question }) => { question.text.type = ['string', 'null'] }],
    ['one alternative more in a request', ({ question }) => { question.tag = { anyOf: [question.tag, { type: 'integer' }] } }],
    ['a new field of an answer', ({ answer }) => { answer.extra = { type: 'string' } }],
    ['a field that an answer always has now', ({ schemas }) => { schemas.Answer.required.push('more') }],
    ['a value that answers have no more', ({ answer }) => { answer.level = { type: 'string', enum: ['calm'] } }],
    ['a new value of a list that grows', ({ schemas }) => { schemas.Kind.enum.push('broken') }],
    ['narrower limits of an answer', ({ answer }) => { answer.score.minimum = 1; answer.score.multipleOf = 1 }],
    ['an answer that is never null', ({ answer }) => { answer.nothing = { $ref: '#/components/schemas/Good' } }],
    ['one alternative fewer in an answer', ({ answer }) => { answer.either.anyOf.pop() }],
    ['a new problem', ({ answers }) => { answers[409] = answers[422] }],
    ['a problem that is answered no more', ({ answers }) => { delete answers[422] }],
    ['a new type of body and of answer', ({ body, answers }) => { body.content['text/csv'] = { schema: {} }; answers[200].content['text/csv'] = { schema: {} } }],
    ['other words', ({ ask, schemas, answer }) => { ask.summary = 'Ask.'; schemas.Level.description = 'How.'; answer.more.description = 'x'; answer.more.examples = ['y'] }],
    ['a schema under another name', ({ schemas, answer }) => { schemas.Fine = schemas.Good; answer.nothing.anyOf[0].$ref = '#/components/schemas/Fine' }]
  ])('%s', (_name, change) => expect(breakingChanges(small(), changed(change))).toEqual([]))
})

/** Every object schema below `node` that has fields. */
function withFields (node: any): any[] {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(withFields)
  return typeof node.properties === 'object' && node.type === 'object' ? [node, ...below] : below
}

test('no field of the real contract can go unnoticed', () => {
  const copy = structuredClone(now)
  const schemas = withFields(copy.components.schemas)
  let removed = 0
  for (const schema of schemas) {
    for (const [name, field] of Object.entries(schema.properties)) {
      delete schema.properties[name]
      expect(breakingChanges(now, copy).join('\n')).toContain(`.${name} is gone`)
      schema.properties[name] = field
      removed++
    }
  }
  expect(removed).toBeGreaterThan(120)
  expect(breakingChanges(now, copy)).toEqual([])
})

test('nor can an operation, a status or a needed field', () => {
  for (const [path, operations] of Object.entries<any>(now.paths)) {
    for (const [method, { responses }] of Object.entries<any>(operations)) {
      const copy = structuredClone(now)
      const operation = copy.paths[path][method]
      delete operation.responses[200]
      expect(breakingChanges(now, copy)).toContain(`${method.toUpperCase()} ${path}: it answers 200 no more`)
      operation.responses = { ...responses, 299: responses[200] }
      expect(breakingChanges(now, copy).length).toBe(1)
    }
  }
})
