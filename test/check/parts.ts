import { compileChecks, createLookOver, readReply, readyCheck, type CaseFacts, type CheckFinding, type CheckPack, type ReadyCheck } from '../../src/check/index.ts'
import { createEntityReader } from '../../src/core/entities/index.ts'
import type { Channel } from '../../src/core/message.ts'
import { tokenize } from '../../src/core/text/tokenize.ts'
import { lexiconsOf, loadChecks, loadMailForms, loadPacks } from '../../src/load.ts'
import type { LanguagePack } from '../../src/packs/pack.ts'
import { readMessage } from '../../src/reading/index.ts'
import { DEFAULT_SETTINGS, type CompanySettings } from '../../src/settings.ts'

export const { packs }: { packs: LanguagePack[] } = loadPacks('src/languages')
export const checkPacks: CheckPack[] = loadChecks(packs)
export const readyChecks: ReadyCheck[] = checkPacks.map(readyCheck)
const { checks, wordOf } = compileChecks(readyChecks)
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

/** What is known of the case in which `complaint` was written, without what the engine concludes from it. */
export function caseOf (tag: string, complaint: string, values: CaseFacts['values'] = {}): CaseFacts {
  const entities = complaint === '' ? [] : readersOf.get(tag)!(readMessage({ text: complaint, channel: 'email' }, forms))
  return { complaint: { text: complaint, isComplaint: true, inWriting: false, demands: [], entities, days: checks.find((check) => check.tag === tag)!.daysIn(tokenize(complaint, wordOf)) }, values }
}
const readersOf = new Map(packs.map(({ tag }) => [tag, createEntityReader(lexicons, tag)]))

/** The words that the findings of `rule` in a chat message stand over. */
export function saidBy (tag: string, text: string, rule: string, facts: CaseFacts = NOTHING, settings: Partial<CompanySettings> = {}, severity?: CheckFinding['severity']): (string | undefined)[] {
  const key = tag + JSON.stringify(settings)
  const look = looks.get(key) ?? lookOver(tag, settings)
  looks.set(key, look)
  return look(text, 'chat', facts).filter((finding) => finding.rule === rule && (severity === undefined || finding.severity === severity)).map((finding) => finding.text)
}
const looks = new Map<string, ReturnType<typeof lookOver>>()
