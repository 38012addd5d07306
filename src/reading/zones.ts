import type { Zone } from '../core/message.ts'
import { markClosings, tailOf } from './closings.ts'
import { splitLines, type Lines } from './lines.ts'
import { matchAmong, type MailForms } from './mail-forms.ts'
import { CLOSING, DISCLAIMER, kindOf, OWN, QUOTE } from './marks.ts'
import { introAt, isPrefixed, markQuotes } from './quotes.ts'
import { wordAfter } from './words.ts'

/**
 * Cuts `text` into zones that cover it without a gap, in order: what the customer says now (own), their sign-off
 * (closing), earlier messages (quote) and what machines append (disclaimer). Unless `text` is empty (no zones), at
 * least one zone is own: where nothing else would be, a forwarded message or the signature is taken for the customer's words.
 */
export function findZones (text: string, forms: MailForms): Zone[] {
  if (text.length === 0) return []
  if (!text.includes('\n') && !text.includes('\r')) return oneLine(text, forms)
  const lines = splitLines(text)
  const marks = new Uint8Array(lines.count)
  const cuts = new Map<number, number>()
  markQuotes(lines, forms, marks)
  markClosings(lines, forms, marks, cuts, 0, lines.count)
  if (!saysSomething(lines, forms, marks)) promote(lines, forms, marks, cuts)
  return zonesOf(lines, marks, cuts)
}

function oneLine (text: string, forms: MailForms): Zone[] {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--
  const cut = tailOf(text, 0, end, forms, true)
  if (cut <= 0) return [{ kind: 'own', start: 0, end: text.length }]
  return [{ kind: 'own', start: 0, end: cut }, { kind: 'closing', start: cut, end: text.length }]
}

/** Whether any own line says more than «Tere, edastan allpool oleva kirja». */
function saysSomething (lines: Lines, forms: MailForms, marks: Uint8Array): boolean {
  let quoted = false
  for (let at = 0; at < lines.count; at++) if (marks[at] === QUOTE) quoted = true
  for (let at = 0; at < lines.count; at++) {
    if (marks[at] !== OWN || lines.from[at] === lines.to[at]) continue
    if (!quoted) return true
    if (!isForwarding(lines.text, lines.from[at]!, lines.to[at]!, forms)) return true
  }
  return false
}

/** Whether the line consists of phrases that pass a message on, and names. */
function isForwarding (text: string, start: number, end: number, forms: MailForms): boolean {
  if (end - start > 120) return false
  for (let at = start; ;) {
    const word = wordAfter(text, at, end)
    // a lone emoji is an answer
    if (!word) return at > start || !/\p{Extended_Pictographic}/u.test(text.slice(start, end))
    const candidates = forms.byFirstWord.get(word.key)
    const after = candidates ? matchAmong(candidates, 'forward', text, word.end, end) : -1
    const first = text.charAt(word.start)
    if (after < 0 && (at === start || first === first.toLowerCase())) return false
    at = after < 0 ? word.end : after
  }
}

/** Makes own what comes nearest to it: the first quoted message with words in it, else the first closing, else the first disclaimer. */
function promote (lines: Lines, forms: MailForms, marks: Uint8Array, cuts: Map<number, number>): void {
  for (let at = 0; at < lines.count; at++) {
    if (marks[at] !== QUOTE) continue
    const end = bodyEnd(lines, forms, marks, at)
    if (end === at) continue
    marks.fill(OWN, at, end)
    markClosings(lines, forms, marks, cuts, at, end)
    if (hasOwn(lines, marks, at, end)) return
    at = end - 1
  }
  if (hasOwn(lines, marks, 0, lines.count)) return
  for (const mark of [CLOSING, DISCLAIMER]) {
    const start = marks.findIndex((found, at) => found === mark && hasWords(lines, at))
    if (start < 0) continue
    let end = start
    while (end < lines.count && marks[end] === mark) end++
    marks.fill(OWN, start, end)
    return
  }
  marks.fill(OWN)
}

const hasWords = (lines: Lines, at: number): boolean => wordAfter(lines.text, lines.from[at]!, lines.to[at]!) !== undefined

function hasOwn (lines: Lines, marks: Uint8Array, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (marks[at] === OWN && hasWords(lines, at)) return true
  return false
}

/** End of the quoted message whose body begins at `at`; `at` itself where that line still introduces it. */
function bodyEnd (lines: Lines, forms: MailForms, marks: Uint8Array, at: number): number {
  const prefixed = isPrefixed(lines, at)
  let end = at
  while (end < lines.count && marks[end] === QUOTE) {
    if (lines.from[end] !== lines.to[end] && isPrefixed(lines, end) !== prefixed) break
    if (!prefixed && introAt(lines, end, forms)) break
    end++
  }
  return end
}

/** Blank lines go with what stands above them, and above the first words with those. */
function zonesOf (lines: Lines, marks: Uint8Array, cuts: ReadonlyMap<number, number>): Zone[] {
  const zones: Zone[] = []
  let start = 0
  let kind: Zone['kind'] | undefined
  const turn = (next: Zone['kind'], at: number): void => {
    if (next === kind) return
    if (kind !== undefined) {
      zones.push({ kind, start, end: at })
      start = at
    }
    kind = next
  }
  for (let at = 0; at < lines.count; at++) {
    if (lines.from[at] === lines.to[at]) continue
    turn(kindOf(marks[at]!), lines.starts[at]!)
    const cut = cuts.get(at)
    if (cut !== undefined && marks[at] === OWN) turn('closing', cut)
  }
  zones.push({ kind: kind ?? 'own', start, end: lines.text.length })
  return zones
}
