import type { TimeFactor } from '../clock/time-factor.ts'
import type { Language, Part } from '../language.ts'
import type { Shown } from '../question/kind.ts'
import type { Answer, KindName, PromptFace, QuestionFace } from '../question/kinds.ts'
import type { GivenMark, TeamMark } from './marks.ts'
import type { Weight } from '../scoring/points.ts'
import type { Tier } from '../question/question.ts'
import type { Stage } from '../teams/modes.ts'
import type { Team } from '../teams/teams.ts'
import type { Instant, Millis } from '../time.ts'
import type { DoorRules, Mode, Preset, Rules } from './rules.ts'

/** A team and how many seats it has. */
export type TeamCount = Team & { readonly seats: number }

/**
 * [RV1] How many people gave each answer, and the teams in which it was the most given one. By option id; in `order`
 * by the steps' ids with spaces between, the most given arrangements first; in `number` by bin (`binsOf`); in `match`
 * and `sort` by item and target (`pairPile`); in `text` and `cloze` by blank and what was typed (`typedPile`), the
 * commonest first, and how it was `typed`; empty in `discuss`.
 */
export type Spread = Readonly<Record<string, SpreadPile>>
export type SpreadPile = { readonly people: number; readonly teams: readonly string[]; readonly typed?: string }

/**
 * A row of the standings. `points` of a team have up to two decimals ([PT0]); `gained` and `movement`
 * (places climbed, negative when lost) are since the standings before.
 */
type Standing = {
  readonly points: number
  readonly rank: number
  readonly movement: number
  readonly gained: number
}
export type TeamStanding = Team & Standing & { readonly seats: number }
/** [ST5] One of the first five people; `team` is absent in solo rooms. */
export type PersonStanding = Standing & { readonly name: string; readonly team?: string }

/** [PT10] What a host does about a question that is wrong: takes it out, sets another key, or accepts a second one. */
export type RepairKind = 'void' | 'rekey' | 'accept'

/** What just happened to the room as a whole, to be said on every device until the next phase. */
export type Banner =
  { readonly about: RepairKind; readonly round: number } | { readonly about: 'outage'; readonly extraMs: Millis }

type Always = {
  readonly version: number
  readonly stamp: number
  /** [TM0] When this view was made. */
  readonly now: Instant
  readonly title: string
  readonly lang: Language
  /** Of the round that is on; before the first, of the room. */
  readonly mode: Mode
  readonly preset: Preset
  /** [TM4] The most that a player may stretch the time by; absent where nobody may. Who does is not told. */
  readonly maxTimeFactor?: TimeFactor
  /** 0 in the lobby, then 1 to `rounds`. */
  readonly round: number
  readonly rounds: number
  /** Since when the room has been in this phase and step, so that a late device knows how far it has come. */
  readonly phaseAt: Instant
  readonly paused: boolean
  /** [RD6] Set after a pause: prompt and options come back at this instant. */
  readonly resumesAt?: Instant
  readonly banner?: Banner
  /** Empty in solo rooms. */
  readonly teams: readonly TeamCount[]
}

export type PhaseView =
  | {
      readonly phase: 'lobby'
      readonly people: number
      readonly locked: boolean
      /** [TE1] Whether players may choose their team. */
      readonly teamDeal: Rules['teamDeal']
    }
  /** `question` is absent while the room is paused ([RD6]). */
  | { readonly phase: 'reading'; readonly question?: PromptFace; readonly readUntil: Instant }
  | {
      readonly phase: 'question'
      /** [TE4] Whether everybody answers alone, or teams as one. */
      readonly stage: Stage
      readonly question?: QuestionFace
      /** Options stay hidden until then ([RD2]). */
      readonly opensAt: Instant
      /** When it closes for everybody who has not chosen more time. */
      readonly closesAt: Instant
      /** [TM4] How much longer it may be open for others: the longest that is allowed, used or not. */
      readonly extraMs?: Millis
      /** [RD6] Pauses and outages so far: on the clock an answer at `at` took `at - opensAt - pausedMs`. */
      readonly pausedMs: Millis
      readonly limitMs: Millis
    }
  /** [TE4] Between the stages of a round: teams talk. `question` is absent while the room is paused. */
  | { readonly phase: 'huddle'; readonly question?: QuestionFace; readonly until: Instant }
  | { readonly phase: 'closed'; readonly question: QuestionFace; readonly spread: Spread; readonly voided: boolean }
  | {
      readonly phase: 'reveal'
      readonly step: 'key' | 'why'
      readonly question: QuestionFace
      readonly spread: Spread
      /** Absent where no answer is right by itself: in polls and discussions, which skip step `key`. */
      readonly key?: Answer
      /** [PT10] What else is right, where the host has accepted more. */
      readonly alsoKeys?: readonly Answer[]
      /** From step `why` on. */
      readonly why?: Part
      /** Why each wrong option is wrong, by option id; from step `why` on, screen and host only. */
      readonly whyNot?: Readonly<Record<string, Part>>
      /** [RV3] What the Power Answer of a discussion covers; from step `why` on. */
      readonly points?: readonly Shown[]
      readonly source?: { readonly title: string; readonly asOf?: string }
      readonly voided: boolean
    }
  /** [RV3] After the reveal of a discussion: `open` while points are ticked, `counted` once they have earned something. */
  | {
      readonly phase: 'marking'
      readonly step: 'open' | 'counted'
      readonly question: QuestionFace
      readonly points: readonly Shown[]
      /** When it closes, or closed. */
      readonly until: Instant
      readonly pairs: readonly MarkingPair[]
      /** How many of them were marked when this view was made. */
      readonly marked: number
      /** What counts for each team that was marked; once counted. */
      readonly marks?: readonly TeamMark[]
      /** ×0 where teams mark themselves. */
      readonly weight: Weight
      readonly voided: boolean
    }
  /** [RD1] Between rounds; `until` is when it is meant to end. */
  | { readonly phase: 'break'; readonly until: Instant }
  | {
      readonly phase: 'standings' | 'finished'
      readonly standings: readonly TeamStanding[]
      readonly people: readonly PersonStanding[]
      /** [PT8] Equals were told apart, by the host's word. */
      readonly decided?: true
    }

/** [RV3] Which team is marked by whom: another team, itself, or `HOST_MARKS`. */
export type MarkingPair = { readonly team: string; readonly by: string }

export type PhaseName = PhaseView['phase']

export type PlayerView = Always & PhaseView

/** [RM3] What the big screen needs beyond what players may know: how to join. */
export type JoinFacts = {
  readonly pin: string
  readonly joinUrl: string
  /** [RM4] Newcomers need the second code too. */
  readonly asksCode?: true
}
export type ScreenView = Always & PhaseView & JoinFacts

/** The one obvious next step, for the host's one big key ([RD7], [RD12]). */
export type NextStep =
  | 'start'
  | 'open'
  | 'close'
  | 'answer-together'
  | 'wait'
  | 'key'
  | 'why'
  | 'mark'
  | 'count'
  | 'standings'
  | 'break'
  | 'reading'
  | 'finish'
  | 'resume'
  | 'again'

export type RunItem = {
  readonly round: number
  /** Its id, by which an edit names it beside the number. */
  readonly question: string
  readonly title: string
  readonly kind: KindName
  readonly tier?: Tier
  readonly mode: Mode
  readonly preset: Preset
  readonly weight: Weight
  readonly limitMs: Millis
  readonly state: 'done' | 'now' | 'ahead' | 'void'
  /** [PT8] Decides between equals, and scores nobody. */
  readonly suddenDeath?: true
  /** [RD8] Standings come after this question. */
  readonly standings: boolean
  /** [RD1] How long a break comes after it, and after the standings. */
  readonly breakMs?: Millis
}

/** Something the host should know that no phase says, such as a place where a seat was removed. */
export type Notice = { readonly at: Instant; readonly about: NoticeAbout; readonly detail?: string }
export type NoticeAbout =
  | 'locked'
  | 'unlocked'
  | 'let-in'
  | 'all-let-in'
  | 'turned-away'
  | 'kicked'
  | 'cleared'
  | 'renamed'
  | 'moved'
  | 'dealt'
  | 'voided'
  | 'decided'
  | 'sudden-death'
  | 'rekeyed'
  | 'accepted'
  | 'outage'
  | 'extended'
  | 'host-added'
  | 'hosts-ended'

/** [TE7] After a solo vote: the share of answers that were all right, and what that makes best to do. */
export type Advice = { readonly right: number; readonly do: 'huddle' | 'short' | 'explain' }

export type HostView = ScreenView & {
  /** The packs that one more question can be drawn from. */
  readonly packs: readonly string[]
  readonly run: readonly RunItem[]
  readonly next: NextStep
  /** The right answer of the current question in submit form; the console hides it until asked. */
  readonly key?: Answer
  readonly alsoKeys?: readonly Answer[]
  /** [TE7] In `closed` of a `mean` round and in `huddle`. It tells of the key, so the console says it in words. */
  readonly advice?: Advice
  readonly seats: { readonly taken: number; readonly present: number }
  /** Points of each team so far, by team id. */
  readonly teamPoints: Readonly<Record<string, number>>
  readonly locked: boolean
  readonly door: DoorRules
  /** [RM4] In the link to the big screen: a screen opened with it may show the second code. */
  readonly screenCode: string
  /** [RM2] How many keys open this console; each paired device has its own. */
  readonly hostKeys: number
  readonly autopilot: boolean
  /** [RV3] In `marking`, every mark there is, the host's own beside those of teams. */
  readonly teamMarks?: readonly GivenMark[]
  /** [RD7] When the auto-pilot takes the next step. */
  readonly nextAt?: Instant
  readonly notices: readonly Notice[]
  /** [PT8] After the end, where the first place is shared: how it can be decided. */
  readonly tie?: 'decide' | 'sudden-death'
}

export type View = PlayerView | ScreenView | HostView
