import { createService } from '../service.ts'
import { loadPacks } from '../load.ts'
import { assetsFolder } from '../assets.ts'
import { Session } from 'node:inspector/promises'
const s = await createService({ settingsFile: undefined, overridesFolder: undefined })
const [tag, id] = process.argv.slice(2)
const unit = loadPacks(assetsFolder('languages')).packs.find((p) => p.tag === tag)!.rules.filter((r) => r.meaning.id === id).flatMap((r) => r.finds.map((f) => f.replaceAll(/\[\[|\]\]/g, ''))).join(' ') + ' '
const text = unit.repeat(100000).slice(0, 100000)
await s.triage({ text, language: tag! }, new Date())
const session = new Session(); session.connect()
await session.post('Profiler.enable'); await session.post('Profiler.start')
for (let i = 0; i < 4; i++) { const b = performance.now(); await s.triage({ text, language: tag! }, new Date()); console.log(Math.round(performance.now() - b)) }
const { profile: p } = await session.post('Profiler.stop') as any
const t: any = {}; const m = new Map(p.nodes.map((n: any) => [n.id, n]))
p.samples.forEach((x: any, i: number) => { const n: any = m.get(x); const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').slice(-2).join('/') + ':' + n.callFrame.lineNumber; t[k] = (t[k] || 0) + p.timeDeltas[i] })
console.log(Object.entries(t).sort((a: any, b: any) => b[1] - a[1]).slice(0, 7).map(([k, v]: any) => Math.round(v / 1000) + ' ' + k).join('\n'))
