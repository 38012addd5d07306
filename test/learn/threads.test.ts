import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { inThread, sideBySide } from '../../src/learn/threads.ts'

const folder = mkdtempSync(join(tmpdir(), 'threads-'))
afterAll(() => rmSync(folder, { recursive: true }))

function script (name: string, source: string): URL {
  writeFileSync(join(folder, name), source)
  return pathToFileURL(join(folder, name))
}

test('a thread answers the job that it is given, typed arrays and maps included', async () => {
  const echo = script('echo.mjs', "import { parentPort, workerData } from 'node:worker_threads'; parentPort.postMessage({ given: workerData })")
  const job = { numbers: Float32Array.of(0.1, -2), map: new Map([['a', [1, 2]]]) }
  expect(await inThread(echo, job)).toEqual({ given: job })
})

test('what a thread throws is what is rejected with', async () => {
  await expect(inThread(script('broken.mjs', "throw new RangeError('no such language')"), {})).rejects.toThrow('no such language')
})

test('jobs are done side by side, no more at a time than there are processors, and their answers keep their order', async () => {
  let working = 0
  let most = 0
  const answers = await sideBySide([40, 10, 30, 20, 5], async (milliseconds) => {
    most = Math.max(most, ++working)
    await sleep(milliseconds)
    working--
    return milliseconds
  })
  expect(answers).toEqual([40, 10, 30, 20, 5])
  expect(most).toBe(Math.min(5, availableParallelism()))
})

test('the first job that fails fails them all', async () => {
  await expect(sideBySide([1, 2, 3], async (job) => { if (job === 2) throw new Error('two') })).rejects.toThrow('two')
})
