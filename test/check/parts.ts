import { compileChecks, createLookOver, readReply, type CaseFacts, type CheckFinding, type CheckPack } from '../../src/check/index.ts'
import { createEntityReader } from '../../src/core/entities/index.ts'
import type { Channel } from '../../src/core/message.ts'
import { lexiconsOf, loadChecks, loadMailForms, loadPacks } from '../../src/load.ts'
import type { LanguagePack } from '../../src/packs/pack.ts'
import { readMessage } from '../../src/reading/index.ts'
import { DEFAULT_SETTINGS, type CompanySettings } from '../../src/settings.ts'

export const { packs }: { packs: LanguagePack[] } = loadPacks('src/languages')
export const checkPacks: CheckPack[] = loadChecks(packs)
const { checks, wordOf } = compileChecks(checkPacks)
const forms = loadMailForms(packs)
const lexicons = lexiconsOf(packs)

export const NOTHING: CaseFacts = { complaint: undefined, values: {} }

/** Looks a reply in `tag` over without telling its language and without the engine. */
export function lookOver (tag: string, settings: Partial<CompanySettings> = {}, labels: readonly string[] = []): (text: string, channel?: Channel, facts?: CaseFacts) => CheckFinding[] {
  const look = createLookOver({
    check: checks.find((check) => check.tag === tag)!, settings: { ...DEFAULT_SETTINGS, ...settings }, labels, readEntities: createEntityReader(lexicons, tag)
  })
  return (text, channel = 'email', facts = NOTHING) => {
    const message = readMessage({ text, channel }, forms)
    return look(readReply(message, wordOf), message, facts, false)
  }
}
