import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { listFiles, readFileNow, type Listed } from './files.ts'
import type { OwnFile } from './packs/own.ts'
import { gatherFaults, type Fault } from './strict-yaml.ts'

/** Where the company keeps what is its own. */
export type Places = Pick<Config, 'settingsFile' | 'overridesFolder'>

/** What the company's own files say, as read at one moment. */
export interface OwnFiles {
  readonly settings: { readonly name: string, readonly source: string } | undefined
  /** Rules, scenarios and words. */
  readonly words: readonly OwnFile[]
  /** Replies, parts and labels. */
  readonly templates: readonly OwnFile[]
  /** Files of the folder that stand where nothing is read. */
  readonly unread: readonly string[]
}

/** How the files look from outside: as long as it is the same, they need not be read. Where they cannot be seen, why. */
export async function lookAt (places: Places): Promise<string> {
  try {
    return (await listAll(places)).map(({ path, look }) => `${path} ${look}`).join('\n')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

async function listAll ({ settingsFile, overridesFolder }: Places): Promise<Listed[]> {
  const lists = await Promise.all([settingsFile, overridesFolder].map((path) => path === undefined ? [] : listFiles(path)))
  return lists.flat()
}

/** Reads all of the company's own files. Throws FaultyData where one cannot be read or is not UTF-8. */
export async function readOwnFiles ({ settingsFile, overridesFolder }: Places): Promise<OwnFiles> {
  const faults = gatherFaults()
  const read = async <T>(name: string, reading: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await reading()
    } catch (error) {
      faults.add(unreadable(name, error as NodeJS.ErrnoException))
      return undefined
    }
  }
  const settings = settingsFile === undefined ? undefined : await read(settingsFile, () => readFileNow(settingsFile))
  const listed = overridesFolder === undefined ? [] : await read(overridesFolder, () => listFiles(overridesFolder)) ?? []
  if (overridesFolder !== undefined && listed[0]?.name === '') {
    faults.add({ file: overridesFolder, line: 1, column: 1, problem: 'this is a file, not a folder', mend: 'name the folder that holds languages/ and templates/' })
  }
  const words: OwnFile[] = []
  const templates: OwnFile[] = []
  const unread: string[] = []
  for (const { name, path } of listed) {
    const shown = join(overridesFolder!, name)
    const [room = '', tag = '', ...rest] = name.split('/')
    const below = rest.join('/')
    const target = room === 'languages' && WORDS.test(below) ? words : room === 'templates' && TEMPLATE.test(below) ? templates : undefined
    if (target === undefined) {
      if (!MEANT.test(name)) unread.push(shown)
      else faults.add({ file: shown, line: 1, column: 1, problem: 'nothing is read here', mend: 'name it languages/TAG/NAME.yaml, templates/TAG/replies/SCENARIO.md, templates/TAG/parts/NAME.md or templates/TAG/labels.yaml' })
    } else {
      const source = await read(shown, () => readFileNow(path))
      if (source !== undefined) target.push({ tag, below, name: shown, source })
    }
  }
  for (const { name, source } of [...words, ...templates, ...settings === undefined ? [] : [{ name: settingsFile!, source: settings }]]) {
    const at = source.indexOf('\uFFFD')
    if (at < 0) continue
    const before = source.slice(0, at).split('\n')
    faults.add({ file: name, line: before.length, column: before.at(-1)!.length + 1, problem: 'a letter here is not written in UTF-8', mend: 'save the file as UTF-8' })
  }
  faults.settle()
  return { settings: settings === undefined ? undefined : { name: settingsFile!, source: settings }, words, templates, unread }
}

const WORDS = /^[^/]+\.yaml$/
const TEMPLATE = /^(?:labels\.yaml|gist\.yaml|replies\/[^/]+\.md|parts\/.+\.md)$/

/** What was surely meant to be read. */
const MEANT = /^(?:languages|templates|replies|parts)\/.*\.(?:ya?ml|md|txt)$/i

const REASONS: Readonly<Record<string, string>> = { ENOENT: 'it is not there', EACCES: 'this user may not read it', EISDIR: 'it is a folder', ELOOP: 'its links run in a circle' }

function unreadable (file: string, error: NodeJS.ErrnoException): Fault {
  if (error.code === undefined) throw error
  return { file, line: 1, column: 1, problem: `cannot be read: ${REASONS[error.code] ?? error.code}`, mend: 'put it there, or correct the path' }
}

/** The same as long as the names and words of the files are. */
export function digestOfFiles (files: readonly { readonly name: string, readonly source: string }[]): string {
  const hash = createHash('sha256')
  for (const { name, source } of files) hash.update(name).update('\0').update(source).update('\0')
  return hash.digest('hex')
}

export const digestOfAll = ({ settings, words, templates }: OwnFiles): string =>
  digestOfFiles([...settings === undefined ? [] : [settings], ...words, ...templates])

