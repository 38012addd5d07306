import {
  DANGERS, DEMANDS, ESCALATIONS, LEVELS, SIGNS, SUPPLIES,
  type Anger, type Demand, type Entity, type Escalation, type Evidence, type Findings, type Language, type Scored, type Sign, type Supply, type SupplyId
} from './findings.ts'
import type { Message, Quote } from './message.ts'
import { quote, quoteMatches, spanOf, strongest, tellingRuns, type WeighedSpan } from './evidence.ts'
import { compileVerdict, normalise, scenarioLogOdds, sigmoid } from './learnt/decide.ts'
import { compileSecondary } from './learnt/secondary.ts'
import { compileGoods, type Goods, type GoodsModel } from './entities/goods.ts'
import type { Choose } from './entities/index.ts'
import { createClassifier, createTailClassifier, type LaidOutClasses } from './learnt/classes.ts'
import { createGlosser, type LaidOutGlosses } from './learnt/glosses.ts'
import { compileModel, NONE, type LearntModel, type Scores } from './learnt/model.ts'
import type { NetworkReader } from './learnt/network.ts'
import { createObserver, readWords, type Observation } from './observe.ts'
import type { Detector } from './language/detect.ts'
import { prioritise } from './priority.ts'
import type { TimesFile } from './times/lexicon.ts'
import { createTeller, EMERGENCY, NOTHING_TOLD } from './told.ts'
import type { Spelling } from './rules/lexicon.ts'
import { compileRules, createFinder, joinFinds, type CompiledRule, type Finder, type LaidOutRules, type Match, type RuleSet } from './rules/matcher.ts'
import type { Sureness } from './rules/rule.ts'
import { createVocabulary } from './text/word.ts'
import type { Tokens } from './text/tokenize.ts'

/** One language as the engine needs it. */
export interface Voice {
  readonly tag: string
  readonly rules: LaidOutRules
  readonly spelling: Spelling
  /** Folded first words of a greeting. */
  readonly greetings: ReadonlySet<string>
  readonly model: LearntModel
  /** Reads all languages of an engine; without it the model decides alone. */
  readonly network?: NetworkReader
  /** How goods are named; without it the entity reader goes by its own lists. */
  readonly goods?: GoodsModel
  readonly classes: LaidOutClasses
  readonly glosses: LaidOutGlosses
  /** Scenarios that a concept suggests, for concepts of which nothing was learnt. */
  readonly suggestions: ReadonlyMap<string, Readonly<Record<string, number>>>
  /** Folded words that, before a find, take back that it has happened («if», «afraid»). */
  readonly aside: ReadonlySet<string>
  /** Folded first words of questions that take for granted what they ask about («why»). */
  readonly why: ReadonlySet<string>
  /** How the language writes times; without it none are read. */
  readonly times: TimesFile | undefined
}

/** What may change of a voice while the rest of it stays compiled. */
export interface Additions {
  readonly readEntities: (message: Message, choose?: Choose) => readonly Entity[]
  /** Rules of the company's own, beside those of the voice. */
  readonly rules?: RuleSet
  /** Scenarios of the company's own, known by their rules alone. */
  readonly scenarios: readonly string[]
}

/** `asComplaint`: what it holds is asked as of a complaint, even where it reads as none. */
export interface Engine { readonly analyze: (message: Message, language?: string, asComplaint?: boolean) => Findings }

/** What a rule says on its own, in scores of a head, where nothing was learnt of its meaning. */
const UNLEARNT: Readonly<Record<Sureness, number>> = { 1: 0.2, 2: 0.4, 3: 0.8, 4: 1.2, 5: 2 }
/** A meaning found this surely is there, whatever the rest of the message; by a company's own rule, beside whose words nothing was learnt, this surely. */
const DECIDES = 5
const OWN_DECIDES = 4
/** Unless what was learnt is less sure of it than this: «Set fire to something?» may be a figure of speech. A company's own rule is never overruled, and that somebody is in danger hardly. */
const OVERRULED = { danger: 0.05, other: 0.2 }
/** By so much, in log-odds, a scenario that a rule decides stands before the likeliest other. */
const LEAD = 1
/** What alarms people needs words that a rule knows, or more certainty than a coin's. */
const SURE_WITHOUT_RULE = 0.6
/** A reply words itself by what was supplied only where that is as sure as this. */
const SURE_SUPPLY = 0.7
/** The share of what is told that is right, as the writers of its rules read it. */
const AS_TOLD = 0.95
const MOST_EVIDENCE = 6
const SECONDARY_EVIDENCE = 2
const LEAST_WEIGHT = 0.12
const SIGN_EVIDENCE = 3

/** A voice, compiled: reads with what `additions` hold. */
export interface CompiledVoice { readonly tag: string, readonly readerWith: (additions: Additions) => Reader }

/** Compiles a pack and its model, the costly part of a start, once. `pack`: its number among the `count` packs of the engine. */
export function compileVoice (voice: Voice, pack: number, count: number): CompiledVoice {
  const compiled = compile(voice, pack)
  const { spelling } = voice
  return {
    tag: voice.tag,
    readerWith: (additions) => {
      const { rules } = additions
      // what words keep of rules of the company's own stands behind what they keep of the packs
      const find = rules === undefined ? compiled.find : joinFinds(compiled.find, compileRules({ ...rules, spelling }, count + pack))
      return createReader({ ...compiled, find }, additions)
    }
  }
}

/** The engine over `readers`, by language tag; it is pure: the same message gives the same findings. */
export function createEngine (readers: ReadonlyMap<string, Reader>, detect: Detector): Engine {
  const wordOf = createVocabulary()
  return {
    analyze: (message, requested, asComplaint = false) => {
      const words = readWords(message, wordOf)
      const language: Language = requested === undefined ? detect(words.body, words.subject) : { code: requested, confidence: 1, source: 'request' }
      const reader = readers.get(language.code)
      return reader === undefined ? unread(language) : reader(message, words, language, asComplaint)
    }
  }
}

/** A message in a language without a pack: nothing is guessed. */
function unread (language: Language): Findings {
  return {
    language, complaint: null, scenario: null, secondary: [], alternatives: [], evidence: [],
    anger: { level: 'calm', score: 0, shouting: false, signs: [] }, demands: [], escalation: [], supply: null, entities: [], ...NOTHING_TOLD,
    priority: { level: 'normal', because: [] }, review: { needed: true, reasons: ['unknown-language'] }
  }
}

/** Reads messages of one language. Good for one engine only, as words remember what its rules found in them. */
export type Reader = (message: Message, words: { readonly body: Tokens, readonly subject: Tokens }, language: Language, asComplaint: boolean) => Findings

interface Compiled extends Pick<Voice, 'greetings' | 'suggestions'> {
  /** What is left of the model beside its weights, which are kept once, where they are added up. */
  readonly model: Pick<LearntModel, 'heads' | 'scenarios' | 'facts' | 'decision'>
  readonly tell: ReturnType<typeof createTeller>
  readonly find: Finder
  readonly score: ReturnType<typeof compileModel>
  readonly goods: Goods | undefined
}

function compile ({ rules, spelling, greetings, model, network, goods, classes, glosses, suggestions, aside, why, times }: Voice, pack: number): Compiled {
  const { heads, scenarios, facts, decision } = model
  const senses = { classesOf: createClassifier(classes, spelling, pack), glossesOf: createGlosser(glosses, pack) }
  return {
    greetings, model: { heads, scenarios, facts, decision }, suggestions,
    tell: createTeller(aside, why, times, new Set([...suggestions].flatMap(([id, suggests]) => suggests[NONE] === undefined ? [] : [id]))),
    find: createFinder(rules, spelling, pack),
    score: compileModel(model, pack, senses, network),
    goods: goods && compileGoods(goods, pack, { ...senses, tailsOf: createTailClassifier(classes) })
  }
}

function createReader ({ find, score, goods, tell, greetings, model, suggestions }: Compiled, { readEntities, rules, scenarios: ownScenarios }: Additions): Reader {
  const { decision } = model
  const ownRules = new Set(rules?.rules.map(({ id }) => id))
  const observe = createObserver(find, greetings)
  const headOf = new Map(model.heads.map((name, index) => [name, index]))
  const unlearnt = unlearntFacts(model, suggestions, headOf, ownRules)
  const judge = compileVerdict(model.heads, decision)
  const decides = ({ rule: { id, sureness } }: Match): boolean => sureness === DECIDES || (sureness >= OWN_DECIDES && ownRules.has(id))
  const questionsOf = <Id extends string> (kind: string, ids: readonly Id[]): Question<Id>[] => ids.map((id) => ({ id, name: `${kind}:${id}`, head: headOf.get(`${kind}:${id}`)! }))
  const signQuestions = questionsOf('sign', SIGNS)
  const demandQuestions = questionsOf('demand', DEMANDS)
  const escalationQuestions = questionsOf('escalation', ESCALATIONS)
  const supplyQuestions = questionsOf('supply', SUPPLIES)
  const dangerQuestions = questionsOf('escalation', DANGERS)
  const dangers = new Set(dangerQuestions.map(({ name }) => name))
  const secondaryOdds = compileSecondary(model.heads, decision.secondary)
  const shoutingHead = headOf.get('shouting')!

  return (message, words, language, asComplaint) => {
    const seen = observe(message, words)
    const scores = score(seen.body, seen.subject, seen.facts)
    for (const match of [...seen.matches, ...seen.subjectMatches]) unlearnt(match.rule, scores.heads)
    const verdict = judge(scores)
    const heard: Heard = { seen, scores, confidences: verdict.confidences, byMeaning: groupByMeaning(seen) }
    const ranked = rankScenarios(scores, seen)
    const harmless = ranked.find(({ id }) => id === NONE)!.confidence
    // whoever is in danger wants an answer, whatever else the message is
    const complaint = harmless < 0.5 || dangerQuestions.some((question) => isSaid(question, heard, OVERRULED.danger))
    const isRead = complaint || asComplaint
    const entities = withoutSwearing(readEntities(message, goods && ((offer) => goods(offer, seen.body, seen.subject, message.channel, ranked))), heard)
    const anger = readAnger(heard, verdict.level(seen.facts), isRead)
    if (!isRead) {
      const review = harmless < decision.reviewBelow
      return {
        language, complaint, scenario: null, secondary: [], alternatives: [], evidence: [], anger, demands: [], escalation: [], supply: null, entities, ...NOTHING_TOLD,
        priority: prioritise(false, anger, []), review: { needed: review, reasons: review ? ['low-confidence'] : [] }
      }
    }
    const scenarios = ranked.filter(({ id }) => id !== NONE)
    const scenario = scenarios[0]!
    const secondary = findSecondary(heard, ranked)
    const others = new Set(secondary.map(({ id }) => id))
    const demands = demandQuestions.flatMap((question): Demand[] => {
      const evidence = conclude(question, heard)
      return evidence ? [{ id: question.id, confidence: surenessOf(question, heard), evidence }] : []
    })
    const escalation = escalationQuestions.flatMap((question): Escalation[] => {
      const evidence = conclude(question, heard, SURE_WITHOUT_RULE)
      return evidence ? [{ reason: question.id, confidence: surenessOf(question, heard), evidence }] : []
    })
    const told = tell(seen.body, seen.matches, seen.subject, seen.subjectMatches, anger.signs.some(({ id }) => id === 'sarcasm'))
    const emergency = told.facts.find(({ id }) => id === EMERGENCY)
    // somebody in danger as they write is a matter of safety, whatever was learnt
    if (emergency !== undefined && !escalation.some(({ reason }) => reason === 'safety')) {
      escalation.push({ reason: 'safety', confidence: AS_TOLD, evidence: [quoteFrom(seen, emergency)] })
    }
    const reasons = [
      ...scenario.confidence < decision.reviewBelow ? ['low-confidence'] : [],
      ...escalation.map(({ reason }) => `escalation:${reason}`)
    ]
    return {
      language,
      complaint,
      scenario,
      secondary,
      alternatives: scenarios.slice(1).filter(({ id }) => !others.has(id)),
      evidence: [
        ...scenarioEvidence(scenario.id, scores, seen, MOST_EVIDENCE),
        ...secondary.flatMap(({ id }) => scenarioEvidence(id, scores, seen, SECONDARY_EVIDENCE))
      ],
      anger,
      demands,
      escalation,
      supply: findSupply(heard),
      entities,
      ...told,
      priority: prioritise(true, anger, escalation),
      review: { needed: reasons.length > 0, reasons }
    }
  }

  /** Whether a rule decides a question: one of the pack's where what was learnt is as sure as `unless`, a company's own anyway. */
  function isSaid ({ name, head }: Question<string>, { confidences, byMeaning }: Heard, unless: number): boolean {
    const { own, above } = byMeaning.get(name) ?? UNSAID
    const says = (match: Match): boolean => decides(match) && (confidences[head]! >= unless || ownRules.has(match.rule.id))
    return own.some(says) || above.some(says)
  }

  /** Every scenario with its probability, best first. */
  function rankScenarios (scores: Scores, seen: Observation): Scored[] {
    const learnt = scenarioLogOdds(scores, decision)
    const odds = new Float64Array(learnt.length + ownScenarios.length)
    odds.set(learnt)
    ownScenarios.forEach((id, index) => {
      const own = ownOdds(id, seen)
      // what decides alone does so however sure the learnt weights are of another
      odds[learnt.length + index] = isDecided(id, seen) ? Math.max(own, LEAD + Math.max(...learnt)) : own
    })
    const shares = normalise(odds, decision.doubt)
    return [...model.scenarios, ...ownScenarios]
      .map((id, index) => ({ id, confidence: round(shares[index]!) }))
      .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
  }

  /** Whether a rule says of a scenario that it surely is there. */
  function isDecided (id: string, { matches, subjectMatches }: Observation): boolean {
    return [...matches, ...subjectMatches].some((match) => match.rule.meaning.kind === 'scenario' && match.rule.meaning.id === id && decides(match))
  }

  /** Log-odds of a scenario of the company's own: what its rules found is all that is known of it. */
  function ownOdds (id: string, { matches, subjectMatches }: Observation): number {
    let sum = UNHEARD
    for (const { rule } of [...matches, ...subjectMatches]) {
      if (rule.meaning.kind === 'scenario' && rule.meaning.id === id) sum += UNLEARNT[rule.sureness] * decision.scale * 2
    }
    return sum
  }

  /** `ranked`: every scenario with the probability that it comes first, best first. */
  function findSecondary ({ seen, scores }: Heard, ranked: readonly Scored[]): Scored[] {
    const first = ranked.find(({ id }) => id !== NONE)!.id
    const own = ownScenarios.filter((id) => id !== first).map((id) => [id, ownOdds(id, seen)] as const)
    const learnt = secondaryOdds(scores, first, (id) => ranked.find((each) => each.id === id)!.confidence)
    return [...own, ...learnt].flatMap(([id, odds]): Scored[] => odds < 0 ? [] : [{ id, confidence: round(sigmoid(odds)) }]).sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
  }

  function findSupply (heard: Heard): Supply | null {
    let surest: Question<SupplyId> | undefined
    let confidence = SURE_SUPPLY
    for (const question of supplyQuestions) {
      if (heard.confidences[question.head]! < confidence) continue
      surest = question
      confidence = heard.confidences[question.head]!
    }
    const evidence = surest && conclude(surest, heard)
    return evidence === undefined ? null : { id: surest!.id, confidence: round(confidence), evidence }
  }

  function readAnger (heard: Heard, level: number, complaint: boolean): Anger {
    const signs = signQuestions.flatMap((question): Sign[] => {
      const evidence = conclude(question, heard)
      return evidence ? [{ id: question.id, score: surenessOf(question, heard), evidence }] : []
    })
    const cut = complaint ? decision.anger.cuts.filter((edge) => level >= edge).length : 0
    return {
      level: LEVELS[cut]!,
      score: complaint ? round(Math.max(0, Math.min(1, level / 3))) : 0,
      shouting: heard.confidences[shoutingHead]! >= 0.5,
      signs: complaint ? signs : signs.filter(({ id }) => id === 'swearing')
    }
  }

  /** How likely it is that the answer to a question that was concluded is yes: 0.5 to 1. */
  function surenessOf ({ name, head }: Question<string>, { confidences, byMeaning }: Heard): number {
    const { own, above } = byMeaning.get(name) ?? UNSAID
    const isOwn = (match: Match): boolean => decides(match) && ownRules.has(match.rule.id)
    return own.some(isOwn) || above.some(isOwn) ? 1 : round(Math.max(0.5, confidences[head]!))
  }

  /** «… Clowns» at the end is no signature. */
  function withoutSwearing (entities: readonly Entity[], { seen, byMeaning }: Heard): readonly Entity[] {
    const sworn = (byMeaning.get('sign:swearing') ?? UNSAID).own.map((match) => spanOf(seen.body, match))
    return sworn.length === 0 ? entities : entities.filter(({ type, start, end, in: where }) =>
      type !== 'customerName' || where === 'subject' || !sworn.some((span) => span.start < end && span.end > start))
  }

  /** The words for which the answer to a question is yes, or undefined where it is no. `sure`: how sure it must be where no rule speaks. */
  function conclude (question: Question<string>, heard: Heard, sure = 0.5): Quote[] | undefined {
    const { id, name, head } = question
    const { seen, scores, confidences, byMeaning } = heard
    if (confidences[head]! < 0.5 && !isSaid(question, heard, dangers.has(name) ? OVERRULED.danger : OVERRULED.other)) return undefined
    const { own, above } = byMeaning.get(name) ?? UNSAID
    const quotes = [...quoteMatches(seen.body, own, false), ...quoteMatches(seen.subject, above, true)]
    if (quotes.length > 0) return quotes
    if (id === 'short-sentences') {
      const { first, last } = seen.structure.shortRun
      if (last > first) return [quote(seen.body.text, { start: seen.body.sentences[first]!.start, end: seen.body.sentences[last - 1]!.end })]
    }
    if (confidences[head]! < sure) return undefined
    const runs = strongest(tellingRuns(seen.body, scores.explain(head), 0), SIGN_EVIDENCE)
    // a conclusion for which no words can be shown is none
    if (runs.length === 0) return undefined
    return runs.filter(({ weight }) => weight >= runs[0]!.weight / 2).sort((a, b) => a.start - b.start).map((run) => quote(seen.body.text, run))
  }

  /** The words that spoke most for a scenario: meanings found by rules, and runs of learnt words. */
  function scenarioEvidence (scenario: string, scores: Scores, seen: Observation, most: number): Evidence[] {
    const head = headOf.get(`scenario:${scenario}`)
    const added = head === undefined ? new Float64Array(seen.body.words.length) : scores.explain(head)
    const weigh = ({ rule }: Match): number => {
      const { meaning } = rule
      if (meaning.kind === 'scenario' && meaning.id === scenario) return UNLEARNT[rule.sureness]
      if (meaning.kind !== 'concept' || head === undefined) return 0
      return model.facts[rule.fact]?.[head] ?? suggestion(suggestions, rule, scenario)
    }
    const spans: WeighedSpan[] = []
    for (const match of seen.matches) {
      const weight = weigh(match)
      if (weight <= 0) continue
      let words = 0
      for (let at = match.first; at < match.last; at++) words += added[at]!
      spans.push({ ...spanOf(seen.body, match), weight: weight + Math.max(0, words) })
    }
    for (const match of seen.subjectMatches) {
      const weight = weigh(match)
      if (weight > 0) spans.push({ ...spanOf(seen.subject, match), weight, in: 'subject' })
    }
    spans.push(...tellingRuns(seen.body, added, LEAST_WEIGHT / 2))
    const kept = strongest(spans, most)
    const telling = kept.filter(({ weight }) => weight >= LEAST_WEIGHT)
    return (telling.length > 0 ? telling : kept.slice(0, 1)).map((span) => {
      const words = quoteFrom(seen, span)
      return { scenario, weight: round(span.weight * decision.scale), ...words }
    })
  }
}

/** A yes-or-no question to a message: the head that answers it, under the name of the meaning that rules give it. */
interface Question<Id extends string> { readonly id: Id, readonly name: string, readonly head: number }

const quoteFrom = ({ body, subject }: Observation, span: Pick<WeighedSpan, 'start' | 'end' | 'in'>): Quote =>
  quote(span.in ? subject.text : body.text, span, span.in === 'subject')

/** What rules found of one meaning, in the text and in the subject line. */
interface Said { readonly own: Match[], readonly above: Match[] }
const UNSAID: Said = { own: [], above: [] }

/** All that conclusions are drawn from. */
interface Heard { readonly seen: Observation, readonly scores: Scores, readonly confidences: Float64Array, readonly byMeaning: ReadonlyMap<string, Said> }

function groupByMeaning ({ matches, subjectMatches }: Observation): Map<string, Said> {
  const groups = new Map<string, Said>()
  const groupOf = ({ rule: { name } }: Match): Said => {
    let group = groups.get(name)
    if (group === undefined) groups.set(name, group = { own: [], above: [] })
    return group
  }
  for (const match of matches) groupOf(match).own.push(match)
  for (const match of subjectMatches) groupOf(match).above.push(match)
  return groups
}

/** Log-odds of a company's own scenario of which no word was found. */
const UNHEARD = -6

type Suggestions = Voice['suggestions']

function suggestion (suggestions: Suggestions, rule: CompiledRule, scenario: string): number {
  const strength = rule.meaning.kind === 'concept' ? suggestions.get(rule.meaning.id)?.[scenario] ?? 0 : 0
  return strength / 2 * UNLEARNT[rule.sureness]
}

/**
 * Lets rules count of whose meaning and sureness nothing was learnt: a keyword added today speaks today. What was learnt
 * of a rule is what it adds to its words; of the words of a company's own rules nothing was, so these speak for them too.
 */
function unlearntFacts (
  { facts }: Pick<LearntModel, 'facts'>, suggestions: Suggestions, headOf: ReadonlyMap<string, number>, ownRules: ReadonlySet<string>
): (rule: CompiledRule, heads: Float64Array) => void {
  const rows = new Map(Object.entries(facts))
  return (rule, heads) => {
    const { meaning } = rule
    const learnt = rows.get(rule.fact)
    if (learnt !== undefined) {
      const head = ownRules.has(rule.id) ? headOf.get(rule.name) : undefined
      if (head !== undefined) heads[head]! += Math.max(0, UNLEARNT[rule.sureness] - learnt[head]!)
      return
    }
    if (meaning.kind === 'concept') {
      for (const scenario of Object.keys(suggestions.get(meaning.id) ?? {})) {
        heads[headOf.get(`scenario:${scenario}`)!]! += suggestion(suggestions, rule, scenario)
      }
    } else {
      const head = headOf.get(rule.name)
      if (head !== undefined) heads[head]! += UNLEARNT[rule.sureness]
    }
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000
