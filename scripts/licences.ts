import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './build.ts'

/** Writes LICENCES.txt anew: the list that the build puts into the bundle, kept beside the sources so that a change of it is seen in review. */
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'licences-'))
await bundle(join(root, 'src/server.ts'), folder)
copyFileSync(join(folder, 'LICENCES.txt'), join(root, 'LICENCES.txt'))
rmSync(folder, { recursive: true })
