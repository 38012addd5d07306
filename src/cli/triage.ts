import { existsSync, statSync } from 'node:fs'
import { text as readAll } from 'node:stream/consumers'
import { CHANNELS, type Channel } from '../core/message.ts'
import { FORMATS } from '../contract/lists.ts'
import { TEXT_LIMIT, type TriageRequest } from '../contract/request.ts'
import { readBytes } from '../files.ts'
import { createService } from '../service.ts'
import { FaultyData } from '../strict-yaml.ts'
import { readCommandLine } from './command-line.ts'
import { coloured, plain, writeReport } from './report.ts'

const HELP = `npm run triage -- [OPTIONS] "text" | FILE | -

Reads a message (given, from a file ending in .txt, .html or .eml, or from standard input) and prints what the service
concludes from it, the words marked, and the reply draft.
  --json               the bare answer
  --format FORMAT      ${FORMATS.join(', ')} (default: by the file's name, else text)
  --subject SUBJECT    --channel ${CHANNELS.join('|')}    --language TAG    --gaps mark|omit
  --settings FILE      company settings
  --own FOLDER         the company's own replies, scenarios and words`

const { values: options, positionals } = readCommandLine(HELP, {
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    format: { type: 'string' },
    subject: { type: 'string' },
    channel: { type: 'string' },
    language: { type: 'string' },
    gaps: { type: 'string' },
    settings: { type: 'string' },
    own: { type: 'string' }
  }
})

try {
  if (positionals.length === 0 && process.stdin.isTTY) console.log(HELP)
  else await run()
} catch (error) {
  console.error(error instanceof FaultyData || error instanceof RangeError ? error.message : error)
  process.exitCode = 1
}

async function run (): Promise<void> {
  const { text, format } = await readInput()
  if (text === '') throw new RangeError('The message is empty: give a text, a file, or - for standard input')
  if (text.length > TEXT_LIMIT) throw new RangeError(`The message has ${text.length} units; the longest that is read has ${TEXT_LIMIT}`)
  const request: TriageRequest = {
    text,
    format: choice('format', options.format ?? format, FORMATS),
    channel: choice('channel', options.channel ?? 'email', CHANNELS) as Channel,
    gaps: choice('gaps', options.gaps ?? 'mark', ['mark', 'omit'] as const),
    ...options.subject === undefined ? {} : { subject: options.subject },
    ...options.language === undefined ? {} : { language: options.language as NonNullable<TriageRequest['language']> }
  }
  const service = await createService({ settingsFile: options.settings, overridesFolder: options.own })
  const triage = await service.triage(request, new Date())
  console.log(options.json ? JSON.stringify(triage, null, 2) : writeReport(triage, text, process.stdout.isTTY && process.env.NO_COLOR === undefined ? coloured : plain))
}

function choice<T extends string> (name: string, value: string, allowed: readonly T[]): T {
  if (!(allowed as readonly string[]).includes(value)) throw new RangeError(`--${name} '${value}' is not known: write one of ${allowed.join(', ')}`)
  return value as T
}

async function readInput (): Promise<{ text: string, format: string }> {
  const [given] = positionals
  if (given === undefined || given === '-') return { text: await readAll(process.stdin), format: 'text' }
  if (positionals.length === 1 && given.length < 1000 && existsSync(given) && statSync(given).isFile()) {
    const format = /\.html?$/i.test(given) ? 'html' : /\.eml$/i.test(given) ? 'eml' : 'text'
    const bytes = readBytes(given)
    // a mail says in its own headers how its bytes are to be read
    return { text: bytes.toString(format === 'eml' ? 'latin1' : 'utf8'), format }
  }
  return { text: positionals.join(' '), format: 'text' }
}
