import { computed, signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { readItems } from '../batch/read.ts'
import { addItems, batchTrouble, clearBatch, done, items, rows, run, seconds, state, stop, type Row } from '../batch/run.ts'
import { EXAMPLES } from '../examples.ts'
import { takeFiles } from '../files.ts'
import { scenarioTitle } from '../scenarios.ts'
import { LEVELS } from '../types.ts'
import { decimal, languageName, words } from '../words/index.ts'
import { Bar, TroubleBox } from './small.tsx'
import { Results } from './table.tsx'

const pasted = signal('')

/** Many messages: put in line, sent, counted, listed. */
export function BatchPart (): JSX.Element {
  const w = words.value.batch
  const all = items.value.length
  const failed = rows.value.filter(({ triage }) => !triage).length
  return (
    <>
      <section class="card" aria-labelledby="batch-title">
        <header><h2 id="batch-title">{w.title}</h2></header>
        <p class="about" id="batch-about">{w.about}</p>
        {state.value === 'idle' && <Intake />}
        {all > 0 && (
          <div class="run">
            {state.value === 'idle' && <><strong>{w.ready(all)}</strong><button type="button" class="primary" id="batch-start" onClick={() => void run()}>{w.start}</button></>}
            {state.value !== 'idle' && (
              <>
                <progress aria-label={w.progress(done.value, all)} max={all} value={done.value} />
                <span role="status">
                  {state.value === 'running' && w.progress(done.value, all)}
                  {state.value === 'finished' && w.finished(all, decimal(seconds.value))}
                  {state.value === 'stopped' && `${w.stopped}. ${w.progress(done.value, all)}`}
                  {failed > 0 && `, ${w.failed(failed)}`}
                </span>
              </>
            )}
            {state.value === 'running' && <button type="button" onClick={stop}>{w.stop}</button>}
            {state.value !== 'running' && <button type="button" class="quiet" onClick={clearBatch}>{w.clear}</button>}
          </div>
        )}
        {batchTrouble.value && batchTrouble.value.code !== 'unauthorized' && <TroubleBox trouble={batchTrouble.value} onRetry={() => void run()} />}
      </section>
      {rows.value.length > 0 && <><Charts /><Results /></>}
    </>
  )
}

function Intake (): JSX.Element {
  const w = words.value.batch
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <textarea id="batch-text" class="lines" aria-label={w.paste} aria-describedby="batch-about" placeholder={w.paste} value={pasted.value} rows={6} spellcheck={false}
        onInput={({ currentTarget }) => { pasted.value = currentTarget.value; clearBatch(); if (pasted.value.trim() !== '') addItems(readItems('', pasted.value)) }} />
      <div class="tools left">
        <button type="button" onClick={() => chooser.current?.click()}>{w.choose}</button>
        <input ref={chooser} id="batch-files" type="file" multiple hidden accept=".ndjson,.jsonl,.json,.csv,.tsv,.eml,.html,.txt" onChange={({ currentTarget }) => {
          void takeFiles([...currentTarget.files ?? []], true)
          currentTarget.value = ''
        }} />
        <button type="button" class="quiet" onClick={() => { clearBatch(); addItems(EXAMPLES.map(({ message }, index) => ({ place: String(index + 1), message }))) }}>{w.example}</button>
      </div>
    </>
  )
}

interface Count { readonly id: string, readonly name: string, readonly count: number }

/** How many rows have each value of `valueOf`, most first. */
function countBy (valueOf: (row: Row) => string, nameOf: (id: string) => string): Count[] {
  const groups = Map.groupBy(rows.value.filter(({ triage }) => triage), valueOf)
  return [...groups].map(([id, { length }]) => ({ id, name: nameOf(id), count: length })).sort((a, b) => b.count - a.count)
}

const NONE = ''
const UNKNOWN = '?'
const scenarios = computed(() => countBy(({ triage }) => triage!.scenario?.id ?? (triage!.complaint === null ? UNKNOWN : NONE),
  (id) => id === NONE ? words.value.batch.noComplaint : id === UNKNOWN ? words.value.batch.unknown : scenarioTitle(id)))
const levels = computed(() => {
  const counted = countBy(({ triage }) => triage!.anger.level, (id) => words.value.levels[id as keyof typeof words.value.levels])
  return LEVELS.map((level) => counted.find(({ id }) => id === level) ?? { id: level, name: words.value.levels[level], count: 0 })
})
const languages = computed(() => countBy(({ triage }) => triage!.language.code, languageName))

function Charts (): JSX.Element {
  const w = words.value.batch
  return (
    <div class="charts">
      <Chart title={w.charts.scenarios} counts={scenarios.value} />
      <Chart title={w.charts.anger} counts={levels.value} tones={{ calm: 'calm', irritated: 'mild', angry: 'warm', furious: 'hot' }} />
      <Chart title={w.charts.languages} counts={languages.value} />
    </div>
  )
}

/** A chart that reads as a list of names and numbers. */
function Chart ({ title, counts, tones = {} }: { title: string, counts: readonly Count[], tones?: Readonly<Record<string, string>> }): JSX.Element {
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <section class="card chart">
      <h3>{title}</h3>
      <ul class="bars">
        {counts.map(({ id, name, count }) => <li key={id}><span class="name">{name}</span><Bar share={count / most} tone={tones[id] ?? 'accent'} /><span class="figure">{count}</span></li>)}
      </ul>
    </section>
  )
}
