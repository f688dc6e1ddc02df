import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import type { Language } from '@jawab/shared/language'
import { ok, no, type Result } from '@jawab/shared/result'
import { smallestTeam } from '@jawab/shared/teams/teams'
import { seconds, type Instant } from '@jawab/shared/time'
import type { Room } from './room.ts'

/** A place in the room ([ST2]). Secrets are kept as hashes only. */
export type Seat = {
  readonly id: string
  readonly name: string
  /** Under which the name is unique in the room ([ST1]). */
  readonly nameKey: string
  readonly team?: string
  readonly lang: Language
  /** [TM4] How much more time it has to answer, for its own phone alone to know; absent is ×1. */
  readonly timeFactor?: TimeFactor
  readonly tokenHash: string
  /** The request that took the seat, until its first resume or `requestUntil`: a repeat gets the same seat. */
  readonly requestHash?: string
  readonly requestUntil: Instant
  /** Raised by resume and kick; an answer of an older epoch is refused. */
  readonly epoch: number
  /** Since when it counts: when it was taken, or let in. */
  readonly joinedAt: Instant
  readonly lastSeenAt: Instant
  /** [ST4] Its token cannot come back, its past rounds stay. */
  readonly removed: boolean
  /** [RM4] At the door: the host has not let it in, or has turned it away when it is removed too. */
  readonly waiting: boolean
  /** [LG2] The hash of the league key that came with it: whose points these are in a league. */
  readonly leaguePerson?: string
}

/** What the store must know of the other seats to admit one more. Who waits takes a seat and a name, but is in no team. */
export type SeatBook = {
  readonly taken: number
  readonly hasName: (nameKey: string) => boolean
  readonly seatsIn: (team: string) => number
}

export type AskedSeat = Omit<Seat, 'epoch' | 'removed' | 'waiting' | 'lastSeenAt' | 'requestUntil' | 'timeFactor'>

export type SeatRefusal = 'room:locked' | 'room:full' | 'seat:name-taken' | 'team:unknown'

/** How long a repeated request gives the same seat again. */
const REQUEST_KEPT = seconds(60)

/** [ST1] [ST3] [RM4] [TE1] Whether the room takes the seat, and in which team. */
export function admitSeat(room: Room, asked: AskedSeat, book: SeatBook, mostSeats: number): Result<Seat, SeatRefusal> {
  if (room.locked) return no('room:locked')
  if (book.taken >= mostSeats) return no('room:full')
  if (book.hasName(asked.nameKey)) return no('seat:name-taken')
  if (asked.team !== undefined && !hasTeam(room, asked.team)) return no('team:unknown')

  const { team: wanted, ...seat } = asked
  const chosen = room.rules.teamDeal === 'choose' && wanted ? { team: wanted } : {}
  const admitted = {
    ...seat,
    ...chosen,
    epoch: 1,
    removed: false,
    waiting: true,
    lastSeenAt: asked.joinedAt,
    requestUntil: asked.joinedAt + REQUEST_KEPT,
  }
  return ok(room.door.approve ? admitted : letIn(room, admitted, asked.joinedAt, book))
}

/** [RM4] [ST3] [TE1] Part of the game from now on; who chose no team is dealt to the smallest. */
export function letIn(room: Room, seat: Seat, at: Instant, { seatsIn }: Pick<SeatBook, 'seatsIn'>): Seat {
  if (!seat.waiting) return seat
  const team = seat.team ?? smallestTeam(room.teams, seatsIn)?.id
  return { ...seat, ...(team === undefined ? {} : { team }), waiting: false, joinedAt: at }
}

/** [RM4] Whether a seat is part of the game: neither removed nor waiting at the door. */
export const isIn = ({ removed, waiting }: Pick<Seat, 'removed' | 'waiting'>) => !removed && !waiting

/** [RM4] Whether the host has yet to decide on it. */
export const isAtDoor = ({ removed, waiting }: Pick<Seat, 'removed' | 'waiting'>) => waiting && !removed

export const hasTeam = (room: Room, team: string) => room.teams.some(({ id }) => id === team)

/** Whether a repeat of the request that took the seat still gives it back. */
export const answersTo = (seat: Seat, requestHash: string, at: Instant) =>
  !seat.removed && seat.requestHash === requestHash && at <= seat.requestUntil

const PRESENT_FOR = seconds(15)

/** [ST6] Connected now or within the last 15 s. `lastSeenAt` is renewed every 2 s while connected. */
export const isPresent = ({ lastSeenAt }: Pick<Seat, 'lastSeenAt'>, at: Instant) => lastSeenAt >= at - PRESENT_FOR
