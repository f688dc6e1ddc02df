import { seconds } from '@jawab/shared/time'
import type { Platform } from '../platform.ts'
import type { Connection } from './connection.ts'

const MOST_PACKETS = 64
const MOST_BYTES = 256 * 1024
/** What was queued in one turn of work goes out by itself; a device that reads takes it long before this. */
const PATIENCE = seconds(1)

/**
 * Drops a connection that does not take what is sent to it, so that it cannot fill the memory. No farewell: that would
 * only queue up behind all the rest. Its device dials again and is shown the room as it is then.
 */
export function dropWhenSlow({ socket: { conn } }: Connection, platform: Platform, dropped: () => void) {
  const { socket: line } = conn.request
  let packets = 0
  let bytes = 0
  let cancelDoubt: (() => void) | undefined

  conn.on('packetCreate', ({ data }: { data?: unknown }) => {
    packets += 1
    bytes += typeof data === 'string' ? data.length : 0
    if (isBehind()) cancelDoubt ??= platform.after(PATIENCE, decide)
  })
  // Out of this process's hands, but perhaps only into those of the system.
  conn.on('drain', () => {
    packets = 0
    bytes = 0
  })
  conn.on('close', () => cancelDoubt?.())

  const isBehind = () => packets > MOST_PACKETS || bytes > MOST_BYTES

  function decide() {
    cancelDoubt = undefined
    if (!isBehind() && line.writableLength <= MOST_BYTES) return
    dropped()
    line.destroy()
  }
}
