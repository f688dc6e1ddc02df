import type { Store } from '../store.ts'
import { connect, type ConnectionSettings } from './connection.ts'
import { startHeartbeat } from './heartbeat.ts'
import { openRedisStore, type RedisSettings } from './open.ts'

/** What a server keeps in its Redis: the store, and by a line of its own, `client`, what it counts beside. */
export type RedisStorage = { readonly store: Store; readonly client: object; readonly close: () => Promise<void> }

type StorageSettings = ConnectionSettings & Pick<RedisSettings, 'waitReplicas'>

/** Opens both, or throws. What happens to the line is told once, by the store. */
export async function openRedisStorage(settings: StorageSettings): Promise<RedisStorage> {
  const store = await openRedisStore(settings)
  const counting = await connect({ ...settings, warn: () => {} })
  const stopHeartbeat = startHeartbeat(counting, settings.platform)
  return {
    store,
    client: counting.client,
    async close() {
      stopHeartbeat()
      await Promise.all([store.close(), counting.close()])
    },
  }
}
