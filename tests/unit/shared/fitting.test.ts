import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countBy, countFitting, emptiedBy, fitting, type Wanted } from '@jawab/shared/pack/fitting'
import { kindNames } from '@jawab/shared/question/kinds'
import { tiers } from '@jawab/shared/question/question'
import { aQuestion } from './builders.ts'

const topics = ['iam', 'network', 'cost']
const bank = [
  aQuestion('choice', { id: 'a', tier: 'fundamentals', topics: ['iam'] }),
  aQuestion('choice', { id: 'b', tier: 'advanced', topics: ['iam', 'network'] }),
  aQuestion('order', { id: 'c', tier: 'advanced', topics: ['network'] }),
  aQuestion('poll', { id: 'd', tier: 'fundamentals', topics: ['cost'] }),
]

test('a choice counts what it would let in, the other two being as they are', () => {
  expect(countFitting(bank, {})).toEqual({
    tiers: { fundamentals: 2, advanced: 2 },
    topics: { iam: 2, network: 2, cost: 1 },
    kinds: { choice: 2, order: 1, poll: 1 },
  })
  expect(countFitting(bank, { tiers: ['advanced'], kinds: ['choice'] })).toEqual({
    tiers: { fundamentals: 1, advanced: 1 },
    topics: { iam: 1, network: 1 },
    kinds: { choice: 1, order: 1 },
  })
})

test.each<[Wanted, ReturnType<typeof emptiedBy>]>([
  [{}, undefined],
  [{ tiers: ['advanced'], topics: ['network'], kinds: ['order'] }, undefined],
  [{ tiers: [] }, 'tiers'],
  [{ tiers: ['cheat-sheet'], topics: ['iam'] }, 'tiers'],
  [{ topics: ['billing'] }, 'topics'],
  [{ tiers: ['advanced'], topics: ['cost'], kinds: ['poll'] }, 'topics'],
  [{ kinds: ['discuss'] }, 'kinds'],
  [{ tiers: ['fundamentals'], topics: ['iam'], kinds: ['order', 'poll'] }, 'kinds'],
])('of %j the choice to be widened is %s', (wanted, choice) => {
  expect(emptiedBy(bank, wanted)).toBe(choice)
})

const some = <Word>(words: readonly Word[]) => fc.option(fc.subarray([...words]), { nil: undefined })
const wants = fc.record({ kinds: some(kindNames), tiers: some(tiers), topics: some(topics) })

test('a choice is to blame just when nothing fits, and counts say how many do', () => {
  fc.assert(
    fc.property(wants, (wanted) => {
      const left = fitting(bank, wanted)
      expect(emptiedBy(bank, wanted) === undefined).toBe(left.length > 0)
      const counts = countFitting(bank, wanted)
      const chosen = wanted.kinds ?? kindNames
      expect(chosen.reduce((sum, kind) => sum + (counts.kinds[kind] ?? 0), 0)).toBe(left.length)
    }),
  )
})

test('words are counted whatever they are', () => {
  expect(countBy([])).toEqual({})
  expect(Object.entries(countBy(['constructor', 'iam', 'constructor']))).toEqual([
    ['constructor', 2],
    ['iam', 1],
  ])
})
