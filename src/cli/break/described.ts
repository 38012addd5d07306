import fc from 'fast-check'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** A route as the service's own description has it; `body` makes values that mostly fit its schema. */
export interface Route { readonly method: string, readonly path: string, readonly type: string, readonly body: fc.Arbitrary<unknown> | undefined }

/** Longest list that is made: a batch may have a thousand, which tries nothing that eight do not. */
const MOST_ITEMS = 8
const MOST_UNITS = 120
/** What names and patterns would hardly ever be by chance. */
const LIKELY: Readonly<Record<string, readonly string[]>> = {
  language: ['et', 'fi', 'en', 'en', 'sv', 'pt-BR'],
  scenario: ['delivery-delay', 'wrong-item', 'bad-service', 'other', 'none'],
  text: ['Where is my order EE-20931? I want my money back!', 'Kus mu pakk on?! Kolm nädalat ootan.', 'Paketti ei ole tullut. Haluan rahat takaisin.']
}

/** All routes of an OpenAPI description. */
export function readRoutes ({ paths, components: { schemas } }: Description): Route[] {
  const made = new Map<string, fc.Arbitrary<unknown>>()
  return Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, { requestBody }]): Route => {
    const [type = '', { schema = undefined } = {}] = Object.entries(requestBody?.content ?? {})[0] ?? []
    return { method: method.toUpperCase(), path, type, body: schema && valueOf(schema, '') }
  }))

  function valueOf (schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.$ref === undefined) return fc.oneof({ weight: 19, arbitrary: soundValue(schema, name) }, { weight: 1, arbitrary: fc.jsonValue() })
    const ref = schema.$ref.split('/').at(-1)!
    const known = made.get(ref) ?? valueOf(schemas[ref]!, name)
    made.set(ref, known)
    return known
  }

  function soundValue (schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.enum) return fc.constantFrom(...schema.enum)
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => valueOf(each, name)))
    if (schema.properties) {
      const sound = fc.record(Object.fromEntries(Object.entries(schema.properties).map(([key, each]) => [key, valueOf(each, key)])), { requiredKeys: [...schema.required ?? []] })
      return fc.oneof({ weight: 15, arbitrary: sound }, { weight: 1, arbitrary: fc.tuple(sound, fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 })).map(([one, more]) => ({ ...one, ...more })) })
    }
    if (schema.items) return fc.array(valueOf(schema.items, name), { minLength: Math.min(schema.minItems ?? 0, MOST_ITEMS), maxLength: Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS) })
    const likely = LIKELY[name]
    if (schema.format === 'date-time') return fc.date({ min: new Date('1970-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
    if (schema.type === 'string') {
      const any = fc.string({ unit: 'binary', minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? MOST_UNITS, MOST_UNITS) })
      return likely ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...likely) }, any) : any
    }
    return fc.jsonValue()
  }
}
