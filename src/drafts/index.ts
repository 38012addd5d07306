import { DANGERS, DEMANDS, ESCALATIONS, type DemandId, type EntityType, type EscalationReason, type Level, type ScenarioId, type SupplyId } from '../core/findings.ts'
import type { Channel } from '../core/message.ts'
import { PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { EMERGENCY } from '../core/told.ts'
import { inLanguage, type CompanySettings } from '../settings.ts'
import { FaultyData } from '../strict-yaml.ts'
import type { Addressed } from '../core/addressed.ts'
import { circumstancesOf } from './circumstances.ts'
import { createTeller, type TellingBack, type ToldTime } from './gist.ts'
import { findFaults, SHAPE_OF, type Labels, type LanguageReplies, type ReplyTemplates, type Shape } from './parse.ts'
import { createSkeletons, GIST, keep, REGRET, type Pieces, type Skeleton } from './skeleton.ts'
import { createValues, writeDate, type Source, type Values } from './values.ts'

export { findFaults, parseLabels, parsePart, parseReply, SHAPES, SHAPE_OF, slotsOf } from './parse.ts'
export type { Labels, LanguageReplies, PartFile, ReplyFile, ReplyTemplates, Shape } from './parse.ts'
export { parseGist } from './gist.ts'
export type { Gist, ToldTime } from './gist.ts'
export type { Source } from './values.ts'

/** What a draft is built from. All but language and scenario may be left out. */
export interface DraftInput {
  readonly language: string
  readonly scenario: ScenarioId
  readonly secondary?: readonly ScenarioId[]
  readonly channel?: Channel
  readonly level?: Level
  readonly demands?: readonly DemandId[]
  readonly escalation?: readonly EscalationReason[]
  /** What the company was to supply, if that is known. */
  readonly supply?: SupplyId | undefined
  /** Facts read from the complaint, one a type. */
  readonly entities?: Readonly<Partial<Record<EntityType, string>>>
  /** Facts from the request, by placeholder; they win. Dates as ISO 8601. */
  readonly values?: Readonly<Partial<Record<Placeholder, string | number>>>
  readonly gaps?: 'mark' | 'omit'
  /** The clock for the day that a reply names; without it, none is named. */
  readonly now?: Date
  /** The complaint, only to see which name it shows. */
  readonly text?: string
  /** What the customer says has happened, as concepts in order of the text. */
  readonly told?: readonly string[]
  readonly times?: readonly ToldTime[]
}

/** A fact as it stands in the draft; start and end where it first stands in the body. */
export interface Filled { readonly name: Placeholder, readonly value: string, readonly source: Source, readonly start?: number, readonly end?: number }
/** A visible gap: `body.slice(start, end) === '[' + label + ']'`. */
export interface Missing { readonly name: Placeholder, readonly label: string, readonly start: number, readonly end: number }

export interface Draft {
  /** null where the channel has none. */
  readonly subject: string | null
  readonly body: string
  readonly language: string
  readonly channel: Channel
  /** The scenario whose reply was used: `other` where the asked one has none in this language. */
  readonly template: ScenarioId
  readonly addresses: Addressed
  readonly filled: readonly Filled[]
  readonly missing: readonly Missing[]
}

/**
 * Compiles all replies once; the function it returns is pure (same input, same draft) and gives null for a language
 * without replies. Throws FaultyData where the files do not fit each other.
 */
export function createDrafter (templates: ReplyTemplates, settings: CompanySettings): (input: DraftInput) => Draft | null {
  const faults = [...templates.values()].flatMap(findFaults)
  if (faults.length > 0) throw new FaultyData(faults)
  const drafters = new Map([...templates].map(([tag, language]) => [tag, createLanguageDrafter(language, settings)]))
  return (input) => drafters.get(input.language)?.(input) ?? null
}

function createLanguageDrafter (language: LanguageReplies, settings: CompanySettings): (input: DraftInput) => Draft {
  const { tag, replies, parts, labels } = language
  const valuesFor = createValues(settings, labels, tag)
  const formality = inLanguage(settings.formality, tag) ?? 'formal'
  const build = createSkeletons(language, formality)
  const tell = language.gist === undefined ? undefined : createTeller(language.gist, labels, formality)
  const kept = new Map<string, Skeleton>()
  const compensation = settings.compensation.allowed

  return (input) => {
    const channel = input.channel ?? 'email'
    const level = input.level ?? 'calm'
    const gaps = input.gaps ?? 'mark'
    const reply = replies.has(input.scenario) ? input.scenario : 'other'
    const secondary = inOrder(input.secondary, (id) => id !== reply && parts.has(`secondary/${id}`))
    const demands = DEMANDS.filter((id) => input.demands?.includes(id))
    const escalation = ESCALATIONS.filter((reason) => input.escalation?.includes(reason))
    // what an agent has cleared is no emergency
    const told = input.told?.filter((id) => id !== EMERGENCY || escalation.includes('safety')) ?? NOTHING
    const values = valuesFor({
      language: tag, shape: SHAPE_OF[channel], level, values: input.values ?? {}, entities: input.entities ?? {}, text: input.text ?? '', now: input.now ?? null, promised: promisedDay(input)
    })
    // what the agent says of it wins
    const back = values.customerExperience === undefined && tell !== undefined ? tell({ reply, shape: SHAPE_OF[channel], secondary, told: holdsDanger(escalation) ? NOTHING : toldBeside(values, reply, SHAPE_OF[channel], told), times: input.times ?? NOTHING }) : NOTHING_TOLD
    const circumstances = circumstancesOf({ supply: input.supply, told, product: values.product !== undefined ? 'given' : input.entities?.product !== undefined ? 'read' : undefined, name: values.customerName?.value })
    let known = ''
    for (const name of PLACEHOLDERS) known += values[name] === undefined ? '0' : '1'
    const key = `${reply}|${channel}|${level}|${gaps}|${secondary.join()}|${demands.join()}|${escalation.join()}|${back.regret === '' ? back.gist === '' ? '' : 'told' : 'regret'}|${circumstances.join()}|${known}`
    const skeleton = keep(kept, key, () =>
      build({ reply, channel, level, secondary, demands, escalation, gaps, compensation, told: back.gist !== '', regret: back.regret !== '', circumstances, known: (name) => values[name] !== undefined }))
    return fill(skeleton, values, labels, back, { language: tag, channel, template: reply, addresses: { secondary, demands, escalation } })
  }
}

function inOrder (ids: readonly ScenarioId[] | undefined, keep: (id: ScenarioId) => boolean): ScenarioId[] {
  return ids === undefined || ids.length === 0 ? [] : [...new Set(ids)].filter(keep).slice(0, 4)
}

const EMPTY_SPAN = {}

const NOTHING: readonly never[] = []
const NOTHING_TOLD: TellingBack = { regret: '', gist: '' }

/** Beside a burn or the thought of death, «the product has a fault» makes light of it. */
const holdsDanger = (escalation: readonly EscalationReason[]): boolean => DANGERS.some((reason) => escalation.includes(reason))

/** A letter that names the promised day need not say that it is past. */
const toldBeside = (values: Values, reply: ScenarioId, shape: Shape, told: readonly string[]): readonly string[] =>
  values.deliveryDate === undefined || reply !== 'delivery-delay' || shape !== 'letter' ? told : told.filter((id) => id !== 'told.overdue')

/** The day that had been promised, where it has passed. */
function promisedDay ({ times, now }: DraftInput): string | undefined {
  const date = times?.find(({ role }) => role === 'promised')?.date
  return date !== undefined && now !== undefined && date < now.toISOString().slice(0, 10) ? date : undefined
}

function fill (skeleton: Skeleton, values: Values, labels: Labels, back: TellingBack, rest: Pick<Draft, 'language' | 'channel' | 'template' | 'addresses'>): Draft {
  const filled = new Map<Placeholder, Filled>()
  const missing: Missing[] = []
  const write = (pieces: Pieces, isBody: boolean): string => {
    let text = ''
    let ended = false
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        // «… V.» at the end of a sentence brings its own full stop
        text += ended && piece.startsWith('.') && !piece.startsWith('..') ? piece.slice(1) : piece
        ended = false
        continue
      }
      if (piece === GIST || piece === REGRET) {
        text += piece === GIST ? back.gist : back.regret
        continue
      }
      const known = values[piece.name]
      const start = text.length
      if (known === undefined) {
        const label = labels.gaps[piece.name]
        text += `[${label}]`
        if (isBody) missing.push({ name: piece.name, label, start, end: text.length })
        continue
      }
      const value = writeDate(known.value, labels, piece.format)
      text += value
      ended = /[.!?…]$/.test(value)
      const before = filled.get(piece.name)
      if (before === undefined || (isBody && before.start === undefined)) {
        filled.set(piece.name, { name: piece.name, value, source: known.source, ...(isBody ? { start, end: text.length } : EMPTY_SPAN) })
      }
    }
    return text
  }
  const body = write(skeleton.body, true)
  const subject = skeleton.subject === null ? null : write(skeleton.subject, false)
  return { subject, body, ...rest, filled: [...filled.values()], missing }
}
