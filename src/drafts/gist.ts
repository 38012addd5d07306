import Type, { type Static } from 'typebox'
import type { ScenarioId, TimeRole } from '../core/findings.ts'
import type { Unit } from '../core/times/lexicon.ts'
import type { Formality } from '../settings.ts'
import { FaultyData, parseStrict, type Fault } from '../strict-yaml.ts'
import type { Labels, Shape } from './parse.ts'
import { addressedAs, ALTERNATIVES, TOLD_DATE } from './parse.ts'
import { choose, isApology, TELLABLE } from './telling.ts'
import { writeDate } from './values.ts'

/** A time the customer names: `date` as ISO 8601, or so many of a unit. */
export interface ToldTime { readonly role: TimeRole, readonly date?: string, readonly number?: number, readonly unit?: Unit }

const closed = { additionalProperties: false }
const Text = Type.String({ minLength: 1, maxLength: 300, pattern: '^[^\\S\\r\\n]*\\S[^\\r\\n]*$' })
const Clause = Type.Union([Text, Type.Object({ first: Text, after: Text }, closed)])
const Wording = Type.Object({ regret: Type.Optional(Clause), sentence: Text }, closed)
const Counted = Type.Object({ one: Text, many: Text }, closed)
/** Waiting and ordering are told of; a promised day is a fact of its own (deliveryDate). */
const SENTENCES = ['waiting', 'ordered', 'orderedAgo', 'bought', 'boughtAgo', 'wrote', 'attempts', 'customer'] as const
type SentenceName = (typeof SENTENCES)[number]

const GistSchema = Type.Object({
  lead: Type.Object({ private: Text, public: Text }, closed),
  and: Type.String({ minLength: 1, maxLength: 40 }),
  clauses: Type.Object(Object.fromEntries(TELLABLE.map((id) => [id, Wording])), closed),
  times: Type.Object(Object.fromEntries(SENTENCES.map((name) => [name, Text])), closed),
  lasting: Type.Object(Object.fromEntries(['day', 'week', 'month', 'year'].map((unit) => [unit, Counted])), closed),
  ago: Type.Object(Object.fromEntries(['day', 'week', 'month', 'year'].map((unit) => [unit, Counted])), closed),
  numbers: Type.Array(Text, { minItems: 11, maxItems: 11 })
}, closed)

/** How a language tells back what happened (`templates/FORMAT.md` describes each key). */
export interface Gist {
  /** Opens an apology for what happened, as one person writes to another and where strangers read. */
  readonly lead: { readonly private: string, readonly public: string }
  readonly and: string
  /** By concept, a sentence of ours, and where one can be sorry for it, the clause that follows the lead. */
  readonly clauses: Readonly<Record<string, { readonly sentence: string, readonly regret?: Static<typeof Clause> }>>
  readonly times: Readonly<Record<SentenceName, string>>
  readonly lasting: Readonly<Record<string, Static<typeof Counted>>>
  readonly ago: Readonly<Record<string, Static<typeof Counted>>>
  /** Two to twelve, in words. */
  readonly numbers: readonly string[]
}

/** Parses `gist.yaml`; throws FaultyData for concepts that no reply tells, for those left out, and for stray marks. */
export function parseGist (source: string, file: string): Gist {
  const { value, fault } = parseStrict(source, file, GistSchema)
  const gist = value as unknown as Gist
  const faults: Fault[] = []
  const check = (path: (string | number)[], text: string, hole: string | undefined): void => {
    const words = text.replace(ALTERNATIVES, '$1')
    for (const [written] of words.matchAll(/\{[^}]*\}?/g)) if (written !== hole) faults.push(fault(path, `'${written}' stands for nothing here`, hole === undefined ? 'take it out' : `write ${hole}`))
    if (hole !== undefined && !words.includes(hole)) faults.push(fault(path, `'${path.join('.')}' has no ${hole}`, `write ${hole} where it belongs`))
    if (/[[\]%]|\{\{/.test(words)) faults.push(fault(path, 'markup that has no meaning here', 'write only words and [[formal|informal]]'))
  }
  const checkEnd = (path: (string | number)[], text: string): void => {
    if (!/[.!]$/.test(text)) faults.push(fault(path, 'the sentence has no end', 'close it with a full stop'))
  }
  for (const [id, { sentence, regret }] of Object.entries(gist.clauses)) {
    check(['clauses', id, 'sentence'], sentence, undefined)
    checkEnd(['clauses', id, 'sentence'], sentence)
    for (const [key, text] of Object.entries(typeof regret === 'string' ? { '': regret } : regret ?? {})) {
      const path = key === '' ? ['clauses', id, 'regret'] : ['clauses', id, 'regret', key]
      check(path, text, undefined)
      if (/[.!?…:;,]\s*$/.test(text)) faults.push(fault(path, 'a clause ends in a mark', 'take the mark out: the sentence brings its own'))
    }
  }
  for (const [name, text] of Object.entries(gist.times)) {
    check(['times', name], text, HOLES[name as SentenceName])
    checkEnd(['times', name], text)
  }
  for (const table of ['lasting', 'ago'] as const) {
    for (const [unit, { one, many }] of Object.entries(gist[table])) {
      check([table, unit, 'one'], one, undefined)
      check([table, unit, 'many'], many, '{number}')
    }
  }
  if (faults.length > 0) throw new FaultyData(faults)
  return gist
}

const HOLES: Readonly<Partial<Record<SentenceName, string>>> = {
  waiting: '{time}', ordered: '{date}', orderedAgo: '{time}', bought: '{date}', boughtAgo: '{time}', wrote: '{date}', attempts: '{number}', customer: '{number}'
}

/** The times worth a sentence in each reply, best first. */
const TIMES: Readonly<Record<string, readonly TimeRole[]>> = {
  'delivery-delay': ['waiting', 'ordered'],
  'wrong-item': ['ordered'],
  'unhappy-with-purchase': ['bought'],
  'bad-service': ['waiting'],
  'unanswered-message': ['attempts', 'waiting', 'wrote'],
  'customer-leaving': ['customer'],
  'exception-request': ['bought']
}
/** Those with a date first, the earliest before the others. */
const inTime = (times: readonly ToldTime[]): ToldTime[] => times.toSorted(({ date: one = UNDATED }, { date: other = UNDATED }) => one < other ? -1 : one > other ? 1 : 0)
const UNDATED = '9999'
/** What the sentence of a time says already. */
const SAID_BY_TIME: Readonly<Partial<Record<TimeRole, string>>> = { attempts: 'told.asked-again', waiting: 'told.long-wait' }
const LARGEST = 60

export interface Telling { readonly reply: ScenarioId, readonly shape: Shape, readonly secondary: readonly ScenarioId[], readonly told: readonly string[], readonly times: readonly ToldTime[] }

/** What happened, told back: as an apology for it, '' where there is nothing one can be sorry for, and in sentences of ours, '' where nothing is known. */
export interface TellingBack { readonly regret: string, readonly gist: string }

/**
 * Compiles a language's words in one form of address; the function it returns tells back what happened in one to three
 * sentences. Only words of the file stand in them, numbers and dates.
 */
export function createTeller (gist: Gist, labels: Labels, formality: Formality): (telling: Telling) => TellingBack {
  const address = (text: string): string => addressedAs(formality, text)
  const regrets = new Map<string, { readonly first: string, readonly after: string }>()
  const sentences = new Map<string, string>()
  for (const [id, { sentence, regret }] of Object.entries(gist.clauses)) {
    sentences.set(id, address(sentence))
    if (regret === undefined) continue
    const [first, after] = typeof regret === 'string' ? [regret, gist.and + regret] : [regret.first, ` ${regret.after}`]
    regrets.set(id, { first: address(first), after: address(after) })
  }
  const lead = { private: address(gist.lead.private), public: address(gist.lead.public) }
  const times = Object.fromEntries(SENTENCES.map((name) => [name, address(gist.times[name])])) as Record<SentenceName, string>

  const write = (number: number): string => gist.numbers[number - 2] ?? String(number)
  const last = (table: Gist['lasting'], { number, unit }: ToldTime): string | undefined => {
    const counted = unit === undefined ? undefined : table[unit]
    if (counted === undefined || number === undefined || number < 1 || number > LARGEST) return undefined
    return number === 1 ? counted.one : counted.many.replace('{number}', write(number))
  }
  const toldDay = (sentence: string, date: string): string | undefined => TOLD_DATE in labels.dates ? sentence.replace('{date}', writeDate(date, labels, TOLD_DATE)) : undefined
  const sentenceOf = (time: ToldTime): string | undefined => {
    const { role, date, number, unit } = time
    if (role === 'promised') return undefined
    if (date !== undefined) return role === 'ordered' || role === 'bought' || role === 'wrote' ? toldDay(times[role], date) : undefined
    if (role === 'attempts') return unit === 'time' && number !== undefined && number > 1 && number <= LARGEST ? times.attempts.replace('{number}', write(number)) : undefined
    if (role === 'customer') return unit === 'year' && number !== undefined && number > 1 && number <= LARGEST ? times.customer.replace('{number}', write(number)) : undefined
    const name: SentenceName | undefined = role === 'waiting' ? 'waiting' : role === 'ordered' ? 'orderedAgo' : role === 'bought' ? 'boughtAgo' : undefined
    const written = name === undefined ? undefined : last(role === 'waiting' ? gist.lasting : gist.ago, time)
    return written === undefined ? undefined : times[name!].replace('{time}', written)
  }

  const timeOf = (reply: ScenarioId, named: readonly ToldTime[]): { role: TimeRole, sentence: string } | undefined => {
    for (const role of TIMES[reply] ?? []) {
      const written = new Set(inTime(named.filter((one) => one.role === role)).map(sentenceOf))
      // of several that differ none is surely the one, but who wrote more than once first wrote at the earliest
      const [sentence] = written.size === 1 || role === 'wrote' ? written : []
      if (sentence) return { role, sentence }
    }
    return undefined
  }

  return ({ reply, shape, secondary, told, times: named }) => {
    const timed = shape === 'letter' && named.length > 0 ? timeOf(reply, named) : undefined
    const untimed = timed === undefined ? told : told.filter((id) => id !== SAID_BY_TIME[timed.role])
    const chosen = untimed.length === 0 ? untimed : choose(reply, shape, secondary, untimed)
    const after = timed === undefined ? [] : [timed.sentence]
    const sorry = chosen.filter((id) => regrets.has(id))
    const apology = sorry.map((id, index) => regrets.get(id)![index === 0 ? 'first' : 'after']).join('')
    return {
      regret: isApology(reply, sorry) ? [`${shape === 'public' ? lead.public : lead.private} ${apology}.`, ...chosen.flatMap((id) => regrets.has(id) ? [] : sentences.get(id) ?? []), ...after].join(' ') : '',
      gist: [...chosen.flatMap((id) => sentences.get(id) ?? []), ...after].join(' ')
    }
  }
}
