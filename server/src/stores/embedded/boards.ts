import { rankAll } from '@jawab/shared/scoring/ranking'
import type { Totals } from '@jawab/shared/scoring/score-game'
import { isIn, type Seat } from '../../room/seats.ts'
import type { Place as Ranked } from '../store.ts'
import type { Place } from './memory.ts'
import type { SeatTable } from './seat-table.ts'
import type { TotalTable } from './total-table.ts'

/** [PT8] [ST4] Everybody's place by these totals, best first, while these are the seats. */
type Board = {
  readonly totals: Totals
  readonly seats: readonly Seat[]
  readonly people: readonly Ranked[]
  readonly byPerson: ReadonlyMap<string, Ranked>
  readonly teams: readonly Ranked[]
}

type Tables = { readonly seats: SeatTable; readonly totals: TotalTable }

/** The board of a room; ranked once for all who ask about their place before a seat or the totals change. */
export function createBoards({ seats, totals }: Tables, known: Place<Board>) {
  return (room: string): Board => {
    const settled = totals.find(room).totals
    const seated = seats.all(room)
    const before = known.get(room)
    if (before?.totals === settled && before.seats === seated) return before

    const board = boardOf(settled, seated)
    known.set(room, board)
    return board
  }
}

function boardOf(totals: Totals, seats: readonly Seat[]): Board {
  const people = ranked(seats.filter(isIn).map(({ id }) => [id, totals.people.get(id) ?? 0]))
  const teams = ranked([...totals.teams].toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return { totals, seats, people, byPerson: new Map(people.map((place) => [place.id, place])), teams }
}

const ranked = (all: readonly (readonly [id: string, points: number])[]): readonly Ranked[] =>
  rankAll(all, ([, points]) => points).map(({ item: [id, points], rank }) => ({ id, points, rank }))
