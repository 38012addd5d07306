import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, type Run } from '../server/run.ts'

const KEY = '0123456789abcdef'
const PROGRAMS = ['openapi-fetch', 'hey-api']
/** What @hey-api/openapi-ts writes of its own, its client for fetch, does not hold to exactOptionalPropertyTypes. */
const EXACT = new Set(['openapi-fetch'])
const SOURCE = fileURLToPath(new URL('../../src/server.ts', import.meta.url))
const MODULES = resolve('node_modules')
const CONTRACT = resolve('openapi/openapi.json')

/** What makes each client, as the README tells integrators. */
const GENERATORS = [
  ['openapi-typescript/bin/cli.js', CONTRACT, '-o', 'complaint-triage.ts'],
  ['@hey-api/openapi-ts/bin/run.js', '-i', CONTRACT, '-o', 'complaint-triage', '--silent', '--no-log-file']
]

/** The strictest project that a program may be in. */
const projectOf = (name: string): object => ({
  compilerOptions: {
    target: 'es2023', module: 'nodenext', lib: ['es2023', 'dom', 'dom.iterable'], types: ['node'], rootDir: '.', outDir: 'out', skipLibCheck: true, noEmitOnError: true,
    strict: true, exactOptionalPropertyTypes: EXACT.has(name), noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true, noImplicitReturns: true, verbatimModuleSyntax: true
  },
  files: [`${name}.ts`]
})

const folder = mkdtempSync(join(tmpdir(), 'clients-'))
const node = async (...args: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...args], { cwd: folder }).catch((error: { stdout: string, stderr: string }) => {
    throw new Error(error.stdout + error.stderr)
  })
  return stdout
}

let service: Run
beforeAll(async () => {
  symlinkSync(MODULES, join(folder, 'node_modules'))
  cpSync(fileURLToPath(new URL('programs', import.meta.url)), folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const name of PROGRAMS) writeFileSync(join(folder, `${name}.json`), JSON.stringify(projectOf(name)))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(projectOf(PROGRAMS[0]!))) // by which a generator sees how modules are named
  const running = run(SOURCE, { API_KEYS: KEY }, tmpdir())
  await Promise.all(GENERATORS.map(([script, ...args]) => node(join(MODULES, script!), ...args)))
  await Promise.all(PROGRAMS.map((name) => node(join(MODULES, 'typescript/bin/tsc'), '-p', `${name}.json`)))
  service = await running
}, 60_000)
afterAll(() => {
  service?.child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

test.each(PROGRAMS)('a strict program with %s asks every operation of the live service', async (name) => {
  const answer = JSON.parse(await node(join('out', `${name}.js`), service.address, KEY))
  expect(answer).toEqual({
    triage: {
      language: 'et', scenario: 'delivery-delay', secondary: expect.any(Array), level: expect.stringMatching(/^(calm|irritated)$/), signs: expect.any(Array),
      demands: expect.arrayContaining(['refund']), escalation: [], order: 'EE-20931', urgent: false, due: Date.parse('2026-11-21T10:00:00Z'), review: expect.any(Boolean), evidence: 0,
      draft: { subject: expect.stringContaining('EE-20931'), missing: expect.any(Array), filled: expect.arrayContaining(['customerName text', 'orderNumber text']) }
    },
    requestId: 'my-1',
    reference: 'ZD-1',
    refused: 'fix /text',
    stranger: 'another key',
    batch: ['delivery-delay', 'fix /messages/1/text'],
    lines: [[1, 'et'], [2, 'malformed-json'], [3, 'en']],
    draft: ['fi', null, 0, true],
    check: [false, expect.arrayContaining(['blame 0 true'])],
    scenarios: [['en', 'et', 'fi'], 9],
    scenario: ['Tarne hilineb', true],
    noScenario: 'nowhere',
    alive: 'alive',
    ready: 'ready',
    metrics: true,
    kind: 429
  })
})

test('and leaves no operation out', () => {
  const { paths } = JSON.parse(readFileSync(CONTRACT, 'utf8')) as { paths: Record<string, Record<string, { operationId: string }>> }
  const [byPath, byName] = PROGRAMS.map((name) => readFileSync(join(folder, `${name}.ts`), 'utf8')) as [string, string]
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { operationId }] of Object.entries(operations)) {
      expect(byPath).toContain(`.${method.toUpperCase()}('${path}'`)
      expect(byName).toContain(`${operationId}(`)
    }
  }
})

test('the types are of use: none of what requests and answers hold is unknown', () => {
  const source = (name: string): string => readFileSync(join(folder, name), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '')
  const schemas = /^ {4}schemas: \{$[^]*?^ {4}\};$/m.exec(source('complaint-triage.ts'))![0]
  for (const types of [schemas, source('complaint-triage/types.gen.ts')]) {
    expect(types).toContain('TriageRequest')
    expect(types.split('\n').filter((line) => /\b(unknown|any|object)\b|Record<string, never>/.test(line))).toEqual([])
  }
})
