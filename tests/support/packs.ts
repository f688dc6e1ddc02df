import type { Pack } from '@jawab/shared/pack/pack'
import type { Question } from '@jawab/shared/question/kinds'
import { aQuestion, authoredOptions, authoredSteps, otherKey } from '../unit/shared/builders.ts'

const pack = (questions: readonly Question[]): Pack => ({
  id: 'test-pack',
  title: { en: 'Test pack', 'hi-Latn': 'Test pack' },
  description: { en: 'For tests.', 'hi-Latn': 'Tests ke liye.' },
  questions,
})

const otherKinds = ['number', 'match', 'sort', 'text', 'cloze', 'mistake', 'scenario', 'discuss'] as const

/** Two questions of every kind; `right` shifts the keys and nothing else, so that two such packs differ only in them. */
export const bothKinds = (right: 'usual' | 'other' = 'usual'): Pack =>
  pack(
    ['first', 'second'].flatMap((id) => [
      aQuestion('choice', { id: `${id}-choice`, options: authoredOptions(4, right === 'usual' ? [1] : [2]) }),
      aQuestion('several', {
        id: `${id}-several`,
        options: authoredOptions(5, right === 'usual' ? [0, 3] : [1, 2, 4]),
      }),
      aQuestion('true-false', { id: `${id}-true-false`, right: right === 'usual' }),
      aQuestion('order', {
        id: `${id}-order`,
        steps: authoredSteps(right === 'usual' ? ['s1', 's2', 's3'] : ['s3', 's1', 's2']),
      }),
      ...otherKinds.map((kind) =>
        aQuestion(kind, { id: `${id}-${kind}`, ...(right === 'usual' ? {} : otherKey[kind]) }),
      ),
      aQuestion('poll', { id: `${id}-poll` }),
    ]),
  )

/** So many choices, `o2` right in each. */
export const choices = (count: number): Pack =>
  pack(Array.from({ length: count }, (_, at) => aQuestion('choice', { id: `choice-${at + 1}` })))

/** One discussion. */
export const aDiscussionPack = (): Pack => pack([aQuestion('discuss')])

/** A question of every kind. */
export const oneOfEachKind = (): Pack => pack(bothKinds().questions.filter(({ id }) => id.startsWith('first')))
