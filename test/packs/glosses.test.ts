import { describe, expect, test } from 'vitest'
import { parseGlosses } from '../../src/packs/glosses.ts'
import { assetsFolder } from '../../src/assets.ts'
import { loadPacks } from '../../src/load.ts'

const parse = (source: string): ReturnType<typeof parseGlosses> => parseGlosses({ name: 'et/glosses.txt', source })

describe('a file of glosses', () => {
  test('holds a gloss and its forms a line, and remarks', () => {
    expect([...parse("# words\nparcel: pakk paki\n\nnot: don't ei\n")]).toEqual([['parcel', ['pakk', 'paki']], ['not', ["don't", 'ei']]])
  })

  test('may be missing', () => expect(parseGlosses(undefined).size).toBe(0))

  test.each([
    { name: 'a gloss in capitals', source: 'Parcel: pakk', says: "et/glosses.txt:1:1: 'Parcel' is no gloss; write an English word in small letters, a colon and the forms" },
    { name: 'no colon', source: '# words\nparcel pakk', says: "et/glosses.txt:2:1: 'parcel pakk' is no gloss; write an English word in small letters, a colon and the forms" },
    { name: 'a gloss twice', source: 'parcel: pakk\nparcel: paki', says: "et/glosses.txt:2:1: 'parcel' has a line already; put the forms of both lines on one" },
    { name: 'a form that is no word', source: 'parcel: pakk pa2ki', says: "et/glosses.txt:1:14: 'pa2ki' is no word; write single words, a space between them" },
    { name: 'no form', source: 'parcel:', says: "et/glosses.txt:1:7: '' is no word; write single words, a space between them" }
  ])('is refused for $name', ({ source, says }) => {
    expect(() => parse(source)).toThrow(says)
  })

  test('is part of what a pack is known by', () => {
    for (const { tag, files } of loadPacks(assetsFolder('languages')).packs) expect(files.get('glosses.txt')!.name, tag).toBe(`${tag}/glosses.txt`)
  })
})
