import type { Refusal } from '@jawab/shared/protocol/refusals'
import { languages } from '@jawab/shared/language'
import { readingMillis } from '@jawab/shared/question/reading'
import type { Question } from '@jawab/shared/question/kinds'
import { no, ok, type Result } from '@jawab/shared/result'
import type { Instant, Millis } from '@jawab/shared/time'
import type { Command, StepFacts } from '../room/commands.ts'
import { everybodyAnswered, STOOD_FOR_EARLY_CLOSE, wholeAnswers } from '../room/early-close.ts'
import { asksTheSame } from '../room/planning.ts'
import type { Room } from '../room/room.ts'
import { isIn, type Seat } from '../room/seats.ts'
import { step } from '../room/step.ts'
import { decidesTogether, everyTeamAnswered, teamsAtWork } from '../room/team-stage.ts'
import type { RoomStore } from '../stores/store.ts'

export type Runner = {
  /**
   * Reads the room, lets the rules decide and saves what they decided, anew whenever somebody else was faster.
   * `questions` are those that a command brings: of another game all, of an addition to the run of show its own.
   */
  carryOut(id: string, command: Command, questions?: readonly Question[]): Promise<Result<Room, Refusal>>
}

type RunnerParts = { readonly store: RoomStore; readonly drawStamp: () => number }

/** More rivals than this at one room in one moment means a bug, not a race. */
const MOST_TRIES = 20

export function createRunner({ store, drawStamp }: RunnerParts): Runner {
  return { carryOut }

  async function carryOut(id: string, command: Command, questions?: readonly Question[]) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const room = await store.read(id)
      if (!room) return no('room:unknown' as const)

      const decided = await decide(room, command)
      if (!decided.ok || decided.value === room) return decided

      const next = { ...decided.value, version: room.version + 1, stamp: drawStamp() }
      if (await save(room, next, command, questions)) return ok(next)
    }
    throw new Error(`Room ${id} changed under ${command.name} ${MOST_TRIES} times in a row`)
  }

  /** The rules decide once more where the step leads to the next question: only then it is read, for how long it takes. */
  async function decide(room: Room, command: Command): Promise<Result<Room, Refusal>> {
    const facts = await factsFor(room, command)
    const decided = step(room, command, { ...facts, readingMs: 0 })
    if (!decided.ok || decided.value.round <= room.round) return decided
    return step(room, command, { ...facts, readingMs: await readingTime(room) })
  }

  async function save(room: Room, next: Room, { name }: Command, questions: readonly Question[] = []) {
    if (name === 'again') return store.restart(room.id, room.version, next, questions)
    const isReplanned = name === 'plan' || name === 'sudden-death'
    if (isReplanned && !asksTheSame(room, next)) return replan(room, next, questions)
    const { phase } = room
    // [TE4] A stage is sealed when its phase ends, and only then: between two stages of a round stands a huddle.
    return phase.name === 'question' && next.phase.name !== 'question'
      ? store.seal(room.id, room.version, next, room.round, phase.stage)
      : store.change(room.id, room.version, next)
  }

  /** The rounds ahead ask what was dealt for them, wherever they were before. */
  async function replan(room: Room, next: Room, added: readonly Question[]): Promise<boolean> {
    const ahead = next.run.slice(next.round).map(async ({ question: id }) => {
      const before = room.run.findIndex(({ question }) => question === id) + 1
      return added.find((question) => question.id === id) ?? (await store.question(room.id, before))
    })
    const questions = (await Promise.all(ahead)).filter((question) => question !== undefined)
    // Somebody else was faster when a question lies where another one is said to be.
    const areTheirs = asksTheSame(
      { run: next.run.slice(next.round) },
      { run: questions.map(({ id: question }) => ({ question })) },
    )
    return areTheirs && store.replan(room.id, room.version, next, questions)
  }

  async function factsFor(room: Room, command: Command): Promise<Omit<StepFacts, 'readingMs'>> {
    const seats = await store.seats(room.id)
    const at = store.now()
    return {
      at,
      seats: seats.filter(isIn).length,
      everybodyAnswered: await isAnswered(room, command, seats, at),
    }
  }

  /** [RD12] The host's `next` takes any answer, [RD5] an early close only whole ones that have stood for a while. */
  async function isAnswered(room: Room, { name }: Command, seats: readonly Seat[], at: Instant) {
    if (name !== 'next' && name !== 'early-close') return false
    const { id, round } = room
    if (decidesTogether(room)) return isAnsweredTogether(room, name, seats, at)
    if (name === 'next') return everybodyAnswered(seats, await store.answers(id, round), at, 0)

    const question = await store.question(id, round)
    const answers = question ? wholeAnswers(question, await store.answers(id, round)) : []
    return everybodyAnswered(seats, answers, at, STOOD_FOR_EARLY_CLOSE)
  }

  /** [RD5] [TE6] In a team stage every team that is there is waited for. */
  async function isAnsweredTogether(room: Room, name: 'next' | 'early-close', seats: readonly Seat[], at: Instant) {
    const { id, round } = room
    const question = await store.question(id, round)
    const teams = teamsAtWork(room, seats, await store.teamRecords(id, round), at)
    const stoodFor = name === 'next' ? 0 : STOOD_FOR_EARLY_CLOSE
    return question !== undefined && everyTeamAnswered(room, question, teams, at, stoodFor)
  }

  /** [RD2] Of the round that would come next. */
  async function readingTime(room: Room): Promise<Millis> {
    const question = await store.question(room.id, room.round + 1)
    return question ? readingMillis(question, languages, room.rules.readingSeconds) : 0
  }
}
