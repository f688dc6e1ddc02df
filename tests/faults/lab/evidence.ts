import type { Instant } from '@jawab/shared/time'
import type { Limits } from './faults.ts'
import type { DeviceLog } from './log.ts'
import type { GameRecord } from './record.ts'

/** From when to when something was broken. */
export type Strike = { readonly struckAt: Instant; readonly mendedAt: Instant }

/** All that the checker judges by. */
export type Evidence = {
  readonly players: readonly DeviceLog[]
  readonly host: DeviceLog
  readonly strikes: readonly Strike[]
  readonly record: GameRecord
  readonly limits: Limits
}

/** Something that must not be, with whom and where. */
export type Problem = {
  readonly what:
    | 'answer:lost'
    | 'answer:double'
    | 'answer:unsent'
    | 'answer:untimely'
    | 'answer:turned-away'
    | 'time:wrong'
    | 'time:uncertain'
    | 'time:recounted'
    | 'standing:wrong'
    | 'round:cut-short'
    | 'seat:lost'
    | 'seat:double'
    | 'totals:wrong'
    | 'phase:illegal'
    | 'phase:repeated'
    | 'view:forked'
    | 'device:behind'
    | 'device:dark'
    | 'game:unfinished'
    | 'outage:not-made-good'
  readonly detail: string
}

export const devicesOf = ({ players, host }: Evidence): readonly DeviceLog[] => [...players, host]
