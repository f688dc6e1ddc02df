import { expect, test } from 'vitest'
import { countsApart } from '../../../../server/src/runner/crowd-news.ts'

test('[RV2] a wall counts four times a second, a crowd more rarely, and nobody less than once a second', () => {
  expect([2, 500, 1000, 5000].map(countsApart)).toEqual([250, 250, 500, 1000])
})
