import { setImmediate as nextLoop } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from '../../src/http/turns.ts'

test('of many jobs one works between two looks at the network, in the order in which they came', async () => {
  const takeTurn = createTurns(0)
  let loops = 0
  let running = true
  const count = (): void => {
    loops++
    if (running) setImmediate(count)
  }
  setImmediate(count)
  const worked: { job: number, loop: number }[] = []
  await Promise.all(Array.from({ length: 5 }, async (_, job) => {
    const turn = takeTurn()
    for (let piece = 0; piece < 10; piece++) {
      await turn()
      worked.push({ job, loop: loops })
    }
  }))
  running = false
  expect(worked.map(({ job }) => job)).toEqual(Array.from({ length: 50 }, (_, index) => index % 5))
  expect(new Set(worked.map(({ loop }) => loop)).size).toBe(50)
})

test('while there is time left, a job goes on without waiting', async () => {
  const turn = createTurns(60_000)()
  await turn()
  for (let piece = 0; piece < 10; piece++) expect(turn()).toBeUndefined()
})

test('a job that no longer works keeps nobody waiting', async () => {
  const takeTurn = createTurns(0)
  void takeTurn()()
  await nextLoop()
  await takeTurn()()
})
