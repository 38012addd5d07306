import { createService } from '../service.ts'
import { loadPacks } from '../load.ts'
import { assetsFolder } from '../assets.ts'
const s = await createService({ settingsFile: undefined, overridesFolder: undefined })
const now = new Date()
const worst: [number, string][] = []
for (const { tag, rules, lists } of loadPacks(assetsFolder('languages')).packs) {
  const groups = new Map<string, string[]>()
  for (const r of rules) { const k = `${tag} ${r.meaning.kind}:${r.meaning.id}`; groups.set(k, [...groups.get(k) ?? [], ...r.finds.map((f) => f.replaceAll(/\[\[|\]\]/g, ''))]) }
  for (const [name, words] of lists) groups.set(`${tag} list ${name}`, words.map((w) => w))
  for (const [k, all] of groups) for (const flat of [false, true]) {
    const unit = (flat ? all.join(' ').replaceAll(/[.!?\n]/g, ' ') : all.join(' ')) + ' '
    const t = async (n: number) => { const text = unit.repeat(Math.ceil(n / unit.length)).slice(0, n); let best = 1e9; for (let i = 0; i < 2; i++) { const b = performance.now(); await s.triage({ text, language: tag }, now); best = Math.min(best, performance.now() - b) } return best }
    const a = await t(12500), b = await t(50000)
    worst.push([b / a / 4, `${k} ${flat} ${a.toFixed(1)} ${b.toFixed(1)}`])
  }
}
worst.sort((a, b) => b[0] - a[0])
for (const [g, k] of worst.slice(0, 25)) console.log(g.toFixed(2), k)
console.log('slowest'); worst.sort((a, b) => Number(b[1].split(' ').at(-1)) - Number(a[1].split(' ').at(-1)))
for (const [g, k] of worst.slice(0, 8)) console.log(g.toFixed(2), k)
console.log(worst.length)
