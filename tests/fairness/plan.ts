import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import type { Preset } from '@jawab/shared/protocol/rules'
import { seededRandom, type Random } from '@jawab/shared/random'
import { seconds, type Millis } from '@jawab/shared/time'
import { groupsOf } from './figures.ts'
import { drawReaction, drawReflex } from './reactions.ts'
import { roundTrips } from './network.ts'

/** What one phone may do that no honest one does; `more-time` is allowed where the host says so ([TM4]). */
export const cheats = ['claims-less', 'delays-pongs', 'reads-lead', 'pre-timed', 'replays', 'more-time'] as const
export type Cheat = (typeof cheats)[number]

/** A player who reads and then taps, or one who taps anything as soon as it is there. */
export type Pace = 'reading' | 'reflex'

/** A phone and who holds it. In one room a cheat has an honest twin: same player, round trip and pace. */
export type PhonePlan = {
  /** Whoever has the same number takes as long to react, and has a line as uneven, in every room of that limit. */
  readonly player: number
  readonly roundTrip: Millis
  readonly pace: Pace
  readonly cheat?: Cheat
  /** From the showing of the options to each tap, by round, in order. */
  readonly reactions: readonly (readonly Millis[])[]
}

/** A room of the bench. */
export type RoomPlan = {
  readonly preset: Preset
  readonly limitMs: Millis
  readonly questions: number
  /** [TM4] Where more time is allowed. */
  readonly timeFactor?: TimeFactor
  readonly phones: readonly PhonePlan[]
}

export type BenchSettings = {
  /** How many answers there are at least of every round trip, in each room without more time. */
  readonly answers: number
  readonly presets: readonly Preset[]
  readonly limits: readonly Millis[]
  readonly seed: string
}

/** An answer may be changed ([RD4]), and each has its own receipt: so many does everybody give to a question. */
const ANSWERS_EACH = 6
const MOST_PLAYERS = 30
const FEWEST_QUESTIONS = 2
/** How many players of each round trip have a cheat beside them. */
const CHEATED = 4
const MORE_TIME: TimeFactor = 1.5

/** One room for each preset and limit, and another one in which more time is allowed. */
export function planRooms({ answers, presets, limits, seed }: BenchSettings): RoomPlan[] {
  const questions = Math.max(FEWEST_QUESTIONS, Math.ceil(answers / (MOST_PLAYERS * ANSWERS_EACH)))
  const players = Math.max(CHEATED, Math.ceil(answers / (questions * ANSWERS_EACH)))
  return presets.flatMap((preset) =>
    limits.flatMap((limitMs) => {
      const cast = { limitMs, questions, seed }
      const patient = { ...cast, questions: Math.ceil(questions / 2) }
      return [
        { preset, limitMs, questions, phones: castUsual(cast, players) },
        { preset, ...patient, timeFactor: MORE_TIME, phones: castPatient(patient) },
      ]
    }),
  )
}

/** How long all of it takes, about: one limit after the other. */
export const lengthOf = (rooms: readonly RoomPlan[]): Millis =>
  groupsOf(rooms, ({ limitMs }) => String(limitMs)).reduce(
    (sum, [, alike]) => sum + Math.max(...alike.map(lengthOfRoom)),
    0,
  )

/** Lead, reveal and the steps of the host are 5 s a question. */
const lengthOfRoom = ({ questions, limitMs, timeFactor = 1 }: RoomPlan) =>
  questions * (limitMs * timeFactor + seconds(5))

type Cast = { readonly limitMs: Millis; readonly questions: number; readonly seed: string }

const castUsual = (cast: Cast, players: number): PhonePlan[] => [
  ...castAll(cast, players, { pace: 'reading' }),
  ...castAll(cast, CHEATED, { pace: 'reflex' }),
  ...castAll(cast, CHEATED, { pace: 'reflex', cheat: 'pre-timed' }),
  ...(['claims-less', 'delays-pongs', 'reads-lead', 'replays'] as const).flatMap((cheat) =>
    castAll(cast, CHEATED, { pace: 'reading', cheat }),
  ),
]

const castPatient = (cast: Cast): PhonePlan[] => [
  ...castAll(cast, CHEATED, { pace: 'reading' }),
  ...castAll(cast, CHEATED, { pace: 'reading', cheat: 'more-time' }),
]

const castAll = (cast: Cast, players: number, part: Pick<PhonePlan, 'pace' | 'cheat'>): PhonePlan[] =>
  roundTrips.flatMap((roundTrip) =>
    Array.from({ length: players }, (_, player) => ({
      ...part,
      player,
      roundTrip,
      reactions: drawReactions(cast, part.pace, player),
    })),
  )

/** The same for everybody with this number, whatever the line. */
function drawReactions({ limitMs, questions, seed }: Cast, pace: Pace, player: number): Millis[][] {
  const random = seededRandom(`${seed} ${pace} ${player} within ${limitMs}`)
  return Array.from({ length: questions }, () => drawTaps(random, pace, limitMs))
}

function drawTaps(random: Random, pace: Pace, limitMs: Millis): Millis[] {
  if (pace === 'reflex') return [drawReflex(random)]
  const drawn = Array.from({ length: ANSWERS_EACH }, () => drawReaction(random, limitMs))
  return drawn.toSorted((one, other) => one - other)
}
