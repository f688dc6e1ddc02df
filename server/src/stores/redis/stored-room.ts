import { firstStage } from '@jawab/shared/teams/modes'
import { currentRound, limitOf, type Room } from '../../room/room.ts'
import type { Calls } from './calls.ts'
import type { Command } from './commit.ts'
import { allKeys, roomKeys, type RoomKeys } from './keys.ts'

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

export async function readRoom({ command }: Pick<Calls, 'command'>, id: string): Promise<Room | undefined> {
  const { room } = roomKeys(id)
  const body = await command<string | null>(room, 'HGET', room, 'body')
  return body === null ? undefined : parseRoom(body)
}

/** Everything that hangs on the room as it is. */
export const keysOf = (keys: RoomKeys, { run }: Room) => allKeys(keys, run.length)

/** What the ruling on answers must know of the room, in numbers and names that are ours. */
function takingOf(room: Room) {
  const { round, phase, pause } = room
  const isTogether = round > 0 && firstStage(currentRound(room).mode) === 'team'
  // For answers that people give alone, a team stage is a phase after theirs.
  if (phase.name !== 'question' || phase.stage === 'team') return { round, phase: phase.name, isTogether }
  const { opensAt, closesAt, extraMs, pausedMs } = phase
  const limitMs = limitOf(room, 'solo')
  return { round, phase: 'solo', isTogether, opensAt, closesAt, extraMs, pausedMs, limitMs, ...pause }
}
