import { BASE, key } from './client.ts'
import type { TriageRequest } from './types.ts'

/** Puts `text` on the clipboard; false where the browser does not allow it. */
export async function copy (text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** The old way, for pages that came over plain HTTP: there the new one does not exist. */
function copyBySelection (text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'sr'
  document.body.append(field)
  const before = document.activeElement
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}

/** The line that asks the service the same in a shell. The key is left to the shell: a line is soon pasted somewhere. */
export const curlLine = (request: TriageRequest): string =>
  `curl -s ${quoted(`${BASE}/v1/triage`)} -H 'Content-Type: application/json'${key.value === '' ? '' : ' -H "Authorization: Bearer $API_KEY"'} -d ${quoted(JSON.stringify(request))}`

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Hands the reader a file. */
export function download (name: string, parts: readonly string[], type: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
