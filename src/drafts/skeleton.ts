import { Liquid, type Context, type Emitter, type Tag, type Template } from 'liquidjs'
import { DEMANDS, ESCALATIONS, LEVELS, type DemandId, type EscalationReason, type Level, type ScenarioId } from '../core/findings.ts'
import type { Channel } from '../core/message.ts'
import { PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { lazily } from '../lazy.ts'
import type { Formality } from '../settings.ts'
import { CIRCUMSTANCES, type Circumstance } from './circumstances.ts'
import { addressedAs, LIST_TAGS, OUTPUT, PARAGRAPH, SHAPE_OF, SHAPES, TOLD_TAGS, type LanguageReplies, type ReplyFile, type Shape } from './parse.ts'

/** What decides the wording of a draft. It holds no fact of the customer's, only which facts are known. */
export interface Situation {
  readonly reply: ScenarioId
  readonly channel: Channel
  readonly level: Level
  readonly secondary: readonly ScenarioId[]
  readonly demands: readonly DemandId[]
  readonly escalation: readonly EscalationReason[]
  readonly gaps: 'mark' | 'omit'
  readonly compensation: boolean
  /** Something that happened is told back. */
  readonly told: boolean
  /** Of that, something one can be sorry for. */
  readonly regret: boolean
  readonly circumstances: readonly Circumstance[]
  readonly known: (name: Placeholder) => boolean
}

export interface Hole { readonly name: Placeholder, readonly format: string }
/** Where what happened is told back, in sentences of ours or as an apology. */
export const GIST = Symbol('gist')
export const REGRET = Symbol('regret')
/** Words, and the holes between them where facts go. */
type Piece = string | Hole | typeof GIST | typeof REGRET
export type Pieces = readonly Piece[]
export interface Skeleton { readonly subject: Pieces | null, readonly body: Pieces }

// Holes travel through Liquid as single private-use characters: the customer's words are never near it.
const HOLE = 0xE000
const FORMAT = 0xE100
const TOLD = { gist: '\uE200', regret: '\uE201' }
const HOLES = /([\uE000-\uE0FF])([\uE100-\uE1FF])?|[\uE200\uE201]/g
const SENTINELS = Object.fromEntries(PLACEHOLDERS.map((name, index) => [name, String.fromCharCode(HOLE + index)]))
const nameOf = (sentinel: string): Placeholder => PLACEHOLDERS[sentinel.charCodeAt(0) - HOLE]!

/** Written to at once, before anything else is said. */
const CARE: readonly EscalationReason[] = ['distress', 'safety']
const LEAVING: ScenarioId = 'customer-leaving'
/** Beside these a regret for the service is out of place. */
const GRAVE: readonly EscalationReason[] = [...CARE, 'privacy']

interface Scope {
  readonly secondary: readonly ScenarioId[]
  readonly demands: readonly DemandId[]
  readonly escalation: readonly EscalationReason[]
  readonly answered: readonly DemandId[]
  readonly told: boolean
  readonly regret: boolean
  readonly circumstances: readonly Circumstance[]
}

/** The parts that each of our tags stands for. */
const LISTED: Readonly<Record<(typeof LIST_TAGS)[number], (scope: Scope) => readonly string[]>> = {
  care: ({ circumstances, escalation }) => {
    const dangers = CARE.filter((reason) => escalation.includes(reason)).map((reason) => `escalation/${reason}`)
    const isSafe = dangers.length === 0
    return [
      ...circumstances.includes('bereaved') ? ['told/bereaved'] : circumstances.includes('ill') && isSafe ? ['told/ill'] : [],
      ...dangers,
      ...circumstances.includes('urgent') && isSafe ? ['told/urgent'] : []
    ]
  },
  escalation: ({ circumstances, escalation }) => [
    ...escalation.filter((reason) => !CARE.includes(reason)).map((reason) => `escalation/${reason}`),
    ...circumstances.includes('erasure') && !escalation.includes('privacy') ? ['told/erasure'] : []
  ],
  secondary: ({ secondary }) => secondary.map((id) => `secondary/${id}`),
  demands: ({ demands, answered }) => demands.filter((id) => !answered.includes(id)).map((id) => `demand/${id}`)
}

/**
 * Compiles a language's replies in one form of address; the function it returns is pure. Liquid only chooses
 * among the templates' own words: it is given no text of the customer's.
 */
export function createSkeletons (language: LanguageReplies, formality: Formality): (situation: Situation) => Skeleton {
  const formats = Object.keys(language.labels.dates)
  const renderers = Object.fromEntries(SHAPES.map((shape) => [shape, lazily(() => createRenderer(language, formats, shape, formality))])) as Record<Shape, ReturnType<typeof createRenderer>>
  const subjects = new Map([...language.replies].map(([id, reply]) => [id, reply.subjects.map((subject) => toPieces(addressedAs(formality, subject).replace(OUTPUT, (_, name: string) => SENTINELS[name]!), formats))]))
  const asked = [...new Set([...language.replies.values(), ...language.parts.values()].flatMap((body) => [...body.asked]))]
  const words = new Map<string, string>()

  return (situation) => {
    const shape = SHAPE_OF[situation.channel]
    const reply = language.replies.get(situation.reply)!
    const { level, channel, secondary, demands, escalation, compensation, told, regret, circumstances, known } = situation
    const key = `${situation.reply}|${channel}|${level}|${secondary.join()}|${demands.join()}|${escalation.join()}|${told}|${regret}|${circumstances.join()}|${asked.filter(known).join()}`
    const output = keep(words, key, () => renderers[shape](reply, {
      ...SENTINELS,
      ...Object.fromEntries(LEVELS.map((name) => [name, name === level])),
      heated: level === 'angry' || level === 'furious',
      serious: level === 'furious' || escalation.length > 0,
      grave: escalation.some((reason) => GRAVE.includes(reason)),
      leaving: reply.scenario === LEAVING || secondary.includes(LEAVING),
      formal: formality === 'formal',
      scenario: reply.scenario,
      level, channel, shape, secondary, demands, escalation, compensation, told, regret, circumstances,
      ...Object.fromEntries(CIRCUMSTANCES.map((name) => [name, circumstances.includes(name)])),
      has: Object.fromEntries(asked.map((name) => [name, known(name)])),
      asks: Object.fromEntries([...DEMANDS, ...ESCALATIONS].map((name) => [name, (demands as readonly string[]).includes(name) || (escalation as readonly string[]).includes(name)])),
      answered: reply.answers
    }))
    const body = toPieces(arrange(output, known, situation.gaps === 'mark', shape), formats)
    if (shape !== 'letter') return { subject: null, body }
    const subject = subjects.get(situation.reply)!.find((pieces) => pieces.every((piece) => typeof piece !== 'object' || known(piece.name)))
    return { subject: subject ?? null, body }
  }
}

/** Wordings kept ready, per language; each is a few kilobytes. */
const KEPT = 1024

/** The value kept under `key`, or made and kept; the longest unused goes first. */
export function keep<T> (kept: Map<string, T>, key: string, make: () => T): T {
  const ready = kept.get(key)
  const value = ready === undefined ? make() : ready
  if (ready !== undefined) kept.delete(key)
  else if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
  kept.set(key, value)
  return value
}

const isBlank = (line: string | undefined): boolean => line === '' || line === PARAGRAPH

/** `text` without the blank lines around it. */
function withoutBlanks (text: string): string {
  const lines = text.split('\n')
  while (isBlank(lines[0])) lines.shift()
  while (isBlank(lines.at(-1))) lines.pop()
  return lines.join('\n')
}

function createRenderer (language: LanguageReplies, formats: readonly string[], shape: Shape, formality: Formality): (reply: ReplyFile, scope: Scope & Record<string, unknown>) => string {
  const prepare = (source: string): string => addressedAs(formality, source).replace(/^\n+/, '')
  const liquid = new Liquid({
    // blank lines around a part that others put in are not part of it
    templates: Object.fromEntries([...language.parts].map(([name, part]) => [name, withoutBlanks(prepare(part.sections[shape])) || '\n'])),
    cache: true,
    strictFilters: true,
    ownPropertyOnly: true
  })
  formats.forEach((format, index) => liquid.registerFilter(format, (sentinel: string) => sentinel + String.fromCharCode(FORMAT + index)))
  const listed = new Map<string, Template[]>()
  for (const name of LIST_TAGS) {
    // what a tag puts in stands in one paragraph and ends it; in a chat, and where somebody is in danger, each has its own
    const apart = name === 'care' || shape === 'chat' ? `\n${PARAGRAPH}\n` : '\n'
    liquid.registerTag(name, {
      parse () {},
      * render (this: Tag, context: Context, emitter: Emitter) {
        const parts = LISTED[name](context.globals as unknown as Scope).map((part) => listed.get(part)).filter((templates) => templates !== undefined)
        for (const templates of parts) {
          emitter.write('\n')
          yield this.liquid.renderer.renderTemplates(templates, context, emitter)
          emitter.write(apart)
        }
        if (parts.length > 0) emitter.write(PARAGRAPH)
      }
    })
  }
  for (const name of TOLD_TAGS) {
    liquid.registerTag(name, {
      parse () {},
      render: (context: Context, emitter: Emitter) => { if ((context.globals as unknown as Scope)[name === 'gist' ? 'told' : 'regret']) emitter.write(TOLD[name]) }
    })
  }
  for (const [name, part] of language.parts) {
    if (name.includes('/')) listed.set(name, liquid.parse(withoutBlanks(prepare(part.sections[shape])), part.file))
  }
  const compiled = new Map([...language.replies].map(([id, reply]) => [id, liquid.parse(prepare(reply.sections[shape]), reply.file)]))
  return (reply, scope) => String(liquid.renderSync(compiled.get(reply.scenario)!, {}, { globals: scope }))
}

/** Lays the rendered lines out: drops those whose facts are missing, joins sentences into paragraphs. */
function arrange (output: string, known: (name: Placeholder) => boolean, marked: boolean, shape: Shape): string {
  const paragraphs: string[] = []
  for (const source of output.split(PARAGRAPH)) {
    let paragraph = ''
    let wasItem = false
    let stood = false
    for (const raw of source.split('\n')) {
      let line = raw.trim()
      if (line === '') continue
      const instead = line.startsWith('~ ')
      if (instead) line = line.slice(2)
      const onlyKnown = line.startsWith('? ')
      if (onlyKnown) line = line.slice(2)
      if (instead && stood) continue
      const complete = [...line.matchAll(HOLES)].every(([, sentinel]) => sentinel === undefined || known(nameOf(sentinel)))
      stood = complete || (marked && !onlyKnown)
      if (!stood) continue
      const isItem = line.startsWith('- ')
      if (paragraph.endsWith('\\')) paragraph = `${paragraph.slice(0, -1).trimEnd()}\n${line}`
      else if (paragraph === '') paragraph = line
      else paragraph += (isItem || wasItem ? '\n' : ' ') + line
      wasItem = isItem
    }
    paragraph = paragraph.replace(/\\$/, '').trimEnd()
    if (paragraph !== '') paragraphs.push(paragraph.replace(/ {2,}/g, ' '))
  }
  return paragraphs.join(shape === 'chat' ? '\n' : '\n\n')
}

function toPieces (text: string, formats: readonly string[]): Pieces {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(HOLES)) {
    if (match.index > at) pieces.push(text.slice(at, match.index))
    pieces.push(match[1] === undefined ? (match[0] === TOLD.gist ? GIST : REGRET) : { name: nameOf(match[1]), format: match[2] === undefined ? 'long' : formats[match[2].charCodeAt(0) - FORMAT]! })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}
