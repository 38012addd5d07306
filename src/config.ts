import { isIPv4 } from 'node:net'
import Type, { type Static } from 'typebox'
import { Check, Default } from 'typebox/value'
import { record } from './contract/schema.ts'
import { KEY_RULE, keyOf } from './http/keys.ts'
import type { RateLimit } from './http/rate-limit.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Each description says what to set; it is printed where the value is wrong. */
const Environment = record({
  PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65535, description: 'a port number from 0 (any free one) to 65535' }),
  HOST: Type.String({ default: '127.0.0.1', pattern: '^[\\w.:-]+$', description: 'an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0' }),
  LOG_LEVEL: Type.Enum([...LOG_LEVELS], { type: 'string', default: 'info', description: `one of ${LOG_LEVELS.join(', ')}` }),
  REQUEST_TIMEOUT: Type.Number({ default: 30, minimum: 0.1, maximum: 3600, description: 'seconds in which a whole request has to arrive, from 0.1 to 3600' }),
  CLOSE_TIMEOUT: Type.Number({ default: 10, minimum: 0.1, maximum: 3600, description: 'seconds in which the service stops at the latest, from 0.1 to 3600' }),
  DRAIN_TIME: Type.Optional(Type.Number({ minimum: 0, maximum: 3600, description: 'seconds for which it says "not ready" and still answers after SIGTERM, from 0 to 3600' })),
  API_KEYS: Type.Optional(Type.String({ description: `keys separated by commas, each ${KEY_RULE}` })),
  API_KEYS_FILE: Type.Optional(Type.String({ description: `path of a file with a key a line, each ${KEY_RULE}` })),
  RATE_LIMIT: Type.Optional(Type.Integer({ minimum: 1, maximum: 1e9, description: 'how many requests each key may send in a window, 1 or more' })),
  RATE_LIMIT_WINDOW: Type.Integer({ default: 60, minimum: 1, maximum: 86_400, description: 'seconds of a window, whole ones from 1 to 86400' }),
  REDIS_URL: Type.Optional(Type.String({ pattern: '^rediss?://\\S+$', description: 'the address of a Redis, such as redis://localhost:6379' })),
  REDIS_TIMEOUT: Type.Integer({ default: 250, minimum: 1, maximum: 60_000, description: 'milliseconds in which Redis has to answer, from 1 to 60000' }),
  MAX_EVENT_LOOP_DELAY: Type.Integer({ default: 500, minimum: 0, maximum: 60_000, description: 'milliseconds, from 1 to 60000, or 0 to turn nothing away' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(Type.String({ pattern: '^https?://\\S+$', description: 'the address of an OTLP/HTTP collector, such as http://localhost:4318' })),
  OTEL_SERVICE_NAME: Type.String({ default: 'complaint-triage', pattern: '^[\\x20-\\x7e]{1,100}$', description: 'the name of the service in traces, up to 100 ASCII characters' }),
  SETTINGS_FILE: Type.Optional(Type.String({ description: 'path of the company\'s settings (YAML)' })),
  OVERRIDES_FOLDER: Type.Optional(Type.String({ description: 'path of a folder with the company\'s own replies, scenarios and words' })),
  RELOAD_INTERVAL: Type.Number({ default: 5, minimum: 0, maximum: 3600, description: 'seconds between two looks at the company\'s own files, up to 3600; 0: only at SIGHUP' })
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Milliseconds. */
  readonly requestTimeout: number
  /** Milliseconds. */
  readonly closeTimeout: number
  /** Milliseconds between saying "not ready" and closing. */
  readonly drainTime: number
  /** Plain or as `sha256:<hex>`; all are sound. */
  readonly apiKeys: readonly string[]
  readonly apiKeysFile: string | undefined
  readonly rateLimit: RateLimit | undefined
  /** Milliseconds; 0 for no limit. */
  readonly maxEventLoopDelay: number
  readonly tracing: { readonly endpoint: string, readonly serviceName: string } | undefined
  readonly settingsFile: string | undefined
  readonly overridesFolder: string | undefined
  /** Milliseconds; 0: the company's own files are read again only when asked. */
  readonly reloadInterval: number
}

/** Thrown at an environment that cannot be used; a line for each fault, by name, without the value. */
export class FaultyConfig extends Error {
  constructor (faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'FaultyConfig'
  }
}

/** Balancers need a moment to send requests elsewhere. */
const USUAL_DRAIN = 1

/** The configuration that `environment` holds. Names it does not know are left alone; an empty value counts as unset. Throws FaultyConfig. */
export function readConfig (environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([name, value]) => value !== '' && Object.hasOwn(Environment.properties, name)))
  const values = checked(set)
  const apiKeys = keysOf(values.API_KEYS ?? '')
  if (apiKeys.length === 0 && values.API_KEYS_FILE === undefined && !isLoopback(values.HOST)) {
    throw new FaultyConfig(['HOST is not loopback, so the service needs keys: set API_KEYS or API_KEYS_FILE, or set HOST to 127.0.0.1'])
  }
  const { DRAIN_TIME: drain = Math.min(USUAL_DRAIN, values.CLOSE_TIMEOUT / 4) } = values
  if (drain >= values.CLOSE_TIMEOUT) throw new FaultyConfig(['DRAIN_TIME leaves no time to stop: set it below CLOSE_TIMEOUT'])
  return {
    port: values.PORT,
    host: values.HOST,
    logLevel: values.LOG_LEVEL,
    requestTimeout: values.REQUEST_TIMEOUT * 1000,
    closeTimeout: values.CLOSE_TIMEOUT * 1000,
    drainTime: drain * 1000,
    apiKeys,
    apiKeysFile: values.API_KEYS_FILE,
    rateLimit: values.RATE_LIMIT === undefined ? undefined : { requests: values.RATE_LIMIT, window: values.RATE_LIMIT_WINDOW * 1000, redis: values.REDIS_URL === undefined ? undefined : { url: values.REDIS_URL, timeout: values.REDIS_TIMEOUT } },
    maxEventLoopDelay: values.MAX_EVENT_LOOP_DELAY,
    tracing: values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: values.OTEL_SERVICE_NAME },
    settingsFile: values.SETTINGS_FILE,
    overridesFolder: values.OVERRIDES_FOLDER,
    reloadInterval: values.RELOAD_INTERVAL * 1000
  }
}

function checked (texts: Record<string, unknown>): Static<typeof Environment> {
  const values = Object.fromEntries(Object.entries(Environment.properties).flatMap(([name, schema]) => {
    const value = Default(schema, texts[name])
    return value === undefined ? [] : [[name, isNumber(schema) && typeof value === 'string' && NUMBER.test(value) ? Number(value) : value]]
  }))
  const wrong = Object.entries(Environment.properties).filter(([name, schema]) => name in values && !Check(schema, values[name]))
  if (wrong.length === 0) return values as Static<typeof Environment>
  throw new FaultyConfig(wrong.map(([name, schema]) => `${name} is not usable: set ${(schema as { description?: string }).description}`))
}

const isNumber = (schema: Type.TSchema): boolean => Type.IsNumber(schema) || Type.IsInteger(schema)
const NUMBER = /^-?\d+(?:\.\d+)?$/

function keysOf (list: string): string[] {
  const keys = list.split(',').map((key) => key.trim()).filter((key) => key !== '')
  const faults = keys.flatMap((key, index) =>
    keyOf(key) ? [] : [`API_KEYS is not usable: key ${index + 1} of ${keys.length} needs ${KEY_RULE}`])
  if (faults.length > 0) throw new FaultyConfig(faults)
  return keys
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
