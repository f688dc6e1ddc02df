import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dealQuestion,
  faceOf,
  gradeAnswer,
  keyOf,
  kindNames,
  promptFaceOf,
  readAnswer,
  whyNotOf,
  type Question,
} from '@jawab/shared/question/kinds'
import { seededRandom } from '@jawab/shared/random'
import { aQuestion, authoredOptions } from './builders.ts'

/** Places of right options that leave at least one wrong. */
const anySeveral = fc
  .integer({ min: 3, max: 6 })
  .chain((count) =>
    fc
      .uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: count - 1 })
      .map((right) => aQuestion('several', { options: authoredOptions(count, right) })),
  )
const idsOf = (question: Question) => question.options.map(({ id }) => id)
const severalWithPicks = anySeveral.chain((question) =>
  fc.tuple(fc.constant(question), fc.uniqueArray(fc.constantFrom(...idsOf(question)), { minLength: 1 })),
)

describe('several', () => {
  // Five options, o1 and o4 right.
  test.each([
    { picks: ['o1', 'o4'], fraction: 1 },
    { picks: ['o1'], fraction: 0.5 },
    { picks: ['o1', 'o4', 'o2'], fraction: 0.5 },
    { picks: ['o1', 'o2'], fraction: 0 },
    { picks: ['o2', 'o3', 'o5'], fraction: 0 },
    { picks: ['o1', 'o2', 'o3', 'o4', 'o5'], fraction: 0 },
  ])('[PT7] picking $picks is $fraction right', ({ picks, fraction }) => {
    expect(gradeAnswer(aQuestion('several'), picks)).toBe(fraction)
  })

  test('[PT7] 0 to 1, and 1 if and only if exactly the right ones are picked', () => {
    fc.assert(
      fc.property(severalWithPicks, ([question, picks]) => {
        const fraction = gradeAnswer(question, picks)
        const exact = picks.toSorted().join() === [keyOf(question)].flat().toSorted().join()
        expect(fraction).toBeGreaterThanOrEqual(0)
        expect(fraction).toBeLessThanOrEqual(1)
        expect(fraction === 1).toBe(exact)
      }),
    )
  })

  test('[PT7] the order of the picks changes nothing', () => {
    fc.assert(
      fc.property(severalWithPicks, ([question, picks]) => {
        expect(gradeAnswer(question, picks.toReversed())).toBe(gradeAnswer(question, picks))
      }),
    )
  })

  test('[PT7] picking everything earns nothing', () => {
    fc.assert(
      fc.property(anySeveral, (question) => {
        expect(gradeAnswer(question, idsOf(question))).toBe(0)
      }),
    )
  })
})

describe.each(kindNames)('%s', (kind) => {
  const question = dealQuestion(aQuestion(kind), seededRandom('a room'))

  test('[PT7] the key, submitted as an answer, is all right', () => {
    expect(readAnswer(question, keyOf(question))).toEqual(keyOf(question))
    expect(gradeAnswer(question, keyOf(question))).toBe(1)
  })

  test('an answer of another form, or one that the question does not offer, is none', () => {
    const strange = [undefined, null, 7, {}, '', [], 'elsewhere', ['elsewhere'], ['elsewhere', 7], 'toString']
    for (const given of strange) expect(readAnswer(question, given)).toBeUndefined()
    const [first] = idsOf(question)
    expect(readAnswer(question, [first, first])).toBeUndefined()
  })

  test('[RD9] dealt options have new ids, and no face says which is right', () => {
    expect(idsOf(question)).not.toEqual(expect.arrayContaining(idsOf(aQuestion(kind))))
    for (const option of faceOf(question, 'en').options) expect(Object.keys(option)).toEqual(['id', 'text'])
    expect(Object.keys(promptFaceOf(question, 'en'))).toEqual(['kind', 'prompt', 'optionCount'])
  })

  test('[RV1] every wrong option says why, and no right one does', () => {
    const right = [keyOf(question)].flat()
    expect(Object.keys(whyNotOf(question, 'hi-Latn')).toSorted()).toEqual(
      idsOf(question)
        .filter((id) => !right.includes(id))
        .toSorted(),
    )
  })
})

test('[RD9] a statement is always asked true first', () => {
  for (const right of [true, false]) {
    const dealt = dealQuestion(aQuestion('true-false', { right }), seededRandom(`${right}`))
    expect(dealt.options.map(({ text }) => text.en)).toEqual(['True', 'False'])
  }
})
