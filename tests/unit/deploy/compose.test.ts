import { describe, expect, test } from 'vitest'
import { imageVariables } from './dockerfile.ts'
import { expectConfigured, isThere, routes, textOf, yamlOf, type Variables } from './project.ts'

type Service = {
  readonly image: string
  readonly build?: string
  readonly environment?: Variables
  readonly command?: readonly string[]
  readonly volumes?: readonly string[]
}

const { services, volumes } = yamlOf<{ services: Record<string, Service>; volumes: object }>('docker-compose.yml')
const all = Object.entries(services)
const nodes = all.filter(([, { image }]) => image === 'jawab')
const addresses = nodes.map(([name]) => `${name}:${imageVariables['PORT']}`)

describe('docker compose', () => {
  test('starts three servers from one image', () => {
    expect(nodes).toHaveLength(3)
    expect(nodes.filter(([, { build }]) => build)).toHaveLength(1)
  })

  test.each(nodes)('tells %s only what it reads', (_, { environment = {} }) => {
    expectConfigured(filledIn(environment))
    expect(environment).toHaveProperty('REDIS_URL')
    expect(environment).toHaveProperty('JAWAB_TRUST_PROXY', 1)
  })

  test.each(['JAWAB_HOST_PASSWORD', 'JAWAB_PUBLIC_URL'])('does not start without %s', (name) => {
    expect(services['node-1']?.environment?.[name]).toMatch(new RegExp(`^\\$\\{${name}:\\?.+\\}$`))
  })

  test('has a Redis that keeps what it acknowledged and drops nothing', () => {
    const command = services['redis']?.command?.join(' ')
    expect(command).toContain('--appendonly yes')
    expect(command).toContain('--maxmemory-policy noeviction')
    expect(services['redis']?.volumes).toEqual(['rooms:/data'])
  })

  test('takes the images of others by version, and mounts what is there', () => {
    const others = all.filter(([, { image }]) => image !== 'jawab').map(([, { image }]) => image)
    expect(others.filter((image) => !/:v?\d+\.\d+/.test(image))).toEqual([])

    const mounted = all.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''))
    expect(mounted.filter((from) => !(from.startsWith('.') ? isThere(from) : from in volumes))).toEqual([])
  })
})

describe('the balancer', () => {
  const caddyfile = textOf('deploy/Caddyfile').replace(/#.*/g, '')
  const setting = (name: string) => new RegExp(`^\\s*${name} (.*)$`, 'm').exec(caddyfile)?.[1]

  test('knows every server', () => {
    expect(setting('reverse_proxy')).toBe(`${addresses.join(' ')} {`)
  })

  test('asks each whether it is ready, and tries another when a dial is refused', () => {
    expect(routes).toContain(setting('health_uri'))
    expect(setting('health_uri')).toBe('/readyz')
    expect(setting('lb_try_duration')).toBeDefined()
    expect(setting('fail_duration')).toBeDefined()
  })

  test('binds nobody to one server', () => {
    expect(setting('lb_policy')).toBe('least_conn')
  })
})

/** With what an operator would say. */
const filledIn = (environment: Variables) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, /^\$\{/.test(String(value)) ? example(name) : value]),
  )

const example = (name: string) =>
  ({ JAWAB_HOST_PASSWORD: 'a password', JAWAB_PUBLIC_URL: 'https://quiz.example.org', JAWAB_LOG: 'info' })[name]
