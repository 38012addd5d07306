import { Liquid, LiquidError, type Template, type Variable } from 'liquidjs'
import { Type, type Static } from 'typebox'
import { DEMANDS, ESCALATIONS, LEVELS, type DemandId, type ScenarioId } from '../core/findings.ts'
import type { Channel } from '../core/message.ts'
import { isPlaceholder, PLACEHOLDERS, PRIVATE_PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { lazy } from '../lazy.ts'
import { nearest } from '../nearest.ts'
import type { Formality } from '../settings.ts'
import { FaultyData, parseStrict, type Fault } from '../strict-yaml.ts'
import type { Gist } from './gist.ts'
import { CIRCUMSTANCES } from './circumstances.ts'

/** The shapes in which a reply is written; each channel takes one. */
export const SHAPES = ['letter', 'chat', 'public'] as const
export type Shape = (typeof SHAPES)[number]

export const SHAPE_OF: Readonly<Record<Channel, Shape>> =
  { email: 'letter', form: 'letter', chat: 'chat', social: 'public', review: 'public' }

/** Each shape's Liquid source, padded with line breaks so that its lines count as in the file. */
export type Sections = Readonly<Record<Shape, string>>

/** Where in its file something stands, both counted from 1. */
interface Place { readonly line: number, readonly column: number }

/** A use of a placeholder, for the checks that need to know the language or the neighbours. */
export interface Slot extends Place { readonly name: Placeholder, readonly format: string | null, readonly shape: Shape }
export interface PartUse extends Place { readonly name: string, readonly shape: Shape }

interface Body {
  readonly file: string
  readonly sections: Sections
  readonly slots: readonly Slot[]
  readonly uses: readonly PartUse[]
  /** Facts that conditions ask for by `has.`. */
  readonly asked: ReadonlySet<Placeholder>
}

/** `replies/<scenario>.md`, checked but not yet compiled. */
export interface ReplyFile extends Body {
  readonly scenario: ScenarioId
  readonly title: string
  readonly description: string
  /** Best first; the last needs no fact. Liquid-free but for placeholders. */
  readonly subjects: readonly string[]
  /** Demands that the reply's own text answers, so that `{% demands %}` leaves them out. */
  readonly answers: readonly DemandId[]
}

/** `parts/<name>.md`, checked but not yet compiled. */
export interface PartFile extends Body { readonly name: string }

const closed = { additionalProperties: false }
const Line = Type.String({ minLength: 1, maxLength: 300, pattern: '^[^\\S\\r\\n]*\\S[^\\r\\n]*$' })

const FrontMatter = Type.Object({
  scenario: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 }),
  title: Line,
  description: Type.String({ minLength: 1, maxLength: 600 }),
  subject: Type.Array(Line, { minItems: 1, maxItems: 5 }),
  answers: Type.Optional(Type.Array(Type.Enum([...DEMANDS])))
}, closed)

const LabelsSchema = Type.Object({
  gaps: Type.Object(Object.fromEntries(PLACEHOLDERS.map((name) => [name, Line])), closed),
  team: Line,
  dates: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Object({
    pattern: Line,
    months: Type.Optional(Type.Array(Line, { minItems: 12, maxItems: 12 }))
  }, closed), { minProperties: 1 }),
  dateTime: Line,
  sum: Type.Object({ pattern: Line, decimal: Type.Enum(['.', ',']) }, closed),
  notNames: Type.Optional(Type.Array(Line)),
  titles: Type.Optional(Type.Array(Line)),
  courtesy: Type.Optional(Type.Array(Line)),
  notFromText: Type.Optional(Type.Array(Type.Enum([...PLACEHOLDERS])))
}, closed)

/** How a language names gaps and writes dates and sums (`templates/FORMAT.md` describes each key). */
export interface Labels {
  readonly gaps: Readonly<Record<Placeholder, string>>
  readonly team: string
  readonly dates: Readonly<Record<string, { readonly pattern: string, readonly months?: readonly string[] }>>
  readonly dateTime: string
  readonly sum: { readonly pattern: string, readonly decimal: '.' | ',' }
  /** Words that people sign with and that are no names, in lower case. */
  readonly notNames: readonly string[]
  /** What people write before their name and a greeting leaves out, in lower case, without a full stop. */
  readonly titles: readonly string[]
  /** Of these, those that a greeting keeps before a surname alone. */
  readonly courtesy: readonly string[]
  /** Facts that stand inflected in the text and so are not taken from it. */
  readonly notFromText: readonly Placeholder[]
}

/** The date format in which days of the customer's story are told back; they are recent, so it may do without the year. */
export const TOLD_DATE = 'told'

/** Parses `labels.yaml`; throws FaultyData. */
export function parseLabels (source: string, file: string): Labels {
  const { value, fault } = parseStrict(source, file, LabelsSchema)
  const labels = { notFromText: [], notNames: [], titles: [], courtesy: [], ...(value as Static<typeof LabelsSchema>) } as unknown as Labels
  const faults: Fault[] = []
  const holds = (path: (string | number)[], text: string, names: readonly string[]): void => {
    for (const name of names) {
      if (!text.includes(`{${name}}`)) faults.push(fault(path, `'${path.join('.')}' has no {${name}}`, `write {${name}} where it belongs`))
    }
  }
  for (const [name, { pattern, months }] of Object.entries(labels.dates)) {
    holds(['dates', name, 'pattern'], pattern, name === TOLD_DATE ? [] : ['year'])
    if (pattern.includes('{month}') && !months) faults.push(fault(['dates', name], `the date '${name}' has no months`, 'list the twelve names under months:'))
  }
  if (!labels.dates.long) faults.push(fault(['dates'], "there is no date format 'long'", 'add long:, used where a template names no format'))
  holds(['dateTime'], labels.dateTime, ['date', 'hours', 'minutes'])
  holds(['sum', 'pattern'], labels.sum.pattern, ['number', 'currency'])
  for (const [name, label] of Object.entries(labels.gaps)) {
    if (/[[\]]/.test(label)) faults.push(fault(['gaps', name], `the label of '${name}' holds a bracket`, 'write it without brackets; they are added'))
  }
  if (faults.length > 0) throw new FaultyData(faults)
  return labels
}

/** Parses a reply; throws FaultyData for front matter, Liquid, unknown names and stray markup. */
export function parseReply (source: string, file: string): ReplyFile {
  const text = source.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '')
  const lines = text.split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) {
    throw new FaultyData([{ file, line: 1, column: 1, problem: 'there is no front matter', mend: "open the file with a line '---', the keys, and a line '---'" }])
  }
  const { value, fault } = parseStrict(['', ...lines.slice(1, end)].join('\n'), file, FrontMatter)
  const faults: Fault[] = []
  value.subject.forEach((subject, index) => {
    const at = (problem: string, mend: string): Fault => fault(['subject', index], problem, mend)
    const names = [...subject.matchAll(OUTPUT)].map(([, name]) => name!)
    for (const name of names) if (!isPlaceholder(name)) faults.push(unknownName(name, at))
    if (/[[\]{}]/.test(subject.replace(OUTPUT, '').replace(ALTERNATIVES, ''))) faults.push(at('a subject holds only words, placeholders and [[formal|informal]]', 'take the other markup out'))
    if (index === value.subject.length - 1 && names.length > 0) faults.push(at('the last subject needs a fact', 'add a subject without placeholders, for when none is known'))
  })
  const body = readBody(lines, end + 1, file, faults, true)
  if (faults.length > 0) throw new FaultyData(faults)
  return {
    ...body,
    scenario: value.scenario,
    title: value.title,
    description: value.description.trim(),
    subjects: value.subject,
    answers: value.answers ?? []
  }
}

/** Parses a part; `name` is its path under parts/ without `.md`. Throws FaultyData. */
export function parsePart (source: string, name: string, file: string): PartFile {
  const faults: Fault[] = []
  const body = readBody(source.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '').split('\n'), 0, file, faults, false)
  if (faults.length > 0) throw new FaultyData(faults)
  return { ...body, name }
}

/** `[[formal|informal]]` inside a sentence. */
export const ALTERNATIVES = /\[\[([^|[\]{}\n]*)\|([^|[\]{}\n]*)\]\]/g

/** `text` with the one of `[[formal|informal]]` that is wanted. */
export const addressedAs = (formality: Formality, text: string): string =>
  text.replace(ALTERNATIVES, (_, formal: string, informal: string) => formality === 'formal' ? formal : informal)

/** `{{ name }}` or `{{ name | format }}`. */
export const OUTPUT = /\{\{-?\s*([A-Za-z][A-Za-z0-9]*)\s*(?:\|\s*([a-z]+)\s*)?-?\}\}/g

const ANY_OUTPUT = /\{\{[^}]*\}?\}?/g
const ANY_TAG = /\{%-?\s*(#|[a-z]*)([^%]*)%?\}?/g
const PLAIN_TAGS = ['if', 'elsif', 'else', 'endif', 'unless', 'endunless', 'case', 'when', 'endcase', 'comment', 'endcomment', '#', 'render']
/** Tags of ours, each standing for the parts of one folder. */
export const LIST_TAGS = ['care', 'secondary', 'demands', 'escalation'] as const
/** Stand for what happened, as the customer tells it: in sentences of ours, and as an apology for it. */
export const TOLD_TAGS = ['gist', 'regret'] as const
const OWN_TAGS: readonly string[] = [...LIST_TAGS, ...TOLD_TAGS]

/** Names that conditions may ask. */
const CONDITIONS: ReadonlySet<string> = new Set([
  ...LEVELS, 'heated', 'serious', 'grave', 'leaving', 'formal', 'compensation', 'level', 'scenario', 'channel', 'shape', 'secondary', 'demands',
  'escalation', 'has', 'asks', 'told', 'regret', ...CIRCUMSTANCES
])
const ASKABLE: Readonly<Record<string, readonly string[]>> = { has: PLACEHOLDERS, asks: [...DEMANDS, ...ESCALATIONS] }

function unknownName (name: string, at: (problem: string, mend: string) => Fault): Fault {
  const near = nearest(name, PLACEHOLDERS)
  return at(`there is no placeholder '${name}'`, near ? `write ${near}` : `write one of: ${PLACEHOLDERS.join(', ')}`)
}

function readBody (lines: readonly string[], from: number, file: string, faults: Fault[], isReply: boolean): Body {
  const blank = lines.map(() => '')
  const texts = new Map<Shape, string[]>()
  const slots: Slot[] = []
  const uses: PartUse[] = []
  const asked = new Set<Placeholder>()
  let shapes: readonly Shape[] = SHAPES
  let opened = false
  let early = false
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!
    const at = (column: number) => (problem: string, mend: string): Fault => ({ file, line: index + 1, column, problem, mend })
    const heading = /^#(.*)$/.exec(line)
    if (heading) {
      const named = heading[1]!.split(',').map((name) => name.trim())
      const wrong = named.find((name) => !(SHAPES as readonly string[]).includes(name))
      if (wrong !== undefined) faults.push(at(1)(`there is no section '${wrong}'`, `write one of: ${SHAPES.map((shape) => `# ${shape}`).join(', ')}`))
      else if (!opened && texts.size > 0) faults.push(at(1)('there is text before the first heading', 'move it under a heading'))
      shapes = named.filter((name): name is Shape => (SHAPES as readonly string[]).includes(name))
      for (const shape of shapes) {
        if (opened && texts.has(shape)) faults.push(at(1)(`the section '${shape}' stands twice`, 'join the two'))
        texts.set(shape, [...blank])
      }
      opened = true
      continue
    }
    if (line.trim() === '') {
      for (const shape of shapes) if (texts.has(shape)) texts.get(shape)![index] = PARAGRAPH
      continue
    }
    if (isReply && !opened) {
      if (!early) faults.push(at(1)('there is text before the first heading', 'open it with # letter, # chat or # public'))
      early = true
      continue
    }
    for (const shape of shapes) {
      if (!texts.has(shape)) texts.set(shape, [...blank])
      texts.get(shape)![index] = line
    }
    checkLine(line, index + 1, at, shapes, faults, slots, uses)
  }
  if (isReply) {
    for (const shape of SHAPES) {
      if (!texts.has(shape)) faults.push({ file, line: from + 1, column: 1, problem: `there is no section '${shape}'`, mend: `add a heading '# ${shape}' and its text` })
    }
  }
  const sections = Object.fromEntries(SHAPES.map((shape) => [shape, texts.get(shape)?.join('\n') ?? ''])) as Record<Shape, string>
  const seen = new Set<string>()
  for (const shape of SHAPES) {
    if (seen.has(sections[shape])) continue
    seen.add(sections[shape])
    checkLiquid(sections[shape], file, faults, asked)
  }
  return { file, sections, slots, uses, asked }
}

/** Stands for a blank line of the source, so that lines emptied by Liquid open no paragraph. */
export const PARAGRAPH = '\uE3FF'

function checkLine (
  line: string, number: number, at: (column: number) => (problem: string, mend: string) => Fault, shapes: readonly Shape[],
  faults: Fault[], slots: Slot[], uses: PartUse[]
): void {
  for (const output of line.matchAll(ANY_OUTPUT)) {
    const here = at(output.index + 1)
    OUTPUT.lastIndex = 0
    const [whole, name, format] = OUTPUT.exec(output[0]) ?? []
    OUTPUT.lastIndex = 0
    if (whole !== output[0]) faults.push(here(`'${output[0]}' is no placeholder`, 'write {{ name }} or {{ name | format }}'))
    else if (!isPlaceholder(name!)) faults.push(unknownName(name!, here))
    else {
      for (const shape of shapes) slots.push({ name, format: format ?? null, shape, line: number, column: output.index + 1 })
      if (shapes.includes('public') && PRIVATE_PLACEHOLDERS.has(name)) faults.push(here(`'${name}' is private and would stand in public`, 'write the sentence without it'))
    }
  }
  for (const tag of line.matchAll(ANY_TAG)) {
    const here = at(tag.index + 1)
    const name = tag[1]!
    if (name === 'render') {
      const part = /^\s*(?:"([\w/-]+)"|'([\w/-]+)')\s*-?$/.exec(tag[2]!)
      const partName = part?.[1] ?? part?.[2]
      if (partName === undefined) faults.push(here('render names no part', 'write {% render "name" %}'))
      else for (const shape of shapes) uses.push({ name: partName, shape, line: number, column: tag.index + 1 })
    } else if (OWN_TAGS.includes(name)) {
      for (const shape of shapes) uses.push({ name: `{% ${name} %}`, shape, line: number, column: tag.index + 1 })
    } else if (PLAIN_TAGS.includes(name)) {
      const bare = PLACEHOLDERS.find((known) => new RegExp(`(?<![\\w."'-])${known}\\b`).test(tag[2]!))
      if (bare && name !== '#' && name !== 'comment') faults.push(here(`'${bare}' is asked without has.`, `write has.${bare}`))
    } else {
      faults.push(here(`there is no tag '${name}'`, `write one of: ${[...OWN_TAGS, ...PLAIN_TAGS].join(', ')}`))
    }
  }
  const words = line.replace(ANY_OUTPUT, '').replace(ANY_TAG, '')
  const stray = /[[\]]/.exec(words.replace(ALTERNATIVES, ''))
  if (stray) faults.push(at(line.indexOf(stray[0]) + 1)(`a bracket '${stray[0]}' stands alone`, 'write [[formal|informal]], or {{ name }} for a fact'))
  const odd = /[\p{Cc}\p{Co}\p{Cs}\u2028\u2029]/u.exec(words)
  if (odd) faults.push(at(line.indexOf(odd[0]) + 1)('a character that cannot be printed', 'remove it'))
}

const checker = lazy(() => {
  const liquid = new Liquid({ strictFilters: false })
  for (const name of OWN_TAGS) liquid.registerTag(name, { parse () {}, render () {} })
  return liquid
})

function checkLiquid (source: string, file: string, faults: Fault[], asked: Set<Placeholder>): void {
  let templates: Template[]
  try {
    templates = checker().parse(source, file)
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    const [line = 1, column = 1] = (error as LiquidError).token.getPosition()
    faults.push({ file, line, column, problem: (error as LiquidError).originalError?.message ?? error.message, mend: 'mend the Liquid here' })
    return
  }
  const { variables } = checker().analyzeSync(templates, { partials: false })
  for (const [root, uses] of Object.entries(variables)) {
    for (const use of uses as Variable[]) {
      const [first, second] = use.segments
      const { row: line, col: column } = use.location
      const askable = ASKABLE[String(first)]
      if (isPlaceholder(root.split('.')[0]!) && use.segments.length === 1) continue
      if (faults.some((fault) => fault.line === line)) continue
      if (!CONDITIONS.has(String(first))) faults.push({ file, line, column, problem: `there is nothing to ask called '${String(first)}'`, mend: `write has.${String(first)} for a fact, or one of: ${[...CONDITIONS].join(', ')}` })
      else if (askable && !askable.includes(String(second))) faults.push({ file, line, column, problem: `there is no '${String(first)}.${String(second ?? '')}'`, mend: `write ${String(first)}. and one of: ${askable.join(', ')}` })
      else if (first === 'has') asked.add(second as Placeholder)
    }
  }
}

/** Replies, parts and labels of one language. A company's own files replace entries by key. */
export interface LanguageReplies {
  readonly tag: string
  readonly replies: ReadonlyMap<ScenarioId, ReplyFile>
  readonly parts: ReadonlyMap<string, PartFile>
  readonly labels: Labels
  /** Without it nothing is told back. */
  readonly gist?: Gist
}

/** By language tag. */
export type ReplyTemplates = ReadonlyMap<string, LanguageReplies>

/** Faults that show only when a language's files are seen together: unknown parts, circles, unknown formats, no `other`. */
export function findFaults ({ tag, replies, parts, labels }: LanguageReplies): Fault[] {
  const faults: Fault[] = []
  const add = ({ file }: Body, { line, column }: Place, problem: string, mend: string): void => { faults.push({ file, line, column, problem, mend }) }
  for (const body of [...replies.values(), ...parts.values()]) {
    for (const slot of body.slots) {
      if (slot.format !== null && !Object.hasOwn(labels.dates, slot.format)) add(body, slot, `labels.yaml has no date format '${slot.format}'`, `write one of: ${Object.keys(labels.dates).join(', ')}`)
    }
    for (const use of body.uses) {
      if (!use.name.startsWith('{%') && !parts.has(use.name)) add(body, use, `there is no part '${use.name}'`, `write parts/${use.name}.md, or one of: ${[...parts.keys()].join(', ')}`)
    }
  }
  for (const part of parts.values()) {
    const circle = part.uses.find(({ name }) => reaches(parts, name, part.name, new Set()))
    if (circle) add(part, circle, `the part '${part.name}' comes back to itself`, 'break the circle')
    const listed = part.uses.find(({ name }) => name.startsWith('{%'))
    if (listed) add(part, listed, `${listed.name} stands in a part`, 'write it in the reply')
  }
  if (!replies.has('other')) {
    faults.push({ file: `templates/${tag}/replies`, line: 1, column: 1, problem: "there is no reply 'other'", mend: 'write other.md, the reply where no other fits' })
  }
  return dedupe(faults)
}

function reaches (parts: ReadonlyMap<string, PartFile>, from: string, to: string, seen: Set<string>): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return parts.get(from)?.uses.some(({ name }) => reaches(parts, name, to, seen)) ?? false
}

function dedupe (faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.file}:${fault.line}:${fault.column}:${fault.problem}`, fault])).values()]
}

/** Placeholders that a reply may use in `shape`, its parts included, sorted. */
export function slotsOf ({ replies, parts }: LanguageReplies, scenario: ScenarioId, shape: Shape): Placeholder[] {
  const found = new Set<Placeholder>()
  const visit = (body: Body, seen: Set<string>): void => {
    for (const slot of body.slots) if (slot.shape === shape) found.add(slot.name)
    for (const use of body.uses) {
      if (use.shape !== shape || seen.has(use.name)) continue
      seen.add(use.name)
      const part = parts.get(use.name)
      if (part) visit(part, seen)
    }
  }
  const reply = replies.get(scenario)
  if (reply) visit(reply, new Set())
  return [...found].sort()
}
