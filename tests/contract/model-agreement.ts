import { seconds } from '@jawab/shared/time'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { Platform } from '../../server/src/platform.ts'
import type { Hint, RoomStore, Store } from '../../server/src/stores/store.ts'
import { modelStore } from '../support/model-store.ts'
import { fakePlatform } from '../support/platform.ts'
import { aRoom, askFor, withOpenRound } from '../support/rooms.ts'
import { assertKeeping } from './kept-runs.ts'
import { MOST_SEATS, type OpenStore } from './open-store.ts'
import {
  anyCall,
  create,
  GAMES,
  MOST_ROUNDS,
  PINS,
  questionsToPlay,
  ROOMS,
  roomToPlay,
  ROUNDS,
  type Call,
  type Facts,
} from './random-calls.ts'

/** Calls that set out in the same turn. Rooms are made one at a time. */
type Turn = readonly Call[]

const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: create.map((call) => [call]) },
    { weight: 15, arbitrary: fc.array(anyCall, { minLength: 1, maxLength: 4 }) },
  ),
  { minLength: 5, maxLength: 40 },
)

type Agreement = {
  readonly runs: number
  /** Closes the store and opens it again: a store that remembers must have written all that it says. */
  readonly reopen?: (store: Store, platform: Platform) => Promise<Store>
}

/**
 * Plays random calls on the model and on the store: every reply, every read afterwards and every hint must agree.
 * A failing run is shrunk, printed with its seed, and kept until it passes.
 */
export function agreesWithModel(name: string, open: OpenStore, { runs, reopen }: Agreement) {
  test(
    `${name} agrees with the model on ${runs} runs of random calls`,
    async () => {
      const platform = fakePlatform()
      let store = await open(platform)
      onTestFinished(() => store.close())

      await assertKeeping(
        name,
        fc.asyncProperty(turns, async (drawn) => {
          const model = modelStore(platform)
          const both = [model, store] as const
          for (const each of both) await startAfresh(each)
          const hints = both.map(hintsOf)
          let serial = 0
          for (const turn of drawn) {
            const calls = await Promise.all(
              turn.map(async (call) => ({ call, facts: await factsOf(model, call.id, serial++) })),
            )
            const [expected, replies] = await Promise.all(
              both.map((each) => Promise.all(calls.map(({ call, facts }) => call.run(each, facts)))),
            )
            expect(replies).toEqual(expected)
            expect(await everythingIn(store)).toEqual(await everythingIn(model))
            expect(hints[1]?.heard()).toEqual(hints[0]?.heard())
            await platform.advance(seconds(1))
          }
          for (const { stop } of hints) stop()
          if (!reopen) return
          store = await reopen(store, platform)
          expect(await everythingIn(store)).toEqual(await everythingIn(model))
        }),
        runs,
      )
    },
    timeoutOf(runs),
  )
}

const timeoutOf = (runs: number) => seconds(30) + runs * seconds(0.5)

async function factsOf(model: RoomStore, id: string, serial: number): Promise<Facts> {
  const room = await model.read(id)
  return { room: room ?? aRoom({ id }), isLive: room !== undefined, seats: await model.seats(id), serial }
}

function hintsOf(store: RoomStore) {
  const hints: Hint[] = []
  // In their order for each room: those of different rooms may come in any.
  const heard = () => ROOMS.map((id) => hints.filter(({ room }) => room === id))
  return { heard, stop: store.onHint((hint) => void hints.push(hint)) }
}

/** Ends the rooms of the run before, whose results stay and are overwritten, and opens a round in new ones. */
async function startAfresh(store: RoomStore) {
  for (const id of ROOMS) {
    await store.end(id)
    for (const game of GAMES) await store.saveResults(id, game, null)
  }
  for (const [at, id] of ROOMS.entries()) {
    await store.create(withOpenRound(roomToPlay(id, PINS[at] ?? '')), questionsToPlay())
    for (const name of ['Ada', 'Bo']) await store.takeSeat(id, askFor(name), MOST_SEATS)
  }
}

/** All that can be read of the store. */
async function everythingIn(store: RoomStore) {
  const rooms = await Promise.all(ROOMS.map((id) => everythingOf(store, id)))
  const pins = await Promise.all(PINS.map((pin) => store.findRoom(pin)))
  const live = await store.liveRooms()
  return { rooms, pins, live: live.toSorted((one, other) => (one.id < other.id ? -1 : 1)) }
}

async function everythingOf(store: RoomStore, id: string) {
  const seats = await store.seats(id)
  return {
    room: await store.read(id),
    seats,
    questions: await Promise.all(Array.from({ length: MOST_ROUNDS }, (_, at) => store.question(id, at + 1))),
    answers: await Promise.all(ROUNDS.map((round) => answersOf(store, id, round))),
    marks: await Promise.all(ROUNDS.map((round) => store.marks(id, round))),
    rosters: await Promise.all(ROUNDS.map((round) => store.roster(id, round, 'solo'))),
    teamRosters: await Promise.all(ROUNDS.map((round) => store.roster(id, round, 'team'))),
    records: await Promise.all(ROUNDS.map((round) => store.teamRecords(id, round))),
    standings: await store.standings(id, 3),
    places: await Promise.all(seats.map((seat) => store.placeOf(id, seat.id))),
    lastBeat: await store.lastBeat(id),
    results: await Promise.all(GAMES.map((game) => store.results(id, game))),
  }
}

async function answersOf(store: RoomStore, id: string, round: number) {
  const answers = await store.answers(id, round)
  const one = await Promise.all(answers.map(({ seat }) => store.answerOf(id, round, seat)))
  expect(one).toEqual(answers)
  return answers.toSorted((answer, other) => (answer.seat < other.seat ? -1 : 1))
}
