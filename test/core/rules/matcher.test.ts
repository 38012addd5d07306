import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRules } from '../../../src/core/rules/matcher.ts'
import { FaultyPhrase, parsePhrase } from '../../../src/core/rules/pattern.ts'
import type { Rule } from '../../../src/core/rules/rule.ts'
import { fold } from '../../../src/core/text/fold.ts'
import { tokenize } from '../../../src/core/text/tokenize.ts'
import { createVocabulary } from '../../../src/core/text/word.ts'
import { TIMED } from '../../timed.ts'

const lists = new Map([['not', ['not', "isn't"]], ['day', ['monday', 'friday']]])
const rule = ({ phrases = [], unless = [], ...rest }: Partial<Rule> & { unless?: string[] }): Rule => ({
  id: 'x.rule', meaning: { kind: 'sign', id: 'blame' }, sureness: 3, phrases, sequences: phrases.map((phrase) => parsePhrase(phrase, lists, fold)),
  undoing: unless.map((phrase) => parsePhrase(phrase, lists, fold)), unlessNegated: false, masked: false, channels: [], finds: [], leaves: [], ...rest
})
const spelling = { substitutes: { y: 'u', 6: 'o' }, stem: (word: string) => word.replace(/(ing|ed|s)$/, '') }

function found (text: string, ...rules: Rule[]): string[] {
  const tokens = tokenize(text, createVocabulary())
  return compileRules({ rules, lists, spelling }, 0)(tokens, 'email').map(({ first, last }) => text.slice(tokens.starts[first], tokens.ends[last - 1]))
}

describe('phrases', () => {
  test.each([
    { name: 'a word', phrase: 'late', text: 'too late, latest', finds: ['late'] },
    { name: 'without diacritics, either way', phrase: 'jõudnud', text: 'joudnud JÕUDNUD', finds: ['joudnud', 'JÕUDNUD'] },
    { name: 'with them', phrase: '=kõrv', text: 'korv kõrv', finds: ['kõrv'] },
    { name: 'a beginning', phrase: 'tellimu*', text: 'tellimuse tellin', finds: ['tellimuse'] },
    { name: 'an ending', phrase: '*masin', text: 'pesumasin masina', finds: ['pesumasin'] },
    { name: 'a middle', phrase: '*maks*', text: 'tagasimaksmine', finds: ['tagasimaksmine'] },
    { name: 'a stem', phrase: '~deliver', text: 'delivered delivers delivery', finds: ['delivered', 'delivers'] },
    { name: 'a missing word', phrase: 'no one? answers', text: 'no answers, no one answers', finds: ['no answers', 'no one answers'] },
    { name: 'either', phrase: '(never|not ever) again', text: 'never again; not ever again', finds: ['never again', 'not ever again'] },
    { name: 'choices of several words, twice', phrase: '(one two|three) four? (five six|seven)', text: 'one two five six; three four seven; one four seven', finds: ['one two five six', 'three four seven'] },
    { name: 'any one word', phrase: 'so _ rude', text: 'so very rude, so rude', finds: ['so very rude'] },
    { name: 'a gap', phrase: 'you ..2 lied', text: 'you lied. you have simply lied. you really have often lied', finds: ['you lied', 'you have simply lied'] },
    { name: 'a gap before and after a word that may be missing', phrase: 'kettle .. always? .. leaks', text: 'kettle leaks, kettle it now always simply leaks', finds: ['kettle leaks', 'kettle it now always simply leaks'] },
    { name: 'a choice rarer than the words beside it', phrase: 'the (lid came|seal has) off', text: 'the lid came off, the seal has off, the lid has off', finds: ['the lid came off', 'the seal has off'] },
    { name: 'nothing but choices', phrase: '(came apart|fell off) again?', text: 'it came apart again, it fell off, it fell apart', finds: ['came apart again', 'fell off'] },
    { name: 'a list', phrase: 'by <day>', text: 'by Friday', finds: ['by Friday'] },
    { name: 'a class', phrase: '<number> emails', text: '3 emails, three emails', finds: ['3 emails'] },
    { name: 'the start', phrase: '^ answer me', text: 'Answer me. They answer me', finds: ['Answer me'] },
    { name: 'the end', phrase: 'again $', text: 'again and again', finds: ['again'] },
    { name: 'a question', phrase: 'really $?', text: 'Really? Really.', finds: ['Really'] },
    { name: 'across a comma and a wrapped line', phrase: 'far too late', text: 'far, too\nlate', finds: ['far, too\nlate'] },
    { name: 'never across a sentence', phrase: 'far late', text: 'far. late', finds: [] },
    { name: 'a stretched word', phrase: 'so late', text: 'sooooo laaaate', finds: ['sooooo laaaate'] },
    { name: 'letters typed in place of others', phrase: 'küll', text: 'kyll', finds: ['kyll'] }
  ])('$name', ({ phrase, text, finds }) => expect(found(text, rule({ phrases: [phrase] }))).toEqual(finds))
})

describe('masks', () => {
  test.each(['p*rkele', 'p**kele', 'perk3le', 'pe*kele', 'p3rkele', 'P*RKELE', 'p e r k e l e', 'p.e.r.k.e.l.e', 'perk***', 'p*****e'])('%s is perkele', (text) =>
    expect(found(text, rule({ phrases: ['perkele*'], masked: true }))).toEqual([text]))
  test.each(['parkele', 'p2', '***', 'p@', 'perho', 'p-r', 'mari@perkala', '5*'])('%s is not', (text) =>
    expect(found(text, rule({ phrases: ['perkele*'], masked: true }))).toEqual([]))
})

test('the words of a phrase are found whichever of them the examples have least', () => {
  const text = 'They left the parcel out in the rain again.'
  for (const example of ['left left left', 'parcel parcel', 'rain rain again', 'the the in in']) {
    expect(found(text, rule({ phrases: ['left .. parcel (out|over) .. rain again? $'], finds: [example] }))).toEqual(['left the parcel out in the rain again'])
  }
})

test('finds what a regular expression of the same phrase finds, whichever word the examples have least', () => {
  const colour = fc.constantFrom('red', 'blue', 'green', 'grey')
  const piece = fc.oneof(
    colour.map((one) => ({ phrase: one, pattern: `${one} ` })),
    colour.map((one) => ({ phrase: `${one}?`, pattern: `(?:${one} )?` })),
    fc.tuple(colour, colour, colour).map(([one, two, three]) => ({ phrase: `(${one} ${two}|${three})`, pattern: `(?:${one} ${two} |${three} )` }))
  )
  const joint = fc.constantFrom({ phrase: ' ', pattern: '' }, { phrase: ' ..2 ', pattern: '(?:[a-z]+ ){0,2}' })
  fc.assert(fc.property(piece, joint, colour, fc.array(piece, { maxLength: 2 }), fc.array(colour, { maxLength: 12 }), fc.array(colour, { maxLength: 6 }), (first, gap, middle, rest, words, example) => {
    const phrase = [first.phrase, gap.phrase, middle, ...rest.map((each) => ` ${each.phrase}`)].join('')
    fc.pre(!(gap.phrase !== ' ' && first.phrase.endsWith('?')))
    const pattern = new RegExp(`^${first.pattern}${gap.pattern}${middle} ${rest.map((each) => each.pattern).join('')}$`)
    const expected: string[] = []
    for (let from = 0; from < words.length;) {
      let to = words.length
      while (to > from && !pattern.test(words.slice(from, to).map((word) => `${word} `).join(''))) to--
      if (to > from) expected.push(words.slice(from, to).join(' '))
      from = Math.max(to, from + 1)
    }
    expect(found(words.join(' '), rule({ phrases: [phrase], finds: [example.join(' ')] }))).toEqual(expected)
  }), { numRuns: 500 })
})

test('unless undoes what it overlaps, and nothing else', () => {
  const waiting = rule({ phrases: ['waiting'], unless: ['waiting room'] })
  expect(found('the waiting room; still waiting', waiting)).toEqual(['waiting'])
})

test('a negation up to three words before', () => {
  const late = rule({ phrases: ['late'], unlessNegated: true })
  expect(found("it is not at all late. It isn't late. Not for once were we late. Late.", late)).toEqual(['late', 'Late'])
})

test('of one rule the first and longest stands, different rules overlap', () => {
  const short = rule({ id: 'x.short', phrases: ['late'] })
  const long = rule({ id: 'x.long', phrases: ['too late', 'late'] })
  expect(found('too late', short, long)).toEqual(['too late', 'late'])
})

test('only on its channels', () => expect(found('stay away', rule({ phrases: ['stay away'], channels: ['review'] }))).toEqual([]))

test.each([
  ['', 'at least one word'], ['..', 'at least one word'], ['a ..', 'words on both sides'], ['a ..9 b', '..1'], ['a .. b .. c .. d', 'split'], ['<nothing>', 'lists'],
  ['*', 'letters'], ['a*', 'two letters'], ['b ^ a', '^ first'], ['$ a', '$ last'], ['(a|b', 'one'], ['_ <any>', 'at least one word'],
  ['(a|$) b', 'once more, with $ last'], ['(^|and) a', '^ first'], ['a? .. b', 'words on both sides'], ['a? <any>', 'at least one word'], ['(a .. b|c) d .. e .. f', 'split']
])('«%s» is refused with the mend', (phrase, mend) => {
  try {
    parsePhrase(phrase, lists, fold)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(FaultyPhrase)
    expect(`${(error as FaultyPhrase).message} ${(error as FaultyPhrase).mend}`).toContain(mend)
  }
})

test('a text made of the words of a phrase with gaps costs little', TIMED, () => {
  const greedy = rule({ phrases: ['you ..8 lied ..8 again'] })
  const tokens = tokenize('you lied '.repeat(11_000), createVocabulary())
  const find = compileRules({ rules: [greedy], lists, spelling }, 0)
  const begun = performance.now()
  find(tokens, 'email')
  expect(performance.now() - begun).toBeLessThan(2000)
})
