import { FaultyPhrase, type Sequence } from '../core/rules/pattern.ts'
import type { Rule } from '../core/rules/rule.ts'
import type { Spelling } from '../core/rules/lexicon.ts'
import type { Channel } from '../core/message.ts'
import type { DemandId } from '../core/findings.ts'
import { readPhrase } from '../packs/rules.ts'
import { FaultyData, type Fault, type Located } from '../strict-yaml.ts'
import type { TimesFile } from '../core/times/lexicon.ts'
import type { ReadyCheck } from './laid-out.ts'
import type { Check, OwnReplyCheckFile, ReplyCheckFile, Say, Saying } from './schema.ts'

/** A rule over replies: words, what they are, and what is said of them. */
export interface CheckRule extends Rule {
  readonly check: Check
  readonly severity: 'error' | 'warning'
  readonly message: string | undefined
  readonly suggestion: string | undefined
  /** Whether what it finds is so, whatever is thought of the sentence around it; a company's own rules are its word. */
  readonly certain: boolean
}

/** What one language knows of replies beside its rules. */
export interface CheckWords {
  readonly tag: string
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly says: Readonly<Record<Saying, Say>>
  readonly demands: Readonly<Record<DemandId, string>>
  readonly asks: Readonly<Record<DemandId, readonly string[]>>
  readonly words: ReplyCheckFile['words']
  /** First names, folded. */
  readonly given: ReadonlySet<string>
  /** All that people are called, folded: with a capital such a word is a name. */
  readonly people: ReadonlySet<string>
  /** Its words of time; undefined where it has none. */
  readonly times: TimesFile | undefined
}

/** All that one language knows of replies, checked. */
export interface CheckPack extends CheckWords {
  readonly spelling: Spelling
  readonly rules: readonly CheckRule[]
}

/** The check rules of one language, `given`: first names, `people`: all that people are called. Throws FaultyData with every fault that the schema cannot see. */
export function parseChecks (tag: string, spelling: Spelling, file: Located<ReplyCheckFile>, given: ReadonlySet<string> = new Set(), people = given, times?: TimesFile): CheckPack {
  const { says, demands, asks, words } = file.value
  const pack = { tag, lists: new Map(), says, demands, asks, words, given, people, times }
  return { ...pack, spelling, ...join(pack, new Map(), [file], false) }
}

/** `check` with the rules, lists and sayings of the company's `files` beside its own. Throws FaultyData. */
export function joinChecks (check: ReadyCheck, files: readonly Located<OwnReplyCheckFile>[]): ReadyCheck {
  const known = new Map([...check.heads, ...check.own].map(({ id }) => [id, 'a built-in file']))
  const { rules, lists, says } = join(check, known, files, true)
  return { ...check, own: [...check.own, ...rules], lists, says }
}

/** What `files` add to `words`; `known`: the ids of the rules there are, and where. */
function join (words: Pick<CheckWords, 'lists' | 'says'>, known: Map<string, string>, files: readonly Located<ReplyCheckFile | OwnReplyCheckFile>[], isOwn: boolean): Pick<CheckPack, 'rules' | 'lists' | 'says'> {
  const faults: Fault[] = []
  const lists = new Map(words.lists)
  for (const { value, fault } of files) {
    for (const [name, list] of Object.entries(value.lists ?? {})) {
      if (lists.has(name)) faults.push(fault(['lists', name], `a second list '${name}'`, 'keep one list of that name'))
      lists.set(name, list)
    }
  }
  const rules = files.flatMap((located) => (located.value.rules ?? []).map((_, index) => readRule(located, index, lists, known, faults, isOwn)))
  if (faults.length > 0) throw new FaultyData(faults)
  return { rules, lists, says: Object.assign({}, words.says, ...files.map(({ value }) => value.says ?? {})) }
}

function readRule ({ value, file, fault }: Located<ReplyCheckFile | OwnReplyCheckFile>, index: number, lists: ReadonlyMap<string, readonly string[]>, seen: Map<string, string>, faults: Fault[], isOwn: boolean): CheckRule {
  const data = value.rules![index]!
  const at = ['rules', index]
  const first = seen.get(data.id)
  if (first !== undefined) faults.push(fault([...at, 'id'], `a second rule '${data.id}' (the first is in ${first})`, 'give each rule an id of its own'))
  seen.set(data.id, file)
  if (data.check === 'own' && (data.message === undefined || data.suggestion === undefined)) {
    faults.push(fault([...at, 'check'], `'${data.id}' does not say what an agent is to read`, "add 'message:' and 'suggestion:'"))
  }
  const sequences: Record<'phrases' | 'unless', Sequence[]> = { phrases: [], unless: [] }
  for (const key of ['phrases', 'unless'] as const) {
    data[key]?.forEach((phrase, number) => {
      const read = readPhrase(phrase, lists)
      if (read instanceof FaultyPhrase) faults.push(fault([...at, key, number], read.message, read.mend))
      else sequences[key].push(read)
    })
  }
  return {
    id: data.id,
    check: data.check as Check,
    severity: (data.severity ?? 'error') as CheckRule['severity'],
    message: data.message,
    suggestion: data.suggestion,
    certain: isOwn || (data.certain ?? false),
    meaning: { kind: 'check', id: data.check },
    sureness: 3,
    phrases: data.phrases,
    sequences: sequences.phrases,
    undoing: sequences.unless,
    unlessNegated: data.unlessNegated ?? false,
    masked: false,
    channels: (data.channels ?? []) as Channel[],
    finds: data.finds,
    leaves: data.leaves
  }
}
