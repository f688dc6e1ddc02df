import { gradeAnswer, offeredBy, type Answer, type Question } from '@jawab/shared/question/kinds'
import type { Certainty } from '@jawab/shared/question/certainty'
import type { UncoveredOption } from '@jawab/shared/protocol/to-client'
import { CHANGED_LATELY, SPOKESPERSON_ONLY } from '@jawab/shared/teams/shared-answer'
import type { TeamPick, TeamRecord } from '@jawab/shared/teams/team-answer'
import type { Instant, Millis } from '@jawab/shared/time'
import { countedTimes, refusalByTime, type AnswerRefusal } from './answers.ts'
import { currentRound, type Room } from './room.ts'
import type { Seat } from './seats.ts'

type BySeat = {
  readonly seat: string
  readonly epoch: number
  readonly round: number
  readonly receivedAt: Instant
}

/** What a team does in the team stage of a round, as it reached a node, before the store has ruled on it. */
export type TeamAct =
  /** [TE3] [TE6] A member backs an answer, or changes that of the team. */
  | (BySeat & {
      readonly act: 'pick'
      readonly answer: Answer
      readonly certainty?: Certainty
      readonly seq: number
      readonly request: string
      readonly claimMs?: Millis
      readonly minRttMs?: Millis
    })
  /** [TE6] The spokesperson makes the own pick final. */
  | (BySeat & { readonly act: 'lock'; readonly request: string })
  /** [PT5] One more option. */
  | (BySeat & { readonly act: 'uncover'; readonly option: string; readonly seq: number })
  /** [TE5] By the server: `seat` speaks for the team, in place of whoever did when this was decided. */
  | {
      readonly act: 'appoint'
      readonly team: string
      readonly round: number
      readonly seat: string
      readonly instead: string | undefined
    }

export type TeamRefusal =
  | AnswerRefusal
  | 'scratch:done'
  | 'scratch:none'
  | 'scratch:option'
  | 'scratch:twice'
  | 'step:impossible'
  | 'team:changed-lately'
  | 'team:locked'
  | 'team:none'
  | 'team:nothing-to-lock'
  | 'team:spokesperson-locks'
  | 'team:spokesperson-only'

/** What the store does with it: keeps the team's record as it now is, or says why not. */
export type TeamTaken =
  | { readonly ok: true; readonly record: TeamRecord }
  | { readonly ok: false; readonly refusal: TeamRefusal; readonly record?: TeamRecord }

/** What an act is ruled by, all of it as stored at one moment; of the round that it names. */
export type TeamFacts = {
  readonly room: Room
  /** Who acts. */
  readonly seat: Seat | undefined
  readonly question: Question | undefined
  readonly record: TeamRecord
  /** Whatever phase the room is in, what was settled from a sealed round stays true. */
  readonly isSealed: boolean
}

/** The team whose record an act is for; nothing where nobody or nobody's team acts. */
export const actingTeam = (act: TeamAct, seat: Seat | undefined) => (act.act === 'appoint' ? act.team : seat?.team)

/**
 * [TE3] [TE5] [TE6] [PT5] Rules on an act; must run in the same atomic step that stores it. The very same record when
 * there is nothing to store.
 */
export function takeAct(facts: TeamFacts, act: TeamAct): TeamTaken {
  const { room, seat, record, isSealed } = facts
  if (act.act === 'appoint') return { ok: true, record: isSealed ? record : appointed(room, record, act) }
  if (!seat || seat.removed || seat.epoch !== act.epoch) return { ok: false, refusal: 'seat:unknown' }
  if (seat.waiting) return { ok: false, refusal: 'seat:waiting' }
  if (seat.team === undefined) return { ok: false, refusal: 'team:none' }
  // A repeat gets its reply again, even after the seal.
  if (isRepeat(record, act)) return { ok: true, record }

  const refusal = refusalByTime(room, act, 'team') ?? (isSealed ? 'answer:too-late' : undefined)
  if (refusal) return refuse(refusal, record)
  if (record.lock) return refuse('team:locked', record)
  if (act.act === 'pick') return takePick(facts, act)
  if (room.phase.name === 'huddle') return refuse('answer:too-early', record)
  return act.act === 'lock' ? takeLock(facts, act) : takeUncovering(facts, act)
}

type Of<Name extends TeamAct['act']> = Extract<TeamAct, { act: Name }>

const refuse = (refusal: TeamRefusal, record: TeamRecord): TeamTaken => ({ ok: false, refusal, record })

/** What a member backs, where that is anything. */
export const pickOf = ({ picks }: TeamRecord, seat: string) => picks.find((pick) => pick.seat === seat)

function isRepeat(record: TeamRecord, act: Exclude<TeamAct, { act: 'appoint' }>): boolean {
  switch (act.act) {
    case 'pick': {
      const own = pickOf(record, act.seat)
      return own?.seq === act.seq && own.request === act.request
    }
    case 'lock':
      return record.lock?.request === act.request && record.lock.pick.seat === act.seat
    case 'uncover':
      return record.uncovered.some(
        ({ option, seat, seq }) => option === act.option && seat === act.seat && seq === act.seq,
      )
  }
}

/** Two nodes may see a spokesperson leave at once: the second finds somebody else. */
const appointed = (room: Room, record: TeamRecord, { round, seat, instead }: Of<'appoint'>): TeamRecord =>
  round === room.round && record.spokesperson === instead && record.lock === undefined
    ? { ...record, spokesperson: seat }
    : record

function takePick({ room, record }: TeamFacts, act: Of<'pick'>): TeamTaken {
  const { seat, answer, certainty, seq, request, receivedAt } = act
  const own = pickOf(record, seat)
  if (own && seq <= own.seq) return refuse('answer:superseded', record)
  const refusal = currentRound(room).mode === 'shared' ? refusalToChange(room, record, act) : undefined
  if (refusal) return refuse(refusal, record)

  const { phase } = room
  const times = phase.name === 'question' ? countedTimes(room, phase, act) : { countedMs: 0, creditMs: 0 }
  const said = certainty === undefined ? {} : { certainty }
  const pick: TeamPick = { seat, answer, seq, request, receivedAt, ...times, ...said }
  return { ok: true, record: { ...record, picks: [...record.picks.filter((one) => one !== own), pick] } }
}

/** [TE3] A team without an answer may always give its first. */
function refusalToChange(room: Room, record: TeamRecord, { seat, receivedAt }: Of<'pick'>): TeamRefusal | undefined {
  if (record.picks.length === 0) return undefined
  const own = pickOf(record, seat)
  if (own && receivedAt < own.receivedAt + CHANGED_LATELY) return 'team:changed-lately'
  const isAtEnd = room.phase.name === 'question' && receivedAt > room.phase.closesAt - SPOKESPERSON_ONLY
  return isAtEnd && seat !== record.spokesperson ? 'team:spokesperson-only' : undefined
}

function takeLock({ room, record }: TeamFacts, { seat, request }: Of<'lock'>): TeamTaken {
  const { mode, preset } = currentRound(room)
  if (mode === 'shared' || preset === 'scratch') return refuse('step:impossible', record)
  if (seat !== record.spokesperson) return refuse('team:spokesperson-locks', record)
  const pick = pickOf(record, seat)
  return pick ? { ok: true, record: { ...record, lock: { pick, request } } } : refuse('team:nothing-to-lock', record)
}

function takeUncovering({ room, question, record }: TeamFacts, { seat, option, seq }: Of<'uncover'>): TeamTaken {
  const { mode, preset } = currentRound(room)
  if (preset !== 'scratch' || !question) return refuse('scratch:none', record)
  if (mode !== 'shared' && seat !== record.spokesperson) return refuse('team:spokesperson-locks', record)
  if (!offeredBy(question).some(({ id }) => id === option)) return refuse('scratch:option', record)
  if (record.uncovered.some((one) => one.option === option)) return refuse('scratch:twice', record)
  if (isScratched(question, record)) return refuse('scratch:done', record)
  return { ok: true, record: { ...record, uncovered: [...record.uncovered, { option, seat, seq }] } }
}

/** [PT5] What each option that a team uncovered turned out to be. */
export const verdictsOf = (question: Question, { uncovered }: TeamRecord): readonly UncoveredOption[] =>
  uncovered.map(({ option }) => ({ option, isRight: gradeAnswer(question, option) === 1 }))

/** [PT5] The right one is found, or there is only one left, which needs no uncovering. */
export const isScratched = (question: Question, record: TeamRecord): boolean =>
  verdictsOf(question, record).some(({ isRight }) => isRight) ||
  record.uncovered.length >= offeredBy(question).length - 1
