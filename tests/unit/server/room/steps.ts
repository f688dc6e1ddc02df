import { seconds, type Instant } from '@jawab/shared/time'
import type { Command, PhaseCommand, StepFacts } from '../../../../server/src/room/commands.ts'
import type { Room } from '../../../../server/src/room/room.ts'
import { step } from '../../../../server/src/room/step.ts'

export const READING = seconds(5)

export const facts = (at: Instant, change: Partial<StepFacts> = {}): StepFacts => ({
  at,
  readingMs: READING,
  seats: 2,
  everybodyAnswered: false,
  ...change,
})

/** The host presses something, with the version the console shows. */
export const press = (room: Room, name: PhaseCommand['name'], at: Instant, change: Partial<StepFacts> = {}) =>
  step(room, { name, request: `${name} at ${at}`, expects: room.version }, facts(at, change))

/** The room after a command that is carried out, saved as the runner would. */
export function after(room: Room, command: Command, at: Instant, change: Partial<StepFacts> = {}): Room {
  const done = step(room, command, facts(at, change))
  if (!done.ok) throw new Error(`${command.name}: ${done.reason}`)
  return done.value === room ? room : { ...done.value, version: room.version + 1 }
}

/** The host switches the auto-pilot. */
export const autopilot = (room: Room, on: boolean, at: Instant): Room =>
  after(room, { name: 'autopilot', request: `autopilot ${on} at ${at}`, on }, at)

export const pressed = (room: Room, name: PhaseCommand['name'], at: Instant, change: Partial<StepFacts> = {}): Room =>
  after(room, { name, request: `${name} at ${at}`, expects: room.version }, at, change)

/** Whatever is due at `at` happens. */
export const due = (room: Room, at: Instant): Room => after(room, { name: 'deadline' }, at)

/** The open phase of a room, or a failed test. */
export function openPhase({ phase }: Room) {
  if (phase.name !== 'question') throw new Error(`The room is in ${phase.name}`)
  return phase
}
