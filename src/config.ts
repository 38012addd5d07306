import { isIPv4 } from 'node:net'
import { envSchema } from 'env-schema'
import Type, { type Static } from 'typebox'
import { record } from './contract/schema.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Each description says what to set; it is printed where the value is wrong. */
const Environment = record({
  PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65535, description: 'a port number from 0 (any free one) to 65535' }),
  HOST: Type.String({ default: '127.0.0.1', pattern: '^[\\w.:-]+$', description: 'an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0' }),
  LOG_LEVEL: Type.Enum([...LOG_LEVELS], { type: 'string', default: 'info', description: `one of ${LOG_LEVELS.join(', ')}` }),
  REQUEST_TIMEOUT: Type.Number({ default: 30, minimum: 0.1, maximum: 3600, description: 'seconds in which a whole request has to arrive, from 0.1 to 3600' }),
  CLOSE_TIMEOUT: Type.Number({ default: 10, minimum: 0.1, maximum: 3600, description: 'seconds in which the service stops at the latest, from 0.1 to 3600' }),
  API_KEYS: Type.Optional(Type.String({ description: 'keys of 16 or more visible ASCII characters each, separated by commas' })),
  SETTINGS_FILE: Type.Optional(Type.String({ description: 'path of the company\'s settings (YAML)' })),
  OVERRIDES_FOLDER: Type.Optional(Type.String({ description: 'path of a folder with the company\'s own replies, scenarios and words' }))
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Milliseconds. */
  readonly requestTimeout: number
  /** Milliseconds. */
  readonly closeTimeout: number
  readonly apiKeys: readonly string[]
  readonly settingsFile: string | undefined
  readonly overridesFolder: string | undefined
}

/** Thrown at an environment that cannot be used; a line for each fault, by name, without the value. */
export class FaultyConfig extends Error {
  constructor (faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'FaultyConfig'
  }
}

interface EnvironmentFault { readonly instancePath: string }

/** The configuration that `environment` holds. Names it does not know are left alone; an empty value counts as unset. Throws FaultyConfig. */
export function readConfig (environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([name, value]) => value !== '' && Object.hasOwn(Environment.properties, name)))
  const values = checked(set)
  const apiKeys = keysOf(values.API_KEYS ?? '')
  if (apiKeys.length === 0 && !isLoopback(values.HOST)) {
    throw new FaultyConfig(['HOST is not loopback, so the service needs keys: set API_KEYS, or set HOST to 127.0.0.1'])
  }
  return {
    port: values.PORT,
    host: values.HOST,
    logLevel: values.LOG_LEVEL,
    requestTimeout: values.REQUEST_TIMEOUT * 1000,
    closeTimeout: values.CLOSE_TIMEOUT * 1000,
    apiKeys,
    settingsFile: values.SETTINGS_FILE,
    overridesFolder: values.OVERRIDES_FOLDER
  }
}

function checked (data: Record<string, unknown>): Static<typeof Environment> {
  try {
    return envSchema<Static<typeof Environment>>({ schema: { ...Environment }, data, env: false })
  } catch (error) {
    const names = ((error as { errors?: readonly EnvironmentFault[] }).errors ?? []).map(({ instancePath }) => instancePath.slice(1))
    if (names.length === 0) throw error
    throw new FaultyConfig([...new Set(names)].map((name) => {
      const { description } = Environment.properties[name as keyof typeof Environment.properties] as { description?: string }
      return `${name} is not usable: set ${description}`
    }))
  }
}

const KEY = /^[\x21-\x7e]{16,}$/

function keysOf (list: string): string[] {
  const keys = list.split(',').map((key) => key.trim()).filter((key) => key !== '')
  const faults = keys.flatMap((key, index) =>
    KEY.test(key) ? [] : [`API_KEYS is not usable: key ${index + 1} of ${keys.length} needs 16 or more visible ASCII characters`])
  if (faults.length > 0) throw new FaultyConfig(faults)
  return keys
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
