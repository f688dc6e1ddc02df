import type { Spread } from '@jawab/shared/protocol/views'
import type { KindName, QuestionFace } from '@jawab/shared/question/kinds'
import { beforeAll, expect, test } from 'vitest'
import { pileIdsOf, pilesOf } from '../../../client/src/components/answers/piles.ts'
import { learn } from '../../../client/src/i18n/dictionary.ts'
import { countedSpread, hitsOf, shareOfLongest } from '../../../client/src/pages/screen/spread.ts'

beforeAll(() => learn('en'))

const question = (kind: KindName): QuestionFace => ({
  kind,
  prompt: [{ text: 'Which one?', lang: 'en' }],
  options: ['a', 'b', 'c'].map((id) => ({ id, text: { text: id, lang: 'en' } })),
})
const spread: Spread = { a: { people: 3, teams: ['t1'] }, c: { people: 6, teams: [] } }

test('[RV1] the spread keeps the order of the letters, and an answer nobody gave counts none', () => {
  expect(pilesOf(question('choice'), spread, 'en').map(({ id, people }) => [id, people])).toEqual([
    ['a', 3],
    ['b', 0],
    ['c', 6],
  ])
})

test('[RV1] arrangements stand in letters, the most given first, and all others on one bar', () => {
  const given: Spread = {
    'b a c': { people: 4, teams: [] },
    'a b c': { people: 2, teams: [] },
    others: { people: 1, teams: [] },
  }
  const piles = pilesOf(question('order'), given, 'en')
  expect(piles.map(({ letters }) => letters.join(''))).toEqual(['BAC', 'ABC', ''])
  expect(piles.at(-1)?.text).toEqual({ text: 'other orders', lang: 'en' })
  expect(pileIdsOf(question('order'), ['b', 'a', 'c'])).toEqual(['b a c'])
})

test('[RV1] numbers stand in stretches, as the range has them', () => {
  const asked: QuestionFace = {
    ...question('number'),
    options: [],
    min: 0,
    max: 100,
    step: 1,
    scale: 'linear',
    unit: { text: 'days', lang: 'en' },
  }
  const piles = pilesOf(asked, { bin1: { people: 3, teams: [] } }, 'en')
  expect(piles.map(({ text, people }) => [text && 'text' in text && text.text, people])).toEqual([
    ['0–19\u00a0days', 0],
    ['20–39\u00a0days', 3],
    ['40–59\u00a0days', 0],
    ['60–79\u00a0days', 0],
    ['80–99\u00a0days', 0],
    ['100\u00a0days', 0],
  ])
  expect(pileIdsOf(asked, 40)).toEqual(['bin2'])
})

test('the most given answer has the longest bar, and an empty room has none', () => {
  expect(shareOfLongest(6, spread)).toBe(1)
  expect(shareOfLongest(3, spread)).toBe(0.5)
  expect(shareOfLongest(0, {})).toBe(0)
})

test('how many had it is said where everybody gave one answer, and not where people picked several', () => {
  expect(hitsOf(question('choice'), spread, 'c')).toEqual({ right: 6, all: 9, percent: 67 })
  expect(hitsOf(question('several'), spread, ['a', 'c'])).toBeUndefined()
  expect(hitsOf(question('choice'), {}, 'c')).toBeUndefined()
})

test('[TE6] where teams answer as one the wall counts teams, however many people they are', () => {
  expect(countedSpread({ mode: 'mean', spread })).toBe(spread)
  for (const mode of ['shared', 'two-stage', 'relay'] as const) {
    const counted = countedSpread({ mode, spread })
    expect(counted).toEqual({ a: { people: 1, teams: ['t1'] }, c: { people: 0, teams: [] } })
    expect(hitsOf(question('choice'), counted, 'a')).toEqual({ right: 1, all: 1, percent: 100 })
  }
})
