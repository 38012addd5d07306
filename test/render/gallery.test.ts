import { expect, test } from 'vitest'
import { SCENARIOS } from '../../src/core/findings.ts'
import { faultsOfFacts, faultsOfText } from '../../src/drafts/judge.ts'
import { readFolder, readText } from '../../src/files.ts'
import { parseCases } from '../../src/learn/cases.ts'
import { answerChosen, CHOSEN, writeGallery } from '../../src/render/gallery.ts'
import { createService } from '../../src/service.ts'

const service = await createService({ settingsFile: 'docs/gallery-company.yaml', overridesFolder: undefined })
const languages = service.scenarios().languages
const cases = Object.keys(CHOSEN).flatMap((tag) => readFolder(`test/cases/${tag}`, '.jsonl').flatMap(({ name, source }) => parseCases(source, name)))
const shown = await answerChosen(cases, service.triage)

test('it has one of each scenario in each language, on all channels and at all levels', () => {
  expect(shown.map(({ message, draft }) => `${message.language} ${draft.template}`).sort()).toEqual(languages.flatMap(({ code }) => SCENARIOS.map((id) => `${code} ${id}`)).sort())
  expect(new Set(shown.map(({ message }) => message.channel)).size).toBe(5)
  expect(new Set(shown.map(({ triage }) => triage.anger.level)).size).toBe(4)
})

test.each(shown)('$message.id has no fault', ({ message, draft }) => {
  expect([draft.template, draft.language]).toEqual([message.scenario, message.language])
  expect([...faultsOfText(draft), ...faultsOfFacts(draft, { gaps: 'mark', facts: {} })]).toEqual([])
})

test('docs/gallery.md is as npm run gallery writes it', () => expect(readText('docs/gallery.md')).toBe(writeGallery(shown, languages)))
