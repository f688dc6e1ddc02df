import type { PlayerView } from '@jawab/shared/protocol/views'
import { expect, test } from 'vitest'
import { teamSaid } from '../../../client/src/pages/play/team/team-said.ts'

type Shown = Parameters<typeof teamSaid>[0]

const closed = (preset: PlayerView['preset'], spread: Shown['spread'], kind = 'choice') =>
  ({
    preset,
    spread,
    question: { kind, prompt: [], options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
  }) as unknown as Shown

const spread = { a: { people: 2, teams: ['t2'] }, b: { people: 2, teams: ['t1'] } }

test('[TE6] the answer of a team without a majority is read from the spread, also after a reload', () => {
  expect(teamSaid(closed('learn', spread), 't1', undefined)).toBe('b')
  expect(teamSaid(closed('learn', spread), 't3', undefined)).toBeNull()
})

test('[PT5] of a scratch card it is what was found, not what was uncovered first', () => {
  const uncovered = [
    { option: 'a', isRight: false },
    { option: 'c', isRight: true },
  ]
  const shown = closed('scratch', { a: { people: 0, teams: ['t1'] } })
  expect(teamSaid(shown, 't1', { locked: false, uncovered })).toBe('c')
  expect(teamSaid(shown, 't1', { locked: false, uncovered: [] })).toBeNull()
  expect(teamSaid(shown, 't1', undefined)).toBeUndefined()
})

test('answers of several parts are known from what stood; a phone that came back says nothing false', () => {
  const order = closed('learn', {}, 'order')
  expect(teamSaid(order, 't1', { locked: false, uncovered: [], standing: ['c', 'a', 'b'] })).toEqual(['c', 'a', 'b'])
  expect(teamSaid(order, 't1', undefined)).toBeUndefined()
})
