import { scoreGame, totalsOf, type Totals } from '@jawab/shared/scoring/score-game'
import { seatOf } from './check-seats.ts'
import type { Evidence, Problem } from './evidence.ts'
import { linesAbout, type DeviceLog } from './log.ts'

const HUNDREDTHS = 100

/** [PT1] Totals, in the report and on each phone, are what the record adds up to when it is scored once more. */
export function checkTotals({ players, record }: Evidence): Problem[] {
  const totals = totalsOf(scoreGame(record.rounds))
  const { people, teams } = record.report
  return [
    ...people.flatMap(({ seat, points }) => differing(`${seat} in the report`, points, totals.people.get(seat))),
    ...teams.flatMap(({ id, points }) =>
      differing(`team ${id} in the report`, Math.round(points * HUNDREDTHS), totals.teams.get(id)),
    ),
    ...players.flatMap((player) => checkPhone(player, record.rounds.length, totals)),
  ]
}

/** The last result that reached a phone, where it is that of the last round. */
function checkPhone(player: DeviceLog, lastRound: number, totals: Totals): Problem[] {
  const last = linesAbout(player, 'result').at(-1)
  if (last?.round !== lastRound) return []
  return differing(`${player.who} on the phone`, last.total, totals.people.get(seatOf(player) ?? ''))
}

const differing = (whose: string, said: number, computed = 0): Problem[] =>
  said === computed ? [] : [{ what: 'totals:wrong', detail: `${whose}: ${said}, not ${computed}` }]
