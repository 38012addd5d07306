import { execFile } from 'node:child_process'
import { describe, expect, test } from 'vitest'

const COMMANDS = ['bench', 'check-pack', 'check-replies', 'evaluate', 'fuzz', 'gallery', 'learn', 'load', 'measure-rules', 'render-drafts', 'soak', 'triage']

const run = (command: string, args: readonly string[]): Promise<{ code: number, stdout: string, stderr: string }> => new Promise((resolve) => {
  execFile(process.execPath, [`src/cli/${command}.ts`, ...args], (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }))
})

describe.concurrent.for(COMMANDS)('%s', (command) => {
  test('--help says how it is called, and does nothing', async ({ expect }) => {
    const { code, stdout, stderr } = await run(command, ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^npm run ${command}\\b`))
  })

  test('an option that there is not is refused by name', async ({ expect }) => {
    const { code, stdout, stderr } = await run(command, ['--nonsense'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^Unknown option '--nonsense'[^\n]*\n--help says what there is\.\n$/)
  })
})

test.each([
  ['fuzz', 'requests', 'many'], ['load', 'seconds', '1.5'], ['soak', 'seed', ''], ['render-drafts', 'examples', '3x'], ['measure-rules', 'most', 'all'], ['evaluate', 'regression', 'some']
])('%s --%s %s is refused before anything is done', async (command, name, value) => {
  const { code, stdout, stderr } = await run(command, [`--${name}=${value}`])
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `--${name} needs a whole number, not '${value}'\n--help says what there is.\n` })
})
