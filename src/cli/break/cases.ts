import fc from 'fast-check'
import { createChance, type Chance } from './chance.ts'
import type { Route } from './described.ts'
import { NASTY } from './nasty.ts'
import type { Framed, Raw } from './send.ts'
import type { Message } from './texts.ts'

/** What a run sends: one request of a kind, or bytes that pretend to be some. */
export interface Case { readonly kind: string, readonly sent: Framed | Raw }

type Kind = readonly [name: string, weight: number, make: (chance: Chance) => Framed | Raw]

const JSON_TYPE = { 'content-type': 'application/json' }
const NDJSON = 'application/x-ndjson'
const TYPES = [
  'application/json', 'application/json; charset=utf-8', 'application/json;charset=utf-16', 'application/json; charset=x', 'APPLICATION/JSON', 'application/JSON;',
  'application/problem+json', 'text/json', 'text/plain', 'text/html', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', 'application/x-ndjson',
  'application/octet-stream', 'application/xml', '*/*', '', ';', 'application/', '/json', 'application/json, text/plain', `a/${'b'.repeat(500)}`, 'application/json; charset="', '__proto__'
]
const ENCODINGS = ['gzip', 'br', 'deflate', 'identity', 'zstd', 'gzip, gzip', 'x', '', 'identity;q=1', 'chunked']
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'LOCK', 'M-SEARCH']
const STEPS = [
  'v1', 'triage', 'batch', 'stream', 'drafts', 'replies', 'check', 'scenarios', 'delivery-delay', 'problems', 'docs', 'metrics', 'livez', '/', '..', '.', '%2e%2e', '%2f', '%00',
  '%zz', '%ff', '%', '?', '?a=b&a[]=c', '#', '__proto__', 'constructor', '*', ':code', ';', '\\', 'x'.repeat(300), '%E2%80%AE', '{id}', '~', '"', "'", '$', '@host', 'http://x'
]
/** Written out, as no serializer writes them. */
const ODD_JSON = [
  '{"text":"a","text":"b"}', '{"text":"a","text":1}', '{"text":1,"text":"a"}', '{"__proto__":{"text":"a"}}', '{"text":"a","__proto__":{"x":1}}', '{"text":"a","__proto__":null}',
  '{"constructor":{"prototype":{"x":1}},"text":"a"}', '{"text":"a","values":{"__proto__":"a"}}', '{"text":"a","values":{"constructor":"a"}}', '{"text":"a","toString":"a"}',
  '{"text":"a","hasOwnProperty":1}', '{"text":"a","values":{"customerName":"a","customerName":"b"}}', '{"text":{"toString":"a"}}', '{"text":["a"]}', '{"text":null}', '{"text":1e999}',
  '{"text":"a","receivedAt":"0000-00-00T00:00:00Z"}', '{"text":"a","receivedAt":"9998-12-31T23:59:59.999999999+23:59"}', '{"text":"a","reference":"\\u0000"}', '{"text":"\\ud800"}',
  '{"text":"\\udc00\\ud800"}', '{"text":"\\u0000"}', '{"text":"a",}', "{'text':'a'}", '{"text":"a"}{"text":"b"}', '{"text":"a"} x', '// a\n{"text":"a"}', '{"text":"a\nb"}', '{"text":"\\x41"}',
  '{"text":"\\ud83d', '{"text":', '[]', '""', 'null', '1', '-0', '1e400', 'NaN', 'undefined', '{}', '{"":""}', '{"text":"a","subject":{"a":{"b":{"c":{"d":1}}}}}', '\ufeff{"text":"a"}',
  '\ufeff\ufeff{"text":"a"}', '{"messages":[]}', '{"messages":{}}', '{"messages":[null,1,"a",[],{},{"text":"a"}]}', '{"messages":[{"text":"a","__proto__":{}}]}',
  '{"scenario":"__proto__","language":"et"}', '{"scenario":"constructor","language":"en"}', '{"scenario":"delivery-delay","language":"constructor"}', '{"scenario":"delivery-delay","language":"et","secondary":["__proto__"]}',
  '{"scenario":"delivery-delay","language":"et","text":"a","demands":["refund","refund"]}', '{"text":"a","language":"__proto__"}', '{"text":"a","complaint":""}'
]
const ODD_BYTES = [
  Buffer.from([0xff, 0xfe, 0x7b, 0x00]), Buffer.from('{"text":"\xc3"}', 'latin1'), Buffer.from('{"text":"\xc0\xaf"}', 'latin1'), Buffer.from('{"text":"\xed\xa0\x80"}', 'latin1'),
  Buffer.from('{"text":"\xf4\x90\x80\x80"}', 'latin1'), Buffer.from('{"text":"\xff"}', 'latin1'), Buffer.from('{"text":"a"}', 'utf16le'), Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.from([0]),
  Buffer.from('{"text":"a\0b"}'), Buffer.alloc(3000, 0x80)
]
const HEADERS = [
  'X-Request-Id: ', `X-Request-Id: ${'a'.repeat(129)}`, 'X-Request-Id: a b', 'X-Request-Id: \xff', 'Authorization: Bearer', 'Authorization: Bearer  x', `Authorization: Basic ${'a'.repeat(4000)}`,
  'Traceparent: 00-0-0-0', 'Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'Traceparent: ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', `Tracestate: ${'a=b,'.repeat(300)}`,
  'Accept: */*;q=0', 'Accept: text/plain', `Accept: ${'a/b,'.repeat(2000)}`, 'Accept-Encoding: gzip;q=x', 'Expect: 100-continue', 'Expect: x', 'Upgrade: websocket', 'Upgrade: h2c', 'Connection: upgrade',
  'Connection: keep-alive, close', 'Connection: __proto__', 'Keep-Alive: timeout=999999', 'TE: trailers', 'Trailer: X', 'Range: bytes=0-', 'If-None-Match: *', 'Origin: null', 'Cookie: a=b; __proto__=c',
  'Forwarded: for="_x"', 'X-Forwarded-For: 1.2.3.4', 'X-Forwarded-Host: ../', 'Host: b', 'Host: [::', '__proto__: a', 'Constructor: a', 'A : b', 'A b', ': a', 'A:', ' folded: a', 'A: b\r\n c', 'A: \0', 'A: \x7f', '\xff: a',
  'Access-Control-Request-Method: POST', 'X-HTTP-Method-Override: DELETE', 'Content-Type: application/json', 'Content-Language: et', 'Priority: u=0', 'Early-Data: 1', 'HTTP2-Settings: AAMAAABkAAQAAP__'
]
const BODY = '{"text":"hello"}'
/** Framing that is broken or unusual, before that body. */
const FRAMINGS = [
  'Content-Length: 15', 'Content-Length: 17', 'Content-Length: 0', 'Content-Length: -1', 'Content-Length: +16', 'Content-Length: 1e1', 'Content-Length: 0x10', 'Content-Length: 16, 16', 'Content-Length: 16\r\nContent-Length: 16',
  'Content-Length: 16\r\nContent-Length: 3', 'Content-Length: 99999999999999999999', 'Content-Length: 16\r\nTransfer-Encoding: chunked', 'Transfer-Encoding: chunked', 'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: chunked, gzip', 'Transfer-Encoding: identity', 'Transfer-Encoding: x', 'Transfer-Encoding : chunked', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', 'Content-Length:', 'Content-Length: 1048577', 'Expect: 100-continue\r\nContent-Length: 16'
]
const CHUNKS = [
  `10\r\n${BODY}\r\n0\r\n\r\n`, `10;a=b\r\n${BODY}\r\n0\r\nX: y\r\n\r\n`, `10;${'a'.repeat(2000)}\r\n${BODY}\r\n0\r\n\r\n`, `f\r\n${BODY}\r\n0\r\n\r\n`, `11\r\n${BODY}\r\n0\r\n\r\n`, '-1\r\n\r\n', 'fffffffffffffffff\r\na', 'x\r\n', '\r\n', '0\r\n\r\n', '0\r\n',
  `10\n${BODY}\n0\n\n`, BODY.split('').map((byte) => `1\r\n${byte}\r\n`).join('') + '0\r\n\r\n', `0010\r\n${BODY}\r\n000\r\n\r\n`, `10\r\n${BODY}\r\n0\r\n${'X: y\r\n'.repeat(2000)}\r\n`, '100001\r\n', '10'
]
const VERSIONS = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.2', 'HTTP/11', 'http/1.1', 'HTTP', '', 'HTTP/1.1 x']
const LINES = [
  'GET /livez', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'GET http://a/livez HTTP/1.1\r\nHost: a\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n', '\r\n\r\nGET /livez HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET  /livez HTTP/1.1\r\n\r\n', 'GET /livez\tHTTP/1.1\r\n\r\n', 'GET /livez HTTP/1.1\n\n', 'GET /livez HTTP/1.1\r\n\r\n', 'get /livez HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'SSH-2.0-x\r\n', 'EHLO a\r\n', '*1\r\n$4\r\nPING\r\n', '\0', 'GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, `GET /?${'a=b&'.repeat(4000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  'GET /docs/../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /docs/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: a\r\n\r\n', 'GET //livez HTTP/1.1\r\nHost: a\r\n\r\n'
]
const POSTS = ['/v1/triage', '/v1/triage/batch', '/v1/drafts', '/v1/replies/check']

/** All kinds of requests by name, and what makes request number so-and-so of a run. */
export function createCases (routes: readonly Route[], makeMessage: (chance: Chance) => Message): { readonly kinds: readonly string[], readonly make: (seed: number) => Case } {
  const posts = routes.filter(({ body, type }) => body !== undefined && type !== NDJSON)
  const value = (arbitrary: fc.Arbitrary<unknown>, chance: Chance): unknown => fc.sample(arbitrary, { seed: chance.below(2 ** 31), numRuns: 1 })[0]
  const post = (path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = JSON_TYPE): Framed => ({ method: 'POST', path, headers, body })

  const valid = (chance: Chance): Framed => {
    const message = makeMessage(chance)
    const { text, subject, language } = message
    const kind = chance.below(5)
    if (kind === 0) return post('/v1/drafts', JSON.stringify({ scenario: chance.pick(['delivery-delay', 'wrong-item', 'other']), language, channel: chance.pick(['email', 'chat', 'review']), text }))
    if (kind === 1) return post('/v1/replies/check', JSON.stringify({ text: makeMessage(chance).text, complaint: text, language }))
    return post('/v1/triage', JSON.stringify({ ...message, language: undefined, reference: subject.slice(0, 200), ...kind === 2 && { language } }))
  }
  const inWords = ({ method, path, headers = {}, body = '' }: Framed, more = ''): Buffer => Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\nHost: a\r\n${Object.entries(headers).map(([name, said]) => `${name}: ${said}\r\n`).join('')}${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`, 'latin1'), Buffer.from(body)
  ])
  const raw = (parts: Raw['parts'], ending: Raw['ending'] = 'end'): Raw => ({ parts, ending })

  const all: readonly Kind[] = [
    ['sound requests', 12, valid],
    ['sound requests, bytes changed', 14, (chance) => {
      const request = valid(chance)
      const bytes = [...Buffer.from(request.body as string)]
      for (let changes = 1 + chance.below(6); changes > 0; changes--) {
        const at = chance.below(bytes.length)
        const kind = chance.below(4)
        if (kind === 0) bytes[at] = chance.below(256)
        else if (kind === 1) bytes.splice(at, 1 + chance.below(8))
        else if (kind === 2) bytes.splice(at, 0, ...Buffer.from(chance.pick(['"', '\\', '{', '}', '[', ',', '\\u0000', '\0', '\ud83d\ude00', '":"', '\\ud800'])))
        else bytes.splice(at, 0, ...bytes.slice(chance.below(bytes.length)).slice(0, 40))
      }
      return { ...request, body: Buffer.from(bytes) }
    }],
    ['by the schemas of openapi.json', 20, (chance) => {
      const { path, body } = chance.pick(posts)
      return post(path, JSON.stringify(value(body!, chance)) ?? 'null')
    }],
    ['any JSON', 6, (chance) => post(chance.pick(POSTS), value(fc.json({ maxDepth: 4, stringUnit: 'binary' }), chance) as string)],
    ['any bytes as a body', 5, (chance) => post(chance.pick(POSTS), Buffer.from(value(fc.uint8Array({ maxLength: 300 }), chance) as Uint8Array), { 'content-type': chance.pick(TYPES.slice(0, 3)) })],
    ['odd JSON: keys twice, __proto__, halves of characters', 6, (chance) => post(chance.pick(POSTS), chance.pick(ODD_JSON))],
    ['broken UTF-8 and other encodings', 2, (chance) => post(chance.pick(POSTS), chance.pick(ODD_BYTES))],
    ['content types and encodings', 4, (chance) => post(chance.pick([...POSTS, '/v1/triage/stream']), valid(chance).body!, { 'content-type': chance.pick(TYPES), ...chance.once(2) && { 'content-encoding': chance.pick(ENCODINGS) } })],
    ['deep nesting', 2, (chance) => {
      const depth = 1 + chance.below(chance.once(10) ? 200_000 : 2000)
      const [opened, closed] = chance.pick([['[', ']'], ['{"a":', '}'], ['{"text":', '}'], ['{"messages":[', ']}']] as const)
      return post(chance.pick(POSTS), opened.repeat(depth) + '1' + (chance.once(3) ? '' : closed.repeat(depth)))
    }],
    ['nasty texts', 6, (chance) => {
      const length = chance.once(25) ? 100_000 : 1 + chance.below(8000)
      const text = chance.pick(Object.values(NASTY))(length)
      const language = chance.pick(['et', 'fi', 'en', undefined])
      const kind = chance.below(4)
      if (kind === 0) return post('/v1/drafts', JSON.stringify({ scenario: 'delivery-delay', language: language ?? 'en', text }))
      if (kind === 1) return post('/v1/replies/check', JSON.stringify({ text: text.slice(0, 20_000), complaint: text, language }))
      return post('/v1/triage', JSON.stringify({ text, language, format: chance.pick(['text', 'html', 'eml']), subject: text.slice(0, chance.below(2000)), channel: chance.pick(['email', 'chat', 'social']) }))
    }],
    ['lines, sound and broken', 4, (chance) => {
      const lines = Array.from({ length: 1 + chance.below(6) }, () => chance.pick([() => valid(chance).body!, () => chance.pick(ODD_JSON), () => chance.pick(ODD_BYTES), () => '', () => ' ', () => '{"text":"a"}'])())
      return post('/v1/triage/stream', Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from(chance.pick(['\n', '\n', '\r\n', '\r', '\n\n', '']))])), { 'content-type': NDJSON })
    }],
    ['batches, sound and broken', 2, (chance) => post('/v1/triage/batch', `{"messages":[${Array.from({ length: chance.below(8) }, () => chance.once(2) ? valid(chance).body as string : chance.pick(ODD_JSON)).join()}]}`)],
    ['what there is to read', 3, (chance) => ({ method: chance.pick(['GET', 'GET', 'HEAD']), path: chance.pick(['/', '/livez', '/readyz', '/metrics', '/openapi.json', '/docs', '/docs/swagger-ui.css', '/v1/scenarios', '/v1/scenarios/delivery-delay', '/v1/scenarios/x', '/problems/not-found', '/problems/x']) })],
    ['paths and methods', 4, (chance) => ({ method: chance.pick(METHODS), path: `/${Array.from({ length: chance.below(6) }, () => chance.pick(STEPS)).join(chance.pick(['/', '/', ''])).replaceAll(/[^\x21-\x7e]/g, '')}` })],
    ['headers, odd and many', 3, (chance) => {
      const flood = chance.once(8) ? `X-${'a'.repeat(chance.below(9))}: ${'b'.repeat(chance.below(60))}\r\n`.repeat(chance.below(2500)) : ''
      const odd = Array.from({ length: 1 + chance.below(4) }, () => `${chance.pick(HEADERS)}\r\n`).join('')
      return raw([inWords(valid(chance), odd + flood)])
    }],
    ['framing: lengths, chunks, versions', 2, (chance) => {
      const framing = chance.pick(FRAMINGS)
      return raw([Buffer.from(`POST ${chance.pick([...POSTS, '/v1/triage/stream'])} ${chance.once(4) ? chance.pick(VERSIONS) : 'HTTP/1.1'}\r\nHost: a\r\nContent-Type: application/${chance.pick(['json', 'x-ndjson'])}\r\n${framing}\r\n\r\n${framing.includes('chunked') ? chance.pick(CHUNKS) : BODY}`, 'latin1')])
    }],
    ['request lines', 1, (chance) => raw([Buffer.from(chance.pick(LINES), 'latin1')])],
    ['any bytes on the socket', 2, (chance) => raw([Buffer.from(value(fc.uint8Array({ minLength: 1, maxLength: 2000 }), chance) as Uint8Array)])],
    ['one behind the other', 1, (chance) => raw([Buffer.concat(Array.from({ length: 2 + chance.below(6) }, () => chance.once(4) ? Buffer.from(chance.pick(LINES), 'latin1') : inWords(valid(chance))))])],
    ['slow clients', 1, (chance) => {
      const bytes = inWords(chance.once(3) ? post('/v1/triage/stream', `${valid(chance).body as string}\n{"text":"a"}\n`, { 'content-type': NDJSON }) : valid(chance))
      const pieces: (Buffer | number)[] = []
      for (let at = 0, next; at < bytes.length && pieces.length < 40; at = next) {
        next = pieces.length > 36 ? bytes.length : at + 1 + chance.below(bytes.length / 6)
        pieces.push(bytes.subarray(at, next), chance.below(12))
      }
      return raw(pieces, chance.pick(['end', 'end', 'reset']))
    }],
    ['clients that leave', 1, (chance) => {
      const bytes = inWords(chance.once(3) ? post('/v1/triage/batch', JSON.stringify({ messages: Array.from({ length: 40 }, () => ({ text: makeMessage(chance).text })) })) : valid(chance))
      return raw([bytes.subarray(0, chance.once(2) ? bytes.length : chance.below(bytes.length))], chance.pick(['end', 'reset', 'reset']))
    }],
    ['requests that never end', 0.05, (chance) => {
      const bytes = inWords(valid(chance))
      return raw([bytes.subarray(0, bytes.length - 1 - chance.below(bytes.length - 1))], 'wait')
    }]
  ]
  const whole = all.reduce((sum, [, weight]) => sum + weight, 0)
  return {
    kinds: all.map(([name]) => name),
    make (seed) {
      const chance = createChance(seed)
      let at = chance.next() * whole
      const [kind, , make] = all.find(([, weight]) => (at -= weight) < 0) ?? all[0]!
      return { kind, sent: make(chance) }
    }
  }
}
