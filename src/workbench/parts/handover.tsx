import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { answered, composed, letter } from '../desk.ts'
import { copy, curlLine, download } from '../take-along.ts'
import { words } from '../words/index.ts'

/** The button that was last used, and how it went. */
const done = signal<{ readonly what: string, readonly well: boolean } | undefined>(undefined)
const SHOWN = 2500

async function copyAs (what: string, text: string): Promise<void> {
  const outcome = { what, well: await copy(text) }
  done.value = outcome
  setTimeout(() => { if (done.value === outcome) done.value = undefined }, SHOWN)
}

function CopyButton ({ what, name, text }: { what: string, name: string, text: () => string }): JSX.Element {
  const copied = done.value?.what === what && done.value.well
  return (
    <button type="button" id={`copy-${what}`} class={what === 'letter' ? 'primary' : 'quiet'} onClick={() => void copyAs(what, text())}>
      {copied ? `✓ ${words.value.letter.copied}` : name}
    </button>
  )
}

/** How the last copying went, for those who do not see the button. */
const Outcome = ({ of }: { of: readonly string[] }): JSX.Element => {
  const now = done.value && of.includes(done.value.what) ? done.value : undefined
  const w = words.value.letter
  return <span class={now && !now.well ? 'failed' : 'sr'} role="status">{now && (now.well ? w.copied : w.notCopied)}</span>
}

/** Ways to take the reply along. */
export function LetterActions (): JSX.Element {
  const w = words.value.letter
  const subject = letter.value?.subject
  return (
    <div class="handover">
      <CopyButton what="letter" name={w.copyLetter} text={() => composed.value?.text ?? ''} />
      {subject !== null && subject !== undefined && <CopyButton what="subject" name={w.copySubject} text={() => subject} />}
      <Outcome of={['letter', 'subject']} />
    </div>
  )
}

/** Ways to take along the answer, and the question. */
export function AnswerActions (): JSX.Element {
  const w = words.value.letter
  const { triage, request } = answered.value!
  return (
    <div class="handover">
      <CopyButton what="curl" name={w.copyCurl} text={() => curlLine(request)} />
      <button type="button" class="quiet" id="download-json" onClick={() => download(`triage-${triage.id}.json`, [JSON.stringify(triage, null, 2)], 'application/json')}>{w.download}</button>
      <Outcome of={['curl']} />
      <small class="engine">{triage.engine}</small>
    </div>
  )
}
