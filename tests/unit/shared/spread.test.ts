import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Question } from '@jawab/shared/question/kinds'
import type { Showing } from '@jawab/shared/question/piles'
import { pileCounts, spreadOf as spreadWith } from '@jawab/shared/scoring/spread'
import type { GivenAnswer, RosterEntry } from '@jawab/shared/scoring/score-game'
import { absent, anAnswer, aQuestion, authoredSteps, present } from './builders.ts'

const beforeKey: Showing = { isKeyShown: false, isRude: (text) => text === 'rude' }
const withKey: Showing = { ...beforeKey, isKeyShown: true }

const spreadOf = (question: Question, answers: readonly GivenAnswer[], roster: readonly RosterEntry[]) =>
  spreadWith(question, { answers, roster }, beforeKey)

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
  expect(pileCounts(question, given, beforeKey)).toMatchObject({ 's1 s2 s3': 6, others: 1 })
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

/** Each answer from a person of its own; people sit in `t1` and `t2` by turns. */
function spreadAmong(question: Question, given: readonly Answer[], showing = beforeKey) {
  const answers = given.map((answer, at) => anAnswer(`p${at}`, answer))
  const roster = answers.map(({ seat }, at) => present(seat, `t${(at % 2) + 1}`))
  return spreadWith(question, { answers, roster }, showing)
}
const peopleIn = (spread: ReturnType<typeof spreadOf>) =>
  Object.entries(spread).map(([id, { people, typed }]) => [id, people, ...(typed === undefined ? [] : [typed])])

test('[RV1] match and sort: how many put each item where, and for each item the commonest place of every team', () => {
  const given = [{ i1: 'b1', i2: 'b1' }, { i1: 'b2', i2: 'b1' }, { i1: 'b1' }]
  const spread = spreadAmong(aQuestion('sort'), given)
  expect(peopleIn(spread)).toEqual([
    ['i1 b1', 2],
    ['i1 b2', 1],
    ['i2 b1', 2],
  ])
  expect(spread['i1 b1']?.teams).toEqual(['t1'])
  expect(spread['i1 b2']?.teams).toEqual(['t2'])
  expect(spread['i2 b1']?.teams).toEqual(['t1', 't2'])
  expect(spreadAmong(aQuestion('sort'), given, withKey)).toEqual(spread)
})

describe('[RV1] what was typed', () => {
  const question = aQuestion('text', { accepted: ['awsvpc', 'aws vpc'], identifier: true })
  const shownOf = (given: readonly string[], showing = beforeKey) => peopleIn(spreadAmong(question, given, showing))

  test('shows only what two people gave, in the spelling most of them used', () => {
    expect(shownOf(['Bridge', 'bridge', ' Bridge', 'my boss Ravi', 'host', 'host'])).toEqual([
      ['1 bridge', 3, 'Bridge'],
      ['1 host', 2, 'host'],
      ['others 1', 1],
    ])
  })

  test('shows nothing rude, however many gave it', () => {
    expect(shownOf(['rude', 'rude', 'host', 'host'])).toEqual([
      ['1 host', 2, 'host'],
      ['others 1', 2],
    ])
  })

  test('with the key, all that is accepted is one pile under the right spelling, also when nobody had it', () => {
    expect(shownOf(['AWS VPC', 'aws  vpc', 'host'], beforeKey)).toEqual([
      ['1 aws vpc', 2, 'AWS VPC'],
      ['others 1', 1],
    ])
    expect(shownOf(['AWS VPC', '`awsvpc`', 'host'], withKey)).toEqual([
      ['1 awsvpc', 2, 'awsvpc'],
      ['others 1', 1],
    ])
    expect(shownOf(['host', 'host'], withKey)).toEqual([
      ['1 awsvpc', 0, 'awsvpc'],
      ['1 host', 2, 'host'],
    ])
  })

  test('names six answers and counts the rest', () => {
    const given = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].flatMap((word) => [word, word])
    expect(shownOf(given)).toHaveLength(7)
    expect(shownOf(given).at(-1)).toEqual(['others 1', 2])
  })

  test('[RD9] before the key, nothing depends on what is accepted', () => {
    const words = fc.constantFrom('awsvpc', 'AWS VPC', 'host', 'Host', 'bridge', 'none', 'awsvpx')
    fc.assert(
      fc.property(fc.array(words), fc.array(words, { minLength: 1, maxLength: 3 }), (given, accepted) => {
        const other = { ...question, accepted } as Question
        expect(spreadAmong(other, given)).toEqual(spreadAmong(question, given))
      }),
    )
  })

  test('a cloze counts each blank by itself, and empty ones not at all', () => {
    const given = [
      ['PENDING', 'running'],
      ['pending', ''],
      ['ACTIVE', 'running'],
      ['ACTIVE', 'started'],
    ]
    expect(peopleIn(spreadAmong(aQuestion('cloze'), given))).toEqual([
      ['1 active', 2, 'ACTIVE'],
      ['1 pending', 2, 'PENDING'],
      ['2 running', 2, 'running'],
      ['others 2', 1],
    ])
    expect(peopleIn(spreadAmong(aQuestion('cloze'), given, withKey)).slice(2)).toEqual([['2 running', 3, 'running']])
  })

  test("words of a bank are the author's own, and need no second person", () => {
    const banked = aQuestion('cloze', { bank: ['PENDING', 'running', 'rude'] })
    expect(peopleIn(spreadAmong(banked, [['rude', 'PENDING']]))).toEqual([
      ['1 rude', 1, 'rude'],
      ['2 pending', 1, 'PENDING'],
    ])
  })
})

test('[RV3] what people say in a discussion is not on the wall', () => {
  expect(spreadAmong(aQuestion('discuss'), ['Layers.', 'Layers.'], withKey)).toEqual({})
})

test('[PT10] [RV1] what is typed lies on the pile of the right answer it was taken for, one pile for each', () => {
  const question = aQuestion('text')
  const given = ['alb', 'Load balancr', 'gateway', 'gatewy', 'nlb']
  const answers = given.map((typed, at) => anAnswer(`seat-${at}`, typed))
  const keys = ['load balancer', 'gateway']
  const people = (showing: Showing) =>
    Object.entries(spreadWith(question, { answers, roster: [] }, showing)).map(([id, pile]) => [id, pile.people])
  expect(people({ ...withKey, keys })).toEqual([
    ['1 load balancer', 2],
    ['1 gateway', 2],
    ['others 1', 1],
  ])
  expect(people({ ...withKey, keys: ['gateway'] })).toEqual([
    ['1 gateway', 2],
    ['others 1', 3],
  ])
  expect(people({ ...beforeKey, keys })).toEqual([['others 1', 5]])
})
