import { expect, test } from 'vitest'
import { lazily, lazy } from '../src/lazy.ts'

test('what is lazy is made once, when it is first asked for', () => {
  let made = 0
  const value = lazy(() => ({ number: ++made }))
  expect(made).toBe(0)
  expect(value()).toBe(value())
  expect(made).toBe(1)
})

test('what fails is tried again', () => {
  let tries = 0
  const value = lazy(() => {
    if (++tries < 2) throw new Error('not yet')
    return tries
  })
  expect(value).toThrow('not yet')
  expect(value()).toBe(2)
})

test('a lazy function is given what its caller gives', () => {
  let made = 0
  const add = lazily(() => {
    made++
    return (one: number, other: number) => one + other
  })
  expect([add(1, 2), add(3, 4), made]).toEqual([3, 7, 1])
})
