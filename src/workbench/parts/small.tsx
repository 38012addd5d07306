import type { ComponentChildren, JSX } from 'preact'
import type { Trouble } from '../client.ts'
import { words } from '../words/index.ts'

/** A share of one, drawn; the figure stands beside it. */
export function Bar ({ share, tone = 'accent' }: { share: number, tone?: string }): JSX.Element {
  return <span class={`bar tone-${tone}`} aria-hidden="true"><span style={{ width: `${Math.max(share > 0 ? 1 : 0, Math.round(share * 100))}%` }} /></span>
}

interface SelectProps<T extends string> {
  readonly id: string
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [value: T, name: string])[]
  readonly onChange: (value: T) => void
}

export function Select<T extends string> ({ id, label, value, options, onChange }: SelectProps<T>): JSX.Element {
  return (
    <label class="pick" for={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as T)}>
        {options.map(([each, name]) => <option key={each} value={each} selected={each === value}>{name}</option>)}
      </select>
    </label>
  )
}

interface SwitchProps<T extends string> { readonly label: string, readonly value: T, readonly options: readonly (readonly [value: T, name: string])[], readonly onChange: (value: T) => void }

/** A few choices side by side. */
export function Switch<T extends string> ({ label, value, options, onChange }: SwitchProps<T>): JSX.Element {
  return (
    <div class="switch" role="group" aria-label={label}>
      {options.map(([each, name]) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onChange(each)}>{name}</button>
      ))}
    </div>
  )
}

const TOO_LONG = /^must have at most ([\d,]+).*; it has ([\d,]+)/

/** What went wrong, in plain words, and what the service says of each field. */
export function TroubleBox ({ trouble, id, onRetry }: { trouble: Trouble, id?: string, onRetry?: () => void }): JSX.Element {
  const w = words.value.trouble
  return (
    <div class="trouble" role="alert" id={id}>
      <p>{sentence(trouble)}</p>
      {trouble.code === 'invalid-request' && 'errors' in trouble && (
        <ul>{trouble.errors?.map(({ pointer, detail }) => <li key={pointer}><FaultText pointer={pointer} detail={detail} /></li>)}</ul>
      )}
      {onRetry && trouble.code !== 'invalid-request' && <button type="button" class="quiet" onClick={onRetry}>{w.retry}</button>}
    </div>
  )
}

function FaultText ({ pointer, detail }: { pointer: string, detail: string }): JSX.Element {
  const w = words.value
  const long = TOO_LONG.exec(detail)
  const names: Readonly<Record<string, string>> = { '/text': w.message.text, '/subject': w.message.subject, '/language': w.message.language, '/channel': w.message.channel }
  return <><strong>{names[pointer] ?? pointer}</strong>: {long ? w.trouble.tooLong(long[2]!, long[1]!) : <span lang="en">{detail}</span>}</>
}

/** A problem in one sentence of the page. */
export function sentence (trouble: Trouble): string {
  const w = words.value.trouble
  switch (trouble.code) {
    case 'network': return w.network
    case 'invalid-request': return w['invalid-request']
    case 'body-too-large': return w['body-too-large']
    case 'timeout': return w.timeout
    case 'unauthorized': return w.unauthorized
  }
  if (!('status' in trouble)) return w.network
  if (trouble.status === 429) return w['too-many-requests']
  if (trouble.status === 503) return w.busy
  return trouble.status >= 500 ? `${w.internal} ${trouble.requestId}` : `${w.other} ${trouble.detail}`
}

export const Pill = ({ tone, children }: { tone: string, children: ComponentChildren }): JSX.Element => <span class={`pill tone-${tone}`}>{children}</span>
