import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dealQuestion,
  faceOf,
  gradeAnswer,
  keyOf,
  offeredBy,
  readAnswer,
  type Answer,
  type Question,
} from '@jawab/shared/question/kinds'
import { seededRandom } from '@jawab/shared/random'
import { aQuestion, authoredItems, authoredPairs, otherKey } from './builders.ts'

type Placement = Readonly<Record<string, string>>

const itemsOf = (question: Question) => offeredBy(question).map(({ id }) => id)
const targetsOf = (question: Question) => (faceOf(question, 'en').targets ?? []).map(({ id }) => id)
const rightOf = (question: Question) => keyOf(question) as Placement

const anyMatch = fc
  .record({ pairs: fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 3 }), extra: fc.nat(2) })
  .map(({ pairs, extra }) =>
    aQuestion('match', {
      pairs: authoredPairs(pairs),
      // A letter for each target: six are the most.
      extra: ['x', 'y']
        .slice(0, Math.min(extra, 6 - pairs.length))
        .map((id) => ({ id, text: { en: id, 'hi-Latn': id } })),
    }),
  )
const anySort = fc
  .array(fc.constantFrom('b1', 'b2', 'b3'), { minLength: 1, maxLength: 5 })
  .map((more) => aQuestion('sort', { items: authoredItems(['b1', 'b2', 'b3', ...more]) }))
const anyAnswered = fc
  .tuple(fc.oneof(anyMatch, anySort), fc.string())
  .map(([question, seed]) => dealQuestion(question, seededRandom(seed)))
  .chain((question) =>
    fc.tuple(
      fc.constant(question),
      fc.dictionary(fc.constantFrom(...itemsOf(question)), fc.constantFrom(...targetsOf(question)), { minKeys: 1 }),
    ),
  )

describe.each(['match', 'sort'] as const)('%s', (kind) => {
  const question = aQuestion(kind)
  const [item = '', second = ''] = itemsOf(question)
  const [target = ''] = targetsOf(question)

  test('[PT7] nothing in its place, or what the question does not offer, is no answer; a part of it is one', () => {
    for (const given of [{}, { [item]: 'elsewhere' }, { elsewhere: target }, { [item]: [target] }, [item], item]) {
      expect(readAnswer(question, given)).toBeUndefined()
    }
    expect(readAnswer(question, { [item]: target })).toEqual({ [item]: target })
    expect(readAnswer(question, { [item]: target, [second]: target })).toEqual({ [item]: target, [second]: target })
  })

  test('[RD9] what is shown does not follow from what belongs together', () => {
    const dealt = (asked: Question) => dealQuestion(asked, seededRandom('a room'))
    const other = aQuestion(kind, otherKey[kind])
    expect(faceOf(dealt(other), 'en')).toEqual(faceOf(dealt(question), 'en'))
    expect(keyOf(dealt(other))).not.toEqual(keyOf(dealt(question)))
  })

  test('the same texts belong together however it is dealt', () => {
    const together = (asked: Question) => {
      const { options, targets = [] } = faceOf(asked, 'en')
      return Object.entries(rightOf(asked)).map(([item, target]) =>
        JSON.stringify([options.find(({ id }) => id === item)?.text, targets.find(({ id }) => id === target)?.text]),
      )
    }
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const dealt = dealQuestion(question, seededRandom(seed))
        expect(together(dealt).toSorted()).toEqual(together(question).toSorted())
      }),
    )
  })
})

test('[PT7] 0 to 1, and 1 if and only if every item is where it belongs', () => {
  fc.assert(
    fc.property(anyAnswered, ([question, given]) => {
      const fraction = gradeAnswer(question, given) ?? NaN
      const isRight = itemsOf(question).every((item) => given[item] === rightOf(question)[item])
      expect(fraction).toBeGreaterThanOrEqual(0)
      expect(fraction).toBeLessThanOrEqual(1)
      expect(fraction === 1).toBe(isRight)
      expect(gradeAnswer(question, rightOf(question))).toBe(1)
    }),
  )
})

test('[PT7] the order in which items were put in place changes nothing', () => {
  fc.assert(
    fc.property(anyAnswered, ([question, given]) => {
      const turned: Answer = Object.fromEntries(Object.entries(given).toReversed())
      expect(gradeAnswer(question, turned)).toBe(gradeAnswer(question, given))
    }),
  )
})

test('[PT7] all into one bucket earns nothing, not even into the fullest', () => {
  fc.assert(
    fc.property(anySort, (question) => {
      for (const target of targetsOf(question)) {
        const given = Object.fromEntries(itemsOf(question).map((item) => [item, target]))
        expect(gradeAnswer(question, given)).toBe(0)
      }
    }),
  )
})

test('[PT7] of four targets for three items, two right are worth five ninths', () => {
  const { i1, i2 } = rightOf(aQuestion('match'))
  expect(gradeAnswer(aQuestion('match'), { i1: i1 ?? '', i2: i2 ?? '' })).toBeCloseTo((2 / 3 - 1 / 4) / (3 / 4), 12)
})
