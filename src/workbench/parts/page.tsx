import { signal, effect } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { batchTrouble, run } from '../batch/run.ts'
import { key, keyWanted, takeKey } from '../client.ts'
import { answered, input, news, retry } from '../desk.ts'
import { takeFiles } from '../files.ts'
import { learnScenarios } from '../scenarios.ts'
import { PAGE_LANGUAGES, pageLanguage, speak, store, stored, words } from '../words/index.ts'
import { BatchPart } from './batch.tsx'
import { FindingsPart } from './findings.tsx'
import { LetterPart } from './letter.tsx'
import { Tip } from './marks.tsx'
import { ExamplesPart, MessagePart } from './message.tsx'
import { Select } from './small.tsx'

const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]
const THEME = 'workbench.theme'

const theme = signal<Theme>(THEMES.find((each) => each === stored(THEME)) ?? 'auto')
effect(() => { document.documentElement.dataset.theme = theme.value })

const view = signal<'one' | 'many'>('one')
const readHash = (): void => { view.value = location.hash === '#batch' ? 'many' : 'one' }
readHash()
addEventListener('hashchange', readHash)

/** Whether something is being dragged over the page. */
const dragged = signal(false)

export function Page (): JSX.Element {
  const w = words.value
  const many = view.value === 'many'
  useDrop(many)
  const withLetter = !many && (input.value.text !== '' || answered.value !== undefined)
  const target = withLetter ? 'letter' : 'main'
  return (
    <>
      <a class="skip" href={`#${target}`} onClick={(event) => { event.preventDefault(); document.getElementById(target)?.focus() }}>{target === 'main' ? w.skipToMain : w.skipToLetter}</a>
      <Header />
      <main id="main" tabIndex={-1}>
        {keyWanted.value !== 'no' && <KeyPart />}
        {many
          ? <BatchPart />
          : <div class="columns"><div><MessagePart /><FindingsPart /></div><div>{withLetter ? <LetterPart /> : <ExamplesPart />}</div></div>}
        <Tip />
      </main>
      <p class="sr" role="status">{news.value}</p>
      {dragged.value && <div class="drop" aria-hidden="true"><p>{w.message.dropHere}</p></div>}
    </>
  )
}

function Header (): JSX.Element {
  const w = words.value
  const many = view.value === 'many'
  return (
    <header class="top">
      <h1><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M3 5h18v11H9l-4 4v-4H3z" /><path d="M7 9h10M7 12h6" /></svg>{w.title}</h1>
      <nav aria-label={w.views.label}>
        <a href="#" aria-current={many ? undefined : 'page'} onClick={(event) => { event.preventDefault(); location.hash = '' }}>{w.views.one}</a>
        <a href="#batch" aria-current={many ? 'page' : undefined}>{w.views.many}</a>
      </nav>
      <div class="settings">
        {key.value !== '' && <button type="button" class="quiet" onClick={() => takeKey('')}>{w.key.forget}</button>}
        <a href="docs">{w.api}</a>
        <Select id="theme" label={w.theme.label} value={theme.value} options={THEMES.map((each) => [each, w.theme[each]])} onChange={(value) => { theme.value = value; store(THEME, value) }} />
        <Select id="page-language" label={w.pageLanguage} value={pageLanguage.value} options={PAGE_LANGUAGES} onChange={speak} />
      </div>
    </header>
  )
}

/** Asks for the key of the service. */
function KeyPart (): JSX.Element {
  const w = words.value.key
  const field = useRef<HTMLInputElement>(null)
  const wrong = keyWanted.value === 'other'
  useEffect(() => { field.current?.focus() }, [])
  return (
    <form class="card key" aria-labelledby="key-title" onSubmit={(event) => {
      event.preventDefault()
      const value = field.current?.value.trim() ?? ''
      if (value === '') return
      takeKey(value)
      void learnScenarios()
      if (input.value.text !== '') retry()
      if (batchTrouble.value) void run()
    }}>
      <h2 id="key-title">{w.title}</h2>
      <p id="key-about">{w.about}</p>
      <div class="run">
        <label class="line" for="key"><span>{w.label}</span>
          <input ref={field} id="key" type="password" autocomplete="off" required aria-invalid={wrong} aria-describedby={wrong ? 'key-about key-wrong' : 'key-about'} />
        </label>
        <button type="submit" class="primary">{w.use}</button>
      </div>
      {wrong && <p id="key-wrong" class="failed" role="alert">{w.wrong}</p>}
    </form>
  )
}

/** Takes files dropped anywhere on the page, and keeps the browser from opening them instead of it. */
function useDrop (asBatch: boolean): void {
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      dragged.value = true
    }
    const leave = (event: DragEvent): void => { if (event.relatedTarget === null) dragged.value = false }
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      dragged.value = false
      void takeFiles([...event.dataTransfer?.files ?? []], asBatch)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [asBatch])
}
