import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadOf } from '@jawab/shared/scoring/spread'
import { absent, anAnswer, aQuestion, present } from './builders.ts'

const roster = [present('asha', 't1'), present('ravi', 't1'), present('zoya', 't2'), absent('kabir', 't2')]

test('[RV1] people by option, and the teams whose commonest pick it was', () => {
  const answers = [anAnswer('asha', 'o1'), anAnswer('ravi', 'o1'), anAnswer('zoya', 'o2')]
  expect(spreadOf(aQuestion('choice'), answers, roster)).toEqual({
    o1: { people: 2, teams: ['t1'] },
    o2: { people: 1, teams: ['t2'] },
    o3: { people: 0, teams: [] },
    o4: { people: 0, teams: [] },
  })
})

test('[RV1] on a tie a team stands with every leading option', () => {
  const spread = spreadOf(aQuestion('choice'), [anAnswer('asha', 'o1'), anAnswer('ravi', 'o3')], roster)
  expect(spread['o1']?.teams).toEqual(['t1'])
  expect(spread['o3']?.teams).toEqual(['t1'])
})

test('[RV1] several: every pick of a person counts', () => {
  const spread = spreadOf(aQuestion('several'), [anAnswer('asha', ['o1', 'o4']), anAnswer('ravi', ['o4'])], roster)
  expect(spread['o1']).toEqual({ people: 1, teams: [] })
  expect(spread['o4']).toEqual({ people: 2, teams: ['t1'] })
})

test('[RV1] a solo room has people and no teams', () => {
  const spread = spreadOf(aQuestion('true-false'), [anAnswer('asha', 'true')], [present('asha')])
  expect(spread).toEqual({ true: { people: 1, teams: [] }, false: { people: 0, teams: [] } })
})

test('[RV1] every option has an entry and every answer is counted once, in whatever order they came', () => {
  const pick = fc.constantFrom('o1', 'o2', 'o3', 'o4')
  fc.assert(
    fc.property(fc.array(pick, { maxLength: 30 }), (picks) => {
      const seats = picks.map((_, at) => present(`s${at}`, `t${(at % 3) + 1}`))
      const answers = picks.map((answer, at) => anAnswer(`s${at}`, answer))
      const spread = spreadOf(aQuestion('choice'), answers, seats)
      expect(Object.keys(spread)).toEqual(['o1', 'o2', 'o3', 'o4'])
      expect(Object.values(spread).reduce((sum, { people }) => sum + people, 0)).toBe(picks.length)
      expect(spreadOf(aQuestion('choice'), answers.toReversed(), seats)).toEqual(spread)
    }),
  )
})
