import { expect, test } from 'vitest'
import { createVocabulary, memoOf } from '../../../src/core/text/word.ts'

/** As many as a vocabulary keeps at most, and some. */
const MANY = 70_000
const meet = (wordOf: (raw: string) => unknown, from: number, count: number): void => { for (let i = from; i < from + count; i++) wordOf(`w${i}`) }

test('a word that goes on being met is studied once, however many others there are', () => {
  const wordOf = createVocabulary()
  const word = wordOf('Pakk')
  for (let from = 0; from < 3 * MANY; from += 10_000) {
    meet(wordOf, from, 10_000)
    expect(wordOf('Pakk')).toBe(word)
  }
})

test('one that is met no more is forgotten, and the same again when it comes back', () => {
  const wordOf = createVocabulary()
  const word = wordOf('Pakk')
  memoOf(word, 1).vector = 7
  meet(wordOf, 0, MANY)
  const again = wordOf('Pakk')
  expect(again).not.toBe(word)
  expect(again).toEqual({ ...word, memos: [undefined, undefined, undefined] })
})

test('a word stands alone: it is no slice of the message in which it was met', () => {
  const wordOf = createVocabulary()
  for (const raw of ['Pakk', 'ÜKS', 'sooo', '🙂', '\ud800x', "don't", '4,50']) expect(wordOf(`${raw} on teel`.slice(0, raw.length)).raw).toBe(raw)
})

test('what packs keep of a word they keep apart', () => {
  const word = createVocabulary()('pakk')
  memoOf(word, 0).classes = [1]
  memoOf(word, 5).classes = [2]
  expect([0, 1, 5].map((pack) => memoOf(word, pack).classes)).toEqual([[1], undefined, [2]])
})
