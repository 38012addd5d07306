import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClassifier, createTailClassifier, layOutClasses } from '../../../src/core/learnt/classes.ts'
import { createVocabulary } from '../../../src/core/text/word.ts'

const spelling = { substitutes: {}, stem: undefined }
const laidOut = layOutClasses({ machine: ['kone*', '*masin'], shoe: ['saapas', 'saappa*'], sack: ['pussi*'], short: ['uni'] }, undefined)
const wordOf = createVocabulary()
const classesOf = createClassifier(laidOut, spelling, 0)
const tailsOf = createTailClassifier(laidOut)
const [machine, shoe, sack] = ['koneen', 'saapas', 'pussi'].map((word) => classesOf(wordOf(word))[0]!)

describe('the last part of a compound', () => {
  test.each([
    { name: 'in any case', word: 'Pesukoneessa', finds: [machine] },
    { name: 'as a whole word', word: 'kumisaapas', finds: [shoe] },
    { name: 'by its other stem', word: 'kumisaappaan', finds: [shoe] },
    { name: 'the last of two', word: 'konepussit', finds: [sack] },
    { name: 'behind a hyphen', word: 'a-pussi', finds: [sack] },
    { name: 'not the word itself', word: 'koneella', finds: [] },
    { name: 'not a whole word with more behind it', word: 'kumisaapasta', finds: [] },
    { name: 'not the first part', word: 'pussieläin', finds: [] },
    { name: 'nothing as short as that', word: 'keskiuni', finds: [] },
    { name: 'nothing in a number', word: '12345678', finds: [] }
  ])('$name: $word', ({ word, finds }) => expect([...tailsOf(wordOf(word))]).toEqual(finds))

  test('whatever stands before it', () => {
    fc.assert(fc.property(fc.stringMatching(/^[b-d]{2,12}$/), (before) => {
      expect([...tailsOf(wordOf(`${before}koneen`))]).toEqual([machine])
    }))
  })
})
