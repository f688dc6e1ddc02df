import type { Question } from '@jawab/shared/question/kinds'
import { emptyRecord, type TeamRecord } from '@jawab/shared/teams/team-answer'
import { actingTeam, takeAct, type TeamAct, type TeamTaken } from '../../room/team-acts.ts'
import type { RoomStore } from '../store.ts'
import { untilCommitted } from './commit.ts'
import { roomKeys } from './keys.ts'
import { lookAt, type Needed } from './look.ts'
import type { Parts } from './parts.ts'
import { lookAtRecord } from './scripts/team-record.ts'
import { keysOf } from './stored-room.ts'

type TeamMethods = Pick<RoomStore, 'act' | 'teamRecords'>

/** [TE6] Teams are small: each act is decided by the rules on what was read, and counts only if that is still so. */
export function teamMethods({ calls, commit, turns, now }: Parts): TeamMethods {
  async function read(id: string, round: number, team: string) {
    const { room, questions, roster, teamRecords } = roomKeys(id)
    const [revision, record, question, sealed] = await calls.read<[string, string, string, number]>(
      lookAtRecord,
      [room, questions, roster(round, 'team'), teamRecords(round)],
      [round, team, revisionOf(round, team)],
    )
    return {
      revision,
      record: record === '' ? emptyRecord(team) : (JSON.parse(record) as TeamRecord),
      question: question === '' ? undefined : (JSON.parse(question) as Question),
      isSealed: sealed === 1,
    }
  }

  const act = (id: string, asked: TeamAct) =>
    untilCommitted<TeamTaken>(async () => {
      const needs: Needed[] = asked.act === 'appoint' ? [] : [['id', asked.seat]]
      const looked = await lookAt(calls, id, needs)
      if (!looked) return { ok: false, refusal: 'seat:unknown' }

      const seat = looked.seats[0]?.seat
      const team = actingTeam(asked, seat) ?? ''
      const { revision, ...found } = await read(id, asked.round, team)
      const taken = takeAct({ room: looked.room, seat, ...found }, asked)
      if (!taken.ok || taken.record === found.record) return taken

      const keys = roomKeys(id)
      const records = keys.teamRecords(asked.round)
      const field = revisionOf(asked.round, team)
      const isStored = await commit({
        room: keys.room,
        guards: {
          version: looked.room.version,
          seats: looked.revision === 0 ? undefined : looked.revision,
          [field]: revision === '' ? undefined : revision,
        },
        commands: [
          ['HSET', records, team, JSON.stringify(taken.record)],
          ['HSET', keys.room, field, Number(revision) + 1],
        ],
        keys: [...keysOf(keys, looked.room), records],
        hints: [{ room: id, team }],
        at: now(),
      })
      return isStored ? taken : undefined
    })

  return {
    act: turns.oneByOne(act),
    async teamRecords(id, round) {
      const key = roomKeys(id).teamRecords(round)
      const stored = await calls.command<readonly string[]>(key, 'HVALS', key)
      return stored
        .map((record) => JSON.parse(record) as TeamRecord)
        .toSorted((one, other) => (one.team < other.team ? -1 : 1))
    },
  }
}

/** So that teams do not wait for each other, each record has a revision of its own. */
const revisionOf = (round: number, team: string) => `record:${round}:${team}`
