import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import own from '../package.json' with { type: 'json' }
import { bundle } from './build.ts'
import { label, packagesOf, type Package } from './packages.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Software bill of materials (CycloneDX 1.5), as far as we look at it. */
export interface Bill {
  readonly metadata: { readonly component: Component }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string, readonly dependsOn: readonly string[] }[]
}

interface Component {
  readonly 'bom-ref': string
  readonly type: string
  readonly name: string
  readonly version: string
  readonly scope: string
  readonly purl: string
  readonly properties?: readonly { readonly name: string, readonly value: string }[]
  readonly hashes?: readonly { readonly alg: string, readonly content: string }[]
  readonly licenses: readonly { readonly license: { readonly id: string } }[]
}

/**
 * The bill of `packages`: npm's own, of the lock file, less what does not end up in the bundle, and less its moment and its
 * random number, so that the same sources have the same bill. Throws where npm cannot be run.
 */
export function billOf (packages: readonly Package[]): Bill {
  const { serialNumber: _random, metadata: { timestamp: _moment, ...metadata }, ...whole } = npmBill()
  const known = new Map(whole.components.map((each) => [label(each), each]))
  const components = packages.map((each) => shipped(known.get(label(each)) ?? carried(each)))
  const refs = new Set([metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])])
  return {
    ...whole,
    metadata: { ...metadata, component: { ...metadata.component, type: 'application', name: own.name } }, // npm takes the folder's name
    components,
    dependencies: whole.dependencies.filter(({ ref }) => refs.has(ref)).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }))
  }
}

function npmBill (): Bill & { readonly serialNumber: string, readonly metadata: { readonly timestamp: string } } {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  return JSON.parse(execFileSync('npm', words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 }))
}

/** For npm what is needed to build is optional; here it is part of what runs. */
const shipped = ({ properties = [], ...component }: Component): Component =>
  ({ ...component, scope: 'required', properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development') })

/** A package that came inside another one, which npm does not know. */
const carried = ({ name, version, licence }: Package): Component =>
  ({ 'bom-ref': `${name}@${version}`, type: 'library', name, version, scope: 'required', purl: `pkg:npm/${name}@${version}`, licenses: [{ license: { id: licence } }] })

if (import.meta.main) {
  const folder = join(ROOT, 'dist')
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOf(packagesOf(await bundle(join(ROOT, 'src/server.ts'), folder))), undefined, 2)}\n`)
}
