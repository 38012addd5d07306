import Type, { type Static } from 'typebox'
import type { Fault, Located } from '../strict-yaml.ts'
import { wordsIn } from './words.ts'

const strict = { additionalProperties: false } as const
const Phrases = Type.Array(Type.String({ minLength: 1, maxLength: 100 }))
const Words = Type.Array(Type.String({ minLength: 1, maxLength: 40 }))
/** `finds`: messages with the zone in question between [[ and ]]. `leaves`: messages that have no such zone. */
const proof = {
  finds: Type.Array(Type.String(), { minItems: 1 }),
  leaves: Type.Array(Type.String(), { minItems: 1 })
}

/** A pack's mail.yaml: how people and mail programs of a language quote, sign off and append. */
export const MailFile = Type.Object({
  /** The line above a quoted message: «On Tue 3 May, Mari wrote:». */
  attributions: Type.Object({
    verbs: Words,
    /** First words of such a line, the day of the week among them. */
    openers: Words,
    /** Words by which the customer tells of a message himself: «your agent wrote to me:». */
    unless: Words,
    ...proof
  }, strict),
  /** Names of the header lines that a mail program copies above a message it quotes or forwards. */
  headers: Type.Object({ from: Phrases, sent: Phrases, to: Phrases, subject: Phrases, ...proof }, strict),
  /** What stands between dashes, or alone before a colon, above a quoted message. */
  dividers: Type.Object({ phrases: Phrases, ...proof }, strict),
  /** All that somebody says who merely passes a message on. */
  forwards: Type.Object({ phrases: Phrases, ...proof }, strict),
  signOffs: Type.Object({
    /** Always a sign-off where they open a line that holds nothing more, or a name. */
    sure: Phrases,
    /** Words with other uses: a sign-off only right above a name that ends the message, or before it on one line. */
    unsure: Phrases,
    /** Endings of the last word of a short line that make it a sign-off: «kevätterveisin». */
    endings: Words,
    ...proof
  }, strict),
  /** Lines that are a name and nothing more, at the end. */
  names: Type.Object({
    /** Words between the names of several people, and within one. */
    joiners: Words,
    /** Words that stand alone at the end and are no name. */
    never: Words,
    ...proof
  }, strict),
  /** «Sent from my iPhone». */
  devices: Type.Object({ phrases: Phrases, ...proof }, strict),
  /** Beginnings of paragraphs that a company's or a carrier's machine appends. */
  disclaimers: Type.Object({ phrases: Phrases, ...proof }, strict),
  /** After these the customer speaks again. */
  postscripts: Type.Object({ phrases: Phrases, ...proof }, strict)
}, strict)
export type MailFile = Static<typeof MailFile>

export type FormKind =
  'from' | 'sent' | 'to' | 'subject' | 'divider' | 'forward' | 'sure' | 'unsure' | 'device' | 'disclaimer' | 'postscript'

/** One phrase as folded words; a word written with * at its end matches whatever begins so. */
export interface Form {
  readonly kind: FormKind
  readonly words: readonly { readonly key: string, readonly open: boolean }[]
}

/** The mail forms of all packs, compiled; made once, read only, shared by all requests. */
export interface MailForms {
  /** Phrases by their first word, the longer first. */
  readonly byFirstWord: ReadonlyMap<string, readonly Form[]>
  readonly verbs: ReadonlySet<string>
  readonly openers: ReadonlySet<string>
  readonly unless: ReadonlySet<string>
  readonly endings: readonly string[]
  readonly joiners: ReadonlySet<string>
  readonly never: ReadonlySet<string>
}

const PHRASE_LISTS = [
  ['headers', 'from', 'from'], ['headers', 'sent', 'sent'], ['headers', 'to', 'to'], ['headers', 'subject', 'subject'],
  ['dividers', 'phrases', 'divider'], ['forwards', 'phrases', 'forward'],
  ['signOffs', 'sure', 'sure'], ['signOffs', 'unsure', 'unsure'], ['devices', 'phrases', 'device'],
  ['disclaimers', 'phrases', 'disclaimer'], ['postscripts', 'phrases', 'postscript']
] as const satisfies readonly (readonly [keyof MailFile, string, FormKind])[]
const WORD_LISTS = [
  ['attributions', 'verbs'], ['attributions', 'openers'], ['attributions', 'unless'],
  ['signOffs', 'endings'], ['names', 'joiners'], ['names', 'never']
] as const

const listOf = (file: MailFile, group: string, list: string): readonly string[] =>
  (file as unknown as Record<string, Record<string, readonly string[]>>)[group]![list]!

const formWords = (phrase: string): Form['words'] =>
  wordsIn(phrase, 0, phrase.length, 20).map(({ key, end }) => ({ key, open: phrase.charAt(end) === '*' }))

/** Compiles the mail forms of every pack into one: all are applied whatever the language of the message. */
export function compileMailForms (files: readonly MailFile[]): MailForms {
  const byFirstWord = new Map<string, Form[]>()
  const seen = new Set<string>()
  for (const file of files) {
    for (const [group, list, kind] of PHRASE_LISTS) {
      for (const phrase of listOf(file, group, list)) {
        const words = formWords(phrase)
        const name = `${kind} ${words.map(({ key, open }) => (open ? `${key}*` : key)).join(' ')}`
        const first = words[0]
        if (!first || seen.has(name)) continue
        seen.add(name)
        const forms = byFirstWord.get(first.key)
        if (forms) forms.push({ kind, words })
        else byFirstWord.set(first.key, [{ kind, words }])
      }
    }
  }
  for (const forms of byFirstWord.values()) forms.sort((a, b) => b.words.length - a.words.length)
  const keys = (group: string, list: string): string[] =>
    files.flatMap((file) => listOf(file, group, list).flatMap((word) => formWords(word).map(({ key }) => key)))
  return {
    byFirstWord,
    verbs: new Set(keys('attributions', 'verbs')),
    openers: new Set(keys('attributions', 'openers')),
    unless: new Set(keys('attributions', 'unless')),
    endings: [...new Set(keys('signOffs', 'endings'))],
    joiners: new Set(keys('names', 'joiners')),
    never: new Set(keys('names', 'never'))
  }
}

/** Faults of a mail.yaml that its schema cannot see: entries that can never match, and entries written twice. */
export function mailFaults (located: Located<MailFile>): Fault[] {
  const faults: Fault[] = []
  const check = (group: string, list: string, wordsOnly: boolean): void => {
    const seen = new Set<string>()
    for (const [index, entry] of listOf(located.value, group, list).entries()) {
      const path = [group, list, index]
      const words = formWords(entry)
      const folded = words.map(({ key, open }) => (open ? `${key}*` : key)).join(' ')
      if (words.length === 0) faults.push(located.fault(path, `'${entry}' holds no word and can never match`, 'write a word'))
      else if (words[0]!.open) faults.push(located.fault(path, `'${entry}' leaves its first word open`, 'write that word in full'))
      else if (wordsOnly && words.length > 1) faults.push(located.fault(path, `'${entry}' is more than one word`, 'write one word an entry'))
      else if (seen.has(folded)) faults.push(located.fault(path, `'${entry}' stands there already`, 'remove it (case and diacritics make no difference)'))
      seen.add(folded)
    }
  }
  for (const [group, list] of PHRASE_LISTS) check(group, list, false)
  for (const [group, list] of WORD_LISTS) check(group, list, true)
  return faults
}

/**
 * Where the longest form of `kind` among `candidates` ends, in a text whose word before `after` is the first word of
 * them all; -1 where none goes on to match.
 */
export function matchAmong (candidates: readonly Form[], kind: FormKind, text: string, after: number, to: number): number {
  for (const form of candidates) {
    if (form.kind !== kind) continue
    const end = endOf(form, text, after, to)
    if (end >= 0) return end
  }
  return -1
}

function endOf (form: Form, text: string, after: number, to: number): number {
  if (form.words.length === 1) return after
  const words = wordsIn(text, after, to, form.words.length - 1)
  if (words.length < form.words.length - 1) return -1
  for (const [index, { key }] of words.entries()) {
    const wanted = form.words[index + 1]!
    if (wanted.open ? !key.startsWith(wanted.key) : key !== wanted.key) return -1
  }
  return words[words.length - 1]!.end
}
