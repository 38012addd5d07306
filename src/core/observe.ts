import type { Channel, Message } from './message.ts'
import { readStructure, type Structure } from './structure.ts'
import type { Match } from './rules/matcher.ts'
import { createTokenizer, tokenize, type Tokens } from './text/tokenize.ts'
import type { Word } from './text/word.ts'
import { gatherFacts } from './facts.ts'

/** What is seen in a message before anything is concluded from it. */
export interface Observation {
  /** Only the customer's own words. */
  readonly body: Tokens
  readonly subject: Tokens
  readonly matches: readonly Match[]
  readonly subjectMatches: readonly Match[]
  readonly structure: Structure
  /** Meanings found and structure, by the names under which weights are learnt. */
  readonly facts: ReadonlyMap<string, number>
}

/** The words of a message that count: those in its own zones, and the subject's. */
export function readWords (message: Message, wordOf: (raw: string) => Word): { body: Tokens, subject: Tokens } {
  const tokenizer = createTokenizer(message.text, wordOf)
  for (const { kind, start, end } of message.zones) if (kind === 'own') tokenizer.scan(start, end)
  return { body: lowered(tokenizer.finish(), wordOf), subject: lowered(tokenize(message.subject, wordOf), wordOf) }
}

/** Where so many of the words are in capitals, capitals tell none of them apart. */
const ALL_CAPITALS = 0.7
const LEAST_WORDS = 3

/** A text all in capitals with its words as they would be in small letters; how it was written stays in `written`. */
function lowered (tokens: Tokens, wordOf: (raw: string) => Word): Tokens {
  let lettered = 0
  let capitals = 0
  for (const word of tokens.words) {
    if (word.kind === 'word') lettered++
    if (word.capitals) capitals++
  }
  if (capitals < LEAST_WORDS || capitals < lettered * ALL_CAPITALS) return tokens
  return { ...tokens, words: tokens.words.map((word) => word.kind === 'word' ? wordOf(word.raw.toLowerCase()) : word) }
}

const LONGEST_GREETING = 6

export function createObserver (find: (tokens: Tokens, channel: Channel) => Match[], greetings: ReadonlySet<string>): (message: Message, words: { body: Tokens, subject: Tokens }) => Observation {
  return ({ text, channel, zones }, { body, subject }) => {
    const isGreeting = (first: number): boolean => {
      const sentence = body.sentences[body.sentenceOf[first]!]!
      return greetings.has(body.words[first]!.key) && sentence.last - first <= LONGEST_GREETING
    }
    const matches = find(body, channel)
    const subjectMatches = find(subject, channel)
    const own = zones.length === 1 ? text : zones.filter(({ kind }) => kind === 'own').map(({ start, end }) => text.slice(start, end)).join('\n')
    const structure = readStructure(body, own, channel, isGreeting)
    return { body, subject, matches, subjectMatches, structure, facts: gatherFacts(matches, subjectMatches, structure) }
  }
}
