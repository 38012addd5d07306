import type { Fact, TimeFact, TimeRole } from './findings.ts'
import { TIME_ROLES } from './findings.ts'
import { spanOf } from './evidence.ts'
import type { Match } from './rules/matcher.ts'
import type { Tokens } from './text/tokenize.ts'
import { createTimeReader } from './times/read.ts'
import type { TimesFile } from './times/lexicon.ts'

/** Only what decides alone may be told back: a false find puts words into the customer's mouth. */
const SURE = 5
/** So many words before a find may take it back («I am afraid that …»). */
const ASIDE_REACH = 4
/** That the customer names a time by which something is wanted of us. */
export const DEADLINE = 'told.deadline'
/** That the customer asks to be telephoned. */
export const CALL = 'told.call'
/** That it cannot wait: needed within a day or so, or going on as they write. */
export const URGENT = 'told.urgent'
/** That the customer asks for a manager. */
export const MANAGER = 'told.manager'
/** That somebody close to the customer has died. */
export const BEREAVED = 'told.bereaved'
/** That the customer or somebody close is or was ill, through no fault of the company's. */
export const ILL = 'told.ill'
/** That somebody has come to harm through what is complained about. */
export const HURT = 'told.hurt'
/** That what was ordered has come in the end. */
export const ARRIVED = 'told.arrived'
/** That somebody is in danger as they write. */
export const EMERGENCY = 'told.emergency'
/** That a danger is over, or that nobody came to harm. */
export const OVER = 'told.over'
/** That something is praised beside what is complained about. */
export const PRAISE = 'told.praise'
/** That it is about a funeral or a grave, or that an animal of theirs has died. */
export const MOURNING = 'told.mourning'
/** That the customer wants their data erased, or no more advertising. */
export const ERASURE = 'told.erasure'
/** That the customer has sent pictures along. */
export const PHOTOS = 'told.photos'
/** That the customer wants the answer in writing. */
export const IN_WRITING = 'told.in-writing'
/** What customers want of us stands in questions and conditions as well («Could you answer by Friday?», «If I hear nothing by then …»). */
const WANTED: ReadonlySet<string> = new Set([DEADLINE, CALL, URGENT, MANAGER, ERASURE, IN_WRITING])
/** Of any country; an odd number before a find says that others are quoted. */
const QUOTES = /["“”„«»‟]/g

export interface Told { readonly facts: readonly Fact[], readonly times: readonly TimeFact[] }

export const NOTHING_TOLD: Told = { facts: [], times: [] }

/**
 * Compiles what tells apart that something is told from that it is feared, asked or quoted; the function it returns
 * gives what the rules surely found, in order of the text, the subject's last, each concept once. Praise by the sarcastic is not meant.
 */
export function createTeller (aside: ReadonlySet<string>, why: ReadonlySet<string>, times: TimesFile | undefined, harmless: ReadonlySet<string>): (body: Tokens, matches: readonly Match[], subject: Tokens, subjectMatches: readonly Match[], isSarcastic: boolean) => Told {
  const readTimes = times === undefined ? undefined : createTimeReader(times)

  const isAside = (tokens: Tokens, { first, rule: { meaning } }: Match): boolean => {
    const sentence = tokens.sentences[tokens.sentenceOf[first]!]!
    if (!WANTED.has(meaning.id)) {
      if (sentence.mark === '?' && !why.has(tokens.words[sentence.first]!.key)) return true
      for (let at = first - 1; at >= Math.max(sentence.first, first - ASIDE_REACH); at--) if (aside.has(tokens.words[at]!.key)) return true
    }
    const before = tokens.text.slice(sentence.start > 0 ? sentence.start - 1 : 0, tokens.starts[first]).match(QUOTES)
    return before !== null && before.length % 2 === 1
  }

  return (body, matches, subject, subjectMatches, isSarcastic) => {
    const facts: Fact[] = []
    const found: TimeFact[] = []
    const tell = (tokens: Tokens, match: Match, inSubject: boolean): void => {
      const { meaning, sureness } = match.rule
      if (sureness !== SURE || meaning.kind !== 'concept' || harmless.has(meaning.id) || isAside(tokens, match) || (isSarcastic && meaning.id === PRAISE)) return
      const span = spanOf(tokens, match)
      const place = inSubject ? { ...span, in: 'subject' as const } : span
      const role = meaning.id.startsWith('time.') ? meaning.id.slice('time.'.length) : undefined
      if (role !== undefined && (TIME_ROLES as readonly string[]).includes(role)) {
        const reading = readTimes?.(tokens, match.first, match.last)
        if (reading?.amount !== undefined || reading?.day !== undefined) found.push({ role: role as TimeRole, ...reading, ...place })
      } else if (!facts.some(({ id }) => id === meaning.id)) facts.push({ id: meaning.id, ...place })
    }
    for (const match of matches) tell(body, match, false)
    for (const match of subjectMatches) tell(subject, match, true)
    return facts.length === 0 && found.length === 0 ? NOTHING_TOLD : { facts, times: found }
  }
}
