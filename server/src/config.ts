import { resolve } from 'node:path'
import { no, ok, type Result } from '@jawab/shared/result'
import { defaultLimits, noLimits, type Limits } from './limits/limits.ts'

/** How a server was told to run. */
export type Config = {
  readonly port: number
  /** The address to listen on; anything but loopback opens the server to its network. */
  readonly host: string
  readonly dataFolder: string
  /** Where rooms lie when servers share them, else they lie in the data folder. */
  readonly redis?: RedisConfig
  /** Needed to make rooms: the operator's password, or a key given or drawn at start. */
  readonly startKey: { readonly from: 'password' | 'given' | 'drawn'; readonly secret?: string }
  /** The origin under which people reach the server, such as `https://quiz.example.org`. */
  readonly publicOrigin?: string
  readonly proxies: number
  readonly limits: Limits
  readonly logLevel: string
}

export type RedisConfig = {
  /** One for a single Redis, several for the nodes of a cluster; with `sentinel` those of sentinels. */
  readonly urls: readonly string[]
  /** Under which name sentinels know the master. */
  readonly sentinel?: string
  /** How many replicas must have a write before it is acknowledged. */
  readonly waitReplicas: number
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment; refuses with everything that is wrong in it, a line each, in plain words. */
export function readConfig(env: Environment): Result<Config, readonly string[]> {
  const problems: string[] = []
  const read = <Value>(name: string, otherwise: Value, parse: (text: string) => Value | undefined, wanted: string) => {
    const text = env[name]
    if (text === undefined || text === '') return otherwise
    const value = parse(text)
    if (value === undefined)
      problems.push(`${name} ${isSecret(name) ? 'is wrong: it' : `is "${text}", but`} should be ${wanted}.`)
    return value ?? otherwise
  }

  const publicOrigin = read('JAWAB_PUBLIC_URL', undefined, originOf, 'an address such as https://quiz.example.org')
  const proxies = read('JAWAB_TRUST_PROXY', 0, wholeUpTo(10), 'the number of proxies in front of the server, 0 to 10')
  const redisUrls = read('REDIS_URL', undefined, redisUrlsOf, REDIS_URL_WANTED)
  const waitReplicas = read('JAWAB_REDIS_WAIT_REPLICAS', 0, wholeUpTo(10), 'a number of replicas, 0 to 10')
  const config: Config = {
    port: read('PORT', 3000, wholeUpTo(65_535), 'a port from 0 to 65535'),
    host: read(
      'HOST',
      '127.0.0.1',
      (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
      'an address to listen on, such as 0.0.0.0',
    ),
    dataFolder: resolve(env['JAWAB_DATA'] || './data'),
    ...(redisUrls === undefined ? {} : { redis: { urls: redisUrls, waitReplicas, ...sentinelOf(env) } }),
    startKey: startKeyOf(env),
    ...(publicOrigin === undefined ? {} : { publicOrigin }),
    proxies,
    limits: limitsOf(read),
    logLevel: read(
      'JAWAB_LOG',
      'info',
      oneOf(['debug', 'info', 'warn', 'error', 'silent']),
      'debug, info, warn, error or silent',
    ),
  }

  const hasLimits = env['JAWAB_LIMITS'] !== 'off'
  if (!hasLimits && (!isLoopback(config.host) || publicOrigin !== undefined || proxies > 0)) {
    problems.push(
      'JAWAB_LIMITS=off is for load tests on this machine only: not with HOST, JAWAB_PUBLIC_URL or JAWAB_TRUST_PROXY.',
    )
  }
  if (redisUrls !== undefined && config.startKey.from === 'drawn') {
    problems.push(
      'REDIS_URL lets servers share rooms, so they must share a JAWAB_HOST_PASSWORD or JAWAB_START_KEY too.',
    )
  }
  for (const name of ['JAWAB_HOST_PASSWORD', 'JAWAB_START_KEY']) {
    const secret = env[name]
    if (secret && secret.length < SHORTEST_SECRET) {
      problems.push(`${name} is too short: use at least ${SHORTEST_SECRET} characters.`)
    }
  }
  return problems.length > 0 ? no(problems) : ok(hasLimits ? config : { ...config, limits: noLimits })
}

const SHORTEST_SECRET = 8

/** An address of Redis may hold its password. */
const isSecret = (name: string) => name === 'REDIS_URL'

export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

function startKeyOf(env: Environment): Config['startKey'] {
  if (env['JAWAB_HOST_PASSWORD']) return { from: 'password', secret: env['JAWAB_HOST_PASSWORD'] }
  if (env['JAWAB_START_KEY']) return { from: 'given', secret: env['JAWAB_START_KEY'] }
  return { from: 'drawn' }
}

type Read = <Value>(name: string, otherwise: Value, parse: (text: string) => Value | undefined, wanted: string) => Value

function limitsOf(read: Read): Limits {
  const count = (name: string, otherwise: number) =>
    read(`JAWAB_LIMITS_${name}`, otherwise, wholeUpTo(1_000_000), 'a whole number up to 1000000')
  const { joins, messages } = defaultLimits
  return {
    ...defaultLimits,
    seatsPerRoom: count('SEATS', defaultLimits.seatsPerRoom),
    screensPerRoom: count('SCREENS', defaultLimits.screensPerRoom),
    joins: { burst: count('JOINS_BURST', joins.burst), perSecond: count('JOINS_PER_SECOND', joins.perSecond) },
    wrongPins: count('WRONG_PINS', defaultLimits.wrongPins),
    wrongKeys: count('WRONG_KEYS', defaultLimits.wrongKeys),
    roomsMade: count('ROOMS', defaultLimits.roomsMade),
    messages: {
      burst: count('MESSAGES_BURST', messages.burst),
      perSecond: count('MESSAGES_PER_SECOND', messages.perSecond),
    },
  }
}

const wholeUpTo = (most: number) => (text: string) =>
  /^\d+$/.test(text) && Number(text) <= most ? Number(text) : undefined

const oneOf = (words: readonly string[]) => (text: string) => (words.includes(text) ? text : undefined)

const sentinelOf = ({ JAWAB_REDIS_SENTINEL: sentinel }: Environment) => (sentinel ? { sentinel } : {})

const REDIS_URL_WANTED =
  'an address such as redis://127.0.0.1:6379 or rediss://user:password@host, or those of several nodes of a cluster with commas between'

function redisUrlsOf(text: string): readonly string[] | undefined {
  const urls = text.split(',').map((url) => url.trim())
  return urls.every(isRedisUrl) ? urls : undefined
}

function isRedisUrl(text: string) {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (protocol === 'redis:' || protocol === 'rediss:') && hostname !== ''
}

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, origin } = new URL(text)
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined
}
