import type { TeamNews } from '@jawab/shared/protocol/to-client'
import type { PlayerView } from '@jawab/shared/protocol/views'
import type { Answer } from '@jawab/shared/question/kinds'
import { isTapped } from './deciding.ts'

type Shown = Pick<Extract<PlayerView, { phase: 'closed' | 'reveal' }>, 'question' | 'spread' | 'preset'>

/**
 * [TE6] [PT5] What the own team has answered, once time is up and before the result says so: `null` where it is known to
 * have answered nothing, `undefined` where a phone that came back cannot know. Without a majority the team's answer is
 * known from the spread alone; of a scratch card that shows only what was uncovered first.
 */
export function teamSaid(
  { question, spread, preset }: Shown,
  team: string | undefined,
  together: TeamNews | undefined,
): Answer | null | undefined {
  if (preset === 'scratch') {
    const { uncovered } = together ?? {}
    return uncovered && ((uncovered.find(({ isRight }) => isRight) ?? uncovered.at(-1))?.option ?? null)
  }
  if (!isTapped(question.kind) || team === undefined) return together?.standing
  return question.options.find(({ id }) => spread[id]?.teams.includes(team))?.id ?? null
}
