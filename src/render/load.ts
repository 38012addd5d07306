import { assetsFolder } from '../assets.ts'
import { compileChecks } from '../check/index.ts'
import { createEntityReader } from '../core/entities/index.ts'
import { lexiconsOf, loadDetector, loadJudges, loadMailForms, loadPacks, loadReadyChecks, loadReplies } from '../load.ts'
import { readMessage } from '../reading/index.ts'
import { createRenderer } from './index.ts'

/** The renderer over the built-in packs and replies, and the languages that have replies. Throws FaultyData. */
export function loadRenderer (): { readonly render: ReturnType<typeof createRenderer>, readonly tags: readonly string[] } {
  const folder = assetsFolder('languages')
  const { packs } = loadPacks(folder)
  const lexicons = lexiconsOf(packs)
  const checks = loadReadyChecks(folder, packs, lexicons)
  const forms = loadMailForms(packs)
  const readers = new Map(packs.map(({ tag }) => [tag, createEntityReader(lexicons, tag)]))
  const templates = loadReplies(assetsFolder('templates'))
  const render = createRenderer({
    templates,
    checks,
    compiled: compileChecks(checks, loadJudges(folder, packs)),
    detect: loadDetector(folder, packs),
    read: (source) => readMessage(source, forms),
    readEntities: (tag, message) => readers.get(tag)!(message)
  })
  return { render, tags: [...templates.keys()] }
}
