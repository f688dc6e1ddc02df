import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pileCounts, spreadOf } from '@jawab/shared/scoring/spread'
import { absent, anAnswer, aQuestion, authoredSteps, present } from './builders.ts'

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

test('[RV1] order: the arrangements most given, and all others on one pile', () => {
  const shuffles = ['s1 s2 s3', 's1 s3 s2', 's2 s1 s3', 's2 s3 s1', 's3 s1 s2', 's3 s2 s1']
  const given = shuffles.flatMap((steps, at) => Array.from({ length: 6 - at }, () => steps.split(' ')))
  const answers = given.map((steps, at) => anAnswer(`p${at}`, steps))
  const question = aQuestion('order', { steps: authoredSteps(['s1', 's2', 's3']) })
  const seats = answers.map(({ seat }) => present(seat, 't1'))
  expect(Object.entries(spreadOf(question, answers, seats))).toEqual([
    ['s1 s2 s3', { people: 6, teams: ['t1'] }],
    ['s1 s3 s2', { people: 5, teams: [] }],
    ['s2 s1 s3', { people: 4, teams: [] }],
    ['s2 s3 s1', { people: 3, teams: [] }],
    ['s3 s1 s2', { people: 2, teams: [] }],
    ['others', { people: 1, teams: [] }],
  ])
  expect(pileCounts(question, given)).toMatchObject({ 's1 s2 s3': 6, others: 1 })
})

test('[RV1] [RD9] number: bins that follow from the bounds, whatever the key', () => {
  const answers = [anAnswer('asha', 10), anAnswer('ravi', 60), anAnswer('zoya', 200)]
  const people = (right: number) =>
    Object.values(spreadOf(aQuestion('number', { right }), answers, roster)).map((pile) => pile.people)
  // 10 to 200 by 50: 0-49, 50-99, 100-149, 150-199, 200.
  expect(people(60)).toEqual([1, 1, 0, 0, 1])
  expect(people(150)).toEqual(people(60))
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
