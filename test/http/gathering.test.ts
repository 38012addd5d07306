import { setImmediate as nextLoop } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createGathering } from '../../src/http/gathering.ts'

test('work that came in together is all done before any of it is answered', async () => {
  const gather = createGathering({ slice: 60_000 })
  const course: string[] = []
  const jobs = [1, 2, 3].map(async (job) => {
    await gather(() => { course.push(`do ${job}`) })
    course.push(`answer ${job}`)
  })
  expect(course).toEqual([])
  await Promise.all(jobs)
  expect(course).toEqual(['do 1', 'do 2', 'do 3', 'answer 1', 'answer 2', 'answer 3'])
})

test('after its slice of time others are let in, and the rest goes on in order', async () => {
  const gather = createGathering({ slice: 0 })
  const done: number[] = []
  const jobs = Promise.all([1, 2, 3].map((job) => gather(() => { done.push(job) })))
  await nextLoop()
  expect(done).toEqual([1])
  await nextLoop()
  expect(done).toEqual([1, 2])
  await jobs
  expect(done).toEqual([1, 2, 3])
})

test('gives what the work gives, throws or rejects with, each to its own', async () => {
  const gather = createGathering()
  const results = await Promise.allSettled([
    gather(() => 1),
    gather(() => { throw new Error('thrown') }),
    gather(async () => 2),
    gather(async () => { throw new Error('rejected') })
  ])
  expect(results).toEqual([
    { status: 'fulfilled', value: 1 },
    { status: 'rejected', reason: new Error('thrown') },
    { status: 'fulfilled', value: 2 },
    { status: 'rejected', reason: new Error('rejected') }
  ])
})

test('work that asks for more while it is done has that done too', async () => {
  const gather = createGathering()
  let inner: Promise<string> | undefined
  await gather(() => { inner = gather(() => 'inner') })
  expect(await inner).toBe('inner')
})

test('what has waited for longer than it may is refused when its turn comes, without being done', async () => {
  const gather = createGathering({ slice: 0, maxWait: 20, refusal: () => new Error('late') })
  const done: number[] = []
  // a clock of its own: on a busy machine a moment may last as long as a wait
  let time = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => time)
  onTestFinished(() => clock.mockRestore())
  const block = (job: number) => (): number => {
    time += 15
    return done.push(job)
  }
  const results = await Promise.allSettled([1, 2, 3, 4].map((job) => gather(block(job))))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(done).toEqual([1, 2])
  await expect(gather(() => 'in time')).resolves.toBe('in time')
})
