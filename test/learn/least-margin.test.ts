import { describe, expect, test } from 'vitest'
import { fitLeast } from '../../src/learn/least-margin.ts'

/** Guesses from the surest down, a margin apart: + is right, - is wrong. */
const guesses = (signs: string) => [...signs].map((sign, index) => ({ margin: -index, isRight: sign === '+' }))
const said = (signs: string, labelled: number): number => {
  const least = fitLeast(guesses(signs), labelled)
  return guesses(signs).filter(({ margin }) => margin >= least).length
}

describe('from which margin on a guess is said', () => {
  test.each([
    { name: 'as long as enough is right', signs: '+++-+-----', labelled: 5, says: 5 },
    { name: 'not for the best F1 where that costs precision', signs: '++++----+++', labelled: 8, says: 4 },
    { name: 'for the best F1 where so little would be found otherwise', signs: '+--+-+', labelled: 4, says: 6 },
    { name: 'nothing more where nothing more is right', signs: '++--------', labelled: 2, says: 2 },
    { name: 'nothing where nothing is right', signs: '-', labelled: 1, says: 1 }
  ])('$name: $signs of $labelled', ({ signs, labelled, says }) => expect(said(signs, labelled)).toBe(says))

  test('a case without phrases says nothing', () => expect(fitLeast([{ margin: -Infinity, isRight: false }], 1)).toBe(0))
})
