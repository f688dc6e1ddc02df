import type { Question } from '@jawab/shared/question/kinds'
import type { Room } from '../../room/room.ts'
import type { RoomStore } from '../store.ts'
import { untilCommitted, type Command } from './commit.ts'
import { gameKeys, roomKeys, type RoomKeys } from './keys.ts'
import { ROOM_LIFETIME } from './lifetimes.ts'
import { prepareLiveRooms } from './live-rooms.ts'
import type { Parts } from './parts.ts'
import { preparePins } from './pins.ts'
import { beat } from './scripts/presence.ts'
import { keysOf, readRoom, saveRoom } from './stored-room.ts'

type RoomMethods = Pick<
  RoomStore,
  | 'create'
  | 'findRoom'
  | 'read'
  | 'question'
  | 'change'
  | 'restart'
  | 'replan'
  | 'end'
  | 'liveRooms'
  | 'beat'
  | 'lastBeat'
>

export function roomMethods({ calls, commit, turns, now }: Parts): RoomMethods {
  const pins = preparePins(calls)
  const live = prepareLiveRooms(calls)

  const read = (id: string) => readRoom(calls, id)

  /**
   * Saves `next` and what goes with it, if the room still has this version. PIN and index follow: when that fails the
   * room is changed all the same, and they are brought up by its next change.
   */
  async function replace(id: string, version: number, next: Room, alongside: readonly Command[] = []) {
    const keys = roomKeys(id)
    const isReplaced = await commit({
      room: keys.room,
      guards: { version },
      commands: [saveRoom(keys, next), ...alongside],
      keys: keysOf(keys, next),
      hints: [{ room: id }],
      at: now(),
    })
    if (isReplaced) await Promise.allSettled([pins.renew(next.pin), live.add(id, now())])
    return isReplaced
  }

  async function create(room: Room, dealt: readonly Question[]): Promise<boolean> {
    if (!(await pins.claim(room.pin, room.id))) return false

    const keys = roomKeys(room.id)
    const isNew = await commit({
      room: keys.room,
      guards: { version: undefined },
      commands: [saveRoom(keys, room), ...saveQuestions(keys, dealt)],
      keys: keysOf(keys, room),
      hints: [],
      at: now(),
    })
    if (!isNew) {
      await pins.letGo(room.pin, room.id)
      throw new Error(`There is a room ${room.id} already`)
    }
    if (!(await pins.confirm(room.pin, room.id))) {
      // This took so long that the PIN may be another room's by now.
      await forget(room.id)
      return false
    }
    await Promise.allSettled([live.add(room.id, now())])
    return true
  }

  /** Says which room it was, if there was one. */
  const forget = (id: string) =>
    untilCommitted<{ readonly gone: Room | undefined }>(async () => {
      const room = await read(id)
      if (!room) return { gone: undefined }

      const keys = roomKeys(id)
      const isGone = await commit({
        room: keys.room,
        guards: { version: room.version },
        commands: keysOf(keys, room).map((key): Command => ['UNLINK', key]),
        keys: [],
        hints: [{ room: id }],
        at: undefined,
      })
      return isGone ? { gone: room } : undefined
    })

  const creating = turns.oneByOne((_id: string, room: Room, dealt: readonly Question[]) => create(room, dealt))
  return {
    create: (room, dealt) => creating(room.id, room, dealt),
    findRoom: (pin) => pins.find(pin),
    read,
    async question(id, round) {
      const { questions } = roomKeys(id)
      const body = await calls.command<string | null>(questions, 'HGET', questions, round)
      return body === null ? undefined : (JSON.parse(body) as Question)
    },
    change: turns.oneByOne((id: string, version: number, next: Room) => replace(id, version, next)),
    restart: turns.oneByOne(async (id: string, version: number, next: Room, dealt: readonly Question[]) => {
      const before = await read(id)
      if (before?.version !== version) return false
      return replace(id, version, next, startGame(roomKeys(id), before, next, dealt))
    }),
    replan: turns.oneByOne(async (id: string, version: number, next: Room, ahead: readonly Question[]) => {
      const before = await read(id)
      if (before?.version !== version) return false
      return replace(id, version, next, replaceQuestions(roomKeys(id), before, next, ahead))
    }),
    end: turns.oneByOne(async (id: string) => {
      const { gone } = await forget(id)
      if (gone) await Promise.allSettled([pins.free(gone.pin, id), live.drop(id)])
    }),
    liveRooms: () => live.all(),
    beat: turns.oneByOne(async (id: string, at: number) => {
      await calls.write(beat, [roomKeys(id).room], [now(), ROOM_LIFETIME, at])
    }),
    async lastBeat(id) {
      const { room } = roomKeys(id)
      const at = await calls.command<string | null>(room, 'HGET', room, 'lastBeat')
      return at === null ? undefined : Number(at)
    },
  }
}

const saveQuestions = ({ questions }: RoomKeys, dealt: readonly Question[], after = 0) =>
  dealt.map((question, at): Command => ['HSET', questions, after + at + 1, JSON.stringify(question)])

/** Other questions for what is ahead; those of a run that was longer are dropped. */
function replaceQuestions(keys: RoomKeys, before: Room, next: Room, ahead: readonly Question[]): Command[] {
  const dropped = [...before.run.keys()].map((at) => at + 1).slice(next.round)
  const saved = saveQuestions(keys, ahead, next.round)
  return dropped.length > 0 ? [['HDEL', keys.questions, ...dropped], ...saved] : saved
}

/** Drops what hung on the game before. Totals of it that are still on their way are of an older epoch. */
const startGame = (keys: RoomKeys, before: Room, next: Room, dealt: readonly Question[]): Command[] => [
  ...gameKeys(keys, before.run.length).map((key): Command => ['UNLINK', key]),
  ...saveQuestions(keys, dealt),
  ['HDEL', keys.room, 'settled'],
  ['HSET', keys.room, 'epoch', next.scoringEpoch],
]
