import type { Localized } from '@jawab/shared/language'
import type { DoorRules, Mode, Preset, Rules } from '@jawab/shared/protocol/rules'
import type { Banner, Notice, RepairKind } from '@jawab/shared/protocol/views'
import type { Answer, KindName } from '@jawab/shared/question/kinds'
import type { Tier } from '@jawab/shared/question/question'
import { lastStage, type Stage } from '@jawab/shared/teams/modes'
import type { Team } from '@jawab/shared/teams/teams'
import type { Instant, Millis } from '@jawab/shared/time'
import { teamAnswerLength } from './together-time.ts'

/**
 * The spine of a room: what changes only with phases and settings, saved whole by compare-and-set on `version`.
 * Seats, answers and totals are kept beside it and never bump the version.
 */
export type Room = {
  /** 128 bits; the PIN is only an alias ([RM1]). */
  readonly id: string
  readonly pin: string
  /** 64 bits, in the QR link; lets a phone in without touching the limit on typed PINs ([RM4]). */
  readonly joinCode: string
  /** [RM2] Of every key that opens the console, oldest first; each device that was paired has one of its own. */
  readonly hostKeyHashes: readonly string[]
  /** [RM2] The one code that a further host device may come in with. */
  readonly invitation?: Invitation
  /** 64 bits, in the host's link to the big screen: only screens that show it may show the second code ([RM4]). */
  readonly screenCode: string
  /** 128 bits that the second code follows from. Never sent. */
  readonly codeSecret: string
  readonly title: Localized
  readonly packs: readonly string[]
  readonly rules: Rules
  /** Empty in solo rooms. */
  readonly teams: readonly Team[]
  /** Counts the games played under this PIN, from 1. */
  readonly game: number
  readonly run: readonly Round[]
  /** Questions that a host took out of the run of show: an addition brings them back only when there are no others. */
  readonly leftOut?: readonly string[]
  /** 0 in the lobby, then 1 to `run.length`. */
  readonly round: number
  readonly phase: Phase
  /** Since when it has been in this phase and step; pauses move it on, so that what is left of a step is left after them. */
  readonly phaseAt: Instant
  /** [RD7] The show steps on by itself. */
  readonly autopilot: boolean
  readonly pause?: Pause
  readonly locked: boolean
  readonly door: DoorRules
  readonly banner?: Banner
  /** The last few, newest first. */
  readonly notices: readonly Notice[]
  /** [PT8] The host has asked for a decision between equals; only ranks follow from it. */
  readonly decided?: true
  /** [PT10] What the host has put right in this game, oldest first. Absent before the first. */
  readonly repairs?: readonly Repair[]
  /** The round after which standings were shown last, 0 before the first. */
  readonly standingsAfter: number
  /** The round after which there was a break last; absent before the first. */
  readonly restedAfter?: number
  /** Raised whenever what counts has changed; totals of an older epoch are refused ([PT1]). */
  readonly scoringEpoch: number
  readonly hostMovedAt?: Instant
  /** The last host requests that were carried out, so that a repeat does nothing. */
  readonly requests: readonly string[]
  /** Raised by every change; with `stamp` it tells what a device shows from what is stored. */
  readonly version: number
  /** 32 random bits of each change, so that a version taken back by a failover is seen too. */
  readonly stamp: number
}

/** One question of the run of show and what became of it. */
export type Round = {
  readonly question: string
  readonly title: Localized
  readonly kind: KindName
  /** Absent in rooms that an earlier version made. */
  readonly tier?: Tier
  readonly limitMs: Millis
  readonly preset: Preset
  readonly mode: Mode
  readonly weight: 0 | 1 | 2
  readonly voided: boolean
  /** [PT8] Asked after the end between equals: it decides and scores nobody. */
  readonly suddenDeath?: true
  /** [PT10] What is right, since the host has said so; absent, the key that the question came with. */
  readonly keys?: readonly Answer[]
  /** [RD8] Whether standings come after it; absent: as the rules of the room say. */
  readonly standingsAfter?: boolean
  /** [RD1] How long a break after it lasts; absent: there is none. */
  readonly breakAfter?: Millis
  readonly opensAt?: Instant
  readonly sealedAt?: Instant
}

/** [PT10] A round that was taken out, or the answer that has become right in it, alone or too. */
export type Repair = {
  readonly at: Instant
  readonly round: number
  readonly what: RepairKind
  readonly answer?: Answer
}

/** [RD1] Where the show stands. */
export type Phase =
  | { readonly name: 'lobby' }
  | { readonly name: 'reading'; readonly readUntil: Instant }
  | OpenPhase
  | HuddlePhase
  | { readonly name: 'closed' }
  | { readonly name: 'reveal'; readonly step: 'key' | 'why' }
  /** `since` is the round after which standings were shown before, to tell movement. */
  | { readonly name: 'standings'; readonly since: number }
  | MarkingPhase
  /** Between rounds; `until` is what was promised, and binds only the auto-pilot. */
  | { readonly name: 'break'; readonly until: Instant }
  | { readonly name: 'finished'; readonly since: number }

/** [RD3] A round that takes answers, from its publishing until it is sealed. */
export type OpenPhase = {
  readonly name: 'question'
  readonly stage: Stage
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** [TM4] How much longer it is open for who has the longest time allowed; absent where nobody may have more. */
  readonly extraMs?: Millis
  /** [RD6] The sum of pauses with their leads and of outages, so far. */
  readonly pausedMs: Millis
  /** [RD11] Up to here the room is known to have been served. */
  readonly aliveAt: Instant
}

/** [TE4] Everybody has answered alone, and teams talk before they answer as one. */
export type HuddlePhase = {
  readonly name: 'huddle'
  readonly until: Instant
  /** [RD11] Up to here the room is known to have been served. */
  readonly aliveAt: Instant
}

/** [RV3] `open` while points are ticked, `counted` once they have earned something. */
export type MarkingPhase = {
  readonly name: 'marking'
  readonly step: 'open' | 'counted'
  /** When it closes, or closed. */
  readonly until: Instant
  /** [RD11] Up to here the room is known to have been served. */
  readonly aliveAt: Instant
}

/** [RM2] Works once, and up to `until`. */
export type Invitation = { readonly codeHash: string; readonly until: Instant }

/** [RD6] The pause that is on, or the last one of this phase. `resumesAt` is set when the host has resumed. */
export type Pause = { readonly since: Instant; readonly resumesAt?: Instant }

export const isPaused = ({ pause }: Room, at: Instant) =>
  pause !== undefined && (pause.resumesAt === undefined || at < pause.resumesAt)

/** The round that is on. Only meaningful after the lobby. */
export function currentRound(room: Room): Round {
  const round = room.run[room.round - 1]
  if (!round) throw new Error(`Room has no round ${room.round}`)
  return round
}

export const withRound = (room: Room, number: number, change: Partial<Round>): Room => ({
  ...room,
  run: room.run.map((round, at) => (at === number - 1 ? { ...round, ...change } : round)),
})

/** [RD9] Whether the round has been explained to players: its key has been shown, or its why. */
export function isRevealed(room: Room, number: number): boolean {
  if (number !== room.round) return number < room.round
  return !['reading', 'question', 'huddle', 'closed'].includes(room.phase.name)
}

/** [RV3] Whether the round that is on is a discussion whose reveal is followed by its marking. */
export function isMarked({ rules, run, round }: Room): boolean {
  const current = run[round - 1]
  return current?.kind === 'discuss' && !current.voided && rules.marking !== undefined
}

/** [PT1] [RD9] Whether the round counts, and players may know what it earned: explained, and marked where it is to be. */
export function isCounted(room: Room, number: number): boolean {
  const { phase } = room
  if (!isRevealed(room, number)) return false
  if (number !== room.round || !isMarked(room)) return true
  return phase.name === 'marking' ? phase.step === 'counted' : phase.name !== 'reveal'
}

/** [RD1] The question has been explained and counts, and the next one has not begun: also where standings come between. */
export function isExplained(room: Room): boolean {
  const { phase, round } = room
  const isAfterWhy =
    phase.name === 'standings' || phase.name === 'marking' || (phase.name === 'reveal' && phase.step === 'why')
  return isAfterWhy && isCounted(room, round)
}

/** Nobody answers, talks or waits for a key. */
export const isBetweenRounds = (room: Room) =>
  room.phase.name === 'lobby' || room.phase.name === 'break' || isExplained(room)

/** A round that has been opened, in any stage, and is not closed yet. */
export const isUnderWay = ({ phase }: Room) => phase.name === 'question' || phase.name === 'huddle'

/** T of a stage of the round that is on: the question's, or what a team has after its huddle ([TE4]). */
export function limitOf(room: Room, stage: Stage): Millis {
  const { mode, limitMs } = currentRound(room)
  return stage === 'solo' || mode !== 'two-stage' ? limitMs : teamAnswerLength(room.rules)
}

/** The stage whose roster and answers are those of the round as a whole. */
export const closingStage = ({ run }: Room, number: number): Stage => {
  const round = run[number - 1]
  return round ? lastStage(round.mode) : 'solo'
}

/** [PT11] Every round is scored in the same way: only then are the full marks of `classic` 1,000. */
export const isMixed = ({ run }: Pick<Room, 'run'>) =>
  new Set(run.flatMap(({ preset, suddenDeath }) => (suddenDeath ? [] : preset))).size > 1
