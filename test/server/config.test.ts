import { expect, test } from 'vitest'
import { FaultyConfig, readConfig } from '../../src/config.ts'

const KEY = '0123456789abcdef'

test('nothing set: loopback, port 3000, no keys', () => {
  expect(readConfig({})).toEqual({
    port: 3000, host: '127.0.0.1', logLevel: 'info', requestTimeout: 30_000, closeTimeout: 10_000, apiKeys: [], settingsFile: undefined, overridesFolder: undefined
  })
})

test('all set', () => {
  expect(readConfig({
    PORT: '0', HOST: '0.0.0.0', LOG_LEVEL: 'warn', REQUEST_TIMEOUT: '0.5', CLOSE_TIMEOUT: '20', API_KEYS: ` ${KEY}, ${KEY}2 ,`,
    SETTINGS_FILE: 'company.yaml', OVERRIDES_FOLDER: 'own', PATH: '/bin', SOMETHING_ELSE: 'x'
  })).toEqual({
    port: 0, host: '0.0.0.0', logLevel: 'warn', requestTimeout: 500, closeTimeout: 20_000, apiKeys: [KEY, `${KEY}2`], settingsFile: 'company.yaml', overridesFolder: 'own'
  })
})

test('an empty value is no value', () => {
  expect(readConfig({ PORT: '', API_KEYS: '', SETTINGS_FILE: '' })).toEqual(readConfig({}))
})

test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('%s needs no keys', (HOST) => {
  expect(readConfig({ HOST }).host).toBe(HOST)
})

test.each<[Record<string, string>, string]>([
  [{ PORT: 'http' }, 'PORT is not usable: set a port number from 0 (any free one) to 65535'],
  [{ PORT: '65536' }, 'PORT is not usable'],
  [{ PORT: '-1' }, 'PORT is not usable'],
  [{ PORT: '80.5' }, 'PORT is not usable'],
  [{ HOST: 'http://x' }, 'HOST is not usable'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not usable: set one of fatal, error, warn'],
  [{ REQUEST_TIMEOUT: '0' }, 'REQUEST_TIMEOUT is not usable'],
  [{ CLOSE_TIMEOUT: 'soon' }, 'CLOSE_TIMEOUT is not usable'],
  [{ HOST: '0.0.0.0' }, 'HOST is not loopback, so the service needs keys: set API_KEYS'],
  [{ HOST: '::' }, 'HOST is not loopback'],
  [{ HOST: 'example.org', API_KEYS: ' , ' }, 'HOST is not loopback'],
  [{ API_KEYS: `${KEY},short-secret` }, 'API_KEYS is not usable: key 2 of 2 needs 16 or more visible ASCII characters'],
  [{ API_KEYS: 'sixteen characters' }, 'API_KEYS is not usable: key 1 of 1'],
  [{ API_KEYS: 'õ'.repeat(20) }, 'API_KEYS is not usable: key 1 of 1']
])('%j is refused by name, without its value', (environment, line) => {
  const refused = () => readConfig(environment)
  expect(refused).toThrow(FaultyConfig)
  expect(refused).toThrow(line)
  for (const value of Object.values(environment)) expect(refused).not.toThrow(`${value} `)
  if (environment.API_KEYS) expect(refused).not.toThrow('short-secret')
})

test('every fault has its line', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT .*\nLOG_LEVEL .*$/)
})
