import { describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import { compileModel, NONE } from '../../src/core/learnt/model.ts'
import { readFolder } from '../../src/files.ts'
import { foldOf, FOLDS, isUnseen, parseCases, type Case } from '../../src/learn/cases.ts'
import { compileGoods } from '../../src/core/entities/goods.ts'
import { createEntityReader } from '../../src/core/entities/index.ts'
import { learnGoods, prepareGoods } from '../../src/learn/goods.ts'
import { learn, learnWithChances } from '../../src/learn/learn.ts'
import { declaration, isHeldOut, OTHER_LANGUAGES } from '../../src/learn/languages.ts'
import type { Clause } from '../../src/learn/clauses.ts'
import { prepareCases, prepareClauses } from '../../src/learn/prepare.ts'
import { trainSvm, type Example } from '../../src/learn/svm.ts'
import { SUPPLIES } from '../../src/core/findings.ts'
import { DEFAULTS, HEADS, trainModel, type Beside, type Lesson } from '../../src/learn/train.ts'
import { lexiconsOf, loadDetector, loadMailForms, loadPacks } from '../../src/load.ts'
import { readGoods, readModel, unpack, writeGoods, writeModel } from '../../src/packs/learnt.ts'
import { tokenize } from '../../src/core/text/tokenize.ts'
import { createVocabulary } from '../../src/core/text/word.ts'

const { packs } = loadPacks(assetsFolder('languages'))
const forms = loadMailForms(packs)
const english = packs.find(({ tag }) => tag === 'en')!
const casesOf = (tag: string): Case[] => readFolder(`test/cases/${tag}`, '.jsonl').flatMap(({ name, source }) => parseCases(source, name))

const ALONE: Beside = { clauses: [], foreign: [] }

/** So many of `cases`, from first to last. */
const spread = (cases: readonly Case[], count: number): Case[] => cases.filter((_, i) => Math.floor(i * count / cases.length) !== Math.floor((i - 1) * count / cases.length))

describe('the cases', () => {
  test.each(packs)('$tag: ids are unique, labels are of the guide, entities stand in the message', ({ tag }) => {
    const cases = casesOf(tag)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    const faults = cases.flatMap((example) => {
      const { id, language, complaint, scenario, anger, entities, supply, text, subject = '', format } = example
      return [
        language === tag ? [] : 'another language',
        complaint === (scenario !== null) ? [] : 'a complaint without a scenario, or a scenario without a complaint',
        anger === 0 || complaint ? [] : 'anger without a complaint',
        supply === undefined || (complaint && (supply === 'none' || SUPPLIES.includes(supply))) ? [] : 'no such supply, or one without a complaint',
        HEADS.filter(({ truth }) => ![-1, 0, 1].includes(truth(example))).map(({ name }) => `no answer to ${name}`),
        // a carrier is named in its base form, and markup may stand within a value
        format === 'text' ? Object.entries(entities).filter(([type, value]) => type !== 'carrier' && !`${subject}\n${text}`.includes(value)).map(([type]) => `${type} is not in the message`) : []
      ].flat().map((fault) => `${id}: ${fault}`)
    })
    expect(faults).toEqual([])
  })
  test('about one in five is unseen, and the folds are of like size', () => {
    const cases = casesOf('en')
    expect(cases.filter(isUnseen).length / cases.length).toBeGreaterThan(0.15)
    expect(cases.filter(isUnseen).length / cases.length).toBeLessThan(0.25)
    for (let fold = 0; fold < FOLDS; fold++) expect(cases.filter((example) => foldOf(example) === fold).length / cases.length).toBeGreaterThan(0.15)
  })
  test('a broken line is named', () => expect(() => parseCases('{}\n{', 'x.jsonl')).toThrow('x.jsonl:2'))
})

describe('the support vector machine', () => {
  const example = (...values: number[]): Example => ({ indexes: Int32Array.from(values.keys()), values: Float64Array.from(values) })
  const examples = [example(1, 0), example(0.9, 0.2), example(0, 1), example(0.1, 0.8), example(0.5, 0.5)]
  const truth = Int8Array.of(1, 1, -1, -1, 0)
  const costs = new Float64Array(5).fill(4)
  test('parts what can be parted, and leaves out what has no label', () => {
    const [a, b, bias] = trainSvm(examples, truth, 2, costs)
    examples.slice(0, 4).forEach(({ values }, i) => expect(Math.sign(a! * values[0]! + b! * values[1]! + bias!)).toBe(truth[i]))
  })
  test('gives the same weights each time', () => expect(trainSvm(examples, truth, 2, costs)).toEqual(trainSvm(examples, truth, 2, costs)))
})

describe('learning', async () => {
  const some = spread(casesOf('en').filter((example) => !isUnseen(example)), 250)
  const prepared = await prepareCases(english, some, forms)
  const { model, chances } = learnWithChances(prepared, ALONE)

  test('the same cases give the same bytes, and what was written is read back', () => {
    const written = writeModel(model)
    const again = writeModel(learn(prepared, ALONE))
    expect(again.facts).toBe(written.facts)
    expect(again.weights.equals(written.weights)).toBe(true)
    const read = readModel(written.facts, unpack(written.weights))
    expect(read.heads).toEqual(model.heads)
    expect(read.weights).toEqual(model.weights)
    expect(read.stems).toEqual(model.stems)
    expect(read.decision).toEqual(model.decision)
    for (let i = 0; i < 2000; i++) expect(read.telling[i]).toBeCloseTo(model.telling[i]!)
  })

  test('most of what it learnt from it knows', () => {
    const score = compileModel(model, 7, prepared[0]!.senses)
    const right = prepared.filter(({ example, body, subject, facts }) => {
      const { heads } = score(body, subject, facts)
      const best = heads.slice(0, 10).indexOf(Math.max(...heads.slice(0, 10)))
      return model.scenarios[best] === (example.scenario ?? 'none')
    })
    expect(right.length / prepared.length).toBeGreaterThan(0.9)
  })

  test('each case has chances, from models that had not seen it', () => {
    expect([...chances.keys()].sort()).toEqual(some.map(({ id }) => id).sort())
    for (const ranked of chances.values()) expect(ranked.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 1)
    const sure = (example: Case): number => chances.get(example.id)!.find(({ id }) => id === (example.scenario ?? NONE))!.confidence
    expect(some.reduce((sum, example) => sum + sure(example), 0) / some.length).toBeLessThan(0.9)
  })

  test('a clause teaches words that no case holds', () => {
    const clause = (id: string, text: string, scenarios: string[]): Clause => ({ id, text, scenarios, labels: [] })
    const clauses = prepareClauses(english, [
      clause('a', 'The whole thing had grobbled by Monday.', ['unhappy-with-purchase']), clause('b', 'It grobbled twice more.', ['unhappy-with-purchase']),
      clause('c', 'My neighbour has never grobbled anything.', [])
    ], forms)
    const [{ body, subject, facts }] = prepareClauses(english, [clause('d', 'Mine grobbled.', [])], forms) as [Lesson]
    const scoreOf = (beside: Beside, index: number): number =>
      compileModel({ ...trainModel(prepared, DEFAULTS, beside), decision: model.decision }, index, prepared[0]!.senses)(body, subject, facts).heads[model.heads.indexOf('also:unhappy-with-purchase')]!
    expect(scoreOf({ clauses, foreign: [] }, 9)).toBeGreaterThan(scoreOf(ALONE, 10) + 0.1)
  })

  test('what is explained word by word adds up to the score of the words', () => {
    const score = compileModel(model, 8, prepared[0]!.senses)
    const bare = { ...trainModel(prepared, { ...DEFAULTS, meanings: false }, ALONE), decision: model.decision }
    expect(bare.facts['concept:late:3']).toBeUndefined()
    for (const { body } of prepared.slice(0, 20)) {
      const empty = { ...body, words: [], starts: [], ends: [], sentenceOf: [], sentences: [] }
      const scores = score(body, empty, new Map())
      for (const head of [0, 12, 25]) {
        expect(scores.explain(head).reduce((sum, value) => sum + value, model.biases[head]!)).toBeCloseTo(scores.heads[head]!, 3)
      }
    }
  })
})

describe('learning goods', async () => {
  const some = spread(casesOf('en').filter((example) => !isUnseen(example)), 150)
  const prepared = await prepareCases(english, some, forms)
  const chances = new Map(some.map(({ id, scenario }) => [id, [{ id: scenario ?? NONE, confidence: 1 }]]))
  const readEntities = createEntityReader(lexiconsOf(packs), 'en')
  const cases = prepareGoods(prepared, 0, chances, readEntities)
  const [model] = learnGoods([cases])

  test('the same cases give the same bytes, and what was written is read back', () => {
    const written = writeGoods(model!)
    expect(writeGoods(learnGoods([prepareGoods(prepared, 0, chances, readEntities)])[0]!).equals(written)).toBe(true)
    expect(readGoods(unpack(written))).toEqual(model)
    expect(() => readGoods(unpack(writeGoods({ ...model!, weights: model!.weights.subarray(1) })))).toThrow('run npm run learn')
  })

  test('each language learns from the others and keeps to itself what its words mean', () => {
    const [own, foreign] = learnGoods([cases, cases.map((one) => ({ ...one, language: 1 }))])
    expect(own!.weights.some((weight) => weight !== 0)).toBe(true)
    expect(foreign!.weights).not.toEqual(model!.weights)
  })

  test('nearly every labelled name is among the phrases', () => {
    const named = cases.filter(({ example }) => example.entities.product !== undefined)
    expect(named.filter(({ hasRight }) => hasRight).length / named.length).toBeGreaterThan(0.9)
  })

  test('most of the goods it learnt from it names', () => {
    const goods = compileGoods({ ...model!, least: 0 }, 9, { ...prepared[0]!.senses, tailsOf: prepared[0]!.tailsOf })
    const named = prepared.filter(({ example }) => example.entities.product !== undefined)
    const right = named.filter(({ example, message, body, subject }) =>
      readEntities(message, (offer) => goods(offer, body, subject, example.channel, chances.get(example.id)!))
        .some(({ type, value }) => type === 'product' && value.toLowerCase() === example.entities.product!.toLowerCase()))
    expect(right.length / named.length).toBeGreaterThan(0.7)
  })
})

describe('languages', () => {
  const detect = loadDetector(assetsFolder('languages'), packs)
  const wordOf = createVocabulary()
  const none = tokenize('', wordOf)
  const codeOf = (text: string): string => detect(tokenize(text, wordOf), none).code
  const ours = packs.map(({ tag }) => tag)

  test.each(packs)('$tag is known in 99 of 100 unseen messages of 20 characters or more', ({ tag }) => {
    const texts = casesOf(tag).filter(isUnseen).map(({ text }) => text).filter((text) => text.length >= 20)
    expect(texts.filter((text) => codeOf(text) === tag).length / texts.length).toBeGreaterThanOrEqual(0.99)
  })

  test.each([
    { text: 'Terrible service.', code: 'en' },
    { text: 'paska firma', code: 'fi' },
    { text: 'Kohutav teenindus.', code: 'et' },
    { text: 'hotel', code: 'und' },
    { text: 'Tack', code: 'und' },
    { text: 'Var är min order?', code: 'sv' }
  ])('a few words are known by the words that a pack lists: $text', ({ text, code }) => expect(codeOf(text)).toBe(code))

  test('other languages are called one of ours in fewer than 3 of 100 unseen clauses', () => {
    const clauses = OTHER_LANGUAGES.flatMap((tag) => declaration(tag).filter((_, i) => isHeldOut(i)).flatMap((text) => text.split(/[.;,]/)).filter((text) => text.trim().length >= 20))
    expect(clauses.length).toBeGreaterThan(500)
    expect(clauses.filter((text) => ours.includes(codeOf(text))).length / clauses.length).toBeLessThan(0.03)
  })
})
