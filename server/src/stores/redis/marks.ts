import type { Question } from '@jawab/shared/question/kinds'
import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import { takeMark, type MarkTaken, type SentMark, type StoredMark } from '../../room/marks.ts'
import type { RoomStore } from '../store.ts'
import { untilCommitted } from './commit.ts'
import { roomKeys } from './keys.ts'
import { lookAt, type Needed } from './look.ts'
import type { Parts } from './parts.ts'
import { lookAtMarks } from './scripts/marks.ts'
import { keysOf } from './stored-room.ts'

type MarkMethods = Pick<RoomStore, 'mark' | 'marks'>

type Read = {
  readonly revision: string
  readonly question: Question | undefined
  readonly roster: readonly RosterEntry[]
  readonly marks: readonly StoredMark[]
}

/** [RV3] Marks are few: each is decided by the rules on what was read, and counts only if that is still so. */
export function markMethods({ calls, commit, turns, now }: Parts): MarkMethods {
  /** What belongs to a round: the question and the roster are as they are once its marking has begun. */
  async function read(id: string, round: number): Promise<Read> {
    const { room, questions, roster, marks } = roomKeys(id)
    const keys = [room, questions, roster(round, 'solo'), marks(round)]
    const [revision, question, sealed, stored] = await calls.read<[string, string, string, readonly string[]]>(
      lookAtMarks,
      keys,
      [round],
    )
    return {
      revision,
      question: question === '' ? undefined : (JSON.parse(question) as Question),
      roster: sealed === '' ? [] : (JSON.parse(sealed) as readonly RosterEntry[]),
      marks: stored.map((mark) => JSON.parse(mark) as StoredMark).toSorted(byTeamAndMarker),
    }
  }

  const mark = (id: string, sent: SentMark) =>
    untilCommitted<MarkTaken>(async () => {
      const { revision, ...found } = await read(id, sent.round)
      const needs: Needed[] = sent.seat ? [['id', sent.seat.id]] : []
      const looked = await lookAt(calls, id, needs)
      if (!looked) return { ok: false, refusal: 'seat:unknown' }

      const taken = takeMark({ room: looked.room, seat: looked.seats[0]?.seat, ...found }, sent)
      if (!taken.ok || found.marks.includes(taken.stored)) return taken

      const keys = roomKeys(id)
      const isStored = await commit({
        room: keys.room,
        guards: {
          version: looked.room.version,
          seats: looked.revision === 0 ? undefined : looked.revision,
          marks: revision === '' ? undefined : revision,
        },
        commands: [
          ['HSET', keys.marks(sent.round), keyOf(taken.stored), JSON.stringify(taken.stored)],
          ['HSET', keys.room, 'marks', Number(revision) + 1],
        ],
        keys: [...keysOf(keys, looked.room), keys.marks(sent.round)],
        hints: [],
        at: now(),
      })
      return isStored ? taken : undefined
    })

  return {
    mark: turns.oneByOne(mark),
    marks: async (id, round) => (await read(id, round)).marks,
  }
}

const keyOf = ({ team, by }: StoredMark) => `${team} ${by}`

const byTeamAndMarker = (one: StoredMark, other: StoredMark) => (keyOf(one) < keyOf(other) ? -1 : 1)
