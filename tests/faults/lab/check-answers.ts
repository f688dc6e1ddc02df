import type { Answer } from '@jawab/shared/question/kinds'
import type { StoredAnswer } from '../../../server/src/room/answers.ts'
import type { Evidence, Problem } from './evidence.ts'
import { linesAbout, type DeviceLog } from './log.ts'
import { seatOf } from './check-seats.ts'
import { endOf, windowsOf, type Window } from './windows.ts'

/** Every receipt is kept, once, as it was given; nothing else is on record, and nothing that came at the wrong time. */
export function checkAnswers(evidence: Evidence): Problem[] {
  const kept = keptAnswers(evidence)
  const windows = windowsOf(evidence)
  return [
    ...evidence.players.flatMap((player) => checkReceipts(player, kept)),
    ...evidence.players.flatMap((player) => checkOrigin(player, kept)),
    ...checkOnce(evidence),
    ...evidence.record.rounds.flatMap(({ round, answers }) => checkTimes(round, answers, windows.get(round))),
  ]
}

/** How many answers got a receipt, each counted once however often it was said. */
export const acceptedIn = ({ players }: Evidence) =>
  players.reduce((sum, player) => sum + new Set(linesAbout(player, 'receipt').map(keyOf)).size, 0)

/** By seat and round. */
export type Kept = ReadonlyMap<string, StoredAnswer>

const keyOf = ({ round, seq }: { round: number; seq: number }) => `${round} ${seq}`
export const placeOf = (seat: string, round: number) => `${seat} ${round}`
const isSame = (one: Answer, other: Answer) => JSON.stringify(one) === JSON.stringify(other)

/** What stands for each seat in each round. */
export const keptAnswers = ({ record }: Evidence): Kept =>
  new Map(record.rounds.flatMap(({ round, answers }) => answers.map((kept) => [placeOf(kept.seat, round), kept])))

/** [RD4] What got a receipt is on record, or one with a higher `seq` is. */
function checkReceipts(player: DeviceLog, kept: Kept): Problem[] {
  const seat = seatOf(player)
  return linesAbout(player, 'receipt').flatMap(({ round, seq, answer }) => {
    const standing = seat === undefined ? undefined : kept.get(placeOf(seat, round))
    const isKept = standing && (standing.seq > seq || (standing.seq === seq && isSame(standing.answer, answer)))
    if (isKept) return []
    const found = standing ? `the record has ${standing.seq}: ${JSON.stringify(standing.answer)}` : 'no record of it'
    const detail = `${player.who}, round ${round}, receipt for ${seq}: ${JSON.stringify(answer)}, ${found}`
    return [{ what: 'answer:lost', detail }]
  })
}

/** What is on record was sent so by that very seat. */
function checkOrigin(player: DeviceLog, kept: Kept): Problem[] {
  const seat = seatOf(player)
  const sent = linesAbout(player, 'sent')
  const rounds = [...kept].filter(([, { seat: whose }]) => whose === seat)
  return rounds.flatMap(([place, { seq, answer }]) => {
    const isSent = sent.some(
      (line) => placeOf(seat ?? '', line.round) === place && line.seq === seq && isSame(line.answer, answer),
    )
    return isSent ? [] : [{ what: 'answer:unsent', detail: `${player.who}: ${JSON.stringify({ place, seq, answer })}` }]
  })
}

/** At most one answer per seat and round. */
const checkOnce = ({ record }: Evidence): Problem[] =>
  record.rounds.flatMap(({ round, answers }) =>
    answers
      .filter(({ seat }, at) => answers.findIndex((other) => other.seat === seat) < at)
      .map(({ seat }) => ({ what: 'answer:double', detail: `${seat} in round ${round}` })),
  )

/** [RD3] Nothing counts that was received before the opening or after the window. */
function checkTimes(round: number, answers: readonly StoredAnswer[], window: Window | undefined): Problem[] {
  if (!window) return []
  const { opensAt } = window
  const end = endOf(window)
  return answers
    .filter(({ receivedAt }) => receivedAt < opensAt || receivedAt > end)
    .map(({ seat, receivedAt }) => ({
      what: 'answer:untimely',
      detail: `${seat} in round ${round}, received at ${receivedAt}, window ${opensAt} to ${end}`,
    }))
}
