import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import {
  answered, aside, bringBack, checked, checking, choice, choose, composed, draftTrouble, factMarks, fill, findings, gaps, input, letter, letterClusters, replyLanguage, replyMarks, rewriteLetter,
  rewriteSubject
} from '../desk.ts'
import { known, scenarioTitle } from '../scenarios.ts'
import type { Composed, Field } from '../text/letter.ts'
import type { Cluster } from '../text/marks.ts'
import { CHANNELS, LEVELS, SUPPLIES, type ReplyFinding } from '../types.ts'
import { languageName, words } from '../words/index.ts'
import { LetterActions } from './handover.tsx'
import { MarkedField } from './field.tsx'
import { goTo, Legend, Marked, MarkNotes, Sample } from './marks.tsx'
import { Select, Switch, TroubleBox } from './small.tsx'

const letterMode = signal<'fill' | 'edit'>('fill')
const caret = signal<readonly [number, number] | undefined>(undefined)

/** The reply: how it is to be written, the letter itself, what the check says, and ways to take it along. */
export function LetterPart (): JSX.Element {
  const w = words.value
  return (
    <section class="card letter-card" id="letter" tabIndex={-1} aria-labelledby="letter-title">
      <header>
        <h2 id="letter-title">{w.letter.title}</h2>
        {letter.value && <Switch label={w.letter.mode} value={letterMode.value} options={[['fill', w.letter.fill], ['edit', w.letter.edit]]} onChange={(mode) => { letterMode.value = mode }} />}
      </header>
      {answered.value ? <Options /> : null}
      {draftTrouble.value && draftTrouble.value.code !== 'unauthorized' && <TroubleBox trouble={draftTrouble.value} />}
      {aside.value && <p class="notice" role="status">{w.letter.replaced} <button type="button" class="quiet" onClick={bringBack}>{w.letter.bringBack}</button></p>}
      {letter.value && composed.value
        ? <><Paper composed={composed.value} /><Check /><LetterActions /></>
        : <p class="empty">{answered.value ? w.letter.none : w.letter.empty}</p>}
    </section>
  )
}

function Options (): JSX.Element {
  const w = words.value
  const { triage } = answered.value!
  const read = triage.scenario?.id
  const scenario = choice.value.scenario ?? read ?? ''
  const listed = known.value.scenarios.map(({ id }): [string, string] => [id, scenarioTitle(id) + (id === read ? ` (${w.letter.asRead})` : '')])
  const language = replyLanguage.value
  return (
    <div class="options" role="group" aria-label={w.letter.options}>
      <Select id="reply-scenario" label={w.letter.scenario} value={scenario} onChange={(value) => value !== '' && choose({ scenario: value })}
        options={read === undefined && scenario === '' ? [['', w.letter.chooseScenario], ...listed] : listed} />
      <Select id="reply-supply" label={w.letter.supply} value={choice.value.supply ?? triage.supply?.id ?? ''} onChange={(supply) => supply !== '' && choose({ supply })}
        options={[...triage.supply || choice.value.supply ? [] : [['', w.letter.noSupply] as const], ...SUPPLIES.map((each) => [each, w.supplies[each] + (each === triage.supply?.id ? ` (${w.letter.asRead})` : '')] as const)]} />
      <Select id="reply-channel" label={w.letter.channel} value={choice.value.channel ?? input.value.channel} onChange={(channel) => choose({ channel })}
        options={CHANNELS.map((each) => [each, w.channels[each]])} />
      <Select id="reply-level" label={w.letter.level} value={choice.value.level ?? triage.anger.level} onChange={(level) => choose({ level })}
        options={LEVELS.map((each) => [each, w.levels[each] + (each === triage.anger.level ? ` (${w.letter.asRead})` : '')])} />
      <Select id="reply-language" label={w.letter.language} value={language} onChange={(value) => choose({ language: value })}
        options={known.value.languages.map(({ code }) => [code, languageName(code)])} />
      <Select id="reply-gaps" label={w.letter.gaps} value={gaps.value} onChange={(value) => choose({ gaps: value })}
        options={[['mark', w.letter.gapChoices.mark], ['omit', w.letter.gapChoices.omit]]} />
    </div>
  )
}

function Paper ({ composed: { text, fields, facts } }: { composed: Composed }): JSX.Element {
  const w = words.value
  const { subject, language } = letter.value!
  const open = fields.filter(({ value }) => value.trim() === '').length
  const sources = [...new Set(facts.map(({ source }) => source))]
  return (
    <>
      {subject !== null && (
        <label class="line" for="reply-subject"><span>{w.letter.subject}</span>
          <input id="reply-subject" lang={language} value={subject} dir="auto" autocomplete="off" onInput={({ currentTarget }) => rewriteSubject(currentTarget.value)} />
        </label>
      )}
      {letterMode.value === 'fill'
        ? <Sheet text={text} fields={fields} clusters={letterClusters.value} language={language} />
        : <MarkedField id="reply-text" label={w.letter.body} lang={language} value={text} marks={[...factMarks.value, ...replyMarks.value]}
            onInput={rewriteLetter} onSelect={(start, end) => { caret.value = [start, end] }} describedBy="check-state" />}
      <div class="below">
        <Legend label={w.message.legend} kinds={[
          ...sources.length > 0 ? [['fact', sources.map((source) => w.letter.sources[source]).join(', ')] as const] : [],
          ...replyMarks.value.length > 0 ? [['error', w.check.error], ['warning', w.check.warning]] as const : []
        ]} />
        <span class={open > 0 ? 'open' : 'open done'}>{open > 0 ? w.letter.open(open) : w.letter.complete}</span>
      </div>
    </>
  )
}

interface SheetProps { readonly text: string, readonly fields: readonly Field[], readonly clusters: readonly Cluster[], readonly language: string }

/** The letter as it will be read, its gaps as fields. */
function Sheet ({ text, fields, clusters, language }: SheetProps): JSX.Element {
  const parts: JSX.Element[] = []
  let from = 0
  for (const [index, field] of fields.entries()) {
    parts.push(<Marked key={`text-${index}`} name="reply" text={text} clusters={clusters} from={from} to={field.start} />, <Gap key={`gap-${index}`} field={field} language={language} />)
    from = field.end
  }
  return (
    <>
      <div class="sheet" lang={language} dir="auto" role="group" aria-label={words.value.letter.body}>
        {parts}
        <Marked name="reply" text={text} clusters={clusters} from={from} />
      </div>
      <MarkNotes name="reply" clusters={clusters} />
    </>
  )
}

function Gap ({ field: { name, label, value }, language }: { field: Field, language: string }): JSX.Element {
  return (
    <input
      class={value.trim() === '' ? 'gap' : 'gap filled'} lang={language} value={value} placeholder={label} aria-label={label} autocomplete="off" dir="auto" maxLength={1000}
      size={Math.max(value.length, label.length, 6)} onInput={({ currentTarget }) => fill(name, currentTarget.value)}
      onKeyDown={(event) => { if (event.key === 'Enter') nextGap(event.currentTarget) }}
    />
  )
}

function nextGap (from: HTMLInputElement): void {
  const all = [...from.parentElement!.querySelectorAll<HTMLInputElement>('.gap')]
  const next = all.slice(all.indexOf(from) + 1).find(({ value }) => value === '')
  ;(next ?? document.getElementById('copy-letter'))?.focus()
}

function Check (): JSX.Element {
  const w = words.value.check
  const errors = findings.value.filter(({ severity }) => severity === 'error').length
  const state = !checked.value ? w.working : findings.value.length === 0 ? w.good : `${errors > 0 ? w.failed : w.passed}: ${w.counts(errors, findings.value.length - errors)}`
  return (
    <div class="check" aria-busy={checking.value}>
      <h3>{w.title} <span id="check-state" role="status" class={`state ${!checked.value ? '' : errors > 0 ? 'failed' : 'passed'}`}>{state}</span></h3>
      {findings.value.length > 0 && <ul>{findings.value.map((finding, index) => <FindingRow key={index} finding={finding} />)}</ul>}
    </div>
  )
}

function FindingRow ({ finding: { rule, severity, kind, message, suggestion, start, end, text } }: { finding: ReplyFinding }): JSX.Element {
  const w = words.value.check
  const lang = letter.value?.language
  const here = letterMode.value === 'edit' && start !== undefined && end !== undefined && caret.value !== undefined && caret.value[0] >= start && caret.value[1] <= end
  const go = (): void => {
    if (start === undefined || end === undefined) return
    if (letterMode.value === 'fill') goTo(idOf(start))
    else {
      const field = document.getElementById('reply-text') as HTMLTextAreaElement | null
      field?.focus()
      field?.setSelectionRange(start, end)
    }
  }
  return (
    <li class={here ? `${severity} here` : severity} data-rule={rule}>
      <span class="severity"><Sample kind={severity}>{severity === 'error' ? '!' : '?'}</Sample>{severity === 'error' ? w.error : w.warning}{kind === 'missing' && `, ${w.missing}`}</span>
      <span lang={lang}>
        <strong>{message}</strong> <span>{suggestion}</span>
        {text !== undefined && <> <button type="button" class="quote" aria-label={w.showInLetter(text)} onClick={go}><bdi class={`ev ev-${severity} at-0`}>{text}</bdi></button></>}
      </span>
    </li>
  )
}

/** Id of the mark at this place of the letter. */
function idOf (start: number): string | undefined {
  const index = letterClusters.value.findIndex((cluster) => cluster.start <= start && start < cluster.end)
  return index < 0 ? undefined : `reply-${index}`
}
