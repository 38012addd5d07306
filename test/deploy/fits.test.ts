import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readConfig, type Config } from '../../src/config.ts'
import { loggedApp } from '../http/app.ts'
import { compose, objectOf, objects, proxy, seconds } from './manifests.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const dockerfile = readFileSync('Dockerfile', 'utf8')
const readme = readFileSync('README.md', 'utf8')
/** What the image sets itself. */
const IMAGE = Object.fromEntries([...dockerfile.matchAll(/\b(HOST|PORT)=(\S+)/g)].map(([, name, value]) => [name, value!]))
const USER = Number(/^USER (\d+)/m.exec(dockerfile)![1])
/** The names that src/config.ts reads. */
const NAMES = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): Type\./gm)].map(([, name]) => name!)
/** "${NAME:-value}" as it is where NAME is not set. */
const usual = (value: string): string => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')

const { services, networks, secrets } = compose()
const replicas = Object.entries<any>(services).filter(([name]) => name.startsWith('triage-'))
const deployment = objectOf('Deployment', 'complaint-triage')
const pod = deployment.spec.template.spec
const container = pod.containers[0]
const redis = objectOf('Deployment', 'complaint-triage-redis')

/** Seconds that a stop takes for certain: signals, the last log lines. */
const MARGIN = 5

describe.each<{ name: string, environment: Record<string, string>, grace: number, mounts: string[], redisHost: string, redisPort: number }>([
  ...replicas.map(([name, service]) => ({
    name: `compose.yaml: ${name}`,
    environment: Object.fromEntries(Object.entries<string>(service.environment).map(([key, value]) => [key, usual(value)])),
    grace: seconds(service.stop_grace_period),
    mounts: [...service.secrets.map((secret: string) => `/run/secrets/${secret}`), ...service.volumes.map(({ target }: any) => target)],
    redisHost: 'redis',
    redisPort: 6379
  })),
  {
    name: 'kubernetes',
    environment: Object.fromEntries(container.env.map((each: any) => [each.name, each.value])),
    grace: pod.terminationGracePeriodSeconds,
    mounts: container.volumeMounts.map(({ mountPath }: any) => mountPath),
    redisHost: objectOf('Service', 'complaint-triage-redis').metadata.name,
    redisPort: objectOf('Service', 'complaint-triage-redis').spec.ports[0].port
  }
])('$name', ({ environment, grace, mounts, redisHost, redisPort }) => {
  const config: Config = readConfig({ ...IMAGE, ...environment })

  test('sets only what the service knows, as it wants it', () => {
    expect(NAMES.length).toBeGreaterThan(10)
    for (const name of Object.keys(environment)) expect(NAMES).toContain(name)
    expect(config).toMatchObject({ port: 3000, host: '0.0.0.0' })
  })

  test('lets it end in its own time', () => {
    expect(config.drainTime).toBeGreaterThanOrEqual(5000)
    expect(config.closeTimeout - config.drainTime).toBeGreaterThanOrEqual(20_000)
    expect(grace * 1000).toBeGreaterThanOrEqual(config.closeTimeout + MARGIN * 1000)
  })

  test('names files that are mounted', () => {
    for (const path of [config.apiKeysFile, config.settingsFile, config.overridesFolder]) {
      expect(mounts.some((mount) => path === mount || path!.startsWith(`${mount}/`))).toBe(true)
    }
  })

  test('counts in the Redis that is there', () => expect(config.rateLimit!.redis!.url).toBe(`redis://${redisHost}:${redisPort}`))

  test('holds no key', () => expect(config.apiKeys).toEqual([]))
})

describe('compose.yaml', () => {
  test('runs this version, twice at least', () => {
    expect(replicas.length).toBeGreaterThanOrEqual(2)
    for (const [, { image }] of replicas) expect(usual(image)).toBe(`complaint-triage:${version}`)
  })

  test.each(Object.entries<any>(services))('%s writes nothing, may nothing, has limits and an exact image', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], restart: 'unless-stopped' })
    expect(service.deploy.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.stringMatching(/^\d+M$/) })
    expect(service.pids_limit).toBeGreaterThan(0)
    expect(usual(service.image)).toMatch(/:\d+\.\d+\.\d+/)
    expect(service).not.toHaveProperty('privileged')
    for (const volume of service.volumes ?? []) expect(volume).toMatchObject({ type: 'bind', read_only: true })
  })

  test.each(Object.entries<any>(services))('%s is asked how it is: here or in its image', (name, { healthcheck }) => {
    if (name.startsWith('triage-')) expect(dockerfile).toMatch(/^HEALTHCHECK /m)
    else expect(healthcheck.test[0]).toBe('CMD')
  })

  test('only the proxy can be reached, from this machine alone unless told otherwise, and only it reaches outside', () => {
    expect(Object.entries<any>(services).filter(([, { ports }]) => ports).map(([name, { ports }]) => [name, ports.map(usual)])).toEqual([['proxy', ['127.0.0.1:8080:8080']]])
    for (const [name, service] of Object.entries<any>(services)) expect(service.networks.filter((each: string) => !networks[each].internal)).toEqual(name === 'proxy' ? ['outside'] : [])
  })

  test('what it waits for and mounts is there', () => {
    for (const { depends_on: others = {}, secrets: named = [] } of Object.values<any>(services)) {
      for (const other of Object.keys(others)) expect(services).toHaveProperty(other)
      for (const secret of named) expect(secrets).toHaveProperty(secret)
    }
    for (const { file } of Object.values<any>(secrets)) expect(readme).toContain(file.replace('./', ''))
  })
})

describe('haproxy.cfg', () => {
  const lines = proxy().split('\n').map((line) => line.trim().replace(/\s*#.*$/, '')).filter((line) => line !== '')
  const valueOf = (start: string): string => lines.find((line) => line.startsWith(`${start} `))!.slice(start.length + 1)
  const inDefault = (name: string): string => new RegExp(`\\b${name} (\\S+)`).exec(valueOf('default-server'))![1]!

  test('sends requests to every replica, at the port of the image', () => {
    expect(lines.filter((line) => line.startsWith('server ')).map((line) => line.split(' ')[2])).toEqual(replicas.map(([name]) => `${name}:${IMAGE.PORT}`))
  })

  test('listens where compose.yaml publishes it', () => expect(`:${services.proxy.ports[0].split(':').at(-1)}`).toBe(valueOf('bind')))

  test('has noticed a replica that stops before it stops', () => {
    const noticed = seconds(inDefault('inter')) * Number(inDefault('fall')) + seconds(valueOf('timeout check'))
    for (const [, { environment }] of replicas) expect(Number(environment.DRAIN_TIME)).toBeGreaterThanOrEqual(2 * noticed)
  })

  test('asks for what the service answers while it is ready, and keeps its numbers inside', async () => {
    const path = / uri (\S+)/.exec(valueOf('http-check send'))![1]!
    const ready = await loggedApp()
    const stopping = await loggedApp({}, { stopping: () => true })
    expect([(await ready.app.inject(path)).statusCode, (await stopping.app.inject(path)).statusCode]).toEqual([200, 503])
    const hidden = /path (\S+) /.exec(valueOf('http-request deny'))![1]!
    expect((await ready.app.inject(hidden)).headers['content-type']).toMatch(/^text\/plain; version=/)
  })

  test('gives up a connection before a replica does, and waits for a request as long as one may take', async () => {
    const { app } = await loggedApp()
    expect(seconds(valueOf('timeout http-keep-alive')) * 1000).toBeLessThan(app.server.keepAliveTimeout)
    expect(seconds(valueOf('timeout http-request')) * 1000).toBeGreaterThanOrEqual(readConfig({}).requestTimeout)
    expect(seconds(valueOf('timeout server')) * 1000).toBeGreaterThan(readConfig({}).requestTimeout)
  })
})

describe('the manifests for Kubernetes', () => {
  test('run this version, never fewer than two, none of them down for an upgrade', () => {
    expect(container.image).toBe(`complaint-triage:${version}`)
    expect(deployment.spec).not.toHaveProperty('replicas')
    expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 })
    expect(objectOf('HorizontalPodAutoscaler', 'complaint-triage').spec.minReplicas).toBeGreaterThanOrEqual(2)
  })

  test.each([deployment, redis])('$metadata.name runs as nobody, writes nothing and may nothing', ({ spec: { template: { spec } } }) => {
    expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } })
    for (const each of spec.containers) {
      expect(each.securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } })
      expect(each.resources).toMatchObject({ requests: { cpu: expect.any(String), memory: expect.any(String) }, limits: { memory: expect.any(String) } })
      expect(each.image).toMatch(/:\d+\.\d+\.\d+/)
    }
  })

  test('the user is that of the image, and can read the keys', () => {
    expect(pod.securityContext).toMatchObject({ runAsUser: USER, fsGroup: USER })
    expect(pod.volumes.find(({ name }: any) => name === 'keys').secret.defaultMode).toBe(0o440)
    for (const { readOnly } of container.volumeMounts) expect(readOnly).toBe(true)
  })

  test.each([['startupProbe', 200, 503], ['readinessProbe', 200, 503], ['livenessProbe', 200, 200]] as const)('the %s asks what it means', async (probe, running, stopping) => {
    const { path, port } = container[probe].httpGet
    expect(container.ports).toContainEqual({ name: port, containerPort: Number(IMAGE.PORT) })
    expect((await (await loggedApp()).app.inject(path)).statusCode).toBe(running)
    expect((await (await loggedApp({}, { stopping: () => true })).app.inject(path)).statusCode).toBe(stopping)
  })

  test('a pod that stops is known as not ready before it takes no more', () => {
    const { periodSeconds, failureThreshold } = container.readinessProbe
    expect(Number(container.env.find(({ name }: any) => name === 'DRAIN_TIME').value)).toBeGreaterThan(2 * periodSeconds * failureThreshold)
  })

  test('Prometheus is led to where the numbers are', async () => {
    const annotations = deployment.spec.template.metadata.annotations
    expect(annotations['prometheus.io/port']).toBe(IMAGE.PORT)
    expect((await (await loggedApp()).app.inject(annotations['prometheus.io/path'])).body).toContain('http_requests_total')
  })

  test('what selects pods selects those that there are', () => {
    const labels = [deployment, redis].map(({ spec }) => JSON.stringify(spec.template.metadata.labels))
    for (const { object } of objects()) {
      const selector = { Service: object.spec?.selector, NetworkPolicy: object.spec?.podSelector?.matchLabels, PodDisruptionBudget: object.spec?.selector?.matchLabels, Deployment: object.spec?.selector?.matchLabels }[object.kind as string]
      if (selector !== undefined) expect(labels).toContain(JSON.stringify(selector))
      if (object.kind === 'Service') {
        const target = [deployment, redis].find(({ spec }) => JSON.stringify(spec.template.metadata.labels) === JSON.stringify(selector))
        for (const { targetPort } of object.spec.ports) expect(target.spec.template.spec.containers[0].ports.map(({ name }: any) => name)).toContain(targetPort)
      }
    }
    const { scaleTargetRef } = objectOf('HorizontalPodAutoscaler', 'complaint-triage').spec
    expect(objectOf(scaleTargetRef.kind, scaleTargetRef.name).apiVersion).toBe(scaleTargetRef.apiVersion)
  })

  test('the ports that the network lets through are those of the pods', () => {
    const open = (name: string): number => objectOf('NetworkPolicy', name).spec.ingress[0].ports[0].port
    expect([open('complaint-triage'), open('complaint-triage-redis')]).toEqual([container, redis.spec.template.spec.containers[0]].map(({ ports }) => ports[0].containerPort))
  })

  test('each file of the company has its place, and each place its file', () => {
    const { name, items } = pod.volumes.find((volume: any) => volume.name === 'company').configMap
    expect(items.map(({ key }: any) => key).sort()).toEqual(Object.keys(objectOf('ConfigMap', name).data).sort())
  })

  test('no secret is among them, and the README says how to make the one that is asked for', () => {
    expect(objects().filter(({ object }) => object.kind === 'Secret')).toEqual([])
    const { secret } = pod.volumes.find(({ name }: any) => name === 'keys')
    expect(readme).toContain(`create secret generic ${secret.secretName} --from-file=api-keys.txt`)
    expect(container.env).toContainEqual({ name: 'API_KEYS_FILE', value: '/keys/api-keys.txt' })
  })
})
