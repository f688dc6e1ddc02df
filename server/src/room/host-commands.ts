import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { DoorRules } from '@jawab/shared/protocol/rules'
import type { NoticeAbout } from '@jawab/shared/protocol/views'
import { no, ok, unreachable, type Result } from '@jawab/shared/result'
import { minutes, seconds, type Instant } from '@jawab/shared/time'
import { windowEnd } from './answers.ts'
import type { HostCommand, StepFacts } from './commands.ts'
import { endOtherHosts, withdrawInvitation } from './host-keys.ts'
import { raiseEpoch } from './moves.ts'
import { noted } from './notices.ts'
import { planAhead, toSuddenDeath } from './planning.ts'
import { repairKey, voidRound } from './repairs.ts'
import type { HuddlePhase, MarkingPhase, Room } from './room.ts'

/** What is noted of seats and changes who is ranked where. */
const COUNTED_ANEW: readonly NoticeAbout[] = ['moved', 'dealt', 'kicked']

/** What a host does to the room besides moving the show. */
export function applyHostCommand(room: Room, command: HostCommand, facts: StepFacts): Result<Room, Refusal> {
  switch (command.name) {
    case 'lock':
      return ok(room.locked ? room : noted({ ...room, locked: true }, facts.at, 'locked'))
    case 'unlock':
      return ok(room.locked ? noted({ ...room, locked: false }, facts.at, 'unlocked') : room)
    case 'decide':
      return decide(room, facts)
    case 'sudden-death':
      return toSuddenDeath(room, command, facts.at)
    case 'autopilot':
      return ok(switchAutopilot(room, command.on, facts))
    case 'door':
      return ok(setDoor(room, command))
    case 'withdraw':
      return ok(withdrawInvitation(room))
    case 'end-hosts':
      return endOtherHosts(room, command.keep, facts.at)
    case 'extend':
      return extend(room, facts)
    case 'void':
      return voidRound(room, command.round, facts)
    case 'rekey':
    case 'accept':
      return repairKey(room, command, facts)
    case 'plan':
      return planAhead(room, command.edit)
    case 'again':
      return playAgain(room, command, facts)
    case 'note': {
      const changed = noted(room, facts.at, command.about, command.detail)
      // [ST4] Who is removed leaves the people's board, so ranks are no longer what they were.
      return ok(COUNTED_ANEW.includes(command.about) ? raiseEpoch(changed) : changed)
    }
    default:
      return unreachable(command)
  }
}

/** [PT8] Ranks are told anew. */
function decide(room: Room, { at }: StepFacts): Result<Room, Refusal> {
  if (room.phase.name !== 'finished') return no('step:impossible')
  return ok(room.decided ? room : noted(raiseEpoch({ ...room, decided: true }), at, 'decided'))
}

/** [RD7] The step that is on stands as long from now as it would have from its beginning. */
const switchAutopilot = (room: Room, on: boolean, { at }: StepFacts): Room =>
  room.autopilot === on ? room : { ...room, autopilot: on, phaseAt: on ? at : room.phaseAt }

/** [RM4] [ST1] [ST5] What is not named stays as it is. */
function setDoor(
  room: Room,
  { name: _name, request: _request, ...asked }: Extract<HostCommand, { name: 'door' }>,
): Room {
  const door = { ...room.door, ...asked }
  const isSame = Object.keys(door).every((one) => door[one as keyof DoorRules] === room.door[one as keyof DoorRules])
  return isSame ? room : { ...room, door }
}

const EXTENSION = seconds(10)
const BREAK_EXTENSION = minutes(1)

/** [RD6] Moves the deadline, not the limit that speed is measured by. A break gets a minute more. */
function extend(room: Room, { at }: StepFacts): Result<Room, Refusal> {
  const { phase } = room
  if (phase.name === 'break') return ok({ ...room, phase: { ...phase, until: phase.until + BREAK_EXTENSION } })
  if (phase.name === 'marking' && phase.step === 'counted') return no('step:impossible')
  if (phase.name === 'marking' || phase.name === 'huddle') return ok(extended(room, phase, at))
  if (phase.name !== 'question') return no('step:impossible')
  if (room.pause === undefined && at > windowEnd(room, phase)) return no('step:impossible')
  return ok(noted({ ...room, phase: { ...phase, closesAt: phase.closesAt + EXTENSION } }, at, 'extended'))
}

const extended = (room: Room, phase: HuddlePhase | MarkingPhase, at: Instant): Room =>
  noted({ ...room, phase: { ...phase, until: phase.until + EXTENSION } }, at, 'extended')

/** Same PIN, seats and teams, other questions. The old game's results have been saved under its number. */
function playAgain(
  room: Room,
  { run, seed }: Extract<HostCommand, { name: 'again' }>,
  { at }: StepFacts,
): Result<Room, Refusal> {
  if (room.phase.name !== 'finished') return no('step:impossible')
  const { banner: _banner, pause: _pause, repairs: _repairs, decided: _decided, ...kept } = room
  const { restedAfter: _rested, leftOut: _leftOut, ...rest } = kept
  return ok(
    raiseEpoch({
      ...rest,
      rules: { ...room.rules, seed },
      game: room.game + 1,
      run,
      round: 0,
      phase: { name: 'lobby' },
      phaseAt: at,
      notices: [],
      standingsAfter: 0,
    }),
  )
}
