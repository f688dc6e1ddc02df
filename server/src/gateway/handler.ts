import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { GenericSchema, InferOutput } from 'valibot'
import type { Admission } from '../auth/admission.ts'
import type { Limits } from '../limits/limits.ts'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Platform } from '../platform.ts'
import type { Scene } from '../room/views.ts'
import type { Games } from '../runner/games.ts'
import type { HostKeys } from '../runner/host-keys.ts'
import type { Runner } from '../runner/runner.ts'
import type { Scores } from '../runner/scores.ts'
import type { Watch } from '../runner/watch.ts'
import type { RoomStore } from '../stores/store.ts'
import type { Audiences } from './audiences.ts'
import type { Connection } from './connection.ts'

/** What handlers work with. */
export type GatewayParts = {
  readonly store: RoomStore
  readonly platform: Platform
  readonly runner: Runner
  readonly games: Games
  readonly hostKeys: HostKeys
  readonly scores: Scores
  readonly watch: Watch
  readonly audiences: Audiences
  readonly admission: Admission
  readonly limits: Limits
  readonly metrics: Metrics
  readonly log: Logger
  /** The room as it is now; nothing when it has ended. */
  readonly currentScene: (room: string) => Promise<Scene | undefined>
}

/** What a handler replies: what was asked for, or why not, with whatever helps. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

export const refused = <Help extends object>(refusal: Refusal, help?: Help) => ({
  ok: false as const,
  refusal,
  ...help,
})

/** One row of the table of commands: what may be sent, how large, and what it does. */
export type Handler = {
  readonly schema: GenericSchema
  readonly mostBytes: number
  readonly handle: (payload: never, connection: Connection, parts: GatewayParts) => Promise<Outcome>
}

/** Ties the payload a handler gets to its schema. */
export const handler = <Schema extends GenericSchema>(row: {
  schema: Schema
  mostBytes: number
  handle: (payload: InferOutput<Schema>, connection: Connection, parts: GatewayParts) => Promise<Outcome>
}): Handler => row
