import { currentRound, type Room } from '../../room/room.ts'
import type { Command } from './commit.ts'
import { allKeys, type RoomKeys } from './keys.ts'

export const saveRoom = (keys: RoomKeys, room: Room): Command => [
  'HSET',
  keys.room,
  'body',
  JSON.stringify(room),
  'version',
  room.version,
  'pin',
  room.pin,
  'taking',
  JSON.stringify(takingOf(room)),
]

export const parseRoom = (body: string) => JSON.parse(body) as Room

/** Everything that hangs on the room as it is. */
export const keysOf = (keys: RoomKeys, { run }: Room) => allKeys(keys, run.length)

/** What the ruling on answers must know of the room, in numbers and names that are ours. */
function takingOf(room: Room) {
  const { round, phase, pause } = room
  if (phase.name !== 'question') return { round, phase: phase.name }
  const { opensAt, closesAt, extraMs, pausedMs } = phase
  const { limitMs } = currentRound(room)
  return { round, phase: phase.name, opensAt, closesAt, extraMs, pausedMs, limitMs, ...pause }
}
