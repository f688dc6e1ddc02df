import type { Spread } from '@jawab/shared/protocol/views'
import { spreadOf } from '@jawab/shared/scoring/spread'
import { totalsOf } from '@jawab/shared/scoring/score-game'
import type { Question } from '@jawab/shared/question/kinds'
import { isRude } from '../auth/rude-names.ts'
import { markingPairs } from '../room/marking.ts'
import { givenMark } from '../room/marks.ts'
import { currentRound, type Room } from '../room/room.ts'
import { isIn, isPresent, type Seat } from '../room/seats.ts'
import { PEOPLE_NAMED, peopleStandings, teamStandings } from '../room/standings.ts'
import type { Marking, Scene, SeatCounts } from '../room/views.ts'
import type { RoomStore } from '../stores/store.ts'
import type { Scores } from './scores.ts'

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
    teamPoints: Object.fromEntries(room.teams.map(({ id }) => [id, (scored.totals.teams.get(id) ?? 0) / 100])),
    ...(question ? { question } : {}),
  }
  const { phase } = room
  if (question && (phase.name === 'closed' || phase.name === 'reveal')) {
    return { ...base, spread: await spread(room, question, phase.name === 'reveal') }
  }
  if (phase.name === 'marking') return { ...base, marking: await marking(room) }
  if (phase.name !== 'standings' && phase.name !== 'finished') return base

  const placed = await store.standings(room.id, PEOPLE_NAMED)
  const before = totalsOf(scored.rounds.filter(({ round }) => round <= phase.since))
  return {
    ...base,
    standings: {
      teams: teamStandings(room, placed.teams, before, counts.byTeam),
      people: peopleStandings(placed.people, seats, before),
    },
  }

  async function marking(room: Room): Promise<Marking> {
    const [roster, marks] = await Promise.all([store.roster(room.id, room.round), store.marks(room.id, room.round)])
    return { pairs: markingPairs(room, roster), marks: marks.map(givenMark) }
  }

  async function spread(room: Room, question: Question, isKeyShown: boolean): Promise<Spread> {
    const [answers, roster] = await Promise.all([store.answers(room.id, room.round), store.roster(room.id, room.round)])
    return spreadOf(question, { answers, roster }, { isKeyShown, isRude, keys: currentRound(room).keys })
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

const asksOrAnswers = ({ phase: { name } }: Room) =>
  name === 'reading' || name === 'question' || name === 'closed' || name === 'reveal' || name === 'marking'

function countSeats(seats: readonly Seat[], at: number): SeatCounts {
  const taken = seats.filter(isIn)
  const byTeam: Record<string, number> = {}
  for (const { team } of taken) if (team !== undefined) byTeam[team] = (byTeam[team] ?? 0) + 1
  return { taken: taken.length, present: taken.filter((seat) => isPresent(seat, at)).length, byTeam }
}
