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
const SKIP = 31
const TOP = 0x2000

/** Of every UTF-16 unit: 1–26 for a letter of the Latin alphabet whatever its accents, 27–30 for the signs inside phrases, SKIP for an accent by itself, 0 for the rest. */
const FOLD = new Uint8Array(0x10000)
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
FOLD[0x2019] = APOSTROPHE

const foldOf = (code: number): number => FOLD[code]!

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

/** Whether the word that ends at `end` has one of the endings. */
export type EndsLike = (text: string, start: number, end: number) => boolean

/** Compiles endings into a test that reads a word from its last letter back. */
export function compileEndings (endings: readonly string[]): EndsLike {
  const trie = createTrie()
  for (const ending of endings) add(trie, Array.from(fold(ending)).reverse().join(''), 1)
  const { next } = trie
  const whole = Uint8Array.from(trie.whole)
  return (text, start, end) => {
    let node = 0
    for (let i = end - 1; i >= start; i--) {
      const code = foldOf(text.charCodeAt(i))
      if (code === SKIP) continue
      node = next[node * WIDTH + code]!
      if (node === 0) return false
      if (whole[node] !== 0) return true
    }
    return false
  }
}

/** The first letters of a word as one number, enough to know it again in another case. */
export function stemKey (text: string, start: number, end: number): number {
  let key = 0
  for (let i = start, letters = 0; i < end && letters < STEM; i++) {
    const code = foldOf(text.charCodeAt(i))
    if (code === SKIP) continue
    key = key << 5 | code
    letters++
  }
  return key
}

const STEM = 5

interface Trie { next: Uint16Array, whole: number[], open: number[], ended: number[], carrier: number[] }

const FIRST_NODES = 1024

const createTrie = (): Trie => ({ next: new Uint16Array(FIRST_NODES * WIDTH), whole: [0], open: [0], ended: [0], carrier: [-1] })

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
      if (to > NODE) throw new RangeError(`too many words: at most ${NODE} nodes`)
      if ((to + 1) * WIDTH > trie.next.length) {
        const longer = new Uint16Array(trie.next.length * 2)
        longer.set(trie.next)
        trie.next = longer
      }
      trie.next[node * WIDTH + code] = to
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

/** A reference to a node; ACCEPTS is set where a word may end there. */
const NODE = 0x7fff
const ACCEPTS = 0x8000

/** The trie in flat columns. An accent by itself stays where it is. */
function pack ({ next, whole, open, ended, carrier }: Trie) {
  const refer = (node: number): number => node === 0 ? 0 : whole[node] !== 0 || open[node] !== 0 ? node | ACCEPTS : node
  const refs = new Uint16Array(whole.length * WIDTH)
  for (let i = 0; i < refs.length; i++) refs[i] = refer(next[i]!)
  for (let node = 1; node < whole.length; node++) refs[node * WIDTH + SKIP] = refer(node)
  return { next: refs, whole: Int32Array.from(whole), open: Int32Array.from(open), ended: Int32Array.from(ended), carrier: Int16Array.from(carrier) }
}

const LEAST_FOREIGN_CUE = 5
const LEAST_FOREIGN_NAME = 4

/** The tries of `compileWords`, packed: what they grew in is many times as large, and goes. */
function gatherWords (lexicons: readonly EntityLexicon[], language: string, carriers: readonly string[]) {
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
    put(own ? names.given : names.given.filter((name) => name.length >= LEAST_FOREIGN_NAME), GIVEN)
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
  return { words: pack(trie), heads: pack(heads), endings, compounds }
}

/**
 * Compiles `lexicons`: those of `language` whole, of the others what holds in any message (carriers, sign-offs,
 * currencies, longer cue words). `carriers` lists the carriers by index.
 */
export function compileWords (lexicons: readonly EntityLexicon[], language: string, carriers: readonly string[]): Words {
  const { words: { next, whole, open, ended, carrier }, heads: ofHeads, endings, compounds } = gatherWords(lexicons, language, carriers)
  // From any three letters straight to where they lead: most places inside a word lead nowhere.
  const jump = new Uint16Array(1 << 15)
  for (let a = 1; a < SPACE; a++) {
    const first = ofHeads.next[a]! & NODE
    for (let b = 1; first !== 0 && b < SPACE; b++) {
      const second = ofHeads.next[first * WIDTH + b]! & NODE
      for (let c = 1; second !== 0 && c < SPACE; c++) jump[a << 10 | b << 5 | c] = ofHeads.next[second * WIDTH + c]! & NODE
    }
  }

  /** Whether the rest of the word is a case ending. */
  const longest = Math.max(0, ...Array.from(endings, (ending) => ending.length))
  const isEnding = (text: string, at: number, wordEnd: number): boolean =>
    wordEnd - at <= longest + 1 && endings.has(fold(text.slice(at, wordEnd)))

  let reached = 0
  let carrierFound = -1
  return {
    look (text, at, wordEnd, limit) {
      let ref = 0
      let found = 0
      let i = at
      let end = wordEnd
      reached = wordEnd
      carrierFound = -1
      for (;;) {
        while (i < end) {
          ref = next[(ref & NODE) << 5 | FOLD[text.charCodeAt(i)]!]!
          i++
          if (ref === 0) return found
          if (ref <= NODE) continue
          const node = ref & NODE
          let mask = open[node]!
          if (i === end) mask |= whole[node]!
          else if (ended[node] !== 0 && isEnding(text, i, end)) mask |= ended[node]!
          if (mask !== 0) {
            found |= mask
            reached = end
            if (carrier[node]! >= 0 && (mask & CARRIER) !== 0) carrierFound = carrier[node]!
          }
        }
        // A phrase goes on after a space, a hyphen, an ampersand.
        if (i >= limit) return found
        const code = FOLD[text.charCodeAt(i)]!
        if (code < SPACE) return found
        ref = next[(ref & NODE) << 5 | code]!
        if (ref === 0) return found
        i++
        if (code === SPACE) while (i < limit && FOLD[text.charCodeAt(i)] === SPACE) i++
        end = i
        while (end < limit && isLetter(text.charCodeAt(end))) end++
      }
    },
    reach: () => reached,
    carrier: () => carrierFound,
    hasHead (text, start, end) {
      if (!compounds || end - start < 6) return false
      let letters = foldOf(text.charCodeAt(start + 3)) << 5 | foldOf(text.charCodeAt(start + 4))
      for (let i = start + 5; i < end; i++) {
        letters = (letters << 5 | foldOf(text.charCodeAt(i))) & 0x7fff
        let node = jump[letters]!
        let at = i + 1
        while (node !== 0) {
          if ((at === end && ofHeads.whole[node] !== 0) || ofHeads.open[node] !== 0) return true
          if (ofHeads.ended[node] !== 0 && isEnding(text, at, end)) return true
          if (at === end) break
          node = ofHeads.next[node * WIDTH + foldOf(text.charCodeAt(at))]! & NODE
          at++
        }
      }
      return false
    }
  }
}

/** What a UTF-16 unit is. */
export const IS_LETTER = 1
export const IS_CAPITAL = 2
export const IS_DIGIT = 4

/** The kind of every UTF-16 unit, by the bits above. */
export const KIND = new Uint8Array(0x10000)
for (let code = 0; code < TOP; code++) {
  const sign = String.fromCharCode(code)
  if (/[\p{L}\p{M}]/u.test(sign)) KIND[code] = sign === sign.toLowerCase() ? IS_LETTER : IS_LETTER | IS_CAPITAL
}
for (let code = 48; code < 58; code++) KIND[code] = IS_DIGIT

/** Whether the UTF-16 unit is a letter of an alphabet (or an accent put on one). */
export const isLetter = (code: number): boolean => (KIND[code]! & IS_LETTER) !== 0
