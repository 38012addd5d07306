import { createHash } from 'node:crypto'
import type { Services } from './app.ts'
import { assetsFolder } from './assets.ts'
import type { Config } from './config.ts'
import { FACTS } from './contract/request.ts'
import type { ScenarioDetail, ScenarioList } from './contract/scenarios.ts'
import { SCENARIOS } from './core/findings.ts'
import { PLACEHOLDERS } from './core/placeholders.ts'
import { createDrafter, SHAPES, slotsOf, type LanguageReplies, type ReplyFile, type ReplyTemplates, type Shape } from './drafts/index.ts'
import { OUTPUT, PARAGRAPH } from './drafts/parse.ts'
import { readBytes, readText } from './files.ts'
import { loadEngine, loadMailForms, loadPacks, loadReplies } from './load.ts'
import { LEARNT_WEIGHTS } from './packs/learnt.ts'
import type { LanguagePack } from './packs/pack.ts'
import { readMessage } from './reading/index.ts'
import { DEFAULT_SETTINGS, parseSettings } from './settings.ts'
import { createDraft, createTriage } from './triage.ts'
import { VERSION } from './version.ts'

/** Loads packs, learnt weights, replies and settings; throws FaultyData where any of them cannot be used. */
export async function createService ({ settingsFile, overridesFolder }: Pick<Config, 'settingsFile' | 'overridesFolder'>): Promise<Services> {
  const folder = assetsFolder('languages')
  const { concepts, packs } = loadPacks(folder, overridesFolder)
  const settings = settingsFile === undefined ? DEFAULT_SETTINGS : parseSettings(readText(settingsFile), settingsFile)
  const forms = loadMailForms(packs)
  const replies = loadReplies(assetsFolder('templates'), overridesFolder)
  const draft = createDrafter(replies, settings)
  const engine = loadEngine(folder, concepts, packs)
  const versions = new Map(packs.map(({ tag, version }) => {
    const learnt = createHash('sha256').update(version).update(readBytes(folder, tag, LEARNT_WEIGHTS)).digest('hex').slice(0, 7)
    return [tag, `${VERSION}+${tag}.${learnt}`]
  }))
  const titles = new Map(packs.map(({ tag, scenarios }) => [tag, scenarios]))
  const details = describeScenarios(packs, replies)
  const list = listScenarios(packs, details)
  return {
    triage: createTriage({
      read: (request) => readMessage(request, forms),
      engine,
      draft,
      languages: packs.map(({ tag }) => tag),
      titleOf: (language, scenario) => titles.get(language)?.get(scenario)?.title ?? scenario,
      versionOf: (language) => versions.get(language) ?? VERSION,
      settings
    }),
    draft: createDraft({
      read: ({ text, channel }) => readMessage({ text, channel, format: 'text' }, forms),
      engine,
      draft,
      languages: packs.map(({ tag }) => tag).filter((tag) => replies.has(tag)),
      scenarios: [...details.keys()]
    }),
    scenarios: () => list,
    scenario: (id) => details.get(id),
    engine: [VERSION, ...[...versions.values()].map((version) => version.slice(VERSION.length + 1))].join('+'),
    ready: () => true
  }
}

/** Every scenario of every pack, the built-in ones first, with its reply in each language. */
function describeScenarios (packs: readonly LanguagePack[], templates: ReplyTemplates): ReadonlyMap<string, ScenarioDetail> {
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

function listScenarios (packs: readonly LanguagePack[], details: ReadonlyMap<string, ScenarioDetail>): ScenarioList {
  return {
    languages: packs.map(({ tag, language }) => ({ code: tag, name: language.name })),
    scenarios: [...details.values()].map(({ id, builtIn, languages }) => ({
      id,
      builtIn,
      languages: Object.fromEntries(Object.entries(languages).map(([tag, { title, description }]) => [tag, { title, description }]))
    }))
  }
}
