import { computed, signal } from '@preact/signals'
import type { JSX } from 'preact'
import { writeCsv } from '../batch/csv.ts'
import { rows, wordsOf, type Row } from '../batch/run.ts'
import { take } from '../desk.ts'
import { scenarioTitle } from '../scenarios.ts'
import { download } from '../take-along.ts'
import { LEVELS, PRIORITIES, type Input } from '../types.ts'
import { languageName, localTime, percent, words } from '../words/index.ts'
import { Pill, sentence } from './small.tsx'

const PAGE = 100
const BEGINNING = 110

type Column = keyof typeof words.value.batch.columns

/** By what each column is sorted. */
const KEYS: Readonly<Record<Column, (row: Row) => number | string>> = {
  place: ({ number }) => number,
  text: wordsOf,
  language: ({ triage }) => triage?.language.code ?? '',
  scenario: ({ triage }) => triage?.scenario ? scenarioTitle(triage.scenario.id) : '',
  confidence: ({ triage }) => triage?.scenario?.confidence ?? -1,
  anger: ({ triage }) => triage ? LEVELS.indexOf(triage.anger.level) + triage.anger.score : -1,
  priority: ({ triage }) => triage ? PRIORITIES.indexOf(triage.priority.level) : -1,
  respondBy: ({ triage }) => triage ? Date.parse(triage.priority.respondBy) : Infinity,
  review: ({ triage }) => triage?.review.needed ? 1 : 0
}

const order = signal<{ readonly column: Column, readonly down: boolean }>({ column: 'place', down: false })
const page = signal(0)

const sorted = computed(() => {
  const { column, down } = order.value
  const key = KEYS[column]
  const sign = down ? -1 : 1
  return [...rows.value].sort((a, b) => {
    const [one, other] = [key(a), key(b)]
    const compared = typeof one === 'string' ? one.localeCompare(String(other)) : one - Number(other)
    return sign * compared || a.number - b.number
  })
})

function sortBy (column: Column): void {
  const { column: now, down } = order.value
  // what is highest is what one looks for first
  const first = column === 'confidence' || column === 'anger' || column === 'priority' || column === 'review'
  order.value = { column, down: column === now ? !down : first }
  page.value = 0
}

/** What became of each message, and ways to take it along. */
export function Results (): JSX.Element {
  const w = words.value.batch
  const { length } = sorted.value
  const last = Math.max(0, Math.ceil(length / PAGE) - 1)
  const from = Math.min(page.value, last) * PAGE
  const shown = sorted.value.slice(from, from + PAGE)
  return (
    <section class="card" aria-labelledby="results-title">
      <header>
        <h2 id="results-title">{w.results}</h2>
        <div class="tools">
          <button type="button" class="quiet" id="download-ndjson" onClick={() => download('triage.ndjson', answersOf(), 'application/x-ndjson')}>{w.downloadJson}</button>
          <button type="button" class="quiet" id="download-csv" onClick={() => download('triage.csv', [tableOf()], 'text/csv')}>{w.downloadCsv}</button>
        </div>
      </header>
      <div class="wide" tabIndex={0} role="group" aria-labelledby="results-title">
        <table>
          <thead><tr>{(Object.keys(w.columns) as Column[]).map((column) => <Heading key={column} column={column} />)}<th><span class="sr">{w.open}</span></th></tr></thead>
          <tbody>{shown.map((row) => <ResultRow key={row.number} row={row} />)}</tbody>
        </table>
      </div>
      {last > 0 && (
        <nav class="pages" aria-label={w.results}>
          <button type="button" disabled={from === 0} onClick={() => { page.value = from / PAGE - 1 }}>{w.previous}</button>
          <span role="status">{w.shown(from + 1, from + shown.length, length)}</span>
          <button type="button" disabled={from / PAGE === last} onClick={() => { page.value = from / PAGE + 1 }}>{w.next}</button>
        </nav>
      )}
    </section>
  )
}

function Heading ({ column }: { column: Column }): JSX.Element {
  const { columns } = words.value.batch
  const now = order.value
  const sort = now.column === column ? now.down ? 'descending' : 'ascending' : 'none'
  return (
    <th aria-sort={sort} scope="col">
      <button type="button" title={words.value.batch.sortBy(columns[column])} onClick={() => sortBy(column)}>{columns[column]}<span aria-hidden="true">{sort === 'none' ? '' : now.down ? ' ↓' : ' ↑'}</span></button>
    </th>
  )
}

const TONES = { calm: 'calm', irritated: 'mild', angry: 'warm', furious: 'hot', low: 'calm', normal: 'calm', high: 'warm', urgent: 'hot' } as const

function ResultRow ({ row }: { row: Row }): JSX.Element {
  const w = words.value
  const { triage, problem, fault, place, number } = row
  if (!triage) {
    return (
      <tr class="refused">
        <td>{number}</td>
        <td colSpan={8}><strong>{place}</strong> {fault ? w.batch.faults[fault] : problem && <>{sentence(problem)} {problem.errors?.map(({ pointer, detail }) => <code key={pointer} lang="en">{pointer} {detail} </code>)}</>}</td>
        <td />
      </tr>
    )
  }
  const { scenario, complaint } = triage
  const text = wordsOf(row)
  return (
    <tr>
      <td>{number}</td>
      <td class="words" lang={triage.language.code} dir="auto">{text.replaceAll(/\s+/g, ' ').slice(0, BEGINNING)}{text.length > BEGINNING && '…'}</td>
      <td>{languageName(triage.language.code)}</td>
      <td>{scenario ? scenarioTitle(scenario.id) : <span class="none">{complaint === null ? w.batch.unknown : w.batch.noComplaint}</span>}</td>
      <td class="figure">{scenario ? percent(scenario.confidence) : ''}</td>
      <td><Pill tone={TONES[triage.anger.level]}>{w.levels[triage.anger.level]}</Pill></td>
      <td><Pill tone={TONES[triage.priority.level]}>{w.priorities[triage.priority.level]}</Pill></td>
      <td><time datetime={triage.priority.respondBy}>{localTime(triage.priority.respondBy)}</time></td>
      <td>{triage.review.needed ? w.batch.yes : ''}</td>
      <td><button type="button" class="quiet" aria-label={w.batch.openOne(String(number))} onClick={() => openRow(row)}>{w.batch.open}</button></td>
    </tr>
  )
}

/** Opens a message of the batch by itself. */
function openRow ({ message }: Row): void {
  const { text, subject, format, channel, language } = message as Partial<Input>
  location.hash = ''
  take({
    ...text !== undefined && { text }, ...subject !== undefined && { subject }, ...format !== undefined && { format },
    ...channel !== undefined && { channel }, ...language !== undefined && { language }
  }, () => document.getElementById('marked')?.focus())
}

const answersOf = (): string[] => rows.value.map(({ triage, problem, fault, place }) => `${JSON.stringify(triage ? { status: 200, triage } : problem ? { status: problem.status, problem } : { place, fault })}\n`)

const tableOf = (): string => {
  const { columns, faults } = words.value.batch
  return writeCsv([
    ['reference', columns.text, columns.language, 'scenario', columns.scenario, columns.confidence, columns.anger, columns.priority, columns.respondBy, columns.review],
    ...sorted.value.map((row) => {
      const { triage, problem, fault, place } = row
      if (!triage) return [place, fault ? faults[fault] : problem?.detail ?? '']
      return [triage.reference ?? place, wordsOf(row), triage.language.code, triage.scenario?.id ?? '', triage.scenario ? scenarioTitle(triage.scenario.id) : '',
        triage.scenario?.confidence ?? '', triage.anger.level, triage.priority.level, triage.priority.respondBy, triage.review.reasons.join(' ')]
    })
  ])
}
