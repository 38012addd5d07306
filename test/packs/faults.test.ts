import { describe, expect, test } from 'vitest'
import { readFolder } from '../../src/files.ts'
import { parsePacks, type DataFile } from '../../src/packs/pack.ts'
import { FaultyData, printFault } from '../../src/strict-yaml.ts'

const language = readFolder('src/languages/en', 'language.yaml')[0]!.source
const sound: DataFile[] = [
  { name: 'concepts.yaml', source: 'concepts:\n  - { id: late, means: "too late", suggests: { delivery-delay: 2 } }\n' },
  { name: 'classes.yaml', source: 'classes:\n  carrier: "who carries"\n' },
  { name: 'en/language.yaml', source: language },
  { name: 'en/rules.yaml', source: 'lists:\n  day: [monday]\nrules:\n  - id: en.late\n    concept: late\n    phrases: [too late, by <day>]\n    finds: ["[[too late]]"]\n    leaves: [on time]\n' }
]
const withFile = (name: string, source: string): DataFile[] => [...sound.filter((file) => file.name !== name), { name, source }]
const rule = (lines: string): string => `rules:\n  - id: en.x\n${lines.split('\n').map((line) => `    ${line}`).join('\n')}\n    finds: [a]\n    leaves: [b]\n`

test('a sound pack loads', () => {
  const { packs } = parsePacks(sound)
  expect(packs.map(({ tag, rules }) => [tag, rules.length])).toEqual([['en', 1]])
})

describe('a fault is refused with its place and the mend', () => {
  test.each([
    ['no meaning', 'en/more.yaml', rule('phrases: [a]'), "en/more.yaml:2:9: 'en.x' must have exactly one of concept, scenario, sign, demand, escalation"],
    ['two meanings', 'en/more.yaml', rule('concept: late\nsign: blame\nphrases: [a]'), 'must have exactly one of'],
    ['an unknown concept', 'en/more.yaml', rule('concept: early\nphrases: [a]'), "en/more.yaml:3:14: no concept 'early'; add it to concepts.yaml or correct its spelling"],
    ['an unknown scenario', 'en/more.yaml', rule('scenario: lost-cat\nphrases: [a]'), "no scenario 'lost-cat'; name it under 'scenarios:' or write one of: bad-service"],
    ['an unknown sign', 'en/more.yaml', rule('sign: shouting\nphrases: [a]'), 'write one of: swearing, sarcasm'],
    ['an id twice', 'en/more.yaml', 'rules:\n  - id: en.late\n    concept: late\n    phrases: [a]\n    finds: [a]\n    leaves: [b]\n', "a second rule 'en.late' (the first is in en/rules.yaml)"],
    ['a phrase that cannot be read', 'en/more.yaml', rule('concept: late\nphrases: [ok, "a .."]'), "en/more.yaml:4:19: in 'a ..' a gap stands at an edge or beside another; put words on both sides of .."],
    ['an unknown list', 'en/more.yaml', rule('concept: late\nphrases: [by <month>]'), "no list 'month'; add it under 'lists:' or use one of: day,"],
    ['a list twice', 'en/more.yaml', 'lists:\n  day: [friday]\nrules: []\n', "a second list 'day'; keep one list of that name"],
    ['no examples', 'en/more.yaml', 'rules:\n  - id: en.x\n    concept: late\n    phrases: [a]\n', "'rules.0' lacks 'finds'; add 'finds:'"],
    ['an unknown class', 'en/classes.yaml', 'classes:\n  courier: [post]\n', "en/classes.yaml:2:12: no class 'courier'"],
    ['a class word with a space', 'en/classes.yaml', 'classes:\n  carrier: [royal mail]\n', 'en/classes.yaml:2:13'],
    ['a folder named otherwise', 'en/language.yaml', language.replace('tag: en', 'tag: de'), "tag 'de' stands in the folder 'en'; write 'en'"],
    ['a scenario without a title', 'en/language.yaml', language.replace(/ {2}wrong-item:.*\n/, ''), "no title for 'wrong-item'"]
  ])('%s', (_, name, source, message) => {
    try {
      parsePacks(withFile(name, source))
      expect.unreachable()
    } catch (error) {
      expect((error as FaultyData).faults.map(printFault).join('\n')).toContain(message)
    }
  })

  test('a language folder without language.yaml', () =>
    expect(() => parsePacks(sound.filter(({ name }) => name !== 'en/language.yaml'))).toThrow('en/language.yaml:1:1: the file is missing'))
})

test("a company's own scenario and words join the pack", () => {
  const { packs } = parsePacks([...sound, {
    name: 'en/shop.own.yaml',
    source: 'scenarios:\n  click-and-collect: { title: Click and collect, description: Trouble at the collection point. }\nrules:\n  - id: shop.collect\n    scenario: click-and-collect\n    phrases: [collection point]\n    finds: ["at the [[collection point]]"]\n    leaves: [a collection]\n'
  }])
  expect(packs[0]!.scenarios.get('click-and-collect')!.title).toBe('Click and collect')
  expect(packs[0]!.rules.map(({ id }) => id)).toContain('shop.collect')
})

test('the version changes with any word of any file, and with nothing else', () => {
  const version = (files: DataFile[]): string => parsePacks(files).packs[0]!.version
  expect(version(sound)).toBe(version([...sound]))
  expect(version(withFile('en/more.yaml', 'rules: []\n'))).not.toBe(version(sound))
})
