import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../src/cli/bench.ts', import.meta.url))

test('npm run bench -- --quick runs every part and prints every row', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [SCRIPT, '--quick'])
  expect(stderr).toBe('')
  const rows = stdout.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
  const [head, ...body] = rows as [string[], ...string[][]]
  expect(head).toEqual(['what', 'this service', 'beside it', '', 'ratio', 'in single rounds'])
  expect(body.map(([what]) => what!.replace(/[\d,]{3,}/, 'N'))).toEqual([
    ...[1, 2].flatMap(() => ['Estonian', 'Finnish', 'English'].map((language) => `whole triage, ${language}, N characters`)),
    ...[1, 2, 3].map(() => 'whole triage, English, N characters'),
    'POST /v1/triage, 32 connections', 'the slowest hundredth of them (p99)', 'memory after that load (RSS)',
    'POST /v1/triage/stream, one connection', 'memory after that (RSS)', 'start to first answer',
    'each character of N', 'each character of N', 'each character of N', 'matching by N rules', 'triage by two processes'
  ])
  for (const [what, ours, peer, theirs, ratio, rounds] of body) {
    expect([what, ours, theirs]).toEqual([what, expect.stringMatching(/^[\d.,]+ \S+$/), expect.stringMatching(/^[\d.,]+ \S+$/)])
    expect(peer).not.toBe('')
    const [from, to] = rounds!.split('–').map((value) => Number(value.replaceAll(',', '')))
    expect(Number(ratio!.replaceAll(',', ''))).toBeGreaterThanOrEqual(from!)
    expect(Number(ratio!.replaceAll(',', ''))).toBeLessThanOrEqual(to!)
  }
}, 180_000)
