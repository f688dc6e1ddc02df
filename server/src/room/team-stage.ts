import type { Question } from '@jawab/shared/question/kinds'
import { emptyRecord, standingPick, type TeamRecord } from '@jawab/shared/teams/team-answer'
import type { Instant, Millis } from '@jawab/shared/time'
import { currentRound, type Room } from './room.ts'
import { isIn, isPresent, type Seat } from './seats.ts'
import { isScratched } from './team-acts.ts'

/** A team as it stands in the team stage. */
export type TeamAtWork = {
  readonly team: string
  readonly record: TeamRecord
  readonly members: readonly Seat[]
  readonly present: ReadonlySet<string>
}

/** Whether teams see what their members back: in a huddle, and while they answer as one. */
export const decidesTogether = ({ phase }: Room) =>
  phase.name === 'huddle' || (phase.name === 'question' && phase.stage === 'team')

/** The teams that have members, each with what it has done so far. */
export function teamsAtWork(
  room: Room,
  seats: readonly Seat[],
  records: readonly TeamRecord[],
  at: Instant,
): readonly TeamAtWork[] {
  const seated = seats.filter(isIn)
  return room.teams.flatMap(({ id: team }) => {
    const members = seated.filter((seat) => seat.team === team)
    if (members.length === 0) return []
    const present = new Set(members.filter((seat) => isPresent(seat, at)).map(({ id }) => id))
    return [{ team, record: records.find((one) => one.team === team) ?? emptyRecord(team), members, present }]
  })
}

/** [TE3] [TE6] The answer of a team that stands for now. */
export const standingOf = (room: Room, { record, members, present }: TeamAtWork) => {
  const { mode, kind } = currentRound(room)
  return standingPick(record, { mode, kind, members: new Set(members.map(({ id }) => id)) }, present)
}

/** [TE6] [PT5] Whether a team has an answer that has stood for a while, or has uncovered all it can. */
export function hasAnswered(room: Room, question: Question, team: TeamAtWork, before: Instant): boolean {
  const { record } = team
  if (currentRound(room).preset === 'scratch') return isScratched(question, record)
  if (record.lock) return true
  return standingOf(room, team) !== undefined && record.picks.every(({ receivedAt }) => receivedAt <= before)
}

/** [RD5] Somebody is there, and every team of which somebody is has an answer that stood for `stoodFor`. */
export function everyTeamAnswered(
  room: Room,
  question: Question,
  teams: readonly TeamAtWork[],
  at: Instant,
  stoodFor: Millis,
): boolean {
  const here = teams.filter(({ present }) => present.size > 0)
  return here.length > 0 && here.every((team) => hasAnswered(room, question, team, at - stoodFor))
}
