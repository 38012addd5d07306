import { createLookOver, readReply, type CaseFacts, type CheckFinding, type CompiledChecks, type LookOver } from './check/index.ts'
import type { ReplyCheck, ReplyCheckRequest } from './contract/reply-check.ts'
import { Refusal } from './contract/refusal.ts'
import type { Engine } from './core/analyze.ts'
import type { Entity } from './core/findings.ts'
import type { Detector } from './core/language/detect.ts'
import type { Channel, Message } from './core/message.ts'
import { tokenize, type Tokens } from './core/text/tokenize.ts'
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

/** So few letters tell no language. */
const SHORTEST = 20
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
  const fallback = checks.find(({ tag }) => tag === FALLBACK) ?? checks[0]!

  /** The language of `tokens`, as far as it can be told. */
  const tell = (tokens: Tokens): string | undefined => {
    const { code, confidence } = detect(tokens, tokenize('', wordOf))
    return code === 'und' || confidence < SURE ? undefined : code
  }

  return ({ text, language, channel = 'email', complaint, values = {} }) => {
    if (language !== undefined && !looks.has(language)) {
      throw new Refusal([{ pointer: '/language', detail: `is none of the languages there are: ${[...looks.keys()].join(', ')}` }])
    }
    const message = read({ text, channel })
    const reply = readReply(message, wordOf)
    const findings = complaint === undefined ? undefined : engine.analyze(read({ text: complaint, channel }))
    const theirs = findings === undefined || findings.language.confidence < SURE ? undefined : findings.language.code
    const asked = language ?? theirs
    const told = reply.own.end - reply.own.start < SHORTEST ? undefined : tell(reply.tokens)
    const spoken = told ?? asked ?? FALLBACK
    const facts: CaseFacts = {
      complaint: complaint === undefined ? undefined : { text: complaint, demands: findings!.demands.map(({ id }) => id), entities: findings!.entities },
      values: values as CaseFacts['values']
    }
    const foreign = asked !== undefined && spoken !== asked
    const look = looks.get(spoken)
    return answer(look === undefined ? unread(reply.own, text, foreign) : look(reply, message, facts, foreign))
  }

  /** A reply in a language without rules is not passed on a guess. */
  function unread ({ start, end }: { readonly start: number, readonly end: number }, text: string, foreign: boolean): CheckFinding[] {
    const say = fallback.says[foreign ? 'language' : 'language-unknown']
    return [{ rule: 'language', kind: 'avoid', severity: 'error', ...say, start, end, text: text.slice(start, end) }]
  }
}

const answer = (findings: readonly CheckFinding[]): ReplyCheck => ({ passed: !findings.some(({ severity }) => severity === 'error'), findings: [...findings] })
