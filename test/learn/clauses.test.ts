import { describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import { readText } from '../../src/files.ts'
import { parseClauses, truthsOfClause, type Clause } from '../../src/learn/clauses.ts'
import { prepareClauses } from '../../src/learn/prepare.ts'
import { HEADS } from '../../src/learn/train.ts'
import { loadMailForms, loadPacks } from '../../src/load.ts'

const { packs } = loadPacks(assetsFolder('languages'))
const forms = loadMailForms(packs)
const clausesOf = (tag: string): Clause[] => parseClauses(readText('test/clauses', `${tag}.jsonl`), tag)

describe('the clauses', () => {
  test.each(packs)('$tag: ids and texts are unique, each has words, labels are of the guide', (pack) => {
    const clauses = clausesOf(pack.tag)
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
    expect(new Set(clauses.map(({ text }) => text)).size).toBe(clauses.length)
    expect(clauses.filter(({ scenarios, labels }) => new Set([...scenarios, ...labels]).size < scenarios.length + labels.length)).toEqual([])
    expect(prepareClauses(pack, clauses, forms).filter(({ body }) => body.words.length === 0).map(({ id }) => id)).toEqual([])
  })
  test('a label that the guide does not know is named', () =>
    expect(() => parseClauses('{"id":"en-a001","text":"x","scenarios":["late"],"labels":["rude"]}', 'en.jsonl')).toThrow('en.jsonl: en-a001: no such label: late, rude'))
})

describe('what a clause teaches', () => {
  const teaches = (scenarios: string[], labels: string[], head: string): number | undefined =>
    truthsOfClause({ id: 'en-a001', text: '', scenarios, labels })[HEADS.findIndex(({ name }) => name === head)]
  test.each([
    ['its scenario comes first', ['delivery-delay'], 'scenario:delivery-delay', 1],
    ['and no other does', ['delivery-delay'], 'scenario:other', -1],
    ['it is no second matter of another', ['delivery-delay'], 'also:other', -1],
    ['of two scenarios neither need come first', ['delivery-delay', 'other'], 'scenario:other', 0],
    ['both are told', ['delivery-delay', 'other'], 'also:other', 1],
    ['without any it is no complaint', [], 'scenario:none', 1],
    ['a label that it has', ['other'], 'demand:refund', 1],
    ['one that it has not', ['other'], 'escalation:safety', -1],
    ['nothing of whether sentences are short', ['other'], 'sign:short-sentences', 0],
    ['nor of how angry the writer is', ['other'], 'anger:2', 0]
  ] as const)('%s', (_, scenarios, head, truth) => expect(teaches([...scenarios], ['refund'], head)).toBe(truth))
})
