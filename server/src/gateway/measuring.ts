import type { Millis } from '@jawab/shared/time'
import { drawSecret, CODE_BYTES } from '../auth/secrets.ts'
import type { Platform } from '../platform.ts'
import type { Connection } from './connection.ts'

const AT_ENTRY = 4
const AT_LEAST_EVERY: Millis = 60_000
const GIVEN_UP_AFTER: Millis = 10_000

/** Sends a nonce that cannot be guessed and times its return; `more` measurements follow one after the other. */
export function measure(connection: Connection, platform: Platform, more = 0) {
  const nonce = drawSecret(platform, CODE_BYTES)
  const sentAt = platform.monotonic()
  connection.roundTrips.measuredAt = sentAt
  connection.socket.timeout(GIVEN_UP_AFTER).emit('echo', { nonce }, (error: unknown, echoed?: unknown) => {
    // Whatever comes back is the client's: only the very nonce counts.
    if (error || (echoed as { nonce?: unknown } | undefined)?.nonce !== nonce) return
    connection.roundTrips.add(platform.monotonic() - sentAt)
    if (more > 0) measure(connection, platform, more - 1)
  })
}

export const measureAtEntry = (connection: Connection, platform: Platform) =>
  measure(connection, platform, AT_ENTRY - 1)

export function measureIfOld(connection: Connection, platform: Platform) {
  if (platform.monotonic() - connection.roundTrips.measuredAt >= AT_LEAST_EVERY) measure(connection, platform)
}
