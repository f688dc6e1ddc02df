import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { imageVariables } from './dockerfile.ts'
import { expectConfigured, routes, textOf, yamlOf } from './project.ts'

type Labels = Readonly<Record<string, string>>
type Probe = { readonly httpGet: { readonly path: string; readonly port: string } }
type Container = {
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[]
  readonly env: readonly { readonly name: string; readonly value: string }[]
  readonly envFrom: readonly object[]
  readonly startupProbe: Probe
  readonly readinessProbe: Probe
  readonly livenessProbe: Probe
  readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } }
  readonly securityContext: object
  readonly args?: readonly string[]
}
type Workload = {
  readonly replicas: number
  readonly strategy: object
  readonly selector: { readonly matchLabels: Labels }
  readonly template: {
    readonly metadata: { readonly labels: Labels }
    readonly spec: {
      readonly terminationGracePeriodSeconds: number
      readonly securityContext: object
      readonly containers: readonly Container[]
    }
  }
}

const folder = 'deploy/kubernetes'
const files = readdirSync(new URL(`../../../${folder}`, import.meta.url)).filter((name) => name.endsWith('.yaml'))
const parsed = files.flatMap((name) => [...parseAllDocuments(textOf(`${folder}/${name}`))])
const objects = parsed.map(
  (document) => document.toJS() as { kind: string; metadata?: { name: string }; spec: unknown },
)
const specOf = <Spec>(kind: string, name = 'jawab') =>
  objects.find((object) => object.kind === kind && object.metadata?.name === name)?.spec as Spec

const { replicas, strategy, selector, template } = specOf<Workload>('Deployment')
const pod = template.spec
const [server] = pod.containers as [Container]
const secrets = Object.fromEntries(
  textOf(`${folder}/jawab.example.env`)
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('=', 2) as [string, string]),
)

test('every file is YAML and applied', () => {
  const { resources } = yamlOf<{ resources: readonly string[] }>(`${folder}/kustomization.yaml`)
  expect(parsed.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
  expect([...resources, 'kustomization.yaml'].sort()).toEqual(files.sort())
})

describe('the servers', () => {
  test('are never fewer while they are renewed', () => {
    expect(replicas).toBe(3)
    expect(strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } })
  })

  test('are asked at routes they have, on the port they listen on', () => {
    const probes = [server.startupProbe, server.readinessProbe, server.livenessProbe].map(({ httpGet }) => httpGet)
    expect(probes.map(({ path }) => path)).toEqual(['/healthz', '/readyz', '/healthz'])
    expect(routes).toEqual(expect.arrayContaining(probes.map(({ path }) => path)))
    expect(new Set(probes.map(({ port }) => port))).toEqual(new Set(['http']))
    expect(server.ports).toEqual([{ name: 'http', containerPort: Number(imageVariables['PORT']) }])
  })

  test('are out of the endpoints before they are told to stop, and have the time to', () => {
    const [command, pause] = server.lifecycle.preStop.exec.command
    expect(command).toBe('sleep')
    expect(pod.terminationGracePeriodSeconds - Number(pause)).toBeGreaterThanOrEqual(30)
  })

  test('are told only what they read', () => {
    const plain = Object.fromEntries(server.env.map(({ name, value }) => [name, value]))
    expectConfigured({ ...plain, ...secrets, JAWAB_HOST_PASSWORD: 'a password' })
    expect(server.envFrom).toEqual([{ secretRef: { name: 'jawab' } }])
  })

  test('have no rights', () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 })
    expect(server.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
  })

  test('are what service, budget and selector mean', () => {
    const { labels } = template.metadata
    expect(selector.matchLabels).toEqual(labels)
    expect(specOf<Workload>('PodDisruptionBudget').selector.matchLabels).toEqual(labels)
    expect(specOf<{ selector: Labels }>('Service').selector).toEqual(labels)
  })
})

test('no device is bound to one server', () => {
  expect(specOf('Service')).not.toHaveProperty('sessionAffinity')
  expect(JSON.stringify(objects)).not.toMatch(/affinity|hash-by|sticky/i)
})

test('the address people open is the one that is let in', () => {
  const { rules, tls } = specOf<{ rules: { host: string }[]; tls: { hosts: string[] }[] }>('Ingress')
  const { host } = new URL(secrets['JAWAB_PUBLIC_URL'] ?? '')
  expect([rules[0]?.host, tls[0]?.hosts[0]]).toEqual([host, host])
})

test("the password is the operator's to set, in a file that git does not see", () => {
  expect(secrets['JAWAB_HOST_PASSWORD']).toBe('')
  expect(textOf('.gitignore')).toContain(`/${folder}/jawab.env\n`)
})

test('Redis keeps what it acknowledged and drops nothing', () => {
  const [redis] = specOf<Workload>('StatefulSet', 'redis').template.spec.containers
  const command = redis?.args?.join(' ')
  expect(command).toContain('--appendonly yes')
  expect(command).toContain('--maxmemory-policy noeviction')
})
