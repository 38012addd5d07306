import { createHash } from 'node:crypto'
import type { Static, TSchema } from 'typebox'
import { FaultyData, gatherFaults, parseStrict, type Located } from '../strict-yaml.ts'
import { SCENARIOS } from '../core/findings.ts'
import type { WordClasses } from '../core/learnt/classes.ts'
import type { Rule } from '../core/rules/rule.ts'
import { FaultyPhrase } from '../core/rules/pattern.ts'
import { parseRules, readPhrase } from './rules.ts'
import { ClassesFile, ClassNamesFile, ConceptFile, LanguageFile, RuleFile } from './schema.ts'

/** A data file: its name relative to the folder that was read, and its text. */
export interface DataFile {
  readonly name: string
  readonly source: string
  /** What the text says and its digest, where the build has read and checked it already; `source` is empty then. */
  readonly checked?: { readonly value: unknown, readonly digest: string }
}

/** What a data file holds, as `schema` wants it. Throws FaultyData. */
export function readData<S extends TSchema> ({ name, source, checked }: DataFile, schema: S): Located<Static<S>> {
  if (checked === undefined) return parseStrict(source, name, schema)
  return { value: checked.value as Static<S>, file: name, isSound: true, fault: (_, problem, mend) => ({ file: name, line: 1, column: 1, problem, mend }) }
}

export const digestOf = ({ source, checked }: DataFile): string => checked?.digest ?? createHash('sha256').update(source).digest('hex')

/** All that one language knows, checked and ready to compile. */
export interface LanguagePack {
  readonly tag: string
  readonly language: LanguageFile
  /** Titles and descriptions of all its scenarios. */
  readonly scenarios: ReadonlyMap<string, { readonly title: string, readonly description: string }>
  readonly rules: readonly Rule[]
  /** Words by the classes that all languages share. */
  readonly classes: WordClasses
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** Files of the pack that other parts read by their own schemas (mail.yaml, entities.yaml). */
  readonly files: ReadonlyMap<string, DataFile>
  /** Short hash over the pack's files: the same version gives the same answers. */
  readonly version: string
}

export type Concepts = ConceptFile['concepts']

/** Files of a pack that hold no rules and are read by the part that owns their schema. */
const OWN_SCHEMA = new Set(['language.yaml', 'classes.yaml', 'mail.yaml', 'entities.yaml', 'times.yaml', 'reply-check.yaml'])
/** Says nothing of complaints: their answers stay the same, whatever is in it. */
export const REPLY_CHECK = 'reply-check.yaml'

/**
 * Builds the packs from the files of a languages folder: `concepts.yaml`, and one folder a language with
 * `language.yaml` and any number of rule files. Throws FaultyData with every fault of every file.
 */
export function parsePacks (files: readonly DataFile[]): { concepts: Concepts, packs: LanguagePack[] } {
  const { add, attempt, settle } = gatherFaults()
  const conceptFile = files.find(({ name }) => name === 'concepts.yaml')
  const concepts = conceptFile === undefined ? [] : attempt(() => readData(conceptFile, ConceptFile).value.concepts) ?? []
  const conceptIds = new Set(concepts.map(({ id }) => id))
  const classNames = attempt(() => parseClassNames(files)) ?? new Set<string>()
  const tags = [...new Set(files.filter(({ name }) => name.includes('/')).map(({ name }) => name.split('/')[0]!))]
  const packs: LanguagePack[] = []
  for (const tag of tags) {
    const own = new Map(files.filter(({ name }) => name.startsWith(`${tag}/`)).map((file) => [file.name.slice(tag.length + 1), file]))
    const languageFile = own.get('language.yaml')
    if (!languageFile) {
      add({ file: `${tag}/language.yaml`, line: 1, column: 1, problem: 'the file is missing', mend: 'add it: every language folder has one' })
      continue
    }
    const language = attempt(() => readData(languageFile, LanguageFile))
    const ruleFiles = [...own.values()].filter(({ name }) => name.endsWith('.yaml') && !OWN_SCHEMA.has(name.slice(tag.length + 1)))
      .map((file) => attempt(() => readData(file, RuleFile)))
      .filter((file): file is Located<RuleFile> => file !== undefined)
    if (!language) continue
    if (language.value.tag !== tag) add(language.fault(['tag'], `tag '${language.value.tag}' stands in the folder '${tag}'`, `write '${tag}'`))
    const scenarios = new Map(Object.entries(language.value.scenarios))
    for (const { value } of ruleFiles) for (const [id, titles] of Object.entries(value.scenarios ?? {})) scenarios.set(id, titles)
    for (const id of SCENARIOS) {
      if (!(id in language.value.scenarios)) add(language.fault(['scenarios'], `no title for '${id}'`, `add '${id}:' with title and description`))
    }
    const classes = attempt(() => parseClasses(own.get('classes.yaml'), classNames)) ?? {}
    const parsed = parseRules(ruleFiles, conceptIds, new Set(scenarios.keys()))
    parsed.faults.forEach(add)
    packs.push({ tag, language: language.value, scenarios, rules: parsed.rules, classes, lists: parsed.lists, files: own, version: versionOf(own) })
  }
  settle()
  return { concepts, packs }
}

function parseClassNames (files: readonly DataFile[]): ReadonlySet<string> {
  const file = files.find(({ name }) => name === 'classes.yaml')
  return new Set(file === undefined ? [] : Object.keys(readData(file, ClassNamesFile).value.classes))
}

const NO_LISTS = new Map<string, readonly string[]>()

/** A pack may do without classes; one it has must be known to all. */
function parseClasses (file: DataFile | undefined, names: ReadonlySet<string>): WordClasses {
  if (file === undefined) return {}
  const { value, fault } = readData(file, ClassesFile)
  const faults = Object.entries(value.classes).flatMap(([name, words]) => [
    ...names.has(name) ? [] : [fault(['classes', name], `no class '${name}'`, 'add it to classes.yaml of the languages folder or correct its spelling')],
    // what the build has checked is sound
    ...file.checked !== undefined ? [] : words.flatMap((word, index) => {
      const read = readPhrase(word, NO_LISTS)
      return read instanceof FaultyPhrase ? [fault(['classes', name, index], read.message, read.mend)] : []
    })
  ])
  if (faults.length > 0) throw new FaultyData(faults)
  return value.classes
}

function versionOf (files: ReadonlyMap<string, DataFile>): string {
  const hash = createHash('sha256')
  for (const [name, file] of files) if (name !== REPLY_CHECK) hash.update(file.name).update('\0').update(digestOf(file)).update('\0')
  return hash.digest('hex').slice(0, 7)
}
