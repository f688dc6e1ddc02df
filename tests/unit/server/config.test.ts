import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../server/src/config.ts'
import { defaultLimits, noLimits } from '../../../server/src/limits/limits.ts'

const problems = (env: Record<string, string>) => {
  const config = readConfig(env)
  return config.ok ? [] : config.reason
}

describe('configuration', () => {
  test('without any variable a server listens to this machine only', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      value: { port: 3000, host: '127.0.0.1', proxies: 0, startKey: { from: 'drawn' }, limits: defaultLimits },
    })
  })

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['HOST', 'not a host'],
    ['JAWAB_PUBLIC_URL', 'quiz.example.org'],
    ['JAWAB_PUBLIC_URL', 'ftp://quiz.example.org'],
    ['JAWAB_TRUST_PROXY', 'yes'],
    ['JAWAB_LOG', 'loud'],
    ['JAWAB_LIMITS_SEATS', 'many'],
    ['JAWAB_HOST_PASSWORD', 'short'],
    ['JAWAB_START_KEY', 'short'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'redis://one:6379,two:6379'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['JAWAB_REDIS_WAIT_REPLICAS', 'all'],
  ])('%s=%s is a problem that names the variable', (name, value) => {
    expect(problems({ [name]: value })).toEqual([expect.stringContaining(name)])
  })

  test('all problems are listed at once', () => {
    expect(problems({ PORT: 'x', JAWAB_LOG: 'x', JAWAB_TRUST_PROXY: 'x' })).toHaveLength(3)
  })

  test('limits can be set one by one', () => {
    const config = readConfig({ JAWAB_LIMITS_SEATS: '50', JAWAB_LIMITS_WRONG_PINS: '7' })
    expect(config).toMatchObject({ ok: true, value: { limits: { ...defaultLimits, seatsPerRoom: 50, wrongPins: 7 } } })
  })

  test('limits can be lifted on this machine only', () => {
    expect(readConfig({ JAWAB_LIMITS: 'off' })).toMatchObject({ ok: true, value: { limits: noLimits } })
    for (const open of [
      { HOST: '0.0.0.0' },
      { JAWAB_PUBLIC_URL: 'https://q.example.org' },
      { JAWAB_TRUST_PROXY: '1' },
    ]) {
      expect(problems({ JAWAB_LIMITS: 'off', ...open })).toHaveLength(1)
    }
  })

  test('what is wrong is reported whether limits are off or not', () => {
    expect(problems({ JAWAB_LIMITS: 'off', REDIS_URL: 'localhost', JAWAB_START_KEY: 'short' })).toHaveLength(2)
  })

  test('rooms lie in Redis when it has an address; several are those of a cluster', () => {
    const shared = { JAWAB_START_KEY: 'long-enough' }
    expect(readConfig({ ...shared, REDIS_URL: 'redis://one:6379' })).toMatchObject({
      ok: true,
      value: { redis: { urls: ['redis://one:6379'], waitReplicas: 0 } },
    })
    const cluster = { REDIS_URL: 'rediss://one, rediss://two', JAWAB_REDIS_WAIT_REPLICAS: '1' }
    expect(readConfig({ ...shared, ...cluster })).toMatchObject({
      ok: true,
      value: { redis: { urls: ['rediss://one', 'rediss://two'], waitReplicas: 1 } },
    })
  })

  test('a Redis is found by sentinels under a name', () => {
    const watched = { REDIS_URL: 'redis://one:26379,redis://two:26379', JAWAB_REDIS_SENTINEL: 'rooms' }
    const config = readConfig({ JAWAB_START_KEY: 'long-enough', ...watched })
    expect(config).toMatchObject({ ok: true, value: { redis: { sentinel: 'rooms' } } })
  })

  test('servers that share rooms share what is needed to make them', () => {
    const REDIS_URL = 'redis://localhost'
    expect(problems({ REDIS_URL })).toEqual([expect.stringContaining('JAWAB_START_KEY')])
    expect(problems({ REDIS_URL, JAWAB_START_KEY: 'long-enough' })).toEqual([])
    expect(problems({ REDIS_URL, JAWAB_HOST_PASSWORD: 'long-enough' })).toEqual([])
  })

  test('the password in a wrong address of Redis is not repeated', () => {
    const told = problems({ REDIS_URL: 'http://jawab:hunter22@one', JAWAB_START_KEY: 'long-enough' })
    expect(told).toEqual([expect.not.stringContaining('hunter22')])
  })
})
