import type { Mode } from '@jawab/shared/protocol/rules'
import { firstStage } from '@jawab/shared/teams/modes'
import type { Play } from './play.svelte.ts'

/** [TE3] [TE5] Whether nobody answers alone, so that there are no points but the team's. */
export const isTeamsOnly = (mode: Mode) => firstStage(mode) === 'team'

/** [RV2] The total and the place to show: one's own, or the team's where only teams score. No rank yet: 0. */
export const boardOf = ({ total, rank, result }: Pick<Play, 'total' | 'rank' | 'result'>, mode: Mode) =>
  isTeamsOnly(mode) ? { total: result?.team?.total ?? 0, rank: result?.team?.rank ?? 0 } : { total, rank }
