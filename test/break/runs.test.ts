import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'

const folder = mkdtempSync(join(tmpdir(), 'runs-'))
beforeAll(() => bundle(fileURLToPath(new URL('../../src/server.ts', import.meta.url)), folder), 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** The tables that a command prints with --quick, as rows of cells; rejects where it fails. */
async function tablesOf (name: string): Promise<string[][]> {
  const script = fileURLToPath(new URL(`../../src/cli/${name}.ts`, import.meta.url))
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, '--quick', '--built', join(folder, 'server.js')]).catch((error: { stdout: string, message: string }) => {
    throw new Error(`${error.message}\n${error.stdout}`)
  })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
}

const numberIn = (cell: string): number => Number(cell.replaceAll(',', ''))

test('npm run fuzz -- --quick: whatever is sent, it is answered without a 5xx', async () => {
  const rows = await tablesOf('fuzz')
  const all = rows.find(([kind]) => kind === 'all')!
  expect(all.slice(1, 5).map(numberIn)).toEqual([1000, expect.any(Number), expect.any(Number), 0])
  expect(numberIn(all[2]!)).toBeGreaterThan(200)
  expect(numberIn(all[3]!)).toBeGreaterThan(200)
  const kinds = rows.slice(2, rows.indexOf(all))
  expect(kinds.length).toBeGreaterThan(20)
  expect(rows.filter(([what]) => what === 'crashes' || what === 'warnings and errors in the log').map(([, value]) => value)).toEqual(['0', '0'])
}, 120_000)

test('npm run soak -- --quick: every route answers, and memory stays', async () => {
  const rows = await tablesOf('soak')
  expect(rows.map(([route]) => route)).toEqual(expect.arrayContaining(['POST /v1/triage', 'POST /v1/triage/batch', 'POST /v1/triage/stream', 'POST /v1/drafts', 'POST /v1/replies/check', 'GET /metrics']))
  expect(rows.find(([requests]) => requests === '600')).toBeDefined()
}, 120_000)

test('npm run load -- --quick: at each rate, all are answered', async () => {
  const [head, , ...rows] = await tablesOf('load')
  expect(rows.length).toBe(4)
  for (const row of rows) {
    const cell = (name: string): number => numberIn(row[head!.indexOf(name)]!)
    expect(cell('200') + cell('503')).toBe(cell('a second'))
    expect(cell('failed')).toBe(0)
    expect(cell('p50, ms')).toBeLessThanOrEqual(cell('slowest'))
  }
}, 120_000)
