import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import { no, ok, type Result } from '@jawab/shared/result'
import type { Instant } from '@jawab/shared/time'
import type { Room } from './room.ts'
import { hasTeam, letIn, type Seat, type SeatBook } from './seats.ts'

/** What a change of a seat may touch. Neither `removed` ([ST4]) nor being let in ([RM4]) can be taken back. */
export type SeatChange = Partial<Pick<Seat, 'name' | 'nameKey' | 'team' | 'lang' | 'leaguePerson'>> & {
  readonly removed?: true
  readonly timeFactor?: TimeFactor
  /** `letIn` at this instant, where the seat waits. */
  readonly letInAt?: Instant
}

type Others = Pick<SeatBook, 'seatsIn'> & {
  /** The id of the seat that has the name asked for, where there is one. */
  readonly holder: string | undefined
}

export type ChangeRefusal = 'seat:name-taken' | 'team:unknown' | 'seat:time-factor' | 'step:impossible'

/** [ST4] [ST1] [TM4] The seat as changed; being removed raises its epoch. */
export function changeSeat(
  room: Room,
  seat: Seat,
  { letInAt, timeFactor, ...change }: SeatChange,
  { holder, seatsIn }: Others,
): Result<Seat, ChangeRefusal> {
  if (holder !== undefined && holder !== seat.id) return no('seat:name-taken')
  if (change.team !== undefined && !hasTeam(room, change.team)) return no('team:unknown')
  const refusal = timeFactor === undefined ? undefined : refusalOfFactor(room, timeFactor)
  if (refusal) return no(refusal)

  const epoch = change.removed ? seat.epoch + 1 : seat.epoch
  const changed = withTimeFactor({ ...seat, ...change, epoch }, timeFactor ?? seat.timeFactor)
  return ok(letInAt === undefined ? changed : letIn(room, changed, letInAt, { seatsIn }))
}

/** [TM4] Not above the host's cap, nor while a question is open: whoever has seen it would choose by it. */
function refusalOfFactor({ rules, phase }: Room, factor: TimeFactor): ChangeRefusal | undefined {
  if (factor > (rules.timeFactor ?? 1)) return 'seat:time-factor'
  return phase.name === 'question' ? 'step:impossible' : undefined
}

function withTimeFactor({ timeFactor: _before, ...seat }: Seat, factor: TimeFactor = 1): Seat {
  return factor === 1 ? seat : { ...seat, timeFactor: factor }
}

/** [ST2] The seat as its device comes back: its epoch raised, and the request that took it forgotten. */
export function resumeSeat(seat: Seat): Result<Seat, 'seat:kicked' | 'seat:turned-away'> {
  if (seat.removed) return no(seat.waiting ? 'seat:turned-away' : 'seat:kicked')

  const { requestHash: _forgotten, ...kept } = seat
  return ok({ ...kept, epoch: seat.epoch + 1 })
}
