import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'

const FOLDER = 'deploy'

/** deploy/compose.yaml with its merges done, as a compose program reads it. */
export const compose = (): any => parse(readFileSync(join(FOLDER, 'compose.yaml'), 'utf8'), { merge: true })

export const proxy = (): string => readFileSync(join(FOLDER, 'haproxy.cfg'), 'utf8')

/** Every object of deploy/kubernetes, with the file it stands in. */
export const objects = (): { readonly file: string, readonly object: any }[] =>
  readdirSync(join(FOLDER, 'kubernetes')).sort().flatMap((file) =>
    parseAllDocuments(readFileSync(join(FOLDER, 'kubernetes', file), 'utf8')).map((document) => ({ file, object: document.toJS() })))

/** The one object of that kind and name. Throws where there is none. */
export function objectOf (kind: string, name: string): any {
  const found = objects().find(({ object }) => object.kind === kind && object.metadata.name === name)
  if (!found) throw new Error(`no ${kind} ${name}`)
  return found.object
}

/** Seconds of "90s", "500ms" or "2m". */
export function seconds (written: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m)$/.exec(written)!
  return Number(count) * { ms: 0.001, s: 1, m: 60 }[unit as 'ms' | 's' | 'm']
}
