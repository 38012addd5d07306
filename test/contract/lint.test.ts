import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

interface Finding { readonly ruleId: string, readonly message: string, readonly location: readonly { readonly pointer: string }[] }

const lint = async (...args: readonly string[]): Promise<Finding[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['node_modules/@redocly/cli/bin/cli.js', 'lint', ...args, '--format', 'json'], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }, maxBuffer: 64 * 1024 * 1024
  }).catch((error: { stdout: string }) => error)
  return (JSON.parse(stdout) as { problems: Finding[] }).problems
}

test('Redocly has nothing to say about the contract by its recommended rules (redocly.yaml)', async () => {
  expect((await lint('service')).map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer}: ${message}`)).toEqual([])
})

test('and would have, were there anything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  const contract = JSON.parse(readFileSync('openapi/openapi.json', 'utf8'))
  delete contract.info.license
  delete contract.paths['/v1/drafts'].post.operationId
  contract.components.schemas.Unused = { type: 'object' }
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(contract))
  const found = await lint(join(folder, 'openapi.json'), '--config', 'redocly.yaml')
  rmSync(folder, { recursive: true })
  expect(found.map(({ ruleId }) => ruleId).sort()).toEqual(['info-license', 'no-unused-components', 'operation-operationId'])
})
