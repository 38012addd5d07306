import { matchAmong, type Form, type FormKind, type MailForms } from './mail-forms.ts'
import type { Lines } from './lines.ts'
import { INTRO, QUOTE } from './marks.ts'
import { endsSentence } from './signatures.ts'
import { wordAfter, wordsIn } from './words.ts'

/** Longer lines are somebody's sentences, no machine's heading. */
const LONGEST_INTRO = 250
const MOST_HEADERS = 12

/** Lines `at` to `next` introduce a quote; `prefixed` where the quote itself stands behind `>`. */
export interface Intro { readonly next: number, readonly prefixed: boolean }

/** Marks quoted and forwarded messages, with the lines that introduce them, in `marks`. */
export function markQuotes (lines: Lines, forms: MailForms, marks: Uint8Array): void {
  for (let at = 0; at < lines.count; at++) {
    if (isBlank(lines, at)) continue
    if (isPrefixed(lines, at)) {
      marks[at] = QUOTE
      if (isWrapped(lines, at)) marks[++at] = QUOTE
      continue
    }
    const intro = introAt(lines, at, forms)
    if (!intro) continue
    marks.fill(INTRO, at, intro.next)
    if (!intro.prefixed) {
      marks.fill(QUOTE, intro.next)
      return
    }
    at = intro.next - 1
  }
}

/** The lines at `at` that introduce a quote, or undefined. What follows an intro without prefixes is quoted to the end of the text. */
export function introAt (lines: Lines, at: number, forms: MailForms): Intro | undefined {
  const { text, from, to } = lines
  const start = from[at]!
  const end = to[at]!
  if (end - start > LONGEST_INTRO) return undefined
  const last = text.charCodeAt(end - 1)
  const dashes = leadingDashes(text, start, end)
  if (dashes < 2 && last !== COLON && !couldBeHeader(text, start, end) && !couldBeWrapped(lines, at)) return undefined
  const word = wordAfter(text, start, end)
  if (!word) return dashes >= 5 ? headersAfter(lines, at + 1, forms) : undefined
  const candidates = forms.byFirstWord.get(word.key)
  if (candidates && isDivider(lines, at, candidates, word.end, dashes)) return afterDivider(lines, at + 1, forms)
  return headersAt(lines, at, forms) ?? attributionAt(lines, at, forms)
}

const COLON = 58
const AT = 64

/** Whether the character stands between `start` and `end`; indexOf would read on to the end of the text. */
function stands (code: number, text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === code) return true
  return false
}

const isBlank = (lines: Lines, at: number): boolean => lines.from[at] === lines.to[at]

const isDash = (code: number): boolean =>
  code === 45 || code === 95 || code === 61 || code === 0x2014 || code === 0x2013 || code === 0x2015

function leadingDashes (text: string, start: number, end: number): number {
  let at = start
  while (at < end && isDash(text.charCodeAt(at))) at++
  return at - start
}

/** A header line has its colon early: «Sent: …», «*Lähettäjä:* …». */
function couldBeHeader (text: string, start: number, end: number): boolean {
  return stands(COLON, text, start, Math.min(end, start + 24))
}

/** «On Tue 3 May 2024, Customer Service <» and on the next line «help@shop.example> wrote:». */
function couldBeWrapped (lines: Lines, at: number): boolean {
  const next = at + 1
  return next < lines.count && lines.to[next]! > lines.from[next]! &&
    lines.text.charCodeAt(lines.to[next]! - 1) === COLON && lines.to[next]! - lines.from[next]! < 120
}

/** First line at or after `at` that is not blank; the number of lines where there is none. */
function nextFilled (lines: Lines, at: number): number {
  let next = at
  while (next < lines.count && next < at + 10 && isBlank(lines, next)) next++
  return next
}

const startsPrefixed = (lines: Lines, at: number): boolean =>
  at >= 0 && at < lines.count && lines.text.charCodeAt(lines.from[at]!) === 62 && !isBlank(lines, at)

/** Whether a mail program put `>` before the line; «>:(» and «>50 €» are the writer's own unless they stand among such lines. */
export function isPrefixed (lines: Lines, at: number): boolean {
  if (!startsPrefixed(lines, at)) return false
  const next = lines.text.charCodeAt(lines.from[at]! + 1)
  const own = (next >= 48 && next <= 57) || next === 58 || next === 59 || next === 46 || next === 61 || next === 95 || next === 60
  return !own || startsPrefixed(lines, at - 1) || startsPrefixed(lines, at + 1)
}

/** Whether the line after the quoted line `at` is its end, broken off by a mail program that wraps after quoting. */
function isWrapped (lines: Lines, at: number): boolean {
  const { text, from, to } = lines
  const next = at + 1
  if (!startsPrefixed(lines, at + 2) || isBlank(lines, next) || startsPrefixed(lines, next)) return false
  const last = text.charCodeAt(to[at]! - 1)
  if (to[at]! - from[at]! < 60 || last === 46 || last === 33 || last === 63 || last === COLON) return false
  const first = text.charAt(from[next]!)
  return to[next]! - from[next]! <= 30 && first !== first.toUpperCase()
}

function isDivider (lines: Lines, at: number, candidates: readonly Form[], after: number, dashes: number): boolean {
  const { text, to } = lines
  const end = matchAmong(candidates, 'divider', text, after, to[at]!)
  if (end < 0) return false
  if (dashes >= 2) return to[at]! - end <= 80
  return text.charCodeAt(end) === COLON && end + 1 === to[at]!
}

function afterDivider (lines: Lines, from: number, forms: MailForms): Intro {
  let next = from
  for (let at = from; at < lines.count && at < from + MOST_HEADERS; at++) {
    if (isBlank(lines, at)) continue
    if (!headerKind(lines, at, forms)) break
    next = at + 1
  }
  return { next, prefixed: isPrefixed(lines, nextFilled(lines, next)) }
}

const HEADER_KINDS = ['from', 'sent', 'to', 'subject'] as const satisfies readonly FormKind[]
type HeaderKind = (typeof HEADER_KINDS)[number]

function headerKind (lines: Lines, at: number, forms: MailForms): HeaderKind | undefined {
  const { text, from, to } = lines
  const word = wordAfter(text, from[at]!, Math.min(to[at]!, from[at]! + 40))
  const candidates = word && forms.byFirstWord.get(word.key)
  if (!candidates) return undefined
  for (const kind of HEADER_KINDS) {
    let end = matchAmong(candidates, kind, text, word.end, to[at]!)
    if (end < 0) continue
    while (end < to[at]! && (text.charCodeAt(end) === 42 || text.charCodeAt(end) === 32)) end++
    if (text.charCodeAt(end) === COLON && end < to[at]!) return kind
  }
  return undefined
}

/**
 * A copied header: it opens with the sender, and names a subject, an address or an hour; «Saatja: DPD» over
 * «Saaja: Mari» is a customer telling of a parcel. A lone sender counts where the lines under it have prefixes.
 */
function headersAt (lines: Lines, at: number, forms: MailForms): Intro | undefined {
  const { text, from, to } = lines
  const address = (line: number): boolean => stands(AT, text, from[line]!, to[line]!)
  let addressed = address(at)
  const opening = headerKind(lines, at, forms)
  // a sender named in a word we do not know shows by the address
  if (opening !== 'from' && !(opening === undefined && addressed && couldBeHeader(text, from[at]!, to[at]!))) return undefined
  let next = at + 1
  let sure = false
  let count = opening ? 1 : 0
  for (let line = at + 1; line < lines.count && line < at + MOST_HEADERS; line++) {
    if (isBlank(lines, line)) continue
    const kind = headerKind(lines, line, forms)
    if (!kind) {
      // a long list of receivers runs on over the next line
      if (line + 1 < lines.count && !isBlank(lines, line + 1) && headerKind(lines, line + 1, forms) && line === next) continue
      break
    }
    count++
    next = line + 1
    addressed ||= address(line)
    if (kind === 'subject' || (kind === 'sent' && hasHour(text, from[line]!, to[line]!))) sure = true
  }
  const prefixed = isPrefixed(lines, nextFilled(lines, next))
  return prefixed || (count > 1 && (sure || addressed)) ? { next, prefixed } : undefined
}

function headersAfter (lines: Lines, at: number, forms: MailForms): Intro | undefined {
  const next = nextFilled(lines, at)
  return next < lines.count ? headersAt(lines, next, forms) : undefined
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** A colon or a full stop between two digits and two digits: 10:12, 8.01. */
function hasHour (text: string, start: number, end: number): boolean {
  for (let at = start + 1; at + 2 < end; at++) {
    const code = text.charCodeAt(at)
    if ((code === COLON || code === 46) && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)) &&
      isDigit(text.charCodeAt(at + 2)) && !isDigit(text.charCodeAt(at + 3)) && text.charCodeAt(at + 3) !== 46) return true
  }
  return false
}

function attributionAt (lines: Lines, at: number, forms: MailForms): Intro | undefined {
  const { text, from, to } = lines
  const one = attribution(lines, at, to[at]!, forms)
  if (one) return one
  // a line of its own that only follows this one is read in its own turn
  if (!couldBeWrapped(lines, at)) return undefined
  const first = wordAfter(text, from[at]!, to[at]!)
  if (!first || endsSentence(text, to[at]!)) return undefined
  if (!forms.openers.has(first.key) && !isDigit(first.key.charCodeAt(0)) && !stands(AT, text, from[at]!, to[at]!)) return undefined
  return attribution(lines, at, to[at + 1]!, forms)
}

function attribution (lines: Lines, at: number, end: number, forms: MailForms): Intro | undefined {
  const { text, from, to } = lines
  const start = from[at]!
  let last = end
  while (last > start && isDash(text.charCodeAt(last - 1))) last--
  while (last > start && text.charCodeAt(last - 1) === 32) last--
  const dashed = end - last >= 2 && leadingDashes(text, start, end) >= 2
  if (!dashed && text.charCodeAt(end - 1) !== COLON) return undefined
  const words = wordsIn(text, start, end, 40)
  const next = end === to[at] ? at + 1 : at + 2
  const prefixed = isPrefixed(lines, nextFilled(lines, next))
  const says = words.some(({ key }) => forms.verbs.has(key))
  const dated = words.some(({ key }) => isDigit(key.charCodeAt(0)))
  const addressed = stands(AT, text, start, end)
  if (prefixed) return says || (next === at + 1 && (dated || addressed)) ? { next, prefixed } : undefined
  if (dashed) return says ? { next, prefixed } : undefined
  if (words.some(({ key }) => forms.unless.has(key))) return undefined
  const opened = forms.openers.has(words[0]?.key ?? '') || isDigit(words[0]?.key.charCodeAt(0) ?? 0)
  const machine = hasHour(text, start, end) && (addressed || (says && opened))
  return machine || (says && addressed && dated) ? { next, prefixed } : undefined
}
