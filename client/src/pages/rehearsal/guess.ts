import { drawBelow, shuffled, type Random } from '@jawab/shared/random'
import { unreachable } from '@jawab/shared/result'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'

/** An answer of a bot: always a valid one of its kind, and as good as chance, since a bot knows no more than a phone. */
export function guess({ kind, options, range }: QuestionFace, random: Random): Answer {
  const ids = options.map(({ id }) => id)
  switch (kind) {
    case 'choice':
    case 'true-false':
      return ids[drawBelow(random, ids.length)] ?? ''
    case 'several':
      return shuffled(random, ids).slice(0, 1 + drawBelow(random, Math.max(1, ids.length - 1)))
    case 'order':
      return shuffled(random, ids)
    case 'number': {
      const { least, most, step } = range ?? { least: 0, most: 0, step: 1 }
      return least + step * drawBelow(random, Math.floor((most - least) / step) + 1)
    }
    default:
      return unreachable(kind)
  }
}
