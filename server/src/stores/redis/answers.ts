import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Stage } from '@jawab/shared/teams/modes'
import type { AnswerRefusal, GivenAnswer, StoredAnswer, Taken } from '../../room/answers.ts'
import type { Room } from '../../room/room.ts'
import { rosterOf } from '../../room/roster.ts'
import type { RoomStore } from '../store.ts'
import { untilCommitted, type Command } from './commit.ts'
import { roomKeys } from './keys.ts'
import { ROOM_LIFETIME } from './lifetimes.ts'
import { MOST_AT_ONCE, type Parts } from './parts.ts'
import { submit } from './scripts/submit.ts'
import { readSeats } from './seat-walk.ts'
import { keysOf, saveRoom } from './stored-room.ts'

type AnswerMethods = Pick<RoomStore, 'submit' | 'answers' | 'answerOf' | 'seal' | 'roster'>

/** Calls of a turn that share a script; each brings the answers of a device, a load test brings more. */
const MOST_CALLS = 150

export function answerMethods({ calls, commit, turns, now }: Parts): AnswerMethods {
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
      [keys.room, keys.epochs, ...rounds.flatMap((round) => [keys.answers(round), keys.roster(round, 'solo')])],
      [now(), ROOM_LIFETIME, ...given.flatMap((one) => argumentsOf(one, rounds.indexOf(one.round) + 1))],
    )
    if (!rulings) return given.map(() => ({ ok: false, refusal: 'seat:unknown' }))
    return given.map((_, at) => takenBy(rulings[2 * at] ?? '', rulings[2 * at + 1] ?? ''))
  }

  /** The roster follows from all seats: it is read first, and the seal counts only if they are still so. */
  const seal = (id: string, version: number, next: Room, round: number, stage: Stage) =>
    untilCommitted(async () => {
      const seated = await readSeats(calls, id)
      if (seated?.room.version !== version) return false

      const keys = roomKeys(id)
      const roster = JSON.stringify(rosterOf(seated.room, seated.seats))
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
    // In pages: an answer that comes meanwhile may be met or not. Once the round is sealed none comes.
    async answers(id, round) {
      const key = roomKeys(id).answers(round)
      const found = new Map<string, StoredAnswer>()
      let cursor = '0'
      do {
        const page = await calls.command<[string, string[]]>(key, 'HSCAN', key, cursor, 'COUNT', MOST_AT_ONCE)
        cursor = page[0]
        page[1].forEach((stored, at) => at % 2 === 1 && found.set(page[1][at - 1] ?? '', parseStored(stored)))
      } while (cursor !== '0')
      return [...found.values()]
    },
    async answerOf(id, round, seat) {
      const key = roomKeys(id).answers(round)
      const stored = await calls.command<string | null>(key, 'HGET', key, seat)
      return stored === null ? undefined : parseStored(stored)
    },
    seal: turns.oneByOne(seal),
    async roster(id, round, stage) {
      const key = roomKeys(id).roster(round, stage)
      const body = await calls.command<string | null>(key, 'GET', key)
      return body === null ? [] : (JSON.parse(body) as readonly RosterEntry[])
    },
  }
}

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

/** The lines before it are for the script. */
const parseStored = (stored: string) => JSON.parse(stored.slice(stored.lastIndexOf('\n') + 1)) as StoredAnswer
