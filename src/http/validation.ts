import type { FastifyServerOptions } from 'fastify'
import { instantOf } from '../contract/instant.ts'
import type { Refused } from '../contract/refusal.ts'
import { Problem } from './problems.ts'

type AjvOptions = NonNullable<FastifyServerOptions['ajv']>

/** Nothing a caller sends is changed on the way in: no field dropped, no default filled in, no type coerced. */
export const ajv: AjvOptions = {
  customOptions: {
    removeAdditional: false,
    useDefaults: false,
    coerceTypes: false,
    allErrors: true,
    verbose: true,
    unicode: false, // lengths in UTF-16 code units, as offsets are
    validateSchema: false, // schemas are checked by the types and by the test of the contract, not at every start
    meta: false,
    logger: false // it would print that `unicode` is deprecated; there is no other way to count so
  },
  onCreate: (instance) => { instance.addFormat('date-time', (text: string) => instantOf(text) !== undefined) }
}

/** What ajv says of a fault, as far as it is used here. */
export interface SchemaFault {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Record<string, unknown>
  readonly parentSchema?: { readonly properties?: Record<string, unknown>, readonly examples?: readonly unknown[] }
  readonly data?: unknown
}

const MOST_FAULTS = 50
const LONGEST_NAME = 100

/** The problem that names each field at fault and its mend. Never holds a value that the caller sent. */
export function invalidRequest (faults: readonly Refused[], total = faults.length): Problem {
  const [first] = faults
  const lead = first ? `${first.pointer === '' ? 'The body' : first.pointer} ${first.detail}.` : 'The request cannot be answered.'
  const rest = total - 1
  const more = rest > 0 ? ` ${rest} more ${rest === 1 ? 'fault' : 'faults'}; \`errors\` has ${total > faults.length ? `the first ${faults.length}` : 'all'}.` : ''
  return new Problem('invalid-request', lead + more, { errors: faults })
}

/**
 * The problem for what ajv found in the value at `place` (a JSON pointer) of the body. Only the first of very many faults
 * are described: a hostile body can hold 100,000.
 */
export const invalidBySchema = (faults: readonly SchemaFault[], place = ''): Problem =>
  invalidRequest(placed(faults.slice(0, MOST_FAULTS).map(describeFault), place), faults.length)

/** `faults` of the value at `place`, as faults of the whole body. */
export const placed = (faults: readonly Refused[], place: string): readonly Refused[] =>
  place === '' ? faults : faults.map(({ pointer, detail }) => ({ pointer: place + pointer, detail }))

/** One fault of ajv's as a pointer and a sentence. */
function describeFault ({ keyword, instancePath, params, parentSchema, data }: SchemaFault): Refused {
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty)
      const known = Object.keys(parentSchema?.properties ?? {}).join(', ')
      return name.length > LONGEST_NAME
        ? { pointer: instancePath, detail: `has an unknown field with a name of ${name.length} characters; the known ones are ${known}` }
        : { pointer: `${instancePath}/${escapePointer(name)}`, detail: `is not a known field; remove it or correct its spelling to one of ${known}` }
    }
    case 'required': {
      const name = String(params.missingProperty)
      return { pointer: `${instancePath}/${escapePointer(name)}`, detail: 'is missing; it is required' }
    }
    case 'type': {
      const types = [params.type].flat().join(' or ')
      return { pointer: instancePath, detail: `must be ${/^[aeiou]/.test(types) ? 'an' : 'a'} ${types}` }
    }
    case 'enum':
      return { pointer: instancePath, detail: `must be one of ${(params.allowedValues as unknown[]).join(', ')}` }
    case 'minLength':
      return { pointer: instancePath, detail: `must have at least ${plural(Number(params.limit))}` }
    case 'maxLength':
      return { pointer: instancePath, detail: `must have at most ${plural(Number(params.limit))}; it has ${count((data as string).length)}` }
    case 'minItems':
      return { pointer: instancePath, detail: `must have at least ${items(Number(params.limit))}` }
    case 'maxItems':
      return { pointer: instancePath, detail: `must have at most ${items(Number(params.limit))}; it has ${count((data as unknown[]).length)}` }
    case 'pattern':
      return { pointer: instancePath, detail: `must be written like ${parentSchema?.examples?.join(' or ') ?? params.pattern}` }
    case 'format':
      return { pointer: instancePath, detail: 'must be an RFC 3339 date and time between 1970 and 9998, such as 2026-11-21T14:00:00Z' }
    default:
      return { pointer: instancePath, detail: `does not fit the schema's '${keyword}'; see /openapi.json` }
  }
}

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
const count = (number: number): string => number.toLocaleString('en')
const items = (number: number): string => `${count(number)} item${number === 1 ? '' : 's'}`
const plural = (units: number): string => `${count(units)} UTF-16 code unit${units === 1 ? '' : 's'}`
