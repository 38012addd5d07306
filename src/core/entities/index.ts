import type { Entity } from '../findings.ts'
import type { Message, Span } from '../message.ts'
import { bestOf, lastOf } from './candidates.ts'
import type { Candidate } from './candidates.ts'
import { readCarriers } from './carriers.ts'
import { readEmail } from './emails.ts'
import type { NumberRules } from './figures.ts'
import type { EntityLexicon } from './lexicon.ts'
import { readName } from './names.ts'
import type { NameRules } from './names.ts'
import { readNumbers, REFUSED } from './numbers.ts'
import { bestNoun, LEAST_GOODS, readNouns, readStems } from './products.ts'
import type { ProductRules } from './products.ts'
import { createScan, readTokens } from './scan.ts'
import type { Scan } from './scan.ts'
import { compileEndings, compileWords, fold } from './words.ts'

/** Below these scores a candidate is left unsaid. */
const LEAST = { amount: 0, orderNumber: 1, invoiceNumber: 1, trackingNumber: 1, phone: 2 } as const

const NUMBERS = ['orderNumber', 'trackingNumber', 'invoiceNumber', 'amount', 'phone'] as const

/** What is known of a message when its goods are to be chosen. */
export interface Offer {
  readonly body: Scan
  readonly subject: Scan
  /** Entities found so far: they are no goods. */
  readonly taken: readonly Entity[]
  /** Whether goods are named by one word. */
  readonly compounds: boolean
}

/** Goods, and where they stand. */
export interface Found extends Span { readonly type: 'product', readonly in?: 'subject' }

/** Chooses the goods of a message. */
export type Choose = (offer: Offer) => Found | undefined

/**
 * Compiles the words of `lexicons` (all languages at hand; those of `language` count whole, of the others only what is
 * common to all) and returns a reader: the entities of a message, at most one of a type, in order of position. What
 * stands in the text wins over the subject line, whose finds carry `in: 'subject'`; quoted text is not read. The goods
 * are what `choose` says, without it what the words around the nouns say most for.
 */
export function createEntityReader (
  lexicons: readonly EntityLexicon[], language: string
): (message: Message, choose?: Choose) => Entity[] {
  const carriers = [...new Set(lexicons.flatMap((lexicon) => lexicon.carriers.map(({ name }) => name)))]
  const common = carriers.map((carrier) => {
    const small = lexicons.flatMap((lexicon) => lexicon.carriers.flatMap((entry) => entry.name === carrier && entry.common ? [entry.common] : []))
    return small.length === 0 ? undefined : new Set(small.flat().map(fold))
  })
  const words = compileWords(lexicons, language, carriers)
  const own = lexicons.filter((lexicon) => lexicon.language === language)
  const rules: NumberRules = {
    shapes: [
      ...lexicons.flatMap((lexicon) => lexicon.carriers.flatMap(({ name, tracking = [] }) =>
        tracking.map(({ shape, check }) => ({ shape, check, carrier: carriers.indexOf(name) })))),
      ...lexicons.flatMap(({ numbers }) => numbers.shapes.map(({ shape, check }) => ({ shape, check, carrier: -1 })))
    ],
    phones: own.flatMap(({ numbers }) => numbers.phones),
    symbols: new Set(lexicons.flatMap(({ amounts }) => amounts.symbols.map((symbol) => symbol.charCodeAt(0)))),
    tails: own.flatMap(({ amounts }) => amounts.tails)
  }
  const nameRules: NameRules = {
    postFirst: own.some(({ names }) => names.postFirst),
    fromEndings: own.flatMap(({ names }) => names.fromEndings)
  }
  const productRules: ProductRules = {
    compounds: own.some(({ products }) => products.compounds),
    isPlace: compileEndings(own.flatMap(({ products }) => products.placeEndings)),
    isOther: compileEndings(own.flatMap(({ products }) => products.otherEndings))
  }
  // Kept between calls for their memory only; each call fills them anew.
  const body = createScan()
  const head = createScan(64)

  return ({ text, subject, zones }, choose) => {
    const spans: Span[] = []
    for (const { kind, start, end } of zones) {
      if (kind !== 'own' && kind !== 'closing') continue
      const previous = spans.at(-1)
      if (previous?.end === start) spans[spans.length - 1] = { start: previous.start, end }
      else spans.push({ start, end })
    }
    readTokens(body, text, spans, words)
    readTokens(head, subject, subject === '' ? [] : [{ start: 0, end: subject.length }], words)
    const inText: Entity[] = []
    const inSubject: Entity[] = []
    const put = (candidate: Pick<Candidate, 'type' | 'start' | 'end'> | undefined, from: Scan, value?: string): void => {
      if (!candidate || inText.some(({ type }) => type === candidate.type)) return
      const { type, start, end } = candidate
      // Nothing reaches over into words that were not to be read.
      if (from === body && !spans.some((span) => start >= span.start && end <= span.end)) return
      const entity = { type, value: value ?? from.text.slice(start, end), start, end }
      if (from === body) inText.push(entity)
      else inSubject.push({ ...entity, in: 'subject' })
    }
    // Numbers that the text calls a contract's or a case's: they are no order's in the subject either.
    const refused = new Set<string>()
    for (const scan of [body, head]) {
      if (scan.count === 0) continue
      const numbers = readNumbers(scan, rules, words, scan === head)
      for (const type of NUMBERS) {
        const best = (type === 'amount' ? lastOf : bestOf)(numbers, type, LEAST[type])
        if (best && !refused.has(scan.text.slice(best.start, best.end))) put(best, scan)
      }
      for (const { score, start, end } of numbers) if (score === REFUSED) refused.add(scan.text.slice(start, end))
      const named = readCarriers(scan, common)
      const carrier = named.find(({ score }) => score === 2) ?? named[0]
      put(carrier, scan, carrier && carriers[carrier.carrier])
    }
    put(readName(body, nameRules), body)
    put(readEmail(body), body)
    const goods = choose === undefined ? likeliest() : choose({ body, subject: head, taken: [...inText, ...inSubject], compounds: productRules.compounds })
    put(goods, goods?.in === 'subject' ? head : body)
    return [...inText.sort(byPlace), ...inSubject.sort(byPlace)]
  }

  /** The goods by the words around the nouns alone. */
  function likeliest (): Found | undefined {
    const inText = bestNoun(readNouns(body, words, productRules, readStems(head)))
    const above = head.count === 0 ? undefined : bestNoun(readNouns(head, words, productRules, undefined))
    const best = inText === undefined || (above !== undefined && above.score > inText.score) ? above : inText
    if (best === undefined || best.score < LEAST_GOODS) return undefined
    return { type: 'product', start: best.start, end: best.end, ...best === above ? { in: 'subject' } : {} }
  }
}

const byPlace = (a: Entity, b: Entity): number => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1)
