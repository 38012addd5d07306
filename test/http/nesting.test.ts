import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '../../src/http/body.ts'
import { Problem } from '../../src/http/problems.ts'
import { TIMED } from '../timed.ts'

const LIMIT = 32

/** Strings that look like brackets and quotes to whoever reads carelessly. */
const tricky = fc.array(fc.constantFrom('[', '{', ']', '}', '"', '\\', 'a', 'õ')).map((parts) => parts.join(''))

const levels = fc.array(fc.tuple(fc.boolean(), tricky), { minLength: 0, maxLength: 2 * LIMIT })

test('a body is parsed where it nests 32 levels deep and refused where it nests deeper, whatever its strings hold', () => {
  fc.assert(fc.property(levels, tricky, (around, innermost) => {
    const value = around.reduce<unknown>((inner, [asList, word]) => asList ? [word, inner, word] : { [`${word}1`]: word, [`${word}2`]: inner }, innermost)
    const body = Buffer.from(JSON.stringify(value))
    if (around.length <= LIMIT) expect(parseJson(body)).toEqual(value)
    else expect(() => parseJson(body)).toThrow(expect.objectContaining({ code: 'invalid-request', message: 'The body nests deeper than 32 levels; no request needs more than four.' }) as Problem)
  }))
})

test('four megabytes of brackets are refused at once', TIMED, () => {
  const body = Buffer.alloc(4 * 1024 * 1024, '[')
  const begun = performance.now()
  expect(() => parseJson(body)).toThrow(Problem)
  expect(performance.now() - begun).toBeLessThan(50)
})

test.each(['["', '["\\"', '["\\', '[]]]]]', '"\\\\"['])('what ends too soon or closes too much is malformed: %s', (body) => {
  expect(() => parseJson(Buffer.from(body))).toThrow(expect.objectContaining({ code: 'malformed-json' }) as Problem)
})
