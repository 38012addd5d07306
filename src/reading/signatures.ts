import { isSpace } from './lines.ts'
import { matchAmong, type MailForms } from './mail-forms.ts'
import { wordAfter, wordsIn } from './words.ts'

const LONGEST_NAME = 50
const LONGEST_CONTACT = 80

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase()
const isLetter = (letter: string): boolean => letter.toLowerCase() !== letter.toUpperCase()
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Whether the text ends a sentence there: full stop, exclamation or question mark, ellipsis. */
export function endsSentence (text: string, end: number): boolean {
  const code = text.charCodeAt(end - 1)
  return code === 46 || code === 33 || code === 63 || code === 0x2026
}

/** Whether there is nothing between `start` and `end` but punctuation, emoji and white space. */
export const isBare = (text: string, start: number, end: number): boolean => wordAfter(text, start, end) === undefined

/** Start of the name or words after the dash, slash or asterisk by which some sign: «-Mari», «/ Mari». */
function withoutLead (text: string, start: number, end: number): number {
  let at = start
  while (at < end && (isSpace(text.charCodeAt(at)) || '-–—~/*_,:;.!)'.includes(text.charAt(at)))) at++
  return at
}

/** End of the text without closing commas, asterisks, hearts and kisses; a full stop stays, for it ends a sentence. */
function withoutTrail (text: string, start: number, end: number): number {
  let at = end
  while (at > start) {
    const letter = text.charAt(at - 1)
    if (isLetter(letter) || isDigit(letter.charCodeAt(0)) || '.!?)'.includes(letter)) break
    at--
  }
  return at
}

/** What of a name a word can be: 'name' in capital and small letters, 'joint' between names, 'tail' only after one. */
function partOf (word: string, first: boolean, forms: MailForms): 'name' | 'initial' | 'joint' | 'tail' | undefined {
  if (word === '&' || word === '+' || word === '/') return 'joint'
  const key = wordAfter(word, 0, word.length)?.key
  if (key === undefined || (first && forms.never.has(key))) return undefined
  if (forms.joiners.has(key)) return 'joint'
  if (!isUpper(word.charAt(0)) && !isUpper(word.charAt(1))) return undefined
  let capitals = 0
  let seams = 0
  let letters = 0
  let stops = 0
  for (const letter of word) {
    if (letter === '-' || letter === "'" || letter === '’') seams++
    else if (letter === '.') stops++
    else if ('"”“'.includes(letter)) continue
    else if (!isLetter(letter) && !/\p{M}/u.test(letter)) return undefined
    else {
      letters++
      if (isUpper(letter)) capitals++
    }
  }
  if (word.endsWith('.') && letters > 4) return undefined
  if (letters === capitals) return letters === 1 || stops >= letters || (seams > 0 && letters < 4) ? 'initial' : letters <= 5 ? 'tail' : undefined
  return capitals <= seams + 2 ? 'name' : undefined
}

/**
 * Whether the words between `start` and `end` are a name and nothing more: one to four words with capitals
 * («Mari Tamm», «Ene ja Aare», «H. Sepp», «Põhjala Audit OÜ»). Shouting is no name.
 */
export function isName (text: string, start: number, end: number, forms: MailForms): boolean {
  if (end - start > LONGEST_NAME) return false
  const from = withoutLead(text, start, end)
  const to = withoutTrail(text, from, end)
  if (to <= from) return false
  let names = 0
  let initials = 0
  let tails = 0
  let last = ''
  for (let at = from; at < to;) {
    let next = at
    while (next < to && !isSpace(text.charCodeAt(next))) next++
    last = text.slice(at, next)
    const part = partOf(last, at === from, forms)
    if (part === undefined || (part === 'tail' && names === 0) || (part === 'joint' && names + initials === 0)) return false
    if (part === 'name') names++
    else if (part === 'initial') initials++
    else if (part === 'tail') tails++
    if (names + initials > 4 || tails > 1) return false
    at = next
    while (at < to && isSpace(text.charCodeAt(at))) at++
  }
  if (endsSentence(text, to) && !(text.charAt(to - 1) === '.' && last.length <= 4 && names + initials > 1)) return false
  if (names + initials === 1 && isForm(text, from, to, forms)) return false
  return names > 0 || initials > 1
}

/** After a sign-off of other uses: «Terv. Eemelin äiti Sanna», «T. Joonas Hietala ja selvinneet». */
function isLooseName (text: string, start: number, end: number): boolean {
  if (endsSentence(text, end)) return false
  const words = wordsIn(text, start, end, 5)
  const capital = (index: number): boolean => isUpper(text.charAt(words[index]!.start))
  return words.length > 0 && words.length < 5 && capital(0) && (words.length < 4 || capital(1) || capital(3)) && !hasContact(text, start, end)
}

/** A single word that is a sign-off, a greeting or the like: «Terv», «Aitäh». */
function isForm (text: string, start: number, end: number, forms: MailForms): boolean {
  const word = wordAfter(text, start, end)
  return word !== undefined && (forms.byFirstWord.get(word.key) ?? []).some(({ words }) => words.length === 1)
}

/** Whether the words are a name, or a name with what people put beside it: «Rauno Põld, +372 5811 4420», «Ants (ikka seesama)». */
export function isSignature (text: string, start: number, end: number, forms: MailForms): boolean {
  if (end - start > LONGEST_CONTACT) return false
  if (isName(text, start, end, forms)) return true
  if (endsSentence(text, end) && !isAbbreviated(text, end)) return false
  const from = withoutLead(text, start, end)
  let at = from
  while (at < end && !',;|/(—–:+'.includes(text.charAt(at)) && !isDigit(text.charCodeAt(at))) at++
  if (at >= end || text.charAt(at) === ':' || !isName(text, from, isDigit(text.charCodeAt(at)) ? withoutAbbreviation(text, from, at) : at, forms)) return false
  const words = wordsIn(text, at, end, 10).length
  if (words > 8) return false
  const single = wordsIn(text, from, at, 2).length === 1
  // «Hinta 19,50», «Order 30-55181» and «Ost VN-2025» are no people
  if (isDigit(text.charCodeAt(at))) return !single && words <= 5 && isSpace(text.charCodeAt(at - 1))
  if (text.charAt(at) === '+') return isPhone(text, at, end)
  if (text.charAt(at) === '(' || text.charAt(at) === '/' || !single) return true
  return words <= 4 && (isPhone(text, at + 1, end) || hasContact(text, at, end) || isPlace(text, at, end))
}

/** Nothing but numbers and words with capitals: «Nordic Crew OÜ», «14 Ashgrove». */
const isPlace = (text: string, start: number, end: number): boolean =>
  wordsIn(text, start, end, 8).every((word) => isUpper(text.charAt(word.start)) || isDigit(text.charCodeAt(word.start)))

/** «83 v.», «Henna S.»: a full stop after a lone letter ends no sentence. */
export function isAbbreviated (text: string, end: number): boolean {
  if (text.charCodeAt(end - 1) !== 46) return false
  return isLetter(text.charAt(end - 2)) && !isLetter(text.charAt(end - 3))
}

/** What people write between their name and their number, with a full stop or without. */
const BEFORE_NUMBER = new Set(['tel', 'gsm', 'mob', 'puh', 'p', 'm', 't'])

/** End of the name before «p.», «tel», «gsm». */
function withoutAbbreviation (text: string, start: number, end: number): number {
  let last = end
  while (last > start && (isSpace(text.charCodeAt(last - 1)) || text.charCodeAt(last - 1) === 46)) last--
  let at = last
  while (at > start && isLetter(text.charAt(at - 1))) at--
  return at > start && BEFORE_NUMBER.has(text.slice(at, last)) ? at : end
}

/** Six digits or more, and only what people put between them. */
function isPhone (text: string, start: number, end: number): boolean {
  let digits = 0
  for (let at = start; at < end; at++) {
    if (isDigit(text.charCodeAt(at))) digits++
    else if (!'+-() ,./'.includes(text.charAt(at)) && !isSpace(text.charCodeAt(at))) return false
  }
  return digits >= 6
}

/** Three digits, an address or a site. */
function hasContact (text: string, start: number, end: number): boolean {
  let digits = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 64 || (isDigit(code) && ++digits === 3)) return true
  }
  return text.slice(start, end).includes('www.')
}

/** Whether the line can stand under a sign-off: a name, a title, a company, a number, an address; never a sentence. */
export function isContact (text: string, start: number, end: number, forms: MailForms): boolean {
  if (end - start > LONGEST_CONTACT) return false
  if (isSignature(text, start, end, forms)) return true
  if (text.charCodeAt(end - 1) === 63 || text.charCodeAt(end - 1) === 33 || text.charAt(end - 1) === ':') return false
  const words = wordsIn(text, start, end, 12).length
  const sentence = text.charAt(end - 1) === '.' && words > 3
  if (hasContact(text, start, end)) return words <= 11 && !sentence
  return words <= 4 && !endsSentence(text, end)
}

/**
 * Whether the line is a person with what they are before the name: «õp Jaan Tõniste», «Sukuseuran puolesta Outi
 * Rasi». Only a line after a finished sentence should be asked.
 */
export function isTitledName (text: string, start: number, end: number, forms: MailForms): boolean {
  if (end - start > 60) return false
  const words = wordsIn(text, start, end, 7)
  if (words.length < 3 || words.length > 6) return false
  const name = words[words.length - 2]!.start
  return isName(text, name, end, forms) && !/[.!?…:;]\s/.test(text.slice(start, name).replace(/(^|\s)\p{L}{1,4}\.\s/gu, ' '))
}

/** Whether the line can stand under a name at the end: «jurist», «Fremont, CA», «broneering 6LKQ8Z». */
export function isLooseContact (text: string, start: number, end: number): boolean {
  return end - start <= 50 && !endsSentence(text, end) && text.charAt(end - 1) !== ':' && wordsIn(text, start, end, 5).length <= 4
}

/** As isContact, for lines that nothing but themselves speaks for: a number, an address or a name must be in them. */
export function isPlainContact (text: string, start: number, end: number, forms: MailForms): boolean {
  if (end - start > LONGEST_CONTACT || endsSentence(text, end) || text.charAt(end - 1) === ':') return false
  if (isSignature(text, start, end, forms)) return true
  return hasContact(text, start, end) && wordsIn(text, start, end, 10).length <= 9
}

/**
 * Whether the words are a sign-off, alone or with a name: 'sure' where nothing else can be meant, 'unsure' where it
 * takes a name (after it, on the line below) to tell, and `signed` where that name stands there.
 */
export function signOffAt (text: string, start: number, end: number, forms: MailForms): { sure: boolean, signed: boolean } | undefined {
  if (end - start > 120) return undefined
  const word = wordAfter(text, start, end)
  const candidates = word && forms.byFirstWord.get(word.key)
  if (candidates) {
    for (const kind of ['sure', 'unsure'] as const) {
      const after = matchAmong(candidates, kind, text, word.end, end)
      if (after < 0) continue
      if (isBare(text, after, end)) return { sure: kind === 'sure', signed: false }
      if (isSignature(text, after, end, forms)) return { sure: kind === 'sure', signed: true }
      if (kind === 'sure' ? isContact(text, after, end, forms) : isLooseName(text, after, end)) return { sure: kind === 'sure', signed: true }
    }
  }
  return undefined
}
