import { NASTY } from './break/nasty.ts'
import { createService } from '../service.ts'
const s = await createService({ settingsFile: undefined, overridesFolder: undefined })
const text = NASTY[process.argv[2]!]!(100000)
const language = process.argv[3]
for (let i = 0; i < 15; i++) { const b = performance.now(); await s.triage({ text, ...(language && language!=='text' ? {language} : {}) }, new Date()); console.log(Math.round(performance.now() - b)) }
