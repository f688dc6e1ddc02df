import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import type { Language } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { refusalMessage } from '@jawab/shared/protocol/refusal-message'
import type { ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import type { Socket } from 'socket.io'
import type { TokenBucket } from '../limits/token-bucket.ts'
import type { RoundTrips } from './round-trips.ts'

/** What a connection is in a room; it has at most one role, in one room ([RM4]). */
export type Role =
  | HostRole
  | {
      readonly kind: 'screen'
      readonly room: string
      readonly lang: Language
      /** Opened from a console, so that it may show the second code ([RM4]). */
      readonly showsCode: boolean
    }
  | SeatRole

export type HostRole = {
  readonly kind: 'host'
  readonly room: string
  readonly lang: Language
  /** Of the key it came with: when that opens the room no more, the connection ends ([RM2]). */
  readonly keyHash: string
}

export type SeatRole = {
  readonly kind: 'seat'
  readonly room: string
  readonly seat: string
  readonly name: string
  readonly team?: string
  readonly lang: Language
  /** [TM4] Absent is ×1. */
  readonly timeFactor?: TimeFactor
  /** [RM4] Not let in yet. */
  readonly waiting: boolean
  /** Of the seat when this connection took it: answers of an older one are refused ([ST2]). */
  readonly epoch: number
  /** Drawn by the phone, the same for its own second connection ([ST2]). */
  readonly phone?: string
}

/** One device's line to this node. */
export type Connection = {
  readonly socket: Socket<ToServer, ToClient>
  readonly address: string
  readonly messages: TokenBucket
  readonly roundTrips: RoundTrips
  /** How many messages were beyond the limit since the last one that was not. */
  refusedInARow: number
  role?: Role
  /** Which entry into a room gave it the role, counted over all of the node. */
  entry: number
  /** The request that took its seat, or is about to: a repeat gets the same seat, another one none ([RM4]). */
  request?: string
}

export const langOf = ({ role }: Connection): Language => role?.lang ?? 'en'

/** Ends a connection; the device learns why, and whether to dial again. */
export function sayBye(connection: Connection, refusal: Refusal) {
  connection.socket.emit('bye', { refusal, message: refusalMessage(refusal, langOf(connection)) })
  connection.socket.disconnect(true)
}
