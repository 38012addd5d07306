import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkbench } from '../../scripts/build-workbench.ts'
import { workbenchTypes } from '../../scripts/workbench-types.ts'
import { services } from '../http/app.ts'
import { buildApp } from '../../src/app.ts'
import { en } from '../../src/workbench/words/en.ts'
import { et } from '../../src/workbench/words/et.ts'
import { fi } from '../../src/workbench/words/fi.ts'

const folder = mkdtempSync(join(tmpdir(), 'workbench-'))
beforeAll(() => buildWorkbench(folder))
afterAll(() => rmSync(folder, { recursive: true }))

const app = () => buildApp(services, { workbench: folder, keys: ['0123456789abcdef'] })

test('src/workbench/api.d.ts has the API as it is (npm run openapi writes it)', async () => {
  expect(readFileSync('src/workbench/api.d.ts', 'utf8')).toBe(await workbenchTypes())
})

test('the page needs no key, and everything of it comes compressed, under strict headers, in less than 100 kB', async () => {
  const service = await app()
  const headers = { 'accept-encoding': 'gzip, br' }
  const page = await service.inject({ url: '/', headers })
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['cache-control']).toBe('public, max-age=0')
  const html = (await service.inject('/')).body
  expect(html).not.toMatch(/<script>|<style|\son\w+=|style=|https?:/)
  let size = page.rawPayload.length
  const addresses = Array.from(html.matchAll(/(?:src|href)="(workbench\/[^"]+)"/g), ([, found]) => found!)
  expect(addresses.map((each) => each.replace(/-[A-Za-z0-9]{8}\./, '.'))).toEqual(['workbench/icon.svg', 'workbench/style.css', 'workbench/workbench.js'])
  for (const address of addresses) {
    const file = await service.inject({ url: `/${address}`, headers })
    expect([address, file.statusCode, file.headers['content-encoding'], file.headers['cache-control']]).toEqual([address, 200, 'br', 'public, max-age=31536000, immutable'])
    expect((await service.inject({ url: `/${address}`, headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']).toBe('gzip')
    expect((await service.inject(`/${address}`)).body).not.toMatch(/\beval\(|new Function\(|\.innerHTML\s*=(?!=)[^=]*location/)
    size += file.rawPayload.length
  }
  expect(size).toBeLessThan(100_000)
  for (const url of ['/', `/${addresses[0]}`]) {
    const { headers } = await service.inject(url)
    expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'permissions-policy': expect.stringContaining('camera=()') })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /)
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
    expect(headers['content-security-policy']).not.toMatch(/unsafe|data:|https?:|\*/)
  }
})

test('an unchanged page is not sent again', async () => {
  const service = await app()
  const { headers: { etag } } = await service.inject('/')
  expect((await service.inject({ url: '/', headers: { 'if-none-match': String(etag) } })).statusCode).toBe(304)
})

test.each(['/workbench/', '/workbench/index.html', '/workbench/..%2fpackage.json', '/workbench/%2e%2e/server.js', '/workbench/nothing.js', '/workbench'])('%s is not there', async (url) => {
  const answer = await (await app()).inject(url)
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
})

test('only reading is possible', async () => {
  const answer = await (await app()).inject({ method: 'POST', url: '/' })
  expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
})

test('a service without a built page says how to build it', async () => {
  const answer = await (await buildApp(services, { workbench: join(folder, 'nowhere') })).inject('/')
  expect([answer.statusCode, answer.body]).toEqual([404, expect.stringContaining('npm run build')])
})

test('every file has its compressed twins', () => {
  const names = readdirSync(folder)
  const plain = names.filter((name) => !/\.(br|gz)$/.test(name))
  expect(plain.length).toBe(4)
  for (const name of plain) expect(names).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]))
})

/** What functions of words are given that take numbers. */
const ARGUMENTS: Readonly<Record<string, number[]>> = { open: [2], counts: [2, 3], ready: [2], failed: [2], finished: [2, 3], progress: [2, 3], shown: [2, 3, 4] }

/** The words of a page, by where they stand. */
const leaves = (words: object, path = ''): [string, string][] => Object.entries(words).flatMap(([name, value]): [string, string][] =>
  typeof value === 'string' ? [[`${path}${name}`, value]]
    : typeof value === 'function' ? [[`${path}${name}()`, String((value as (...all: unknown[]) => string)(...ARGUMENTS[name] ?? ['2', '3', '4']))]]
      : leaves(value as object, `${path}${name}.`))

test.each([['et', et], ['fi', fi]] as const)('the page is worded afresh in %s', (_tag, words) => {
  const english = new Map(leaves(en))
  const own = leaves(words)
  expect(own.map(([name]) => name)).toEqual([...english.keys()])
  for (const [name, text] of own) expect([name, text.trim()]).not.toEqual([name, ''])
  expect(own.filter(([name, text]) => text === english.get(name)).map(([name]) => name).filter((name) => !['api', 'channels.chat', 'check.counts()'].includes(name))).toEqual([])
})
