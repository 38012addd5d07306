import { describe, expect, test } from 'vitest'
import { parseChecks, ReplyCheckFile } from '../../src/check/index.ts'
import { CHECKS } from '../../src/check/schema.ts'
import { readFolder, readText } from '../../src/files.ts'
import { createRuleProbe, unmark } from '../../src/packs/examples.ts'
import { parsePacks } from '../../src/packs/pack.ts'
import { FaultyData, parseStrict, printFault } from '../../src/strict-yaml.ts'
import { checkPacks, packs } from './parts.ts'

test('every language has rules for replies', () => expect(checkPacks.map(({ tag }) => tag)).toEqual(packs.map(({ tag }) => tag)))

describe.each(checkPacks)('$tag', (pack) => {
  const { language } = packs.find(({ tag }) => tag === pack.tag)!
  const spansIn = createRuleProbe({ rules: pack.rules, lists: pack.lists, language })

  test('has words for all that is looked for', () => {
    const needed = CHECKS.filter((check) => !['formal', 'informal', 'allows', 'own'].includes(check))
    expect(needed.filter((check) => !pack.rules.some((rule) => rule.check === check))).toEqual([])
  })

  describe.each(pack.rules)('$id', (rule) => {
    test.each(rule.finds)('finds %s', (marked) => {
      const { text, spans } = unmark(marked)
      expect(spans.length).toBeGreaterThan(0)
      expect(spansIn(rule, text)).toEqual(spans)
    })
    test.each(rule.leaves)('leaves %s', (text) => expect(spansIn(rule, text)).toEqual([]))
  })
})

describe('a fault is refused with its place and the mend', () => {
  const source = readText('src/languages/en/reply-check.yaml')
  const withRule = (lines: string): string =>
    `${source}\n  - id: en.check.x\n${lines.split('\n').map((line) => `    ${line}`).join('\n')}\n    finds: [a]\n    leaves: [b]\n`
  const line = source.split('\n').length + 1

  test.each([
    ['an unknown check', withRule('check: politeness\nphrases: [a]'), `x.yaml:${line + 1}:12`],
    ['an own rule that says nothing', withRule('check: own\nphrases: [a]'), `x.yaml:${line + 1}:12: 'en.check.x' does not say what an agent is to read; add 'message:' and 'suggestion:'`],
    ['an id twice', withRule('check: blame\nphrases: [a]').replace('id: en.check.x', 'id: en.check.blame'), "a second rule 'en.check.blame'"],
    ['a phrase that cannot be read', withRule('check: blame\nphrases: ["a .."]'), `x.yaml:${line + 2}:15: in 'a ..' a gap stands at an edge`],
    ['an unknown list', withRule('check: blame\nphrases: ["by <month>"]'), "no list 'month'"],
    ['a saying left out', source.replace(/^ {2}apology: \{.*\n/m, ''), "'says' lacks 'apology'; add 'apology:'"],
    ['an unknown key', withRule('check: blame\nsureness: 3\nphrases: [a]'), "unknown key 'sureness'"]
  ])('%s', (_, broken, message) => {
    try {
      parseChecks('en', { substitutes: {}, stem: undefined }, parseStrict(broken, 'x.yaml', ReplyCheckFile))
      expect.unreachable()
    } catch (error) {
      expect((error as FaultyData).faults.map(printFault).join('\n')).toContain(message)
    }
  })
})

test('what is said of replies changes no answer about complaints', () => {
  const files = readFolder('src/languages', '.yaml').filter(({ name }) => /^(?:concepts|classes|en\/language|en\/reply-check)\.yaml$/.test(name))
  const other = files.map((file) => file.name === 'en/reply-check.yaml' ? { ...file, source: `${file.source}\n# more\n` } : file)
  const [one, two] = [files, other].map((each) => parsePacks(each).packs.find(({ tag }) => tag === 'en')!)
  expect(two!.version).toBe(one!.version)
  expect(one!.rules.some(({ id }) => id.startsWith('en.check.'))).toBe(false)
})
