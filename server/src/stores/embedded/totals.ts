import { rankAll } from '@jawab/shared/scoring/ranking'
import { isIn } from '../../room/seats.ts'
import type { Place, RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'

type TotalMethods = Pick<RoomStore, 'settle' | 'standings' | 'placeOf'>

export function totalMethods({ tables, write, now }: Parts): TotalMethods {
  const { rooms, pulses, seats, totals } = tables

  return {
    settle: (id, epoch, settled) =>
      write(() => {
        if (!rooms.read(id) || epoch < totals.find(id).epoch) return false
        totals.save(id, { epoch, totals: settled })
        pulses.touch(id, now())
        return true
      }),
    async standings(id, top) {
      const { people, teams } = totals.find(id).totals
      const here = seats.all(id).filter(isIn)
      const ranked = rankedBy(here.map((seat) => [seat.id, people.get(seat.id) ?? 0]))
      return { people: ranked.slice(0, top), teams: rankedBy([...teams].toSorted(byId)) }
    },
    // Asked by everybody who comes back, so nobody is sorted for it.
    async placeOf(id, seatId) {
      const seat = seats.byId(id, seatId)
      if (!seat || !isIn(seat)) return undefined
      const { people } = totals.find(id).totals
      const points = people.get(seatId) ?? 0
      const here = seats.all(id).filter(isIn)
      const ahead = here.filter((other) => (people.get(other.id) ?? 0) > points)
      return { points, rank: 1 + ahead.length, people: here.length }
    },
  }
}

type Entry = readonly [id: string, points: number]

const byId = ([one]: Entry, [other]: Entry) => (one < other ? -1 : 1)

const rankedBy = (entries: readonly Entry[]): readonly Place[] =>
  rankAll(entries, ([, points]) => points).map(({ item: [id, points], rank }) => ({ id, points, rank }))
