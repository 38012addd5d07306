import type { Static, TSchema } from 'typebox'
import { Errors } from 'typebox/value'
import { LineCounter, parseDocument, type Document } from 'yaml'

/** One thing wrong in a data file, where it stands, and what to write instead. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly problem: string
  readonly mend: string
}

/** `file:line:column: problem; mend`, one line a fault. */
export const printFault = ({ file, line, column, problem, mend }: Fault): string =>
  `${file}:${line}:${column}: ${problem}; ${mend}`

/** Thrown when data files cannot be used; carries every fault found, not just the first. */
export class FaultyData extends Error {
  readonly faults: readonly Fault[]

  constructor (faults: readonly Fault[]) {
    super(faults.map(printFault).join('\n'))
    this.name = 'FaultyData'
    this.faults = faults
  }
}

export type Path = readonly (string | number)[]

/** A parsed data file that can still say on which line each value stands. */
export interface Located<T> {
  readonly value: T
  readonly file: string
  /** The fault at `path` (keys and indexes from the root), for checks that a schema cannot make. */
  fault (path: Path, problem: string, mend: string): Fault
}

/**
 * Parses YAML 1.2 against `schema`, refusing duplicate keys, unknown keys (where the schema says so) and
 * values of the wrong shape. Throws FaultyData with file, line, column and mend for each fault.
 */
export function parseStrict<S extends TSchema> (source: string, file: string, schema: S): Located<Static<S>> {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0 || document.warnings.length > 0) {
    throw new FaultyData([...document.errors, ...document.warnings].map((error) => {
      const { line, col } = lines.linePos(error.pos[0])
      return { file, line, column: col, problem: error.message, mend: 'mend the YAML here' }
    }))
  }
  const fault = (path: Path, problem: string, mend: string): Fault => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return { file, line, column: col, problem, mend }
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  const errors = [...Errors(schema, value)]
  if (errors.length > 0) throw new FaultyData(errors.flatMap((error) => describe(error, value, fault)))
  return { value: value as Static<S>, file, fault }
}

/** Byte of the node at `path`, or of the nearest parent that stands in the file. */
function offsetOf (document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range
    if (range) return range[0]
  }
  return 0
}

type SchemaError = ReturnType<typeof Errors>[number]

function describe (error: SchemaError, value: unknown, fault: Located<unknown>['fault']): Fault[] {
  const path = toPath(error.instancePath, value)
  const name = path.length === 0 ? 'the file' : `'${path.join('.')}'`
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'boolean': // said again by its parent's additionalProperties
      return []
    case 'additionalProperties':
      return (params.additionalProperties as string[]).map((key) =>
        fault([...path, key], `unknown key '${key}'`, 'remove it or correct its spelling'))
    case 'required':
      return (params.requiredProperties as string[]).map((key) => fault(path, `${name} lacks '${key}'`, `add '${key}:'`))
    case 'enum':
      return [fault(path, `${name} ${error.message}`, `write one of: ${(params.allowedValues as unknown[]).join(', ')}`)]
    default:
      return [fault(path, `${name} ${error.message}`, 'write a value of that shape')]
  }
}

/** A JSON pointer as keys and indexes of `value`. */
function toPath (pointer: string, value: unknown): Path {
  let at: unknown = value
  return pointer.split('/').slice(1).map((part) => {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const step = Array.isArray(at) ? Number(key) : key
    at = (at as Record<string | number, unknown> | undefined)?.[step]
    return step
  })
}
