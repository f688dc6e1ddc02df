import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dealQuestion,
  faceOf,
  gradeAnswer,
  keyOf,
  kindNames,
  offeredBy,
  promptFaceOf,
  readAnswer,
  whyNotOf,
  type Answer,
  type KindName,
  type Question,
} from '@jawab/shared/question/kinds'
import { seededRandom } from '@jawab/shared/random'
import { aQuestion, authoredOptions, authoredSteps } from './builders.ts'

/** Places of right options that leave at least one wrong. */
const anySeveral = fc
  .integer({ min: 3, max: 6 })
  .chain((count) =>
    fc
      .uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: count - 1 })
      .map((right) => aQuestion('several', { options: authoredOptions(count, right) })),
  )
const idsOf = (question: Question) => offeredBy(question).map(({ id }) => id)
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
        const right = [keyOf(question)].flat()
        const exact = picks.length === right.length && picks.every((pick) => right.includes(pick))
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

describe('order', () => {
  const question = aQuestion('order')

  test.each([
    { given: ['s1', 's2', 's3', 's4'], fraction: 1 },
    { given: ['s2', 's1', 's3', 's4'], fraction: 4 / 6 },
    { given: ['s4', 's1', 's2', 's3'], fraction: 0 },
    { given: ['s1', 's4', 's2', 's3'], fraction: 2 / 6 },
    { given: ['s4', 's3', 's2', 's1'], fraction: 0 },
  ])("[PT7] $given is $fraction right, by Kendall's tau", ({ given, fraction }) => {
    expect(gradeAnswer(question, given)).toBeCloseTo(fraction, 12)
  })

  test('[PT7] 1 if and only if every step is in its place', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(idsOf(question), { minLength: 4 }), (given) => {
        expect(gradeAnswer(question, given) === 1).toBe(given.join() === 's1,s2,s3,s4')
      }),
    )
  })

  test('an answer holds every step once', () => {
    for (const given of [
      ['s1', 's2', 's3'],
      ['s1', 's2', 's3', 's3'],
      ['s1', 's2', 's3', 's4', 's4'],
    ]) {
      expect(readAnswer(question, given)).toBeUndefined()
    }
  })

  test('[RD9] the order shown does not follow from the right one', () => {
    const turned = aQuestion('order', { steps: authoredSteps(['s4', 's2', 's1', 's3']) })
    const shown = (asked: Question) => faceOf(dealQuestion(asked, seededRandom('a room')), 'en')
    expect(shown(turned)).toEqual(shown(question))
    expect(keyOf(dealQuestion(turned, seededRandom('a room')))).not.toEqual(
      keyOf(dealQuestion(question, seededRandom('a room'))),
    )
  })
})

describe('number', () => {
  // 60, give or take 10.
  test.each([
    { given: 60, fraction: 1 },
    { given: 70, fraction: 1 },
    { given: 50, fraction: 1 },
    { given: 80, fraction: 0.5 },
    { given: 35, fraction: 0.25 },
    { given: 90, fraction: 0 },
    { given: 200, fraction: 0 },
  ])('[PT7] $given is $fraction right', ({ given, fraction }) => {
    expect(gradeAnswer(aQuestion('number'), given)).toBe(fraction)
  })

  test('[PT7] without a tolerance only the number itself is right', () => {
    const exact = aQuestion('number', { tolerance: 0 })
    expect([60, 60.5, 61].map((given) => gradeAnswer(exact, given))).toEqual([1, 0, 0])
  })

  test('[PT7] on a log scale the tolerance is a ratio', () => {
    const log = aQuestion('number', {
      right: 100,
      tolerance: 2,
      scale: 'log',
      bounds: { least: 1, most: 10_000 },
    })
    expect([50, 100, 200].map((given) => gradeAnswer(log, given))).toEqual([1, 1, 1])
    expect(gradeAnswer(log, 400)).toBeCloseTo(0.5, 8)
    expect([12.5, 800, 10_000].map((given) => gradeAnswer(log, given))).toEqual([0, 0, 0])
  })

  test('[PT7] what lies just at the tolerance is all right in spite of binary fractions', () => {
    const tenths = aQuestion('number', { right: 0.3, tolerance: 0.1, bounds: { least: 0, most: 1 }, step: 0.1 })
    expect([0.2, 0.4].map((given) => gradeAnswer(tenths, given))).toEqual([1, 1])
  })

  test('an answer lies within the bounds', () => {
    const question = aQuestion('number')
    expect([10, 12.5, 200].map((given) => readAnswer(question, given))).toEqual([10, 12.5, 200])
    for (const given of [9.9, 201, NaN, Infinity, '60']) expect(readAnswer(question, given)).toBeUndefined()
  })
})

describe('mistake', () => {
  // Four sentences, o2 and o3 wrong.
  test.each([
    { marks: ['o2', 'o3'], fraction: 1 },
    { marks: ['o3'], fraction: 0.5 },
    { marks: ['o2', 'o3', 'o4'], fraction: 0.5 },
    { marks: ['o1', 'o2'], fraction: 0 },
    { marks: ['o1', 'o2', 'o3', 'o4'], fraction: 0 },
  ])('[PT7] [RV4] marking $marks is $fraction right', ({ marks, fraction }) => {
    expect(gradeAnswer(aQuestion('mistake'), marks)).toBe(fraction)
  })

  test('[RV4] sentences stay in the order in which they are read', () => {
    const dealt = dealQuestion(aQuestion('mistake'), seededRandom('a room'))
    expect(offeredBy(dealt).map(({ text }) => text.en)).toEqual([1, 2, 3, 4].map((at) => `Sentence ${at}`))
  })
})

describe('text', () => {
  test('[PT7] any accepted spelling is all right, anything else is not', () => {
    const question = aQuestion('text')
    expect(['alb', 'Load balancer', 'load balancr'].map((given) => gradeAnswer(question, given))).toEqual([1, 1, 1])
    expect(['nlb', 'load'].map((given) => gradeAnswer(question, given))).toEqual([0, 0])
  })

  test('an answer has at most 40 characters, and something in it', () => {
    const question = aQuestion('text')
    expect(readAnswer(question, 'x'.repeat(40))).toBe('x'.repeat(40))
    for (const given of ['x'.repeat(41), '', '  ', '``', '\u200b']) expect(readAnswer(question, given)).toBeUndefined()
  })
})

describe('cloze', () => {
  const words = ['PENDING', 'ACTIVE', 'running', 'started', 'stopped', '']

  test('[PT7] the share of blanks that are right, and 1 if and only if all are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (first, second) => {
        const right = [first === 'PENDING', second === 'running' || second === 'started'].filter(Boolean).length
        expect(gradeAnswer(aQuestion('cloze'), [first, second])).toBe(right / 2)
      }),
    )
  })

  test('some blanks may be left empty, not all of them', () => {
    const question = aQuestion('cloze')
    expect(readAnswer(question, ['', 'running'])).toEqual(['', 'running'])
    for (const given of [['', ' '], ['PENDING'], ['PENDING', 'running', 'x'], 'PENDING']) {
      expect(readAnswer(question, given)).toBeUndefined()
    }
  })

  test('where there is a bank, only its words fit', () => {
    const banked = aQuestion('cloze', { bank: ['running', 'PENDING', 'ACTIVE'] })
    expect(readAnswer(banked, ['ACTIVE', ''])).toEqual(['ACTIVE', ''])
    expect(readAnswer(banked, ['started', ''])).toBeUndefined()
  })

  test('a word of the bank is there once, so no two blanks may want the same', () => {
    const wanted = (second: string) => () =>
      aQuestion('cloze', {
        blanks: [{ accepted: ['task'] }, { accepted: [second] }],
        bank: ['task', 'service', 'node'],
      })
    expect(wanted('service')).not.toThrow()
    expect(wanted('task')).toThrow('two blanks want the same word')
  })

  test('[RD9] the bank is shuffled from the order of its words', () => {
    const shown = (bank: readonly string[]) =>
      faceOf(dealQuestion(aQuestion('cloze', { bank }), seededRandom('a room')), 'en').bank
    expect(shown(['running', 'PENDING', 'ACTIVE'])).toEqual(shown(['ACTIVE', 'running', 'PENDING']))
  })
})

describe('scenario', () => {
  const code = { language: 'log', text: 'exit 137' }

  test('the incident and its code stand before the prompt, from the reading on', () => {
    const question = aQuestion('scenario', { code })
    const shown = ['At night everything stopped.', 'exit 137', 'What is true?']
    for (const { prompt } of [faceOf(question, 'en'), promptFaceOf(question, 'en')]) {
      expect(prompt.map((part) => ('text' in part ? part.text : part.code))).toEqual(shown)
    }
  })
})

describe('discuss', () => {
  test('an answer is a text of at most 1,000 characters, without blanks around it', () => {
    const question = aQuestion('discuss')
    expect(readAnswer(question, '  Layers are shared. ')).toBe('Layers are shared.')
    expect(readAnswer(question, 'x'.repeat(1000))).toHaveLength(1000)
    expect(readAnswer(question, 'x'.repeat(1001))).toBeUndefined()
  })
})

const dealt = (kind: KindName) => dealQuestion(aQuestion(kind), seededRandom('a room'))
const keyedKinds = kindNames.filter((kind) => keyOf(dealt(kind)) !== undefined)

test('polls and discussions have no key', () => {
  expect(kindNames.filter((kind) => !keyedKinds.includes(kind))).toEqual(['poll', 'discuss'])
})

test.each(keyedKinds)('[PT7] the key of a %s, submitted as an answer, is all right', (kind) => {
  const question = dealt(kind)
  const key = keyOf(question) as Answer
  expect(readAnswer(question, key)).toEqual(key)
  expect(gradeAnswer(question, key)).toBe(1)
})

describe.each(kindNames)('%s', (kind) => {
  const question = dealt(kind)

  test('an answer of another form, or one that the question does not offer, is none', () => {
    const [first = ''] = idsOf(question)
    const typed = ['elsewhere', 'toString']
    const strange = [undefined, null, 7, {}, '', ' ', [], ['elsewhere'], ['elsewhere', 7], [first, first]]
    const placed = [{ [first]: 'elsewhere' }, { elsewhere: first }, { [first]: 7 }]
    const isTyped = kind === 'text' || kind === 'discuss'
    for (const given of [...strange, ...placed, ...(isTyped ? [] : typed)]) {
      expect(readAnswer(question, given)).toBeUndefined()
    }
  })

  test('[RD9] what is dealt has new ids, and no face says which is right', () => {
    const authored = idsOf(aQuestion(kind))
    expect(idsOf(question)).toHaveLength(authored.length)
    for (const id of idsOf(question)) expect(authored).not.toContain(id)
    for (const option of faceOf(question, 'en').options) expect(Object.keys(option)).toEqual(['id', 'text'])
    expect(Object.keys(promptFaceOf(question, 'en'))).toEqual(['kind', 'prompt', 'optionCount'])
  })
})

test.each(['choice', 'several', 'true-false', 'scenario'] as const)(
  '[RV1] every wrong option of a %s says why, and no right one does',
  (kind) => {
    const question = dealt(kind)
    const right = [keyOf(question)].flat()
    expect(Object.keys(whyNotOf(question, 'hi-Latn')).toSorted()).toEqual(
      idsOf(question)
        .filter((id) => !right.includes(id))
        .toSorted(),
    )
  },
)

test('[RV4] every wrong sentence says what is true instead, and no right one does', () => {
  const question = dealt('mistake')
  expect(Object.keys(whyNotOf(question, 'hi-Latn'))).toEqual(keyOf(question))
})

test('[RD9] a statement is always asked true first', () => {
  for (const right of [true, false]) {
    const dealt = dealQuestion(aQuestion('true-false', { right }), seededRandom(`${right}`))
    expect(offeredBy(dealt).map(({ text }) => text.en)).toEqual(['True', 'False'])
  }
})
