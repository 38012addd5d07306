import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileGoods, GOODS_BUCKETS, wordRoles, type Goods } from '../../../src/core/entities/goods.ts'
import { createEntityReader } from '../../../src/core/entities/index.ts'
import type { Entity, Scored } from '../../../src/core/findings.ts'
import { createClassifier, createTailClassifier, layOutClasses } from '../../../src/core/learnt/classes.ts'
import { createGlosser, layOutGlosses } from '../../../src/core/learnt/glosses.ts'
import { readWords } from '../../../src/core/observe.ts'
import { createVocabulary } from '../../../src/core/text/word.ts'
import { assetsFolder } from '../../../src/assets.ts'
import { loadPacks } from '../../../src/load.ts'
import { glossesOf } from '../../../src/packs/glosses.ts'
import { readGoods, unpack } from '../../../src/packs/learnt.ts'
import { spellingOf } from '../../../src/packs/spelling.ts'
import { lexicons, messageOf, TAGS } from './lexicons.ts'
import { TIMED } from '../../timed.ts'

const wordOf = createVocabulary()
const { packs } = loadPacks(assetsFolder('languages'))
const BOUGHT: readonly Scored[] = [{ id: 'unhappy-with-purchase', confidence: 1 }]
const SERVED: readonly Scored[] = [{ id: 'bad-service', confidence: 1 }]

const readers = Object.fromEntries(TAGS.map((tag, index) => {
  const pack = packs.find((one) => one.tag === tag)!
  const spelling = spellingOf(pack.language)
  const model = readGoods(unpack(readFileSync(new URL(`../../../src/languages/${tag}/goods.br`, import.meta.url))))
  const classes = layOutClasses(pack.classes, spelling.stem)
  const goods = compileGoods(model, index, {
    classesOf: createClassifier(classes, spelling, index), glossesOf: createGlosser(layOutGlosses(glossesOf(pack)), index), tailsOf: createTailClassifier(classes)
  })
  return [tag, readWith(tag, goods)]
})) as Record<typeof TAGS[number], ReturnType<typeof readWith>>

function readWith (tag: string, goods: Goods) {
  const read = createEntityReader(lexicons, tag)
  return (text: string, subject: string, scenarios: readonly Scored[], quoted?: number): Entity[] => {
    const message = messageOf(text, subject, quoted)
    const { body, subject: above } = readWords(message, wordOf)
    return read(message, (offer) => goods(offer, body, above, message.channel, scenarios))
  }
}

const goodsOf = (entities: readonly Entity[]): Entity[] => entities.filter(({ type }) => type === 'product')

describe('what is found', () => {
  test.each<{ tag: typeof TAGS[number], text: string, subject?: string, finds: string }>([
    { tag: 'en', text: 'I bought a toaster from you and it broke after two days.', finds: 'toaster' },
    { tag: 'en', text: 'The coffee machine I ordered leaks.', finds: 'coffee machine' },
    { tag: 'en', text: 'Our new sofa arrived with a torn cover. Please send a new one.', finds: 'sofa' },
    { tag: 'et', text: 'Ostsin teilt külmkapi ja see ei tööta.', finds: 'külmkapi' },
    { tag: 'et', text: 'Kleit tuli vales suuruses.', finds: 'Kleit' },
    { tag: 'fi', text: 'Sohva tuli rikkinäisenä, jalka puuttuu.', finds: 'Sohva' },
    { tag: 'fi', text: 'Tilasin teiltä pölynimurin ja se hajosi heti.', finds: 'pölynimurin' }
  ])('$tag «$text» → $finds', ({ tag, text, subject = '', finds }) => {
    expect(goodsOf(readers[tag](text, subject, BOUGHT)).map(({ value }) => value)).toEqual([finds])
  })

  test.each<{ tag: typeof TAGS[number], text: string }>([
    { tag: 'en', text: 'Your staff never answer the telephone.' },
    { tag: 'et', text: 'Keegi ei vastanud mu kirjale.' },
    { tag: 'fi', text: 'Kukaan ei vastaa viesteihini.' },
    { tag: 'en', text: '' },
    { tag: 'en', text: '!!! 42 🙂' }
  ])('$tag «$text» names no goods', ({ tag, text }) => expect(goodsOf(readers[tag](text, '', SERVED))).toEqual([]))

  test('what the message is about speaks for goods or against them', () => {
    const text = 'The boy at your counter laughed when I asked about my coat.'
    expect(goodsOf(readers.en(text, '', BOUGHT))).toHaveLength(1)
    expect(goodsOf(readers.en(text, '', SERVED))).toEqual([])
  })

  test('in the subject line they are told to stand there', () => {
    const [goods] = goodsOf(readers.en('It broke after a week. I want my money back.', 'Toaster', BOUGHT))
    expect(goods).toEqual({ type: 'product', value: 'Toaster', start: 0, end: 7, in: 'subject' })
  })

  test('quoted text is not read', () => {
    const own = 'Thank you.\n'
    expect(goodsOf(readers.en(`${own}> The toaster I bought broke.`, '', BOUGHT, own.length))).toEqual([])
  })
})

test('whatever is written, at most one thing is named, in the very words of the message', () => {
  const scrap = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('the toaster', 'külmkapp', 'sohva', 'I bought', 'broke.', '\n', '- ', 'AB-1234', 'DPD'))
  const text = fc.array(scrap, { maxLength: 30 }).map((scraps) => scraps.join(' '))
  fc.assert(fc.property(fc.constantFrom(...TAGS), text, text, (tag, body, subject) => {
    const found = goodsOf(readers[tag](body, subject, BOUGHT))
    expect(found.length).toBeLessThanOrEqual(1)
    for (const { value, start, end, in: where } of found) {
      expect(value.length).toBeGreaterThan(0)
      expect((where === 'subject' ? subject : body).slice(start, end)).toBe(value)
    }
  }), { numRuns: 300 })
})

test('the same message gets the same answer, whatever was read before', () => {
  const text = 'The coffee machine I ordered leaks, and the kettle too.'
  const first = readers.en(text, 'Kettle', BOUGHT)
  readers.en('A sofa, a lamp and a bed. '.repeat(50), 'Sofa', BOUGHT)
  expect(readers.en(text, 'Kettle', BOUGHT)).toEqual(first)
})

test.each(['sofa ', 'sofa', 'sofa.\n', 'a-b ', 'toaster toasters toasted '])('time grows with the text: «%s»', TIMED, (piece) => {
  const timeOf = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
    return Math.min(...[1, 2, 3, 4, 5].map(() => {
      const start = performance.now()
      readers.en(text, '', BOUGHT)
      return performance.now() - start
    }))
  }
  timeOf(25_000)
  // fourfold, with room for a busy machine; sixteenfold if it were squared
  expect(timeOf(100_000)).toBeLessThan(Math.max(5, timeOf(25_000)) * 13)
})

test('every feature has a bucket of its own range', () => {
  const two = (): readonly number[] => [1, -2]
  for (const raw of ['a', 'sofa', 'külmkapp', 'A4-paber', '42', '🙂', 'x'.repeat(48)]) {
    for (const bucket of wordRoles(wordOf(raw), { classesOf: two, glossesOf: two, tailsOf: two }).flat()) {
      expect(bucket).toBeGreaterThanOrEqual(0)
      expect(bucket).toBeLessThan(GOODS_BUCKETS)
    }
  }
})
