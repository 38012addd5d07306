import { NASTY } from './break/nasty.ts'
import { createService } from '../service.ts'
import { loadPacks } from '../load.ts'
import { assetsFolder } from '../assets.ts'
const s = await createService({ settingsFile: undefined, overridesFolder: undefined })
const kinds: Record<string, (n: number) => string> = { ...NASTY }
for (const { tag, rules } of loadPacks(assetsFolder('languages')).packs) {
  const all = rules.flatMap(({ finds }) => finds.map((f) => f.replaceAll(/\[\[|\]\]/g, ''))).join(' ')
  kinds[`rules ${tag}`] = (n) => all.repeat(Math.ceil(n / all.length)).slice(0, n)
}
const now = new Date()
const calls: Record<string, (text: string) => unknown> = {
  text: (text) => s.triage({ text }, now), html: (text) => s.triage({ text, format: 'html' }, now), eml: (text) => s.triage({ text, format: 'eml' }, now),
  et: (text) => s.triage({ text, language: 'et' }, now), fi: (text) => s.triage({ text, language: 'fi' }, now), en: (text) => s.triage({ text, language: 'en' }, now),
  draft: (text) => s.draft({ text, scenario: 'delivery-delay', language: 'et' }, now),
  checkC: (text) => s.check({ text: 'Tere! Vabandame.', complaint: text }), check: (text) => s.check({ text: text.slice(0, text.length / 5), language: 'fi' })
}
const only = process.argv[2]
for (const [name, make] of Object.entries(kinds)) {
  if (only && !name.includes(only)) continue
  for (const [call, run] of Object.entries(calls)) {
    const t = async (n: number) => { const text = make(n); let best = 1e9; for (let i = 0; i < 3 ; i++) { const b = performance.now(); try { await run(text) } catch (e) { console.log('THROWS', name, call, String((e as Error).stack).slice(0, 300)); return 0 } best = Math.min(best, performance.now() - b); if (best > 2000) break } return best }
    const a = await t(25000), b = await t(100000)
    const growth = b / a / 4
    if (b > 150 || (growth > 1.5 && b > 20)) console.log(name.padEnd(36), call.padEnd(8), a.toFixed(1), b.toFixed(1), growth.toFixed(2))
  }
}
