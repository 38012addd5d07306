import { checkOfAct, JUDGED_ACTS, JUDGED_HOLLOWS, JUDGED_SINS, readSentences, ruleOfSin, type Fact } from '../check/judge.ts'
import { readReply, type CheckRule, type CompiledCheck } from '../check/index.ts'
import { TERMS } from '../check/schema.ts'
import type { Channel, Message } from '../core/message.ts'
import type { Senses } from '../core/learnt/senses.ts'
import type { Word } from '../core/text/word.ts'
import { isUnseenReply } from './cases.ts'
import type { Lesson } from './replies.ts'

/** A sentence and all that it does; of some it is only known that it does nothing else of what no reply may do. */
export interface LabelledSentence { readonly text: string, readonly acts: readonly string[], readonly known?: 'sins' }
/** A reply, the rules that it breaks, and where it was looked for, by what a sentence does (an offer apart from a promise), its sentences that do. */
export interface LabelledReply {
  readonly id: string
  readonly channel: Channel
  readonly text: string
  readonly passed: boolean
  readonly findings: readonly string[]
  readonly sentences?: Readonly<Record<string, readonly string[]>>
}
/** A line of a letter that the service wrote; whether it may offer compensation. */
export interface OwnLine { readonly text: string, readonly channel: Channel, readonly allows: boolean }

export interface ReplyMaterial {
  readonly check: CompiledCheck
  /** With the sentences that they find and leave. */
  readonly rules: readonly CheckRule[]
  readonly sentences: readonly LabelledSentence[]
  readonly replies: readonly LabelledReply[]
  readonly lines: readonly OwnLine[]
  readonly read: (source: { readonly text: string, readonly channel: Channel }) => Message
  readonly wordOf: (raw: string) => Word
  readonly glossesOf: Senses['glossesOf']
}

/** What is said, without what it is labelled as. */
type Said = Omit<Lesson, 'group' | 'kind' | 'truth' | 'cost' | 'isOfBad'>
type Truth = Map<string, 1 | -1>

/** A line of ours says little that another does not; yet none may be doubted. */
const LINE_COST = 1

/** All that there is to learn from in one language; unseen replies are left out. */
export function prepareLessons ({ check, rules, sentences, replies, lines, read, wordOf, glossesOf }: ReplyMaterial): Lesson[] {
  const cut = (text: string, channel: Channel): (Said & { readonly text: string })[] => {
    const message = read({ text, channel })
    const reply = readReply(message, wordOf)
    const facts = check.find(reply.tokens, message.channel).map(({ rule: { id }, first, last }): Fact => ({ check: check.ruleOf.get(id)!.check, first, last }))
    return readSentences(reply, facts).filter(({ words }) => words.length > 0)
      .map(({ start, end, ...each }) => ({ ...each, glossesOf, text: reply.tokens.text.slice(start, end) }))
  }
  /** What is labelled as a whole, though it may be more than one sentence. */
  const whole = (text: string, channel: Channel): Said[] => {
    const parts = cut(text, channel)
    return parts.length === 0 ? [] : [{ glossesOf, words: parts.flatMap(({ words }) => words), mark: parts.at(-1)!.mark, facts: new Set(parts.flatMap(({ facts }) => [...facts])) }]
  }
  const labelled = sentences.flatMap(({ text, acts, known }) => {
    const told = known === 'sins' ? [...JUDGED_SINS, ...acts] : [...JUDGED_SINS, ...JUDGED_ACTS]
    const truth: Truth = new Map(told.map((head) => [head, acts.includes(head) ? 1 : -1]))
    for (const head of JUDGED_HOLLOWS) if (isToldOfHollows(acts) || (known === 'sins' && acts.includes('next-step'))) truth.set(head, acts.includes(head) ? 1 : -1)
    return whole(text, 'email').map((each): Lesson => ({ ...each, group: text, kind: 'sentence', truth, cost: 1 }))
  })
  const ofReplies = replies.filter((reply) => !isUnseenReply(reply)).flatMap(({ id, channel, text, passed, findings, sentences = {} }) => {
    const isOfBad = JUDGED_SINS.some((sin) => findings.includes(sin))
    return cut(text, channel).map(({ text: own, ...said }): Lesson => {
      // of some replies it is not known which sentence does it
      const told = JUDGED_SINS.filter((sin) => !findings.includes(ruleOfSin(sin)) || sentences[sin] !== undefined)
      const truth: Truth = new Map(told.map((sin) => [sin, sentences[sin]?.includes(own) ? 1 : -1]))
      // what the whole of a reply lacks, none of its sentences does
      for (const act of JUDGED_ACTS) if (findings.includes(act)) truth.set(act, -1)
      if (findings.includes('empty') && said.words.length >= LEAST_STOCK && !said.facts.has('greeting') && !said.facts.has('signature')) truth.set('stock', 1)
      return { ...said, group: id, kind: passed ? 'good' : 'other', isOfBad, truth, cost: 1 }
    })
  })
  const ofRules = rules.flatMap(({ check: name, channels, finds, leaves }) => {
    const head = HEAD_OF.get(name)
    if (head === undefined) return []
    return ([[finds, 1], [leaves, -1]] as const).flatMap(([texts, answer]) => texts.flatMap((text) =>
      whole(text, channels[0] ?? 'email').map((each): Lesson => ({ ...each, group: text, kind: 'other', truth: new Map([[head, answer]]), cost: 1 }))))
  })
  const seen = new Set<string>()
  const own = lines.flatMap(({ text, channel, allows }) => cut(text, channel).flatMap((each): Lesson[] => {
    const said = each.words.map(({ key }) => key).join(' ')
    if (seen.has(said)) return []
    seen.add(said)
    const truth: Truth = new Map(JUDGED_SINS.filter((sin) => sin !== 'offer' || !allows).map((sin) => [sin, -1]))
    // what rules find in our own words is there
    for (const act of JUDGED_ACTS) if (each.facts.has(checkOfAct(act))) truth.set(act, 1)
    return [{ ...each, group: said, kind: 'other', truth, cost: LINE_COST }]
  }))
  return [...labelled, ...ofReplies, ...ofRules, ...own]
}

/** Whether it is known of a sentence with these acts that it says something, or nothing: of most it was not asked. */
const isToldOfHollows = (acts: readonly string[]): boolean => [...JUDGED_HOLLOWS, ...CONCRETE].some((act) => acts.includes(act))
const CONCRETE: readonly string[] = ['explanation', 'prevention', ...TERMS]
/** Shorter ones are greetings and names. */
const LEAST_STOCK = 5

/** By the check of a rule, the head that its words teach. */
const HEAD_OF = new Map<string, string>([...JUDGED_SINS.map((sin) => [sin, sin] as const), ...JUDGED_ACTS.map((act) => [checkOfAct(act), act] as const)])
