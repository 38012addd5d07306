import { expect, test } from 'vitest'
import { readFolder } from '../src/files.ts'

/** Which folders (or files) of src each may import values from; types may come from anywhere below. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  contract: ['contract', 'core'],
  reading: ['reading', 'core', 'strict-yaml.ts'],
  check: ['check', 'core', 'drafts', 'packs', 'settings.ts', 'strict-yaml.ts'],
  drafts: ['drafts', 'core', 'settings.ts', 'strict-yaml.ts', 'nearest.ts', 'lazy.ts'],
  render: ['render', 'drafts', 'check', 'core', 'learn', 'reading', 'settings.ts', 'load.ts', 'assets.ts'],
  packs: ['packs', 'core', 'strict-yaml.ts', 'nearest.ts'],
  learn: ['learn', 'core', 'reading', 'packs', 'check', 'files.ts'],
  evaluate: ['evaluate', 'core', 'learn', 'reading', 'assets.ts', 'files.ts', 'load.ts'],
  http: ['http', 'contract', 'core', 'version.ts', 'lazy.ts'],
  // it runs in the browser and knows the service by its API alone
  workbench: ['workbench'],
  'nearest.ts': [],
  'lazy.ts': [],
  'config.ts': ['contract', 'http'],
  'keyring.ts': ['config.ts', 'files.ts', 'http'],
  'tracing.ts': ['version.ts'],
  'strict-yaml.ts': ['nearest.ts'],
  'settings.ts': ['core', 'strict-yaml.ts'],
  'reply-check.ts': ['core', 'contract', 'check', 'settings.ts'],
  'triage.ts': ['core', 'contract', 'drafts', 'settings.ts']
}
const IMPORT = /^(?:import|export)\s(?!type\s)(?:[^'=]*\sfrom\s)?'([^']+)'/gm
const READS_DISK = new Set(['files.ts', 'cli', 'http', 'learn'])

const files = readFolder('src', '.ts').filter(({ name }) => !name.startsWith('types/'))
const edges = files.flatMap(({ name, source }) => [...source.matchAll(IMPORT)].map(([, target]) => ({ name, target: target! })))
const inside = (name: string, target: string): string => new URL(target, `file:///${name}`).pathname.slice(1)
const room = (name: string): string => name.split('/')[0]!

test('there are imports to judge', () => expect(edges.length).toBeGreaterThan(100))

test.each(edges.filter(({ name, target }) => target.startsWith('.') && room(name) in ALLOWED))('$name → $target', ({ name, target }) => {
  expect(ALLOWED[room(name)]).toContain(room(inside(name, target)))
})

test.each(edges.filter(({ target }) => /^(node:)?fs/.test(target)))('$name may read the disk', ({ name }) => expect(READS_DISK.has(room(name))).toBe(true))

test.each(files.filter(({ name }) => name.startsWith('core/')))('$name is pure: no clock, no chance, no environment', ({ source }) =>
  expect(source).not.toMatch(/Date\.now|new Date\(\)|Math\.random|process\.|performance\.now/))

test.each(edges.filter(({ target }) => target.startsWith('natural')))('$name takes a module of natural, never its root', ({ target }) =>
  expect(target).toMatch(/^natural\/lib\/natural\//))
