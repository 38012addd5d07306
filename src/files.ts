import { existsSync, readdirSync, readFileSync, unwatchFile, watchFile as watch } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { DataFile } from './packs/pack.ts'

/** Every file below `folder` that ends in `ending`, ordered by name, so that packs load the same everywhere. */
export function readFolder (folder: string, ending: string): DataFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { name: relative(folder, path).replaceAll('\\', '/'), source: readFileSync(path, 'utf8') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export const readText = (...path: string[]): string => readFileSync(join(...path), 'utf8')
export const readBytes = (...path: string[]): Buffer => readFileSync(join(...path))
export const readBytesIfThere = (...path: string[]): Buffer | undefined => existsSync(join(...path)) ? readBytes(...path) : undefined

/** A file that may change: how it looked from outside when it was listed. */
export interface Listed { readonly name: string, readonly path: string, readonly look: string }

/** Deeper folders are not looked into, so that a link in a circle ends. */
const DEEPEST = 8

/**
 * All files below `path` (or the one file that it is), ordered by name, links followed; hidden ones left out, among
 * them the folders that Kubernetes keeps behind its links. Names are relative to `path`. Throws as `stat` does.
 */
export async function listFiles (path: string): Promise<Listed[]> {
  const found: Listed[] = []
  const visit = async (at: string, name: string, depth: number): Promise<void> => {
    const stats = await stat(at)
    if (stats.isFile()) found.push({ name, path: at, look: `${stats.size} ${stats.mtimeMs} ${stats.ino}` })
    else if (stats.isDirectory() && depth < DEEPEST) {
      const names = (await readdir(at)).filter((each) => !each.startsWith('.'))
      await Promise.all(names.map((each) => visit(join(at, each), name === '' ? each : `${name}/${each}`, depth + 1)))
    }
  }
  await visit(path, '', 0)
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

export const readFileNow = (path: string): Promise<string> => readFile(path, 'utf8')

/** Calls `changed` when the file at `path` has changed, looking every `interval` milliseconds; the function it returns ends that. */
export function watchFile (path: string, interval: number, changed: () => void): () => void {
  watch(path, { interval, persistent: false }, changed)
  return () => unwatchFile(path, changed)
}
