import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Stage } from '@jawab/shared/teams/modes'
import type { AnswerRefusal, GivenAnswer, StoredAnswer, Taken } from '../../room/answers.ts'
import type { Room } from '../../room/room.ts'
import { rosterOf } from '../../room/roster.ts'
import type { RoomStore } from '../store.ts'
import { untilCommitted, type Command } from './commit.ts'
import { roomKeys, type RoomKeys } from './keys.ts'
import { ROOM_LIFETIME } from './lifetimes.ts'
import type { Parts } from './parts.ts'
import { prepareReadAnswers } from './read-answers.ts'
import { submit } from './scripts/submit.ts'
import { parseAnswer } from './stored-answer.ts'
import { keysOf, readRoom, saveRoom } from './stored-room.ts'

type AnswerMethods = Pick<RoomStore, 'submit' | 'answers' | 'answerOf' | 'seal' | 'roster'>

/** Calls of a turn that share a script; each brings the answers of a device, a load test brings more. */
const MOST_CALLS = 150

export function answerMethods({ calls, commit, turns, now, drawTag, readSeats }: Parts): AnswerMethods {
  const readAnswers = prepareReadAnswers(calls)

  async function submitAll(id: string, batches: readonly (readonly GivenAnswer[])[]) {
    const taken = await takeAll(id, batches.flat())
    let from = 0
    return batches.map(({ length }) => taken.slice(from, (from += length)))
  }

  async function takeAll(id: string, given: readonly GivenAnswer[]): Promise<readonly Taken[]> {
    const keys = roomKeys(id)
    const rounds = [...new Set(given.map(({ round }) => round))]
    const rulings = await calls.write<readonly string[] | null>(
      submit,
      [keys.room, keys.epochs, ...rounds.flatMap((round) => keysOfRound(keys, round))],
      [now(), ROOM_LIFETIME, drawTag(), ...given.flatMap((one) => argumentsOf(one, rounds.indexOf(one.round) + 1))],
    )
    if (!rulings) return given.map(() => ({ ok: false, refusal: 'seat:unknown' }))
    return given.map((_, at) => takenBy(rulings[2 * at] ?? '', rulings[2 * at + 1] ?? ''))
  }

  /** The roster follows from all seats: it is read first, and the seal counts only if they are still so. */
  const seal = (id: string, version: number, next: Room, round: number, stage: Stage) =>
    untilCommitted(async () => {
      const [room, seated] = await Promise.all([readRoom(calls, id), readSeats(id)])
      if (!seated || room?.version !== version) return false

      const keys = roomKeys(id)
      const roster = JSON.stringify(rosterOf(room, seated.seats))
      const frozen = keys.roster(round, stage)
      const freeze: Command = ['SET', frozen, roster, 'NX']
      const isSealed = await commit({
        room: keys.room,
        guards: { version, seats: seated.revision === 0 ? undefined : seated.revision },
        commands: [saveRoom(keys, next), freeze],
        keys: [...keysOf(keys, next), frozen],
        hints: [{ room: id }],
        at: now(),
      })
      return isSealed || undefined
    })

  return {
    submit: turns.inTurn(submitAll, MOST_CALLS),
    answers: readAnswers,
    async answerOf(id, round, seat) {
      const key = roomKeys(id).answers(round)
      const stored = await calls.command<string | null>(key, 'HGET', key, seat)
      return stored === null ? undefined : parseAnswer(stored)
    },
    seal: turns.oneByOne(seal),
    async roster(id, round, stage) {
      const key = roomKeys(id).roster(round, stage)
      const body = await calls.command<string | null>(key, 'GET', key)
      return body === null ? [] : (JSON.parse(body) as readonly RosterEntry[])
    },
  }
}

const keysOfRound = (keys: RoomKeys, round: number) => [
  keys.answers(round),
  keys.answerNews(round),
  keys.roster(round, 'solo'),
]

function argumentsOf({ seat, epoch, round, answer, seq, request, receivedAt, ...rest }: GivenAnswer, place: number) {
  const { certainty, ...network } = rest
  const said = certainty === undefined ? {} : { certainty }
  const withoutTimes = JSON.stringify({
    seat,
    answer,
    seq,
    request,
    receivedAt,
    ...said,
  } satisfies Partial<StoredAnswer>)
  const measured = [network.claimMs, network.minRttMs].map((figure) => (Number.isFinite(figure) ? figure : undefined))
  const [claim = '', roundTrip = ''] = measured
  const open = withoutTimes.slice(0, -1)
  return [round, place, seat, epoch, seq, JSON.stringify(request), receivedAt, claim, roundTrip, open]
}

const takenBy = (refusal: string, answer: string): Taken =>
  refusal === ''
    ? { ok: true, stored: JSON.parse(answer) as StoredAnswer }
    : {
        ok: false,
        refusal: refusal as AnswerRefusal,
        ...(answer === '' ? {} : { standing: JSON.parse(answer) as StoredAnswer }),
      }
