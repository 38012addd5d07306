import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createService } from '../../src/service.ts'
import { objectOf } from './manifests.ts'

const folder = mkdtempSync(join(tmpdir(), 'company-'))
const { items } = objectOf('Deployment', 'complaint-triage').spec.template.spec.volumes.find(({ name }: any) => name === 'company').configMap
const { data } = objectOf('ConfigMap', 'complaint-triage-company')

/** Puts the files where Kubernetes does: in a hidden folder of that moment, links to which are changed in one go. */
function mount (moment: string, settings = data['settings.yaml']): void {
  for (const { key, path } of items) {
    const file = join(folder, moment, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, key === 'settings.yaml' ? settings : data[key])
  }
  symlinkSync(moment, join(folder, '..data_tmp'))
  renameSync(join(folder, '..data_tmp'), join(folder, '..data'))
}

afterAll(() => rmSync(folder, { recursive: true }))

test('the settings and overrides of the manifests are read as Kubernetes mounts them, and read again as it changes them', async () => {
  mount('..2026_11_22_01')
  for (const name of new Set<string>(items.map(({ path }: any) => path.split('/')[0]))) symlinkSync(join('..data', name), join(folder, name))
  const service = await createService({ settingsFile: join(folder, 'settings.yaml'), overridesFolder: join(folder, 'own') })
  try {
    const before = service.engine
    mount('..2026_11_22_02', `${data['settings.yaml']}name: Puhas Kodu OÜ\n`)
    await service.reload!()
    expect(service.engine).not.toBe(before)
    mount('..2026_11_22_03')
    await service.reload!()
    expect(service.engine).toBe(before)
  } finally {
    await service.close?.()
  }
}, 30_000)
