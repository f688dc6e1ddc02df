import type { Question } from '@jawab/shared/question/kinds'
import { pileCounts } from '@jawab/shared/scoring/spread'
import type { Instant } from '@jawab/shared/time'
import { isRude } from '../auth/rude-names.ts'
import { isExtraTime } from '../room/answers.ts'
import { everybodyAnswered, NO_EARLY_CLOSE_FOR, STOOD_FOR_EARLY_CLOSE, wholeAnswers } from '../room/early-close.ts'
import { markingPairs } from '../room/marking.ts'
import { givenMark } from '../room/marks.ts'
import type { Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'
import { spokespersonOf } from '../room/spokesperson.ts'
import { tallyOf, tallyTogether } from '../room/tally.ts'
import { decidesTogether, everyTeamAnswered, standingOf, teamsAtWork, type TeamAtWork } from '../room/team-stage.ts'
import type { RoomStore } from '../stores/store.ts'
import type { Runner } from './runner.ts'
import type { Audience } from './watch.ts'

type CountsParts = {
  readonly store: RoomStore
  readonly runner: Runner
  readonly audience: Pick<Audience, 'tellTally' | 'tellMarks' | 'tellTeams'>
  /** What the last look at the room has found; nothing before the first. */
  readonly lookedAt: (room: string) => Looked | undefined
  /** [RD11] What was not served for long makes the people of other servers look gone. */
  readonly makeUp: (room: Room) => Promise<unknown>
}

/** A room as its devices show it, with its seats of that moment and the question that is on, if there is one. */
export type Looked = { readonly room: Room; readonly seats: readonly Seat[]; readonly question?: Question }

/** Tells how far a round has come that is answered or marked, and closes it early where nobody is waited for. */
export function createCounts({
  store,
  runner,
  audience,
  lookedAt,
  makeUp,
}: CountsParts): (id: string) => Promise<void> {
  const startedAt = store.now()
  return count

  async function count(id: string) {
    const { room, seats, question } = lookedAt(id) ?? {}
    if (room?.phase.name === 'marking') return countMarks(room)
    if (!room || !question) return
    if (decidesTogether(room)) return countTeams(room, question)
    if (room.phase.name === 'question') return countAnswers(room, seats ?? [], question)
  }

  async function countAnswers(room: Room, seats: readonly Seat[], question: Question) {
    const { id, round, phase } = room
    const at = store.now()
    // [TM4] What comes in now, comes from those who have more time.
    if (phase.name === 'question' && isExtraTime(room, phase, at)) return
    const answers = await store.answers(id, round)
    const piled = pileCounts(
      question,
      answers.map(({ answer }) => answer),
      { isKeyShown: false, isRude },
    )
    audience.tellTally(room, tallyOf(room, seats, answers, at), piled)
    // Whoever has come in since the look is waited for too: the command reads the seats again.
    if (everybodyAnswered(seats, wholeAnswers(question, answers), at, STOOD_FOR_EARLY_CLOSE)) await closeEarly(room, at)
  }

  /** [TE5] [TE6] Sees to it that somebody speaks for each team, and tells each what it has come to. */
  async function countTeams(room: Room, question: Question) {
    const { id, round } = room
    const at = store.now()
    const [seats, records] = await Promise.all([store.seats(id), store.teamRecords(id, round)])
    const teams = teamsAtWork(room, seats, records, at)
    await appoint(room, seats, teams, at)
    const alone = room.phase.name === 'huddle' ? await store.answers(id, round) : []
    audience.tellTeams(room, { question, teams, alone })
    // In a huddle the host may know how the vote went that led to it.
    const shown =
      room.phase.name === 'huddle'
        ? alone.map(({ answer }) => answer)
        : teams.flatMap((team) => standingOf(room, team)?.answer ?? [])
    audience.tellTally(room, tallyTogether(room, teams), pileCounts(question, shown, { isKeyShown: false, isRude }))
    if (room.phase.name !== 'question') return
    if (everyTeamAnswered(room, question, teams, at, STOOD_FOR_EARLY_CLOSE)) await closeEarly(room, at)
  }

  async function appoint({ id, round }: Room, seats: readonly Seat[], teams: readonly TeamAtWork[], at: Instant) {
    for (const { team, record } of teams) {
      const seat = spokespersonOf(seats, record, round, at)
      if (seat === undefined || seat === record.spokesperson) continue
      await store.act(id, { act: 'appoint', team, round, seat, instead: record.spokesperson })
    }
  }

  /** [RD5] */
  async function closeEarly(room: Room, at: Instant) {
    if (!room.rules.earlyClose || at <= startedAt + NO_EARLY_CLOSE_FOR) return
    await makeUp(room)
    await runner.carryOut(room.id, { name: 'early-close' })
  }

  async function countMarks(room: Room) {
    if (room.phase.name !== 'marking' || room.phase.step !== 'open') return
    const [roster, marks] = await Promise.all([
      store.roster(room.id, room.round, 'solo'),
      store.marks(room.id, room.round),
    ])
    audience.tellMarks(room, { pairs: markingPairs(room, roster), marks: marks.map(givenMark) })
  }
}
