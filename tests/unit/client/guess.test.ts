import { faceOf, kindNames, readAnswer } from '@jawab/shared/question/kinds'
import { seededRandom } from '@jawab/shared/random'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guess } from '../../../client/src/pages/rehearsal/guess.ts'
import { aQuestion } from '../shared/builders.ts'

test.each(kindNames)('a bot always gives a valid answer to a question of kind %s, and not always the same', (kind) => {
  const question = aQuestion(kind)
  const face = faceOf(question, 'en')
  const given = new Set<string>()
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const answer = guess(face, seededRandom(seed))
      given.add(JSON.stringify(answer))
      expect(readAnswer(question, answer)).toEqual(answer)
    }),
    { numRuns: 60 },
  )
  expect(given.size).toBeGreaterThan(1)
})
