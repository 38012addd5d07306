import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { EXAMPLES } from '../examples.ts'
import { answered, change, clear, edit, input, mode, retry, take, trouble } from '../desk.ts'
import { EVIDENCE_KINDS, subjectClusters, textClusters, typedMarks } from '../evidence.ts'
import { takeFiles } from '../files.ts'
import { known } from '../scenarios.ts'
import { CHANNELS } from '../types.ts'
import { languageName, PAGE_LANGUAGES, words } from '../words/index.ts'
import { MarkedField } from './field.tsx'
import { Legend, Marked, MarkNotes } from './marks.tsx'
import { Select, Switch, TroubleBox } from './small.tsx'

/** The message: to paste and type, or to read with what was found marked in it. */
export function MessagePart (): JSX.Element {
  const w = words.value
  const { channel, language, format } = input.value
  const marked = mode.value === 'marked' && answered.value !== undefined
  return (
    <section class="card" aria-labelledby="message-title">
      <header>
        <h2 id="message-title">{w.message.title}</h2>
        {answered.value && (
          <Switch label={w.message.mode} value={mode.value} options={[['marked', w.message.show], ['edit', w.message.edit]]}
            onChange={(wanted) => { if (wanted === 'edit') edit(); else mode.value = wanted }} />
        )}
        <Tools />
      </header>
      <div class="options">
        <Select id="channel" label={w.message.channel} value={channel} options={CHANNELS.map((each) => [each, w.channels[each]])} onChange={(value) => change({ channel: value })} />
        <Select id="language" label={w.message.language} value={language} onChange={(value) => change({ language: value })}
          options={[['', w.message.detect], ...known.value.languages.map(({ code }): [string, string] => [code, languageName(code)])]} />
      </div>
      {marked ? <MarkedMessage /> : <MessageFields withSubject={format !== 'eml' && (channel === 'email' || channel === 'form')} />}
      {trouble.value && trouble.value.code !== 'unauthorized' && <TroubleBox id="message-trouble" trouble={trouble.value} onRetry={retry} />}
    </section>
  )
}

function Tools (): JSX.Element {
  const w = words.value
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div class="tools">
      {input.value.text !== '' && (
        <select aria-label={w.examples.show} value="" onChange={({ currentTarget }) => { const found = EXAMPLES[Number(currentTarget.value)]; if (found) take(found.message) }}>
          <option value="">{w.examples.show}</option>
          {PAGE_LANGUAGES.map(([tag, name]) => (
            <optgroup key={tag} label={name}>
              {EXAMPLES.map((each, index) => each.language === tag && <option key={index} value={index}>{each.title}</option>)}
            </optgroup>
          ))}
        </select>
      )}
      <button type="button" class="quiet" onClick={() => chooser.current?.click()}>{w.message.open}</button>
      <input ref={chooser} type="file" accept=".eml,.html,.htm,.txt,message/rfc822" hidden onChange={({ currentTarget }) => {
        void takeFiles([...currentTarget.files ?? []])
        currentTarget.value = ''
      }} />
      {input.value.text !== '' && <button type="button" class="quiet" onClick={() => { clear(); setTimeout(() => document.getElementById('text')?.focus()) }}>{w.message.clear}</button>}
    </div>
  )
}

function MessageFields ({ withSubject }: { withSubject: boolean }): JSX.Element {
  const w = words.value
  const { text, subject } = input.value
  const wrong = trouble.value !== undefined
  return (
    <>
      {withSubject && (
        <label class="line" for="subject"><span>{w.message.subject}</span>
          <input id="subject" value={subject} dir="auto" autocomplete="off" onInput={({ currentTarget }) => change({ subject: currentTarget.value })} />
        </label>
      )}
      <MarkedField id="text" label={w.message.text} value={text} placeholder={w.message.hint} marks={typedMarks.value} invalid={wrong} describedBy={wrong ? 'message-trouble' : undefined}
        onInput={(value) => change({ text: value })}
        onPaste={(value) => { if (value.trim() !== '') take({ ...input.value, text: value }, readOn) }} />
    </>
  )
}

/** The field gives way to the marked text: whoever pasted goes on reading there. */
const readOn = (): void => document.getElementById('marked')?.focus({ preventScroll: true })

function MarkedMessage (): JSX.Element {
  const w = words.value
  const { text, subject, triage } = answered.value!
  const lang = triage.language.code === 'und' ? undefined : triage.language.code
  return (
    <>
      <article class="marked" id="marked" tabIndex={-1} lang={lang} aria-label={w.message.text}>
        {subject !== '' && <h3 dir="auto"><Marked name="subject" text={subject} clusters={subjectClusters.value} /></h3>}
        <div class="words" dir="auto"><Marked name="text" text={text} clusters={textClusters.value} /></div>
      </article>
      <MarkNotes name="subject" clusters={subjectClusters.value} />
      <MarkNotes name="text" clusters={textClusters.value} />
      <Legend label={w.message.legend} kinds={EVIDENCE_KINDS.map((kind) => [kind, w.kinds[kind]])} />
      <p class="sr">{w.message.marksHint}</p>
    </>
  )
}

/** Twelve messages to try, while there is none. */
export function ExamplesPart (): JSX.Element {
  const w = words.value
  return (
    <section class="card examples" aria-labelledby="examples-title">
      <header><h2 id="examples-title">{w.examples.title}</h2><p>{w.examples.about}</p></header>
      {PAGE_LANGUAGES.map(([tag, name]) => (
        <div key={tag} class="example-row">
          <h3 lang={tag}>{name}</h3>
          <ul lang={tag}>
            {EXAMPLES.filter(({ language }) => language === tag).map((each) => (
              <li key={each.title}>
                <button type="button" onClick={() => take(each.message, readOn)}>
                  <strong>{each.title}</strong>
                  <span>{each.message.text.replaceAll(/\s+/g, ' ').slice(0, 90)}…</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
