import { extraTimeMs } from '@jawab/shared/clock/time-factor'
import { hasKey } from '@jawab/shared/question/kinds'
import { clamp, seconds, type Instant, type Millis } from '@jawab/shared/time'
import { firstStage, type Stage } from '@jawab/shared/teams/modes'
import { breakDue, dueNow } from './after-round.ts'
import type { StepFacts } from './commands.ts'
import {
  currentRound,
  isCounted,
  limitOf,
  withRound,
  type HuddlePhase,
  type MarkingPhase,
  type OpenPhase,
  type Phase,
  type Room,
} from './room.ts'
import { huddleLength } from './together-time.ts'

const BIG_ROOM = 1000

/** [RD2] How long before `opensAt` a question is published, so that it reaches every phone in time. */
export const leadMs = (seats: number): Millis => (seats > BIG_ROOM ? seconds(2) : seconds(1))

/**
 * Every move from phase to phase: the banner and any pause belonged to the phase before. When the round before begins to
 * count by it, totals of an older epoch no longer do ([PT1]).
 */
function enter(room: Room, phase: Phase, at: Instant, round = room.round): Room {
  const { banner: _banner, pause: _pause, ...rest } = room
  const entered = { ...rest, phase, phaseAt: at, round }
  // A question that was still being read has earned nothing.
  const begins = room.phase.name !== 'reading' && isCounted(entered, room.round) && !isCounted(room, room.round)
  return begins ? raiseEpoch(entered) : entered
}

/** [RD1] From lobby, reveal, standings or break to the next question, or to the end when there is none. */
export function toNextReading(room: Room, { at, readingMs }: StepFacts): Room {
  if (room.round >= room.run.length) return toFinished(room, { at })
  return enter(room, { name: 'reading', readUntil: at + readingMs }, at, room.round + 1)
}

/** [RD2] Publishes the question a lead before it opens. */
export const toQuestion = (room: Room, { at, seats }: StepFacts): Room =>
  open(room, firstStage(currentRound(room).mode), at + leadMs(seats), at)

/** [TE4] What there is to choose from is known by now, so that nobody has to wait for it. */
export const toTeamQuestion = (room: Room, { at }: Pick<StepFacts, 'at'>): Room => open(room, 'team', at, at)

function open(room: Room, stage: Stage, opensAt: Instant, at: Instant): Room {
  const limitMs = limitOf(room, stage)
  const times = { opensAt, closesAt: opensAt + limitMs, ...extraTime(room, stage, limitMs), pausedMs: 0, aliveAt: at }
  return enter(room, { name: 'question', stage, ...times }, at)
}

/** [TM4] The longest that is allowed, whether or not anybody uses it; a team has one time for all of its members. */
const extraTime = ({ rules: { timeFactor } }: Room, stage: Stage, limitMs: Millis): Pick<OpenPhase, 'extraMs'> =>
  timeFactor === undefined || stage === 'team' ? {} : { extraMs: extraTimeMs(limitMs, timeFactor) }

/** [RD3] [TM4] An open round that ends at an instant for everybody, unless its time is over before. */
export function closedBy(phase: OpenPhase, at: Instant): OpenPhase {
  const { closesAt, extraMs } = phase
  const ended = { ...phase, closesAt: Math.min(closesAt, at) }
  return extraMs === undefined ? ended : { ...ended, extraMs: clamp(at - closesAt, 0, extraMs) }
}

/** [RD3] [TE4] Sealing and the step that follows are one move: to the huddle, or to `closed`. */
export function toSealed(room: Room, phase: OpenPhase, at: Instant): Room {
  const { mode, voided } = currentRound(room)
  return phase.stage === 'solo' && mode === 'two-stage' && !voided
    ? toHuddle(withRound(room, room.round, { opensAt: phase.opensAt }), { at })
    : toClosed(room, phase, at)
}

/** [TE4] Teams see what their members answered alone. */
export const toHuddle = (room: Room, { at }: Pick<StepFacts, 'at'>): Room =>
  enter(room, { name: 'huddle', until: at + huddleLength(room.rules), aliveAt: at }, at)

export const toClosed = (room: Room, phase: OpenPhase | HuddlePhase, at: Instant): Room =>
  withRepairBanner(enter(sealed(room, phase, at), { name: 'closed' }, at), room)

/** [RD7] From `closed` to the key, or to the why where nothing is right or wrong. */
export const toReveal = (room: Room, { at }: Pick<StepFacts, 'at'>): Room => {
  const step = hasKey(currentRound(room).kind) ? 'key' : 'why'
  return withRepairBanner(enter(room, { name: 'reveal', step }, at), room)
}

export const toWhy = (room: Room, { at }: Pick<StepFacts, 'at'>): Room =>
  withRepairBanner(enter(room, { name: 'reveal', step: 'why' }, at), room)

const MARKING: Millis = seconds(45)

/** [RV3] After the why of a discussion. */
export const toMarking = (room: Room, { at }: Pick<StepFacts, 'at'>): Room =>
  enter(room, { name: 'marking', step: 'open', until: at + MARKING, aliveAt: at }, at)

/** [RV3] What was ticked by now counts. */
export const toCounted = (room: Room, phase: MarkingPhase, { at }: Pick<StepFacts, 'at'>): Room =>
  withRepairBanner(enter(room, { ...phase, step: 'counted', until: Math.min(phase.until, at) }, at), room)

/** An outage is history once its round is closed; a repair stays news until the question has been explained. */
const withRepairBanner = (room: Room, { banner }: Room): Room =>
  banner && banner.about !== 'outage' ? { ...room, banner } : room

export const toStandings = (room: Room, { at }: Pick<StepFacts, 'at'>): Room => ({
  ...enter(room, { name: 'standings', since: room.standingsAfter }, at),
  standingsAfter: room.round,
})

/** [RD9] A round whose spread was shown but not its key counts from here on. */
export const toFinished = (room: Room, { at }: Pick<StepFacts, 'at'>): Room =>
  enter(room, { name: 'finished', since: room.standingsAfter }, at)

/** [RD12] After the why, after standings and after a break: what is due, else the next reading, else the end. */
export function toWhatIsDue(room: Room, facts: StepFacts): Room {
  const due = dueNow(room)
  if (due === 'standings') return toStandings(room, facts)
  return due === 'break' ? toBreak(room, breakDue(room, room.round) ?? 0, facts) : toNextReading(room, facts)
}

/** [RD1] Between two rounds, for as long as was promised or the host likes. */
export const toBreak = (room: Room, lasting: Millis, { at }: Pick<StepFacts, 'at'>): Room => ({
  ...enter(room, { name: 'break', until: at + lasting }, at),
  restedAfter: room.round,
})

/** A round cut off while it was open: nobody scores, and what comes in later is refused. */
export const voidedOpen = (room: Room, phase: OpenPhase | HuddlePhase, at: Instant): Room =>
  withRound(sealed(room, phase, at), room.round, { voided: true })

/** A round opened when its first stage did. */
function sealed(room: Room, phase: OpenPhase | HuddlePhase, at: Instant) {
  const first = currentRound(room).opensAt
  const opensAt = first ?? (phase.name === 'question' ? phase.opensAt : at)
  return withRound(room, room.round, { opensAt, sealedAt: at })
}

/** [PT1] What counts has changed, so totals of an older epoch no longer do. */
export const raiseEpoch = (room: Room): Room => ({ ...room, scoringEpoch: room.scoringEpoch + 1 })
