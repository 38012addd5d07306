import type { Logger } from 'pino'
import { FaultyConfig, type Config } from './config.ts'
import { readText, watchFile } from './files.ts'
import { KEY_RULE, keyOf, keysOfLines, type Key, type Keyring } from './http/keys.ts'

export interface OpenKeyring {
  readonly keys: Keyring
  /** Reads the file now. */
  reload (): void
  /** Stops looking at the file. */
  close (): void
}

export interface KeyringOptions {
  readonly logger: Logger
  /** Told of every change, and whether it was taken up. */
  readonly reloaded?: (taken: boolean) => void
}

/**
 * The keys of the environment and of the file, which is read again when it changes: sound ones are taken up at once, a
 * broken file is refused with a line in the log and the keys stay. It is looked at every `reloadInterval` milliseconds (0:
 * never), as a mounted secret changes under a link, which only looking finds. Throws FaultyConfig where the file cannot be used at the start.
 */
export function openKeyring (
  { apiKeys, apiKeysFile, reloadInterval }: Pick<Config, 'apiKeys' | 'apiKeysFile' | 'reloadInterval'>, { logger, reloaded }: KeyringOptions
): OpenKeyring {
  const given = apiKeys.map((written) => keyOf(written)!)
  if (apiKeysFile === undefined) return { keys: () => given, reload () {}, close () {} }
  let all = [...given, ...readKeys(apiKeysFile)]
  const reload = (): void => {
    let taken = true
    try {
      all = [...given, ...readKeys(apiKeysFile)]
      logger.info({ keys: all.map(({ label }) => label) }, 'keys taken up from API_KEYS_FILE')
    } catch (error) {
      taken = false
      logger.error({ reason: (error as Error).message }, 'API_KEYS_FILE is refused; the keys stay as they were')
    }
    reloaded?.(taken)
  }
  return { keys: () => all, reload, close: reloadInterval === 0 ? () => {} : watchFile(apiKeysFile, reloadInterval, reload) }
}

function readKeys (path: string): readonly Key[] {
  const { keys, faults } = keysOfLines(read(path))
  if (faults.length > 0) throw new FaultyConfig(faults.map((line) => `API_KEYS_FILE is not usable: line ${line} of ${path} needs ${KEY_RULE}`))
  if (keys.length === 0) throw new FaultyConfig([`API_KEYS_FILE is not usable: ${path} holds no key; write one a line`])
  return keys
}

function read (path: string): string {
  try {
    return readText(path)
  } catch (error) {
    throw new FaultyConfig([`API_KEYS_FILE is not usable: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}); set the path of a file with a key a line`])
  }
}
