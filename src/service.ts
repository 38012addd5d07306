import { createHash } from 'node:crypto'
import type { Services } from './app.ts'
import { assetsFolder } from './assets.ts'
import type { Config } from './config.ts'
import { createDrafter } from './drafts/index.ts'
import { readBytes, readText } from './files.ts'
import { loadEngine, loadMailForms, loadPacks, loadReplies } from './load.ts'
import { LEARNT_WEIGHTS } from './packs/learnt.ts'
import { readMessage } from './reading/index.ts'
import { DEFAULT_SETTINGS, parseSettings } from './settings.ts'
import { createTriage } from './triage.ts'
import { VERSION } from './version.ts'

/** Loads packs, learnt weights, replies and settings; throws FaultyData where any of them cannot be used. */
export async function createService ({ settingsFile, overridesFolder }: Pick<Config, 'settingsFile' | 'overridesFolder'>): Promise<Services> {
  const languages = assetsFolder('languages')
  const { concepts, packs } = loadPacks(languages, overridesFolder)
  const settings = settingsFile === undefined ? DEFAULT_SETTINGS : parseSettings(readText(settingsFile), settingsFile)
  const forms = loadMailForms(packs)
  const draft = createDrafter(loadReplies(assetsFolder('templates'), overridesFolder), settings)
  const engine = loadEngine(languages, concepts, packs)
  const versions = new Map(packs.map(({ tag, version }) => {
    const learnt = createHash('sha256').update(version).update(readBytes(languages, tag, LEARNT_WEIGHTS)).digest('hex').slice(0, 7)
    return [tag, `${VERSION}+${tag}.${learnt}`]
  }))
  const titles = new Map(packs.map(({ tag, scenarios }) => [tag, scenarios]))
  return {
    triage: createTriage({
      read: (request) => readMessage(request, forms),
      engine,
      draft,
      titleOf: (language, scenario) => titles.get(language)?.get(scenario)?.title ?? scenario,
      versionOf: (language) => versions.get(language) ?? VERSION,
      settings
    }),
    engine: [VERSION, ...[...versions.values()].map((version) => version.slice(VERSION.length + 1))].join('+'),
    ready: () => true
  }
}
