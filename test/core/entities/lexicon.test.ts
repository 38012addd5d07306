import { describe, expect, test } from 'vitest'
import { fits } from '../../../src/core/entities/numbers.ts'
import { compileWords, fold } from '../../../src/core/entities/words.ts'
import type { EntityLexicon } from '../../../src/core/entities/lexicon.ts'
import { lexicons } from './lexicons.ts'

const listsOf = ({ numbers, amounts, names, products }: EntityLexicon): [string, readonly string[]][] =>
  Object.entries({ ...numbers, ...amounts, ...names, ...products })
    .filter((entry): entry is [string, string[]] => Array.isArray(entry[1]) && entry[1].every((word) => typeof word === 'string'))
    .filter(([name]) => !['symbols', 'tails', 'fromEndings', 'placeEndings', 'otherEndings'].includes(name))

describe.each(lexicons.map((lexicon) => ({ lexicon, tag: lexicon.language })))('$tag', ({ lexicon, tag }) => {
  const carriers = lexicon.carriers.map(({ name }) => name)
  const words = compileWords([lexicon], tag, carriers)

  test.each(listsOf(lexicon))('every word of %s finds itself', (_, patterns) => {
    const lost = patterns.filter((pattern) => {
      const word = pattern.replace(/[*~]$/, '')
      const end = /^[\p{L}\p{M}]*/u.exec(word)![0].length
      return words.look(word, 0, end, word.length) === 0 || words.reach() !== word.length
    })
    expect(lost).toEqual([])
  })

  test.each(listsOf(lexicon))('%s says nothing twice', (_, patterns) => {
    const seen = new Set<string>()
    expect(patterns.filter((pattern) => seen.size === seen.add(pattern.toLowerCase()).size)).toEqual([])
  })

  test('every form of a carrier finds that carrier', () => {
    const lost = lexicon.carriers.flatMap(({ name, forms }) => forms.filter((form) => {
      const word = form.replace(/[*~]$/, '')
      words.look(word, 0, /^\p{L}*/u.exec(word)![0].length, word.length)
      return carriers[words.carrier()] !== name
    }))
    expect(lost).toEqual([])
  })
})

test.each([
  { tag: 'et', word: 'omnivaga', carrier: 'Omniva' },
  { tag: 'et', word: 'venipakile', carrier: 'Venipak' },
  { tag: 'et', word: 'omnivoor', carrier: undefined },
  { tag: 'fi', word: 'matkahuollolla', carrier: 'Matkahuolto' },
  { tag: 'fi', word: 'postilaatikko', carrier: undefined },
  { tag: 'en', word: 'upset', carrier: undefined }
])('$tag «$word» is of $carrier', ({ tag, word, carrier }) => {
  const carriers = lexicons.flatMap((lexicon) => lexicon.carriers.map(({ name }) => name))
  const words = compileWords(lexicons, tag, carriers)
  words.look(word, 0, word.length, word.length)
  expect(carriers[words.carrier()]).toBe(carrier)
})

test('accents and case do not count', () => {
  expect(fold('Tõnu ÕIGE Ääri')).toBe('tonuoigeaari')
  expect(fold('To\u0303nu')).toBe('tonu')
})

test.each([
  { shape: '@@#########EE', number: 'CE123456785EE', is: true },
  { shape: '@@#########EE', number: 'CE123456785FI', is: false },
  { shape: '@@#########EE', number: 'CE12345678EE', is: false },
  { shape: 'JJFI#####+', number: 'JJFI64100093311827', is: true },
  { shape: 'JJFI#####+', number: 'JJFI6410', is: false },
  { shape: 'JJFI#####+', number: 'JJFI6410A', is: false },
  { shape: '1Z****************', number: '1Z999AA10123456784', is: true }
])('$number fits $shape: $is', ({ shape, number, is }) => {
  expect(fits(number, shape)).toBe(is)
})
