import { expect, test } from 'vitest'
import { dashesJoined, filledWith, nextEmpty, piecesOf } from '../../../client/src/components/answers/gaps.ts'

test.each([
  ['First {1}, then {2}.', ['First ', 1, ', then ', 2, '.']],
  ['{1} and `code` {2}', [1, ' and `code` ', 2]],
  // A term stays one on either side of the blank in it.
  ['Run `aws ecr {1} --region {2}` now', ['Run `aws ecr `', 1, '` --region `', 2, ' now']],
  ['A lone `{1}`.', ['A lone ', 1, '.']],
  ['No blank', ['No blank']],
])('%j is cut at its blanks', (sentence, pieces) => {
  expect(piecesOf(sentence)).toEqual(pieces)
})

test('a blank is filled and emptied, and the others stay', () => {
  expect(filledWith(['', 'b'], 1, 'a')).toEqual(['a', 'b'])
  expect(filledWith(['a', 'b'], 2, '')).toEqual(['a', ''])
})

test('the next empty blank is looked for from the one just filled on, and then from the start', () => {
  expect(nextEmpty(['', 'b', ''], 2)).toBe(3)
  expect(nextEmpty(['', 'b', 'c'], 3)).toBe(1)
  expect(nextEmpty(['a', ' ', 'c'], 1)).toBe(2)
  expect(nextEmpty(['a', 'b'], 1)).toBeUndefined()
})

test("no line ends within the dashes of a command's option, and other hyphens stay as they are", () => {
  expect(dashesJoined('login --username -p pre-built')).toBe('login -\u2060-\u2060username -\u2060p pre-built')
})
