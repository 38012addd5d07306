import { isSpace, type Lines } from './lines.ts'
import { matchAmong, type MailForms } from './mail-forms.ts'
import { CLOSING, DEVICE, DISCLAIMER, OWN } from './marks.ts'
import {
  endsSentence, isAbbreviated, isContact, isLooseContact, isName, isPlainContact, isSignature, isTitledName, signOffAt
} from './signatures.ts'
import { lastKey, wordAfter, wordsIn } from './words.ts'

const MOST_LINES = 12
/** How far from the end of a line a sign-off on it can begin. */
const LONGEST_TAIL = 100

/**
 * Marks sign-offs, signatures, device lines and disclaimers among the lines that are still own, in `marks`, from
 * line `first` to before `last`. `cuts`: where on a line that begins as own its closing begins.
 */
export function markClosings (lines: Lines, forms: MailForms, marks: Uint8Array, cuts: Map<number, number>, first: number, last: number): void {
  const postscripts = markForms(lines, forms, marks, first, last)
  let end = last
  for (let index = postscripts.length; index >= 0; index--) {
    const start = index === 0 ? first : postscripts[index - 1]!
    markEnds(lines, forms, marks, cuts, start, end)
    end = start
  }
}

const isFilled = (lines: Lines, at: number): boolean => lines.to[at]! > lines.from[at]!

/** Marks what its own first words give away, and says at which lines a postscript begins. */
function markForms (lines: Lines, forms: MailForms, marks: Uint8Array, first: number, last: number): number[] {
  const { text, from, to } = lines
  const postscripts: number[] = []
  for (let at = first; at < last; at++) {
    if (marks[at] !== OWN || !isFilled(lines, at)) continue
    const start = from[at]!
    const end = to[at]!
    if (isDelimiter(text, start, end)) {
      if (at > first) markBelowDelimiter(lines, forms, marks, at, last)
      continue
    }
    const word = wordAfter(text, start, end)
    const candidates = word && forms.byFirstWord.get(word.key)
    if (word && candidates) {
      if (matchAmong(candidates, 'disclaimer', text, word.end, end) >= 0) {
        for (let line = at; line < last && marks[line] === OWN && isFilled(lines, line); line++) marks[line] = DISCLAIMER
        continue
      }
      if (end - start <= 90 && matchAmong(candidates, 'device', text, word.end, end) >= 0 && wordsIn(text, start, end, 12).length <= 10) {
        marks[at] = DEVICE
        continue
      }
      if (matchAmong(candidates, 'postscript', text, word.end, end) >= 0) postscripts.push(at)
    }
    const signOff = signOffAt(text, start, end, forms)
    if (signOff?.sure || (!signOff && hasEnding(text, start, end, forms) && isFollowed(lines, forms, marks, at, last))) {
      markRun(lines, forms, marks, at, last)
    }
  }
  return postscripts
}

/** The two hyphens that mail programs put above a signature. */
const isDelimiter = (text: string, start: number, end: number): boolean =>
  (end - start === 2 && text.charAt(start) === '-' && text.charAt(start + 1) === '-') || (end - start === 1 && text.charAt(start) === '—')

function markBelowDelimiter (lines: Lines, forms: MailForms, marks: Uint8Array, at: number, last: number): void {
  const { text, from, to } = lines
  let end = at + 1
  let filled = 0
  while (end < last && marks[end] === OWN && filled <= MOST_LINES) {
    if (isFilled(lines, end)) {
      const word = wordAfter(text, from[end]!, to[end]!)
      const candidates = word && forms.byFirstWord.get(word.key)
      if (candidates && ['postscript', 'disclaimer', 'device'].some((kind) =>
        matchAmong(candidates, kind as 'postscript', text, word.end, to[end]!) >= 0)) break
      filled++
      if (endsSentence(text, to[end]!) && wordsIn(text, from[end]!, to[end]!, 7).length > 6) return
    }
    end++
  }
  // with nothing of a person below it, it belongs to what a program adds
  if (filled === 0 && end < last) marks[at] = DEVICE
  if (filled === 0 || filled > MOST_LINES) return
  marks.fill(CLOSING, at, end)
}

/** A short line such as «Kevätterveisin» or «Kirjallista vastaustanne odottaen». */
function hasEnding (text: string, start: number, end: number, forms: MailForms): boolean {
  if (end - start > 60 || /[.!?…]/.test(text.slice(start, end))) return false
  const key = lastKey(text, start, end)
  return key.length > 3 && forms.endings.some((ending) => key.endsWith(ending)) && wordsIn(text, start, end, 6).length < 6
}

function nextOwn (lines: Lines, marks: Uint8Array, at: number, last: number): number {
  let next = at + 1
  while (next < last && next < at + 4 && marks[next] === OWN && !isFilled(lines, next)) next++
  return next < last && marks[next] === OWN && isFilled(lines, next) ? next : -1
}

/** Whether a name or nothing at all comes after the line. */
function isFollowed (lines: Lines, forms: MailForms, marks: Uint8Array, at: number, last: number): boolean {
  const next = nextOwn(lines, marks, at, last)
  return next < 0 || isSignature(lines.text, lines.from[next]!, lines.to[next]!, forms)
}

/** Marks the sign-off at `at` and the name and contact lines below it. */
function markRun (lines: Lines, forms: MailForms, marks: Uint8Array, at: number, last: number): void {
  const { text, from, to } = lines
  let end = at + 1
  let parted = false
  for (let line = at + 1, filled = 0; line < last && marks[line] === OWN && filled < MOST_LINES; line++) {
    if (!isFilled(lines, line)) {
      // below a name and a blank line, words of any kind may follow
      parted = filled > 0
      continue
    }
    const start = from[line]!
    const stop = to[line]!
    const word = wordAfter(text, start, stop)
    const candidates = word && forms.byFirstWord.get(word.key)
    if (candidates && (matchAmong(candidates, 'postscript', text, word.end, stop) >= 0 ||
      matchAmong(candidates, 'disclaimer', text, word.end, stop) >= 0 || matchAmong(candidates, 'device', text, word.end, stop) >= 0)) break
    const stays = parted ? isPlainContact(text, start, stop, forms) : isContact(text, start, stop, forms) || signOffAt(text, start, stop, forms)
    if (!stays) break
    filled++
    end = line + 1
  }
  marks.fill(CLOSING, at, end)
}

/** Looks for what stands at the end of each stretch of own lines. */
function markEnds (lines: Lines, forms: MailForms, marks: Uint8Array, cuts: Map<number, number>, first: number, last: number): void {
  for (let end = last; end > first;) {
    const mark = marks[end - 1]
    if (mark !== OWN) {
      end--
      continue
    }
    let start = end
    while (start > first && marks[start - 1] === OWN) start--
    markEnd(lines, forms, marks, cuts, start, end, last)
    end = start
  }
}

function markEnd (lines: Lines, forms: MailForms, marks: Uint8Array, cuts: Map<number, number>, first: number, end: number, last: number): void {
  const { text, from, to } = lines
  let bottom = end - 1
  while (bottom >= first && !isFilled(lines, bottom)) bottom--
  if (bottom < first) return
  let opening = first
  while (!isFilled(lines, opening)) opening++
  // what stands above a sign-off is no signature; only a sign-off can still be on that line
  const closed = end < last && marks[end] === CLOSING
  let top = bottom + 1
  if (!closed) {
    // lines that only a name above them would make part of a signature
    let loose = 0
    let named = false
    for (let line = bottom, filled = 0; line > opening && filled < MOST_LINES; line--) {
      if (!isFilled(lines, line)) continue
      filled++
      const start = from[line]!
      const stop = to[line]!
      const signOff = signOffAt(text, start, stop, forms)
      const signed = !signOff && isSignature(text, start, stop, forms) && !isListed(lines, line)
      if (signOff && (signOff.sure || signOff.signed || named)) top = line
      else if (signed && (loose === 0 || (wordsIn(text, start, stop, 2).length > 1 && isAfterSentence(lines, line)))) top = line
      else if (isAfterSentence(lines, line) && isTitledName(text, start, stop, forms)) top = line
      else if (!isPlainContact(text, start, stop, forms)) {
        if (loose === 2 || !isLooseContact(text, start, stop)) break
        loose++
      }
      named = signed
    }
    if (top <= bottom) marks.fill(CLOSING, top, end)
  }
  let line = top - 1
  while (line > first && !isFilled(lines, line)) line--
  const alone = top > bottom && !closed
  const cut = tailOf(text, from[line]!, to[line]!, forms, alone)
  if (cut > from[line]!) cuts.set(line, cut)
}

/** Whether the line above has ended its sentence, or there is a blank one between. */
function isAfterSentence (lines: Lines, at: number): boolean {
  return at > 0 && (!isFilled(lines, at - 1) || endsSentence(lines.text, lines.to[at - 1]!))
}

/** Under «I ordered:» stands a thing, not a name. */
function isListed (lines: Lines, at: number): boolean {
  let above = at - 1
  while (above > 0 && above > at - 3 && !isFilled(lines, above)) above--
  return above >= 0 && lines.text.charAt(lines.to[above]! - 1) === ':'
}

/**
 * Where on a line of own words the sign-off at its end begins: «… vastust. Lugupidamisega, Mari Tamm»; -1 where
 * there is none. `alone`: no name follows on the next lines, so that a name must stand here.
 */
export function tailOf (text: string, start: number, end: number, forms: MailForms, alone: boolean): number {
  if (alone && endsSentence(text, end) && !isAbbreviated(text, end)) return -1
  const least = Math.max(start, end - LONGEST_TAIL)
  for (let at = least; at < end - 1; at++) {
    if (!opensTail(text, at)) continue
    let next = at + 1
    while (next < end && (isSpace(text.charCodeAt(next)) || text.charCodeAt(next) === 41)) next++
    if (next === end) break
    const signOff = signOffAt(text, next, end, forms)
    if (signOff && (alone ? signOff.sure || signOff.signed : true)) return next
    if (!signOff && alone && isSignature(text, next, end, forms)) return next
  }
  return alone ? nameAfterComma(text, least, end, forms) : -1
}

/** «… kokku lepitud, Tuuli Kääp»: two names or three after the last comma. */
function nameAfterComma (text: string, start: number, end: number, forms: MailForms): number {
  let at = end - 1
  while (at > start && text.charCodeAt(at) !== 44) at--
  if (at === start) return -1
  while (at + 1 < end && isSpace(text.charCodeAt(at + 1))) at++
  return wordsIn(text, at + 1, end, 2).length > 1 && isName(text, at + 1, end, forms) ? at + 1 : -1
}

/** Whether a sign-off may begin after the character: a sentence ended there, with a space or without («katki.Mari»). */
function opensTail (text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === 46) return !isDigit(text.charCodeAt(at - 1)) || isSpace(text.charCodeAt(at + 1))
  if (code === 33 || code === 63 || code === 0x2026 || code === 41) return true
  // an emoji, or a dash before the name: «kiitos -Ville»
  if (code >= 0xdc00 && code <= 0xdfff) return true
  return isSpace(code) && (text.charCodeAt(at + 1) === 45 || text.charCodeAt(at + 1) === 0x2013)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
