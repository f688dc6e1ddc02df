import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { PhaseName } from '@jawab/shared/protocol/views'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Instant, Millis } from '@jawab/shared/time'

/** A view as far as the checker needs it. */
export type Shown = {
  readonly about: 'view'
  readonly version: number
  readonly stamp: number
  readonly phase: PhaseName
  readonly step?: 'key' | 'why'
  readonly round: number
  /** When the phase says that it ends, if it does: `readUntil` or `closesAt`. */
  readonly until?: Instant
  readonly opensAt?: Instant
  readonly limitMs?: Millis
  readonly pausedMs?: Millis
}

/** What was put to the server, and what it said. `seq` counts up per seat and round. */
export type Submitted = {
  readonly about: 'sent'
  readonly round: number
  readonly seq: number
  readonly answer: Answer
  /** [TM3] How long its player took, as the phone measured it. */
  readonly claimMs?: Millis
}
export type Receipted = Counted & { readonly about: 'receipt'; readonly round: number }

/** An answer with what its receipt says. */
export type Counted = {
  readonly seq: number
  readonly answer: Answer
  readonly receivedAt: Instant
  readonly countedMs: Millis
  readonly creditMs: Millis
}

/** [ST2] What a phone that came back was told: the room it is in, and its answer to the round that is on. */
export type Resumed = {
  readonly about: 'resumed'
  /** When it asked: what was acknowledged since, on another line, the reply may not know of. */
  readonly askedAt: number
  readonly round: number
  readonly phase: PhaseName
  readonly standing?: Counted
}

/** One thing that happened to a device. */
export type Happening =
  | Shown
  | Submitted
  | Receipted
  | { readonly about: 'dialled' | 'connected' | 'lost' }
  | { readonly about: 'seated'; readonly seat: string }
  | Resumed
  | {
      readonly about: 'refused'
      readonly command: string
      readonly refusal: Refusal
      /** Which answer, where it was one. */
      readonly given?: { readonly round: number; readonly seq: number }
    }
  | { readonly about: 'result'; readonly round: number; readonly total: number }
  | { readonly about: 'bye'; readonly refusal: Refusal }

/** `at` on the clock of this machine, which is the store's too. */
export type Line = { readonly at: Instant } & Happening

/** All that happened to one device, in order. */
export type DeviceLog = { readonly who: string; readonly lines: readonly Line[] }

export type Note = (happening: Happening) => void

/** Opens the log of a device. */
export function startLog(who: string): DeviceLog & { readonly note: Note } {
  const lines: Line[] = []
  return { who, lines, note: (happening) => void lines.push({ at: Date.now(), ...happening }) }
}

/** The lines of one kind. */
export const linesAbout = <About extends Line['about']>({ lines }: Pick<DeviceLog, 'lines'>, about: About) =>
  lines.filter((line): line is Extract<Line, { about: About }> => line.about === about)

/** Everything of every device as it came, a line of JSON each. */
export const toJsonLines = (logs: readonly DeviceLog[]) =>
  logs
    .flatMap(({ who, lines }) => lines.map((line) => ({ who, ...line })))
    .toSorted((one, other) => one.at - other.at)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
