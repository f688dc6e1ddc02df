import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { seconds, type Millis } from '@jawab/shared/time'
import { startBalancer } from '../../../scripts/fleet/balancer.mjs'
import { realPlatform } from '../../../server/src/platform.ts'
import { openEmbeddedStore } from '../../../server/src/stores/embedded/open.ts'
import { roomKeys } from '../../../server/src/stores/redis/keys.ts'
import { openRedisStore } from '../../../server/src/stores/redis/open.ts'
import type { RoomStore } from '../../../server/src/stores/store.ts'
import { aRedisCluster } from '../../support/redis-cluster.ts'
import type { RedisProcess } from '../../support/redis-process.ts'
import { aServer, type ServerProcess } from '../../support/server-process.ts'
import { aProxy, type Proxy } from './proxy.ts'
import { aDurableRedis, aRedisPair, type RedisPair } from './redis-pair.ts'

/**
 * `one` keeps its rooms on its own disk, `three` share a Redis, `direct` do so without a wire of the lab's in between,
 * `pair` share one that another follows, and `cluster` one of three masters that two others follow each.
 */
export type Topology = 'one' | 'three' | 'direct' | 'pair' | 'cluster'

/** A server and its wire to Redis, where one can be broken: a cluster names its nodes by their own addresses. */
export type Node = { readonly server: ServerProcess; readonly wire?: Proxy }

/** Everything of a game but its people: servers, what they keep rooms in, and the way there. */
export type Venue = {
  readonly nodes: readonly Node[]
  /** Between the people and the servers. */
  readonly door: Proxy
  /** Resolves when every server is ready and its door open; a busy machine takes its time. */
  readonly ready: () => Promise<void>
  /** The Redis that takes writes. */
  readonly redis: () => RedisProcess
  /** The Redis of a pair that takes writes has died: the other takes its place. */
  readonly failOver: () => Promise<void>
  /** The Redis of a pair that takes writes is made to follow the other, `after` that one leads. Gives it. */
  readonly demote: (after: Millis) => Promise<RedisProcess>
  /** Finds out which Redis of a cluster takes the writes for a room, as often as asked. */
  readonly roomHolder: (pin: string) => Promise<() => Promise<RedisProcess>>
  /** What all servers use, opened beside them; where there is one server, it has to be stopped. */
  openStore(): Promise<RoomStore>
  close(): Promise<void>
}

const SERVERS = 3
const portOf = ({ base }: ServerProcess) => Number(new URL(base).port)

export async function openVenue(topology: Topology, env: readonly Record<string, string>[] = []): Promise<Venue> {
  const folder = mkdtempSync(join(tmpdir(), 'jawab-lab-'))
  const kept = await openKept(topology, folder, env)
  await Promise.all(kept.nodes.map(({ server }) => server.start()))
  const upstreams = kept.nodes.map(({ server }) => ({ host: '127.0.0.1', port: portOf(server) }))
  const balancer = await startBalancer({ upstreams })
  const door = await aProxy(balancer.port)
  const ready = async () => {
    while ((await balancer.checked()) < upstreams.length);
  }
  await ready()
  return {
    ...kept,
    door,
    ready,
    async close() {
      await door.close()
      await balancer.close()
      await Promise.all(kept.nodes.map(({ server }) => server.kill()))
      await kept.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Kept = Omit<Venue, 'door' | 'ready'>
type Env = Record<string, string>

function openKept(topology: Topology, folder: string, env: readonly Env[]): Promise<Kept> {
  if (topology === 'one') return onDisk(folder, env)
  if (topology === 'direct') return onDirectRedis(folder, env)
  return topology === 'cluster' ? onCluster(folder, env) : onRedis(topology, folder, env)
}

const none = () => {
  throw new Error('There is no such Redis here')
}
const noRedis = { redis: none, failOver: none, demote: none, roomHolder: none }

async function onDisk(folder: string, [env = {}]: readonly Env[]): Promise<Kept> {
  const server = await aServer({ folder, env })
  return {
    ...noRedis,
    nodes: [{ server }],
    openStore: async () => openEmbeddedStore({ folder, platform: realPlatform }),
    close: async () => {},
  }
}

async function onRedis(topology: 'three' | 'pair', folder: string, env: readonly Env[]) {
  const pair = topology === 'pair' ? await aRedisPair() : await onlyOne()
  const nodes = await Promise.all(
    Array.from({ length: SERVERS }, (_, at) => aNode(pair.first, folder, { ...settingsOf(topology), ...env[at] })),
  )
  async function promote() {
    const { port } = await pair.promote()
    for (const { wire } of nodes) wire.aim(port)
  }
  return {
    ...noRedis,
    nodes,
    redis: () => pair.first,
    async failOver() {
      await promote()
      await pair.rejoin()
    },
    async demote(after) {
      await promote()
      await pass(after)
      return pair.demote()
    },
    openStore: () => openRedisStore({ urls: [pair.first.url], platform: realPlatform }),
    async close() {
      await Promise.all(nodes.map(({ wire }) => wire.close()))
      await pair.remove()
    },
  } satisfies Kept
}

const onReplica = { JAWAB_REDIS_WAIT_REPLICAS: '1' }
const settingsOf = (topology: Topology): Env => (topology === 'pair' ? onReplica : {})

async function onlyOne(): Promise<RedisPair> {
  const first = await aDurableRedis()
  const same = async () => first
  return { first, promote: same, rejoin: async () => {}, demote: same, remove: () => first.remove() }
}

async function aNode({ port }: RedisProcess, folder: string, env: Env) {
  const wire = await aProxy(port)
  const server = await aServer({ folder, env: { ...env, REDIS_URL: `redis://127.0.0.1:${wire.port}` } })
  return { server, wire }
}

async function onDirectRedis(folder: string, env: readonly Env[]): Promise<Kept> {
  const redis = await aDurableRedis()
  return {
    ...noRedis,
    nodes: await nodesOn([redis.url], folder, env),
    redis: () => redis,
    openStore: () => openRedisStore({ urls: [redis.url], platform: realPlatform }),
    close: () => redis.remove(),
  }
}

async function nodesOn(urls: readonly string[], folder: string, env: readonly Env[]): Promise<Node[]> {
  const settings = (at: number) => ({ REDIS_URL: urls.join(','), ...env[at] })
  const servers = Array.from({ length: SERVERS }, (_, at) => aServer({ folder, env: settings(at) }))
  return (await Promise.all(servers)).map((server) => ({ server }))
}

async function onCluster(folder: string, env: readonly Env[]): Promise<Kept> {
  const cluster = await aRedisCluster({ replicas: 2, timeout: seconds(1) })
  const { urls } = cluster
  const settings = Array.from({ length: SERVERS }, (_, at) => ({ ...onReplica, ...env[at] }))
  const openStore = () => openRedisStore({ urls, platform: realPlatform })
  return {
    ...noRedis,
    nodes: await nodesOn(urls, folder, settings),
    async roomHolder(pin) {
      const store = await openStore()
      const id = await store.findRoom(pin).finally(() => store.close())
      return () => cluster.holderOf(roomKeys(id ?? '').room)
    },
    openStore,
    close: () => cluster.remove(),
  }
}
