import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { assetsFolder } from '../src/assets.ts'
import { CHECKED_PACKS, CHECKED_REPLIES, LAID_OUT_CHECK, checkLanguages, checkReplies, loadChecks, loadGlosses, loadPacks } from '../src/load.ts'
import { layOutCheck } from '../src/check/index.ts'
import { LAID_OUT, LAID_OUT_GLOSSES, layOutPack, writeLaidOut } from '../src/packs/laid-out.ts'
import { unpack, UNPACKED } from '../src/packs/learnt.ts'
import { FILES } from '../src/http/routes/docs.ts'
import { buildWorkbench } from './build-workbench.ts'
import { licenceList } from './licence-list.ts'
import { packagesOf, usedBy } from './packages.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Bundles `entry` as server.js (and the parts that it loads later) into `folder` (emptied first), with the data it reads beside it. The folder needs no
 * node_modules and nothing outside itself. Returns the files that it was made of, relative to the project.
 */
export async function bundle (entry: string, folder: string): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    entryPoints: { server: entry },
    outdir: folder,
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true, // what few need (Redis, traces) is a file of its own, read when it is needed
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true, // there is less to parse at every start; names stay, for the traces
    metafile: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    define: { BUNDLED: 'true' },
    // the CommonJS packages among the dependencies ask for Node's own modules by require
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" }
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  mkdirSync(join(folder, 'templates'))
  writeFileSync(join(folder, 'templates', CHECKED_REPLIES), checkReplies(assetsFolder('templates')))
  // the rules as one file, read and checked here: reading YAML is most of a start
  cpSync(assetsFolder('languages'), join(folder, 'languages'), { recursive: true, filter: (name) => !/\.(?:yaml|txt)$/.test(name) })
  const { packs } = loadPacks(assetsFolder('languages'))
  writeFileSync(join(folder, 'languages', CHECKED_PACKS), JSON.stringify(checkLanguages(assetsFolder('languages'), packs)))
  for (const check of loadChecks(packs)) writeFileSync(join(folder, 'languages', check.tag, LAID_OUT_CHECK), writeLaidOut(layOutCheck(check)))
  for (const pack of packs) {
    writeFileSync(join(folder, 'languages', pack.tag, LAID_OUT), writeLaidOut(layOutPack(pack)))
    writeFileSync(join(folder, 'languages', pack.tag, LAID_OUT_GLOSSES), writeLaidOut(loadGlosses(assetsFolder('languages'), pack)))
  }
  for (const name of readdirSync(join(folder, 'languages'), { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.br'))) {
    const path = join(folder, 'languages', name)
    writeFileSync(path + UNPACKED, unpack(readFileSync(path)))
  }
  const docs = Object.keys(FILES).map((name) => join(assetsFolder('docs'), name))
  for (const path of docs) cpSync(path, join(folder, 'docs', basename(path)))
  const files = [...usedBy(metafile), ...docs.map((path) => relative(ROOT, path)), ...await buildWorkbench(join(folder, 'workbench'))]
  writeFileSync(join(folder, 'LICENCES.txt'), licenceList(packagesOf(files)))
  return files
}

if (import.meta.main) await bundle(join(ROOT, 'src/server.ts'), join(ROOT, 'dist'))
