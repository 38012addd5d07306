import type { DemandId, Entity } from '../core/findings.ts'
import type { Channel, Message, Span } from '../core/message.ts'
import type { Placeholder } from '../core/placeholders.ts'
import { compileRules, createFinder, joinFinds, type Match } from '../core/rules/matcher.ts'
import { fold } from '../core/text/fold.ts'
import type { Tokens } from '../core/text/tokenize.ts'
import { createDayFinder, type Day, type NamedDay } from '../core/times/read.ts'
import { createVocabulary, type Word } from '../core/text/word.ts'
import { SHAPE_OF, type Shape } from '../drafts/index.ts'
import { inLanguage, type CompanySettings } from '../settings.ts'
import { speaksOfCase } from './case.ts'
import { bare, createReckoner, createSlipFinder, figuresBesideSums, figuresOf, findPercents, findStrayCodes, findStrayDays, findSums, findWritten, fractionsOf, isOfOther, type NumberWords } from './figures.ts'
import { findGaps, type GapWords } from './gaps.ts'
import { headOf, type CheckRuleHead, type ReadyCheck } from './laid-out.ts'
import { JUDGED_SINS, ruleOfSin, type Fact, type Judge, type Judgement } from './judge.ts'
import { WANTED, type Severity } from './missing.ts'
import { isSomebodyElse, nameKeys, readBefore, readCalled, readGreeted, readNext, shareName, type Called, type NameWords } from './names.ts'
import type { CheckWords } from './parse.ts'
import { AVOID, TERMS, type Check, type MissingRule, type Saying } from './schema.ts'
import { endsWithName, isAtEnd, isAtStart, isInside, lastStarting, type Reply } from './structure.ts'

export { compileJudge, type Judge } from './judge.ts'
export { layOutCheck, readyCheck, type LaidOutCheck, type ReadyCheck } from './laid-out.ts'
export { joinChecks, parseChecks, type CheckPack, type CheckRule } from './parse.ts'
export { OwnReplyCheckFile, ReplyCheckFile } from './schema.ts'
export { readReply, type Reply } from './structure.ts'

/** One thing to mend in a reply; words to avoid have a place. */
export interface CheckFinding {
  readonly rule: string
  readonly kind: 'missing' | 'avoid'
  readonly severity: Severity
  readonly message: string
  readonly suggestion: string
  readonly start?: number
  readonly end?: number
  readonly text?: string
}

/** What is known of the case that a reply answers. */
export interface CaseFacts {
  /** The message that is answered; undefined where none was given. */
  readonly complaint: { readonly text: string, readonly isComplaint: boolean, /** The customer wants the answer in writing. */ readonly inWriting: boolean, readonly demands: readonly DemandId[], readonly entities: readonly Entity[], readonly days: readonly Day[] } | undefined
  readonly values: Readonly<Partial<Record<Placeholder, string>>>
}

/** Looks a reply of one language over. `foreign`: whether, or where, it is in another language than it should be. */
export type LookOver = (reply: Reply, message: Message, facts: CaseFacts, foreign: boolean | Span) => CheckFinding[]

/** What one language knows of replies, its rules compiled. */
export interface CompiledCheck extends Omit<CheckWords, 'lists' | 'times'> {
  /** The days that a text names. */
  readonly daysIn: (tokens: Tokens) => readonly NamedDay[]
  readonly find: (tokens: Tokens, channel: Channel) => Match[]
  readonly ruleOf: ReadonlyMap<string, CheckRuleHead>
  /** What was learnt of sentences, read when it is first asked for; nothing where a language has learnt nothing of them. */
  readonly judge: () => Judge | undefined
}

/** The check of all languages, and the vocabulary whose words remember what its rules found in them. */
export interface CompiledChecks { readonly checks: readonly CompiledCheck[], readonly wordOf: (raw: string) => Word }

/** Compiles `ready` checks, each language once. `judgeOf` gives what was learnt of a language; without it rules alone speak. */
export function compileChecks (ready: readonly ReadyCheck[], judgeOf: (tag: string) => Judge | undefined = () => undefined): CompiledChecks {
  const wordOf = createVocabulary()
  const written = new Map(ready.flatMap(({ words }) => Object.entries(words.written ?? {})))
  return {
    wordOf: (raw) => wordOf(written.get(raw.toLowerCase()) ?? raw),
    checks: ready.map(({ tag, rules, heads, own, lists, spelling, says, demands, asks, words, given, people, times }, index) => {
      const find = createFinder(rules, spelling, index)
      return {
        tag, says, demands, asks, words, given, people,
        daysIn: times === undefined ? () => [] : createDayFinder(times),
        // what words keep of the company's rules stands behind what they keep of the built-in ones
        find: own.length === 0 ? find : joinFinds(find, compileRules({ rules: own, lists, spelling }, ready.length + index)),
        judge: () => judgeOf(tag),
        ruleOf: new Map([...heads, ...own.map(headOf)].map((head) => [head.id, head]))
      }
    })
  }
}

export interface CheckParts {
  readonly check: CompiledCheck
  readonly settings: CompanySettings
  /** What gaps of our own drafts are called. */
  readonly labels: readonly string[]
  readonly readEntities: (message: Message) => readonly Entity[]
}

interface Found extends Span { readonly rule: CompiledCheck['ruleOf'] extends ReadonlyMap<string, infer R> ? R : never }

/** What a look at one reply goes by. */
interface Look {
  readonly reply: Reply
  readonly message: Message
  readonly facts: CaseFacts
  readonly shape: Shape
  readonly found: ReadonlyMap<Check, readonly Found[]>
  /** What was learnt of sentences says; undefined where nothing was learnt. */
  readonly judgement: Judgement | undefined
}

const SPOKEN: ReadonlySet<string> = new Set(AVOID)
/** To name them again shows nothing. */
const QUOTED_BACK: ReadonlySet<string> = new Set(['customerName', 'customerEmail', 'customerPhone', 'orderNumber', 'trackingNumber', 'invoiceNumber'])
const NUMBERED = ['orderNumber', 'trackingNumber', 'invoiceNumber'] as const

/** Looks replies of one language over; the function it returns is pure, and its findings are in order: words to avoid by place, then what is missing. */
export function createLookOver ({ check: { tag, says, demands, asks, words, given, people, find, ruleOf, judge, daysIn }, settings, labels, readEntities }: CheckParts): LookOver {
  const common = words.common.map(fold)
  const foldAll = (list: readonly string[] | undefined): Set<string> => new Set(list?.map(fold))
  const names: NameWords = {
    titles: foldAll(words.titles), notNames: foldAll(words.notNames), fillers: foldAll(words.fillers), goesOn: foldAll(words.goesOn), joiners: foldAll(words.joiners),
    introduces: foldAll(words.introduces), given, people, endings: words.nameEndings, short: new Map(Object.entries(words.shortNames ?? {}))
  }
  const gapWords: GapWords = {
    labels: foldAll(labels), slots: words.slots.map(fold), blanks: foldAll(words.blanks), besideBlanks: foldAll(words.besideBlanks), fills: foldAll(words.fills), asksFor: words.asksFor.map(fold), counted: words.counted.map(fold), buttons: foldAll(words.buttons), given
  }
  const asking = Object.fromEntries(Object.entries(asks).map(([demand, beginnings]) => [demand, beginnings.map(fold)])) as Record<DemandId, string[]>
  const gifts = words.gifts.map(fold)
  const calls = { asked: words.calls.map(fold), answered: [...words.calls, ...words.callsToo].map(fold) }
  const either = words.either.map(fold)
  const self = { named: words.namesSelf.map((phrase) => wordsOf(phrase).join(' ')), beside: foldAll(words.andSelf) }
  const later = { time: words.nextTime.map(fold), bought: words.bought.map(fold), refuses: foldAll(words.refuses) }
  const several = (words.several ?? []).map(fold)
  const ownSums = words.ownSums.map(fold)
  const numberWords: NumberWords = { ofCase: words.ofCase.map(fold), ofOther: words.ofOther.map(fold), ofNew: words.ofNew.map(fold) }
  const formality = inLanguage(settings.formality, tag)

  const missing = (rule: MissingRule, severity: Severity, saying: Saying = rule, what = ''): CheckFinding =>
    ({ rule, kind: 'missing', severity, message: says[saying].message.replace('{what}', what), suggestion: says[saying].suggestion.replace('{what}', what) })

  const avoid = (text: string, { start, end }: Span, saying: Saying, severity: Severity = 'error', rule: string = saying, say = says[saying]): CheckFinding =>
    ({ rule, kind: 'avoid', severity, message: say.message, suggestion: say.suggestion, start, end, text: text.slice(start, end) })

  return (reply, message, facts, foreign) => {
    const found = new Map<Check, Found[]>()
    const toJudge: Fact[] = []
    for (const { rule: { id }, first, last } of find(reply.tokens, message.channel)) {
      const rule = ruleOf.get(id)!
      toJudge.push({ check: rule.check, first, last })
      const list = found.get(rule.check)
      const match = { rule, start: reply.tokens.starts[first]!, end: reply.tokens.ends[last - 1]! }
      if (list) list.push(match)
      else found.set(rule.check, [match])
    }
    const look: Look = { reply, message, facts, shape: SHAPE_OF[message.channel], found, judgement: judge()?.(reply, toJudge) }
    const greetings = (found.get('greeting') ?? []).filter((span) => isAtStart(reply, span))
    const gaps = unfilled(look, greetings)
    const avoided = [
      ...spoken(look),
      ...gaps,
      ...promises(look),
      ...judgedSins(look),
      ...addressed(look, gaps.map(({ start, end }) => ({ start: start!, end: end! }))),
      ...look.shape === 'public' ? personal(look) : [],
      ...misnamed(look, greetings),
      ...misnumbered(look),
      ...hollow(look),
      ...foreign === false ? [] : [avoid(reply.text, foreign === true ? firstSentence(reply) : foreign, 'language')]
    ]
    avoided.sort((a, b) => a.start! - b.start! || b.end! - a.end! || (a.rule < b.rule ? -1 : 1))
    return [...withoutRepeats(avoided), ...lacking(look, greetings)]
  }

  /** What rules find in the agent's own words; what the company allows is left alone. */
  function spoken ({ reply, found, judgement }: Look): CheckFinding[] {
    const allowed = found.get('allows') ?? []
    return [...found].flatMap(([check, spans]) => {
      if (check === 'empty' || (check !== 'own' && !SPOKEN.has(check))) return []
      return spans.filter((span) => !isInside(span, reply.quotes) && !allowed.some(({ start, end }) => start < span.end && span.start < end))
        .map(({ rule, ...span }) => {
          const said = check === 'own' ? undefined : says[check as Saying]
          const say = { message: rule.message ?? said!.message, suggestion: rule.suggestion ?? said!.suggestion }
          return avoid(reply.text, span, check as Saying, isDoubted(rule, span, judgement) ? 'warning' : rule.severity, check === 'own' ? rule.id : check, say)
        })
    })
  }

  function unfilled ({ reply }: Look, greetings: readonly Found[]): CheckFinding[] {
    // a bracket in somebody's words is a remark on them
    const remarked = reply.quotes.filter(({ start, end }) => !/^.\[[^\]]*\].$/su.test(reply.text.slice(start, end)))
    return findGaps(reply.text, gapWords, greetings.map(({ end }) => end)).filter((span) => span.start >= reply.own.start && span.end <= reply.own.end && !isInside(span, remarked)).map((span) => avoid(reply.text, span, 'gap'))
  }

  /** Offers that the company does not allow, or not so high. */
  function promises ({ reply, facts, found, judgement }: Look): CheckFinding[] {
    const isBack = moneyBackIn(reply, facts)
    const offers = (found.get('offer') ?? []).filter((span) => !isInside(span, reply.quotes) && !isBack(span))
    const { allowed, percent } = settings.compensation
    const percents = findPercents(reply.text).filter((span) => !isInside(span, reply.quotes) && isInside(span, [reply.own]))
    const offered = sentencesOf(reply, offers)
    const isOfLater = laterIn(reply)
    if (!allowed) {
      return [
        ...offers.map((span) => avoid(reply.text, span, 'promise-offer', isDoubted(span.rule, span, judgement) ? 'warning' : 'error', 'promise')),
        ...percents.filter((each) => isOfLater(each) && !offered.has(sentenceAt(reply, each))).map((span) => avoid(reply.text, span, 'promise-offer', 'error', 'promise'))
      ]
    }
    if (percent === undefined) return []
    const most = Math.max(percent, Number(facts.values.discountPercent) || 0)
    return percents.filter((each) => each.percent > most && (offered.has(sentenceAt(reply, each)) || isOfLater(each)))
      .map((span) => avoid(reply.text, span, 'promise-percent', 'error', 'promise'))
  }

  /** Tells whether a percentage is off what is bought another time, and not refused: «20 % off your next order». */
  function laterIn (reply: Reply): (span: Span & { readonly percent: number }) => boolean {
    const known = new Map<number, boolean>()
    const speaksOfLater = (at: number): boolean => {
      const sentence = reply.tokens.sentences[at]
      const keys = sentence === undefined ? [] : reply.tokens.words.slice(sentence.first, sentence.last).map(({ key }) => key)
      return keys.some((key) => beginsWith(key, later.time)) && keys.some((key) => beginsWith(key, later.bought)) && !keys.some((key) => later.refuses.has(key))
    }
    return (span) => {
      const at = sentenceAt(reply, span)
      if (!known.has(at)) known.set(at, speaksOfLater(at))
      return span.percent < ALL && known.get(at)!
    }
  }

  /** What was learnt finds in sentences where rules find nothing. */
  function judgedSins ({ reply, facts, found, judgement }: Look): CheckFinding[] {
    if (judgement === undefined) return []
    const isBack = moneyBackIn(reply, facts)
    const others = [...JUDGED_SINS, 'allows' as const].flatMap((check) => found.get(check) ?? [])
    const ruled = new Set(others.flatMap(({ start, end }) => [judgement.around(start), judgement.around(end - 1)]))
    return judgement.sentences.filter((sentence) => sentence.sin !== undefined && !ruled.has(sentence))
      .filter((sentence) => sentence.sin !== 'offer' || (!settings.compensation.allowed && !isBack(sentence)))
      .map((sentence) => avoid(reply.text, sentence, sentence.sin === 'offer' ? 'promise-offer' : sentence.sin!, 'error', ruleOfSin(sentence.sin!)))
  }

  /** Tells where the sentence of an offer names sums of the case alone and nothing beside them: that is money back, however it is called. */
  function moneyBackIn (reply: Reply, { complaint, values }: CaseFacts): (offer: Span) => boolean {
    const theirs = findSums(`${complaint?.text ?? ''} ${Object.values(values).join(' ')}`).map(({ sum }) => sum)
    const sums = theirs.length === 0 ? [] : findSums(reply.text)
    const isReckoned = createReckoner(theirs, [], [])
    const most = Math.max(...theirs)
    // half of it, the sum of two
    const isKnown = (sum: number): boolean => sum <= most && isReckoned(sum)
    return (offer) => {
      const sentence = reply.tokens.sentences[sentenceAt(reply, offer)]
      if (sums.length === 0 || sentence === undefined) return false
      const named = sums.filter(({ start }) => start >= sentence.start && start < sentence.end)
      const said = reply.text.slice(sentence.start, sentence.end)
      return named.length > 0 && named.every(({ sum }) => isKnown(sum)) && findPercents(said).length === 0 &&
        !wordsOf(said).some((word) => beginsWith(word, gifts))
    }
  }

  /** Both ways of address in one reply, or the other than the company's. */
  function addressed ({ reply, facts, found }: Look, gaps: readonly Span[]): CheckFinding[] {
    // «[nimesi]» speaks to the agent
    const own = (check: Check): readonly Found[] => (found.get(check) ?? []).filter((span) => !isInside(span, reply.quotes) && !isInside(span, gaps))
    const informal = own('informal')
    // «sina ja su pere», later «te»
    const many = informal.length === 0 ? Infinity : severalFrom(reply)
    const formal = own('formal').filter(({ start }) => start < many)
    if (formal.length > 0 && informal.length > 0) {
      const odd = formal.length < informal.length || (formal.length === informal.length && formality === 'informal') ? formal : informal
      // where a family wrote, both may be right
      return [avoid(reply.text, odd[0]!, 'formality', facts.complaint !== undefined && begins(facts.complaint.text, several) ? 'warning' : 'error')]
    }
    const other = formality === 'informal' ? formal : informal
    return other.length > 0 ? [avoid(reply.text, other[0]!, 'formality-company', 'warning', 'formality')] : []
  }

  /** Where the sentence begins from which on several people are spoken to. */
  function severalFrom (reply: Reply): number {
    const at = several.length === 0 ? -1 : reply.tokens.words.findIndex(({ key }) => beginsWith(key, several))
    return at === -1 ? Infinity : reply.tokens.sentences[sentenceAt(reply, { start: reply.tokens.starts[at]!, end: reply.tokens.ends[at]! })]?.start ?? 0
  }

  /** What strangers should not read of the customer. */
  function personal ({ reply, message, facts: { complaint, values }, found }: Look): CheckFinding[] {
    const { text } = reply
    const spans: Span[] = [...found.get('theirs') ?? []]
    const ours = [settings.phone, settings.email, values.phone, values.email].flatMap((value) => value === undefined ? [] : [bare(value)])
    for (const { type, start, end } of readEntities(message)) {
      if ((NUMBERED as readonly string[]).includes(type) && !isOfOther(text, start, numberWords)) spans.push({ start, end })
    }
    // what a customer shows to all is no secret, nor what the company owes; what they paid is
    const shownSums = figuresOf(complaint?.text ?? '')
    const owed = new Set([...sentencesWith(reply, ownSums), ...sentencesOf(reply, found.get('term:refund'))])
    spans.push(...findSums(text).filter((span) => !shownSums.has(span.sum) && !owed.has(sentenceAt(reply, span))))
    const known = [
      ...(complaint?.entities ?? []).filter(({ type }) => (NUMBERED as readonly string[]).includes(type) || type === 'phone' || type === 'email').map(({ value }) => value),
      ...([...NUMBERED, 'customerPhone', 'customerEmail'] as const).flatMap((name) => values[name] ?? [])
    ]
    for (const value of known) {
      const span = ours.includes(bare(value)) ? undefined : findWritten(text, value)
      if (span) spans.push(span)
    }
    const name = complaint && fullName(complaint.entities, values)
    if (name && !fold(complaint.text).includes(fold(name))) {
      const at = fold(text).indexOf(fold(name))
      if (at !== -1 && fold(text).length === text.length) spans.push({ start: at, end: at + name.length })
    }
    const shown = complaint?.entities.find(({ type }) => type === 'customerName')?.value
    // «Katja V.» has not shown her surname
    const alone = shown === undefined ? undefined : ALONE.exec(shown)?.[1]
    if (alone !== undefined) {
      for (const { 0: whole, 1: first, 2: last, index } of text.slice(0, LONGEST_PUBLIC).matchAll(NAME_PAIR)) {
        if (fold(first!) === fold(alone) && !fold(complaint!.text).includes(fold(last!))) spans.push({ start: index, end: index + whole.length })
      }
    }
    const inOwn = spans.filter(({ start, end }) => start >= reply.own.start && end <= reply.own.end).sort((a, b) => a.start - b.start || b.end - a.end)
    return inOwn.filter((span, at) => at === 0 || span.start >= Math.max(...inOwn.slice(0, at).map(({ end }) => end)))
      .map(({ start, end }) => avoid(text, { start, end }, 'personal-data'))
  }

  /** The demands that the complaint has a word for: what was only concluded from the whole of it is no reproach to the reply. */
  function reallyAsked ({ text, demands: found }: NonNullable<CaseFacts['complaint']>): DemandId[] {
    const words = found.length === 0 ? [] : wordsOf(text.slice(0, LONGEST_READ))
    return found.filter((demand) => words.some((word) => beginsWith(word, asking[demand])))
  }

  function namesOf ({ complaint, values }: CaseFacts): string[] {
    return [values.customerName, complaint?.entities.find(({ type }) => type === 'customerName')?.value].filter((name) => name !== undefined)
  }

  /** The first that the reply calls somebody by a name that is not the customer's. */
  function misnamed (look: Look, greetings: readonly Found[]): CheckFinding[] {
    const { reply, facts } = look
    const known = namesOf(facts).map((name) => nameKeys(name, names)).filter((keys) => keys.length > 0)
    if (known.length === 0) return []
    const ours = fold(settings.name ?? '')
    const wrong = calledIn(look, greetings).find((called) =>
      isSomebodyElse(called, known, names) && !isWriter(facts, called.keys.filter((key) => !shareName([key], known.flat(), names))) && !called.keys.some((key) => ours.includes(key)))
    return wrong === undefined || isInside(wrong.span, reply.quotes) ? [] : [avoid(reply.text, wrong.span, 'wrong-name')]
  }

  /**
   * Whether one of `keys` may name a writer of the complaint: if it is signed, in its last lines or where it says so of itself, since of others
   * it only tells («your colleague Rachel»); if it is not, anywhere.
   */
  function isWriter ({ complaint }: CaseFacts, keys: readonly string[]): boolean {
    const name = complaint?.entities.find(({ type }) => type === 'customerName')
    if (complaint === undefined || name === undefined) return said(complaint?.text, keys)
    const { text } = complaint
    const isSigned = text.trimEnd().length - name.end <= SIGNED_REACH && name.start > SIGNED_REACH
    if (!isSigned) return said(text, keys)
    const spoken = wordsOf(text.slice(0, LONGEST_READ))
    return said(text.slice(name.start - CLOSING_LENGTH), keys) || spoken.some((word, at) => keys.includes(word) && (
      self.named.some((phrase) => ` ${spoken.slice(Math.max(0, at - BEFORE_NAME), at).join(' ')} `.includes(` ${phrase} `)) ||
      [at + 1, at + 2].some((next) => names.joiners.has(spoken[next]!) && self.beside.has(spoken[next + 1]!))
    ))
  }

  /** Whom the reply speaks to by name: in the greeting, beside it, where it thanks. */
  function calledIn ({ reply: { text, own, tokens }, found }: Look, greetings: readonly Found[]): Called[] {
    const called: (Called | undefined)[] = greetings.flatMap((greeting) => [readBefore(text, greeting, names), readGreeted(text, greeting.end, names)])
    if (greetings.length === 0 && NAME_AND_COMMA.test(text.slice(own.start, own.start + OPENING))) {
      const alone = readGreeted(text, own.start, names)
      if (!alone?.keys.some((key) => beginsWith(key, common))) called.push(alone)
    }
    const opens = (check: Check, from: number, to: number): boolean => (found.get(check) ?? []).some(({ start }) => start >= from && start < to)
    const thanks = (from: number, to: number): boolean => opens('thanks', from, to) || opens('apology', from, to)
    for (const { end } of greetings) {
      const next = readNext(text, end, names)
      if (next !== undefined && thanks(next.next, next.next + NEARBY)) called.push(next)
    }
    const first = tokens.sentences.findIndex(({ end }) => end > own.start)
    for (const { start, end } of tokens.sentences.slice(first, first + OPENING_SENTENCES)) {
      // what ends the reply is who wrote it: «Thanks, Emma»
      if (thanks(start, end)) called.push(ofMany(readCalled(text, { start, end }, names), own.end))
    }
    return called.filter((each) => each !== undefined)
  }

  /** Numbers of the case, sums and days that neither the complaint nor the request has. */
  function misnumbered ({ reply, facts: { complaint, values }, found, judgement }: Look): CheckFinding[] {
    const given = Object.values(values)
    if (complaint === undefined && given.length === 0) return []
    const theirs = `${complaint?.text ?? ''} ${given.join(' ')} ${settings.phone ?? ''}`
    const codes = [
      ...(complaint?.entities ?? []).filter(({ type }) => (NUMBERED as readonly string[]).includes(type)).map(({ value }) => value),
      ...NUMBERED.flatMap((name) => values[name] ?? [])
    ]
    const spans: Span[] = findStrayCodes(reply.text, codes, bare(`${theirs} ${settings.email ?? ''} ${inLanguage(settings.signature ?? '', tag)}`), numberWords).filter((span) => /\p{L}/u.test(reply.text.slice(span.start, span.end)) || !isBelow(reply, span, found))
    const sums = complaint?.entities.some(({ type }) => type === 'amount') || values.amount !== undefined
    if (sums) {
      const figures = figuresOf(theirs)
      const said = findSums(reply.text)
      const offered = new Set([...sentencesOf(reply, found.get('offer')), ...sentencesOf(reply, found.get('compensation'))])
      const isReckoned = reckonerOf(reply, theirs, said)
      const isTakenUp = said.some(({ sum }) => figures.has(sum))
      // the company has sums of its own: what is owed in truth, a part of it
      const own = sentencesWith(reply, ownSums)
      const slipOf = createSlipFinder(findSums(theirs).map(({ sum }) => sum))
      const isStray = (span: typeof said[number]): boolean => {
        const slip = slipOf(span.sum)
        if (slip === 'swapped' || isReckoned(span.sum)) return slip === 'swapped'
        const sentence = sentenceAt(reply, span)
        return slip === 'mistaken' || !(isTakenUp || offered.has(sentence) || own.has(sentence))
      }
      spans.push(...said.filter((span) => !figures.has(span.sum) && isStray(span)))
    }
    // as often as not it is another day of the case, and worth a look
    const days = complaint === undefined || complaint.days.length === 0 ? [] : findStrayDays(daysIn(reply.tokens), complaint.days)
      .filter(({ start }) => judgement?.around(start)?.isStep !== true)
    const inOwn = (span: Span): boolean => !isInside(span, reply.quotes) && span.start >= reply.own.start && span.end <= reply.own.end
    return [
      ...spans.filter(inOwn).map((span) => avoid(reply.text, span, 'wrong-number')),
      ...days.filter(inOwn).map((span) => avoid(reply.text, span, 'wrong-number', 'warning'))
    ]
  }

  /** What should be there and is not. */
  function lacking ({ reply, facts, shape, found, judgement }: Look, greetings: readonly Found[]): CheckFinding[] {
    const isCertain = ({ rule }: Found): boolean => rule.certain
    const has = (...checks: Check[]): boolean => checks.some((check) => found.get(check)?.some(isCertain) || (judgement?.has(check) ?? found.has(check)))
    const { complaint } = facts
    const asked = new Set(complaint === undefined ? [] : reallyAsked(complaint))
    const findings: CheckFinding[] = []
    const want = (rule: MissingRule, there: boolean, saying: Saying = rule): void => {
      const severity = WANTED[rule][shape]
      if (severity !== null && !there) findings.push(missing(rule, severity, saying))
    }
    const known = namesOf(facts).flatMap((name) => nameKeys(name, names))
    const opening = reply.text.slice(reply.own.start, reply.own.start + OPENING)
    const isNamed = known.length > 0 && opensWithName(opening, known, names)
    want('greeting', greetings.length > 0 || (isNamed && NAME_ALONE.test(opening)))
    want('signature', (found.get('signature') ?? []).some((span) => isAtEnd(reply, span)) || endsWithName(reply))
    // the angrier the writer, the less thanks: an apology that understands acknowledges the message too
    want('thanks', has('thanks') || (has('apology') && has('empathy')))
    // who asks or praises is owed none, nor a step beyond the answer
    const isOwed = complaint?.isComplaint !== false
    if (isOwed) want('apology', has('apology'))
    want('empathy', has('empathy'))
    want('responsibility', has('responsibility'))
    // in public the answer itself goes on in private
    const goesOn = shape === 'public' && has('private')
    if (asked.has('explanation')) want('explanation', has('explanation') || goesOn)
    want('prevention', has('prevention'))
    // who asks for a call wants no letter, but in a chat; who wants it in writing has it
    const wantsCall = shape !== 'chat' && complaint !== undefined && asked.has('contact') && begins(complaint.text, calls.asked)
    const isContacted = (): boolean => complaint?.inWriting === true ||
      (wantsCall ? begins(reply.text.slice(reply.own.start, reply.own.end), calls.answered) : has('term:contact'))
    const isThere = (term: (typeof TERMS)[number]): boolean => term === 'contact' ? isContacted() : has(`term:${term}`)
    if (isOwed) want('next-step', has('next-step'))
    const isPaid = complaint !== undefined && sharesSum(reply.text, complaint.text)
    // beside a refund that was asked for, the price paid back is no compensation
    if (asked.has('compensation')) want('compensation', has('compensation', 'offer') || (isPaid && !asked.has('refund')) || goesOn)
    if (shape === 'public') want('invitation', !isOwed || has('private') || givesAddress(reply, complaint?.text ?? ''), 'invitation-public')
    else want('invitation', has('invitation', 'private'))
    if (known.length > 0 && greetings.length > 0) want('personal', isNamed)
    const severity = WANTED.demand[shape]
    if (severity !== null) {
      // who names the sum has taken it up
      const isTakenUp = (demand: (typeof TERMS)[number]): boolean => isThere(demand) || (demand === 'refund' && isPaid)
      const isRemedied = said(complaint?.text, either) && REMEDIES.some((demand) => asked.has(demand) && isTakenUp(demand))
      for (const demand of TERMS) {
        if (asked.has(demand) && !isTakenUp(demand) && !(isRemedied && (REMEDIES as readonly string[]).includes(demand))) findings.push(missing('demand', severity, 'demand', demands[demand]))
      }
    }
    return findings
  }

  /** Empty phrases, where nothing else is said. */
  function hollow ({ reply, facts, found, judgement }: Look): CheckFinding[] {
    const { complaint, values } = facts
    const phrases: Span[] = [...found.get('empty') ?? [], ...judgement?.sentences.filter(({ isHollow }) => isHollow) ?? []].sort((a, b) => a.start - b.start)
    // a step in a sentence of such phrases is none: «it has been passed to the relevant department»
    const said = sentencesOf(reply, phrases)
    if (phrases.length === 0 || (found.get('next-step') ?? []).some((step) => step.rule.certain || !said.has(sentenceAt(reply, step)))) return []
    const known = Object.entries(values).flatMap(([name, value]) => QUOTED_BACK.has(name) ? [] : [value])
    const under = (found.get('signature') ?? []).find((span) => isAtEnd(reply, span) && reply.text.slice(reply.own.start, span.start).includes('\n'))
    const ofCase = { common: [...common, ...namesOf(facts).flatMap((name) => nameKeys(name, names)), ...numberWords.ofCase], facts: known, phrases, end: under?.start ?? reply.own.end }
    if (speaksOfCase(reply, complaint?.text, ofCase)) return []
    return [avoid(reply.text, phrases[0]!, 'empty')]
  }
}

/** A first name and what can only be a surname: «Siret Kuusk,». */
const NAME_PAIR = /(?<!\p{L})(\p{Lu}[\p{L}'’-]{0,30}) (\p{Lu}\p{Ll}[\p{L}'’-]{0,30})(?=[,!:.\s])/gu
const LONGEST_PUBLIC = 2000
/** A first name by itself, or with a letter of the surname. */
const ALONE = /^(\p{L}[\p{L}'’-]{0,30})(?: \p{Lu}\.?)?$/u

/** What a rule finds is doubted where the sentence around it reads as one that does nothing bad, unless the rule is certain. */
const isDoubted = ({ certain, severity }: Found['rule'], { start }: Span, judgement: Judgement | undefined): boolean =>
  severity === 'error' && !certain && (judgement?.around(start)?.isClean ?? false)

/** Of these a customer names several and wants one. */
const REMEDIES = ['refund', 'replacement', 'repair'] as const

/** Whether a number stands under the letter, where the company's own are. */
const isBelow = (reply: Reply, { start }: Span, found: Look['found']): boolean =>
  (found.get('signature') ?? []).some((span) => span.end <= start && isAtEnd(reply, span) && reply.text.slice(span.end, start).includes('\n'))

/** «My name is Ann Mary». */
const BEFORE_NAME = 4
/** So near to the end stands the name of a signature: under it a telephone, an address. */
const SIGNED_REACH = 60
/** «With kind regards from\n» and one who signs before. */
const CLOSING_LENGTH = 30

/** What comes out of the sums of the case, and of the percentages of which it or the reply speaks. */
function reckonerOf ({ text }: Reply, theirs: string, said: readonly { readonly sum: number }[]): (sum: number) => boolean {
  const sums = [...findSums(theirs).map(({ sum }) => sum), ...fractionsOf(theirs)]
  const isReckoned = createReckoner(sums, findPercents(`${theirs.slice(0, LONGEST_READ)} ${text}`).map(({ percent }) => percent), figuresBesideSums(theirs))
  // «158 of it is for March, the other 254 for January»
  const shares = new Set(said.slice(0, MOST_SHARES).flatMap((other) => sums.slice(0, MOST_SHARES).map((sum) => sum - other.sum)))
  return (sum) => shares.has(sum) || isReckoned(sum)
}

const MOST_SHARES = 24

/** The sentences that have a word which begins with one of `beginnings`, by number. */
const sentencesWith = ({ tokens: { words, sentenceOf } }: Reply, beginnings: readonly string[]): Set<number> =>
  new Set(words.flatMap(({ key }, at) => beginsWith(key, beginnings) ? [sentenceOf[at]!] : []))

function sharesSum (text: string, complaint: string): boolean {
  const theirs = new Set(findSums(complaint).map(({ sum }) => sum))
  return findSums(text).some(({ sum }) => theirs.has(sum))
}

/** What is said to the customer after the name is not only a mark. */
const ofMany = (called: Called | undefined, end: number): Called | undefined => called !== undefined && end - called.span.end > LEAST_AFTER ? called : undefined
const LEAST_AFTER = 12
const OPENING_SENTENCES = 3
const NEARBY = 12

const LONGEST_READ = 20_000
const OPENING = 100
/** «Mary,» alone on the first line. */
const NAME_ALONE = /^\p{Lu}[\p{L}\p{M}'’ .-]{1,40}[,!]?[ \t]{0,9}\n/u

const NAME_AND_COMMA = /^\p{Lu}[\p{L}\p{M}'’ .-]{1,40},[ \t]{0,9}\n/u

/** The customer's name where it has more than one word. */
function fullName (entities: readonly Entity[], values: CaseFacts['values']): string | undefined {
  const name = values.customerName ?? entities.find(({ type }) => type === 'customerName')?.value
  return name?.includes(' ') ? name : undefined
}

const LETTERS = /[\p{L}\p{M}\d]+/gu

/** Whether one of `keys` stands among the words of `text`. */
function said (text: string | undefined, keys: readonly string[]): boolean {
  if (text === undefined) return false
  const words = new Set(wordsOf(text))
  return keys.some((key) => words.has(key) || key.split(/[^\p{L}\d]+/u).some((part) => part.length > 1 && words.has(part)))
}
/** Whether one of the first words of `text` is one of `keys` or a form of it. */
function opensWithName (text: string, keys: readonly string[], words: NameWords): boolean {
  return said(text, keys) || shareName(wordsOf(text).filter((word) => word.length > 2 && word.length < 24).slice(0, MOST_NAMES), keys, words)
}
const MOST_NAMES = 30

/** The words of `text`, folded. */
const wordsOf = (text: string): string[] => (text.match(LETTERS) ?? []).map(fold)

const beginsWith = (word: string, beginnings: readonly string[]): boolean => beginnings.some((beginning) => word.startsWith(beginning))

/** Whether a word of `text` begins with one of `beginnings`. */
const begins = (text: string, beginnings: readonly string[]): boolean =>
  wordsOf(text.slice(0, LONGEST_READ)).some((word) => beginsWith(word, beginnings))

/** Whether a reply names an address or a number to write to or call, one of the first, that the complaint does not have. */
function givesAddress (reply: Reply, complaint: string): boolean {
  const theirs = bare(complaint)
  return (reply.text.slice(reply.own.start, reply.own.end).match(ADDRESS) ?? []).slice(0, MOST_ADDRESSES).some((address) => !theirs.includes(bare(address)))
}
const MOST_ADDRESSES = 20
const ADDRESS = /[\p{L}\d][\p{L}\d._-]{0,60}@[\p{L}\d.-]{3,60}|(?<![\p{L}\d])\+?\d[\d ]{6,16}\d(?!\d)/gu

/** «We are 100 % sure.» */
const ALL = 100

const sentenceAt = ({ tokens }: Reply, { start }: Span): number => lastStarting(tokens.sentences, start)
/** The sentences in which `spans` begin, by number. */
const sentencesOf = (reply: Reply, spans: readonly Span[] | undefined): Set<number> => new Set(spans?.map((span) => sentenceAt(reply, span)))

/** The first sentence of four words or more, or all of the reply. */
function firstSentence ({ tokens, own }: Reply): Span {
  const sentence = tokens.sentences.find(({ first, last }) => last - first >= 4)
  return sentence ? { start: sentence.start, end: sentence.end } : own
}

/** Of overlapping findings of one rule only the first and longest stands, an error before a warning. */
function withoutRepeats (findings: readonly CheckFinding[]): CheckFinding[] {
  const kept = new Set<CheckFinding>()
  for (const severity of ['error', 'warning']) {
    const until = new Map<string, number>()
    const errors = Map.groupBy(kept, ({ rule }) => rule)
    for (const finding of findings.filter((each) => each.severity === severity)) {
      const { rule, start, end } = finding
      if (start! < (until.get(rule) ?? 0) || errors.get(rule)?.some((error) => error.start! < end! && start! < error.end!)) continue
      until.set(rule, end!)
      kept.add(finding)
    }
  }
  return findings.filter((finding) => kept.has(finding))
}
