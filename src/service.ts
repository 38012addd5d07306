import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { Services } from './app.ts'
import { assetsFolder } from './assets.ts'
import { compileChecks, joinChecks, OwnReplyCheckFile, type CompiledChecks, type Judge, type ReadyCheck } from './check/index.ts'
import type { Config } from './config.ts'
import { FACTS } from './contract/lists.ts'
import type { ScenarioDetail, ScenarioList } from './contract/scenarios.ts'
import { createEngine, type CompiledVoice, type Engine, type Reader } from './core/analyze.ts'
import { createEntityReader } from './core/entities/index.ts'
import type { EntityLexicon } from './core/entities/lexicon.ts'
import { SCENARIOS } from './core/findings.ts'
import type { Detector } from './core/language/detect.ts'
import { PLACEHOLDERS } from './core/placeholders.ts'
import { createDrafter, SHAPES, slotsOf, type Draft, type DraftInput, type LanguageReplies, type ReplyFile, type ReplyTemplates, type Shape } from './drafts/index.ts'
import { OUTPUT, PARAGRAPH } from './drafts/parse.ts'
import { readBytesIfThere } from './files.ts'
import { lazily, lazy } from './lazy.ts'
import { lexiconsOf, loadDetector, loadJudges, loadMailForms, loadNetwork, loadPacks, loadReadyChecks, loadReplies, loadVoice, parseReplies } from './load.ts'
import { digestOfFiles, type OwnFiles } from './own-files.ts'
import { LEARNT_FACTS, LEARNT_GOODS, LEARNT_WEIGHTS, NETWORK_FACTS, NETWORK_WEIGHTS } from './packs/learnt.ts'
import { parseOwn, type KnownPack, type OwnFile, type OwnWords } from './packs/own.ts'
import { REPLY_CHECK, type Concepts } from './packs/pack.ts'
import { spellingOf } from './packs/spelling.ts'
import { readMessage } from './reading/index.ts'
import type { MailForms } from './reading/mail-forms.ts'
import { createReplyCheck } from './reply-check.ts'
import { createReloading, type Reloading } from './reload.ts'
import { DEFAULT_SETTINGS, parseSettings } from './settings.ts'
import { gatherFaults, parseStrict } from './strict-yaml.ts'
import { createDraft, createTriage } from './triage.ts'
import { VERSION } from './version.ts'

/**
 * The service with the company's own settings, replies, scenarios and words, which it takes up again when they change.
 * Throws FaultyData where any of them cannot be used.
 */
export async function createService (places: Pick<Config, 'settingsFile' | 'overridesFolder'> & Partial<Pick<Config, 'reloadInterval'>>): Promise<Services & Reloading> {
  return createReloading(places, createBuilder(loadBuiltIn()))
}

/** What stays while the service runs: the built-in packs, compiled, and the built-in replies. */
export interface BuiltIn {
  readonly concepts: Concepts
  readonly packs: readonly KnownPack[]
  readonly voices: readonly CompiledVoice[]
  readonly lexicons: readonly EntityLexicon[]
  readonly detect: Detector
  readonly forms: MailForms
  readonly replies: ReplyTemplates
  /** Read when they are first asked for. */
  readonly checks: () => readonly ReadyCheck[]
  readonly judgeOf: (tag: string) => Judge | undefined
  /** Digest of what each pack learnt. */
  readonly learnt: ReadonlyMap<string, Buffer>
}

export function loadBuiltIn (): BuiltIn {
  const folder = assetsFolder('languages')
  const { concepts, packs } = loadPacks(folder)
  const lexicons = lexiconsOf(packs)
  const network = lazy(() => loadNetwork(folder))
  return {
    concepts,
    // the rules themselves are large, and compiled in the voices
    packs: packs.map(({ tag, language, scenarios, lists, version, rules }) =>
      ({ tag, language, scenarios, lists, version, ruleIds: new Map(rules.map(({ id }) => [id, 'a built-in file'])) })),
    voices: packs.map((pack, index) => lazyVoice(pack.tag, () => loadVoice(folder, concepts, pack, index, packs.length, network()))),
    lexicons,
    detect: loadDetector(folder, packs),
    forms: loadMailForms(packs),
    replies: loadReplies(assetsFolder('templates')),
    checks: lazy(() => loadReadyChecks(folder, packs, lexicons)),
    judgeOf: loadJudges(folder, packs),
    learnt: learntDigests(folder, packs.map(({ tag }) => tag))
  }
}

/** A voice that is loaded, and each of its readers compiled, when there is something to read in its language. */
function lazyVoice (tag: string, load: () => CompiledVoice): CompiledVoice {
  const voice = lazy(load)
  return { tag, readerWith: (additions) => lazily(() => voice().readerWith(additions)) }
}

function learntDigests (folder: string, tags: readonly string[]): Map<string, Buffer> {
  const ofAll = [NETWORK_FACTS, NETWORK_WEIGHTS].map((name) => readBytesIfThere(folder, name) ?? '')
  return new Map(tags.map((tag) => {
    const hash = createHash('sha256')
    for (const name of [LEARNT_FACTS, LEARNT_WEIGHTS, LEARNT_GOODS]) hash.update(readBytesIfThere(folder, tag, name) ?? '')
    for (const bytes of ofAll) hash.update(bytes)
    return [tag, hash.digest()]
  }))
}

/** What the company's own files come to, checked and compiled. */
export interface Built {
  readonly services: Services
  readonly words: ReadonlyMap<string, OwnWords>
  readonly replies: ReplyTemplates
}

/**
 * Builds the service that a reading of the company's own files asks for, beside the one that runs: only what changed
 * since the last is made anew, and requests get their turn in between. What it gives throws FaultyData.
 */
export function createBuilder ({ concepts, packs, voices, lexicons, detect, forms, replies: builtInReplies, checks: builtInChecks, judgeOf, learnt }: BuiltIn): (own: OwnFiles) => Promise<Built> {
  const tags = packs.map(({ tag }) => tag)
  const lastWords = keepLast<ReadonlyMap<string, OwnWords>>()
  const lastEngine = keepLast<Engine>()
  const lastEntities = keepLast<Entities>()
  const lastChecks = keepLast<() => CompiledChecks>()
  const lastReplies = new Map(tags.map((tag) => [tag, keepLast<LanguageReplies>()]))
  const lastDrafter = new Map(tags.map((tag) => [tag, keepLast<Drafter>()]))

  return async (own) => {
    const { attempt, add, settle } = gatherFaults()
    const settings = attempt(() => own.settings === undefined ? DEFAULT_SETTINGS : parseSettings(own.settings.source, own.settings.name, tags))
    const wordsDigest = digestOfFiles(own.words)
    const words = await attemptLater(attempt, lastWords(wordsDigest, () => parseOwn(own.words, packs, concepts)))
    for (const { tag, name } of own.templates) {
      if (!tags.includes(tag)) add({ file: name, line: 1, column: 1, problem: `there is no language '${tag}'`, mend: `put it into a folder named ${tags.join(', ')}` })
    }
    const checkFiles = own.words.filter(({ below }) => below === REPLY_CHECK)
    const checks = await attemptLater(attempt, lastChecks(digestOfFiles(checkFiles), () => buildChecks(checkFiles)))
    const replies = new Map<string, LanguageReplies>()
    const drafters = new Map<string, Drafter>()
    for (const tag of tags) {
      const builtIn = builtInReplies.get(tag)
      const mine = own.templates.filter((file) => file.tag === tag)
      if (builtIn === undefined && mine.length === 0) continue
      await turn()
      const key = digestOfFiles(mine)
      const language = await attemptLater(attempt, lastReplies.get(tag)!(key, () => parseReplies(tag, mine, builtIn)))
      if (language === undefined || settings === undefined) continue
      replies.set(tag, language)
      const drafter = await attemptLater(attempt, lastDrafter.get(tag)!(`${key} ${own.settings?.source}`, () => createDrafter(new Map([[tag, language]]), settings)))
      if (drafter) drafters.set(tag, drafter)
    }
    settle()
    const entities = await readersOf(words!, own.words)
    const engine = await lastEngine(wordsDigest, () => buildEngine(words!, entities))
    const services = assemble({ engine, entities, checks: checks!, words: words!, replies, draft: (input) => drafters.get(input.language)?.(input) ?? null, settings: settings!, own })
    return { services, words: words!, replies }
  }

  /** Rules over replies, those of the company's own among them, which are checked at once. */
  function buildChecks (files: readonly OwnFile[]): () => CompiledChecks {
    if (files.length === 0) return lazy(() => compileChecks(builtInChecks(), judgeOf))
    const { attempt, settle } = gatherFaults()
    const checks = builtInChecks().map((check) => {
      const mine = files.filter(({ tag }) => tag === check.tag)
      return mine.length === 0 ? check : attempt(() => joinChecks(check, mine.map(({ name, source }) => parseStrict(source, name, OwnReplyCheckFile)))) ?? check
    })
    settle()
    return lazy(() => compileChecks(checks, judgeOf))
  }

  function readersOf (words: ReadonlyMap<string, OwnWords>, files: readonly OwnFile[]): Promise<Entities> {
    return lastEntities(digestOfFiles(files.filter(({ below }) => below === 'entities.yaml')), () => {
      const all = [...lexicons, ...[...words.values()].flatMap(({ lexicon }) => lexicon ?? [])]
      return new Map(tags.map((tag) => [tag, lazily(() => createEntityReader(all, tag))]))
    })
  }

  function buildEngine (words: ReadonlyMap<string, OwnWords>, entities: Entities): Engine {
    const readers = new Map<string, Reader>()
    for (const { tag, readerWith } of voices) {
      const mine = words.get(tag)
      readers.set(tag, readerWith({
        readEntities: entities.get(tag)!,
        scenarios: ownScenarios(mine),
        ...mine === undefined ? {} : { rules: { rules: mine.rules, lists: mine.lists, spelling: spellingOf(packs.find((pack) => pack.tag === tag)!.language) } }
      }))
    }
    return createEngine(readers, detect)
  }

  function assemble ({ engine, entities, checks, words, replies, draft, settings, own }: {
    engine: Engine, entities: Entities, checks: () => CompiledChecks, words: ReadonlyMap<string, OwnWords>, replies: ReplyTemplates, draft: Drafter, settings: typeof DEFAULT_SETTINGS, own: OwnFiles
  }): Services {
    const known = packs.map((pack) => ({ ...pack, scenarios: new Map([...pack.scenarios, ...words.get(pack.tag)?.scenarios ?? []]) }))
    const versions = new Map(packs.map(({ tag, version }) => [tag, `${VERSION}+${tag}.${versionOf(tag, version, own)}`]))
    const titles = new Map(known.map(({ tag, scenarios }) => [tag, scenarios]))
    const details = describeScenarios(known, replies)
    const list = listScenarios(known, details)
    return {
      triage: createTriage({
        read: (request) => readMessage(request, forms),
        engine,
        draft,
        languages: tags,
        titleOf: (language, scenario) => titles.get(language)?.get(scenario)?.title ?? scenario,
        versionOf: (language) => versions.get(language) ?? VERSION,
        settings
      }),
      draft: createDraft({
        read: ({ text, channel }) => readMessage({ text, channel, format: 'text' }, forms),
        engine,
        draft,
        settings,
        languages: tags.filter((tag) => replies.has(tag)),
        scenarios: [...details.keys()]
      }),
      check: lazily(() => createReplyCheck({
        ...checks(),
        read: ({ text, channel }) => readMessage({ text, channel, format: 'text' }, forms),
        engine,
        detect,
        readEntities: (tag, message) => entities.get(tag)!(message),
        labels: [...replies.values()].flatMap(({ labels }) => Object.values(labels.gaps)),
        settings
      })),
      scenarios: () => list,
      scenario: (id) => details.get(id),
      engine: [VERSION, ...[...versions.values()].map((version) => version.slice(VERSION.length + 1))].join('+'),
      ready: () => true
    }
  }

  /** The same as long as the same text gets the same answer, draft and all. */
  function versionOf (tag: string, version: string, { settings, words, templates }: OwnFiles): string {
    const hash = createHash('sha256').update(version).update(learnt.get(tag)!)
    // a carrier or a name that one language adds is known in all
    for (const file of [...words, ...templates]) {
      if (file.below !== REPLY_CHECK && (file.tag === tag || file.below === 'entities.yaml')) hash.update(`\0${file.tag}/${file.below}\0`).update(file.source)
    }
    if (settings !== undefined) hash.update('\0settings\0').update(settings.source)
    return hash.digest('hex').slice(0, 7)
  }
}

type Entities = ReadonlyMap<string, ReturnType<typeof createEntityReader>>
type Drafter = (input: DraftInput) => Draft | null

const ownScenarios = (words: OwnWords | undefined): string[] => [...words?.scenarios.keys() ?? []].filter((id) => !(SCENARIOS as readonly string[]).includes(id))

/** Keeps what was made last: it is made again only under another key. What fails is not kept. */
function keepLast<T> (): (key: string, make: () => T | Promise<T>) => Promise<T> {
  let kept: { readonly key: string, readonly value: T } | undefined
  return async (key, make) => {
    if (kept?.key !== key) kept = { key, value: await make() }
    return kept.value
  }
}

/** As `attempt`, for what comes later. */
async function attemptLater<T> (attempt: (check: () => never) => unknown, later: Promise<T>): Promise<T | undefined> {
  try {
    return await later
  } catch (error) {
    attempt(() => { throw error })
    return undefined
  }
}

/** Every scenario of every pack, the built-in ones first, with its reply in each language. */
function describeScenarios (packs: readonly KnownPack[], templates: ReplyTemplates): ReadonlyMap<string, ScenarioDetail> {
  const ids = new Set<string>([...SCENARIOS, ...packs.flatMap(({ scenarios }) => [...scenarios.keys()])])
  return new Map([...ids].map((id) => [id, {
    id,
    builtIn: (SCENARIOS as readonly string[]).includes(id),
    languages: Object.fromEntries(packs.flatMap(({ tag, scenarios }) => {
      const words = scenarios.get(id)
      const replies = templates.get(tag)
      return words && replies ? [[tag, { ...words, ...describeReply(replies, id) }]] : []
    }))
  }]))
}

function describeReply (replies: LanguageReplies, id: string): Omit<ScenarioDetail['languages'][string], 'title' | 'description'> {
  const template = replies.replies.has(id) ? id : 'other'
  const reply = replies.replies.get(template)!
  const used = new Set([
    ...reply.subjects.flatMap((subject) => [...subject.matchAll(OUTPUT)].map(([, name]) => name)),
    ...SHAPES.flatMap((shape) => slotsOf(replies, template, shape))
  ])
  return {
    template,
    subjects: reply.subjects,
    answers: reply.answers,
    texts: Object.fromEntries(SHAPES.map((shape) => [shape, sourceOf(reply, shape)])) as Record<Shape, string>,
    placeholders: PLACEHOLDERS.filter((name) => used.has(name)).map((name) => ({ name, label: replies.labels.gaps[name], about: FACTS[name] }))
  }
}

/** A section as it stands in the file, without the lines that only pad it. */
const sourceOf = ({ sections }: ReplyFile, shape: Shape): string => sections[shape].replaceAll(PARAGRAPH, '').trim().replaceAll(/\n{3,}/g, '\n\n')

function listScenarios (packs: readonly KnownPack[], details: ReadonlyMap<string, ScenarioDetail>): ScenarioList {
  return {
    languages: packs.map(({ tag, language }) => ({ code: tag, name: language.name })),
    scenarios: [...details.values()].map(({ id, builtIn, languages }) => ({
      id,
      builtIn,
      languages: Object.fromEntries(Object.entries(languages).map(([tag, { title, description }]) => [tag, { title, description }]))
    }))
  }
}
