import { effect } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { answered, mode, news, reading } from '../desk.ts'
import { markId } from '../evidence.ts'
import { scenarioTitle } from '../scenarios.ts'
import { LEVELS, PRIORITIES, SIGNS, type Level, type PriorityLevel, type Triage } from '../types.ts'
import { fromNow, languageName, localTime, percent, words } from '../words/index.ts'
import { AnswerActions } from './handover.tsx'
import { goTo } from './marks.tsx'
import { Bar } from './small.tsx'

const LEVEL_TONES: Readonly<Record<Level, string>> = { calm: 'calm', irritated: 'mild', angry: 'warm', furious: 'hot' }
const PRIORITY_TONES: Readonly<Record<PriorityLevel, string>> = { low: 'calm', normal: 'calm', high: 'warm', urgent: 'hot' }
/** Alternatives that are shown at once; the others on demand. */
const NEAREST = 3

effect(() => {
  if (!answered.value) return
  const { anger, priority } = answered.value.triage
  news.value = words.value.findings.announce(titleOf(answered.value.triage), words.value.levels[anger.level], words.value.priorities[priority.level])
})

function titleOf ({ scenario, complaint }: Triage): string {
  const w = words.value.findings
  return scenario ? scenarioTitle(scenario.id) : complaint === null ? w.unread : w.noComplaint
}

/** All that was concluded from the message. */
export function FindingsPart (): JSX.Element {
  const w = words.value
  const found = answered.value
  return (
    <section class="card" aria-labelledby="findings-title" aria-busy={reading.value}>
      <header><h2 id="findings-title">{w.findings.title}</h2>{reading.value && <span class="working">{w.findings.working}</span>}</header>
      {found ? <Findings triage={found.triage} /> : <p class="empty">{w.findings.empty}</p>}
    </section>
  )
}

function Findings ({ triage }: { triage: Triage }): JSX.Element {
  const w = words.value
  return (
    <>
      <Verdict triage={triage} />
      {triage.review.needed && (
        <div class="review">
          <strong>{w.findings.review}</strong>
          <ul>{triage.review.reasons.map((reason) => <li key={reason}>{reasonText(reason)}</li>)}</ul>
        </div>
      )}
      {triage.scenario && <Scenarios triage={triage} />}
      {triage.complaint !== null && <Signs triage={triage} />}
      <dl class="found">
        <div>
          <dt>{w.findings.demands}</dt>
          <dd>{listOr(triage.demands.map(({ id, confidence, evidence }) => <Found key={id} kind="demand" name={w.demands[id]} quotes={evidence} note={unsure(id, confidence, triage.draft?.addresses.demands)} />))}</dd>
        </div>
        <div>
          <dt>{w.findings.escalation}</dt>
          <dd>{listOr(triage.escalation.map(({ reason, confidence, evidence }) => <Found key={reason} kind="escalation" name={w.escalations[reason]} quotes={evidence} note={unsure(reason, confidence, triage.draft?.addresses.escalation)} />))}</dd>
        </div>
        <div>
          <dt>{w.findings.supply}</dt>
          <dd>{listOr(triage.supply ? [<Found key="supply" kind="supply" name={w.supplies[triage.supply.id]} quotes={triage.supply.evidence} />] : [])}</dd>
        </div>
        <div>
          <dt>{w.findings.entities}</dt>
          <dd>{listOr(triage.entities.map((entity, index) => <Found key={index} kind="entity" name={w.entities[entity.type]} quotes={[{ ...entity, text: entity.value }]} />))}</dd>
        </div>
      </dl>
      <AnswerActions />
    </>
  )
}

const listOr = (items: JSX.Element[]): JSX.Element => items.length > 0 ? <ul>{items}</ul> : <span class="none">{words.value.findings.none}</span>

/** What raised priority or review, in words: `anger:angry`, `escalation:legal`, `low-confidence`. */
function reasonText (reason: string): string {
  const w = words.value
  const [kind, id = ''] = reason.split(':')
  if (kind === 'anger') return `${w.findings.anger.toLowerCase()}: ${w.levels[id as Level] ?? id}`
  if (kind === 'escalation') return (w.escalations as Readonly<Record<string, string>>)[id] ?? id
  return (w.reasons as Readonly<Record<string, string>>)[reason] ?? reason
}

function Verdict ({ triage }: { triage: Triage }): JSX.Element {
  const w = words.value
  const { scenario, complaint, anger, priority, language } = triage
  return (
    <div class="verdict">
      <div class="main">
        <h3>{titleOf(triage)}</h3>
        {scenario ? <p>{w.findings.confidence} {percent(scenario.confidence)}</p> : <p>{complaint === null ? w.findings.unreadAbout : w.findings.noComplaintAbout}</p>}
      </div>
      <Fact name={w.findings.anger} tone={LEVEL_TONES[anger.level]}>
        <strong>{w.levels[anger.level]}</strong>
        <Steps of={LEVELS.length} at={LEVELS.indexOf(anger.level) + 1} />
        <small>{percent(anger.score)}</small>
      </Fact>
      <Fact name={w.findings.priority} tone={PRIORITY_TONES[priority.level]}>
        <strong>{w.priorities[priority.level]}</strong>
        <Steps of={PRIORITIES.length} at={PRIORITIES.indexOf(priority.level) + 1} />
        {priority.because.length > 0 && <small>{w.findings.because} {priority.because.map(reasonText).join(', ')}</small>}
      </Fact>
      <Fact name={w.findings.answerBy}>
        <strong><time datetime={priority.respondBy}>{localTime(priority.respondBy)}</time></strong>
        <small>{fromNow(priority.respondBy)}</small>
      </Fact>
      <Fact name={w.findings.language}>
        <strong>{languageName(language.code)}</strong>
        <small>{language.source === 'request' ? w.findings.chosen : `${w.findings.detected}, ${percent(language.confidence)}`}</small>
      </Fact>
    </div>
  )
}

const Fact = ({ name, tone = 'plain', children }: { name: string, tone?: string, children: ComponentChildren }): JSX.Element => (
  <div class={`fact tone-${tone}`}><h4>{name}</h4>{children}</div>
)

const Steps = ({ of, at }: { of: number, at: number }): JSX.Element => (
  <span class="steps" aria-hidden="true">{Array.from({ length: of }, (_, index) => <span key={index} class={index < at ? 'on' : ''} />)}</span>
)

function Scenarios ({ triage: { scenario, secondary, alternatives, draft } }: { triage: Triage }): JSX.Element {
  const w = words.value
  const row = ({ id, confidence }: { id: string, confidence: number }, note?: string): JSX.Element => (
    <li key={id}>
      <span class="name">{scenarioTitle(id)}{note && <small> {note}</small>}</span>
      <Bar share={confidence} tone={note ? 'second' : 'accent'} />
      <span class="figure">{percent(confidence)}</span>
    </li>
  )
  const rest = alternatives.slice(NEAREST)
  return (
    <div class="block">
      <h3>{w.findings.scenario}</h3>
      <ul class="bars">
        {scenario && row(scenario)}
        {secondary.map((each) => row(each, draft?.addresses.secondary.includes(each.id) ? w.findings.also : w.findings.unsure))}
        {alternatives.slice(0, NEAREST).map((each) => row(each))}
      </ul>
      {rest.length > 0 && <details><summary>{w.findings.otherScenarios}</summary><ul class="bars">{rest.map((each) => row(each))}</ul></details>}
    </div>
  )
}

function Signs ({ triage: { anger } }: { triage: Triage }): JSX.Element {
  const w = words.value
  return (
    <div class="block">
      <h3>{w.findings.signs}</h3>
      <ul class="bars signs">
        {SIGNS.map((id) => {
          const sign = anger.signs.find((each) => each.id === id)
          return (
            <li key={id} class={sign ? '' : 'absent'}>
              <span class="name">{w.signs[id]}</span>
              <Bar share={sign?.score ?? 0} tone="anger" />
              <span class="figure">{sign ? percent(sign.score) : <><span aria-hidden="true">–</span><span class="sr">{w.findings.notFound}</span></>}</span>
              {sign && <span class="quotes"><Quotes kind="anger" quotes={sign.evidence} /></span>}
            </li>
          )
        })}
      </ul>
      {anger.shouting && <p class="shouting">{w.findings.shouting}</p>}
    </div>
  )
}

interface Quote { readonly start: number, readonly end: number, readonly text: string, readonly in?: 'subject' }

/** Says of what was found that the letter leaves it out, as it is not likely enough. */
const unsure = (id: string, confidence: number, addressed: readonly string[] | undefined): string | undefined =>
  addressed === undefined || addressed.includes(id) ? undefined : `${words.value.findings.unsure} (${percent(confidence)})`

const Found = ({ kind, name, quotes, note }: { kind: string, name: string, quotes: readonly Quote[], note?: string | undefined }): JSX.Element => (
  <li><span class="name">{name}</span> <Quotes kind={kind} quotes={quotes} />{note && <small> {note}</small>}</li>
)

/** The words that show something; each leads to its place in the message. */
function Quotes ({ kind, quotes }: { kind: string, quotes: readonly Quote[] }): JSX.Element {
  return (
    <>
      {quotes.map((quote, index) => (
        <button key={index} type="button" class="quote" lang={answered.value?.triage.language.code} aria-label={words.value.findings.showInText(quote.text)} onClick={() => showInText(quote)}>
          <bdi class={`ev ev-${kind} at-0`}>{quote.text}</bdi>
        </button>
      ))}
    </>
  )
}

function showInText (quote: Quote): void {
  mode.value = 'marked'
  setTimeout(() => goTo(markId(quote)))
}
