import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLineReader } from '../../src/http/lines.ts'

/** What a reader makes of `chunks`: each line as text, null for one too long. */
function linesOf (chunks: readonly Uint8Array[], limit = 100): (string | null)[] {
  const reader = createLineReader(limit)
  const lines: (string | null)[] = []
  const take = (line: Buffer | null): number => lines.push(line && line.toString('latin1'))
  for (const chunk of chunks) for (const line of reader.push(Buffer.from(chunk))) take(line)
  for (const line of reader.end()) take(line)
  return lines
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

test.each<[string, (string | null)[]]>([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\nb', ['a', 'b']],
  ['\n\na\n\n', ['', '', 'a', '']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\rb', ['a\rb']],
  ['\r\n', ['']],
  ['12345\n123456\n1', ['12345', null, '1']],
  ['123456', [null]],
  ['123456789012345678901234567890\n1\n', [null, '1']]
])('%j', (text, expected) => {
  for (let size = 1; size <= Math.max(1, text.length); size++) {
    const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => bytes(text.slice(index * size, (index + 1) * size)))
    expect(linesOf(chunks, 5)).toEqual(expected)
  }
})

describe('however the bytes are cut', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', 'ÿ'), maxLength: 12 })
  test('the lines are the same', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (pieces, limit) => {
      const whole = pieces.join('')
      const parts = whole.split('\n')
      const lines = (parts.at(-1) === '' ? parts.slice(0, -1) : parts).map((line) => line.length > limit ? null : line.replace(/\r$/, ''))
      expect(linesOf(pieces.map(bytes), limit)).toEqual(lines)
    }))
  })
})

test('a line without end is let go of, and tiny pieces take no more room than their bytes', () => {
  const limit = 1024 * 1024
  const reader = createLineReader(limit)
  const before = process.memoryUsage()
  const chunk = Buffer.alloc(64 * 1024, 'x')
  for (let index = 0; index < 2000; index++) for (const _ of reader.push(chunk)) throw new Error('no line has ended')
  const other = createLineReader(limit)
  for (let index = 0; index < 500_000; index++) for (const _ of other.push(chunk.subarray(0, 1))) throw new Error('no line has ended')
  const { arrayBuffers } = process.memoryUsage()
  expect(arrayBuffers - before.arrayBuffers).toBeLessThan(8 * limit)
  expect([...reader.push(Buffer.from('\nb\n'))].map((line) => line?.toString())).toEqual([undefined, 'b'])
})
