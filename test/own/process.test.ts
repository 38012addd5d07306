import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { Triage } from '../../src/contract/answer.ts'
import { run, type Run } from '../server/run.ts'

const SERVER = fileURLToPath(new URL('../../src/server.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'process-'))
cpSync('examples/roastery', folder, { recursive: true })
const settings = join(folder, 'settings.yaml')
const runs: Run[] = []
afterAll(() => {
  for (const { child } of runs) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const start = async (environment: Record<string, string> = {}): Promise<Run> => {
  const service = await run(SERVER, { SETTINGS_FILE: settings, OVERRIDES_FOLDER: join(folder, 'own'), ...environment })
  runs.push(service)
  return service
}
const logged = ({ out }: Run, part: string): Record<string, unknown>[] => out().split('\n').filter((line) => line.includes(part)).map((line) => JSON.parse(line) as Record<string, unknown>)
const until = async (holds: () => boolean): Promise<void> => { for (let tries = 0; !holds() && tries < 1000; tries++) await sleep(10) }

test('a change is taken up by itself, a faulty one refused in one loud line, and a signal asks at once', async () => {
  const service = await start({ RELOAD_INTERVAL: '0.1' })
  const ask = async (): Promise<Triage> => {
    const answer = await fetch(`${service.address}/v1/triage`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"Kinkekaart ei kehti! Mari Tamm"}' })
    return await answer.json() as Triage
  }
  const coupon = (from: string, to: string): void => writeFileSync(settings, readFileSync(settings, 'utf8').replace(from, to))
  const first = await ask()
  expect(first.draft!.body).toContain('UUSKOHV')

  coupon('UUSKOHV', 'SUVEKOHV')
  await until(() => logged(service, 'are in force').length > 0)
  const second = await ask()
  expect(second.draft!.body).toContain('SUVEKOHV')
  expect(second.engine).not.toBe(first.engine)

  coupon('coupon: SUVEKOHV', 'cupon: TALVEKOHV')
  await until(() => logged(service, 'are refused').length > 0)
  await sleep(500)
  const line = (readFileSync(settings, 'utf8').split('\n').findIndex((each) => each.includes('cupon')) + 1)
  expect(logged(service, 'are refused')).toMatchObject([{ level: 'error', faults: [`${settings}:${line}:3: unknown key 'cupon'; write 'coupon'`] }])
  expect((await ask()).draft!.body).toContain('SUVEKOHV')
  expect((await fetch(`${service.address}/readyz`)).status).toBe(200)

  service.child.kill('SIGHUP')
  await until(() => logged(service, 'are refused').length > 1)
  coupon('cupon: TALVEKOHV', 'coupon: TALVEKOHV')
  await until(() => logged(service, 'are in force').length > 1)
  expect((await ask()).draft!.body).toContain('TALVEKOHV')
  expect(service.out()).not.toMatch(/Mari Tamm|Kinkekaart/)
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
}, 40_000)

test('it does not start on a faulty file, and says where and what to write', async () => {
  const broken = join(folder, 'broken.yaml')
  writeFileSync(broken, 'name: Kohv\ncompensation: { allowed: tru }\n')
  const service = await start({ SETTINGS_FILE: broken })
  expect(await service.ended).toBe(1)
  expect(service.err()).toContain(`The service does not start.\n${broken}:2:26: 'compensation.allowed' must be true or false; write true or false\n`)
}, 20_000)
