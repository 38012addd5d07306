import { parseCsv } from './csv.ts'

/** A message to send, as far as it could be read, or why it cannot be. */
export interface Item {
  /** Where it came from: file and line, row or place. */
  readonly place: string
  readonly message?: unknown
  readonly fault?: Fault
}

export type Fault = 'not-json' | 'no-text-column' | 'nothing'

const COLUMNS = ['text', 'subject', 'channel', 'language', 'reference', 'format', 'receivedAt', 'gaps'] as const

/**
 * The messages in a file, or in pasted text (`name` empty): .eml is one message; .txt and .html too; the rest is NDJSON or
 * a JSON array where it begins like one, else CSV with a header. What a message holds is for the service to judge.
 */
export function readItems (name: string, source: string): Item[] {
  const items = read(name, source)
  return items.length === 0 ? [{ place: name, fault: 'nothing' }] : items
}

function read (name: string, source: string): Item[] {
  if (/\.eml$/i.test(name)) return [{ place: name, message: { text: source, format: 'eml', reference: nameOf(name) } }]
  if (/\.html?$/i.test(name)) return [{ place: name, message: { text: source, format: 'html', reference: nameOf(name) } }]
  if (/\.txt$/i.test(name)) return [{ place: name, message: { text: source, reference: nameOf(name) } }]
  const text = source.replace(/^\ufeff/, '').trimStart()
  if (text === '') return []
  return text.startsWith('{') || text.startsWith('[') ? readJson(name, text) : readRows(name, source)
}

/** A reference has at most 200 units. */
const nameOf = (name: string): string => name.slice(0, 200)
const placed = (name: string, place: number | string): string => name === '' ? String(place) : `${name}:${place}`

function readJson (name: string, text: string): Item[] {
  const whole = parse(text)
  const listed = Array.isArray(whole) ? whole : isObject(whole) && Array.isArray(whole.messages) ? whole.messages : undefined
  if (listed) return listed.map((message, index) => ({ place: placed(name, index + 1), message: asMessage(message) }))
  if (whole !== undefined) return [{ place: placed(name, 1), message: whole }]
  return text.split('\n').flatMap((line, index): Item[] => {
    if (line.trim() === '') return []
    const message = parse(line)
    return [{ place: placed(name, index + 1), ...message === undefined ? { fault: 'not-json' } : { message: asMessage(message) } }]
  })
}

/** A bare string is the text of a message. */
const asMessage = (message: unknown): unknown => typeof message === 'string' ? { text: message } : message
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function parse (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readRows (name: string, source: string): Item[] {
  const [header, ...rows] = parseCsv(source)
  const columns = header!.map((title) => COLUMNS.find((column) => column.toLowerCase() === title.trim().toLowerCase()))
  if (!columns.includes('text')) return [{ place: name, fault: 'no-text-column' }]
  return rows.map((row, index) => ({
    place: placed(name, index + 2),
    // an empty cell says nothing; only an empty text is for the service to refuse
    message: Object.fromEntries(columns.flatMap((column, at) => column && (column === 'text' || row[at]) ? [[column, row[at] ?? '']] : []))
  }))
}

/** `items` in lots that the service takes at once: at most `most` messages and about `units` of text in each. */
export function lotsOf (items: readonly Item[], most: number, units: number): Item[][] {
  const lots: Item[][] = []
  let size = 0
  for (const item of items) {
    const length = JSON.stringify(item.message ?? null).length
    const lot = lots.at(-1)
    if (lot && lot.length < most && size + length <= units) {
      lot.push(item)
      size += length
    } else {
      lots.push([item])
      size = length
    }
  }
  return lots
}
