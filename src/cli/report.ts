import { styleText } from 'node:util'
import type { Triage } from '../contract/answer.ts'

type Style = Parameters<typeof styleText>[0]
/** Paints `text`; the plain painter leaves it alone. */
export type Paint = (style: Style, text: string) => string

export const plain: Paint = (_, text) => text
export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false })

const LEVEL_STYLE: Readonly<Record<string, Style>> = { calm: 'green', irritated: 'yellow', angry: 'red', furious: ['bold', 'red'] }
const MARKS: readonly { readonly of: string, readonly style: Style }[] = [
  { of: 'evidence', style: 'cyan' }, { of: 'demand', style: 'blue' }, { of: 'sign', style: 'red' }, { of: 'escalation', style: 'magenta' }, { of: 'supply', style: 'gray' }, { of: 'entity', style: 'green' }
]

/** A triage as a person reads it in a terminal: what, how angry, the message with its words marked, the draft. */
export function writeReport (triage: Triage, text: string, paint: Paint): string {
  const percent = (share: number): string => `${Math.round(share * 100)} %`
  const label = (name: string): string => paint('bold', `${name}:`.padEnd(12))
  const lines: string[] = []
  const { scenario, anger, language, priority, review, draft } = triage
  lines.push(label('Language') + `${language.code} (${language.source === 'request' ? 'as asked' : percent(language.confidence)})`)
  if (triage.complaint === null) lines.push(label('Complaint') + 'not read: no pack for this language')
  else if (scenario === null) lines.push(label('Complaint') + 'no')
  else {
    lines.push(label('Complaint') + `${paint('bold', scenario.title)} (${scenario.id}, ${percent(scenario.confidence)})`)
    if (triage.secondary.length > 0) lines.push(label('Also') + triage.secondary.map(({ title, confidence }) => `${title} (${percent(confidence)})`).join(', '))
    const others = triage.alternatives.filter(({ confidence }) => confidence >= 0.05).slice(0, 3)
    if (others.length > 0) lines.push(label('Or') + others.map(({ title, confidence }) => `${title} (${percent(confidence)})`).join(', '))
    lines.push(label('Anger') + paint(LEVEL_STYLE[anger.level]!, anger.level) + ` (${anger.score.toFixed(2)})${anger.shouting ? ', shouting' : ''}`)
  }
  for (const { id, evidence } of anger.signs) lines.push(`  ${id}: ${quoted(evidence)}`)
  if (triage.demands.length > 0) lines.push(label('Wants') + triage.demands.map(({ id, evidence }) => `${id} ${quoted(evidence)}`).join(', '))
  if (triage.escalation.length > 0) lines.push(label('Escalation') + paint('magenta', triage.escalation.map(({ reason, evidence }) => `${reason} ${quoted(evidence)}`).join(', ')))
  if (triage.supply !== null) lines.push(label('About') + `${triage.supply.id} (${percent(triage.supply.confidence)}) ${quoted(triage.supply.evidence)}`)
  if (triage.entities.length > 0) lines.push(label('Facts') + triage.entities.map(({ type, value }) => `${type} ${paint('green', oneLine(value))}`).join(', '))
  lines.push(label('Priority') + `${priority.level}, answer by ${priority.respondBy}${priority.because.length > 0 ? ` (${priority.because.join(', ')})` : ''}`)
  if (review.needed) lines.push(label('Review') + paint('yellow', review.reasons.join(', ')))
  lines.push('', mark(triage, triage.text ?? text, paint))
  lines.push('', MARKS.map(({ of, style }) => paint(style, of)).join(' · '))
  if (draft) {
    lines.push('', paint('bold', '── Draft ' + '─'.repeat(51)))
    if (draft.subject !== null) lines.push(`${paint('bold', draft.subject)}`, '')
    lines.push(markGaps(draft, paint), paint('bold', '─'.repeat(60)))
    if (draft.missing.length > 0) lines.push(`Missing: ${[...new Set(draft.missing.map(({ label }) => label))].join(', ')}`)
  }
  return lines.join('\n')
}

const quoted = (spans: readonly { readonly text: string }[]): string => spans.map(({ text }) => `«${oneLine(text)}»`).join(' ')

const oneLine = (text: string): string => printable(text).replaceAll(/\s+/g, ' ')

/** A customer's words must not act on the terminal either. */
const printable = (text: string): string => text.replaceAll('\r', '').replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')

/** The text with each mark in its colour; where marks overlap, the first of MARKS wins. */
function mark (triage: Triage, text: string, paint: Paint): string {
  const styles: (Style | undefined)[] = []
  const paintOver = (spans: readonly { readonly start: number, readonly end: number, readonly in?: 'subject' | undefined }[], style: Style): void => {
    for (const span of spans) if (span.in === undefined) for (let at = span.start; at < span.end; at++) styles[at] ??= style
  }
  const spans: Readonly<Record<string, readonly { start: number, end: number, in?: 'subject' | undefined }[]>> = {
    evidence: triage.evidence,
    demand: triage.demands.flatMap(({ evidence }) => evidence),
    sign: triage.anger.signs.flatMap(({ evidence }) => evidence),
    escalation: triage.escalation.flatMap(({ evidence }) => evidence),
    supply: triage.supply?.evidence ?? [],
    entity: triage.entities
  }
  for (const { of, style } of MARKS) paintOver(spans[of]!, style)
  let marked = ''
  let at = 0
  while (at < text.length) {
    let end = at + 1
    while (end < text.length && styles[end] === styles[at]) end++
    const piece = printable(text.slice(at, end))
    marked += styles[at] === undefined ? piece : paint(styles[at]!, piece)
    at = end
  }
  return marked
}

function markGaps ({ body, missing }: NonNullable<Triage['draft']>, paint: Paint): string {
  let marked = ''
  let at = 0
  for (const { start, end } of missing) {
    marked += printable(body.slice(at, start)) + paint('inverse', body.slice(start, end))
    at = end
  }
  return marked + printable(body.slice(at))
}
