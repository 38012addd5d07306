import { expect, test } from 'vitest'
import { FaultyConfig, readConfig } from '../../src/config.ts'

const KEY = '0123456789abcdef'
const HASHED = `sha256:${'0a'.repeat(32)}`

test('nothing set: loopback, port 3000, no keys', () => {
  expect(readConfig({})).toEqual({
    port: 3000, host: '127.0.0.1', logLevel: 'info', requestTimeout: 30_000, closeTimeout: 10_000, drainTime: 1000, apiKeys: [], apiKeysFile: undefined,
    rateLimit: undefined, maxEventLoopDelay: 500, tracing: undefined, settingsFile: undefined, overridesFolder: undefined, reloadInterval: 5000
  })
})

test('all set', () => {
  expect(readConfig({
    PORT: '0', HOST: '0.0.0.0', LOG_LEVEL: 'warn', REQUEST_TIMEOUT: '0.5', CLOSE_TIMEOUT: '20', DRAIN_TIME: '15', API_KEYS: ` ${KEY}, ${KEY}2 ,${HASHED}`, API_KEYS_FILE: 'keys.txt',
    RATE_LIMIT: '100', RATE_LIMIT_WINDOW: '30', REDIS_URL: 'redis://user:password@redis:6379/2', REDIS_TIMEOUT: '500', MAX_EVENT_LOOP_DELAY: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_SERVICE_NAME: 'triage', RELOAD_INTERVAL: '0.5',
    SETTINGS_FILE: 'company.yaml', OVERRIDES_FOLDER: 'own', PATH: '/bin', SOMETHING_ELSE: 'x'
  })).toEqual({
    port: 0, host: '0.0.0.0', logLevel: 'warn', requestTimeout: 500, closeTimeout: 20_000, drainTime: 15_000, apiKeys: [KEY, `${KEY}2`, HASHED], apiKeysFile: 'keys.txt',
    rateLimit: { requests: 100, window: 30_000, redis: { url: 'redis://user:password@redis:6379/2', timeout: 500 } }, maxEventLoopDelay: 0,
    tracing: { endpoint: 'http://localhost:4318', serviceName: 'triage' }, settingsFile: 'company.yaml', overridesFolder: 'own', reloadInterval: 500
  })
})

test.each([['0.4', 100], ['20', 1000]])('without DRAIN_TIME it drains for a quarter of CLOSE_TIMEOUT %s, a second at most', (CLOSE_TIMEOUT, drainTime) => {
  expect(readConfig({ CLOSE_TIMEOUT }).drainTime).toBe(drainTime)
})

test('a file of keys is enough to listen anywhere', () => {
  expect(readConfig({ HOST: '0.0.0.0', API_KEYS_FILE: 'keys.txt' })).toMatchObject({ host: '0.0.0.0', apiKeys: [], apiKeysFile: 'keys.txt' })
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
  [{ PORT: 'true' }, 'PORT is not usable'],
  [{ RELOAD_INTERVAL: 'false' }, 'RELOAD_INTERVAL is not usable'],
  [{ HOST: 'http://x' }, 'HOST is not usable'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not usable: set one of fatal, error, warn'],
  [{ REQUEST_TIMEOUT: '0' }, 'REQUEST_TIMEOUT is not usable'],
  [{ CLOSE_TIMEOUT: 'soon' }, 'CLOSE_TIMEOUT is not usable'],
  [{ HOST: '0.0.0.0' }, 'HOST is not loopback, so the service needs keys: set API_KEYS or API_KEYS_FILE'],
  [{ HOST: '::' }, 'HOST is not loopback'],
  [{ HOST: 'example.org', API_KEYS: ' , ' }, 'HOST is not loopback'],
  [{ API_KEYS: `${KEY},short-secret` }, 'API_KEYS is not usable: key 2 of 2 needs 16 or more visible ASCII characters, or sha256: and the 64 hex digits of its SHA-256'],
  [{ API_KEYS: `sha256:${'0a'.repeat(31)}` }, 'API_KEYS is not usable: key 1 of 1'],
  [{ API_KEYS: `${HASHED}0` }, 'API_KEYS is not usable: key 1 of 1'],
  [{ DRAIN_TIME: '10' }, 'DRAIN_TIME leaves no time to stop: set it below CLOSE_TIMEOUT'],
  [{ DRAIN_TIME: '-1' }, 'DRAIN_TIME is not usable'],
  [{ RATE_LIMIT: '0' }, 'RATE_LIMIT is not usable: set how many requests each key may send in a window, 1 or more'],
  [{ RATE_LIMIT: 'lots' }, 'RATE_LIMIT is not usable'],
  [{ RATE_LIMIT_WINDOW: '0.5' }, 'RATE_LIMIT_WINDOW is not usable'],
  [{ REDIS_URL: 'http://redis:6379' }, 'REDIS_URL is not usable: set the address of a Redis'],
  [{ REDIS_TIMEOUT: '0' }, 'REDIS_TIMEOUT is not usable: set milliseconds'],
  [{ MAX_EVENT_LOOP_DELAY: '-1' }, 'MAX_EVENT_LOOP_DELAY is not usable'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is not usable: set the address of an OTLP/HTTP collector'],
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
  const names = ['PORT', 'REQUEST_TIMEOUT', 'CLOSE_TIMEOUT', 'DRAIN_TIME', 'RATE_LIMIT', 'RATE_LIMIT_WINDOW', 'REDIS_URL', 'REDIS_TIMEOUT', 'MAX_EVENT_LOOP_DELAY', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'RELOAD_INTERVAL']
  expect(() => readConfig(Object.fromEntries(names.map((name) => [name, 'x'])))).toThrow(new RegExp(names.map((name) => `${name} .*`).join('\\n')))
})
