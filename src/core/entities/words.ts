import type { EntityLexicon } from './lexicon.ts'

/** What a word may be; a word of the text carries the sum of all that hold. */
export const ORDER = 1
export const INVOICE = 1 << 1
export const TRACKING = 1 << 2
export const PARCEL = 1 << 3
export const PHONE = 1 << 4
export const OTHER = 1 << 5
export const LABEL = 1 << 6
export const UNIT = 1 << 7
export const CURRENCY = 1 << 8
export const BEFORE = 1 << 9
export const NUMERAL = 1 << 10
export const WANTED = 1 << 11
export const CHARGED = 1 << 12
export const COMPARED = 1 << 13
export const CARRIER = 1 << 14
export const SIGN_OFF = 1 << 15
export const ABBREVIATION = 1 << 16
export const INTRO = 1 << 17
export const HERE = 1 << 18
export const GREETING = 1 << 19
export const TITLE = 1 << 20
export const JOINER = 1 << 21
export const PARTICLE = 1 << 22
export const GIVEN = 1 << 23
export const NEVER_NAME = 1 << 24
export const COMPANY = 1 << 25
export const BOUGHT = 1 << 26
export const OWNED = 1 << 27
export const HAPPENED = 1 << 28
export const MODIFIER = 1 << 29
export const NEVER_PRODUCT = 1 << 30
export const HEAD = 1 << 31

const WIDTH = 32
const SPACE = 27
const HYPHEN = 28
const AND = 29
const APOSTROPHE = 30
const SKIP = 255
const TOP = 0x2000

/** 1–26 for a letter of the Latin alphabet whatever its accents, 27 and up for the signs inside phrases, 0 for the rest. */
const FOLD = new Uint8Array(TOP)
const SPECIAL: Record<string, string> = { ø: 'o', æ: 'a', ł: 'l', đ: 'd', ß: 's', ı: 'i' }
for (let code = 0; code < TOP; code++) {
  const sign = String.fromCharCode(code)
  if (/\s/.test(sign)) FOLD[code] = SPACE
  else if (/\p{M}/u.test(sign)) FOLD[code] = SKIP
  else if (/\p{L}/u.test(sign)) {
    const small = sign.toLowerCase()
    const base = (SPECIAL[small] ?? small.normalize('NFD')).charCodeAt(0) - 96
    if (base >= 1 && base <= 26) FOLD[code] = base
  }
}
FOLD[0x2d] = HYPHEN
FOLD[0x26] = AND
FOLD[0x27] = APOSTROPHE

/** The fold of a UTF-16 unit. */
function foldOf (code: number): number {
  if (code < TOP) return FOLD[code]!
  return code === 0x2019 ? APOSTROPHE : 0
}

/** Letters of `text` folded, for comparing two spellings; other signs fall out. */
export function fold (text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const code = foldOf(text.charCodeAt(i))
    if (code >= 1 && code <= 26) folded += String.fromCharCode(96 + code)
  }
  return folded
}

/** The words of one or more lexicons, compiled into one automaton. */
export interface Words {
  /** Looks up what starts at `at` of `text`; the answers are in `found`, `reach` and `carrier`. 0 where nothing does. */
  look (text: string, at: number, wordEnd: number, limit: number): number
  /** End of the longest word or phrase of the last look. */
  reach (): number
  /** Index of the carrier of the last look, or -1. */
  carrier (): number
  /** Whether a noun of goods is the last part of the word. */
  hasHead (text: string, start: number, end: number): boolean
}

interface Trie { next: number[], whole: number[], open: number[], ended: number[], carrier: number[] }

const createTrie = (): Trie => ({ next: Array.from({ length: WIDTH }, () => 0), whole: [0], open: [0], ended: [0], carrier: [-1] })

function add (trie: Trie, pattern: string, mask: number, carrier = -1): void {
  const mark = pattern.at(-1)
  const word = mark === '*' || mark === '~' ? pattern.slice(0, -1) : pattern
  let node = 0
  for (let i = 0; i < word.length; i++) {
    const code = foldOf(word.charCodeAt(i))
    if (code === SKIP) continue
    if (code === 0) return
    let to = trie.next[node * WIDTH + code]!
    if (to === 0) {
      to = trie.whole.length
      trie.next[node * WIDTH + code] = to
      for (let k = 0; k < WIDTH; k++) trie.next.push(0)
      trie.whole.push(0)
      trie.open.push(0)
      trie.ended.push(0)
      trie.carrier.push(-1)
    }
    node = to
  }
  if (mark === '*') trie.open[node]! |= mask
  else {
    trie.whole[node]! |= mask
    if (mark === '~') trie.ended[node]! |= mask
  }
  if (carrier >= 0) trie.carrier[node] = carrier
}

const LEAST_FOREIGN_CUE = 5

/**
 * Compiles `lexicons`: those of `language` whole, of the others what holds in any message (carriers, sign-offs,
 * currencies, longer cue words). `carriers` lists the carriers by index.
 */
export function compileWords (lexicons: readonly EntityLexicon[], language: string, carriers: readonly string[]): Words {
  const trie = createTrie()
  const heads = createTrie()
  const endings = new Set<string>()
  let compounds = false
  for (const lexicon of lexicons) {
    const own = lexicon.language === language
    // A language without stem vowels takes its endings as they are.
    for (const vowel of ['', ...lexicon.stemVowels]) for (const ending of ['', ...lexicon.endings]) endings.add(fold(vowel + ending))
    const put = (words: readonly string[], mask: number): void => { for (const word of words) add(trie, word, mask) }
    const putLong = (words: readonly string[], mask: number): void =>
      put(own ? words : words.filter((word) => word.length >= LEAST_FOREIGN_CUE), mask)
    const { numbers, amounts, names, products } = lexicon
    putLong(numbers.order, ORDER)
    putLong(numbers.invoice, INVOICE)
    putLong(numbers.tracking, TRACKING)
    put(own ? amounts.currencies : amounts.currencies.filter((word) => word.length > 1), CURRENCY)
    put(amounts.before, BEFORE)
    putLong(names.signOffs, SIGN_OFF)
    putLong(names.given, GIVEN)
    put(names.companies, COMPANY)
    for (const { name, forms } of lexicon.carriers) {
      for (const form of forms) add(trie, form, CARRIER, carriers.indexOf(name))
    }
    if (!own) continue
    put(numbers.parcel, PARCEL)
    put(numbers.phone, PHONE)
    put(numbers.others, OTHER)
    put(numbers.labels, LABEL)
    put(numbers.units, UNIT)
    put(amounts.numerals, NUMERAL)
    put(amounts.wanted, WANTED)
    put(amounts.charged, CHARGED)
    put(amounts.compared, COMPARED)
    put(names.abbreviations, ABBREVIATION)
    put(names.intros, INTRO)
    put(names.here, HERE)
    put(names.greetings, GREETING)
    put(names.titles, TITLE)
    put(names.joiners, JOINER)
    put(names.particles, PARTICLE)
    put(names.never, NEVER_NAME)
    put(products.bought, BOUGHT)
    put(products.owned, OWNED)
    put(products.happened, HAPPENED)
    put(products.modifiers, MODIFIER)
    put(products.never, NEVER_PRODUCT)
    put(products.heads, HEAD)
    compounds ||= products.compounds
    if (products.compounds) for (const head of products.heads) add(heads, head, HEAD)
  }
  const pack = ({ next, whole, open, ended, carrier }: Trie) => ({
    next: Uint16Array.from(next), whole: Int32Array.from(whole), open: Int32Array.from(open), ended: Int32Array.from(ended), carrier: Int16Array.from(carrier)
  })
  const { next, whole, open, ended, carrier } = pack(trie)
  const ofHeads = pack(heads)

  /** Whether the rest of the word is a case ending. */
  const longest = Math.max(0, ...Array.from(endings, (ending) => ending.length))
  const isEnding = (text: string, at: number, wordEnd: number): boolean =>
    wordEnd - at <= longest + 1 && endings.has(fold(text.slice(at, wordEnd)))

  let reached = 0
  let carrierFound = -1
  return {
    look (text, at, wordEnd, limit) {
      let node = 0
      let found = 0
      let i = at
      let end = wordEnd
      reached = wordEnd
      carrierFound = -1
      while (i < limit) {
        const code = foldOf(text.charCodeAt(i))
        if (code === SKIP) { i++; continue }
        if (code === SPACE) {
          if (i < end) return found
          node = next[node * WIDTH + SPACE]!
          if (node === 0) return found
          i++
          while (i < limit && foldOf(text.charCodeAt(i)) === SPACE) i++
          end = i
          while (end < limit && isLetter(text.charCodeAt(end))) end++
          continue
        }
        if (i >= end) {
          if (code <= 26 || code === 0) return found
          end = i + 1
          while (end < limit && isLetter(text.charCodeAt(end))) end++
        }
        node = next[node * WIDTH + code]!
        if (node === 0) return found
        i++
        let mask = open[node]!
        if (i === end) mask |= whole[node]!
        else if (ended[node] !== 0 && isEnding(text, i, end)) mask |= ended[node]!
        if (mask !== 0) {
          found |= mask
          reached = end
          if (carrier[node]! >= 0 && (mask & CARRIER) !== 0) carrierFound = carrier[node]!
        }
      }
      return found
    },
    reach: () => reached,
    carrier: () => carrierFound,
    hasHead (text, start, end) {
      if (!compounds) return false
      for (let from = start + 3; from <= end - 3; from++) {
        let node = 0
        for (let i = from; i < end;) {
          const code = foldOf(text.charCodeAt(i))
          i++
          if (code === SKIP) continue
          node = ofHeads.next[node * WIDTH + code]!
          if (node === 0) break
          if ((i === end && ofHeads.whole[node] !== 0) || ofHeads.open[node] !== 0) return true
          if (ofHeads.ended[node] !== 0 && isEnding(text, i, end)) return true
        }
      }
      return false
    }
  }
}

const LETTER = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  if (code < 0x80 ? (code | 32) >= 97 && (code | 32) <= 122 : code < TOP ? /[\p{L}\p{M}]/u.test(String.fromCharCode(code)) : false) LETTER[code] = 1
}

/** Whether the UTF-16 unit is a letter of an alphabet (or an accent put on one). */
export const isLetter = (code: number): boolean => LETTER[code] === 1
