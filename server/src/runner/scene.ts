import type { Spread } from '@jawab/shared/protocol/views'
import { rankBy } from '@jawab/shared/scoring/ranking'
import { spreadOf, type Answered } from '@jawab/shared/scoring/spread'
import { teamsShown } from '@jawab/shared/scoring/team-scores'
import { answersTogether, firstStage, lastStage } from '@jawab/shared/teams/modes'
import { totalsOf } from '@jawab/shared/scoring/score-game'
import type { Mode } from '@jawab/shared/protocol/rules'
import type { Answer, Question } from '@jawab/shared/question/kinds'
import type { TeamRecord } from '@jawab/shared/teams/team-answer'
import { isRude } from '../auth/rude-names.ts'
import { adviceOn, isSoloVote } from '../room/advice.ts'
import { markingPairs } from '../room/marking.ts'
import { givenMark } from '../room/marks.ts'
import { currentRound, type Room } from '../room/room.ts'
import { isIn, isPresent, type Seat } from '../room/seats.ts'
import { PEOPLE_NAMED, peopleStandings, teamStandings } from '../room/standings.ts'
import type { Marking, Scene, SeatCounts } from '../room/views.ts'
import type { RoomStore } from '../stores/store.ts'
import { byPointsAndMerit, type GameScores, type Merits, type Scores } from './scores.ts'

type SceneParts = { readonly store: RoomStore; readonly scores: Scores; readonly joinUrl: (room: Room) => string }

/** Gathers from the store what the views of a room with these seats are made from. */
export async function sceneOf(
  room: Room,
  seats: readonly Seat[],
  { store, scores, joinUrl }: SceneParts,
): Promise<Scene> {
  const at = store.now()
  const counts = countSeats(seats, at)
  const question = asksOrAnswers(room) ? await store.question(room.id, room.round) : undefined
  const scored = await scores.of(room)
  const base = {
    room,
    at,
    seats: counts,
    joinUrl: joinUrl(room),
    teamPoints: Object.fromEntries(
      room.teams.map(({ id }) => [id, (scored.totals.teams.get(id) ?? 0) / 100 + scored.shift]),
    ),
    ...(question ? { question } : {}),
    ...(question && isSoloVote(room) ? await advised(room, question) : {}),
  }
  const { phase } = room
  if (question && (phase.name === 'closed' || phase.name === 'reveal')) {
    return { ...base, spread: await spread(room, question, phase.name === 'reveal') }
  }
  if (phase.name === 'marking') return { ...base, marking: await marking(room) }
  if (phase.name !== 'standings' && phase.name !== 'finished') return base

  const placed = await store.standings(room.id, PEOPLE_NAMED)
  const decided = scored.merits && decidedPlaces(seats, room, scored, scored.merits)
  const before = totalsOf(scored.rounds.filter(({ round }) => round <= phase.since))
  return {
    ...base,
    standings: {
      teams: teamStandings(room, placed.teams, before, counts.byTeam, scored.shift, decided?.teams),
      people: peopleStandings(decided?.people ?? placed.people, seats, before, scored.shift),
    },
  }

  async function advised({ id, round }: Room, question: Question) {
    const votes = await store.answers(id, round)
    const advice = adviceOn(
      question,
      votes.map(({ answer }) => answer),
    )
    return advice ? { advice } : {}
  }

  async function marking(room: Room): Promise<Marking> {
    const [roster, marks] = await Promise.all([
      store.roster(room.id, room.round, 'solo'),
      store.marks(room.id, room.round),
    ])
    return { pairs: markingPairs(room, roster), marks: marks.map(givenMark) }
  }

  /** [RV1] [TE6] What people answered alone or back, and what teams answered as one. */
  async function answered(room: Room, question: Question): Promise<Answered> {
    const { id, round } = room
    const { mode, preset } = currentRound(room)
    const alone = firstStage(mode) === 'solo' ? await store.answers(id, round) : []
    const roster = await store.roster(id, round, lastStage(mode))
    if (!answersTogether(mode)) return { answers: alone, roster }
    const records = await store.teamRecords(id, round)
    const asTeams = teamsShown(question, { mode, preset, together: { records, roster } })
    return { answers: firstStage(mode) === 'solo' ? alone : backedIn(mode, records, asTeams), roster, asTeams }
  }

  async function spread(room: Room, question: Question, isKeyShown: boolean): Promise<Spread> {
    const { keys } = currentRound(room)
    return spreadOf(question, await answered(room, question), { isKeyShown, isRude, keys })
  }
}

/**
 * The scene of the room as it is at the very end of the gathering: a reply made from it can never arrive after
 * a newer view. Nothing when there is no such room.
 */
export async function currentScene(id: string, parts: SceneParts): Promise<Scene | undefined> {
  for (;;) {
    const room = await parts.store.read(id)
    if (!room) return undefined
    const scene = await sceneOf(room, await parts.store.seats(id), parts)
    if ((await parts.store.read(id))?.version === room.version) return scene
  }
}

/** [PT8] Ranks once equals were told apart, teams by id; of people the first few. */
function decidedPlaces(seats: readonly Seat[], { teams }: Room, { totals }: GameScores, merits: Merits) {
  const people = rankBy(
    seats.filter(isIn).map(({ id }) => id),
    byPointsAndMerit(totals.people, merits.people),
  )
  const ranked = rankBy(
    teams.map(({ id }) => id).filter((team) => seats.some((seat) => seat.team === team && isIn(seat))),
    byPointsAndMerit(totals.teams, merits.teams),
  )
  return {
    people: people
      .slice(0, PEOPLE_NAMED)
      .map(({ item: id, rank }) => ({ id, rank, points: totals.people.get(id) ?? 0 })),
    teams: new Map(ranked.map(({ item, rank }) => [item, rank])),
  }
}

/** [TE3] Where a team has one answer that all of them change, it counts once; else everybody's proposal does. */
const backedIn = (mode: Mode, records: readonly TeamRecord[], asTeams: ReadonlyMap<string, Answer>) =>
  mode === 'shared' ? [...asTeams].map(([seat, answer]) => ({ seat, answer })) : records.flatMap(({ picks }) => picks)

const asksOrAnswers = ({ phase: { name } }: Room) =>
  name === 'reading' ||
  name === 'question' ||
  name === 'huddle' ||
  name === 'closed' ||
  name === 'reveal' ||
  name === 'marking'

function countSeats(seats: readonly Seat[], at: number): SeatCounts {
  const taken = seats.filter(isIn)
  const byTeam: Record<string, number> = {}
  for (const { team } of taken) if (team !== undefined) byTeam[team] = (byTeam[team] ?? 0) + 1
  return { taken: taken.length, present: taken.filter((seat) => isPresent(seat, at)).length, byTeam }
}
