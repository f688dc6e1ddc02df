import type { Spread } from '@jawab/shared/protocol/views'
import type { KindName, QuestionFace } from '@jawab/shared/question/kinds'
import { expect, test } from 'vitest'
import { colouredPieces } from '../../../client/src/components/code-colours.ts'
import { answersByOption, hitsOf, shareOfLongest } from '../../../client/src/pages/screen/spread.ts'

const question = (kind: KindName): QuestionFace => ({
  kind,
  prompt: [{ text: 'Which one?', lang: 'en' }],
  options: ['a', 'b', 'c'].map((id) => ({ id, text: { text: id, lang: 'en' } })),
})
const spread: Spread = { a: { people: 3, teams: ['t1'] }, c: { people: 6, teams: [] } }

test('[RV1] the spread keeps the order of the letters, and an answer nobody gave counts none', () => {
  expect(answersByOption(question('choice'), spread).map(({ id, people }) => [id, people])).toEqual([
    ['a', 3],
    ['b', 0],
    ['c', 6],
  ])
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

test('code is coloured without a letter of it lost', () => {
  const code = '# three tasks\n"name": "DB_PASS",\n- maximumPercent: 125\nErrno: 137 \'killed\''
  const pieces = colouredPieces(code)

  expect(pieces.map(({ text }) => text).join('')).toBe(code)
  expect(pieces.filter(({ role }) => role !== 'plain')).toEqual([
    { text: '# three tasks', role: 'quiet' },
    { text: '"name"', role: 'key' },
    { text: '"DB_PASS"', role: 'string' },
    { text: 'maximumPercent', role: 'key' },
    { text: 'Errno', role: 'key' },
    { text: "'killed'", role: 'string' },
  ])
})
