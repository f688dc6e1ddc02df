import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '@jawab/shared/question/kinds'
import {
  createGameScorer,
  scoreGame,
  totalsOf,
  type PlayedRound,
  type RoundScore,
} from '@jawab/shared/scoring/score-game'
import { seconds } from '@jawab/shared/time'
import { absent, anAnswer, aQuestion, aRound, present } from './builders.ts'

const scoreRound = (played: PlayedRound) => scoreGame([played])[0] as RoundScore

const right = 'o2'
const wrong = 'o1'

test('[PT1] a round gives everybody their points, terms and own answer', () => {
  const score = scoreRound(
    aRound({ answers: [anAnswer('asha', right, seconds(7)), anAnswer('ravi', wrong)], roster: [present('asha')] }),
  )
  expect(score.people.get('asha')).toEqual({
    points: 93,
    fraction: 1,
    terms: [
      { term: 'base', value: true, points: 80 },
      { term: 'speed', value: 7_000, points: 13 },
    ],
    answer: right,
    countedMs: 7_000,
    creditMs: 0,
  })
  expect(score.people.get('ravi')).toMatchObject({ points: 0, fraction: 0, answer: wrong })
})

test('[TM4] the factor an answer was given with is what counts', () => {
  const answers = [
    { ...anAnswer('asha', right, seconds(7)), timeFactor: 2 as const },
    anAnswer('ravi', right, seconds(7)),
  ]
  const { people } = scoreRound(aRound({ answers, roster: [present('asha'), present('ravi')] }))
  expect([people.get('asha')?.points, people.get('ravi')?.points]).toEqual([90, 93])
})

test('[PT1] who gave no answer has an entry with 0 points and no terms', () => {
  const score = scoreRound(aRound({ roster: [present('asha'), absent('ravi', 't1')] }))
  expect(score.people.get('asha')).toEqual({ points: 0, fraction: 0, terms: [] })
  expect(score.people.get('ravi')).toEqual({ points: 0, fraction: 0, terms: [] })
})

test('[RV2] a partly right answer comes in the words of the key as far as it is right', () => {
  const question = aQuestion('cloze')
  const answers = [
    anAnswer('asha', ['ACTIVE', 'started']),
    anAnswer('ravi', ['PENDING', 'started']),
    anAnswer('zoya', ['ACTIVE', 'gone']),
  ]
  const { people } = scoreRound(aRound({ question, answers, roster: [] }))
  expect(people.get('asha')).toMatchObject({ answer: ['ACTIVE', 'started'], inWordsOfKey: ['ACTIVE', 'running'] })
  // All right is the key itself, and all wrong has nothing of it.
  expect(people.get('ravi')).not.toHaveProperty('inWordsOfKey')
  expect(people.get('zoya')).not.toHaveProperty('inWordsOfKey')
})

test('[TE2] a team has the mean of those seen or with an answer; who was away costs nothing', () => {
  const score = scoreRound(
    aRound({
      preset: 'flat',
      answers: [anAnswer('asha', right), anAnswer('zoya', right)],
      roster: [present('asha', 't1'), present('ravi', 't1'), absent('zoya', 't1'), absent('kabir', 't1')],
    }),
  )
  expect(score.teams.get('t1')).toBe(6667)
})

test('[TE2] a team of which nobody was there has 0', () => {
  const score = scoreRound(aRound({ roster: [absent('asha', 't1'), present('ravi', 't2')] }))
  expect(Object.fromEntries(score.teams)).toEqual({ t1: 0, t2: 0 })
})

test('[TE2] solo rooms have no teams', () => {
  expect(scoreRound(aRound({ roster: [present('asha')] })).teams.size).toBe(0)
})

test('[PT6] the weight of a question reaches the team through its members', () => {
  const played = { answers: [anAnswer('asha', right)], roster: [present('asha', 't1'), present('ravi', 't1')] }
  expect(scoreRound(aRound({ ...played, preset: 'flat', weight: 2 })).teams.get('t1')).toBe(10_000)
  expect(scoreRound(aRound({ ...played, preset: 'flat', weight: 0 })).teams.get('t1')).toBe(0)
})

test('[PT10] a void round adds nothing, to nobody and no team', () => {
  const played = { answers: [anAnswer('asha', right)], roster: [present('asha', 't1')] }
  const totals = totalsOf(scoreGame([aRound(played), aRound({ ...played, round: 2, voided: true })]))
  expect(totals).toEqual(totalsOf(scoreGame([aRound(played)])))
})

test('[ST4] past rounds stay with the team of that time', () => {
  const answers = [anAnswer('asha', right)]
  const before = aRound({ preset: 'flat', answers, roster: [present('asha', 't1')] })
  const after = aRound({ preset: 'flat', round: 2, answers, roster: [present('asha', 't2')] })
  const totals = totalsOf(scoreGame([before, after]))
  expect(Object.fromEntries(totals.teams)).toEqual({ t1: 10_000, t2: 10_000 })
  expect(totals.people.get('asha')).toBe(200)
})

test('[PT3] a streak runs through rounds that score nobody, and a miss breaks it', () => {
  const right = (round: number, change: Partial<PlayedRound> = {}) =>
    aRound({ round, preset: 'classic', streaks: true, answers: [anAnswer('asha', 'o2', 0)], ...change })
  const missed = right(6, { answers: [], roster: [present('asha')] })
  const rounds = [right(1), right(2, { voided: true }), right(3), right(4, { weight: 0 }), right(5), missed, right(7)]
  const points = scoreGame(rounds).map(({ people }) => people.get('asha')?.points)
  expect(points).toEqual([1000, 0, 1100, 0, 1200, 0, 1000])
  expect(scoreGame(rounds)[2]?.people.get('asha')?.terms).toContainEqual({ term: 'streak', value: 2, points: 100 })
  const without = rounds.map((round) => ({ ...round, streaks: false }))
  expect(scoreGame(without).map(({ people }) => people.get('asha')?.points)).toEqual([1000, 0, 1000, 0, 1000, 0, 1000])
})

test('[PT3] [PT6] polls and discussions score nobody, whatever they weigh, and leave streaks as they are', () => {
  const classic = { preset: 'classic', streaks: true } as const
  const right = (round: number) => aRound({ ...classic, round, answers: [anAnswer('asha', 'o2', 0)] })
  const poll = aRound({ ...classic, round: 2, question: aQuestion('poll'), answers: [anAnswer('asha', 'once')] })
  const talk = aRound({ ...classic, round: 3, question: aQuestion('discuss'), answers: [anAnswer('asha', 'Layers.')] })
  const scores = scoreGame([right(1), poll, talk, right(4)]).map(({ people }) => people.get('asha'))
  expect(scores.map((score) => score?.points)).toEqual([1000, 0, 0, 1100])
  expect(scores[1]).toMatchObject({ answer: 'once', terms: [{ term: 'weight', value: 0, points: 0 }] })
})

test('[PT10] another key, or one more, scores the same answers anew', () => {
  const answers = [anAnswer('asha', 'o2', 0), anAnswer('ravi', 'o3', 0)]
  const pointsWith = (keys?: readonly Answer[]) =>
    ['asha', 'ravi'].map((seat) => scoreRound(aRound({ answers, keys })).people.get(seat)?.points)
  expect(pointsWith()).toEqual([100, 0])
  expect(pointsWith(['o3'])).toEqual([0, 100])
  expect(pointsWith(['o2', 'o3'])).toEqual([100, 100])
})

test('[PT3] [PT10] a streak follows the key as it is now', () => {
  const right = (round: number, keys?: readonly Answer[]) =>
    aRound({ round, preset: 'classic', streaks: true, answers: [anAnswer('asha', 'o2', 0)], keys })
  const scores = scoreGame([right(1), right(2, ['o1']), right(3)]).map(({ people }) => people.get('asha')?.points)
  expect(scores).toEqual([1000, 0, 1000])
})

const seats = ['asha', 'ravi', 'zoya', 'kabir', 'meera'] as const
const anyRound = fc
  .record({
    answers: fc.uniqueArray(
      fc.record({
        seat: fc.constantFrom(...seats),
        answer: fc.uniqueArray(fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5'), { minLength: 1 }),
        countedMs: fc.nat(20_000),
        creditMs: fc.constant(0),
      }),
      { selector: ({ seat }) => seat },
    ),
    roster: fc.uniqueArray(
      fc.record({ seat: fc.constantFrom(...seats), team: fc.constantFrom('t1', 't2'), present: fc.boolean() }),
      { selector: ({ seat }) => seat },
    ),
    preset: fc.constantFrom('learn' as const, 'flat' as const),
    weight: fc.constantFrom(0 as const, 1 as const, 2 as const),
    voided: fc.boolean(),
  })
  .map((drawn): PlayedRound => aRound({ ...drawn, question: aQuestion('several') }))

test('[PT1] totals do not depend on the order of answers, seats or rounds', () => {
  fc.assert(
    fc.property(fc.array(anyRound, { maxLength: 6 }), (rounds) => {
      const turned = rounds.toReversed().map((round) => ({
        ...round,
        answers: round.answers.toReversed(),
        roster: round.roster.toReversed(),
      }))
      expect(totalsOf(scoreGame(turned))).toEqual(totalsOf(scoreGame(rounds)))
    }),
  )
})

test('[PT1] scoring the same record again gives the same, and leaves the record as it was', () => {
  fc.assert(
    fc.property(anyRound, (round) => {
      const before = structuredClone(round)
      expect(scoreRound(round)).toEqual(scoreRound(before))
      expect(round).toEqual(before)
    }),
  )
})

test('[PT0] a total is whole: points of people, hundredths of teams', () => {
  fc.assert(
    fc.property(fc.array(anyRound), (rounds) => {
      const { people, teams } = totalsOf(scoreGame(rounds))
      expect([...people.values(), ...teams.values()].every(Number.isInteger)).toBe(true)
    }),
  )
})

test('[PT1] a game that grows, and is put right, is scored as if it were scored for the first time', () => {
  const streaking = anyRound.map((round): PlayedRound => ({ ...round, preset: 'classic', streaks: true }))
  const edits = fc.array(fc.record({ at: fc.nat(5), round: fc.oneof(anyRound, streaking), drop: fc.boolean() }))
  fc.assert(
    fc.property(edits, (edits) => {
      const score = createGameScorer()
      let game: readonly PlayedRound[] = []
      for (const { at, round, drop } of edits) {
        game = drop ? game.filter((_, place) => place !== at) : [...game.slice(0, at), round, ...game.slice(at + 1)]
        expect(score(game)).toEqual(scoreGame(game))
      }
    }),
  )
})

test('[PT1] rounds that are the very same are not scored again, and what comes after a change is', () => {
  const right = (round: number) =>
    aRound({ round, preset: 'classic', streaks: true, answers: [anAnswer('asha', 'o2', 0)] })
  const [first, second, third] = [right(1), right(2), right(3)]
  const score = createGameScorer()
  const before = score([first, second])

  const after = score([{ ...first }, second, third])
  expect(after.slice(0, 2).map((one, at) => one === before[at])).toEqual([true, true])

  const repaired = score([first, { ...second, voided: true }, third])
  expect(repaired.map((one, at) => one === after[at])).toEqual([true, false, false])
  expect(repaired.map(({ people }) => people.get('asha')?.points)).toEqual([1000, 0, 1100])
})

test('[PT1] totals of some rounds go on from those of the rounds before, and leave them as they were', () => {
  fc.assert(
    fc.property(fc.array(anyRound), fc.array(anyRound), (earlier, later) => {
      const [before, rest] = [scoreGame(earlier), scoreGame(later)]
      const totals = totalsOf(before)
      expect(totalsOf(rest, totals)).toEqual(totalsOf([...before, ...rest]))
      expect(totals).toEqual(totalsOf(before))
    }),
  )
})
