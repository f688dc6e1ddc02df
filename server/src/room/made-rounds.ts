import type { Rules } from '@jawab/shared/protocol/rules'
import { hasKey, type KindName, type Question } from '@jawab/shared/question/kinds'
import type { RoundSettings } from '@jawab/shared/show/round-wish'
import { modeFor } from '@jawab/shared/teams/modes'
import { seconds } from '@jawab/shared/time'
import type { Round } from './room.ts'

/** A round of a room with these rules that asks this question, played as said where something is. */
export const roundOf = (question: Question, rules: Rules, settings: RoundSettings = {}): Round =>
  roundSet(
    {
      question: question.id,
      title: question.title,
      kind: question.kind,
      tier: question.tier,
      limitMs: seconds(rules.limitSeconds ?? question.limitSeconds),
      preset: rules.preset,
      mode: modeFor(question.kind, rules.mode),
      weight: usualWeight(question.kind, rules),
      voided: false,
    },
    settings,
    rules,
  )

/** The round with what is said of it; the rest stays. Whether it fits, `unfitRound` says before. */
export function roundSet(round: Round, settings: RoundSettings, rules: Rules): Round {
  const { mode, preset, weight, seconds: limit, standings, break: rest } = settings
  const { breakAfter: before, ...others } = round
  const breakAfter = rest === undefined ? before : seconds(rest)
  return {
    ...others,
    ...(mode === undefined ? {} : { mode }),
    ...(preset === undefined ? {} : { preset }),
    ...(weight === undefined || !mayWeigh(round.kind, rules) ? {} : { weight }),
    ...(limit === undefined ? {} : { limitMs: seconds(limit) }),
    ...(standings === undefined ? {} : { standingsAfter: standings }),
    ...(breakAfter ? { breakAfter } : {}),
  }
}

/** What a round says beyond the rules of its room: what `roundOf` makes the same round of. */
export function settingsOf(round: Round, rules: Rules, ownLimit: number | undefined): RoundSettings {
  const { mode, preset, weight, limitMs, standingsAfter, breakAfter, kind } = round
  const limit = limitMs / seconds(1)
  return {
    ...(mode === modeFor(kind, rules.mode) ? {} : { mode }),
    ...(preset === rules.preset ? {} : { preset }),
    ...(weight === usualWeight(kind, rules) ? {} : { weight }),
    ...(limit === (rules.limitSeconds ?? ownLimit) ? {} : { seconds: limit }),
    ...(standingsAfter === undefined ? {} : { standings: standingsAfter }),
    ...(breakAfter === undefined ? {} : { break: breakAfter / seconds(1) }),
  }
}

/** [PT6] [RV3] A poll scores nobody, nor does a discussion that nobody marks. */
const mayWeigh = (kind: KindName, { marking }: Rules) => hasKey(kind) || (kind === 'discuss' && marking !== undefined)

/** [RV3] A discussion counts by itself once others than the team have marked it. */
const usualWeight = (kind: KindName, rules: Rules) =>
  mayWeigh(kind, rules) && (hasKey(kind) || rules.marking !== 'team') ? 1 : 0
