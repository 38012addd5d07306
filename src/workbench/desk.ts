import { batch, computed, effect, signal } from '@preact/signals'
import { answerOf, api, Failed, latest, type Trouble } from './client.ts'
import { known } from './scenarios.ts'
import { carryOver } from './text/edits.ts'
import { compose, letterOf, rewrite, type Composed, type Fills, type Letter } from './text/letter.ts'
import { clustersOf, type Cluster, type Mark, type Range } from './text/marks.ts'
import type { Channel, Draft, DraftRequest, FactName, Gaps, Input, Level, ReplyFinding, SupplyId, Triage, TriageRequest } from './types.ts'
import { pageLanguage, words } from './words/index.ts'

/** While somebody types. */
const PAUSE = 250

const EMPTY: Input = { text: '', subject: '', format: 'text', channel: 'email', language: '' }

/** What the agent has in front of them. */
export const input = signal<Input>(EMPTY)
export const mode = signal<'marked' | 'edit'>('edit')

/** What the service concluded, with the text and subject that its offsets count in, and the request it answers. */
export interface Answered { readonly triage: Triage, readonly text: string, readonly subject: string, readonly request: TriageRequest }
export const answered = signal<Answered | undefined>(undefined)
export const reading = signal(false)
export const trouble = signal<Trouble | undefined>(undefined)
/** What a screen reader is told. */
export const news = signal('')

/** What the agent chose for the reply in place of what was read. */
export interface Choice { readonly scenario?: string, readonly channel?: Channel, readonly level?: Level, readonly language?: string, readonly supply?: SupplyId }
export const choice = signal<Choice>({})
export const gaps = signal<Gaps>('mark')

export const letter = signal<Letter | undefined>(undefined)
export const fills = signal<Fills>({})
/** The agent's own wording that a new draft took the place of. */
export const aside = signal<Letter | undefined>(undefined)
export const draftTrouble = signal<Trouble | undefined>(undefined)
export const composed = computed<Composed | undefined>(() => letter.value && compose(letter.value, fills.value))

/** What the check found, and the text that its offsets count in. */
export const checked = signal<{ readonly text: string, readonly findings: readonly ReplyFinding[] } | undefined>(undefined)
export const checking = signal(false)

/** What is still to be done once the message is read. */
let whenRead: (() => void) | undefined

/**
 * Takes up a message as a whole: pasted, dropped or an example. What was chosen for the one before is forgotten.
 * `then` is called once it is read and shown.
 */
export function take (message: Partial<Input>, then?: () => void): void {
  whenRead = then
  batch(() => {
    input.value = { ...EMPTY, ...message }
    choice.value = {}
    fills.value = {}
    aside.value = undefined
    mode.value = 'marked'
  })
  read(0)
}

/** Takes up a change that the agent made to the message. */
export function change (part: Partial<Input>): void {
  input.value = { ...input.value, ...part }
  read(PAUSE)
}

/** Empties the desk. */
export function clear (): void {
  triages.stop()
  drafts.stop()
  batch(() => {
    input.value = EMPTY
    mode.value = 'edit'
    answered.value = undefined
    trouble.value = undefined
    choice.value = {}
    fills.value = {}
    letter.value = undefined
    aside.value = undefined
    draftTrouble.value = undefined
    reading.value = false
    news.value = ''
  })
}

/** Shows the message to edit: for a file, the text that was read from it. */
export function edit (): void {
  const { format } = input.value
  if (format !== 'text' && answered.value) input.value = { ...input.value, format: 'text', text: answered.value.text, subject: answered.value.subject }
  mode.value = 'edit'
}

/** Asks again for what failed. */
export const retry = (): void => read(0)

function read (delay: number): void {
  if (input.value.text === '') {
    // what was set or typed for the text to come stays
    const { subject, channel, language } = input.value
    clear()
    input.value = { ...EMPTY, subject, channel, language }
    return
  }
  reading.value = true
  triages.ask(input.value, delay)
}

/** The request for `message`, with nothing in it that need not be said. */
export const requestFor = ({ text, subject, format, channel, language }: Input): TriageRequest => ({
  text,
  ...subject !== '' && format !== 'eml' && { subject },
  ...format !== 'text' && { format },
  ...channel !== 'email' && { channel },
  ...language !== '' && { language }
})

const triages = latest<Input>(async (message, stop) => {
  const request = requestFor(message)
  try {
    const triage = await answerOf(api.POST('/v1/triage', { body: request, signal: stop }))
    if (stop.aborted) return
    batch(() => {
      trouble.value = undefined
      reading.value = false
      answered.value = { triage, request, text: triage.text ?? message.text, subject: triage.subject ?? message.subject }
      if (isPlain()) place(triage.draft)
    })
    if (!isPlain()) redraft()
    setTimeout(() => {
      whenRead?.()
      whenRead = undefined
    })
  } catch (error) {
    if (stop.aborted) return
    if (!(error instanceof Failed)) throw error
    batch(() => {
      reading.value = false
      trouble.value = error.trouble
      answered.value = undefined
      letter.value = undefined
    })
  }
})

/** Whether the draft that came with the triage is the one wanted. */
const isPlain = (): boolean => gaps.value === 'mark' && Object.keys(choice.value).length === 0 && Object.keys(filledIn()).length === 0

const filledIn = (): Record<string, string> => Object.fromEntries(Object.entries(fills.value).filter(([, value]) => value.trim() !== ''))

/** Puts `draft` on the desk; wording of the agent's own is kept aside. */
function place (draft: Draft | null): void {
  drafts.stop()
  batch(() => {
    if (letter.value?.edited) aside.value = { ...letter.value, body: compose(letter.value, fills.value).text }
    draftTrouble.value = undefined
    letter.value = draft === null ? undefined : letterOf(draft)
  })
}

/** Takes back the wording that a new draft replaced. */
export function bringBack (): void {
  if (!aside.value) return
  letter.value = { ...aside.value, gaps: [], facts: [] }
  aside.value = undefined
}

/** Has the reply written as the agent wants it: another scenario, supply, channel, level of anger, language, or without gaps. */
export function choose (part: Choice & { readonly gaps?: Gaps }): void {
  const { gaps: wanted, ...rest } = part
  batch(() => {
    if (wanted) gaps.value = wanted
    choice.value = { ...choice.value, ...rest }
  })
  redraft()
}

function redraft (): void {
  const request = draftRequest()
  if (request) drafts.ask(request)
}

/** Language in which the reply is wanted: as chosen, else that of the message, else that of the page. */
export const replyLanguage = computed(() => {
  const read = answered.value?.triage.language.code
  return choice.value.language ?? (read !== undefined && known.value.languages.some(({ code }) => code === read) ? read : pageLanguage.value)
})

/** What the first draft took up; the scenario that is answered is no further matter. */
function addressed ({ draft }: Triage, scenario: string): Pick<DraftRequest, 'secondary' | 'demands' | 'escalation'> {
  const { secondary = [], demands = [], escalation = [] } = draft?.addresses ?? {}
  return { secondary: secondary.filter((id) => id !== scenario), demands, escalation }
}

function draftRequest (): DraftRequest | undefined {
  if (!answered.value) return undefined
  const { triage, text } = answered.value
  const scenario = choice.value.scenario ?? triage.scenario?.id
  if (scenario === undefined) return undefined
  const { supply } = choice.value
  return {
    scenario,
    language: replyLanguage.value,
    channel: choice.value.channel ?? input.value.channel,
    level: choice.value.level ?? triage.anger.level,
    ...addressed(triage, scenario),
    ...supply && { supply },
    values: filledIn(),
    gaps: gaps.value,
    ...text !== '' && { text }
  }
}

const drafts = latest<DraftRequest>(async (request, stop) => {
  try {
    const draft = await answerOf(api.POST('/v1/drafts', { body: request, signal: stop }))
    if (!stop.aborted) place(draft)
  } catch (error) {
    if (stop.aborted) return
    if (!(error instanceof Failed)) throw error
    draftTrouble.value = error.trouble
  }
})

/** Fills the gap `name`, wherever it stands. */
export function fill (name: FactName, value: string): void {
  fills.value = { ...fills.value, [name]: value }
}

/** Takes over what the agent made of the letter's text. */
export function rewriteLetter (text: string): void {
  if (letter.value) letter.value = rewrite(letter.value, fills.value, text)
}

export function rewriteSubject (subject: string): void {
  if (letter.value) letter.value = { ...letter.value, subject, edited: true }
}

const checks = latest<{ text: string, language: string, channel: Channel, complaint: string }>(async ({ text, language, channel, complaint }, stop) => {
  try {
    const { findings } = await answerOf(api.POST('/v1/replies/check', {
      body: { text, language, channel, ...complaint !== '' && { complaint }, values: filledIn() },
      signal: stop
    }))
    if (stop.aborted) return
    batch(() => {
      checked.value = { text, findings }
      checking.value = false
    })
  } catch (error) {
    if (stop.aborted) return
    if (!(error instanceof Failed)) throw error
    batch(() => {
      checked.value = undefined
      checking.value = false
      draftTrouble.value = error.trouble
    })
  }
})

/** The message with its subject line first, as the check wants it. */
const wholeOf = (message: Answered | undefined): string => message === undefined ? '' : [message.subject, message.text].filter((part) => part !== '').join('\n\n')

effect(() => {
  const text = composed.value?.text ?? ''
  if (!letter.value || text.trim() === '') {
    checks.stop()
    checked.value = undefined
    checking.value = false
    return
  }
  const { language, channel } = letter.value
  checking.value = true
  checks.ask({ text, language, channel, complaint: wholeOf(answered.peek()) }, checked.peek() ? PAUSE : 0)
})

/** What the check found, where it stands in the letter as it is now; what was said of words that are gone is gone too. */
export const findings = computed<readonly ReplyFinding[]>(() => {
  if (!checked.value || !composed.value) return []
  const { findings, text } = checked.value
  const placed = findings.filter((each): each is PlacedFinding => each.start !== undefined && each.end !== undefined)
  return [...carryOver(placed, text, composed.value.text), ...findings.filter(({ start }) => start === undefined)]
})

type PlacedFinding = ReplyFinding & Range

export const replyMarks = computed<Mark[]>(() => findings.value.flatMap(({ severity, message, suggestion, start, end }): Mark[] =>
  start === undefined || end === undefined ? [] : [{ start, end, kind: severity, note: message, advice: suggestion, lang: letter.value?.language ?? '' }]))

/** The facts that were filled into the letter. */
export const factMarks = computed<Mark[]>(() => (composed.value?.facts ?? []).map(({ start, end, source }) =>
  ({ start, end, kind: 'fact', note: `${words.value.letter.fact}: ${words.value.letter.sources[source]}` })))

/** All marks of the letter, but for those on its fields, which show by themselves that they are empty. */
export const letterClusters = computed<Cluster[]>(() => {
  const { text, fields } = composed.value ?? { text: '', fields: [] }
  const isField = (start: number): boolean => fields.some((field) => field.start <= start && start < field.end)
  return clustersOf([...factMarks.value, ...replyMarks.value].filter(({ start }) => !isField(start)), text.length)
})
