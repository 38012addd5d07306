import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'triage-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run (command: string, args: readonly string[], input = ''): Promise<{ code: number, stdout: string, stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [`src/cli/${command}.ts`, ...args], { env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }))
    child.stdin!.end(input)
  })
}

const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('triage', () => {
  test('a text as a report that a person reads', async () => {
    const { code, stdout } = await run('triage', ['Tere! Tellimus EE-20931 pole kolm nädalat kohale jõudnud. Kus see on? Mari Tamm'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Language:\s+et/)
    expect(stdout).toContain('delivery-delay')
    expect(stdout).toContain('orderNumber EE-20931')
    expect(stdout).toContain('── Draft')
    expect(stdout).toContain('Tere, Mari Tamm!')
  })

  test.each([
    ['text', 'm.txt', 'Missä tilaukseni 55-301 on? Sen piti tulla kaksi viikkoa sitten.'],
    ['html', 'm.html', '<html><body><p>Miss&auml; tilaukseni <b>55-301</b> on?</p><p>Sen piti tulla kaksi viikkoa sitten.</p></body></html>'],
    ['eml', 'm.eml', 'From: a@b.example\r\nSubject: =?utf-8?Q?Miss=C3=A4_tilaus?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nMiss=E4 tilaukseni 55-301 on? Sen piti tulla kaksi viikkoa sitten.\r\n']
  ])('a file of %s, as bare JSON', async (format, name, content) => {
    const { stdout } = await run('triage', ['--json', file(name, content)])
    const triage = JSON.parse(stdout)
    expect(triage).toMatchObject({ language: { code: 'fi' }, complaint: true, scenario: { id: 'delivery-delay' } })
    expect('text' in triage).toBe(format !== 'text')
    if (format === 'eml') expect(triage.subject).toBe('Missä tilaus')
  })

  test('standard input; what a customer writes does not act on the terminal', async () => {
    const { stdout } = await run('triage', ['-'], 'My order\u001b[2J\u001b]0;x\u0007 has not arrived \u202e, where is it?')
    expect(stdout).toMatch(/Language:\s+en/)
    for (const acting of ['\u001b', '\u0007', '\u202e']) expect(stdout).not.toContain(acting)
  })

  test.each([
    ['an unknown format', ['--format', 'pdf', 'x'], "--format 'pdf' is not known: write one of text, html, eml"],
    ['an empty message', ['-'], 'The message is empty'],
    ['too long a message', ['-'], 'the longest that is read has 100000']
  ])('%s is refused in one line', async (name, args, message) => {
    const { code, stderr } = await run('triage', args, name.startsWith('too') ? 'a'.repeat(100_001) : '')
    expect(code).toBe(1)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})

test('evaluate prints the table and the fails of the files it is given', async () => {
  const example = { id: 'en-x1', language: 'en', channel: 'chat', text: 'My parcel still has not arrived, where is it?', format: 'text', complaint: true, scenario: 'other', secondary: [], signs: [], shouting: false, anger: 0, demands: ['status'], escalation: [], entities: {}, why: 'a label that is wrong on purpose' }
  const { code, stdout, stderr } = await run('evaluate', ['--no-peers', '--fails', '--details', file('x.jsonl', JSON.stringify(example))])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toContain('| cases | 1 |')
  expect(stdout).toContain('| scenario: accuracy | 0.000 |')
  expect(stdout).toContain('scenario: +delivery-delay -other')
  expect(stdout).toContain('a label that is wrong on purpose')
})
