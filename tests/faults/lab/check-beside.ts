import type { Instant } from '@jawab/shared/time'
import { waitsForReceipts } from './check-times.ts'
import { judge } from './checker.ts'
import type { Evidence, Problem } from './evidence.ts'
import { most, spreadOf, type Spread } from './figures.ts'
import { linesAbout } from './log.ts'

type Waits = Spread & { readonly receipts: number }

/** What the neighbours noticed. */
export type Beside = {
  /** How long they waited for receipts before anything happened, and from each blow until all of the crowd were back. */
  readonly before: Waits
  readonly during: Waits
  /** Nothing may be wrong with their game. How much longer they waited is told and not judged: machines are shared. */
  readonly problems: readonly Problem[]
}

/** Holds the neighbours to all that holds for a game in which nothing breaks. */
export function judgeBeside(neighbours: Evidence, crowd: Evidence): Beside {
  const [waits, outages] = [neighbours.players.flatMap(waitsForReceipts), outagesOf(crowd)]
  const begins = outages[0]?.from ?? Infinity
  const within = (sentAt: Instant) => outages.some(({ from, to }) => sentAt >= from && sentAt <= to)
  const waitsOf = (found: typeof waits) => ({ ...spreadOf(found.map(({ took }) => took)), receipts: found.length })
  return {
    before: waitsOf(waits.filter(({ sentAt }) => sentAt < begins)),
    during: waitsOf(waits.filter(({ sentAt }) => within(sentAt))),
    problems: judge(neighbours).problems.map(({ what, detail }) => ({ what, detail: `beside, ${detail}` })),
  }
}

/** From each blow until the last of the crowd that came back before the next. */
const outagesOf = ({ players, strikes }: Evidence) =>
  strikes.map(({ struckAt }, at) => {
    const next = strikes[at + 1]?.struckAt ?? Infinity
    const back = players.flatMap((player) => linesAbout(player, 'seated').map((line) => line.at))
    return { from: struckAt, to: Math.max(struckAt, most(back.filter((seated) => seated < next))) }
  })
