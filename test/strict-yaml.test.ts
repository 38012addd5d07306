import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { FaultyData, parseStrict, printFault } from '../src/strict-yaml.ts'

const Schema = Type.Object({
  rules: Type.Array(Type.Object({ id: Type.String({ pattern: '^[a-z]+$' }), kind: Type.Enum(['x', 'y']) }, { additionalProperties: false }))
}, { additionalProperties: false })

test('a sound file comes back as it is', () =>
  expect(parseStrict('rules:\n  - { id: q, kind: x }\n', 'f.yaml', Schema).value).toEqual({ rules: [{ id: 'q', kind: 'x' }] }))

test.each([
  ['an unknown key', 'rules:\n  - id: q\n    kind: x\n    king: y\n', "f.yaml:4:5: unknown key 'king'; write 'kind'"],
  ['a missing key', 'rules:\n  - id: q\n', "f.yaml:2:5: 'rules.0' lacks 'kind'; add 'kind:'"],
  ['a value not allowed', 'rules:\n  - id: q\n    kind: z\n', 'f.yaml:3:11: '],
  ['a key twice', 'rules: []\nrules: []\n', 'f.yaml:2:1: this key stands twice; keep one of the two'],
  ['broken YAML', 'rules: [', 'f.yaml:1:9: '],
  ['the wrong shape', '- a', 'f.yaml:1:1: the file must be keys with values; write each as «key: value»']
])('%s', (_, source, message) => {
  try {
    parseStrict(source, 'f.yaml', Schema)
    expect.unreachable()
  } catch (error) {
    expect((error as FaultyData).faults.map(printFault)[0]).toContain(message)
  }
})

test('all faults are told, not the first only', () => {
  const broken = (): unknown => parseStrict('rules:\n  - id: Q\n    kind: z\n  - {}\n', 'f.yaml', Schema)
  expect(broken).toThrow(FaultyData)
  try { broken() } catch (error) { expect((error as FaultyData).faults.length).toBe(4) }
})
