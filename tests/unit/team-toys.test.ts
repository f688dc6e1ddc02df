import { MOST_TEAMS, makeTeams } from '@jawab/shared/teams/teams'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('[TE1] every team has a toy to be drawn', () => {
  const drawn = readFileSync(new URL('../../client/src/components/toys.svg', import.meta.url), 'utf8')
  const toys = [...drawn.matchAll(/<g id="(\w+)"/g)].map(([, name]) => name)
  expect(new Set(makeTeams(MOST_TEAMS).map(({ shape }) => shape))).toEqual(new Set(toys))
})
