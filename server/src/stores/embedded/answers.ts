import { takeAnswer, type GivenAnswer, type StoredAnswer, type Taken } from '../../room/answers.ts'
import type { Room } from '../../room/room.ts'
import { rosterOf } from '../../room/roster.ts'
import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'

type AnswerMethods = Pick<RoomStore, 'submit' | 'answers' | 'answerOf' | 'seal' | 'roster'>

export function answerMethods({ tables, write, now, publish }: Parts): AnswerMethods {
  const { rooms, pulses, seats, answers, rosters } = tables

  function take(room: Room, given: GivenAnswer): Taken {
    const standing = answers.find(room.id, given.round, given.seat)
    const ruled = takeAnswer(room, seats.byId(room.id, given.seat), standing, given)
    if (!ruled.ok || ruled.stored === standing) return ruled
    // Whatever phase a room is brought into, what was settled from a sealed round stays true.
    if (rosters.find(room.id, given.round, 'solo')) return tooLate(standing)

    answers.save(room.id, given.round, ruled.stored)
    pulses.touch(room.id, now())
    return ruled
  }

  return {
    submit: (id, given) =>
      write(() => {
        const room = rooms.read(id)
        return given.map((answer) => (room ? take(room, answer) : seatUnknown))
      }),
    answers: async (id, round) => answers.all(id, round),
    answerOf: async (id, round, seat) => answers.find(id, round, seat),
    async seal(id, version, next, round, stage) {
      const isSealed = await write(() => {
        const room = rooms.read(id)
        if (!room || !rooms.replace(id, version, next, now())) return false
        rosters.freeze(id, round, stage, rosterOf(room, seats.all(id)))
        return true
      })
      if (isSealed) publish({ room: id })
      return isSealed
    },
    roster: async (id, round, stage) => rosters.find(id, round, stage) ?? [],
  }
}

const seatUnknown: Taken = { ok: false, refusal: 'seat:unknown' }

const tooLate = (standing: StoredAnswer | undefined): Taken => ({
  ok: false,
  refusal: 'answer:too-late',
  ...(standing ? { standing } : {}),
})
