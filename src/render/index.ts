import { createHash } from 'node:crypto'
import { createLookOver, readReply, type CompiledChecks, type ReadyCheck } from '../check/index.ts'
import type { DemandId, Entity, ScenarioId } from '../core/findings.ts'
import type { Detector } from '../core/language/detect.ts'
import type { Channel, Message } from '../core/message.ts'
import { IN_WRITING } from '../core/told.ts'
import { tokenize } from '../core/text/tokenize.ts'
import { createDrafter, SHAPE_OF, type Draft, type LanguageReplies, type ReplyTemplates } from '../drafts/index.ts'
import { ALTERNATIVES } from '../drafts/parse.ts'
import { faultsOfFacts, faultsOfText } from '../drafts/judge.ts'
import { DEFAULT_SETTINGS, type CompanySettings, type Formality } from '../settings.ts'
import { situationsOf, type Depth, type Facts, type Situation } from './situations.ts'

export { ALL_FACTS } from './facts.ts'
export type { Depth } from './situations.ts'

export interface RenderParts {
  readonly templates: ReplyTemplates
  /** Rules over replies as they were laid out, and compiled. */
  readonly checks: readonly ReadyCheck[]
  readonly compiled: CompiledChecks
  readonly detect: Detector
  readonly read: (source: { readonly text: string, readonly channel: Channel }) => Message
  readonly readEntities: (language: string, message: Message) => readonly Entity[]
}

/** One kind of fault: how many drafts have it, and the first of them. */
export interface Fault { readonly kind: string, readonly place: string, readonly draft: Draft, count: number }
export interface Outcome { readonly faults: readonly Fault[], readonly written: number, /** Drafts that no other is the same as. */ readonly different: number, readonly checked: number }

const FORMALITIES: readonly Formality[] = ['formal', 'informal']
/** So sure must one be of the language of a draft. */
const SURE = 0.8

/**
 * Compiles what is needed to write and judge drafts; the function it returns writes every draft of one scenario in one
 * language and gives the faults found. What drafts say of themselves is looked at in each; of drafts with the same words
 * the words are judged once.
 */
export function createRenderer ({ templates, checks, compiled, detect, read, readEntities }: RenderParts): (tag: string, scenario: ScenarioId, depth: Depth) => Outcome {
  const ready = new Map<string, ReturnType<typeof forSettings>>()
  const labels = [...templates.values()].flatMap((language) => Object.values(language.labels.gaps))

  function forSettings (tag: string, settings: CompanySettings) {
    const check = compiled.checks.find((each) => each.tag === tag)
    return {
      draft: createDrafter(new Map([[tag, templates.get(tag)!]]), settings),
      look: check && createLookOver({ check, settings, labels, readEntities: (message) => readEntities(tag, message) })
    }
  }
  const under = (tag: string, formality: Formality, allows: boolean) => {
    const key = `${tag} ${formality} ${allows}`
    const made = ready.get(key) ?? forSettings(tag, { ...DEFAULT_SETTINGS, formality, compensation: { allowed: allows } })
    ready.set(key, made)
    return made
  }

  return (tag, scenario, depth) => {
    const asks = checks.find((check) => check.tag === tag)?.asks
    const found = new Map<string, Fault>()
    const seen = new Set<string>()
    let written = 0
    let checked = 0
    for (const formality of formsOf(templates.get(tag)!)) {
      for (const situation of situationsOf(scenario, depth)) {
        const { input, facts, allows } = situation
        const { draft: write, look } = under(tag, formality, allows)
        const draft = write({ ...input, language: tag, scenario, text: ALL_NAMES, values: facts })!
        written++
        const kinds = faultsOfFacts(draft, { gaps: input.gaps!, facts: allowed(situation) })
        const digest = createHash('md5').update(`${SHAPE_OF[draft.channel]}|${input.demands?.join() ?? ''}|${draft.subject}|${draft.body}`).digest('base64')
        if (!seen.has(digest)) {
          seen.add(digest)
          kinds.push(...faultsOfText(draft))
          const message = read({ text: draft.body, channel: draft.channel })
          const reply = readReply(message, compiled.wordOf)
          const told = detect(reply.tokens, tokenize('', compiled.wordOf))
          if (told.code !== tag || told.confidence < SURE) kinds.push('another language')
          if (look) {
            checked++
            const theirs = { complaint: { text: complaintOf(input.demands ?? [], facts), isComplaint: true, inWriting: input.told?.includes(IN_WRITING) ?? false, demands: input.demands ?? [], entities: [], days: [] }, values: facts }
            for (const { rule, kind, text } of look(reply, message, theirs, false)) {
              // what stands in the gaps is for the agent to write
              if (input.gaps === 'omit' || (kind === 'avoid' && rule !== 'gap')) kinds.push(`check: ${rule} ${text === undefined ? 'is missing' : `«${text}»`}`)
            }
          }
        }
        for (const kind of kinds) {
          const before = found.get(kind)
          if (before) before.count++
          else found.set(kind, { kind, place: placeOf(tag, scenario, formality, situation), draft, count: 1 })
        }
      }
    }
    return { faults: [...found.values()], written, different: seen.size, checked }

    /** A complaint that such a draft answers: it has a word for each demand, and all the facts. */
    function complaintOf (demands: readonly DemandId[], facts: Facts): string {
      return [ALL_NAMES, ...demands.map((demand) => asks?.[demand][0] ?? ''), ...Object.values(facts)].join(' ')
    }
  }
}

/** The forms of address that a language's replies tell apart. */
function formsOf ({ replies, parts, gist }: LanguageReplies): readonly Formality[] {
  const texts = [...replies.values(), ...parts.values()].flatMap(({ sections }) => Object.values(sections))
  return [...texts, JSON.stringify(gist ?? null)].some((text) => text.search(ALTERNATIVES) !== -1) ? FORMALITIES : FORMALITIES.slice(0, 1)
}

/** The complaint shows the name, so that it may stand in public too. */
const ALL_NAMES = 'Mari Tamm'

/** The facts that may stand: what the company does not offer never does. */
function allowed ({ facts, allows }: Situation): Facts {
  return allows ? facts : Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'discountPercent' && name !== 'couponCode'))
}

function placeOf (tag: string, scenario: ScenarioId, formality: Formality, { input: { channel, level, gaps, ...matters }, facts, allows }: Situation): string {
  const known = Object.keys(facts)
  const facted = known.length === 0 ? 'no facts' : known.length < 3 ? `only ${known.join(', ')}` : `${known.length} facts`
  return `${tag} ${scenario} ${channel} ${level} ${formality} gaps:${gaps} ${facted}${allows ? '' : ' no compensation'}${Object.keys(matters).length === 0 ? '' : ` ${JSON.stringify(matters)}`}`
}
