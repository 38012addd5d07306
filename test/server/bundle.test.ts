import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import { assetsFolder } from '../../src/assets.ts'
import { CHECKED_PACKS, CHECKED_REPLIES, LAID_OUT_CHECK, loadPacks, loadReadyChecks, loadReplies } from '../../src/load.ts'
import { layOutGlosses } from '../../src/core/learnt/glosses.ts'
import { glossesOf } from '../../src/packs/glosses.ts'
import { LAID_OUT, LAID_OUT_GLOSSES, layOutPack, readLaidOut, readLaidOutGlosses } from '../../src/packs/laid-out.ts'
import { UNPACKED } from '../../src/packs/learnt.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
beforeAll(async () => {
  await bundle(fileURLToPath(new URL('fake-server.ts', import.meta.url)), folder)
  chmodSync(folder, 0o555)
})
afterAll(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true })
})

const filesIn = (path: string): string[] => readdirSync(path, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => relative(path, join(entry.parentPath, entry.name))).sort()

const tags = readdirSync(assetsFolder('languages'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)

/** What is loaded only when it is needed. */
const LATER = /-[A-Z0-9]{8}\.js(\.map)?$/

test('the bundle is one script and what it loads later, with its data beside it', () => {
  expect(readdirSync(folder).filter((name) => !LATER.test(name)).sort()).toEqual(['LICENCES.txt', 'docs', 'languages', 'package.json', 'server.js', 'server.js.map', 'templates', 'workbench'])
  expect(filesIn(join(folder, 'languages'))).toEqual([...filesIn(assetsFolder('languages')).filter((name) => !/\.(?:yaml|txt)$/.test(name)), CHECKED_PACKS, ...filesIn(assetsFolder('languages')).filter((name) => name.endsWith('.br')).map((name) => name + UNPACKED), ...tags.flatMap((tag) => [`${tag}/${LAID_OUT}`, `${tag}/${LAID_OUT_GLOSSES}`, `${tag}/${LAID_OUT_CHECK}`])].sort())
  expect(filesIn(join(folder, 'templates'))).toEqual([CHECKED_REPLIES])
})

test('packs laid out by the build are those that a start without a build makes', () => {
  for (const pack of loadPacks(assetsFolder('languages')).packs) {
    expect(readLaidOut(readFileSync(join(folder, 'languages', pack.tag, LAID_OUT)))).toEqual(layOutPack(pack))
    expect(readLaidOutGlosses(readFileSync(join(folder, 'languages', pack.tag, LAID_OUT_GLOSSES)))).toEqual(layOutGlosses(glossesOf(pack)))
  }
})

test('checks of replies laid out by the build are those that a start without a build makes', () => {
  const [built, made] = [join(folder, 'languages'), assetsFolder('languages')].map((languages) => loadReadyChecks(languages, loadPacks(languages).packs))
  expect(built!.length).toBe(tags.length)
  expect(built).toEqual(made)
})

test('replies read by the build are those that a start without a build reads', () => {
  const built = loadReplies(join(folder, 'templates'))
  expect(built.size).toBeGreaterThan(0)
  expect(built).toEqual(loadReplies(assetsFolder('templates')))
})

test('it runs from any folder, far from node_modules, and writes nothing', async () => {
  const before = readdirSync(folder, { recursive: true })
  const service = await run(join(folder, 'server.js'), {}, tmpdir())
  try {
    const answer = await fetch(`${service.address}/v1/triage`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"tere"}' })
    expect(answer.status).toBe(200)
    expect((await fetch(`${service.address}/openapi.json`)).status).toBe(200)
    for (const name of ['', '/swagger-ui-bundle.js', '/swagger-ui.css']) expect((await fetch(`${service.address}/docs${name}`)).status).toBe(200)
  } finally {
    service.child.kill('SIGINT')
    expect(await service.ended).toBe(0)
  }
  expect(readdirSync(folder, { recursive: true })).toEqual(before)
})

test('what is loaded only when it is asked for is there too', async () => {
  const service = await run(join(folder, 'server.js'), { RATE_LIMIT: '5', REDIS_URL: 'redis://127.0.0.1:1', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' }, tmpdir())
  try {
    const { status, headers } = await fetch(`${service.address}/v1/scenarios`)
    expect([status, headers.get('ratelimit'), headers.get('traceresponse')]).toEqual([200, '"requests";r=4;t=60', expect.stringMatching(/^00-[\da-f]{32}-[\da-f]{16}-01$/)])
    expect(await (await fetch(`${service.address}/metrics`)).text()).toContain('complaint_triage_rate_limit_fallbacks_total 1')
  } finally {
    service.child.kill('SIGKILL')
  }
})

test.each(['languages', 'templates', 'docs'] as const)('the folder %s is where the sources have it', (name) => {
  expect(existsSync(assetsFolder(name))).toBe(true)
})
