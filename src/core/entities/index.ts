import type { Entity } from '../findings.ts'
import type { Message, Span } from '../message.ts'
import { bestOf, lastOf } from './candidates.ts'
import type { Candidate } from './candidates.ts'
import { readCarriers } from './carriers.ts'
import { readEmail } from './emails.ts'
import type { EntityLexicon } from './lexicon.ts'
import { readName } from './names.ts'
import type { NameRules } from './names.ts'
import { readNumbers, REFUSED } from './numbers.ts'
import type { NumberRules } from './numbers.ts'
import { readProduct } from './products.ts'
import { createScan, readTokens } from './scan.ts'
import type { Scan } from './scan.ts'
import { compileWords, fold } from './words.ts'

/** Below these scores a candidate is left unsaid. */
const LEAST = { amount: 0, orderNumber: 1, invoiceNumber: 1, trackingNumber: 1, phone: 2, product: 4.5 } as const

/**
 * Compiles the words of `lexicons` (all languages at hand; those of `language` count whole, of the others only what is
 * common to all) and returns a reader: the entities of a message, at most one of a type, in order of position. What
 * stands in the text wins over the subject line, whose finds carry `in: 'subject'`; quoted text is not read.
 */
export function createEntityReader (lexicons: readonly EntityLexicon[], language: string): (message: Message) => Entity[] {
  const carriers = [...new Set(lexicons.flatMap((lexicon) => lexicon.carriers.map(({ name }) => name)))]
  const common = carriers.map((carrier) => {
    const small = lexicons.flatMap((lexicon) => lexicon.carriers.flatMap((entry) => entry.name === carrier && entry.common ? [entry.common] : []))
    return small.length === 0 ? undefined : new Set(small.flat().map(fold))
  })
  const words = compileWords(lexicons, language, carriers)
  const own = lexicons.filter((lexicon) => lexicon.language === language)
  const compounds = own.some(({ products }) => products.compounds)
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
  // Kept between calls for their memory only; each call fills them anew.
  const body = createScan()
  const head = createScan(64)

  return ({ text, subject, zones }) => {
    const spans: Span[] = []
    for (const { kind, start, end } of zones) {
      if (kind !== 'own' && kind !== 'closing') continue
      const previous = spans.at(-1)
      if (previous?.end === start) spans[spans.length - 1] = { start: previous.start, end }
      else spans.push({ start, end })
    }
    const found: Entity[] = []
    // Numbers that the text calls a contract's or a case's: they are no order's in the subject either.
    const refused = new Set<string>()
    readTokens(body, text, spans, words)
    readAll(body, found, refused, false)
    const inText = found.length
    if (subject !== '') {
      readTokens(head, subject, [{ start: 0, end: subject.length }], words)
      readAll(head, found, refused, true)
    }
    return found.length === inText ? found.sort(byPlace) : [...found.slice(0, inText).sort(byPlace), ...found.slice(inText).sort(byPlace)]
  }

  function readAll (scan: Scan, found: Entity[], refused: Set<string>, inSubject: boolean): void {
    const { text } = scan
    const put = (candidate: Candidate | undefined, value?: string): void => {
      if (!candidate || found.some(({ type }) => type === candidate.type)) return
      const { type, start, end } = candidate
      const entity = { type, value: value ?? text.slice(start, end), start, end }
      found.push(inSubject ? { ...entity, in: 'subject' } : entity)
    }
    const hasDigit = scan.count > 0 && /\d/.test(text)
    const numbers = hasDigit || !inSubject ? readNumbers(scan, rules, words, inSubject) : []
    for (const { score, start, end } of numbers) if (score === REFUSED) refused.add(text.slice(start, end))
    for (const type of ['orderNumber', 'trackingNumber', 'invoiceNumber', 'amount', 'phone'] as const) {
      const best = (type === 'amount' ? lastOf : bestOf)(numbers, type, LEAST[type])
      if (best && !(inSubject && refused.has(text.slice(best.start, best.end)))) put(best)
    }
    const named = readCarriers(scan, common)
    const carrier = named.find(({ score }) => score === 2) ?? named[0]
    put(carrier, carrier && carriers[carrier.carrier])
    if (!inSubject) {
      put(readName(scan, nameRules))
      put(readEmail(scan))
    }
    const product = readProduct(scan, words, compounds, inSubject)
    if (product && product.score >= LEAST.product) put(product)
  }
}

const byPlace = (a: Entity, b: Entity): number => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1)
