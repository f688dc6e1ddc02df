import { createClient } from 'redis'
import { beforeAll } from 'vitest'
import type { Platform } from '../../server/src/platform.ts'
import { startClock } from '../../server/src/stores/embedded/clock.ts'
import { openRedisStore, type RedisSettings } from '../../server/src/stores/redis/open.ts'
import { aRedisCluster } from '../support/redis-cluster.ts'
import { aRedis } from '../support/redis-process.ts'
import type { OpenStore } from './open-store.ts'

/** A clock that a test holds by its platform. */
export const heldClock = (platform: Platform) => ({ now: startClock(platform), stop() {} })

/** A Redis shared by the tests of a file. */
export function sharedRedis() {
  return shared(async () => {
    const redis = await aRedis()
    return { urls: [redis.url], remove: () => redis.remove() }
  })
}

/** A cluster shared by the tests of a file. */
export const sharedCluster = () => shared(aRedisCluster)

function shared(start: () => Promise<{ readonly urls: readonly string[]; remove(): Promise<void> }>) {
  let urls: readonly string[] = []
  beforeAll(async () => {
    const started = await start()
    urls = started.urls
    return () => started.remove()
  }, 60_000)

  /** A server's store on what is there. */
  const openNode = (platform: Platform, settings: Partial<RedisSettings> = {}) =>
    openRedisStore({ urls, platform, clock: heldClock(platform), ...settings })

  /** A server's store on a Redis with nothing in it. */
  const open: OpenStore = async (platform) => {
    await Promise.all(urls.map(empty))
    return openNode(platform)
  }
  return { open, openNode, urls: () => urls }
}

async function empty(url: string) {
  const client = await createClient({ url }).connect()
  await client.flushAll()
  client.destroy()
}
