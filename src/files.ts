import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

/** The same, or nothing where the folder does not exist. */
export const readFolderIfThere = (folder: string, ending: string): DataFile[] => existsSync(folder) ? readFolder(folder, ending) : []

export const readText = (...path: string[]): string => readFileSync(join(...path), 'utf8')
export const readBytes = (...path: string[]): Buffer => readFileSync(join(...path))
