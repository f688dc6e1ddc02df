import { drawBelow, shuffled, type Random } from '@jawab/shared/random'
import { unreachable } from '@jawab/shared/result'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'

/** An answer of a bot: always a valid one of its kind, and as good as chance, since a bot knows no more than a phone. */
export function guess(question: QuestionFace, random: Random): Answer {
  const { kind, options, targets, blanks, bank } = question
  const ids = options.map(({ id }) => id)
  const any = <Item>(items: readonly Item[]) => items[drawBelow(random, items.length)]
  switch (kind) {
    case 'choice':
    case 'true-false':
    case 'scenario':
    case 'poll':
      return any(ids) ?? ''
    case 'several':
    case 'mistake':
      return shuffled(random, ids).slice(0, 1 + drawBelow(random, Math.max(1, ids.length - 1)))
    case 'order':
      return shuffled(random, ids)
    case 'number': {
      const { min = 0, max = 0, step = 1 } = question
      return min + step * drawBelow(random, Math.floor((max - min) / step) + 1)
    }
    case 'match':
    case 'sort':
      return Object.fromEntries(ids.map((id) => [id, any(targets ?? [])?.id ?? '']))
    case 'text':
    case 'discuss':
      return any(typed) ?? ''
    case 'cloze':
      return (blanks ?? []).map(() => any(bank ?? typed) ?? '')
    default:
      return unreachable(kind)
  }
}

/** What a bot types, for want of anything better. */
const typed = ['bridge', 'latest', 'no idea', 'something with a role']
