import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OwnFiles } from '../../src/own-files.ts'
import { createReloading, type Reload, type Reloading } from '../../src/reload.ts'
import { FaultyData } from '../../src/strict-yaml.ts'

let folder: string
let settingsFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reload-'))
  settingsFile = join(folder, 'settings.yaml')
  writeFileSync(settingsFile, 'one')
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Fake { readonly engine: string, answer (wait?: Promise<void>): Promise<string> }

/** A service that answers with its settings; settings that say `bad` are refused. */
function build ({ settings }: OwnFiles): Promise<{ services: Fake }> {
  const engine = settings!.source
  if (engine.startsWith('bad')) throw new FaultyData([{ file: settings!.name, line: 2, column: 3, problem: engine, mend: 'mend it' }])
  if (engine === 'bug') throw new TypeError('a bug')
  return Promise.resolve({ services: { engine, answer: async (wait) => { await wait; return engine } } })
}

async function running (reloadInterval = 0, places: object = { settingsFile, overridesFolder: undefined }): Promise<{ service: Fake & Reloading, told: Reload[] }> {
  const service = await createReloading({ ...places as { settingsFile: string, overridesFolder: undefined }, reloadInterval }, build)
  const told: Reload[] = []
  service.onReload((reload) => told.push(reload))
  return { service, told }
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds() && tries < 300; tries++) await new Promise((resolve) => { setTimeout(resolve, 10) })
}

test('a change is taken up by itself; who is being answered is answered by the old', async () => {
  const { service, told } = await running(20)
  let go = (): void => {}
  const early = service.answer(new Promise((resolve) => { go = resolve }))
  writeFileSync(settingsFile, 'two')
  await until(() => told.length > 0)
  expect(told).toEqual([{ ok: true, at: expect.any(Date), engine: 'two', faults: [], ms: expect.any(Number) }])
  go()
  expect(await early).toBe('one')
  expect(await service.answer()).toBe('two')
  expect(service.engine).toBe('two')
  await service.close()
})

test('a fault is told once, and again only when another comes or all is well', async () => {
  const { service, told } = await running(20)
  writeFileSync(settingsFile, 'bad one')
  await until(() => told.length > 0)
  expect(told).toMatchObject([{ ok: false, engine: 'one', faults: [{ file: settingsFile, line: 2, column: 3, problem: 'bad one' }] }])
  utimesSync(settingsFile, new Date(), new Date(Date.now() + 5000))
  await new Promise((resolve) => { setTimeout(resolve, 500) })
  expect(told.length).toBe(1)
  writeFileSync(settingsFile, 'bad two')
  await until(() => told.length > 1)
  writeFileSync(settingsFile, 'one')
  await until(() => told.length > 2)
  expect(told.map(({ ok, engine, faults }) => [ok, engine, faults[0]?.problem])).toEqual([[false, 'one', 'bad one'], [false, 'one', 'bad two'], [true, 'one', undefined]])
  await service.close()
})

test('a touch without a change is nothing', async () => {
  const { service, told } = await running(20)
  utimesSync(settingsFile, new Date(), new Date(Date.now() + 5000))
  await new Promise((resolve) => { setTimeout(resolve, 400) })
  expect(told).toEqual([])
  await service.close()
})

test('asked for, the files are read at once, and what became of it is told in any case', async () => {
  const { service, told } = await running()
  writeFileSync(settingsFile, 'two')
  await new Promise((resolve) => { setTimeout(resolve, 50) })
  expect(service.engine).toBe('one')
  await service.reload()
  await service.reload()
  writeFileSync(settingsFile, 'bug')
  await service.reload()
  rmSync(settingsFile)
  await service.reload()
  expect(told.map(({ ok, engine, faults }) => [ok, engine, faults[0]?.problem])).toEqual([
    [true, 'two', undefined], [true, 'two', undefined], [false, 'two', 'cannot be used: a bug'], [false, 'two', 'cannot be read: it is not there']
  ])
})

test('a mounted volume that swaps its links, as Kubernetes does', async () => {
  const mount = join(folder, 'mount')
  for (const [version, text] of [['..one', 'one'], ['..two', 'two']] as const) {
    mkdirSync(join(mount, version, 'own', 'languages', 'et'), { recursive: true })
    writeFileSync(join(mount, version, 'settings.yaml'), text)
    writeFileSync(join(mount, version, 'own', 'languages', 'et', 'x.yaml'), text)
  }
  symlinkSync('..one', join(mount, '..data'))
  symlinkSync('..data/settings.yaml', join(mount, 'settings.yaml'))
  symlinkSync('..data/own', join(mount, 'own'))
  let words: OwnFiles['words'] = []
  const service = await createReloading({ settingsFile: join(mount, 'settings.yaml'), overridesFolder: join(mount, 'own'), reloadInterval: 20 }, (own) => {
    words = own.words
    return build(own)
  })
  expect(words.map(({ tag, below, source }) => [tag, below, source])).toEqual([['et', 'x.yaml', 'one']])
  symlinkSync('..two', join(mount, '..next'))
  renameSync(join(mount, '..next'), join(mount, '..data'))
  await until(() => service.engine === 'two')
  expect(service.engine).toBe('two')
  expect(words.map(({ source }) => source)).toEqual(['two'])
  await service.close()
})

test('what cannot be used at start is thrown', async () => {
  writeFileSync(settingsFile, 'bad')
  await expect(running()).rejects.toThrow(FaultyData)
  await expect(running(0, { settingsFile: join(folder, 'none.yaml'), overridesFolder: join(folder, 'nothing') })).rejects.toThrow(/none\.yaml:1:1: cannot be read: it is not there.*\n.*nothing:1:1: cannot be read/)
  await expect(running(0, { settingsFile: undefined, overridesFolder: settingsFile })).rejects.toThrow('this is a file, not a folder')
})
