import type { Entity, Scored } from '../findings.ts'
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
import { LEAST_GOODS, readProduct, readStems } from './products.ts'
import type { ProductRules } from './products.ts'
import { createScan, readTokens } from './scan.ts'
import type { Scan } from './scan.ts'
import { compileEndings, compileWords, fold } from './words.ts'

/** Below these scores a candidate is left unsaid. */
const LEAST = { amount: 0, orderNumber: 1, invoiceNumber: 1, trackingNumber: 1, phone: 2 } as const

const NUMBERS = ['orderNumber', 'trackingNumber', 'invoiceNumber', 'amount', 'phone'] as const

/** In how many of a hundred messages of a scenario the labelled cases name goods; the rest name a service, a bill, a visit. */
const NAMES_GOODS: Readonly<Record<string, number>> = {
  'unhappy-with-purchase': 95, 'wrong-item': 93, 'delivery-delay': 85, 'exception-request': 36, 'negative-review': 35,
  'unanswered-message': 17, 'customer-leaving': 15, 'bad-service': 10, other: 7
}
const NAMES_GOODS_ELSE = 30

/** By how many log-odds, halved for what the words have said already, goods are likelier given the scenarios. */
function goodsGiven (scenarios: readonly Scored[] | undefined): number {
  if (!scenarios || scenarios.length === 0) return 0
  let share = 0
  let whole = 0
  for (const { id, confidence } of scenarios) {
    share += confidence * (NAMES_GOODS[id] ?? NAMES_GOODS_ELSE) / 100
    whole += confidence
  }
  if (whole <= 0) return 0
  const chance = Math.min(0.99, Math.max(0.01, share / whole))
  return Math.log(chance / (1 - chance)) / 2
}

/**
 * Compiles the words of `lexicons` (all languages at hand; those of `language` count whole, of the others only what is
 * common to all) and returns a reader: the entities of a message, at most one of a type, in order of position. What
 * stands in the text wins over the subject line, whose finds carry `in: 'subject'`; quoted text is not read. Where the
 * chances of the `scenarios` are known, they help to tell goods from other things.
 */
export function createEntityReader (
  lexicons: readonly EntityLexicon[], language: string
): (message: Message, scenarios?: readonly Scored[]) => Entity[] {
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

  return ({ text, subject, zones }, scenarios) => {
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
    const put = (candidate: Candidate | undefined, from: Scan, value?: string): void => {
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
    putProduct(put, goodsGiven(scenarios))
    return [...inText.sort(byPlace), ...inSubject.sort(byPlace)]
  }

  function putProduct (put: (candidate: Candidate | undefined, from: Scan) => void, given: number): void {
    const inText = readProduct(body, words, productRules, readStems(head))
    const inSubject = head.count === 0 ? undefined : readProduct(head, words, productRules, undefined)
    const isSubject = inSubject !== undefined && (inText === undefined || inSubject.score > inText.score)
    const goods = isSubject ? inSubject : inText
    if (goods && goods.score + given >= LEAST_GOODS) put(goods, isSubject ? head : body)
  }
}

const byPlace = (a: Entity, b: Entity): number => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1)
