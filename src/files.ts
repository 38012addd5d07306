import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A data file as read: its name relative to the folder that was asked for, and its text. */
export interface DataFile { readonly name: string, readonly source: string }

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
