import type { Room } from '../../room/room.ts'
import { isIn, type Seat, type SeatBook } from '../../room/seats.ts'
import type { NumberedSeat } from './stored-seat.ts'

/** What was read to decide on seats: the room, what all its seats amount to, and the seats that matter. */
export type Looked = {
  readonly room: Room
  readonly revision: number
  readonly isSettled: boolean
  readonly joined: number
  readonly taken: number
  readonly inTeams: ReadonlyMap<string, number>
  readonly seats: readonly LookedSeat[]
}

export type LookedSeat = NumberedSeat & { readonly total: number }

/** What came of a seat: how it was, if it was there, and how it is to be. */
export type DraftedSeat = {
  readonly before: Seat | undefined
  readonly after: Seat
  readonly number: number
  readonly total: number
}

/** The seats while several decisions are taken, each on what the one before left. */
export type SeatDraft = {
  readonly room: Room
  /** Those not removed, as far as they were looked at. */
  readonly find: (fits: (seat: Seat) => boolean) => Seat | undefined
  readonly book: SeatBook
  /** Takes the seat in, new or in place of what it was. */
  readonly keep: (seat: Seat) => Seat
  readonly kept: () => readonly DraftedSeat[]
}

export function draftSeats({ room, joined, taken, inTeams, seats: looked }: Looked): SeatDraft {
  const before = new Map(looked.map((one) => [one.seat.id, one]))
  const seats = new Map(looked.map(({ seat }) => [seat.id, seat]))
  const drafted = new Map<string, DraftedSeat>()
  const teams = new Map(inTeams)
  let takenNow = taken
  let numbers = joined

  function count(seat: Seat | undefined, by: 1 | -1) {
    if (!seat) return
    if (!seat.removed) takenNow += by
    const { team } = seat
    if (isIn(seat) && team !== undefined) teams.set(team, (teams.get(team) ?? 0) + by)
  }

  const find = (fits: (seat: Seat) => boolean) => [...seats.values()].find(fits)
  return {
    room,
    find,
    book: {
      get taken() {
        return takenNow
      },
      hasName: (nameKey) => find((seat) => !seat.removed && seat.nameKey === nameKey) !== undefined,
      seatsIn: (team) => teams.get(team) ?? 0,
    },
    keep(seat) {
      count(seats.get(seat.id), -1)
      count(seat, 1)
      seats.set(seat.id, seat)
      const known = before.get(seat.id)
      const number = known?.number ?? drafted.get(seat.id)?.number ?? ++numbers
      drafted.set(seat.id, { before: known?.seat, after: seat, number, total: known?.total ?? 0 })
      return seat
    },
    kept: () => [...drafted.values()],
  }
}
