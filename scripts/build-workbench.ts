import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { usedBy } from './packages.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCE = join(ROOT, 'src/workbench')

/** Builds the workbench into `folder` (emptied first): the page, its script, style and icon, each also compressed. Returns the files that it was made of, relative to the project. */
export async function buildWorkbench (folder: string): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { outputFiles, metafile } = await build({
    entryPoints: { workbench: join(SOURCE, 'main.tsx'), style: join(SOURCE, 'style.css') },
    outdir: folder,
    absWorkingDir: ROOT,
    metafile: true,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning'
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]))
  const icon = readFileSync(join(SOURCE, 'icon.svg'))
  const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`
  files.set(iconName, icon)
  const named = (start: string): string => [...files.keys()].find((name) => name.startsWith(start))!
  files.set('index.html', Buffer.from(readFileSync(join(SOURCE, 'index.html'), 'utf8')
    .replace('STYLE', named('style-')).replace('SCRIPT', named('workbench-')).replace('icon.svg', iconName)))
  for (const [name, content] of files) {
    writeFileSync(join(folder, name), content)
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
  return usedBy(metafile)
}
