import { ENTITY_TYPES, type Entity, type Scored } from '../findings.ts'
import type { Senses } from '../learnt/senses.ts'
import { CHANNELS, type Channel } from '../message.ts'
import { hashText, wordHash } from '../text/hash.ts'
import type { Tokens } from '../text/tokenize.ts'
import { memoOf, type Word } from '../text/word.ts'
import type { Found, Offer } from './index.ts'
import type { Scan } from './scan.ts'
import { CURRENCY } from './words.ts'

/** Buckets of what is learnt of words, in one language, and of what holds in all: classes, glosses, places, the packs' own lists. */
export const WORD_BUCKETS = 1 << 16
const KIND_BUCKETS = 1 << 16
export const GOODS_BUCKETS = WORD_BUCKETS + KIND_BUCKETS

/** What `npm run learn` found out about naming goods in one language. */
export interface GoodsModel {
  /** By bucket, the kinds behind the words, in steps of `step`. */
  readonly weights: Int8Array
  readonly step: number
  /** By how many log-odds a phrase must be likelier than all else: other phrases, and that there are no goods. */
  readonly least: number
}

/** What a word may be to a phrase: its last word, one before that, the first of several, its neighbours; and whether it speaks of goods at all. */
const ROLES = ['head', 'inner', 'first', 'before1', 'before2', 'before3', 'after1', 'after2', 'after3', 'absent'] as const
const [HEAD, INNER, FIRST, BEFORE, AFTER, ABSENT] = [0, 1, 2, 3, 6, 9]
const NEAR = 3
/** English names goods by words side by side; of more the last ones tell. */
const LONGEST_PHRASE = 3
const STEM = 5
const LONGEST_ENDING = 7
const GRAM = 4
const CASE_ENDING = 2

const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return (h ^ h >>> 13) >>> 0
}
const ofWord = (seed: number, value: number): number => mix(seed, value) & (WORD_BUCKETS - 1)
const ofKind = (seed: number, value: number): number => WORD_BUCKETS + (mix(seed, value) & (KIND_BUCKETS - 1))

const seedsOf = (name: string): number[] => ROLES.map((role) => wordHash(`${name} ${role}`))
const SEED = {
  word: seedsOf('word'), stem: seedsOf('stem'), ending: seedsOf('ending'), class: seedsOf('class'), gloss: seedsOf('gloss'), number: seedsOf('number'), list: seedsOf('list'),
  near: [wordHash('near before'), wordHash('near after')], nearClass: [wordHash('near class before'), wordHash('near class after')], nearGloss: [wordHash('near gloss before'), wordHash('near gloss after')],
  gram: wordHash('gram'), tail: wordHash('tail'), tailOnly: wordHash('tail only'), length: wordHash('length'), shape: wordHash('shape'), firstLength: wordHash('first length'),
  classWord: [wordHash('class after word'), wordHash('class before word')], classClass: [wordHash('class after class'), wordHash('class before class')],
  caseWord: [wordHash('case after word'), wordHash('case before word')], classOpens: wordHash('class opens'),
  edge: [wordHash('edge before'), wordHash('edge after')], comma: [wordHash('comma before'), wordHash('comma after')],
  words: wordHash('words'), capital: wordHash('capital'), innerCapital: wordHash('inner capital'), next: wordHash('next'),
  sentence: wordHash('sentence'), place: wordHash('place'), inSentence: wordHash('in sentence'), subject: wordHash('subject'), subjectPlace: wordHash('subject place'),
  times: wordHash('times'), again: wordHash('again'), aboveToo: wordHash('above too'), belowToo: wordHash('below too'), entity: wordHash('entity'),
  topic: wordHash('topic'), topicGloss: wordHash('topic gloss'), none: wordHash('none'), scenario: wordHash('scenario'), size: wordHash('size'), channel: wordHash('channel')
} as const
const NO_CLASS = 0

/** What the words of a language mean: as the model of scenarios sees it, and the classes of the last part of a compound. */
export interface GoodsSenses extends Senses { readonly tailsOf: (word: Word) => readonly number[] }

/** The features of one word, by role, the same wherever it stands. */
export function wordRoles (word: Word, { classesOf, glossesOf, tailsOf }: GoodsSenses): number[][] {
  const { key, kind, hash } = word
  const classes = classesOf(word)
  const glosses = glossesOf(word)
  const tails = tailsOf(word)
  const length = key.length
  const isNumber = kind === 'number'
  const stem = hashText(0, key, 0, Math.min(STEM, length))
  const ending = (letters: number): number => hashText(letters, key, Math.max(0, length - letters), length)
  return ROLES.map((_, role) => {
    const found: number[] = []
    if (role === ABSENT) found.push(ofWord(SEED.stem[role]!, stem))
    else {
      found.push(ofWord(SEED.word[role]!, hash))
      if (role !== FIRST && role !== BEFORE + 2 && role !== AFTER + 2) found.push(ofWord(SEED.stem[role]!, stem))
      if (role !== FIRST && role !== HEAD) found.push(ofWord(SEED.ending[role]!, ending(3)))
    }
    if (role !== FIRST) {
      for (const one of classes) found.push(ofKind(SEED.class[role]!, one))
      for (const one of glosses) found.push(ofKind(SEED.gloss[role]!, one))
      if (classes.length === 0 && role <= INNER) found.push(ofKind(SEED.class[role]!, NO_CLASS))
    }
    if (role === FIRST) found.push(ofKind(SEED.firstLength, Math.min(12, length)))
    if (isNumber && role !== FIRST && role !== ABSENT) found.push(ofKind(SEED.number[role]!, 0))
    if (role >= BEFORE && role < ABSENT) {
      const side = role < AFTER ? 0 : 1
      found.push(ofWord(SEED.near[side], hash))
      for (const one of classes) found.push(ofKind(SEED.nearClass[side], one))
      for (const one of glosses) found.push(ofKind(SEED.nearGloss[side], one))
    }
    if (role === HEAD) {
      for (let letters = 2; letters <= LONGEST_ENDING; letters++) if (length >= letters + (letters > 3 ? 1 : 0)) found.push(ofWord(SEED.ending[role]!, ending(letters)))
      const edged = `^${key}$`
      for (let at = 0; at + GRAM <= edged.length; at++) found.push(ofWord(SEED.gram, hashText(0, edged, at, at + GRAM)))
      for (const one of tails) found.push(ofKind(SEED.tail, one))
      if (tails.length > 0) found.push(ofKind(SEED.tailOnly, classes.length > 0 ? 0 : 1))
      found.push(ofKind(SEED.length, Math.min(20, length)))
      if (key.includes('-')) found.push(ofKind(SEED.shape, 0))
      for (let at = 0; at < length; at++) if (key.charCodeAt(at) >= 48 && key.charCodeAt(at) <= 57) { found.push(ofKind(SEED.shape, 1)); break }
    }
    return found
  })
}

/** Whatever adds up the features of a phrase, or writes them down. */
export interface Sink {
  readonly word: (side: Side, at: number, role: number, share: number) => void
  readonly bucket: (bucket: number, share: number) => void
}

/** What a word is worth to a phrase in each role, and after that its stem and its case ending, as hashes. */
export type Worth = readonly number[]
const STEM_AT = ROLES.length
const ENDING_AT = STEM_AT + 1

/** `worthOf`: what the features of a role add up to. */
export const studyWord = ({ key }: Word, worthOf: (role: number) => number): Worth => [
  ...ROLES.map((_, role) => worthOf(role)),
  hashText(0, key, 0, Math.min(STEM, key.length)),
  hashText(0, key, Math.max(0, key.length - CASE_ENDING), key.length)
]

/** The two texts of a message as phrases are looked for in them. */
export interface Reading {
  readonly body: Side
  readonly subject: Side
  readonly taken: readonly Entity[]
  /** How many words a phrase may have. */
  readonly longest: number
  readonly scenarios: readonly Scored[]
  /** The likeliest scenario, as a hash. */
  readonly topic: number
}

interface Side {
  readonly tokens: Tokens
  readonly isSubject: boolean
  readonly worths: readonly Worth[]
  readonly senses: Senses
  /** By token, what the packs' lists say of it. */
  readonly masks: Int32Array
}

/** Joins what the entity reader offers with the words of a message. `scenarios`: with their chances. `worthOf`: of a word, as `studyWord` gives it. */
export function readSides (
  { body, subject, taken, compounds }: Offer, bodyTokens: Tokens, subjectTokens: Tokens, scenarios: readonly Scored[],
  worthOf: (word: Word) => Worth, senses: Senses
): Reading {
  let likeliest = scenarios[0]
  for (const one of scenarios) if (one.confidence > likeliest!.confidence) likeliest = one
  return {
    body: readSide(bodyTokens, body, worthOf, senses, false),
    subject: readSide(subjectTokens, subject, worthOf, senses, true),
    taken,
    longest: compounds ? 1 : LONGEST_PHRASE,
    scenarios,
    topic: likeliest === undefined ? 0 : hashOfScenario(likeliest.id)
  }
}

function readSide (tokens: Tokens, scan: Scan, worthOf: (word: Word) => Worth, senses: Senses, isSubject: boolean): Side {
  const { words, ends } = tokens
  const masks = new Int32Array(words.length)
  const worths: Worth[] = []
  let near = 0
  for (let at = 0; at < words.length; at++) {
    worths.push(worthOf(words[at]!))
    while (near < scan.count && scan.end[near]! < ends[at]!) near++
    if (near < scan.count && scan.end[near]! === ends[at]!) masks[at] = scan.mask[near]!
  }
  return { tokens, isSubject, worths, senses, masks }
}

/** How often a stem is said, the first time, and the length of the shortest word that has it. */
function timesSaid ({ worths, tokens }: Side, stem: number): { times: number, first: number, shortest: number } {
  let times = 0
  let first = -1
  let shortest = 0
  for (let at = 0; at < worths.length; at++) {
    if (worths[at]![STEM_AT] !== stem) continue
    const { length } = tokens.words[at]!.key
    if (times === 0 || length < shortest) shortest = length
    if (times++ === 0) first = at
  }
  return { times, first, shortest }
}

/** Whether token `at` may be the last word of a phrase. */
export const mayEnd = ({ tokens }: Side, at: number): boolean => tokens.words[at]!.kind === 'word' && tokens.words[at]!.key.length > 1

/** Whether only spaces part token `at` from the one before, in the same sentence. */
export function follows ({ text, starts, ends, sentenceOf }: Tokens, at: number): boolean {
  if (sentenceOf[at] !== sentenceOf[at - 1]) return false
  for (let i = ends[at - 1]!; i < starts[at]!; i++) {
    const code = text.charCodeAt(i)
    if (code !== 0x20 && code !== 0x0a && code !== 0xa0 && code !== 0x0d && code !== 0x09) return false
  }
  return true
}

/** The lists of the packs that tell nothing of goods are the first ones. */
const FIRST_LIST = CURRENCY
function visitLists (mask: number, role: number, sink: Sink): void {
  for (let rest = mask & -FIRST_LIST; rest !== 0;) {
    const bit = 31 - Math.clz32(rest)
    sink.bucket(ofKind(SEED.list[role]!, bit), 1)
    rest &= ~(1 << bit)
  }
}

/** Features of token `at` as the last word of a phrase, whatever the phrase begins with. */
export function visitHead (reading: Reading, side: Side, at: number, sink: Sink): void {
  const { tokens, worths, masks, isSubject } = side
  const { words, written, sentenceOf, sentences } = tokens
  const { bucket } = sink
  const word = words[at]!
  const classes = side.senses.classesOf(word)
  const stem = worths[at]![STEM_AT]!
  const sentence = sentences[sentenceOf[at]!]!
  sink.word(side, at, HEAD, 1)
  const how = written[at]!
  bucket(ofKind(SEED.capital, (how.capitals ? 2 : !how.capitalised ? 0 : at === sentence.first ? 3 : 1) + (isSubject ? 4 : 0)), 1)
  for (let away = 1; away <= NEAR; away++) {
    const next = at + away
    if (next >= sentence.last) {
      bucket(ofKind(SEED.edge[1], away), 1)
      continue
    }
    sink.word(side, next, AFTER + away - 1, 1)
    if (away < NEAR) visitLists(masks[next]!, AFTER + away - 1, sink)
  }
  bucket(ofKind(SEED.next, at + 1 >= sentence.last ? 0 : !follows(tokens, at + 1) ? 1 : words[at + 1]!.kind === 'word' ? 2 : 3), 1)
  if (at + 1 < sentence.last) visitPair(at, at + 1, side, 1, sink)
  visitLists(masks[at]!, HEAD, sink)
  for (const one of classes) bucket(ofKind(SEED.topic, mix(reading.topic, one)), 1)
  if (classes.length === 0) bucket(ofKind(SEED.topic, mix(reading.topic, NO_CLASS)), 1)
  for (const one of side.senses.glossesOf(word)) bucket(ofKind(SEED.topicGloss, mix(reading.topic, one)), 1)
  if (isSubject) {
    bucket(ofKind(SEED.subject, 0), 1)
    bucket(ofKind(SEED.subject, 1 + Math.min(8, words.length)), 1)
    bucket(ofKind(SEED.subjectPlace, Math.min(5, words.length - 1 - at)), 1)
    bucket(ofKind(SEED.belowToo, compare(timesSaid(reading.body, stem).shortest, word.key.length)), 1)
  } else {
    bucket(ofKind(SEED.sentence, Math.min(6, sentenceOf[at]!)), 1)
    for (const one of classes) bucket(ofKind(SEED.sentence, mix(Math.min(3, sentenceOf[at]!), one)), 1)
    bucket(ofKind(SEED.place, Math.min(12, at >> 3)), 1)
    const { times, first, shortest } = timesSaid(side, stem)
    bucket(ofKind(SEED.times, Math.min(4, times)), 1)
    if (times > 1) bucket(ofKind(SEED.again, (first === at ? 1 : 0) + (shortest < word.key.length ? 2 : 0)), 1)
    if (reading.subject.worths.length > 0) bucket(ofKind(SEED.aboveToo, compare(timesSaid(reading.subject, stem).shortest, word.key.length)), 1)
  }
}

const compare = (other: number, length: number): number => other === 0 ? 0 : other < length ? 1 : other === length ? 2 : 3

/** What a head of one class, in one case, is beside this very word, or one of another class. `side`: 0 where the neighbour stands before. */
function visitPair (head: number, at: number, { tokens: { words }, worths, senses: { classesOf } }: Side, side: 0 | 1, { bucket }: Sink): void {
  const { hash } = words[at]!
  bucket(ofWord(SEED.caseWord[side], mix(hash, worths[head]![ENDING_AT]!)), 1)
  for (const one of classesOf(words[head]!)) {
    bucket(ofWord(SEED.classWord[side], mix(one, hash)), 1)
    for (const other of classesOf(words[at]!)) bucket(ofKind(SEED.classClass[side], mix(one, other)), 1)
  }
}

/** Features of the phrase from token `first` to `at` that are not those of its last word. */
export function visitStart (reading: Reading, side: Side, first: number, at: number, sink: Sink): void {
  const { tokens, masks, isSubject } = side
  const { words, written, sentenceOf, sentences, starts, ends } = tokens
  const { bucket } = sink
  const sentence = sentences[sentenceOf[at]!]!
  bucket(ofKind(SEED.words, at - first), 1)
  for (let inner = first; inner < at; inner++) {
    sink.word(side, inner, INNER, 1)
    visitLists(masks[inner]!, INNER, sink)
    if (written[inner]!.capitalised) bucket(ofKind(SEED.innerCapital, inner === sentence.first ? 1 : 0), 1)
  }
  if (first < at) sink.word(side, first, FIRST, 1)
  for (let away = 1; away <= NEAR; away++) {
    const before = first - away
    if (before < sentence.first) {
      bucket(ofKind(SEED.edge[0], away), 1)
      continue
    }
    sink.word(side, before, BEFORE + away - 1, 1)
    if (away < NEAR) visitLists(masks[before]!, BEFORE + away - 1, sink)
  }
  if (first > sentence.first) {
    visitPair(at, first - 1, side, 0, sink)
    bucket(ofKind(SEED.comma[0], follows(tokens, first) ? 0 : 1), 1)
  } else for (const one of side.senses.classesOf(words[at]!)) bucket(ofKind(SEED.classOpens, one), 1)
  if (!isSubject) bucket(ofKind(SEED.inSentence, Math.min(8, first - sentence.first)), 1)
  for (const entity of reading.taken) {
    if ((entity.in === 'subject') === isSubject && entity.start < ends[at]! && starts[first]! < entity.end) bucket(ofKind(SEED.entity, ENTITY_TYPES.indexOf(entity.type)), 1)
  }
}

/** Features of there being no goods in the message. */
export function visitNone ({ body, subject, scenarios }: Reading, channel: Channel, sink: Sink): void {
  sink.bucket(ofKind(SEED.none, 0), 1)
  for (const { id, confidence } of scenarios) if (confidence > 0) sink.bucket(ofKind(SEED.scenario, hashOfScenario(id)), confidence)
  const count = body.tokens.words.length + subject.tokens.words.length
  sink.bucket(ofKind(SEED.size, Math.min(8, Math.round(Math.log2(count + 1)))), 1)
  sink.bucket(ofKind(SEED.channel, CHANNELS.indexOf(channel)), 1)
  const share = 1 / Math.sqrt(count || 1)
  for (const side of [body, subject]) for (let at = 0; at < side.worths.length; at++) sink.word(side, at, ABSENT, share)
}

const scenarioHashes = new Map<string, number>()
function hashOfScenario (id: string): number {
  let hash = scenarioHashes.get(id)
  if (hash === undefined) scenarioHashes.set(id, hash = wordHash(id))
  return hash
}

/** Chooses the goods of a message by what was learnt, or says that there are none. */
export type Goods = (offer: Offer, body: Tokens, subject: Tokens, channel: Channel, scenarios: readonly Scored[]) => Found | undefined

/** Compiles a model; `pack` is the index at which words keep what they are worth. The function it returns is pure. */
export function compileGoods ({ weights, step, least }: GoodsModel, pack: number, senses: GoodsSenses): Goods {
  const worthOf = (word: Word): Worth => {
    const memo = memoOf(word, pack)
    if (memo.goods !== undefined) return memo.goods
    const roles = wordRoles(word, senses)
    return memo.goods = studyWord(word, (role) => roles[role]!.reduce((sum, bucket) => sum + weights[bucket]!, 0) * step)
  }
  // a number that closures change is allocated anew at each change; one in an array is not
  const sum = new Float64Array(1)
  const adder: Sink = {
    word: ({ worths }, at, role, share) => { sum[0]! += worths[at]![role]! * share },
    bucket: (bucket, share) => { sum[0]! += weights[bucket]! * step * share }
  }

  // the most promising last words: side, token and what a glance at it and its neighbours says
  const sides = new Int32Array(SHORTLIST)
  const places = new Int32Array(SHORTLIST)
  const glances = new Float64Array(SHORTLIST)
  let listed = 0
  let sums = new Float64Array(1024)
  const shortlist = (side: Side, number: number): void => {
    const { worths } = side
    const count = worths.length
    if (sums.length < count + 2 * NEAR) sums = new Float64Array(2 * count + 2 * NEAR)
    sums.fill(0, 0, count + 2 * NEAR)
    // where sentences end does not matter to a glance
    for (let at = 0; at < count; at++) {
      const worth = worths[at]!
      sums[at]! += worth[AFTER + 2]!
      sums[at + 1]! += worth[AFTER + 1]!
      sums[at + 2]! += worth[AFTER]!
      sums[at + 3]! += worth[HEAD]!
      sums[at + 4]! += worth[BEFORE]!
      sums[at + 5]! += worth[BEFORE + 1]!
      sums[at + 6]! += worth[BEFORE + 2]!
    }
    for (let at = 0; at < count; at++) {
      const glance = sums[at + NEAR]!
      if ((listed === SHORTLIST && glances[listed - 1]! >= glance) || !mayEnd(side, at)) continue
      let place = listed < SHORTLIST ? listed++ : listed - 1
      for (; place > 0 && glances[place - 1]! < glance; place--) {
        glances[place] = glances[place - 1]!
        places[place] = places[place - 1]!
        sides[place] = sides[place - 1]!
      }
      glances[place] = glance
      places[place] = at
      sides[place] = number
    }
  }

  return (offer, body, subject, channel, scenarios) => {
    const reading = readSides(offer, body, subject, scenarios, worthOf, senses)
    listed = 0
    shortlist(reading.body, 0)
    shortlist(reading.subject, 1)
    sum[0] = 0
    visitNone(reading, channel, adder)
    const none = sum[0]!
    // nothing below it can be likelier than all else
    let best = none + least
    let others = 1
    let found: Found | undefined
    const reserve = offer.compounds ? RESERVE.word : RESERVE.phrase
    for (let i = 0; i < listed && glances[i]! + reserve > best; i++) {
      const side = sides[i] === 0 ? reading.body : reading.subject
      const { tokens } = side
      const at = places[i]!
      sum[0] = 0
      visitHead(reading, side, at, adder)
      const head = sum[0]!
      for (let first = at; first >= 0 && at - first < reading.longest; first--) {
        if (first < at && !follows(tokens, first + 1)) break
        sum[0] = head
        visitStart(reading, side, first, at, adder)
        others += Math.exp(sum[0]! - none)
        if (sum[0]! <= best) continue
        best = sum[0]!
        found = { type: 'product', start: tokens.starts[first]!, end: tokens.ends[at]!, ...side.isSubject ? { in: 'subject' } : {} }
      }
    }
    // what was not looked at closely adds next to nothing
    others = Math.max(1, others - Math.exp(best - none))
    return found !== undefined && best - none - Math.log(others) >= least ? found : undefined
  }
}

/** So many last words are looked at closely; measured: with all of them 13 choices in 6,500 are others. */
const SHORTLIST = 6
/** What a close look adds to a glance at most: seen on the labelled messages, and some more. Words before the last one add to phrases. */
const RESERVE = { word: 5, phrase: 9 } as const
