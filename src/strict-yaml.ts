import type { Static, TSchema } from 'typebox'
import { Errors } from 'typebox/value'
import { isMap, isScalar, LineCounter, parseDocument, type Document, type ErrorCode } from 'yaml'
import { nearest } from './nearest.ts'

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

/** Runs checks that may throw FaultyData so that the faults of all are told at once: `settle` throws if there were any. */
export function gatherFaults (): { add: (fault: Fault) => void, attempt: <T>(check: () => T) => T | undefined, settle: () => void } {
  const faults: Fault[] = []
  return {
    add: (fault) => { faults.push(fault) },
    attempt: (check) => {
      try {
        return check()
      } catch (error) {
        if (!(error instanceof FaultyData)) throw error
        faults.push(...error.faults)
        return undefined
      }
    },
    settle: () => { if (faults.length > 0) throw new FaultyData(faults) }
  }
}

export type Path = readonly (string | number)[]

/** A parsed data file that can still say on which line each value stands. */
export interface Located<T> {
  readonly value: T
  readonly file: string
  /** Read and found sound before, by the build: what it says need not be checked again. */
  readonly isSound?: true
  /** The fault at `path` (keys and indexes from the root), or at the key that ends it, for checks that a schema cannot make. */
  fault (path: Path, problem: string, mend: string, isKey?: boolean): Fault
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
      const { problem = error.message, mend } = YAML_FAULTS[error.code] ?? { mend: 'look for a quotation mark, bracket, colon or indentation that is not right here' }
      return { file, line, column: col, problem, mend }
    }))
  }
  const fault = (path: Path, problem: string, mend: string, isKey = false): Fault => {
    const { line, col } = lines.linePos(offsetOf(document, path, isKey))
    return { file, line, column: col, problem, mend }
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  const errors = [...Errors(schema, value)]
  if (errors.length > 0) throw new FaultyData(once(telling(errors)).flatMap((error) => describe(error, schema, value, fault)))
  return { value: value as Static<S>, file, fault }
}

const YAML_FAULTS: Partial<Record<ErrorCode, { readonly problem?: string, readonly mend: string }>> = {
  TAB_AS_INDENT: { problem: 'the line is indented with a tab', mend: 'indent it with spaces' },
  DUPLICATE_KEY: { problem: 'this key stands twice', mend: 'keep one of the two' },
  BAD_INDENT: { mend: 'indent the line as far as its neighbours' },
  MISSING_CHAR: { mend: 'add the sign that is missing; a text with a colon or a quotation mark stands in quotation marks' }
}

/** Where the node at `path` stands, or the key that is its last step where `isKey`, or the nearest parent. */
function offsetOf (document: Document, path: Path, isKey: boolean): number {
  if (isKey) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)))?.key : undefined
    if (isScalar(key) && key.range) return key.range[0]
  }
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range
    if (range) return range[0]
  }
  return 0
}

type SchemaError = ReturnType<typeof Errors>[number]

/** Of a value that may have one of several shapes, what is wrong with the shape that it is nearest to. */
function telling (errors: readonly SchemaError[]): SchemaError[] {
  let kept = [...errors]
  for (const { schemaPath, instancePath } of errors.filter(({ keyword }) => keyword === 'anyOf')) {
    const within = kept.filter((error) => error.schemaPath.startsWith(`${schemaPath}/anyOf/`))
    const branchOf = (error: SchemaError): string => error.schemaPath.slice(`${schemaPath}/anyOf/`.length).split('/')[0]!
    const isDeep = new Set(within.filter(({ instancePath: at }) => at !== instancePath).map(branchOf))
    const wrongKind = new Set(within.filter(({ keyword, instancePath: at }) => at === instancePath && keyword === 'type').map(branchOf))
    const near = within.filter((error) => isDeep.size > 0 ? isDeep.has(branchOf(error)) : !wrongKind.has(branchOf(error)))
    const shown = near.length > 0 ? near : within.slice(0, 1)
    kept = kept.filter((error) => (!within.includes(error) || shown.includes(error)) && !(error.keyword === 'anyOf' && error.schemaPath === schemaPath))
  }
  return kept
}

const ABOUT_KEYS = new Set(['required', 'additionalProperties', 'boolean'])

/** Of several things wrong with one value the first says enough; each of its keys counts by itself. */
const once = (errors: readonly SchemaError[]): SchemaError[] => errors.filter(({ keyword, instancePath }, index) =>
  ABOUT_KEYS.has(keyword) || !errors.slice(0, index).some((before) => before.instancePath === instancePath && !ABOUT_KEYS.has(before.keyword)))

const KINDS: Readonly<Record<string, { readonly be: string, readonly mend: string }>> = {
  string: { be: 'must be a text', mend: 'write it in quotation marks' },
  integer: { be: 'must be a whole number', mend: 'write the number alone, without quotation marks' },
  number: { be: 'must be a number', mend: 'write the number alone, without quotation marks' },
  boolean: { be: 'must be true or false', mend: 'write true or false' },
  array: { be: 'must be a list', mend: 'write [one, another], or a line for each, opened with a dash' },
  object: { be: 'must be keys with values', mend: 'write each as «key: value»' }
}

function describe (error: SchemaError, schema: TSchema, value: unknown, fault: Located<unknown>['fault']): Fault[] {
  const path = toPath(error.instancePath, value)
  const name = path.length === 0 ? 'the file' : `'${path.join('.')}'`
  const params = error.params as Record<string, unknown>
  const wanted = schemaAt(schema, error.schemaPath)
  const say = (problem: string, mend: string): Fault[] => [fault(path, `${name} ${problem}`, typeof wanted?.description === 'string' ? `write ${wanted.description}` : mend)]
  switch (error.keyword) {
    case 'boolean': // said again by its parent's additionalProperties
      return []
    case 'additionalProperties':
      return (params.additionalProperties as string[]).map((key) => {
        const known = Object.keys((wanted?.properties as object | undefined) ?? {})
        const near = nearest(key, known)
        return fault([...path, key], `unknown key '${key}'`, near !== undefined ? `write '${near}'` : known.length > 0 ? `remove it or write one of: ${known.join(', ')}` : 'remove it or correct its spelling', true)
      })
    case 'required':
      return (params.requiredProperties as string[]).map((key) => fault(path, `${name} lacks '${key}'`, `add '${key}:'`))
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).map(String)
      const near = nearest(String(valueAt(value, path)), allowed)
      return [fault(path, `${name} is none of the values that there are`, near === undefined ? `write one of: ${allowed.join(', ')}` : `write '${near}', or one of: ${allowed.join(', ')}`)]
    }
    case 'type': {
      const kind = KINDS[String(params.type)]
      return kind === undefined ? say(error.message, 'write a value of that shape') : say(kind.be, kind.mend)
    }
    case 'minimum': return say(`must be at least ${String(params.limit)}`, 'write a larger number')
    case 'exclusiveMinimum': return say(`must be more than ${String(params.limit)}`, 'write a larger number')
    case 'maximum': return say(`must be at most ${String(params.limit)}`, 'write a smaller number')
    case 'minLength': return say('is empty or too short', 'write it out, or remove the key')
    case 'maxLength': return say(`is longer than ${String(params.limit)} characters`, 'write it shorter')
    case 'minItems': return say(`needs ${String(params.limit)} or more`, 'add to the list')
    case 'pattern': return say('is not written as it has to be', `write it so that it fits ${String(params.pattern)}`)
    default: return say(error.message, 'write a value of that shape')
  }
}

/** The schema at the JSON pointer `path` (`#/properties/name`). */
function schemaAt (schema: TSchema, path: string): Record<string, unknown> | undefined {
  let at: unknown = schema
  for (const step of path.split('/').slice(1)) at = (at as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  return at as Record<string, unknown> | undefined
}

function valueAt (value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) at = (at as Record<string | number, unknown> | undefined)?.[step]
  return at
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
