import type { TimeFactor } from '../clock/time-factor.ts'
import type { Language } from '../language.ts'
import type { Answer } from '../question/kinds.ts'
import type { GivenMark } from './marks.ts'
import type { Stage } from '../teams/modes.ts'
import type { Instant, Millis } from '../time.ts'
import type { Certainty } from '../question/certainty.ts'
import type { Refusal } from './refusals.ts'
import type { View } from './views.ts'

/** Who sits there. Nobody else hears of the time factor ([TM4]). */
export type OwnSeat = {
  readonly id: string
  readonly name: string
  readonly team?: string
  readonly lang: Language
  readonly timeFactor: TimeFactor
  /** [RM4] The host has not let it in yet: it sees nothing of the game. */
  readonly waiting?: true
}

/**
 * [RV2] How many answered, never what; what per option goes to the host alone. While teams decide together ([TE4] [TE6])
 * `answered` of `present` count teams that have an answer, and in each team the members that back one.
 */
export type Tally = {
  readonly round: number
  /** Whether people or teams are counted. */
  readonly stage: Stage
  readonly answered: number
  readonly present: number
  /** `stands`: the team has an answer, while teams answer as one. */
  readonly byTeam?: Readonly<Record<string, TeamTally>>
  readonly byOption?: Readonly<Record<string, number>>
}

export type TeamTally = { readonly answered: number; readonly present: number; readonly stands?: true }

/** [PT9] One line of the sum. `points` are what it adds; `value` the figure behind it. */
export type Term =
  | { readonly term: 'base'; readonly value: boolean; readonly points: number }
  | { readonly term: 'fraction'; readonly value: number; readonly points: number }
  | { readonly term: 'speed'; readonly value: Millis; readonly points: number }
  /** In place of `speed`, whatever the time, for who has more of it; `value` is how much more ([TM4]). */
  | { readonly term: 'half-speed'; readonly value: TimeFactor; readonly points: number }
  /** `value` counts the rounds in a row, this one with them ([PT3]). */
  | { readonly term: 'streak'; readonly value: number; readonly points: number }
  /** `value` is how sure the answer was given ([PT4]). */
  | { readonly term: 'certainty'; readonly value: Certainty; readonly points: number }
  /** `value` is the attempt at which the team found the right option, 0 where it has not ([PT5]). */
  | { readonly term: 'attempt'; readonly value: number; readonly points: number }
  | { readonly term: 'weight'; readonly value: number; readonly points: number }
  | { readonly term: 'void'; readonly value: true; readonly points: 0 }

/** [RV2] A player's own result, private to that player. */
export type ResultEvent = {
  readonly round: number
  readonly points: number
  /** Over all revealed rounds. */
  readonly total: number
  readonly rank: number
  /** Of so many people. */
  readonly people: number
  readonly fraction: number
  readonly answer?: Answer
  /** Of a partly right answer that can be said in several ways: what is right in it, as the key says it. */
  readonly inWordsOfKey?: Answer
  readonly countedMs?: Millis
  readonly creditMs?: Millis
  readonly limitMs: Millis
  readonly terms: readonly Term[]
  /** [PT4] Of the rounds so far that asked how sure, where there was any: of this player, and of the team's answers. */
  readonly calibration?: { readonly own: Calibration; readonly team?: Calibration }
  /** Absent in solo rooms. `points` of this round, `total` and `rank` of the game; nobody had a rank before the first. */
  readonly team?: {
    readonly id: string
    readonly points: number
    /** [TE3] [TE4] [TE5] What the team answered as one, and what that earned; absent in other rounds. */
    readonly answer?: TeamResult
    readonly total: number
    readonly rank: number
    readonly rankBefore?: number
  }
}

/** [TE4] `mean` is what the members earned alone, where that counts too. Without an answer of the team: no `given`. */
export type TeamResult = {
  readonly points: number
  readonly fraction: number
  readonly terms: readonly Term[]
  readonly given?: Answer
  readonly mean?: number
}

/** [PT4] How often an answer given so surely was right. */
export type Calibration = readonly { readonly certainty: Certainty; readonly given: number; readonly right: number }[]

/** [RV3] How far the marking is: all marks to the host, the own ones to a team that marks, the count to all of them. */
export type MarksEvent = {
  readonly round: number
  /** Of so many teams `marked` have been. */
  readonly teams: number
  readonly marked: number
  readonly marks?: readonly GivenMark[]
}

/** One seat as the host sees it ([ST5]). */
export type RosterSeat = {
  readonly id: string
  readonly name: string
  readonly joinedAt: Instant
  readonly team?: string
  readonly present: boolean
  readonly removed?: true
  /** [RM4] At the door, for the host to let in or turn away. */
  readonly waiting?: true
}

/** [RM4] What newcomers type besides the PIN, and until when it is shown. */
export type SecondCode = { readonly digits: string; readonly until: Instant }

/**
 * Team mates' names, for members of the team only ([ST5]): those who are here first, at most 40, and how many `more`
 * there are. Whatever the size of a team, the message is small. While the team decides, also what it has come to.
 */
export type TeamEvent = {
  readonly round: number
  readonly more: number
  readonly members: readonly TeamMate[]
} & (TeamNews | { readonly [Name in keyof TeamNews]?: never })

export type TeamMate = {
  readonly name: string
  readonly present: boolean
  /** In a huddle what the member answered alone, until something else is proposed; then what the member backs. */
  readonly pick?: Answer
  readonly certainty?: Certainty
  /** [TE4] Said in the huddle or after it, so that it counts for the team. */
  readonly proposed?: true
}

/**
 * [TE3] [TE5] [TE6] While a team decides: how far it has come; nobody else is told. People by name, which is theirs alone in
 * the room.
 */
export type TeamNews = {
  readonly spokesperson?: string
  /** The answer that stands for now, and in `shared` who gave it. */
  readonly standing?: Answer
  readonly by?: string
  readonly locked: boolean
  /** [PT5] In order. */
  readonly uncovered: readonly UncoveredOption[]
}

/** [PT5] Told to the team that uncovered it: the one thing that shows the key before the reveal ([RD9]). */
export type UncoveredOption = { readonly option: string; readonly isRight: boolean }

/** Events: nouns, sent to an audience or to one socket. */
export type ToClient = {
  view: (view: View) => void
  tally: (tally: Tally) => void
  team: (team: TeamEvent) => void
  /** [RV3] While a discussion is marked: to hosts, screens and the teams that mark. */
  marks: (marks: MarksEvent) => void
  seat: (seat: OwnSeat) => void
  /** Seats that are new or changed, at most 50 at a time ([RM4]). */
  roster: (roster: { readonly seats: readonly RosterSeat[] }) => void
  result: (result: ResultEvent) => void
  /** [RM4] To hosts and to screens opened from a console; without a code when the room asks for none. */
  code: (news: { readonly code?: SecondCode }) => void
  /** [RM4] So many come at once that a newcomer waits; its turn is at this instant. */
  turn: (turn: { readonly at: Instant }) => void
  /** [TM2] Answered by its acknowledgement at once, so that the server can measure the round trip. */
  echo: (echo: { readonly nonce: string }, reply: (echoed: { readonly nonce: string }) => void) => void
  /** The connection ends here; what it means for redialling is in the refusal. */
  bye: (bye: { readonly refusal: Refusal; readonly message: string; readonly at?: Instant }) => void
}
