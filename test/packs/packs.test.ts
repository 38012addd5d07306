import { describe, expect, test } from 'vitest'
import { readFolder } from '../../src/files.ts'
import { createRuleProbe, unmark } from '../../src/packs/examples.ts'
import { parsePacks } from '../../src/packs/pack.ts'

const { packs } = parsePacks(readFolder('src/languages', '.yaml'))

test('there are packs to walk', () => expect(packs.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['en', 'et', 'fi'])))

describe.each(packs)('$tag', (pack) => {
  const spansIn = createRuleProbe(pack)
  test('has rules', () => expect(pack.rules.length).toBeGreaterThan(0))
  describe.each(pack.rules)('$id', (rule) => {
    test.each(rule.finds)('finds %s', (marked) => {
      const { text, spans } = unmark(marked)
      expect(spans.length).toBeGreaterThan(0)
      expect(spansIn(rule, text)).toEqual(spans)
    })
    test.each(rule.leaves)('leaves %s', (text) => expect(spansIn(rule, text)).toEqual([]))
  })
})
