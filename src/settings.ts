import { Type, type Static } from 'typebox'
import { LEVELS, PRIORITIES, SUPPLIES, type Level, type PriorityLevel, type SupplyId } from './core/findings.ts'
import { FaultyData, parseStrict, type Fault } from './strict-yaml.ts'

const closed = { additionalProperties: false }
const Tag = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'
const Line = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\S\\r\\n]*\\S[^\\r\\n]*$', description: 'one line of text; a number in quotation marks' })
const Address = Type.String({ minLength: 8, maxLength: 500, pattern: '^https?://[^\\s<>"]+$', description: 'a whole link, such as https://shop.example/returns' })
const Days = Type.Integer({ minimum: 2, maximum: 1000, description: 'a number of days from 2 to 1000' })

/** The same for every language, or one for each language tag. */
const perLanguage = <T extends Parameters<typeof Type.Record>[1]>(value: T) =>
  Type.Union([value, Type.Record(Type.String({ pattern: Tag }), value, closed)])

const Settings = Type.Object({
  name: Type.Optional(Line),
  signature: Type.Optional(perLanguage(Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'the lines to sign with, "\\n" between them' }))),
  agentName: Type.Optional(Line),
  managerName: Type.Optional(Line),
  team: Type.Optional(perLanguage(Line)),
  phone: Type.Optional(Line),
  email: Type.Optional(Line),
  policyUrl: Type.Optional(perLanguage(Address)),
  returnWindowDays: Type.Optional(Days),
  returnDays: Type.Optional(Days),
  compensation: Type.Optional(Type.Object({
    allowed: Type.Boolean(),
    percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'a whole number from 1 to 100, without the sign' })),
    coupon: Type.Optional(Line)
  }, closed)),
  tracking: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Address)),
  respondWithinHours: Type.Optional(Type.Object(
    Object.fromEntries(PRIORITIES.map((level) => [level, Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 2000, description: 'a number of hours, more than 0 and at most 2000' }))])), closed
  )),
  followUpWorkingDays: Type.Optional(Type.Object(
    Object.fromEntries(LEVELS.map((level) => [level, Type.Optional(Type.Integer({ minimum: 0, maximum: 60, description: 'a number of working days from 0 to 60' }))])), closed
  )),
  supply: Type.Optional(Type.Enum([...SUPPLIES])),
  formality: Type.Optional(perLanguage(Type.Enum(['formal', 'informal']))),
  timeZone: Type.Optional(Line),
  legalAnswerDays: Type.Optional(Type.Record(Type.String({ pattern: Tag }), Type.Integer({ minimum: 1, maximum: 365, description: 'a number of days from 1 to 365' }), closed))
}, closed)

const PER_LANGUAGE = ['signature', 'team', 'policyUrl', 'formality', 'legalAnswerDays'] as const

export type Formality = 'formal' | 'informal'
/** One value for all languages, or one for each language tag. */
export type PerLanguage<T extends string> = T | Readonly<Record<string, T>>

/** What the company has said about itself. Only what stands here may be promised in a reply. */
export interface CompanySettings {
  readonly name?: string
  /** May have several lines. */
  readonly signature?: PerLanguage<string>
  readonly agentName?: string
  /** Named to the furious, and where the text threatens. */
  readonly managerName?: string
  /** The part of the company that a visitor meets («our showroom»), where there is only one. */
  readonly team?: PerLanguage<string>
  readonly phone?: string
  readonly email?: string
  readonly policyUrl?: PerLanguage<string>
  /** Days from receipt in which goods may be returned. */
  readonly returnWindowDays?: number
  /** Days in which wrong goods are asked back. */
  readonly returnDays?: number
  readonly compensation: { readonly allowed: boolean, readonly percent?: number, readonly coupon?: string }
  /** Carrier's name → link with `{trackingNumber}`. */
  readonly tracking: Readonly<Record<string, string>>
  /** Hours from receipt to the first answer, by priority. */
  readonly respondWithinHours: Readonly<Record<PriorityLevel, number>>
  /** Working days from now to the day that a reply may name for the solution, by anger; none, no day is named. */
  readonly followUpWorkingDays: Readonly<Partial<Record<Level, number>>>
  /** What the company supplies, where that is one kind only; else it is read from each message. */
  readonly supply?: SupplyId
  readonly formality: PerLanguage<Formality>
  /** IANA zone in which times are written. */
  readonly timeZone: string
  /** Days the law gives for an answer, by language; shown to agents, never promised to customers. */
  readonly legalAnswerDays: Readonly<Record<string, number>>
}

/** What holds where the company has said nothing: no promises, formal address. */
export const DEFAULT_SETTINGS: CompanySettings = {
  compensation: { allowed: false },
  tracking: {},
  respondWithinHours: { low: 72, normal: 24, high: 4, urgent: 1 },
  followUpWorkingDays: {},
  formality: 'formal',
  timeZone: 'Europe/Tallinn',
  // Estonia, consumer's written complaint: 15 days. Finland fixes no number, so none is given.
  legalAnswerDays: { et: 15 }
}

/**
 * Company settings from YAML, over the defaults. Throws FaultyData with file, line, column and mend; an empty
 * file gives the defaults. `languages`: the tags that settings may name, if not any.
 */
export function parseSettings (source: string, file: string, languages?: readonly string[]): CompanySettings {
  const located = parseStrict(source.split('\n').every((line) => /^\s*(?:#|$)/.test(line)) ? '{}' : source, file, Settings)
  const value = located.value as Static<typeof Settings> & Partial<CompanySettings>
  const faults: Fault[] = []
  for (const [carrier, link] of Object.entries(value.tracking ?? {})) {
    if (!link.includes('{trackingNumber}')) {
      faults.push(located.fault(['tracking', carrier], `the link of '${carrier}' has no {trackingNumber}`, 'write {trackingNumber} where the number belongs'))
    }
  }
  if (value.timeZone !== undefined && !isTimeZone(value.timeZone)) {
    faults.push(located.fault(['timeZone'], `no time zone is called '${value.timeZone}'`, 'write a name such as Europe/Tallinn'))
  }
  for (const key of PER_LANGUAGE) {
    const byTag = value[key]
    if (languages === undefined || typeof byTag !== 'object') continue
    for (const tag of Object.keys(byTag).filter((each) => !languages.includes(each))) {
      faults.push(located.fault([key, tag], `there is no language '${tag}'`, `write one of: ${languages.join(', ')}`, true))
    }
  }
  const given = value.compensation
  if (given && !given.allowed && (given.percent !== undefined || given.coupon !== undefined)) {
    faults.push(located.fault(['compensation'], 'a percentage or coupon is given, but compensation is not allowed', "write 'allowed: true' or remove them"))
  }
  if (faults.length > 0) throw new FaultyData(faults)
  const { respondWithinHours, legalAnswerDays, ...rest } = value
  return {
    ...DEFAULT_SETTINGS,
    ...rest,
    respondWithinHours: { ...DEFAULT_SETTINGS.respondWithinHours, ...respondWithinHours },
    legalAnswerDays: { ...DEFAULT_SETTINGS.legalAnswerDays, ...legalAnswerDays }
  }
}

/** The value for `language` of a setting that may differ by language. */
export function inLanguage<T extends string> (value: PerLanguage<T> | undefined, language: string): T | undefined {
  return typeof value === 'object' ? (Object.hasOwn(value, language) ? value[language] : undefined) : value
}

function isTimeZone (name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
