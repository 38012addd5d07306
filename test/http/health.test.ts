import { expect, test } from 'vitest'
import { loggedApp, problemIn, services } from './app.ts'

test('a service that is ready says so, and with which engine', async () => {
  const { app } = await loggedApp()
  expect((await app.inject('/livez')).json()).toEqual({ status: 'alive' })
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready', engine: services.engine })
})

test.each([
  { name: 'not ready yet', overrides: { ready: () => false }, options: {} },
  { name: 'stopping', overrides: {}, options: { stopping: () => true } }
])('a service that is $name is alive, and a 503 to those who ask for more', async ({ overrides, options }) => {
  const { app, lines } = await loggedApp(overrides, options)
  expect((await app.inject('/livez')).statusCode).toBe(200)
  expect(problemIn(await app.inject('/readyz'))).toMatchObject({ status: 503, code: 'not-ready' })
  expect(lines.some((line) => line.includes('"error"'))).toBe(false)
})
