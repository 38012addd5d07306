import { addItems } from './batch/run.ts'
import { readItems } from './batch/read.ts'
import { take } from './desk.ts'

const ONE = /\.(eml|html?|txt)$/i

/** Takes up files that were chosen or dropped: one mail or text as the message, anything else as a batch. */
export async function takeFiles (files: readonly File[], asBatch = false): Promise<void> {
  const [first] = files
  if (!first) return
  if (files.length === 1 && ONE.test(first.name) && !asBatch) {
    const text = await textOf(first)
    const format = /\.eml$/i.test(first.name) ? 'eml' : /\.html?$/i.test(first.name) ? 'html' : 'text'
    location.hash = ''
    take({ text: format === 'text' ? text.replaceAll('\r\n', '\n') : text, format }, () => document.getElementById('marked')?.focus())
    return
  }
  location.hash = 'batch'
  for (const file of files) addItems(readItems(file.name, await textOf(file)))
}

/** A mail goes as it is, a character a byte: it says itself how it is to be read. Other files are UTF-8, or what older spreadsheets write. */
async function textOf (file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  if (/\.eml$/i.test(file.name)) return new TextDecoder('latin1').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
