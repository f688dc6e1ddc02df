import * as v from 'valibot'
import { timeFactors, type TimeFactor } from '../clock/time-factor.ts'
import type { KindName } from '../question/kinds.ts'
import type { Tier } from '../question/question.ts'
import { LONGEST_HUDDLE, SHORTEST_HUDDLE } from '../teams/modes.ts'
import { FEWEST_TEAMS, MOST_TEAMS, TEAM_NAME_LONGEST } from '../teams/teams.ts'

export const presetNames = ['learn', 'classic', 'flat', 'certainty', 'scratch'] as const
export const modeNames = ['solo', 'mean', 'shared', 'two-stage', 'relay'] as const

/** [RV3] Who ticks what a team's talk covered: the team before it, the host alone, or the team itself. */
const markings = ['neighbour', 'host', 'team'] as const
export type Marking = (typeof markings)[number]

/** How a round is scored. `learn` is the default ([PT2] to [PT6]). */
export type Preset = (typeof presetNames)[number]
/**
 * Who answers: everybody alone (`solo`; `mean`, where teams are scored by the mean of their members, [TE2]), a team
 * together (`shared`, [TE3]; `relay`, [TE5]), or first alone and then together (`two-stage`, [TE4]).
 */
export type Mode = (typeof modeNames)[number]

/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const teamName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(TEAM_NAME_LONGEST))

/** Words of the bank. Whether there are such, the server says: then it can name those there are. */
const bankWords = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100))

const isOn = v.exactOptional(v.boolean())

/**
 * [RM4] [ST1] [ST5] Who comes in, and which names are shown: a second code, the host's consent, no rude names, and
 * whether standings name people. Set when the room is made or at any time later.
 */
export const doorSwitches = { secondCode: isOn, approve: isOn, cleanNames: isOn, namesOnWall: isOn }

/** The switches at the door as a room has them. Solo rooms always name people. */
export type DoorRules = { readonly [Switch in keyof typeof doorSwitches]: boolean }

/** What a host may set when a room is made. Everything has a default. */
export const askedRules = v.object({
  ...doorSwitches,
  preset: v.optional(v.picklist(presetNames)),
  /** [PT3] More for being right several times in a row; in `classic` only. */
  streaks: v.optional(v.boolean()),
  mode: v.optional(v.picklist(modeNames)),
  limitSeconds: v.optional(whole(5, 300)),
  length: v.optional(whole(1, 100)),
  kinds: v.optional(bankWords),
  tiers: v.optional(bankWords),
  /** Questions with any of them. */
  topics: v.optional(bankWords),
  /** [RD9] Read out and typed by people, so that capitals and blanks around it mean nothing. */
  seed: v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(64))),
  readingSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(120))),
  /** [TE4] How long a team talks before it answers together. */
  huddleSeconds: v.optional(whole(SHORTEST_HUDDLE, LONGEST_HUDDLE)),
  /** [TE4] How long a team then has to answer. */
  teamSeconds: v.optional(whole(5, 120)),
  earlyClose: v.optional(v.boolean()),
  /** [TM4] The most that a player may stretch the time by; 1 lets nobody. */
  timeFactor: v.optional(v.picklist(timeFactors)),
  /** [RD8] Standings after every so many questions; 0 means only at the end. */
  standingsEvery: v.optional(whole(0, 100)),
  /** [RD7] Whether the show steps on by itself; the host can change it at any time. */
  autopilot: v.optional(v.boolean()),
  /** [TE1] How many teams, or their names. */
  teams: v.optional(
    v.union([
      whole(FEWEST_TEAMS, MOST_TEAMS),
      v.pipe(v.array(v.object({ name: teamName })), v.minLength(FEWEST_TEAMS), v.maxLength(MOST_TEAMS)),
    ]),
  ),
  /** [TE1] Whether players choose their team, or newcomers are dealt to the smallest; the host can always move them. */
  teamDeal: v.optional(v.picklist(['choose', 'balance'])),
  /** [RV3] Where teams play. */
  marking: v.optional(v.picklist(markings)),
})
export type AskedRules = v.InferOutput<typeof askedRules>

/** The rules a room plays by. */
export type Rules = {
  readonly preset: Preset
  readonly streaks: boolean
  readonly mode: Mode
  /** Replaces each question's own limit, where set. */
  readonly limitSeconds?: number
  readonly length: number
  readonly kinds: readonly KindName[]
  /** Where the host chose some. */
  readonly tiers?: readonly Tier[]
  readonly topics?: readonly string[]
  readonly seed: string
  /** [RD2] Replaces the computed reading time, where set. */
  readonly readingSeconds?: number
  /** [TE4] Replace the usual lengths of a huddle and of the answer after it, where set. */
  readonly huddleSeconds?: number
  readonly teamSeconds?: number
  readonly earlyClose: boolean
  /** [TM4] The most that a player may stretch the time by; absent where nobody may. */
  readonly timeFactor?: TimeFactor
  readonly standingsEvery: number
  readonly teamDeal: 'choose' | 'balance'
  /** [RV3] Absent in solo rooms: discussions are not marked there. */
  readonly marking?: Marking
}
