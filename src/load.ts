import { deserialize, serialize } from 'node:v8'
import { parse } from 'yaml'
import { compileJudge, parseChecks, readyCheck, ReplyCheckFile, type CheckPack, type Judge, type LaidOutCheck, type ReadyCheck } from './check/index.ts'
import { compileVoice, createEngine, type CompiledVoice, type Engine, type Voice } from './core/analyze.ts'
import { createEntityReader } from './core/entities/index.ts'
import { EntityLexicon } from './core/entities/lexicon.ts'
import type { GoodsModel } from './core/entities/goods.ts'
import { createLookup, layOutGlosses, type LaidOutGlosses } from './core/learnt/glosses.ts'
import type { LearntModel } from './core/learnt/model.ts'
import { compileNetwork, type NetworkReader } from './core/learnt/network.ts'
import { createDetector, type Detector } from './core/language/detect.ts'
import { fold } from './core/text/fold.ts'
import { TimesFile } from './core/times/lexicon.ts'
import { parseGist, parseLabels, parsePart, parseReply, type LanguageReplies, type PartFile, type ReplyFile, type ReplyTemplates } from './drafts/index.ts'
import { readBytes, readBytesIfThere, readFolder, readText } from './files.ts'
import { lazy } from './lazy.ts'
import { GLOSSES, glossesOf, PERSON_NAME } from './packs/glosses.ts'
import { LAID_OUT, LAID_OUT_GLOSSES, layOutPack, readLaidOut, readLaidOutGlosses } from './packs/laid-out.ts'
import { LEARNT_FACTS, LEARNT_GOODS, LEARNT_WEIGHTS, NETWORK_FACTS, NETWORK_WEIGHTS, readGoods, readLanguages, readModel, readNetwork, readSentences, REPLY_FACTS, REPLY_NETWORK_FACTS, REPLY_NETWORK_WEIGHTS, REPLY_WEIGHTS, unpack, UNPACKED } from './packs/learnt.ts'
import { digestOf, parsePacks, readData, REPLY_CHECK, type Concepts, type DataFile, type LanguagePack } from './packs/pack.ts'
import type { OwnFile } from './packs/own.ts'
import { spellingOf } from './packs/spelling.ts'
import { compileMailForms, MailFile, mailFaults, type MailForms } from './reading/mail-forms.ts'
import { FaultyData, gatherFaults } from './strict-yaml.ts'

/** The language packs in the folder `languages`. */
export const loadPacks = (languages: string): { concepts: Concepts, packs: LanguagePack[] } => parsePacks(languageFiles(languages))

/** Name of the file in which the build keeps the packs, read and checked, so that a start need not. */
export const CHECKED_PACKS = 'packs.json'

function languageFiles (languages: string): DataFile[] {
  const [checked] = readFolder(languages, CHECKED_PACKS)
  return checked === undefined ? sourceFiles(languages) : JSON.parse(checked.source) as DataFile[]
}

/** What people write of a language, in the order of the names. */
const sourceFiles = (languages: string): DataFile[] => [...readFolder(languages, '.yaml'), ...readFolder(languages, GLOSSES)]

/** The files of a languages folder whose `packs` were read, as the build keeps them. Throws FaultyData. */
export function checkLanguages (languages: string, packs: readonly LanguagePack[]): DataFile[] {
  loadMailForms(packs)
  // glosses and what is known of replies are checked and laid out by the build: of them the digest is enough
  const isLaidOut = ({ name }: DataFile): boolean => !name.endsWith('.yaml') || name.endsWith(`/${REPLY_CHECK}`)
  return sourceFiles(languages).map((file) => ({ name: file.name, source: '', checked: { value: isLaidOut(file) ? null : parse(file.source) as unknown, digest: digestOf(file) } }))
}

/** What the packs know of replies to look over; a pack may know nothing of it. Throws FaultyData. */
export function loadChecks (packs: readonly LanguagePack[], lexicons: readonly EntityLexicon[] = lexiconsOf(packs)): CheckPack[] {
  const { attempt, settle } = gatherFaults()
  const given = new Set(lexicons.flatMap(({ names }) => names.given).filter((name) => !/[*~]/.test(name)).map(fold))
  const checks = packs.flatMap(({ tag, language, files }) => {
    const file = files.get(REPLY_CHECK)
    const people = new Set([...given, ...(glossesOf({ files }).get(PERSON_NAME) ?? []).map(fold)])
    return file === undefined ? [] : attempt(() => parseChecks(tag, spellingOf(language), readData(file, ReplyCheckFile), given, people, timesOf(files))) ?? []
  })
  settle()
  return checks
}

/** Name of the file in which the build keeps the laid out check of a language. */
export const LAID_OUT_CHECK = 'reply-check.bin'

/** The checks of all languages, ready to compile: each as the build laid it out, or from its pack. Throws FaultyData. */
export function loadReadyChecks (languages: string, packs: readonly LanguagePack[], lexicons: readonly EntityLexicon[] = lexiconsOf(packs)): ReadyCheck[] {
  const laidOut = new Map(packs.map((pack) => [pack, readBytesIfThere(languages, pack.tag, LAID_OUT_CHECK)]))
  const parsed = loadChecks(packs.filter((pack) => laidOut.get(pack) === undefined), lexicons)
  return packs.flatMap((pack) => {
    const bytes = laidOut.get(pack)
    if (bytes !== undefined) return [{ ...deserialize(bytes) as LaidOutCheck, spelling: spellingOf(pack.language), own: [] }]
    return parsed.filter(({ tag }) => tag === pack.tag).map(readyCheck)
  })
}

/** Gives what was learnt of the sentences of replies in a language, read from `languages` when it is first asked for; nothing where nothing was. */
export function loadJudges (languages: string, packs: readonly LanguagePack[]): (tag: string) => Judge | undefined {
  const judges = new Map<string, Judge | undefined>()
  const network = lazy(() => readNetworkThere(languages, REPLY_NETWORK_FACTS, REPLY_NETWORK_WEIGHTS))
  return (tag) => {
    if (judges.has(tag)) return judges.get(tag)
    const index = packs.findIndex((pack) => pack.tag === tag)
    const weights = readWeights(languages, tag, REPLY_WEIGHTS)
    const judge = weights && compileJudge(readSentences(readText(languages, tag, REPLY_FACTS), weights), index, loadGlosses(languages, packs[index]!), network())
    judges.set(tag, judge)
    return judge
  }
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

/** Learnt weights, unpacked by the build or here; undefined where there are none. */
function readWeights (...path: readonly string[]): Buffer | undefined {
  const unpacked = readBytesIfThere(...path.slice(0, -1), `${path.at(-1)}${UNPACKED}`)
  if (unpacked !== undefined) return unpacked
  const weights = readBytesIfThere(...path)
  return weights && unpack(weights)
}

/** The engine over `packs`, with the weights that were learnt for each. */
export function loadEngine (languages: string, concepts: Concepts, packs: readonly LanguagePack[]): Engine {
  const lexicons = lexiconsOf(packs)
  const network = loadNetwork(languages)
  return engineOver(packs.map((pack, index) => loadVoice(languages, concepts, pack, index, packs.length, network)), lexicons, loadDetector(languages, packs))
}

/** An engine that speaks one language only, with other weights than those on disk, and with a network only where one is given. */
export function createVoiceEngine (languages: string, concepts: Concepts, packs: readonly LanguagePack[], pack: LanguagePack, model: LearntModel, network?: NetworkReader, goods = loadGoods(languages, pack.tag)): Engine {
  return engineOver([compileVoice(voiceOf(languages, pack, concepts, { model, network, goods }), 0, 1)], lexiconsOf(packs), loadDetector(languages, packs))
}

const engineOver = (voices: readonly CompiledVoice[], lexicons: readonly EntityLexicon[], detect: Detector): Engine =>
  createEngine(new Map(voices.map(({ tag, readerWith }) => [tag, readerWith({ readEntities: createEntityReader(lexicons, tag), scenarios: [] })])), detect)

/** The network that reads messages in all languages; undefined where none was learnt. */
export const loadNetwork = (languages: string): NetworkReader | undefined => readNetworkThere(languages, NETWORK_FACTS, NETWORK_WEIGHTS)

function readNetworkThere (languages: string, facts: string, weights: string): NetworkReader | undefined {
  const bytes = readWeights(languages, weights)
  return bytes && compileNetwork(readNetwork(readText(languages, facts), bytes))
}

/** The pack number `index` of `count`, compiled with the weights that were learnt for it. */
export function loadVoice (languages: string, concepts: Concepts, pack: LanguagePack, index: number, count: number, network: NetworkReader | undefined): CompiledVoice {
  const model = readModel(readText(languages, pack.tag, LEARNT_FACTS), readWeights(languages, pack.tag, LEARNT_WEIGHTS) ?? readBytes(languages, pack.tag, LEARNT_WEIGHTS))
  const laidOut = readBytesIfThere(languages, pack.tag, LAID_OUT)
  return compileVoice(voiceOf(languages, pack, concepts, { model, network, goods: loadGoods(languages, pack.tag) }, laidOut && readLaidOut(laidOut)), index, count)
}

function loadGoods (languages: string, tag: string): GoodsModel | undefined {
  const bytes = readWeights(languages, tag, LEARNT_GOODS)
  return bytes && readGoods(bytes)
}

/** The glosses of a pack; what reads messages and what looks over replies share them. Throws FaultyData. */
export function loadGlosses (languages: string, pack: LanguagePack): LaidOutGlosses {
  const known = laidOutGlosses.get(pack)
  if (known !== undefined) return known
  const bytes = readBytesIfThere(languages, pack.tag, LAID_OUT_GLOSSES)
  const glosses = bytes === undefined ? layOutGlosses(glossesOf(pack)) : readLaidOutGlosses(bytes)
  laidOutGlosses.set(pack, glosses)
  return glosses
}
const laidOutGlosses = new WeakMap<LanguagePack, LaidOutGlosses>()

/** What the packs know of numbers, names and goods. */
export const lexiconsOf = (packs: readonly LanguagePack[]): EntityLexicon[] => packs.map(({ files }) => readData(files.get('entities.yaml')!, EntityLexicon).value)

/** Tells the packs' languages from each other and from others. */
export function loadDetector (languages: string, packs: readonly LanguagePack[]): Detector {
  const model = readLanguages(readText(languages, LEARNT_FACTS), readWeights(languages, LEARNT_WEIGHTS) ?? readBytes(languages, LEARNT_WEIGHTS))
  return createDetector(model, packs.map((pack) => ({ tag: pack.tag, frequent: pack.language.frequent, knows: createLookup(loadGlosses(languages, pack)) })))
}

/** What a voice learnt from cases. */
interface Learnt { readonly model: LearntModel, readonly network: NetworkReader | undefined, readonly goods: GoodsModel | undefined }

function voiceOf (languages: string, pack: LanguagePack, concepts: Concepts, { model, network, goods }: Learnt, { rules, classes } = layOutPack(pack)): Voice {
  return {
    tag: pack.tag,
    rules,
    spelling: spellingOf(pack.language),
    greetings: new Set(pack.language.greetings.map(fold)),
    model,
    ...network === undefined ? {} : { network },
    ...goods === undefined ? {} : { goods },
    classes,
    glosses: loadGlosses(languages, pack),
    suggestions: new Map(concepts.map(({ id, suggests }) => [id, suggests ?? {}])),
    aside: foldedList(pack, 'aside'),
    why: foldedList(pack, 'why'),
    times: timesOf(pack.files)
  }
}

function timesOf (files: LanguagePack['files']): TimesFile | undefined {
  const file = files.get('times.yaml')
  return file && readData(file, TimesFile).value
}

const foldedList = ({ lists }: LanguagePack, name: string): ReadonlySet<string> => new Set((lists.get(name) ?? []).map(fold))

/** Name of the file in which the build keeps the replies of all languages, read and checked. */
export const CHECKED_REPLIES = 'replies.bin'

/** The built-in replies of every language under `templates`. */
export function loadReplies (templates: string): ReplyTemplates {
  const checked = readBytesIfThere(templates, CHECKED_REPLIES)
  return checked === undefined ? readReplies(templates) : deserialize(checked) as ReplyTemplates
}

/** The replies as the build keeps them, for the same version of Node only. Throws FaultyData. */
export const checkReplies = (templates: string): Buffer => serialize(readReplies(templates))

function readReplies (templates: string): ReplyTemplates {
  const files = ['.md', '.yaml'].flatMap((ending) => readFolder(templates, ending)).map(({ name, source }) => {
    const [tag = '', ...below] = name.split('/')
    return { tag, below: below.join('/'), name: `templates/${name}`, source }
  })
  return new Map(Map.groupBy(files, ({ tag }) => tag).entries().filter(([, mine]) => mine.some(({ below }) => below === LABELS)).map(([tag, mine]) =>
    [tag, parseReplies(tag, mine)]))
}

const LABELS = 'labels.yaml'
const GIST = 'gist.yaml'

/** The replies of one language from its files; those of the company's own take the place of `builtIn` ones. Throws FaultyData. */
export function parseReplies (tag: string, files: readonly OwnFile[], builtIn?: LanguageReplies): LanguageReplies {
  const { add, attempt, settle } = gatherFaults()
  const replies = new Map<string, ReplyFile>()
  const parts = new Map<string, PartFile>()
  let labels = builtIn?.labels
  let gist = builtIn?.gist
  for (const { below, name, source } of files) {
    if (below === LABELS) labels = attempt(() => parseLabels(source, name)) ?? labels
    else if (below === GIST) gist = attempt(() => parseGist(source, name)) ?? gist
    else if (below.startsWith('parts/')) {
      const part = attempt(() => parsePart(source, below.slice('parts/'.length, -'.md'.length), name))
      if (part) parts.set(part.name, part)
    } else if (below.startsWith('replies/')) {
      const reply = attempt(() => parseReply(source, name))
      const first = reply && replies.get(reply.scenario)
      if (first) add({ file: name, line: 1, column: 1, problem: `a second reply for '${reply.scenario}' (the first is ${first.file})`, mend: 'keep one, or correct its scenario:' })
      else if (reply) replies.set(reply.scenario, reply)
    }
  }
  settle()
  return { tag, replies: new Map([...builtIn?.replies ?? [], ...replies]), parts: new Map([...builtIn?.parts ?? [], ...parts]), labels: labels!, ...gist === undefined ? {} : { gist } }
}
