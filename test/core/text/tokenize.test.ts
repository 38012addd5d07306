import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenize } from '../../../src/core/text/tokenize.ts'
import { createVocabulary } from '../../../src/core/text/word.ts'
import { TIMED } from '../../timed.ts'

const wordOf = createVocabulary()
const wordsOf = (text: string): string[] => {
  const { starts, ends } = tokenize(text, wordOf)
  return starts.map((start, i) => text.slice(start, ends[i]))
}
const sentencesOf = (text: string): string[] => tokenize(text, wordOf).sentences.map(({ start, end }) => text.slice(start, end))

describe('words', () => {
  test.each([
    { name: 'hyphens and apostrophes inside', text: "don't e-kiri 'quoted'", words: ["don't", 'e-kiri', 'quoted'] },
    { name: 'typographic apostrophes', text: 'iPhone’i', words: ['iPhone’i'] },
    { name: 'numbers with separators', text: '1.250,50 € kell 14:30', words: ['1.250,50', 'kell', '14:30'] },
    { name: 'a mask inside a word', text: 'p*rkele f@#k sh!t', words: ['p*rkele', 'f@#k', 'sh!t'] },
    { name: 'stars at the end of a word', text: 'f*** off', words: ['f***', 'off'] },
    { name: 'no mask between sentences', text: 'No!Really', words: ['No', 'Really'] },
    { name: 'a word letter by letter', text: 'oh k u r a t küll', words: ['oh', 'k u r a t', 'küll'] },
    { name: 'letters with dots', text: 'p.a.s.k.a', words: ['p.a.s.k.a'] },
    { name: 'no word of two initials', text: 'A B on siin', words: ['A', 'B', 'on', 'siin'] },
    { name: 'a handle', text: '@Pood tere', words: ['@Pood', 'tere'] },
    { name: 'emoji and stars as symbols', text: 'super 👏👏 ★★☆', words: ['super', '👏👏', '★★', '☆'] },
    { name: 'decomposed letters', text: 'pa\u0308a\u0308', words: ['pa\u0308a\u0308'] },
    { name: 'an address as one', text: 'mari@puu.example', words: ['mari@puu', 'example'] },
    { name: 'nothing in nothing', text: ' \n\t', words: [] }
  ])('$name', ({ text, words }) => expect(wordsOf(text)).toEqual(words))

  test('the key is folded, the span is not', () => {
    const { words, starts, ends } = tokenize('JÕUDNUD', wordOf)
    expect(words[0]!.key).toBe('joudnud')
    expect([starts[0], ends[0]]).toEqual([0, 7])
  })
})

describe('sentences', () => {
  test.each([
    { name: 'full stop, question, exclamation', text: 'One. Two? Three!', sentences: ['One', 'Two', 'Three'] },
    { name: 'an ordinal before a small letter', text: 'Kohale pidi jõudma 14. novembril. Ei jõudnud.', sentences: ['Kohale pidi jõudma 14. novembril', 'Ei jõudnud'] },
    { name: 'a day in capitals', text: 'KOHALE PIDI JÕUDMA 14. NOVEMBRIL. EI JÕUDNUD.', sentences: ['KOHALE PIDI JÕUDMA 14. NOVEMBRIL', 'EI JÕUDNUD'] },
    { name: 'a number at the end', text: 'I came at 14. Nobody was there. Paid 1450. WHERE IS IT', sentences: ['I came at 14', 'Nobody was there', 'Paid 1450', 'WHERE IS IT'] },
    { name: 'an abbreviation', text: 'Tellimus nr. 55 on kadunud.', sentences: ['Tellimus nr. 55 on kadunud'] },
    { name: 'an address', text: 'Vaata www.pood.ee lehte.', sentences: ['Vaata www.pood.ee lehte'] },
    { name: 'a wrapped line goes on', text: 'this line is\nwrapped', sentences: ['this line is\nwrapped'] },
    { name: 'a line that begins anew', text: 'No hob\nNo sink', sentences: ['No hob', 'No sink'] },
    { name: 'a paragraph ends', text: 'so it is\n\nand more', sentences: ['so it is', 'and more'] }
  ])('$name', ({ text, sentences }) => expect(sentencesOf(text)).toEqual(sentences))

  test('their marks', () => expect(tokenize('a b? c d!? e… f', wordOf).sentences.map(({ mark }) => mark)).toEqual(['?', '?', '…', '']))
})

test('tokens lie in the text in order and every sentence holds its own, whatever the text', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', 'Õ', '.', '!', '*', '@', ' ', '\n', '7', '-', "'", '👏', '\ud800') })), (text) => {
    const { starts, ends, sentences, sentenceOf, words } = tokenize(text, wordOf)
    let before = 0
    for (let i = 0; i < words.length; i++) {
      if (starts[i]! < before || ends[i]! <= starts[i]! || ends[i]! > text.length) return false
      before = ends[i]!
      const sentence = sentences[sentenceOf[i]!]
      if (!sentence || i < sentence.first || i >= sentence.last) return false
    }
    return true
  }))
})

test.each([
  ['one endless word', 'a'.repeat(100_000)], ['masks', 'a*'.repeat(50_000)], ['spaced letters', 'a '.repeat(50_000)],
  ['stops', '.'.repeat(100_000)], ['numbers', '1,'.repeat(50_000)], ['emoji', '👏'.repeat(50_000)], ['joiners', "a-'".repeat(33_333)]
])('100,000 units of %s cost little', TIMED, (_, text) => {
  const begun = performance.now()
  tokenize(text, wordOf)
  expect(performance.now() - begun).toBeLessThan(500)
})
