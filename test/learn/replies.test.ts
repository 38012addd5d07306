import { describe, expect, test } from 'vitest'
import { ANY_SIN, CONTEXT_ACTS, JUDGED_SINS } from '../../src/check/judge.ts'
import { loadLessons } from '../../src/cli/lessons.ts'
import { compileSentences } from '../../src/core/learnt/sentences.ts'
import { assetsFolder } from '../../src/assets.ts'
import { readBytes, readFolder, readText } from '../../src/files.ts'
import { isUnseenReply, parseLines } from '../../src/learn/cases.ts'
import type { LabelledReply } from '../../src/learn/reply-lessons.ts'
import { foldOfGroup, learnReplies, REPLY_HEADS, trainSentences, type Lesson } from '../../src/learn/replies.ts'
import { readSentences, REPLY_FACTS, REPLY_WEIGHTS, unpack, writeSentences } from '../../src/packs/learnt.ts'

const { lessonsOf, tags } = loadLessons()
const all = lessonsOf('en')
const some = all.filter((_, at) => at % 16 === 0)
const foreign = lessonsOf('fi').filter((_, at) => at % 16 === 0)

describe('the lessons', () => {
  test.each(['sentence', 'good', 'other'])('there are some of kind %s', (kind) => expect(all.filter((lesson) => lesson.kind === kind).length).toBeGreaterThan(300))
  test('no reply that is kept unseen is among them', () => {
    const ids = all.map(({ group }) => group).filter((group) => /^en-[rst]\d+$/.test(group))
    expect(ids.length).toBeGreaterThan(100)
    expect(ids.filter((id) => isUnseenReply({ id }))).toEqual([])
  })
  test.each(tags)('%s: a sentence of which a labelled reply says what it does is found in that reply, and does it', (tag) => {
    const byReply = Map.groupBy(lessonsOf(tag), ({ group }) => group)
    const replies = readFolder('test/replies', '.jsonl').filter(({ name }) => name.startsWith(tag)).flatMap(({ name, source }) => parseLines<LabelledReply>(source, name))
    const marked = replies.flatMap(({ id, sentences = {} }) => Object.entries(sentences).map(([sin, texts]) => ({ id, sin, told: texts.length })))
    expect(marked.length).toBeGreaterThan(80)
    expect(marked.filter(({ id, sin, told }) => byReply.get(id)?.filter(({ truth }) => truth.get(sin) === 1).length !== told)).toEqual([])
  })
  test('a sentence of a good reply is free of all that no reply may do', () => {
    for (const { truth } of all.filter(({ kind }) => kind === 'good')) expect(JUDGED_SINS.map((sin) => truth.get(sin))).toEqual(JUDGED_SINS.map(() => -1))
  })
})

describe('learning of sentences', () => {
  const lessons = new Map([['en', some], ['fi', foreign]])
  const model = learnReplies(lessons).get('en')!
  const written = writeSentences(model)
  test('the same lessons give the same bytes, and what was written is read back', () => {
    const again = writeSentences(learnReplies(lessons).get('en')!)
    expect(again.facts).toBe(written.facts)
    expect(again.weights.equals(written.weights)).toBe(true)
    const read = readSentences(written.facts, unpack(written.weights))
    expect({ ...read, known: [...read.known].join(''), weights: 0 }).toEqual({ ...model, known: [...model.known].join(''), weights: 0 })
    expect(Buffer.from(read.weights).equals(Buffer.from(model.weights))).toBe(true)
  })
  test('weights that do not belong to their facts are refused', () => {
    expect(() => readSentences(written.facts.replace('"blame",', ''), unpack(written.weights))).toThrow(RangeError)
  })
  test('what is compiled scores as what was trained: most lessons are known', () => {
    const score = compileSentences(model, 0, all[0]!.glossesOf)
    const at = REPLY_HEADS.indexOf('apology')
    const known = some.filter(({ truth }) => truth.has('apology'))
    expect(known.filter(({ words, mark, facts, truth }) => (score(words, mark, facts)[at]! > 0) === (truth.get('apology') === 1)).length / known.length).toBeGreaterThan(0.95)
  })
})

test('what one fold teaches holds in another: apologies, greetings, and what no reply may do', () => {
  const score = compileSentences(trainSentences(all.filter(({ group }) => foldOfGroup(group) !== 0), foreign), 0, all[0]!.glossesOf)
  const held = all.filter(({ group, kind }) => kind === 'sentence' && foldOfGroup(group) === 0)
  const f1 = (head: string, isTrue: (lesson: Lesson) => boolean): number => {
    const at = REPLY_HEADS.indexOf(head)
    const answers = held.map((lesson) => ({ said: score(lesson.words, lesson.mark, lesson.facts)[at]! > -0.1, is: isTrue(lesson) }))
    const right = answers.filter(({ said, is }) => said && is).length
    return 2 * right / (answers.filter(({ said }) => said).length + answers.filter(({ is }) => is).length)
  }
  expect(f1('apology', ({ truth }) => truth.get('apology') === 1)).toBeGreaterThan(0.75)
  expect(f1('greeting', ({ truth }) => truth.get('greeting') === 1)).toBeGreaterThan(0.75)
  expect(f1(ANY_SIN, ({ truth }) => JUDGED_SINS.some((sin) => truth.get(sin) === 1))).toBeGreaterThan(0.55)
})

test.each(tags)('%s: what is kept beside the pack was learnt with the heads there are', (tag) => {
  const folder = assetsFolder('languages')
  const { heads, thresholds, context } = readSentences(readText(folder, tag, REPLY_FACTS), unpack(readBytes(folder, tag, REPLY_WEIGHTS)))
  expect(heads).toEqual(REPLY_HEADS)
  expect(thresholds[ANY_SIN]).toBeGreaterThan(-1.5)
  expect(context).toHaveLength(1 + CONTEXT_ACTS.length)
})
