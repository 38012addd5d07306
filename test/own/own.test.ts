import { describe, expect, test } from 'vitest'
import { parseOwn, type KnownPack, type OwnFile } from '../../src/packs/own.ts'
import { FaultyData, printFault } from '../../src/strict-yaml.ts'

const pack = {
  tag: 'en',
  language: { tag: 'en', name: 'English', frequent: [], greetings: [], scenarios: {} },
  scenarios: new Map([['delivery-delay', { title: 'Late', description: 'Late.' }]]),
  lists: new Map([['not', ['not']], ['day', ['monday']]]),
  ruleIds: new Map([['en.late', 'a built-in file']]),
  version: '1'
} as KnownPack

const file = (source: string, below = 'shop.yaml', tag = 'en'): OwnFile => ({ tag, below, name: `own/languages/${tag}/${below}`, source })
const parse = (...files: OwnFile[]): ReturnType<typeof parseOwn> => parseOwn(files, [pack], [{ id: 'late', means: 'late' }])
const rule = (lines: string, examples = 'finds: ["[[gift card]]"]\nleaves: [b]'): string => `rules:\n  - id: shop.x\n${`${lines}\n${examples}`.split('\n').map((line) => `    ${line}`).join('\n')}\n`

test('scenarios, rules, lists and words join what is built in', () => {
  const own = parse(
    file(`scenarios:\n  gift: { title: Gift, description: A gift. }\nlists:\n  card: [card]\n${rule('scenario: gift\nphrases: [gift <card>, by <day>]')}`),
    file('carriers: [{ name: Bike, forms: [bike] }]\nproducts: { heads: [lamp] }\n', 'entities.yaml')
  ).get('en')!
  expect([...own.scenarios.keys()]).toEqual(['gift'])
  expect(own.rules.map(({ id }) => id)).toEqual(['shop.x'])
  expect([...own.lists.keys()]).toEqual(['not', 'day', 'card'])
  expect(own.lexicon).toMatchObject({ language: 'en', carriers: [{ name: 'Bike' }], products: { heads: ['lamp'], never: [] }, names: { given: [] } })
})

describe('refused with its place and the mend', () => {
  test.each([
    ['a language that there is not', file('rules: []', 'x.yaml', 'ee'), "own/languages/ee/x.yaml:1:1: there is no language 'ee'; put it into a folder named en"],
    ['a file that cannot be replaced', file('tag: en', 'language.yaml'), 'own/languages/en/language.yaml:1:1: this file of a language cannot be replaced; write scenarios and rules into a file of another name'],
    ['the id of a built-in rule', file(rule('scenario: delivery-delay\nphrases: [gift card]').replace('shop.x', 'en.late')), "shop.yaml:2:9: a second rule 'en.late' (the first is in a built-in file); give each rule an id of its own"],
    ['the name of a built-in list', file('lists:\n  day: [friday]\nrules: []\n'), "shop.yaml:2:8: a second list 'day'; give it another name: this one is built in"],
    ['a list of several words', file('lists:\n  card: [gift, gift card]\nrules: []\n'), "shop.yaml:2:16: 'gift card' is more than one word; write single words into lists"],
    ['a misspelt scenario', file(rule('scenario: delivery-dely\nphrases: [gift card]')), "shop.yaml:3:15: no scenario 'delivery-dely'; write 'delivery-delay'"],
    ['a misspelt key', file(rule('scenario: delivery-delay\nphrase: [gift card]')), "shop.yaml:4:5: unknown key 'phrase'; write 'phrases'"],
    ['a misspelt value', file(rule('sign: swaering\nphrases: [gift card]')), "shop.yaml:3:11: 'rules.0.sign' is none of the values that there are; write 'swearing', or one of: swearing,"],
    ['an example that is not found', file(rule('sign: blame\nphrases: [gift cards]')), 'shop.yaml:5:13: the rule does not find this; mend the phrases or the example'],
    ['an example found otherwise', file(rule('sign: blame\nphrases: [gift]')), 'shop.yaml:5:13: the rule finds other words here: [[gift]] card; mend'],
    ['an example without marks', file(rule('sign: blame\nphrases: [gift card]', 'finds: [a gift card]\nleaves: [b]')), 'shop.yaml:5:13: this example marks nothing; write [[ and ]] around the words that the rule is to find: a [[gift card]]'],
    ['a near miss that is met', file(rule('sign: blame\nphrases: [gift card]', 'finds: ["[[gift card]]"]\nleaves: [b, my gift card]')), 'shop.yaml:6:17: the rule finds this, and should not: my [[gift card]]; mend'],
    ['unknown words of a lexicon', file('names: { givn: [Ann] }', 'entities.yaml'), "entities.yaml:1:10: unknown key 'givn'; write 'given'"]
  ])('%s', (_, wrong, message) => {
    try {
      parse(wrong)
      expect.unreachable()
    } catch (error) {
      expect((error as FaultyData).faults.map(printFault).join('\n')).toContain(message)
    }
  })
})
