import { createHash } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { FaultyConfig } from '../../src/config.ts'
import { keyOf, keysOfLines } from '../../src/http/keys.ts'
import { createLogger } from '../../src/http/logs.ts'
import { openKeyring, type OpenKeyring } from '../../src/keyring.ts'
import { loggedApp, post } from '../http/app.ts'

const OLD = 'old-key-0123456789'
const NEW = 'new-key-0123456789'
const OWN = 'own-key-0123456789'
const sha256 = (key: string): string => createHash('sha256').update(key).digest('hex')

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const fileOf = (content: string): string => {
  const path = join(folder, `keys-${files++}.txt`)
  writeFileSync(path, content)
  return path
}

interface Opened { readonly keyring: OpenKeyring, readonly lines: string[], readonly reloads: boolean[] }

function open (apiKeysFile: string | undefined, apiKeys: readonly string[] = [], reloadInterval = 20): Opened {
  const lines: string[] = []
  const reloads: boolean[] = []
  const logger = createLogger('trace', { write: (line) => { lines.push(line) } })
  return { keyring: openKeyring({ apiKeys, apiKeysFile, reloadInterval }, { logger, reloaded: (taken) => { reloads.push(taken) } }), lines, reloads }
}

/** Which of the keys open the door now. */
async function opening (keyring: OpenKeyring): Promise<string[]> {
  const { app } = await loggedApp({}, { keys: keyring.keys })
  const statuses = await Promise.all([OLD, NEW, OWN].map(async (key) => (await post(app, { text: 'a' }, { headers: { authorization: `Bearer ${key}` } })).statusCode === 200 ? [key] : []))
  return statuses.flat()
}

describe('a key', () => {
  test.each([OLD, `sha256:${sha256(OLD)}`, `SHA256:${sha256(OLD).toUpperCase()}`])('as %s opens to whoever has it', (written) => {
    expect(keyOf(written)).toEqual({ digest: createHash('sha256').update(OLD).digest(), label: sha256(OLD).slice(0, 8) })
  })

  test('given as its hash is not opened by the hash', async () => {
    const { app } = await loggedApp({}, { keys: [`sha256:${sha256(OLD)}`] })
    const status = async (key: string): Promise<number> => (await post(app, { text: 'a' }, { headers: { authorization: `Bearer ${key}` } })).statusCode
    expect(await Promise.all([OLD, sha256(OLD), `sha256:${sha256(OLD)}`].map(status))).toEqual([200, 401, 401])
  })

  test('stands in the log by the first eight digits of its hash', async () => {
    const { app, lines } = await loggedApp({}, { keys: [OLD, NEW] })
    await post(app, { text: 'a' }, { headers: { authorization: `Bearer ${NEW}` } })
    await post(app, { text: 'a' }, { headers: { authorization: `Bearer ${OWN}` } })
    expect(lines.map((line) => JSON.parse(line).key)).toEqual([sha256(NEW).slice(0, 8), undefined])
  })
})

describe('a file of keys', () => {
  test('has one a line, plain or hashed, with comments', () => {
    const { keys, faults } = keysOfLines(`# keys\r\n\r\n  ${OLD}  # the shop\n\tsha256:${sha256(NEW)}\n${OWN}`)
    expect([keys.map(({ label }) => label), faults]).toEqual([[OLD, NEW, OWN].map((key) => sha256(key).slice(0, 8)), []])
  })

  test('adds to those of the environment', async () => {
    const { keyring } = open(fileOf(`${OLD}\n`), [OWN])
    expect(await opening(keyring)).toEqual([OLD, OWN])
    keyring.close()
  })

  test.each([
    { name: 'a short key', content: `${OLD}\n\nshort\n`, reason: /^API_KEYS_FILE is not usable: line 3 of .*keys-\d+\.txt needs 16 or more visible ASCII characters, or sha256: and the 64 hex digits of its SHA-256$/ },
    { name: 'two keys on a line', content: `${OLD} ${NEW}\n`, reason: /line 1/ },
    { name: 'half a hash', content: `sha256:${sha256(OLD).slice(32)}\n`, reason: /line 1/ },
    { name: 'a hash without its name, and a letter too few', content: 'õõõõõõõõõõõõõõõõõõõõ\n', reason: /line 1/ },
    { name: 'no key at all', content: '# none yet\n', reason: /keys-\d+\.txt holds no key; write one a line$/ }
  ])('with $name is refused at the start, without what it says', ({ content, reason }) => {
    const path = fileOf(content)
    expect(() => open(path)).toThrow(FaultyConfig)
    expect(() => open(path)).toThrow(reason)
    for (const word of content.split(/\s+/).filter((each) => each.length > 4)) expect(() => open(path)).not.toThrow(word)
  })

  test('that is not there is refused at the start', () => {
    expect(() => open(join(folder, 'nowhere.txt'))).toThrow(/nowhere\.txt cannot be read \(ENOENT\); set the path of a file with a key a line/)
  })

  test('is taken up when it changes, also behind a link, and refused where it is broken', async () => {
    const [before, after] = [fileOf(`${OLD}\n`), fileOf(`${OLD}\n${NEW}\n`)]
    const link = join(folder, 'link.txt')
    symlinkSync(before, link)
    const { keyring, lines, reloads } = open(link)
    expect(await opening(keyring)).toEqual([OLD])
    symlinkSync(after, `${link}.new`)
    renameSync(`${link}.new`, link)
    await expect.poll(() => reloads).toEqual([true])
    expect(await opening(keyring)).toEqual([OLD, NEW])
    writeFileSync(after, 'broken-file\n')
    await expect.poll(() => reloads).toEqual([true, false])
    unlinkSync(after)
    await expect.poll(() => reloads).toEqual([true, false, false])
    expect(await opening(keyring)).toEqual([OLD, NEW])
    writeFileSync(after, `${NEW}\n`)
    await expect.poll(() => reloads).toEqual([true, false, false, true])
    expect(await opening(keyring)).toEqual([NEW])
    keyring.close()
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info', 'error', 'error', 'info'])
    expect(lines.join('')).not.toMatch(/-key-|broken-file/)
  })

  test('is read when asked, where it is not looked at', async () => {
    const path = fileOf(`${OLD}\n`)
    const { keyring } = open(path, [], 0)
    writeFileSync(path, `${NEW}\n`)
    keyring.reload()
    expect(await opening(keyring)).toEqual([NEW])
  })
})
