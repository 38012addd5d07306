const DELIMITERS = [',', ';', '\t'] as const

/**
 * The records of `source` as spreadsheets write them: comma, semicolon or tab between fields (whichever the first record
 * has most of), fields in double quotes where they hold one, a quote doubled inside them, any line end. Empty lines are
 * left out. Never throws: a quote that is not closed runs to the end.
 */
export function parseCsv (source: string): string[][] {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source
  const delimiter = delimiterOf(text)
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  const end = (): void => {
    if (record.length > 1 || record[0] !== '') records.push(record)
    record = []
  }
  while (at < text.length) {
    const { value, next } = fieldAt(text, at, delimiter)
    record.push(value)
    if (text[next] === delimiter) {
      at = next + 1
      if (at === text.length) record.push('')
    } else {
      at = text.startsWith('\r\n', next) ? next + 2 : next + 1
      end()
    }
  }
  if (record.length > 0) end()
  return records
}

function fieldAt (text: string, from: number, delimiter: string): { value: string, next: number } {
  let value = ''
  let at = from
  if (text[at] === '"') {
    for (at++; ; at++) {
      const quote = text.indexOf('"', at)
      value += text.slice(at, quote < 0 ? text.length : quote)
      at = quote < 0 ? text.length : quote + 1
      if (text[at] !== '"') break
      value += '"'
    }
  }
  // what follows a closing quote belongs to the field, as spreadsheets have it
  const rest = at
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
  return { value: value + text.slice(rest, at), next: at }
}

function delimiterOf (text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((each) => [each, 0]))
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n' || character === '\r') break
    else if (counts.has(character)) counts.set(character, counts.get(character)! + 1)
  }
  return [...counts].reduce((most, each) => each[1] > most[1] ? each : most)[0]
}

/** `rows` as CSV with semicolons, which spreadsheets here open at once. A cell that they would take for a formula gets an apostrophe. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`

function cell (value: string | number | null): string {
  if (typeof value !== 'string') return String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
