import type { EntityType, Level } from '../core/findings.ts'
import { PLACEHOLDERS, type Placeholder } from '../core/placeholders.ts'
import { inLanguage, type CompanySettings } from '../settings.ts'
import type { Labels, Shape } from './parse.ts'

export type Source = 'request' | 'text' | 'company'
export interface Value { readonly value: string, readonly source: Source }
/** By placeholder; what is not there is not known. */
export type Values = Partial<Record<Placeholder, Value>>

/** Where facts come from, in the order in which they win. */
export interface Sources {
  readonly language: string
  readonly shape: Shape
  readonly level: Level
  readonly values: Readonly<Partial<Record<Placeholder, string | number>>>
  readonly entities: Readonly<Partial<Record<EntityType, string>>>
  /** The complaint, to see which name it shows. */
  readonly text: string
  readonly now: Date | null
  /** The day the customer says was promised, ISO 8601. */
  readonly promised?: string | undefined
}

const LONGEST: Partial<Record<Placeholder, number>> = {
  customerName: 80, agentName: 80, managerName: 80, signature: 400, trackingUrl: 600, policyUrl: 600,
  customerExperience: 600, nextStep: 600, actionTaken: 600, deliveryStatus: 300
}
const USUAL_LENGTH = 160
const LINKS: ReadonlySet<Placeholder> = new Set(['trackingUrl', 'policyUrl'] as const)

/** The customer's own phone and e-mail are other facts than the company's. */
const FROM_TEXT: readonly (readonly [Placeholder, EntityType])[] = [
  ['customerName', 'customerName'], ['orderNumber', 'orderNumber'], ['trackingNumber', 'trackingNumber'],
  ['invoiceNumber', 'invoiceNumber'], ['carrier', 'carrier'], ['product', 'product'], ['amount', 'amount'],
  ['customerPhone', 'phone'], ['customerEmail', 'email']
]

const BREAKS = /[\p{Cc}\u2028\u2029\s]+/gu
const UNSEEN = /[\u034F\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu
/** Joiners hold emoji and letters together, but alone they are a hole. */
const SEEN = /[^\s\p{M}\p{C}\u2800]/u
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu

/** What most values are: letters and signs of Western Europe with single spaces. */
const PLAIN = /^[!-~À-ž](?: ?[!-~À-ž])*$/

/**
 * `raw` as one printable line of at most `longest` code units: no control, direction or private-use characters, no
 * line breaks; cut with «…». Empty where nothing is left.
 */
export function printable (raw: string, longest: number): string {
  if (raw.length <= longest && PLAIN.test(raw)) return raw
  const text = raw.slice(0, longest * 4).replace(UNSEEN, '').replace(BREAKS, ' ').replace(PILED_MARKS, '$1').trim()
  if (!SEEN.test(text)) return ''
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`.replace(/\s…$/, '…')
}

/** Compiles what is the same for every draft of a language; the function it returns gathers one draft's facts. */
export function createValues (settings: CompanySettings, labels: Labels, language: string): (sources: Sources) => Values {
  const company: Values = {}
  const say = (name: Placeholder, value: string | number | undefined): void => {
    const text = value === undefined ? '' : name === 'signature' ? printableLines(String(value)) : printable(String(value), LONGEST[name] ?? USUAL_LENGTH)
    if (text !== '') company[name] = { value: text, source: 'company' }
  }
  say('company', settings.name)
  say('phone', settings.phone)
  say('email', settings.email)
  say('agentName', settings.agentName)
  say('managerName', settings.managerName)
  say('team', inLanguage(settings.team, language))
  say('policyUrl', inLanguage(settings.policyUrl, language))
  say('returnWindowDays', settings.returnWindowDays)
  say('returnDays', settings.returnDays)
  say('signature', inLanguage(settings.signature, language) ?? signatureFrom(settings, labels))
  if (settings.compensation.allowed) {
    say('discountPercent', settings.compensation.percent)
    say('couponCode', settings.compensation.coupon)
  }
  const tracking = new Map(Object.entries(settings.tracking).map(([carrier, link]) => [carrier.toLowerCase(), link]))
  const notFromText = new Set<Placeholder>(labels.notFromText)
  const notNames = new Set(labels.notNames)
  const titles = new Set(labels.titles)
  const courtesy = new Set(labels.courtesy)
  const fromText = FROM_TEXT.filter(([name]) => !notFromText.has(name))
  const write = createWriter(labels, settings.timeZone)
  const today = createCalendar(settings.timeZone)

  return ({ shape, level, values, entities, text, now, promised }) => {
    const found: Values = { ...company }
    if (promised !== undefined) found.deliveryDate = { value: promised, source: 'text' }
    for (const [name, type] of fromText) {
      const raw = entities[type]
      if (raw === undefined) continue
      const value = name === 'customerName' ? greetedName(raw, notNames, titles, courtesy) : name === 'product' && SHOUTED.test(raw) ? raw.toLowerCase() : write(name, printable(raw, LONGEST[name] ?? USUAL_LENGTH))
      if (value !== '') found[name] = { value, source: 'text' }
    }
    for (const name of PLACEHOLDERS) {
      if (!Object.hasOwn(values, name)) continue
      const raw = String(values[name])
      if (LINKS.has(name) && !isLink(raw)) continue
      if ((name === 'discountPercent' || name === 'couponCode') && !settings.compensation.allowed) continue
      if (name === 'discountPercent' && !(Number(raw.replace('%', '').trim().replace(',', '.')) <= (settings.compensation.percent ?? 100))) continue
      const value = name === 'signature' ? printableLines(raw)
        : name === 'discountPercent' ? printable(raw.replace('%', ''), 8)
          : write(name, printable(raw, LONGEST[name] ?? USUAL_LENGTH))
      if (value !== '') found[name] = { value: name === 'customerName' ? readName(value, notNames) || value : value, source: 'request' }
    }
    if (shape === 'public' && found.customerName?.source === 'request') {
      found.customerName = { value: shownName(found.customerName.value, text), source: 'request' }
    }
    if (!found.trackingUrl && found.carrier && found.trackingNumber) {
      const link = tracking.get(found.carrier.value.toLowerCase())
      if (link) found.trackingUrl = { value: link.replaceAll('{trackingNumber}', encodeURIComponent(found.trackingNumber.value)), source: 'company' }
    }
    const days = settings.followUpWorkingDays[level]
    if (!found.answerBy && days !== undefined && now !== null) {
      found.answerBy = { value: write('answerBy', addWorkingDays(today(now), days)), source: 'company' }
    }
    return found
  }
}

/** Days begin on quarters of an hour, in every time zone. */
const QUARTER = 900_000

/** Tells the date (ISO 8601) at a time; remembers the last, as messages come by the thousand in a quarter of an hour. */
function createCalendar (timeZone: string): (now: Date) => string {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })
  let known = NaN
  let date = ''
  return (now) => {
    const quarter = Math.floor(now.getTime() / QUARTER)
    if (quarter !== known) {
      date = format.format(now)
      known = quarter
    }
    return date
  }
}

function signatureFrom ({ agentName, name }: CompanySettings, { team }: Labels): string | undefined {
  if (agentName === undefined && name === undefined) return undefined
  return [agentName ?? team, name].filter((line) => line !== undefined).join('\n')
}

function printableLines (raw: string): string {
  return raw.slice(0, 2000).split(/\r?\n/).slice(0, 8).map((line) => printable(line, 160)).filter((line) => line !== '').join('\n')
}

const isLink = (raw: string): boolean => raw.length <= 600 && /^https?:\/\/[^\s<>"]+$/i.test(raw.trim())

/**
 * Before strangers, of a name the company knows only as much stands as the complaint shows: the whole where the
 * text holds it, else its first word that shows.
 */
function shownName (name: string, text: string): string {
  return text.toLowerCase().includes(name.toLowerCase()) ? name : name.split(' ').find((word) => SEEN.test(word)) ?? ''
}

/**
 * The name as signed, as a greeting takes it: without titles, surname last («Dr. Ann Lee» → «Ann Lee», «Lee, Ann» →
 * «Ann Lee», «Virtanen Pekka» → «Pekka Virtanen»); where that leaves a surname alone, with the titles of `courtesy`
 * («Mrs. J. Hall» → «Mrs Hall»), else ''; '' where there is a doubt.
 */
export function greetedName (signed: string, notNames: ReadonlySet<string>, titles: ReadonlySet<string>, courtesy: ReadonlySet<string>): string {
  const isTitle = (word: string): boolean => titles.has(bareTitle(word))
  const words = printable(signed, 80).replace(/ \([^()]{1,20}\)(?= )/g, '').replace(/^([^\s,]+), ([^\s,]+)$/u, '$2 $1').split(' ')
  const first = words.findIndex((word) => !isTitle(word) && !AND.test(word))
  const kept = words.slice(first, words.findLastIndex((word) => !isTitle(word)) + 1)
  const surname = kept.at(-1)
  if (surname === undefined) return ''
  const before = words.slice(0, first)
  if (first > 0 && kept.slice(0, -1).every((word) => INITIALS.test(word))) {
    if (before.every((word) => courtesy.has(bareTitle(word)) || AND.test(word))) return readCourtesy(before, surname, notNames)
    if (kept.length === 1) return ''
  }
  const [one = '', other = '', ...more] = kept
  // no given name ends as so many Finnish surnames do
  const isReversed = more.length === 0 && FINNISH_SURNAME.test(one) && other !== '' && !FINNISH_SURNAME.test(other) && !other.endsWith('.')
  return readName((isReversed ? [other, one] : kept).join(' '), notNames)
}

/** «Mr & Mrs» before a surname, as English writes them: without full stops. */
function readCourtesy (titles: readonly string[], surname: string, notNames: ReadonlySet<string>): string {
  const name = readName(surname, notNames)
  return name === '' ? '' : [...titles.map((title) => AND.test(title) ? title : capitalise(bareTitle(title))), name].join(' ')
}

/** As labels.yaml lists titles. */
const bareTitle = (word: string): string => word.toLowerCase().replace(/\.$/, '')

const INITIALS = /^(?:\p{Lu}\.?-?)+$/u
const AND = /^(?:&|\+|and)$/

const FINNISH_SURNAME = /\p{L}{2}nen$/iu

const NAME_WORD = /^(?:\p{L}\.(?:-?\p{L}\.)*|\p{L}[\p{L}\p{M}'’-]*\.?)$/u

/**
 * The name as a greeting writes it («helen» → «Helen», «MARI TAMM» → «Mari Tamm»), or '' where it is doubtful that
 * this is a person's name.
 */
export function readName (raw: string, notNames: ReadonlySet<string> = new Set()): string {
  const name = printable(raw, 80).replace(/[\s,;:!–—-]+$/u, '').normalize('NFC')
  // «Tom & Ann Brown»
  const words = name.replace(/ [&+] (?=\p{L})/gu, ' ').split(' ')
  if (name.length > 60 || words.length > 4 || notNames.has(name.toLowerCase())) return ''
  if (!words.every((word) => NAME_WORD.test(word) && !notNames.has(word.toLowerCase()))) return ''
  const letters = name.replace(/[^\p{L}]/gu, '')
  if (letters.length < 3 && !/^\p{Lu}\p{Ll}$/u.test(letters)) return ''
  if (words.every((word) => word.endsWith('.'))) return ''
  if (name === name.toLowerCase()) return name.split(' ').map(capitalise).join(' ')
  if (name === name.toUpperCase()) {
    return name.split(' ').map((word) => /^\p{L}\./u.test(word) ? word : word.split('-').map((part) => capitalise(part.toLowerCase())).join('-')).join(' ')
  }
  return name
}

const capitalise = (word: string): string => word.replace(/(^|-)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/
const SUM = /^(€|£|\$|EUR|GBP|USD)?\s?(\d{1,9})(?:[.,](\d{2}))?\s?(€|£|\$|EUR|GBP|USD)?$/i
/** Of capitals alone, and too long to be an abbreviation: «LET DOWN BY YOUR COUCH». */
const SHOUTED = /^(?=.{0,60}$)(?=.*\p{Lu}{4})\p{Lu}+(?: \p{Lu}+)*$/u
const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' }

/**
 * Writes a value as the language does: sums «49,90 €», and dates in the form that the reply asks for, which is
 * decided where the value stands; so a date stays ISO here, and `writeDate` finishes it.
 */
function createWriter (labels: Labels, timeZone: string): (name: Placeholder, value: string) => string {
  const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (name, value) => {
    if (ISO_TIME.test(value)) {
      const time = new Date(value)
      return Number.isNaN(time.getTime()) ? value : local.format(time).replace(' ', 'T')
    }
    if (name !== 'amount') return value
    const [, before, whole, cents, after] = SUM.exec(value) ?? []
    const currency = (before ?? after)?.toUpperCase()
    if (whole === undefined || (before !== undefined && after !== undefined)) return value
    const number = cents === undefined ? whole : whole + labels.sum.decimal + cents
    if (currency === undefined) return number
    return labels.sum.pattern.replace('{number}', () => number).replace('{currency}', () => SYMBOLS[currency] ?? currency)
  }
}

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/

/** An ISO date or local time in `format` of the labels; anything else as it is. */
export function writeDate (value: string, labels: Labels, format: string): string {
  if (value.length !== 10 && value.length !== 16) return value
  const [, day, hours, minutes] = LOCAL_TIME.exec(value) ?? []
  if (day !== undefined) {
    const date = writeDate(day, labels, format)
    return labels.dateTime.replace('{date}', () => date).replace('{hours}', hours!).replace('{minutes}', minutes!)
  }
  const parts = ISO_DATE.exec(value)
  const chosen = labels.dates[format] ?? labels.dates.long
  if (!parts || !chosen || !isDate(value)) return value
  const [, year, month, date] = parts as unknown as [string, string, string, string]
  return chosen.pattern
    .replace('{year}', year).replace('{month}', chosen.months?.[Number(month) - 1] ?? month)
    .replace('{mm}', month).replace('{m}', String(Number(month)))
    .replace('{dd}', date).replace('{d}', String(Number(date)))
}

const isDate = (iso: string): boolean => {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
}

/** `days` working days (Monday to Friday) after the ISO date `from`. Public holidays are not known here. */
export function addWorkingDays (from: string, days: number): string {
  const date = new Date(`${from}T00:00:00Z`)
  const isFree = (): boolean => date.getUTCDay() === 0 || date.getUTCDay() === 6
  for (let left = days; left > 0 || isFree();) {
    date.setUTCDate(date.getUTCDate() + 1)
    if (!isFree()) left--
  }
  return date.toISOString().slice(0, 10)
}
