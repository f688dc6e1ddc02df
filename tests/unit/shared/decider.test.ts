import fc from 'fast-check'
import { compareMerit, meritsOf, type Merit, type Scored } from '@jawab/shared/scoring/decider'
import { rankBy } from '@jawab/shared/scoring/ranking'
import { scoreGame, type PlayedRound, type RoundScore } from '@jawab/shared/scoring/score-game'
import { expect, test } from 'vitest'
import { absent, anAnswer, aRound, present } from './builders.ts'

const right = 'o2'
const wrong = 'o1'

const scored = (played: PlayedRound, isSuddenDeath = false): Scored => ({
  played,
  score: scoreGame([played])[0] as RoundScore,
  isSuddenDeath,
})

const roster = [present('asha', 't1'), present('ravi', 't1'), present('zoya', 't2'), absent('kabir', 't2')]

test('[PT8] counts fully right answers and the mean time on them, not that on wrong ones', () => {
  const rounds = [
    scored(aRound({ answers: [anAnswer('asha', right, 2000), anAnswer('ravi', wrong, 500)], roster })),
    scored(aRound({ answers: [anAnswer('asha', right, 5000), anAnswer('ravi', right, 1000)], roster })),
    scored(aRound({ answers: [anAnswer('asha', right, 1000)], roster, voided: true })),
  ]
  const { people } = meritsOf(rounds)
  expect(people.get('asha')).toMatchObject({ right: 20_000, meanMs: 3500 })
  expect(people.get('ravi')).toMatchObject({ right: 10_000, meanMs: 1000 })
  expect(compareMerit(people.get('asha'), people.get('ravi'))).toBeLessThan(0)
})

test('[PT8] a team counts by the share of its members who were there, or by its answer', () => {
  const mean = scored(aRound({ answers: [anAnswer('asha', right, 2000), anAnswer('zoya', right, 3000)], roster }))
  const pick = { seat: 'zoya', answer: right, seq: 1, request: 'r', receivedAt: 0, countedMs: 4000, creditMs: 0 }
  const record = { team: 't2', picks: [pick], uncovered: [] }
  const relay = scored(aRound({ mode: 'relay', roster, together: { records: [record], roster } }))
  const { teams } = meritsOf([mean, relay])
  expect(teams.get('t1')).toMatchObject({ right: 5000, meanMs: 2000 })
  expect(teams.get('t2')).toMatchObject({ right: 20_000, meanMs: 3500 })
})

test('[PT8] the sudden death decides last, between those who are equal in all before', () => {
  const usual = scored(aRound({ answers: [anAnswer('asha', right, 2000), anAnswer('ravi', right, 2000)], roster }))
  const last = scored(aRound({ answers: [anAnswer('ravi', right, 9000)], roster, weight: 0 }), true)
  const before = meritsOf([usual]).people
  expect(compareMerit(before.get('asha'), before.get('ravi'))).toBe(0)
  const after = meritsOf([usual, last]).people
  expect(compareMerit(after.get('asha'), after.get('ravi'))).toBeGreaterThan(0)
  expect(after.get('ravi')).toMatchObject({ right: 10_000, lastRight: 10_000, lastMs: 9000 })
})

test('[PT8] who has nothing to show comes after all others, and two of them are equal', () => {
  expect(compareMerit(undefined, undefined)).toBe(0)
  expect(compareMerit(undefined, { right: 1, meanMs: 1, lastRight: 0, lastMs: Infinity })).toBeGreaterThan(0)
})

const anyMerit = fc.record<Merit>({
  right: fc.nat(3),
  meanMs: fc.constantFrom(1000, 2000, Infinity),
  lastRight: fc.nat(1),
  lastMs: fc.constantFrom(500, Infinity),
})

test('[PT8] it is an order: the same whoever is asked first, and equals share a rank', () => {
  fc.assert(
    fc.property(fc.array(anyMerit, { maxLength: 8 }), (merits) => {
      const ranks = (all: readonly Merit[]) => new Map(rankBy(all, compareMerit).map(({ item, rank }) => [item, rank]))
      expect(ranks(merits.toReversed())).toEqual(ranks(merits))
      for (const one of merits) {
        const better = merits.filter((other) => compareMerit(other, one) < 0).length
        expect(ranks(merits).get(one)).toBe(better + 1)
      }
    }),
  )
})
