import type { Seat } from '../../room/seats.ts'

/** A seat with its number in joining order. */
export type NumberedSeat = { readonly seat: Seat; readonly number: number }

/** A seat as the scripts give it: its body, when it was seen last, its number. */
export type SeatRow = readonly [body: string, seenAt: string, number: string]

export const parseSeat = ([body, seenAt, number]: SeatRow): NumberedSeat => ({
  seat: { ...(JSON.parse(body) as Omit<Seat, 'lastSeenAt'>), lastSeenAt: Number(seenAt) },
  number: Number(number),
})

export function seatBody({ lastSeenAt: _elsewhere, ...seat }: Seat): string {
  return JSON.stringify(seat)
}

/** How the leaderboard of people names a seat, so that equals stand in joining order; the scripts name it alike. */
export const personOf = (number: number, seat: string) => `${String(number).padStart(8, '0')}:${seat}`

export const seatOf = (person: string) => person.slice(person.indexOf(':') + 1)
