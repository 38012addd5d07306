import { Buffer, isUtf8 } from 'node:buffer'
import PostalMime, { type Email } from 'postal-mime'
import { htmlToPlain } from './html.ts'

const LIMITS = { maxNestingDepth: 32, maxRfc822NestingDepth: 2, maxHeadersSize: 65_536 }
/** A source with more lines that could part it is no customer's mail; taking it apart would only cost time. */
const MOST_PARTS = 500
/** A header line or the «From » line of a mailbox file. */
const FIRST_LINE = /^\s*(?:[A-Za-z][A-Za-z0-9-]{0,60}:|From )/
const HEADERS = new Set(['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'received', 'return-path', 'delivered-to', 'reply-to'])

const CHARSET = /charset\s?=\s?"?([\w.:-]{1,40})/gi
const MOST_CHARSETS = 10

/**
 * Text and subject of a MIME message: its text part, or its HTML part as plain text; attachments are left out. A string
 * that is no mail comes back as it is, without a subject. The string may be the source decoded as UTF-8 or with a byte
 * a character (latin1): eight-bit bodies are read right in both; bytes a caller lost in decoding stay lost.
 */
export async function readMime (source: string): Promise<{ text: string, subject: string }> {
  const email = FIRST_LINE.test(source) && !hasManyParts(source) ? await parseMime(source) : undefined
  if (!email?.headers.some(({ key }) => HEADERS.has(key))) return { text: source, subject: '' }
  const subject = (email.subject ?? '').trim()
  const plain = email.text?.replaceAll('\r\n', '\n').replace(/^\ufeff/, '') ?? ''
  if (plain.trim() !== '') return { text: plain, subject }
  const text = email.html === undefined ? '' : htmlToPlain(email.html)
  // nothing but header lines and no part of any kind: lines that only look like a header
  return text === '' && email.attachments.length === 0 ? { text: source, subject } : { text, subject }
}

function hasManyParts (source: string): boolean {
  let count = 0
  for (let at = source.indexOf('\n--'); at >= 0; at = source.indexOf('\n--', at + 3)) if (++count > MOST_PARTS) return true
  return false
}

async function parseMime (source: string): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(toBytes(source), LIMITS)
  } catch {
    // too deeply nested, or headers without end
    return undefined
  }
}

/** The message as bytes in UTF-8, whatever its eight-bit parts declared; parts in base64 or quoted-printable keep their charset. */
function toBytes (source: string): string | Buffer {
  if (!/\P{ASCII}/u.test(source)) return source
  return Buffer.from(declareUtf8(decoded(source)), 'utf8')
}

/** A source that came with a byte a character, decoded; any other as it is. */
function decoded (source: string): string {
  if (/[\u0100-\uffff]/.test(source)) return source
  const bytes = Buffer.from(source, 'latin1')
  if (isUtf8(bytes)) return bytes.toString('utf8')
  for (const [, name] of source.matchAll(CHARSET).take(MOST_CHARSETS)) {
    if (/^(?:utf-?8|us-ascii|iso-8859-1)$/i.test(name!)) continue
    try {
      return new TextDecoder(name).decode(bytes)
    } catch {
      // an unknown charset
    }
  }
  return source
}

/** Says UTF-8 in the headers of parts that are neither in base64 nor in quoted-printable. */
function declareUtf8 (source: string): string {
  const lines = source.split('\n')
  let start = 0
  while (start >= 0 && start < lines.length) {
    let end = start
    while (end < lines.length && lines[end]!.trim() !== '') end++
    const header = lines.slice(start, end)
    if (!header.some((line) => /^content-transfer-encoding:\s?(?:base64|quoted-printable)/i.test(line))) {
      for (let at = start; at < end; at++) lines[at] = lines[at]!.replace(/(charset\s?=\s?)"?[\w.:-]{1,40}"?/i, '$1utf-8')
    }
    start = end
    while (start < lines.length && !lines[start]!.startsWith('--')) start++
    start++
  }
  return lines.join('\n')
}
