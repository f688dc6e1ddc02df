import type { phaseCommands } from '@jawab/shared/protocol/payloads'
import type { DoorRules } from '@jawab/shared/protocol/rules'
import type { NoticeAbout } from '@jawab/shared/protocol/views'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Instant, Millis } from '@jawab/shared/time'
import type { PlanEdit } from './planning.ts'
import type { Round } from './room.ts'

export type PhaseCommandName = (typeof phaseCommands)[number]

/** A step of the show: moves the phase, so it carries the version it expects ([RD12]). */
export type PhaseCommand = {
  readonly name: PhaseCommandName
  readonly request: string
  readonly expects: number
  /** Of a break: how long it is to last. */
  readonly seconds?: number
}

/** What else a host may do to the room itself; a repeated `request` does nothing. */
export type HostCommand =
  | { readonly name: 'extend' | 'lock' | 'unlock' | 'withdraw' | 'decide'; readonly request: string }
  /** [RM2] All keys but this one open nothing from now on. */
  | { readonly name: 'end-hosts'; readonly request: string; readonly keep: string }
  | { readonly name: 'autopilot'; readonly request: string; readonly on: boolean }
  /** [RM4] [ST1] [ST5] Sets the switches that it names. */
  | ({ readonly name: 'door'; readonly request: string } & Partial<DoorRules>)
  | { readonly name: 'void'; readonly request: string; readonly round: number }
  | KeyRepair
  | { readonly name: 'plan'; readonly request: string; readonly edit: PlanEdit }
  /** [PT8] One more question between equals. `amid` are the questions of the run that it was drawn for. */
  | { readonly name: 'sudden-death'; readonly request: string; readonly made: Round; readonly amid: readonly string[] }
  | { readonly name: 'again'; readonly request: string; readonly run: readonly Round[]; readonly seed: string }
  /** A seat was changed; the room notes it, so that every console says so and `expects` is renewed. */
  | { readonly name: 'note'; readonly request: string; readonly about: NoticeAbout; readonly detail: string }

/**
 * [PT10] Another key, or one more. `answer` has been read by the question (`readKey`), and so has `own`, the key that
 * came with it.
 */
export type KeyRepair = {
  readonly name: 'rekey' | 'accept'
  readonly request: string
  readonly round: number
  readonly answer: Answer
  readonly own: Answer
}

/** [RM2] Who may steer. Keys and codes come as hashes; what each does, it does once by itself. */
export type KeyCommand =
  /** `by` is the key of the device that asks. */
  | { readonly name: 'invite'; readonly by: string; readonly codeHash: string }
  | { readonly name: 'renew'; readonly by: string; readonly keyHash: string }
  | { readonly name: 'pair'; readonly codeHash: string; readonly keyHash: string }
  | { readonly name: 'issue-key'; readonly keyHash: string }

/** What nobody asks for: time and trouble do it. Each may come from several nodes and does its work once. */
export type ClockCommand =
  | { readonly name: 'deadline' }
  | { readonly name: 'early-close' }
  | { readonly name: 'outage'; readonly lastBeat: Instant }

export type Command = PhaseCommand | HostCommand | KeyCommand | ClockCommand

/** What a step must know that is not in the room. */
export type StepFacts = {
  readonly at: Instant
  /** [RD2] The reading time of the round that would come next. */
  readonly readingMs: Millis
  readonly seats: number
  /** Every present seat has an answer, and somebody is present. */
  readonly everybodyAnswered: boolean
}
