import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'

type TotalMethods = Pick<RoomStore, 'settle' | 'standings' | 'placeOf'>

export function totalMethods({ tables, write, now }: Parts): TotalMethods {
  const { rooms, pulses, totals, boardOf } = tables

  return {
    settle: (id, epoch, settled) =>
      write(() => {
        if (!rooms.read(id) || epoch < totals.find(id).epoch) return false
        totals.save(id, { epoch, totals: settled })
        pulses.touch(id, now())
        return true
      }),
    async standings(id, top) {
      const { people, teams } = boardOf(id)
      return { people: people.slice(0, top), teams }
    },
    async placeOf(id, seat) {
      const { people, byPerson } = boardOf(id)
      const place = byPerson.get(seat)
      return place && { points: place.points, rank: place.rank, people: people.length }
    },
  }
}
