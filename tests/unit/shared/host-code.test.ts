import { expect, test } from 'vitest'
import { HOST_CODE_ALPHABET, HOST_CODE_LENGTH, readHostCode, spokenHostCode } from '@jawab/shared/host-code'
import { drawHostCode } from '../../../server/src/auth/secrets.ts'
import { fakePlatform } from '../../support/platform.ts'

test('[RM2] a code is eight signs, none of which is taken for another', () => {
  const platform = fakePlatform()
  const drawn = Array.from({ length: 400 }, () => drawHostCode(platform))
  for (const code of drawn) expect(code).toHaveLength(HOST_CODE_LENGTH)
  expect([...new Set(drawn.join(''))].sort().join('')).toBe([...HOST_CODE_ALPHABET].sort().join(''))
  expect(HOST_CODE_ALPHABET).not.toMatch(/[01IO]/)
})

test.each(['K7PQ 4MXW', 'k7pq-4mxw', ' K7PQ4MXW\n', 'k 7 p q 4 m x w'])('%j is read as it was meant', (typed) => {
  expect(readHostCode(typed)).toBe('K7PQ4MXW')
})

test('a code is shown in two groups, while it is typed too', () => {
  expect(spokenHostCode('K7PQ4MXW')).toBe('K7PQ 4MXW')
  expect(spokenHostCode('K7PQ')).toBe('K7PQ')
  expect(spokenHostCode('K7PQ4')).toBe('K7PQ 4')
})
