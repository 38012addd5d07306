import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../files.ts'
import { parseCases } from '../learn/cases.ts'
import { answerChosen, CHOSEN, writeGallery } from '../render/gallery.ts'
import { createService } from '../service.ts'
import { readCommandLine } from './command-line.ts'

const HELP = `npm run gallery

Writes docs/gallery.md: a message of each scenario in each language, from the labelled cases, with what the service concludes
and the draft it writes.`

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url))

readCommandLine(HELP, { options: {} })
const service = await createService({ settingsFile: path('docs/gallery-company.yaml'), overridesFolder: undefined })
const cases = Object.keys(CHOSEN).flatMap((tag) => readFolder(path(`test/cases/${tag}`), '.jsonl').flatMap(({ name, source }) => parseCases(source, name)))
const shown = await answerChosen(cases, service.triage)
writeFileSync(path('docs/gallery.md'), writeGallery(shown, service.scenarios().languages))
console.log(`docs/gallery.md: ${shown.length} drafts`)
