import type { Instant } from '@jawab/shared/time'
import type { Calls } from './calls.ts'
import { LIVE_ROOMS, roomKeys } from './keys.ts'
import { ROOM_LIFETIME } from './lifetimes.ts'
import { MOST_AT_ONCE } from './parts.ts'

/**
 * The index of rooms. It lies apart from them and is written after them, so it may name rooms that are gone, which are
 * dropped when met. A room that is missing, because its server died in between, is back with its next change.
 */
export type LiveRooms = ReturnType<typeof prepareLiveRooms>

export function prepareLiveRooms({ command }: Calls) {
  async function liveOf(id: string) {
    const key = roomKeys(id).room
    const activeAt = await command<string | null>(key, 'HGET', key, 'activeAt')
    if (activeAt !== null) return [{ id, activeAt: Number(activeAt) }]
    await drop(id)
    return []
  }

  const drop = (id: string) => command(LIVE_ROOMS, 'ZREM', LIVE_ROOMS, id)

  return {
    async add(id: string, at: Instant) {
      await command(LIVE_ROOMS, 'ZADD', LIVE_ROOMS, at, id)
      await command(LIVE_ROOMS, 'EXPIRE', LIVE_ROOMS, ROOM_LIFETIME)
    },
    drop,
    async all() {
      const ids = new Set<string>()
      let cursor = '0'
      do {
        const page = await command<[string, string[]]>(LIVE_ROOMS, 'ZSCAN', LIVE_ROOMS, cursor, 'COUNT', MOST_AT_ONCE)
        cursor = page[0]
        page[1].forEach((entry, at) => at % 2 === 0 && ids.add(entry))
      } while (cursor !== '0')
      return (await Promise.all([...ids].map(liveOf))).flat()
    },
  }
}
