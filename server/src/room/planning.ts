import type { Refusal } from '@jawab/shared/protocol/refusals'
import { no, ok, unreachable, type Result } from '@jawab/shared/result'
import type { Instant } from '@jawab/shared/time'
import { unfitRound } from '@jawab/shared/show/round-fit'
import { MOST_ROUNDS, type RoundSettings } from '@jawab/shared/show/round-wish'
import { roundSet } from './made-rounds.ts'
import { raiseEpoch, toStandings } from './moves.ts'
import { noted } from './notices.ts'
import { isMixed, type Room, type Round } from './room.ts'

/** What a host changes in the run of show. A round is meant by its number and the question it had when that was seen. */
export type PlanEdit =
  | ({ readonly do: 'set'; readonly round: number; readonly question: string } & RoundSettings)
  | { readonly do: 'remove'; readonly round: number; readonly question: string }
  | { readonly do: 'move'; readonly round: number; readonly question: string; readonly to: number }
  /** `amid` are the questions of the run that it was drawn for. */
  | { readonly do: 'add'; readonly made: Round; readonly amid: readonly string[] }

/**
 * Changes what is still ahead. Rounds that are on or over stay in their places, since answers, rosters and totals are
 * kept by the number of their round.
 */
export function planAhead(room: Room, edit: PlanEdit): Result<Room, Refusal> {
  const { run } = room
  if (edit.do === 'add') return addRound(room, edit.made, edit.amid)
  if (!isAhead(room, edit.round)) return no('round:played')
  const at = edit.round - 1
  const round = run[at]
  if (round?.question !== edit.question) return no('version:stale')
  switch (edit.do) {
    case 'set':
      return setRound(room, at, round, edit)
    case 'remove':
      return run.length > 1 ? ok(without(room, at, round)) : no('round:last')
    case 'move':
      return isAhead(room, edit.to)
        ? ok(withRun(room, run.toSpliced(at, 1).toSpliced(edit.to - 1, 0, round)))
        : no('round:played')
    default:
      return unreachable(edit)
  }
}

/** Whether a round with this number would come after the one that is on. */
const isAhead = ({ round, phase }: Room, number: number) => phase.name !== 'finished' && number > round

/** What was drawn for a run that has changed meanwhile might give another question away, or be in it already. */
function addRound(room: Room, made: Round, amid: readonly string[]): Result<Room, Refusal> {
  const { run } = room
  if (!isAhead(room, run.length + 1)) return no('round:played')
  if (run.length >= MOST_ROUNDS) return no('round:too-many')
  const isSame = asksTheSame(room, { run: amid.map((question) => ({ question })) })
  return isSame ? ok(withRun(room, [...run, made])) : no('version:stale')
}

/**
 * [PT8] After the end, where a decision has left equals: one more round that scores nobody, with the standings before
 * it. Whoever is right is ahead, and of those the faster.
 */
export function toSuddenDeath(
  room: Room,
  { made, amid }: Pick<Extract<PlanEdit, { do: 'add' }>, 'made' | 'amid'>,
  at: Instant,
): Result<Room, Refusal> {
  const { run, phase, decided } = room
  if (phase.name !== 'finished' || !decided) return no('step:impossible')
  if (!asksTheSame(room, { run: amid.map((question) => ({ question })) })) return no('version:stale')
  const last: Round = { ...made, weight: 0, standingsAfter: false, suddenDeath: true }
  return ok(noted(toStandings({ ...room, run: [...run, last] }, { at }), at, 'sudden-death'))
}

const without = (room: Room, at: number, { question }: Round): Room => ({
  ...withRun(room, room.run.toSpliced(at, 1)),
  leftOut: [...(room.leftOut ?? []), question].slice(-MOST_ROUNDS),
})

/** [PT11] */
function setRound(room: Room, at: number, round: Round, settings: RoundSettings): Result<Room, Refusal> {
  const { mode = round.mode, preset = round.preset } = settings
  const refusal = unfitRound(round.kind, { mode, preset }, room.rules)
  return refusal ? no(refusal) : ok(withRun(room, room.run.with(at, roundSet(round, settings, room.rules))))
}

/** [PT11] What full marks are depends on whether presets are mixed, in rounds that have been played too. */
function withRun(room: Room, run: readonly Round[]): Room {
  const changed = { ...room, run }
  return isMixed(changed) === isMixed(room) ? changed : raiseEpoch(changed)
}

type Asking = { readonly run: readonly Pick<Round, 'question'>[] }

/** Whether both ask the same questions in the same order. */
export const asksTheSame = (one: Asking, other: Asking) =>
  one.run.length === other.run.length && one.run.every(({ question }, at) => question === other.run[at]?.question)
