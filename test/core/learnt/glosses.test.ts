import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGlosser, layOutGlosses } from '../../../src/core/learnt/glosses.ts'
import { hashText } from '../../../src/core/text/hash.ts'
import { createVocabulary } from '../../../src/core/text/word.ts'

const forms = { parcel: ['pakk', 'paki', 'pakist'], machine: ['masin', 'masina'], oil: ['õli'], be: ['oli', 'on'], late: ['hiljaks', 'jäi'], very: ['väga'], butter: ['või'], or: ['või'], window: ['akna', 'aknast'] }
const glosser = createGlosser(layOutGlosses(new Map(Object.entries(forms))), 0)
const wordOf = createVocabulary()
const names = new Map(Object.keys(forms).map((gloss) => [hashText(0x6a09e667, gloss, 0, gloss.length) | 0, gloss]))
const glossesOf = (word: string): string[] => [...glosser(wordOf(word))].map((hash) => names.get(hash)!)

describe('the glosses of a word', () => {
  test.each([
    { name: 'as listed', word: 'pakist', finds: ['parcel'] },
    { name: 'in capitals', word: 'PAKIST', finds: ['parcel'] },
    { name: 'of two meanings', word: 'või', finds: ['butter', 'or'] },
    { name: 'written without its diacritics', word: 'vaga', finds: ['very'] },
    { name: 'not those of a word that differs in a diacritic', word: 'oli', finds: ['be'] },
    { name: 'nor the other way round', word: 'Õli', finds: ['oil'] },
    { name: 'stretched', word: 'väääga', finds: ['very'] },
    { name: 'in a form not listed', word: 'masinaga', finds: ['machine'] },
    { name: 'of the last part of a compound', word: 'pesumasin', finds: ['machine'] },
    { name: 'not of a short beginning in common', word: 'masendus', finds: [] },
    { name: 'not of a word with much more behind it', word: 'aknalauaalune', finds: [] },
    { name: 'none of a short unknown word', word: 'pakt', finds: [] },
    { name: 'none of a number', word: '12', finds: [] }
  ])('$name: $word', ({ word, finds }) => expect(glossesOf(word)).toEqual(finds))

  test('are those of the form, whatever forms are listed beside it', () => {
    const anyForm = fc.stringMatching(/^[a-zäõ]{1,9}$/)
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.array(anyForm, { minLength: 1, maxLength: 6 }), { maxKeys: 12 }), (listed) => {
      const find = createGlosser(layOutGlosses(new Map(Object.entries(listed))), 0)
      const fresh = createVocabulary()
      for (const form of Object.values(listed).flat()) {
        const wanted = Object.keys(listed).filter((gloss) => listed[gloss]!.includes(form)).map((gloss) => hashText(0x6a09e667, gloss, 0, gloss.length) | 0)
        expect([...find(fresh(form))].sort()).toEqual(wanted.sort())
      }
    }))
  })
})
