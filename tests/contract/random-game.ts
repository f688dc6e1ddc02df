import type { Answer } from '@jawab/shared/question/kinds'
import type { GivenAnswer, PlayedRound, RosterEntry } from '@jawab/shared/scoring/score-game'
import { answersTogether, firstStage, type Stage } from '@jawab/shared/teams/modes'
import type { TeamRecord } from '@jawab/shared/teams/team-answer'
import { seconds } from '@jawab/shared/time'
import type { Command, PhaseCommandName } from '../../server/src/room/commands.ts'
import { isCounted, isMixed, type Room } from '../../server/src/room/room.ts'
import type { TeamAct } from '../../server/src/room/team-acts.ts'
import { createRunner } from '../../server/src/runner/runner.ts'
import { createScores } from '../../server/src/runner/scores.ts'
import type { RoomStore } from '../../server/src/stores/store.ts'
import type { FakePlatform } from '../support/platform.ts'
import { aQuestion, aRoom, aRound, askFor } from '../support/rooms.ts'

const OPTIONS = ['a', 'b', 'c'] as const
const TEAMS = ['t1', 't2'] as const
const MOST_SEATS = 20

/** What happened in a round, as whoever watched it would have written it down. */
type Written = {
  readonly answers: Map<string, GivenAnswer>
  readonly records: Map<string, TeamRecord>
  readonly rosters: Partial<Record<Stage, readonly RosterEntry[]>>
  keys?: readonly Answer[]
  isVoid: boolean
}

type Player = { readonly id: string; team: string; isHere: boolean; isRemoved: boolean; seq: number }

/** A game that is played by drawn numbers, and a record of it that is kept beside the store and not read from it. */
export type RandomGame = Awaited<ReturnType<typeof aRandomGame>>

let serial = 0

/** A room of six rounds, one of each way to decide and to score, with a person in each team. */
export async function aRandomGame(store: RoomStore, platform: FakePlatform) {
  const id = `random-${++serial}`
  const run = [
    aRound(),
    aRound({ mode: 'two-stage', preset: 'flat' }),
    aRound({ mode: 'shared', preset: 'scratch' }),
    aRound({ mode: 'relay', preset: 'certainty' }),
    aRound({ mode: 'two-stage', preset: 'certainty', weight: 2 }),
    aRound({ preset: 'classic' }),
  ]
  await store.create(
    aRoom({ id, pin: String(100_000 + serial), run }),
    run.map(() => aQuestion()),
  )

  let requests = 0
  let stamp = 0
  const runner = createRunner({ store, drawStamp: () => ++stamp })
  const nodes = [createScores(store), createScores(store)]
  const players: Player[] = []
  const written = run.map((): Written => ({ answers: new Map(), records: new Map(), rosters: {}, isVoid: false }))
  /** Who has been seen since the stage opened. */
  let present = new Set<string>()

  const request = () => `request-${++requests}`
  const current = async () => {
    const room = await store.read(id)
    if (!room) throw new Error('The room is gone')
    return room
  }
  const of = (room: Room) => written[room.round - 1] as Written
  const seated = () => players.filter(({ isRemoved }) => !isRemoved)
  const pickOne = <Item>(items: readonly Item[], choice: number) => items[choice % items.length]

  async function does(command: Command): Promise<boolean> {
    const done = await runner.carryOut(id, command)
    return done.ok
  }

  /** The host's step, with whatever it seals and opens written down. */
  async function press(name: PhaseCommandName) {
    await platform.advance(600)
    const room = await current()
    await does({ name, request: request(), expects: room.version })
    await settleStage(room)
  }

  /** After a close the seal follows by the clock. */
  async function close() {
    await press('close')
    await platform.advance(seconds(1))
    const room = await current()
    if (room.phase.name !== 'question') return
    const { stage } = room.phase
    await does({ name: 'deadline' })
    of(room).rosters[stage] = seated().map(({ id: seat, team }) => ({ seat, team, present: present.has(seat) }))
  }

  /** Where a stage has opened, everybody who is here is seen; presence of those who are not has run out by then. */
  async function settleStage(before: Room) {
    const room = await current()
    const isOpened = room.phase.name === 'question' && before.phase.name !== 'question'
    if (!isOpened) return
    const here = seated().filter(({ isHere }) => isHere)
    present = new Set(here.map(({ id: seat }) => seat))
    await store.seen(
      id,
      here.map(({ id: seat }) => seat),
      store.now(),
    )
    await platform.advance(seconds(1))
  }

  async function join(choice: number) {
    if (seated().length >= 6) return
    const name = `P${++serial}`
    const team = pickOne(TEAMS, choice) ?? 't1'
    const taken = await store.takeSeat(id, askFor(name, { team, joinedAt: store.now() }), MOST_SEATS)
    if (!taken.ok) throw new Error(taken.reason)
    players.push({ id: taken.value.id, team, isHere: true, isRemoved: false, seq: 0 })
    present.add(taken.value.id)
  }

  async function removeOne(choice: number) {
    const player = pickOne(seated(), choice)
    if (!player || seated().length < 2) return
    await store.changeSeat(id, player.id, { removed: true })
    player.isRemoved = true
    await note('kicked')
  }

  async function moveOne(choice: number) {
    const player = pickOne(seated(), choice)
    if (!player) return
    player.team = pickOne(TEAMS, choice >> 4) ?? 't1'
    await store.changeSeat(id, player.id, { team: player.team })
    await note('moved')
  }

  const note = (about: 'kicked' | 'moved') => does({ name: 'note', request: request(), about, detail: 'P' })

  async function answer(room: Room, choice: number) {
    const player = pickOne(seated(), choice)
    if (!player) return
    const certainty = ([1, 2, 3] as const)[choice % 3] ?? 1
    const given = { answer: pickOne(OPTIONS, choice >> 4) ?? 'a', seq: ++player.seq, request: request(), certainty }
    const by = { seat: player.id, epoch: 1, round: room.round, receivedAt: store.now() }
    const [taken] = await store.submit(id, [{ ...by, stage: 'solo', ...given }])
    if (taken?.ok) of(room).answers.set(player.id, taken.stored)
  }

  async function act(room: Room, choice: number) {
    const player = pickOne(seated(), choice)
    if (!player) return
    const by = { seat: player.id, epoch: 1, round: room.round, receivedAt: store.now() }
    const option = pickOne(OPTIONS, choice >> 4) ?? 'a'
    const certainty = ([1, 2, 3] as const)[choice % 3] ?? 1
    const acts: readonly TeamAct[] = [
      { act: 'pick', ...by, answer: option, seq: ++player.seq, request: request(), certainty },
      { act: 'appoint', team: player.team, round: room.round, seat: player.id, instead: undefined },
      { act: 'uncover', ...by, option, seq: player.seq },
      { act: 'pick', ...by, answer: option, seq: ++player.seq, request: request() },
      { act: 'lock', ...by, request: request() },
    ]
    const taken = await store.act(id, pickOne(acts, choice >> 8) as TeamAct)
    if (taken.ok && room.round > 0) of(room).records.set(taken.record.team, taken.record)
    await platform.advance(300)
  }

  async function voidOne(choice: number) {
    const round = 1 + (choice % run.length)
    const room = await current()
    if (room.phase.name === 'question' || room.phase.name === 'huddle') return
    if (await does({ name: 'void', request: request(), round })) (written[round - 1] as Written).isVoid = true
  }

  async function repairOne(choice: number) {
    const round = 1 + (choice % run.length)
    const room = await current()
    if (room.phase.name === 'question' || room.phase.name === 'huddle') return
    const [name, answer] = [choice % 2 ? 'rekey' : 'accept', pickOne(OPTIONS, choice >> 4) ?? 'a'] as const
    if (!(await does({ name, request: request(), round, answer, own: 'a' }))) return
    const one = written[round - 1] as Written
    const before = one.keys ?? ['a']
    const isIn = before.includes(answer)
    if (name === 'rekey') one.keys = isIn && before.length === 1 ? before : [answer]
    else one.keys = isIn ? before : [...before, answer]
  }

  const between = [join, moveOne, removeOne, voidOne, repairOne, toggle] as const

  async function toggle(choice: number) {
    const player = pickOne(seated(), choice)
    if (player) player.isHere = !player.isHere
  }

  /** Something that may happen where the game stands; more often than not the show goes on. */
  async function play(choice: number) {
    const room = await current()
    const rest = Math.floor(choice / 10)
    const { phase } = room
    if (phase.name === 'question') {
      if (choice % 10 >= 8) return close()
      if (choice % 10 === 7) return moveOne(rest)
      if (choice % 10 === 6) return join(rest)
      return phase.stage === 'solo' ? answer(room, rest) : act(room, rest)
    }
    if (phase.name === 'huddle' && choice % 10 < 6) return act(room, rest)
    if (choice % 10 < 4) return pickOne(between, choice % 7)?.(rest)
    if (phase.name === 'finished') return pickOne([voidOne, repairOne], choice)?.(rest)
    // So that whoever has gone is not taken for present any more.
    await platform.advance(seconds(20))
    return press(phase.name === 'reading' ? 'skip' : 'next')
  }

  for (const at of [0, 1]) await join(at)

  return {
    id,
    nodes,
    play,
    seated: () => seated().map(({ id: seat }) => seat),
    /** The rounds that count by now, from what was written down. */
    async record(): Promise<{ readonly room: Room; readonly played: readonly PlayedRound[] }> {
      const room = await current()
      const played = room.run.flatMap(({ sealedAt, limitMs, preset, mode, weight }, at): PlayedRound[] => {
        const { answers, records, rosters, keys, isVoid } = written[at] as Written
        if (sealedAt === undefined || !isCounted(room, at + 1)) return []
        const together = answersTogether(mode)
          ? { together: { records: [...records.values()], roster: rosters.team ?? [] } }
          : {}
        return [
          {
            round: at + 1,
            question: aQuestion(),
            keys,
            ...{ limitMs, preset, mode, weight, voided: isVoid, streaks: false, isMixed: isMixed(room), marks: [] },
            answers: [...answers.values()],
            roster: rosters[firstStage(mode)] ?? [],
            ...together,
          },
        ]
      })
      return { room, played }
    },
  }
}
