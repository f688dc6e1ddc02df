import { hours } from '@jawab/shared/time'
import type { Logger } from '../log.ts'
import type { Platform } from '../platform.ts'
import type { RoomStore } from '../stores/store.ts'
import type { Reports } from './report.ts'

type SweepParts = {
  readonly store: RoomStore
  readonly platform: Platform
  readonly reports: Reports
  readonly log: Logger
}

const SWEEP_EVERY = hours(1)
const KEPT_FOR = hours(24)

/** [RD10] Ends rooms in which nothing has happened for a day; what they earned is kept. Returns how to stop. */
export function startSweep({ store, platform, reports, log }: SweepParts): () => void {
  let cancel = platform.after(0, run)
  return () => cancel()

  function run() {
    cancel = platform.after(SWEEP_EVERY, run)
    sweep().catch((error: unknown) => log.error({ error }, 'sweep failed, will try again'))
  }

  async function sweep() {
    const before = store.now() - KEPT_FOR
    for (const { id, activeAt } of await store.liveRooms()) {
      const room = activeAt < before ? await store.read(id) : undefined
      if (!room) continue
      await store.saveResults(id, room.game, await reports.of(room))
      await store.end(id)
      log.info({ room: id }, 'room ended after a day without anybody')
    }
  }
}
