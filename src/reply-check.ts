import { createLookOver, readReply, type CaseFacts, type CheckFinding, type CompiledChecks, type LookOver, type Reply } from './check/index.ts'
import type { ReplyCheck, ReplyCheckRequest } from './contract/reply-check.ts'
import { Refusal } from './contract/refusal.ts'
import { addressedIn } from './core/addressed.ts'
import type { Engine } from './core/analyze.ts'
import type { Entity } from './core/findings.ts'
import type { Detector } from './core/language/detect.ts'
import type { Channel, Message, Span } from './core/message.ts'
import { tokenize, type Tokens } from './core/text/tokenize.ts'
import { IN_WRITING } from './core/told.ts'
import type { CompanySettings } from './settings.ts'

export interface ReplyCheckParts extends CompiledChecks {
  readonly read: (source: { readonly text: string, readonly channel: Channel }) => Message
  readonly engine: Engine
  readonly detect: Detector
  readonly readEntities: (language: string, message: Message) => readonly Entity[]
  readonly settings: CompanySettings
  /** What gaps of our own drafts are called, in all languages. */
  readonly labels: readonly string[]
}

/** So few letters tell a language only where one is very sure of it, and it is one of ours. */
const SHORT = 20
const FEWEST_WORDS = 2
/** Fewer without the names are too few, and the names are counted in. */
const ENOUGH_WORDS = 4
const VERY_SURE = 0.97
/** So many words of a sentence are looked at by themselves. */
const SENTENCE_WORDS = 6
/** A line without a mark at its end may be a slogan under the letter. */
const LINE_WORDS = 9
const MOST_SENTENCES = 200
/** From this confidence on a reply is said to be in another language than it should be. */
const SURE = 0.8
const FALLBACK = 'en'

/**
 * Holds a reply to the rules of its language. The function it returns throws a Refusal at a language without rules, and
 * is pure: the same request, the same findings.
 */
export function createReplyCheck ({ checks, wordOf, read, engine, detect, readEntities, settings, labels }: ReplyCheckParts): (request: ReplyCheckRequest) => ReplyCheck {
  const looks = new Map<string, LookOver>(checks.map((check) =>
    [check.tag, createLookOver({ check, settings, labels, readEntities: (message) => readEntities(check.tag, message) })]))
  const daysIn = new Map(checks.map((check) => [check.tag, check.daysIn]))
  const nothing = tokenize('', wordOf)
  const fallback = checks.find(({ tag }) => tag === FALLBACK) ?? checks[0]!

  const tellOf = (tokens: Tokens, least: number): string | undefined => {
    const { code, confidence } = detect(tokens, nothing)
    return code === 'und' || confidence < least ? undefined : code
  }

  /** The language of a reply, as far as it can be told: names and quoted words say nothing of it. */
  const tell = (reply: Reply, isPlain: readonly boolean[]): string | undefined => {
    const plain = reply.tokens.words.filter((_, at) => isPlain[at])
    const words = plain.length < ENOUGH_WORDS ? reply.tokens.words : plain
    const isShort = reply.own.end - reply.own.start < SHORT
    if (isShort && words.length < FEWEST_WORDS) return undefined
    const told = tellOf({ ...reply.tokens, words }, isShort ? VERY_SURE : SURE)
    return isShort && told !== undefined && !looks.has(told) ? undefined : told
  }

  /** The first sentence that is surely in another language than `asked`, unless it stands under the letter or in quotation marks. */
  const strayIn = (reply: Reply, isPlain: readonly boolean[], asked: string): Span | undefined => {
    const toldOf = (words: Tokens['words']): string | undefined => {
      const told = tellOf({ ...reply.tokens, words }, VERY_SURE)
      return told === asked ? undefined : told
    }
    return reply.tokens.sentences.slice(0, MOST_SENTENCES).find(({ first, last, mark }) => {
      const all = reply.tokens.words.slice(first, last)
      const plain = all.filter((_, index) => isPlain[first + index])
      const least = mark === '' ? LINE_WORDS : SENTENCE_WORDS
      if (plain.length >= least) return toldOf(plain) !== undefined
      // where nouns are capitalised few words are plain; in our languages capitals are names
      if (plain.length < ENOUGH_WORDS || all.length < least) return false
      const told = toldOf(all)
      return told !== undefined && !looks.has(told)
    })
  }

  return ({ text, language, channel = 'email', complaint, values = {} }) => {
    if (language !== undefined && !looks.has(language)) {
      throw new Refusal([{ pointer: '/language', detail: `is none of the languages there are: ${[...looks.keys()].join(', ')}` }])
    }
    const message = read({ text, channel })
    const reply = readReply(message, wordOf)
    const findings = complaint === undefined ? undefined : engine.analyze(read({ text: complaint, channel }), undefined, true)
    const theirs = findings === undefined || findings.language.confidence < SURE ? undefined : findings.language.code
    const asked = language ?? theirs
    const isPlain = plainWords(reply, message)
    const told = tell(reply, isPlain)
    const spoken = told ?? asked ?? FALLBACK
    const facts: CaseFacts = {
      complaint: complaint === undefined ? undefined : { text: complaint, isComplaint: findings!.complaint ?? true, inWriting: findings!.facts.some(({ id }) => id === IN_WRITING), demands: addressedIn(findings!).demands, entities: findings!.entities, days: daysIn.get(spoken)?.(tokenize(complaint, wordOf)) ?? [] },
      values: values as CaseFacts['values']
    }
    const foreign = asked !== undefined && spoken !== asked
    const stray = asked === undefined || foreign ? undefined : strayIn(reply, isPlain, asked)
    const look = looks.get(spoken)
    return answer(look === undefined ? unread(reply.own, text, foreign) : look(reply, message, facts, stray ?? foreign))
  }

  /** A reply in a language without rules is not passed on a guess. */
  function unread ({ start, end }: { readonly start: number, readonly end: number }, text: string, foreign: boolean): CheckFinding[] {
    const say = fallback.says[foreign ? 'language' : 'language-unknown']
    return [{ rule: 'language', kind: 'avoid', severity: 'error', ...say, start, end, text: text.slice(start, end) }]
  }
}

/** Which words of a reply are neither quoted nor under the letter nor, within a sentence, capitalised. */
function plainWords ({ text, tokens, quotes }: Reply, { zones }: Message): boolean[] {
  const below = zones.find(({ kind, end }) => kind !== 'own' && end === text.length)?.start ?? text.length
  let quote = 0
  return tokens.words.map(({ kind }, at) => {
    const start = tokens.starts[at]!
    while (quote < quotes.length && quotes[quote]!.end <= start) quote++
    if (kind !== 'word' || start >= below || (quote < quotes.length && quotes[quote]!.start <= start)) return false
    return tokens.sentences[tokens.sentenceOf[at]!]!.first === at || !CAPITAL.test(text.slice(start, start + 2))
  })
}
const CAPITAL = /^\p{Lu}/u

const answer = (findings: readonly CheckFinding[]): ReplyCheck => ({ passed: !findings.some(({ severity }) => severity === 'error'), findings: [...findings] })
