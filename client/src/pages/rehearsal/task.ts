import type { QuestionFace } from '@jawab/shared/question/kinds'
import type { View } from '@jawab/shared/protocol/views'
import type { Stage } from '@jawab/shared/teams/modes'
import type { Instant, Millis } from '@jawab/shared/time'

/** What a view gives a bot to do, once. */
export type Task = {
  /** Differs from one thing to do to the next. */
  readonly name: string
  readonly round: number
  readonly stage: Stage
  readonly question: QuestionFace
  readonly from: Instant
  readonly lasts: Millis
  /** [PT4] */
  readonly asksHowSure: boolean
  /** [PT5] By one member for all: whoever comes first, or the spokesperson. */
  readonly uncovers?: 'anybody' | 'spokesperson'
  /** [TE6] The spokesperson may make an answer final. */
  readonly hasLock: boolean
}

/** [TE3] to [TE6] Answering alone, talking, or answering as one; nothing where people only look. */
export function taskIn(view: View): Task | undefined {
  const { round, mode, preset } = view
  if (view.phase === 'huddle' && view.question) {
    const { question, phaseAt, until } = view
    const common = { round, question, from: phaseAt, lasts: until - phaseAt }
    return { ...common, name: `${round} huddle`, stage: 'team', asksHowSure: preset === 'certainty', hasLock: false }
  }
  if (view.phase !== 'question' || !view.question) return undefined
  const { question, stage, opensAt, limitMs } = view
  const isScratch = stage === 'team' && preset === 'scratch'
  return {
    name: `${round} ${stage}`,
    round,
    stage,
    question,
    from: opensAt,
    lasts: limitMs,
    asksHowSure: preset === 'certainty',
    ...(isScratch ? { uncovers: mode === 'shared' ? ('anybody' as const) : ('spokesperson' as const) } : {}),
    hasLock: stage === 'team' && mode !== 'shared' && !isScratch,
  }
}
