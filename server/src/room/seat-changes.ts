import { no, ok, type Result } from '@jawab/shared/result'
import type { Instant } from '@jawab/shared/time'
import type { Room } from './room.ts'
import { hasTeam, letIn, type Seat, type SeatBook } from './seats.ts'

/** What a change of a seat may touch. Neither `removed` ([ST4]) nor being let in ([RM4]) can be taken back. */
export type SeatChange = Partial<Pick<Seat, 'name' | 'nameKey' | 'team' | 'lang' | 'leaguePerson'>> & {
  readonly removed?: true
  /** `letIn` at this instant, where the seat waits. */
  readonly letInAt?: Instant
}

type Others = Pick<SeatBook, 'seatsIn'> & {
  /** The id of the seat that has the name asked for, where there is one. */
  readonly holder: string | undefined
}

/** [ST4] [ST1] The seat as changed; being removed raises its epoch. */
export function changeSeat(
  room: Room,
  seat: Seat,
  { letInAt, ...change }: SeatChange,
  { holder, seatsIn }: Others,
): Result<Seat, 'seat:name-taken' | 'team:unknown'> {
  if (holder !== undefined && holder !== seat.id) return no('seat:name-taken')
  if (change.team !== undefined && !hasTeam(room, change.team)) return no('team:unknown')

  const changed = { ...seat, ...change, epoch: change.removed ? seat.epoch + 1 : seat.epoch }
  return ok(letInAt === undefined ? changed : letIn(room, changed, letInAt, { seatsIn }))
}

/** [ST2] The seat as its device comes back: its epoch raised, and the request that took it forgotten. */
export function resumeSeat(seat: Seat): Result<Seat, 'seat:kicked' | 'seat:turned-away'> {
  if (seat.removed) return no(seat.waiting ? 'seat:turned-away' : 'seat:kicked')

  const { requestHash: _forgotten, ...kept } = seat
  return ok({ ...kept, epoch: seat.epoch + 1 })
}
