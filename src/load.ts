import { join } from 'node:path'
import { parse } from 'yaml'
import { createEngine, type Engine, type Voice } from './core/analyze.ts'
import { createEntityReader } from './core/entities/index.ts'
import { EntityLexicon } from './core/entities/lexicon.ts'
import { SCENARIOS } from './core/findings.ts'
import type { LearntModel } from './core/learnt/model.ts'
import { createDetector, type Detector } from './core/language/detect.ts'
import { fold } from './core/text/fold.ts'
import { parseLabels, parsePart, parseReply, type LanguageReplies, type ReplyTemplates } from './drafts/index.ts'
import { readBytes, readFolder, readFolderIfThere, readText } from './files.ts'
import { LEARNT_FACTS, LEARNT_WEIGHTS, readLanguages, readModel } from './packs/learnt.ts'
import { digestOf, parsePacks, readData, type Concepts, type DataFile, type LanguagePack } from './packs/pack.ts'
import { spellingOf } from './packs/spelling.ts'
import { compileMailForms, MailFile, mailFaults, type MailForms } from './reading/mail-forms.ts'
import { FaultyData } from './strict-yaml.ts'

/** The language packs with the company's own rules among them, from `languages` and, under `overrides`, its folder of the same name. */
export function loadPacks (languages: string, overrides?: string): { concepts: Concepts, packs: LanguagePack[] } {
  const own = overrides === undefined ? [] : readFolderIfThere(join(overrides, 'languages'), '.yaml')
  return parsePacks([...languageFiles(languages), ...own.map(({ name, source }) => ({ name: name.replace(/\.yaml$/, '.own.yaml'), source }))])
}

/** Name of the file in which the build keeps the packs, read and checked, so that a start need not. */
export const CHECKED_PACKS = 'packs.json'

function languageFiles (languages: string): DataFile[] {
  const [checked] = readFolder(languages, CHECKED_PACKS)
  return checked === undefined ? readFolder(languages, '.yaml') : JSON.parse(checked.source) as DataFile[]
}

/** The files of a languages folder, each read and checked by its schema, as the build keeps them. Throws FaultyData. */
export function checkLanguages (languages: string): DataFile[] {
  loadMailForms(loadPacks(languages).packs)
  return readFolder(languages, '.yaml').map((file) => ({ name: file.name, source: '', checked: { value: parse(file.source) as unknown, digest: digestOf(file) } }))
}

/** How mail programs mark quotes, signatures and disclaimers, in the languages of all packs at once. */
export function loadMailForms (packs: readonly LanguagePack[]): MailForms {
  return compileMailForms(packs.map(({ files }) => {
    const located = readData(files.get('mail.yaml')!, MailFile)
    const faults = mailFaults(located)
    if (faults.length > 0) throw new FaultyData(faults)
    return located.value
  }))
}

/** The engine over `packs`, with the weights that were learnt for each. */
export function loadEngine (languages: string, concepts: Concepts, packs: readonly LanguagePack[]): Engine {
  return createEngine(packs.map((pack) => voiceOf(pack, concepts, packs, readModel(readText(languages, pack.tag, LEARNT_FACTS), readBytes(languages, pack.tag, LEARNT_WEIGHTS)))), loadDetector(languages, packs))
}

/** An engine that speaks one language only, with other weights than those on disk. */
export function createVoiceEngine (languages: string, concepts: Concepts, packs: readonly LanguagePack[], pack: LanguagePack, model: LearntModel): Engine {
  return createEngine([voiceOf(pack, concepts, packs, model)], loadDetector(languages, packs))
}

/** Tells the packs' languages from each other and from others. */
export function loadDetector (languages: string, packs: readonly LanguagePack[]): Detector {
  const model = readLanguages(readText(languages, LEARNT_FACTS), readBytes(languages, LEARNT_WEIGHTS))
  return createDetector(model, packs.map(({ tag, language }) => ({ tag, frequent: language.frequent })))
}

function voiceOf (pack: LanguagePack, concepts: Concepts, packs: readonly LanguagePack[], model: LearntModel): Voice {
  const lexicons = packs.map(({ files }) => readData(files.get('entities.yaml')!, EntityLexicon).value)
  return {
    tag: pack.tag,
    rules: { rules: pack.rules, lists: pack.lists, spelling: spellingOf(pack.language) },
    greetings: new Set(pack.language.greetings.map(fold)),
    model,
    classes: pack.classes,
    readEntities: createEntityReader(lexicons, pack.tag),
    ownScenarios: [...pack.scenarios.keys()].filter((id) => !(SCENARIOS as readonly string[]).includes(id)),
    suggestions: new Map(concepts.map(({ id, suggests }) => [id, suggests ?? {}]))
  }
}

/** The replies of every language under `templates`; a company's file of the same name under `overrides` takes the place of ours. */
export function loadReplies (templates: string, overrides?: string): ReplyTemplates {
  const files = new Map<string, string>()
  const folders = [templates, ...overrides === undefined ? [] : [join(overrides, 'templates')]]
  for (const folder of folders) {
    for (const ending of ['.md', '.yaml']) for (const { name, source } of readFolderIfThere(folder, ending)) files.set(name, source)
  }
  const tags = [...files.keys()].filter((name) => /^[^/]+\/labels\.yaml$/.test(name)).map((name) => name.split('/')[0]!)
  return new Map(tags.sort().map((tag) => [tag, parseLanguage(tag, files)]))
}

function parseLanguage (tag: string, files: ReadonlyMap<string, string>): LanguageReplies {
  const below = (folder: string): [string, string][] => [...files].filter(([name]) => name.startsWith(`${tag}/${folder}/`)).sort(([a], [b]) => (a < b ? -1 : 1))
  const replies = below('replies').map(([name, source]) => parseReply(source, `templates/${name}`))
  const parts = below('parts').map(([name, source]) => parsePart(source, name.slice(`${tag}/parts/`.length, -'.md'.length), `templates/${name}`))
  return {
    tag,
    replies: new Map(replies.map((reply) => [reply.scenario, reply])),
    parts: new Map(parts.map((part) => [part.name, part])),
    labels: parseLabels(files.get(`${tag}/labels.yaml`)!, `templates/${tag}/labels.yaml`)
  }
}
