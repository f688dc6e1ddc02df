import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawQuestions, type Draw } from '@jawab/shared/pack/draw'
import { faceOf, keyOf, kindNames, offeredBy, type KindName, type Question } from '@jawab/shared/question/kinds'
import { tiers } from '@jawab/shared/question/question'
import { seededRandom, shuffled } from '@jawab/shared/random'
import {
  aQuestion,
  authoredItems,
  authoredOptions,
  authoredPairs,
  authoredSentences,
  authoredSteps,
} from './builders.ts'

type Sketch = {
  readonly kind: KindName
  readonly tier: string
  readonly group: string | undefined
  readonly key: number
}

const sketches = fc.array(
  fc.record<Sketch>({
    kind: fc.constantFrom(...kindNames),
    tier: fc.constantFrom(...tiers),
    group: fc.constantFrom(undefined, undefined, 'tasks', 'images'),
    key: fc.nat(3),
  }),
  { maxLength: 24 },
)
const seeds = fc.string({ minLength: 1, maxLength: 12 })

const bank = (drawn: readonly Sketch[]) => drawn.map((sketch, at) => sketched(sketch, `q${at + 1}`))

const ORDERS = [
  ['s1', 's2', 's3'],
  ['s2', 's3', 's1'],
  ['s3', 's1', 's2'],
  ['s1', 's3', 's2'],
]

const PAIRINGS = [
  [1, 2, 3],
  [2, 3, 1],
  [3, 1, 2],
  [1, 3, 2],
]

const SORTINGS = [
  ['b1', 'b2', 'b3', 'b1'],
  ['b2', 'b3', 'b1', 'b1'],
  ['b3', 'b3', 'b2', 'b1'],
  ['b1', 'b1', 'b2', 'b3'],
]

const WORDS = ['one', 'two', 'three', 'four']

function sketched({ kind, tier, group, key }: Sketch, id: string): Question {
  const keyed = {
    choice: { options: authoredOptions(4, [key]) },
    several: { options: authoredOptions(4, key === 0 ? [0] : [0, key]) },
    'true-false': { right: key % 2 === 0 },
    order: { steps: authoredSteps(ORDERS[key] ?? []) },
    number: { right: 20 + key },
    match: { pairs: authoredPairs(PAIRINGS[key] ?? []) },
    sort: { items: authoredItems(SORTINGS[key] ?? []) },
    text: { accepted: [`word ${key}`] },
    cloze: { sentence: { en: 'A {1}.', 'hi-Latn': 'Ek {1}.' }, blanks: [{ accepted: [WORDS[key]] }], bank: WORDS },
    mistake: { sentences: authoredSentences(4, [key]) },
    scenario: { options: authoredOptions(4, [key]) },
    poll: {},
    discuss: {},
  }
  return aQuestion(kind, { id, tier, ...keyed[kind], ...(group === undefined ? {} : { group }) })
}

const draw = (questions: readonly Question[], given: Partial<Draw> = {}) =>
  drawQuestions(questions, { length: 10, kinds: kindNames, seed: 'a room', ...given })
const idsOf = (questions: readonly Question[]) => questions.map(({ id }) => id)
const facesOf = (questions: readonly Question[]) => questions.map((question) => [question.id, faceOf(question, 'en')])

const twenty = bank(
  Array.from({ length: 20 }, (_, at) => ({ kind: 'choice', tier: 'advanced', group: undefined, key: at % 4 })),
)

test('[RD9] the same seed draws the same game, another seed another one', () => {
  expect(draw(twenty)).toEqual(draw(twenty))
  expect(idsOf(draw(twenty))).not.toEqual(idsOf(draw(twenty, { seed: 'another room' })))
})

test('[RD9] packs that differ only in their keys give the same faces in the same order', () => {
  fc.assert(
    fc.property(sketches, seeds, fc.integer({ min: 1, max: 3 }), (drawn, seed, shift) => {
      const otherKeys = drawn.map((sketch) => ({ ...sketch, key: (sketch.key + shift) % 4 }))
      expect(facesOf(draw(bank(otherKeys), { seed }))).toEqual(facesOf(draw(bank(drawn), { seed })))
    }),
  )
})

test('[RD9] the key of a choice comes at every place, whatever its place in the pack', () => {
  const places = Array.from({ length: 100 }, (_, at) =>
    draw(twenty, { seed: `room ${at}` }).map((question) =>
      offeredBy(question).findIndex(({ id }) => id === keyOf(question)),
    ),
  ).flat()
  const counts = [0, 1, 2, 3].map((place) => places.filter((found) => found === place).length)
  // 1,000 drawn places: 250 each, within five standard deviations.
  for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(70)
})

test('[RD9] the order of the pack does not decide what is drawn', () => {
  expect(idsOf(draw(twenty.toReversed()))).toEqual(idsOf(draw(twenty)))
})

test('no question twice, no two of a group, only the kinds asked for, easier tiers first', () => {
  fc.assert(
    fc.property(sketches, seeds, fc.subarray(kindNames, { minLength: 1 }), (drawn, seed, kinds) => {
      const questions = draw(bank(drawn), { seed, kinds })
      const groups = questions.flatMap(({ group }) => group ?? [])
      const drawnTiers = questions.map(({ tier }) => tiers.indexOf(tier))
      expect(new Set(idsOf(questions)).size).toBe(questions.length)
      expect(new Set(groups).size).toBe(groups.length)
      expect(questions.every(({ kind }) => kinds.includes(kind))).toBe(true)
      expect(drawnTiers).toEqual(drawnTiers.toSorted((one, other) => one - other))
    }),
  )
})

test('only of the tiers and topics asked for', () => {
  const on = (id: string, tier: string, topics: readonly string[]) => aQuestion('choice', { id, tier, topics })
  const questions = [
    on('a', 'advanced', ['iam']),
    on('b', 'advanced', ['network', 'iam']),
    on('c', 'fundamentals', ['network']),
  ]
  const drawn = (given: Partial<Draw>) => idsOf(draw(questions, given)).toSorted()
  expect(drawn({})).toEqual(['a', 'b', 'c'])
  expect(drawn({ tiers: ['advanced'] })).toEqual(['a', 'b'])
  expect(drawn({ topics: ['network'] })).toEqual(['b', 'c'])
  expect(drawn({ topics: ['network', 'iam'], tiers: ['fundamentals', 'intermediate'] })).toEqual(['c'])
})

test('as many as asked for, or as there are', () => {
  expect(draw(twenty, { length: 7 })).toHaveLength(7)
  expect(draw(twenty, { length: 100 })).toHaveLength(20)
  expect(draw([])).toEqual([])
})

test('a question that two packs share comes once', () => {
  expect(draw([...twenty, ...twenty], { length: 100 })).toHaveLength(20)
})

test('questions just played come only when the others run out', () => {
  const first = draw(twenty, { length: 12 })
  const avoid = new Set(idsOf(first))
  const second = draw(twenty, { length: 8, seed: 'again', avoid })
  expect(idsOf(second).filter((id) => avoid.has(id))).toEqual([])
  const third = draw(twenty, { length: 10, seed: 'again', avoid })
  expect(idsOf(third).filter((id) => avoid.has(id))).toHaveLength(2)
})

test('a shuffle keeps every item, gives the same for the same seed, and reaches every place', () => {
  const items = [1, 2, 3, 4]
  fc.assert(
    fc.property(seeds, (seed) => {
      const once = shuffled(seededRandom(seed), items)
      expect(shuffled(seededRandom(seed), items)).toEqual(once)
      expect(once.toSorted()).toEqual(items)
    }),
  )
  const firsts = Array.from({ length: 200 }, (_, at) => shuffled(seededRandom(`${at}`), items)[0])
  expect(new Set(firsts)).toEqual(new Set(items))
})
