import { parseArgs, type ParseArgsConfig } from 'node:util'

/**
 * What a command was called with, as `parseArgs` gives it. `--help` prints `help` and ends the command; what it does not
 * know ends it with one line on stderr and exit code 1.
 */
export function readCommandLine<const Config extends ParseArgsConfig> (help: string, config: Config): ReturnType<typeof parseArgs<Config>> {
  const given = process.argv.slice(2)
  const end = given.indexOf('--')
  if ((end < 0 ? given : given.slice(0, end)).includes('--help')) {
    console.log(help)
    process.exit()
  }
  try {
    return parseArgs(config)
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** The number that was given as `--name`, or `otherwise` where none was; anything but a whole number ends the command as unknown options do. */
export function wholeNumber (name: string, given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise
  const value = Number(given)
  return given.trim() !== '' && Number.isInteger(value) ? value : refuse(`--${name} needs a whole number, not '${given}'`)
}

function refuse (fault: string): never {
  console.error(`${fault}\n--help says what there is.`)
  process.exit(1)
}
