import type { JSX, Ref } from 'preact'
import { useMemo } from 'preact/hooks'
import { clustersOf, type Mark } from '../text/marks.ts'
import { Backdrop } from './marks.tsx'

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly marks: readonly Mark[]
  readonly onInput: (value: string) => void
  readonly onPaste?: (value: string) => void
  readonly onSelect?: (start: number, end: number) => void
  readonly lang?: string | undefined
  readonly placeholder?: string
  readonly invalid?: boolean
  readonly describedBy?: string | undefined
  readonly inputRef?: Ref<HTMLTextAreaElement>
}

/**
 * A field for plain text that grows with it and shows marks under its words. The marks are drawn behind, by the same text
 * in the same type; whatever is typed or pasted is text and nothing else.
 */
export function MarkedField ({ id, label, value, marks, onInput, onPaste, onSelect, lang, placeholder, invalid, describedBy, inputRef }: FieldProps): JSX.Element {
  const clusters = useMemo(() => clustersOf(marks, value.length), [marks, value])
  return (
    <div class="field">
      <div class="backdrop" aria-hidden="true" dir="auto"><Backdrop text={value} clusters={clusters} /></div>
      <textarea
        id={id} aria-label={label} lang={lang} dir="auto" value={value} placeholder={placeholder} spellcheck={lang !== undefined} ref={inputRef ?? null}
        aria-invalid={invalid} aria-describedby={describedBy}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onPaste={({ currentTarget }) => { if (onPaste) setTimeout(() => onPaste(currentTarget.value)) }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => onSelect?.(selectionStart, selectionEnd)}
      />
    </div>
  )
}
