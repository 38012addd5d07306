type Json = Readonly<Record<string, any>>

/** What a value is for: a caller sends it, or reads it. */
type Way = 'request' | 'answer'

/** An OpenAPI 3.1 document. */
export type Contract = Json

/**
 * What in `now` breaks a program that was written by `before`: one sentence each, none where all of it goes on working.
 * What cannot be judged (a keyword that neither of them had when this was written) counts as breaking, so that somebody looks.
 *
 * Own, as what npm has for it reads OpenAPI 3.0 at most.
 */
export function breakingChanges (before: Contract, now: Contract): string[] {
  const judge = createJudge(before, now)
  return Object.entries<Json>(before.paths).flatMap(([path, operations]) => Object.entries<Json>(operations).flatMap(([method, operation]) => {
    const name = `${method.toUpperCase()} ${path}`
    const after = now.paths[path]?.[method] as Json | undefined
    return after ? operationChanges(operation, after, before, now, judge).map((change) => `${name}: ${change}`) : [`${name} is gone`]
  }))
}

/** Whether a release numbered `now` may break programs written by `before`: its major version is higher, or below 1.0.0 its minor one. */
export function mayBreak (before: string, now: string): boolean {
  const [[oldMajor = 0, oldMinor = 0], [major = 0, minor = 0]] = [before, now].map((version) => version.split('.').map(Number)) as [number[], number[]]
  return major > oldMajor || (major === 0 && oldMajor === 0 && minor > oldMinor)
}

function operationChanges (before: Json, after: Json, documentBefore: Json, documentNow: Json, judge: Judge): string[] {
  const changes: string[] = []
  if (before.operationId !== after.operationId) changes.push(`its operationId ${before.operationId} is ${after.operationId} now`)
  const [securityBefore, securityNow] = [before.security ?? documentBefore.security ?? [], after.security ?? documentNow.security ?? []] as Json[][]
  for (const needed of securityNow!) {
    if (!securityBefore!.some((one) => sameKeys(one, needed))) changes.push(`it needs ${Object.keys(needed).join(' and ') || 'nothing'} where it did not`)
  }
  const schemes = (document: Json): Json => document.components?.securitySchemes ?? {}
  for (const name of securityBefore!.flatMap((one) => Object.keys(one))) {
    const [old, fresh] = [schemes(documentBefore)[name], schemes(documentNow)[name]]
    if (old?.type !== fresh?.type || old?.scheme !== fresh?.scheme || old?.in !== fresh?.in || old?.name !== fresh?.name) changes.push(`its key ${name} is sent in another way`)
  }
  changes.push(...parameterChanges(parametersOf(before, documentBefore), parametersOf(after, documentNow), judge))
  changes.push(...bodyChanges(before.requestBody, after.requestBody, judge))
  for (const [status, answer] of Object.entries<Json>(before.responses)) {
    const fresh = after.responses[status] as Json | undefined
    if (!fresh) {
      if (!isProblem(status)) changes.push(`it answers ${status} no more`)
      continue
    }
    for (const header of Object.keys(answer.headers ?? {})) if (!fresh.headers?.[header]) changes.push(`${status} has the header ${header} no more`)
    changes.push(...contentChanges(answer.content, fresh.content, 'answer', judge).map((change) => `${status}: ${change}`))
  }
  const shape = Object.values<Json>(before.responses).flatMap(({ content }) => content?.[PROBLEM_TYPE]?.schema ?? [])[0]
  for (const [status, { content = {} }] of Object.entries<Json>(after.responses)) {
    if (before.responses[status]) continue
    if (!isProblem(status)) changes.push(`it answers ${status}, which is no problem and new`)
    else if (!content[PROBLEM_TYPE]) changes.push(`it answers ${status} without a problem`)
    else if (shape) changes.push(...judge(shape, content[PROBLEM_TYPE].schema, 'answer').map((change) => `${status}: ${change}`))
  }
  return changes
}

const PROBLEM_TYPE = 'application/problem+json'
const isProblem = (status: string): boolean => /^[45]/.test(status)
const sameKeys = (one: Json, other: Json): boolean => Object.keys(one).sort().join() === Object.keys(other).sort().join()

const parametersOf = ({ parameters = [] }: Json, document: Json): Map<string, Json> =>
  new Map((parameters as Json[]).map((parameter) => resolve(parameter, document)).map((parameter) => [`${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`, parameter]))

function parameterChanges (before: ReadonlyMap<string, Json>, now: ReadonlyMap<string, Json>, judge: Judge): string[] {
  const gone = [...before.keys()].filter((name) => !now.has(name)).map((name) => `the parameter ${name} is gone`)
  return [...gone, ...[...now].flatMap(([name, parameter]) => {
    const old = before.get(name)
    if (parameter.required && !old?.required) return [`the parameter ${name} is required now`]
    return old ? judge(old.schema, parameter.schema, 'request').map((change) => `the parameter ${name}: ${change}`) : []
  })]
}

function bodyChanges (before: Json | undefined, now: Json | undefined, judge: Judge): string[] {
  if (!before) return now?.required ? ['it needs a body where it did not'] : []
  if (!now) return ['it takes a body no more']
  return [
    ...now.required && !before.required ? ['its body is required now'] : [],
    ...contentChanges(before.content, now.content, 'request', judge).map((change) => `body: ${change}`)
  ]
}

const contentChanges = (before: Json = {}, now: Json = {}, way: Way, judge: Judge): string[] => Object.entries<Json>(before).flatMap(([type, { schema }]) =>
  now[type] ? judge(schema, now[type].schema, way) : [`${type} is gone`])

type Judge = (before: Json, now: Json, way: Way) => string[]

/** What says how large a value may be: the higher the value of the keyword, the more it allows (1) or the less (-1). */
const LIMITS = { maximum: 1, exclusiveMaximum: 1, maxLength: 1, maxItems: 1, maxProperties: 1, minimum: -1, exclusiveMinimum: -1, minLength: -1, minItems: -1, minProperties: -1 } as const
/** What has to stay as it is; where it only comes or goes, that may narrow or widen what is allowed. */
const FORMS = ['pattern', 'format', 'multipleOf', 'uniqueItems'] as const
/** What has to stay as it is. */
const FIXED = ['contentMediaType', 'contentEncoding', 'default'] as const
/** What says nothing about what is allowed, or is looked at below. */
const JUDGED = new Set(['$ref', 'type', 'enum', 'const', 'anyOf', 'oneOf', 'properties', 'required', 'additionalProperties', 'items', 'contentSchema', 'x-may-grow', 'title', 'description', 'examples', 'example', 'deprecated', ...FORMS, ...FIXED, ...Object.keys(LIMITS)])

function createJudge (documentBefore: Json, documentNow: Json): Judge {
  const judged = new Map<string, string[]>()

  /** Changes from `before` to `now`, each with its place. */
  const compare: Judge = (before, now, way) => {
    const key = `${way} ${before.$ref} ${now.$ref}`
    if (before.$ref === undefined || now.$ref === undefined) return compareVariants(before, now, way)
    const known = judged.get(key)
    if (known) return known
    judged.set(key, []) // what refers to itself adds nothing
    const changes = compareVariants(before, now, way)
    judged.set(key, changes)
    return changes
  }

  /** Each value that is sent has to be taken still, and each that is answered has to be one that was answered before. */
  const compareVariants: Judge = (before, now, way) => {
    const [old, fresh] = [variantsOf(before, documentBefore), variantsOf(now, documentNow)]
    const [from, to] = way === 'request' ? [old, fresh] : [fresh, old]
    return from.flatMap((one) => {
      const all = to.map((other) => way === 'request' ? compareOne(one, other, way) : compareOne(other, one, way))
      return all.reduce((best, changes) => changes.length < best.length ? changes : best)
    })
  }

  const compareOne: Judge = (before, now, way) => {
    const isRequest = way === 'request'
    if (!isWithin(isRequest ? before.type : now.type, isRequest ? now.type : before.type)) return [` it is ${now.type ?? 'anything'} where it was ${before.type ?? 'anything'}`]
    return [
      ...valueChanges(before, now, isRequest),
      ...limitChanges(before, now, isRequest),
      ...fieldChanges(before, now, way),
      ...before.items && now.items ? compare(before.items, now.items, way).map((change) => `[]${change}`) : [],
      ...!before.items === !now.items || (isRequest ? !now.items : !before.items) ? [] : ['its items are told otherwise'],
      ...before.contentSchema || now.contentSchema ? compare(before.contentSchema ?? {}, now.contentSchema ?? {}, way).map((change) => `{}${change}`) : [],
      ...[...new Set([...Object.keys(before), ...Object.keys(now)])]
        .filter((keyword) => !JUDGED.has(keyword) && JSON.stringify(before[keyword]) !== JSON.stringify(now[keyword]))
        .map((keyword) => `its ${keyword} has changed, which nobody has judged yet`)
    ].map((change) => change.startsWith('.') || change.startsWith('[') || change.startsWith('{') ? change : ` ${change}`)
  }

  const fieldChanges = (before: Json, now: Json, way: Way): string[] => {
    const isRequest = way === 'request'
    const [old, fresh] = [before.properties ?? {}, now.properties ?? {}] as [Json, Json]
    const [neededBefore, neededNow] = [new Set<string>(before.required), new Set<string>(now.required)]
    const changes: string[] = []
    for (const [name, schema] of Object.entries<Json>(old)) {
      if (!fresh[name]) changes.push(`.${name} is gone`)
      else {
        if (!isRequest && neededBefore.has(name) && !neededNow.has(name)) changes.push(`.${name} may be absent now`)
        changes.push(...compare(schema, fresh[name], way).map((change) => `.${name}${change}`))
      }
    }
    if (isRequest) for (const name of neededNow) if (!neededBefore.has(name)) changes.push(`.${name} is required now`)
    const [more, moreNow] = [before.additionalProperties ?? true, now.additionalProperties ?? true]
    if (typeof more === 'object' && typeof moreNow === 'object') changes.push(...compare(more, moreNow, way).map((change) => `.*${change}`))
    else if (more !== moreNow && !(isRequest ? moreNow === true : more === true)) changes.push('its other fields are told otherwise')
    return changes
  }

  return (before, now, way) => compare(before, now, way).map((change) => change.trim())
}

/** A value listed anew breaks who reads it, unless the list was said to grow; one that is listed no more, who sends it. */
function valueChanges (before: Json, now: Json, isRequest: boolean): string[] {
  const [old, fresh] = [valuesOf(before), valuesOf(now)]
  if (isRequest) {
    if (!fresh) return []
    return old ? old.filter((value) => !fresh.includes(value)).map((value) => `it takes ${value} no more`) : [`it takes only ${fresh.join(', ')} now`]
  }
  if (!old || before['x-may-grow']) return before['x-may-grow'] && fresh && !now['x-may-grow'] ? ['it is said to grow no more'] : []
  if (now['x-may-grow']) return ['it may grow now']
  return fresh ? fresh.filter((value) => !old.includes(value)).map((value) => `it may be ${value} now`) : ['it may be anything now']
}

const valuesOf = ({ const: only, enum: values }: Json): unknown[] | undefined => only !== undefined ? [only] : values

function limitChanges (before: Json, now: Json, isRequest: boolean): string[] {
  const changes: string[] = []
  for (const [keyword, direction] of Object.entries(LIMITS)) {
    const [old, fresh] = [before[keyword] ?? Infinity * direction, now[keyword] ?? Infinity * direction] as [number, number]
    const allowsMore = (fresh - old) * direction
    if (isRequest ? allowsMore < 0 : allowsMore > 0) changes.push(`its ${keyword} is ${now[keyword] ?? 'gone'} where it was ${before[keyword] ?? 'none'}`)
  }
  for (const keyword of FORMS) {
    const [old, fresh] = [before[keyword], now[keyword]]
    if (old !== fresh && (isRequest ? fresh : old) !== undefined) changes.push(`its ${keyword} is ${fresh ?? 'gone'} where it was ${old ?? 'none'}`)
  }
  for (const keyword of FIXED) {
    if (JSON.stringify(before[keyword]) !== JSON.stringify(now[keyword])) changes.push(`its ${keyword} is ${now[keyword] ?? 'gone'} where it was ${before[keyword] ?? 'none'}`)
  }
  return changes
}

/** `schema` without references and alternatives: a list of schemas of one type each. */
function variantsOf (schema: Json, document: Json): Json[] {
  const { anyOf, oneOf, ...rest } = resolve(schema, document)
  const alternatives = (anyOf ?? oneOf) as Json[] | undefined
  if (alternatives) return alternatives.flatMap((one) => variantsOf({ ...rest, title: undefined, description: undefined, ...resolve(one, document) }, document))
  return Array.isArray(rest.type) ? rest.type.map((type: string) => ({ ...rest, type })) : [rest]
}

/** What `node` refers to, with what stands beside the reference. */
function resolve (node: Json, document: Json): Json {
  if (node.$ref === undefined) return node
  const { $ref, ...beside } = node
  const target = ($ref as string).slice(2).split('/').reduce<any>((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document)
  if (target === undefined) throw new Error(`${$ref} leads nowhere`)
  return { ...resolve(target, document), ...beside }
}

/** Whether every value of the type `narrow` is one of the type `wide`; undefined is any. */
const isWithin = (narrow: string | undefined, wide: string | undefined): boolean => wide === undefined || narrow === wide || (narrow === 'integer' && wide === 'number')
