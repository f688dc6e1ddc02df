import { no, ok } from '@jawab/shared/result'
import { changeSeat, resumeSeat } from '../../room/seat-changes.ts'
import { admitSeat, answersTo, type Seat } from '../../room/seats.ts'
import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareSeatBook } from './seat-table.ts'

type SeatMethods = Pick<RoomStore, 'takeSeat' | 'changeSeat' | 'resumeSeat' | 'seats' | 'seen'>

type Changed = Awaited<ReturnType<RoomStore['changeSeat']>>
type Resumed = Awaited<ReturnType<RoomStore['resumeSeat']>>

export function seatMethods({ connection, tables, write, now, publish }: Parts): SeatMethods {
  const { rooms, pulses, seats } = tables
  const bookOf = prepareSeatBook(connection, seats)

  function save(room: string, seat: Seat) {
    seats.update(room, seat)
    pulses.touch(room, now())
    return ok(seat)
  }

  return {
    takeSeat: (id, asked, mostSeats) =>
      write(() => {
        const room = rooms.read(id)
        if (!room) return no('room:unknown')

        const { requestHash, joinedAt: at, tokenHash } = asked
        const held = requestHash && seats.byRequest(id, requestHash).find((seat) => answersTo(seat, requestHash, at))
        if (held) return save(id, { ...held, tokenHash })

        const admitted = admitSeat(room, asked, bookOf(id), mostSeats)
        if (!admitted.ok) return admitted
        seats.insert(id, admitted.value)
        pulses.touch(id, now())
        return admitted
      }),
    async changeSeat(id, seatId, change) {
      const changed = await write((): Changed => {
        const room = rooms.read(id)
        const seat = seats.byId(id, seatId)
        if (!room || !seat || seat.removed) return no('seat:unknown')

        const holder = change.nameKey === undefined ? undefined : seats.byName(id, change.nameKey)?.id
        const next = changeSeat(room, seat, change, { seatsIn: bookOf(id).seatsIn, holder })
        return next.ok ? save(id, next.value) : next
      })
      if (changed.ok) publish({ room: id, seat: seatId })
      return changed
    },
    async resumeSeat(id, tokenHash) {
      const resumed = await write((): Resumed => {
        const seat = seats.byToken(id, tokenHash)
        if (!seat) return no('seat:unknown')
        const next = resumeSeat(seat)
        return next.ok ? save(id, next.value) : next
      })
      if (resumed.ok) publish({ room: id, seat: resumed.value.id })
      return resumed
    },
    seats: async (id) => seats.all(id),
    seen: (id, present, at) =>
      write(() => {
        if (seats.markSeen(id, present, at)) pulses.touch(id, now())
      }),
  }
}
