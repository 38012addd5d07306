import type { Span } from '../message.ts'
import { LONGEST_WORD, type Word } from './word.ts'

/** What ended a sentence: `''` is the end of a line, of a paragraph or of the text. */
export type SentenceMark = '' | '.' | '!' | '?' | '…' | ':'

export interface Sentence extends Span {
  /** Index of its first token, and one past its last. */
  readonly first: number
  readonly last: number
  readonly mark: SentenceMark
}

/** The words of a text in parallel arrays; all offsets point into `text` itself. */
export interface Tokens {
  readonly text: string
  readonly words: Word[]
  /** The same as they stand in the text, where `words` are lowered. */
  readonly written: Word[]
  readonly starts: number[]
  readonly ends: number[]
  /** Index of the sentence in which each token stands. */
  readonly sentenceOf: number[]
  readonly sentences: Sentence[]
}

const KIND = { other: 0, letter: 1, digit: 2, space: 3, newline: 4, stop: 5, mask: 6, joiner: 7, quote: 8 } as const
const ASCII = new Uint8Array(128)
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c)
  if (/[a-z]/i.test(s)) ASCII[c] = KIND.letter
  else if (/\d/.test(s)) ASCII[c] = KIND.digit
  else if (s === '\n') ASCII[c] = KIND.newline
  else if (/\s/.test(s)) ASCII[c] = KIND.space
  else if (/[.!?]/.test(s)) ASCII[c] = KIND.stop
  else if (/[*@#$]/.test(s)) ASCII[c] = KIND.mask
  else if (/['-]/.test(s)) ASCII[c] = KIND.joiner
  else if (s === '"') ASCII[c] = KIND.quote
}
const LETTER = /[\p{L}\p{M}]/u
const SPACE = /\s/
const SYMBOL = /[\p{Extended_Pictographic}★☆]/u

function kindOf (text: string, at: number): number {
  const c = text.charCodeAt(at)
  if (c < 128) return ASCII[c]!
  if (c < 0x250 && c !== 0xd7 && c !== 0xf7) return c >= 0xc0 ? KIND.letter : c === 0xa0 ? KIND.space : KIND.other
  if (c === 0x2026) return KIND.stop
  if (c === 0x2019 || c === 0x2bc) return KIND.joiner
  if (c === 0x2028 || c === 0x2029) return KIND.newline
  const s = text.charAt(at)
  return LETTER.test(s) ? KIND.letter : SPACE.test(s) ? KIND.space : KIND.other
}

const isWordly = (kind: number): boolean => kind === KIND.letter || kind === KIND.digit

/** Collects tokens of one or several stretches of a text; `scan` them in order, then `finish`. */
export function createTokenizer (text: string, wordOf: (raw: string) => Word): { scan: (from: number, to: number) => void, finish: () => Tokens } {
  const words: Word[] = []
  const tokens: Tokens = { text, words, written: words, starts: [], ends: [], sentenceOf: [], sentences: [] }
  let first = 0
  const add = (start: number, end: number): void => {
    const raw = text.slice(start, end - start > LONGEST_WORD ? start + LONGEST_WORD : end)
    tokens.words.push(wordOf(raw))
    tokens.starts.push(start)
    tokens.ends.push(end)
    tokens.sentenceOf.push(tokens.sentences.length)
  }
  const close = (mark: SentenceMark): void => {
    const last = tokens.words.length
    if (last === first) return
    tokens.sentences.push({ first, last, start: tokens.starts[first]!, end: tokens.ends[last - 1]!, mark })
    first = last
  }
  return { scan: (from, to) => scan(text, from, to, add, close), finish: () => { close(''); return tokens } }
}

/** Tokens of the whole of `text`. */
export function tokenize (text: string, wordOf: (raw: string) => Word): Tokens {
  const tokenizer = createTokenizer(text, wordOf)
  tokenizer.scan(0, text.length)
  return tokenizer.finish()
}

function scan (text: string, from: number, to: number, add: (start: number, end: number) => void, close: (mark: SentenceMark) => void): void {
  let at = from
  while (at < to) {
    const kind = kindOf(text, at)
    if (isWordly(kind) || (kind === KIND.mask && at + 1 < to && kindOf(text, at + 1) === KIND.letter)) {
      let end = kind === KIND.letter ? spacedEnd(text, at, to) : 0
      if (end === 0) end = wordEnd(text, at, to, kind)
      add(at, end)
      at = end
    } else if (kind === KIND.stop) {
      at = stop(text, at, to, close)
    } else if (kind === KIND.newline) {
      at = newline(text, at, to, close)
    } else if (kind === KIND.other) {
      const code = text.codePointAt(at)!
      const next = code > 0xffff ? Math.min(at + 2, to) : at + 1
      if (code > 0x2000 && SYMBOL.test(String.fromCodePoint(code))) {
        let end = next
        while (text.startsWith(text.slice(at, next), end) && end + next - at <= to) end += next - at
        add(at, end)
        at = end
      } else at = next
    } else at++
  }
  close('')
}

/** End of the word at `at`: letters and digits, with hyphens, apostrophes and masks («p*rkele») inside it, and 1.250,50 as one. */
function wordEnd (text: string, at: number, to: number, firstKind: number): number {
  let end = at + 1
  let letters = firstKind === KIND.letter
  while (end < to) {
    const kind = kindOf(text, end)
    if (isWordly(kind)) {
      if (kind === KIND.letter) letters = true
      end++
      continue
    }
    if (kind === KIND.mask && letters) {
      // a mask inside or at the end of a word, but not «word#» before a space and not a lone «*»
      let after = end + 1
      while (after < to && kindOf(text, after) === KIND.mask) after++
      if ((after < to && isWordly(kindOf(text, after))) || after - end > 1) {
        end = after
        continue
      }
      break
    }
    const next = end + 1 < to ? kindOf(text, end + 1) : KIND.space
    if (kind === KIND.joiner && isWordly(next)) {
      end++
      continue
    }
    const c = text.charCodeAt(end)
    if (!letters && next === KIND.digit && (c === 46 || c === 44 || c === 58 || c === 47)) { // . , : /
      end++
      continue
    }
    // sh!t, but not «No!Really» with its capital
    if (c === 33 && letters && next === KIND.letter && text.charCodeAt(end + 1) > 96) {
      end++
      continue
    }
    break
  }
  return end
}

/** End of a word written letter by letter («k u r a t», «p.a.s.k.a»), four letters or more; 0 where there is none. */
function spacedEnd (text: string, at: number, to: number): number {
  const gap = text.charCodeAt(at + 1)
  if (gap !== 32 && gap !== 46 && gap !== 45 && gap !== 42 && gap !== 95) return 0
  let letters = 1
  let end = at + 1
  while (end - at <= LONGEST_WORD && end + 1 < to && text.charCodeAt(end) === gap && kindOf(text, end + 1) === KIND.letter &&
    (end + 2 >= to || !isWordly(kindOf(text, end + 2)))) {
    letters++
    end += 2
  }
  return letters >= 4 && end - at < LONGEST_WORD ? end : 0
}

const LOWER = /\p{Ll}/u
const SHOUTED = /\p{Lu}{3}/uy
const SHOUTED_DAY = /\p{Lu}{2} \d{1,2}$/u

/** Whether the number before the `dot` may be a day in a text in capitals, which do not tell there whether a sentence begins: «JÕUDMA 14. NOVEMBRIL». */
function isShoutedDay (text: string, dot: number, next: number): boolean {
  SHOUTED.lastIndex = next
  return SHOUTED.test(text) && SHOUTED_DAY.test(text.slice(Math.max(0, dot - LONGEST_DAY), dot))
}
/** Two letters, a space, two digits; letters outside the Basic Multilingual Plane take two places. */
const LONGEST_DAY = 7

function stop (text: string, at: number, to: number, close: (mark: SentenceMark) => void): number {
  let end = at
  let mark: SentenceMark = '.'
  let dots = 0
  while (end < to && kindOf(text, end) === KIND.stop) {
    const c = text.charCodeAt(end)
    if (c === 63) mark = '?'
    else if (c === 33) { if (mark !== '?') mark = '!' } else if (c === 0x2026) dots += 3
    else dots++
    end++
  }
  if (mark === '.' && dots >= 2) mark = '…'
  if (end < to && mark === '.') {
    // «14. november», «klo 8.30», «www.pood», «nr. 5»: no end before a small letter or without a space
    let next = end
    while (next < to && kindOf(text, next) === KIND.space) next++
    const after = text.charAt(next)
    const before = at > 0 ? kindOf(text, at - 1) : KIND.space
    if (next === end && isWordly(kindOf(text, next))) return end
    if (before === KIND.digit && (LOWER.test(after) || isShoutedDay(text, at, next))) return end
    if (isAbbreviation(text, at) && kindOf(text, next) !== KIND.newline) return end
  }
  close(mark)
  return end
}

const ABBREVIATIONS = new Set(['nr', 'no', 'tel', 'puh', 'mr', 'mrs', 'ms', 'dr', 'st', 'lk', 'jne', 'jms', 'nt', 'esim', 'eg', 'ie', 'vs', 'approx', 'nt', 'lp', 'tn', 'mnt', 'krt', 'os', 'ca', 'u', 'n'])

function isAbbreviation (text: string, dot: number): boolean {
  let start = dot
  while (start > 0 && dot - start < 7 && kindOf(text, start - 1) === KIND.letter) start--
  return dot - start < 7 && ABBREVIATIONS.has(text.slice(start, dot).toLowerCase())
}

/** A line ends a sentence where the next one is empty or does not go on in small letters (a mail wrapped at 72 does). */
function newline (text: string, at: number, to: number, close: (mark: SentenceMark) => void): number {
  let end = at
  let lines = 0
  while (end < to) {
    const kind = kindOf(text, end)
    if (kind === KIND.newline) lines++
    else if (kind !== KIND.space) break
    end++
  }
  if (lines > 1 || end >= to || !LOWER.test(text.charAt(end))) close('')
  return end
}
