import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Metafile } from 'esbuild'

/** A package of which something ends up in what we ship. */
export interface Package {
  readonly name: string
  readonly version: string
  /** Where it is installed, relative to the project: node_modules/… */
  readonly folder: string
  /** SPDX name. */
  readonly licence: string
  /** Its licence and notices as it brings them; empty where it brings none. */
  readonly texts: readonly string[]
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const INSTALLED = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/
const LICENCE_FILE = /^(?:licen[cs]e|notice|copying)/i
const SWAGGER_UI = 'node_modules/@fastify/swagger-ui'

/** The files of which something is in the output, relative to the project; what esbuild has shaken off is not among them. */
export const usedBy = ({ outputs }: Metafile): string[] =>
  Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path))

/** The packages that `files` (relative to the project) come from, by name and version, each once. */
export function packagesOf (files: readonly string[]): Package[] {
  const folders = new Set(files.map((file) => INSTALLED.exec(file)?.[0]).filter((folder) => folder !== undefined))
  const packages = [...folders].map(readPackage)
  const swagger = folders.has(SWAGGER_UI) ? [swaggerUi()] : []
  const once = new Map([...packages, ...swagger].map((each) => [label(each), each]))
  return [...once.values()].sort((a, b) => (label(a) < label(b) ? -1 : 1))
}

/** Name and version, as people write them. */
export const label = ({ name, version }: Pick<Package, 'name' | 'version'>): string => `${name} ${version}`

function readPackage (folder: string): Package {
  const { name, version, license } = manifest(folder)
  if (license === undefined) throw new Error(`${folder}/package.json names no licence: find out which it is`)
  const texts = readdirSync(join(ROOT, folder)).filter((file) => LICENCE_FILE.test(file)).sort().map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))
  return { name, version, folder, licence: license, texts }
}

/** @fastify/swagger-ui carries the files of another package, which is not installed. */
function swaggerUi (): Package {
  const version = manifest(SWAGGER_UI).devDependencies!['swagger-ui-dist']!
  return {
    name: 'swagger-ui-dist', version, folder: SWAGGER_UI, licence: 'Apache-2.0',
    texts: ['swagger-ui\nCopyright 2020-2021 SmartBear Software Inc.\n\nLicensed under the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0\n']
  }
}

interface Manifest { readonly name: string, readonly version: string, readonly license?: string, readonly devDependencies?: Readonly<Record<string, string>> }

const manifest = (folder: string): Manifest => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
