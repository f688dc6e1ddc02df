import { lastClosesAt } from '@jawab/shared/clock/time-factor'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { no, ok, unreachable, type Result } from '@jawab/shared/result'
import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import { stepByClock } from './clock-steps.ts'
import type { Command, HostCommand, PhaseCommand, StepFacts } from './commands.ts'
import { applyHostCommand } from './host-commands.ts'
import { changeKeys } from './host-keys.ts'
import {
  closedBy,
  toBreak,
  toCounted,
  toFinished,
  toHuddle,
  toNextReading,
  toQuestion,
  toReveal,
  toStandings,
  toTeamQuestion,
  toWhatIsDue,
  toWhy,
  voidedOpen,
} from './moves.ts'
import { nextFrom } from './next.ts'
import { leavePause, pauseRoom, resumeRoom } from './pausing.ts'
import { hasKey } from '@jawab/shared/question/kinds'
import { currentRound, isExplained, isMarked, isPaused, type Room } from './room.ts'

/**
 * Decides what a command makes of the room. Returns the very same room when there is nothing to do
 * (a repeat, a timer that came twice), so that the caller need not save it.
 */
export function step(room: Room, command: Command, facts: StepFacts): Result<Room, Refusal> {
  switch (command.name) {
    case 'deadline':
    case 'early-close':
    case 'outage':
      return ok(stepByClock(room, command, facts))
    case 'invite':
    case 'renew':
    case 'pair':
    case 'issue-key':
      return changeKeys(room, command, facts)
    case 'withdraw':
    case 'end-hosts':
    case 'extend':
    case 'lock':
    case 'unlock':
    case 'decide':
    case 'sudden-death':
    case 'autopilot':
    case 'door':
    case 'void':
    case 'rekey':
    case 'accept':
    case 'plan':
    case 'again':
    case 'note':
      return once(room, command, () => applyHostCommand(room, command, facts))
    default:
      return once(room, command, () => stepByHost(room, command, facts))
  }
}

const REQUESTS_KEPT = 32

/** Commands are idempotent by `request`: a repeat changes nothing. */
function once(room: Room, { request }: PhaseCommand | HostCommand, carryOut: () => Result<Room, Refusal>) {
  if (room.requests.includes(request)) return ok(room)
  const done = carryOut()
  if (!done.ok || done.value === room) return done
  return ok({ ...done.value, requests: [request, ...room.requests].slice(0, REQUESTS_KEPT) })
}

const HOST_STEP_APART: Millis = 500

/** [RD12] */
function stepByHost(room: Room, command: PhaseCommand, facts: StepFacts): Result<Room, Refusal> {
  if (command.expects !== room.version) return no('version:stale')
  if (room.hostMovedAt !== undefined && facts.at < room.hostMovedAt + HOST_STEP_APART) return no('step:too-soon')
  const moved = move(room, command, facts)
  return moved.ok && moved.value !== room ? ok({ ...moved.value, hostMovedAt: facts.at }) : moved
}

function move(room: Room, command: PhaseCommand, facts: StepFacts): Result<Room, Refusal> {
  switch (command.name) {
    case 'pause':
      return pauseRoom(room, facts)
    case 'resume':
      return resumeRoom(room, facts)
    case 'next':
      return isPaused(room, facts.at) ? resumeRoom(room, facts) : next(room, facts)
    default:
      return moveOn(leavePause(room, facts.at), command, facts)
  }
}

function moveOn(room: Room, command: PhaseCommand, facts: StepFacts): Result<Room, Refusal> {
  const { phase } = room
  switch (command.name) {
    case 'start':
      return phase.name === 'lobby' ? ok(toNextReading(room, facts)) : no('step:impossible')
    case 'close':
      if (phase.name === 'marking') return count(room, facts)
      return phase.name === 'huddle' ? ok(toTeamQuestion(room, facts)) : close(room, facts.at)
    case 'skip':
      return skip(room, facts)
    case 'reveal':
      if (phase.name === 'closed') return ok(toReveal(room, facts))
      return phase.name === 'reveal' && phase.step === 'key' ? ok(toWhy(room, facts)) : no('step:impossible')
    case 'standings':
      return mayShowStandings(room) ? ok(toStandings(room, facts)) : no('step:impossible')
    case 'huddle':
      return mayHuddle(room) ? ok(huddle(room, facts)) : no('step:impossible')
    case 'break':
      return takeBreak(room, seconds(command.seconds ?? BREAK_SECONDS), facts)
    case 'end':
      return end(room, facts)
    case 'next':
    case 'pause':
    case 'resume':
      return no('step:impossible')
    default:
      return unreachable(command.name)
  }
}

/** [RD12] The one obvious step. */
function next(room: Room, facts: StepFacts): Result<Room, Refusal> {
  const { phase } = room
  switch (phase.name) {
    case 'lobby':
      return ok(toNextReading(room, facts))
    case 'reading':
      return ok(toQuestion(room, facts))
    case 'question':
      // Once time is up the round is being sealed already.
      if (facts.at >= lastClosesAt(phase)) return ok(room)
      // [TM4] What it did in extra time would tell whether somebody still answers.
      if (facts.at >= phase.closesAt) return no('step:too-soon')
      return facts.everybodyAnswered ? close(room, facts.at) : no('step:too-soon')
    case 'huddle':
    case 'closed':
    case 'reveal':
    case 'marking':
    case 'standings':
    case 'break':
      return ok(nextFrom(room, phase, facts))
    case 'finished':
      return no('step:impossible')
    default:
      return unreachable(phase)
  }
}

const BREAK_SECONDS = 300

/** [RD1] Once a question has been explained, and only where another one follows. */
function takeBreak(room: Room, lasting: Millis, facts: StepFacts): Result<Room, Refusal> {
  return isExplained(room) && room.round < room.run.length ? ok(toBreak(room, lasting, facts)) : no('step:impossible')
}

/** A discussion that is to be marked is marked first, or left out by `skip`. */
const mayShowStandings = (room: Room) =>
  (room.phase.name === 'reveal' && !isMarked(room)) || (room.phase.name === 'marking' && room.phase.step === 'counted')

/** [TE7] After a solo vote that divides the teams, before anybody knows the key. */
function mayHuddle(room: Room): boolean {
  if (room.phase.name !== 'closed') return false
  const { mode, kind, voided } = currentRound(room)
  return mode === 'mean' && hasKey(kind) && !voided
}

/** [TE4] The vote becomes the first stage of two. */
function huddle(room: Room, facts: StepFacts): Room {
  const { sealedAt: _again, ...round } = currentRound(room)
  return toHuddle({ ...room, run: room.run.with(room.round - 1, { ...round, mode: 'two-stage' }) }, facts)
}

/** [RV3] The host has seen enough: what was ticked by now counts. */
function count(room: Room, facts: StepFacts): Result<Room, Refusal> {
  const { phase } = room
  const isOpen = phase.name === 'marking' && phase.step === 'open'
  return isOpen ? ok(toCounted(room, phase, facts)) : no('step:impossible')
}

/** [RD3] A close by hand sets the end of the round to now; the seal follows by itself. */
function close(room: Room, at: Instant): Result<Room, Refusal> {
  const { phase } = room
  if (phase.name !== 'question') return no('step:impossible')
  if (at < phase.opensAt) return no('step:too-soon')
  return ok({ ...room, phase: closedBy(phase, at) })
}

/**
 * In `reading` opens the question now, in `question` voids it and moves on; the next phase says so. A huddle or a
 * marking ends by it; before a marking it leaves that out ([RV3]).
 */
function skip(room: Room, facts: StepFacts): Result<Room, Refusal> {
  if (room.phase.name === 'reading') return ok(toQuestion(room, facts))
  if (room.phase.name === 'marking') return count(room, facts)
  if (room.phase.name === 'huddle') return ok(toTeamQuestion(room, facts))
  if (room.phase.name === 'reveal' && isMarked(room)) return ok(toWhatIsDue(room, facts))
  if (room.phase.name !== 'question') return no('step:impossible')
  const moved = toWhatIsDue(voidedOpen(room, room.phase, facts.at), facts)
  return ok({ ...moved, banner: { about: 'void', round: room.round } })
}

/** A question that is open when the host ends the game counts for nobody. */
function end(room: Room, { at }: StepFacts): Result<Room, Refusal> {
  if (room.phase.name === 'finished') return no('step:impossible')
  const { phase } = room
  const isOpen = phase.name === 'question' || phase.name === 'huddle'
  return ok(toFinished(isOpen ? voidedOpen(room, phase, at) : room, { at }))
}
