import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  leagueScore,
  mostPossible,
  resultOfPerson,
  resultOfTeam,
  type LeagueRound,
} from '@jawab/shared/leagues/league-score'
import { scoreGame, type PlayedRound } from '@jawab/shared/scoring/score-game'
import { seconds } from '@jawab/shared/time'
import { absent, anAnswer, aQuestion, aRound, present } from './builders.ts'

const right = 'o2'
const wrong = 'o1'
const whole = mostPossible(aRound())

/** A game whose rounds opened a minute after one another, the first at 60 s. */
function aGame(...changes: readonly Partial<PlayedRound>[]): LeagueRound[] {
  const rounds = changes.map((change, at) => aRound({ round: at + 1, preset: 'flat', ...change }))
  const scores = scoreGame(rounds)
  return rounds.flatMap((played, at) => {
    const score = scores[at]
    return score ? [{ played, score, opensAt: seconds(60) * (at + 1) }] : []
  })
}

/** A round in which Asha gave this answer; without one she was there. */
const asha = (answer?: string, change: Partial<PlayedRound> = {}): Partial<PlayedRound> => ({
  roster: [present('asha', 't1')],
  answers: answer === undefined ? [] : [anAnswer('asha', answer)],
  ...change,
})
const ofAsha = (rounds: readonly LeagueRound[], joinedAt = 0) => resultOfPerson(rounds, { seat: 'asha', joinedAt })

describe('[LG1] the league score of a game', () => {
  test('is 1,000 times the own points by the most possible, half up', () => {
    expect(ofAsha(aGame(asha(right), asha(wrong), asha(right)))?.score).toBe(667)
    expect(ofAsha(aGame(asha(right, { preset: 'learn' })))?.score).toBe(950)
    expect(ofAsha(aGame(asha(right, { preset: 'classic' })))?.score).toBe(875)
  })

  test('counts a round by its weight, and none that scores nobody', () => {
    expect(ofAsha(aGame(asha(right, { weight: 2 }), asha(wrong)))?.score).toBe(667)
    const unscored = [asha(wrong, { voided: true }), asha(wrong, { weight: 0 }), asha('never', { question: aPoll })]
    expect(ofAsha(aGame(asha(right), ...unscored))?.score).toBe(1000)
  })

  test('counts a whole round of one preset as much as one of another', () => {
    const mixed = aGame(asha(right, { preset: 'flat' }), asha(wrong, { preset: 'classic' }))
    expect(ofAsha(mixed)?.score).toBe(500)
  })

  test('is not lifted above full marks by a streak', () => {
    const streak = { preset: 'classic', streaks: true } as const
    const answers = [anAnswer('asha', right, 0)]
    expect(ofAsha(aGame(...[1, 2, 3].map(() => asha(right, { ...streak, answers }))))?.score).toBe(1000)
  })

  test('begins with the seat: rounds before it are nobody’s fault', () => {
    const away = { roster: [], answers: [] }
    expect(ofAsha(aGame(away, asha(right), asha(right)), seconds(61))?.score).toBe(1000)
  })

  test('takes in the round that was open when the seat was taken only if it was answered', () => {
    const late = seconds(65)
    expect(ofAsha(aGame(asha(right), asha(right)), late)?.score).toBe(1000)
    expect(ofAsha(aGame(asha(wrong), asha(right)), late)?.score).toBe(500)
    expect(ofAsha(aGame(asha(), asha(right)), late)?.score).toBe(1000)
  })

  test('is measured by half of the game at least, so that one lucky round is not a perfect game', () => {
    const away = { roster: [], answers: [] }
    expect(ofAsha(aGame(away, away, away, asha(right)), seconds(200))?.score).toBe(500)
  })

  test('is nothing for a seat of which nobody was ever there', () => {
    expect(ofAsha(aGame({ roster: [absent('asha', 't1')] }, { roster: [absent('asha', 't1')] }))).toBeUndefined()
    expect(ofAsha(aGame({ roster: [absent('asha', 't1')] }, asha()))).toEqual({ score: 0, topics: { containers: 0 } })
  })

  test('of a team is that of the mean of its members, since it had one', () => {
    const answers = [anAnswer('asha', right), anAnswer('ravi', wrong)]
    const both = { roster: [present('asha', 't1'), present('ravi', 't1')], answers }
    expect(resultOfTeam(aGame(both, both), 't1')?.score).toBe(500)
    expect(resultOfTeam(aGame({ roster: [] }, both, both), 't1')?.score).toBe(500)
    expect(resultOfTeam(aGame(both), 't2')).toBeUndefined()
    expect(resultOfTeam(aGame({ roster: [absent('asha', 't1')] }), 't1')).toBeUndefined()
  })

  test('[RV3] takes in a discussion that was marked, and none that nobody marked', () => {
    const discuss = { question: aQuestion('discuss'), preset: 'learn' } as const
    const marks = [{ team: 't1', by: 't2', points: ['p1', 'p2', 'p3'] }]
    expect(ofAsha(aGame(asha(wrong), asha(undefined, { ...discuss, marks })))?.score).toBe(500)
    expect(ofAsha(aGame(asha(right), asha(undefined, discuss)))?.score).toBe(1000)
  })

  test('[PT4] where wrong answers cost something, it is the sum that does not fall below nothing', () => {
    const most = 100
    const sure = (earned: number) => ({ preset: 'flat' as const, earned, most })
    expect(leagueScore([sure(100), sure(-200), sure(100)], 0)).toBe(0)
    expect(leagueScore([sure(100), sure(-66), sure(100)], 0)).toBe(447)
    // Another preset's rounds neither pay for it nor are paid by it.
    expect(leagueScore([sure(-200), { preset: 'learn', earned: 100, most }], 0)).toBe(500)
  })

  test('of a game that could earn nothing is nothing', () => {
    expect(leagueScore([], 0)).toBe(0)
  })
})

test('[LG1] a topic has 100 for each of its rounds with full marks', () => {
  const about = (topics: string[]) => ({ question: aQuestion('choice', { topics }) })
  const game = aGame(
    asha(right, { ...about(['iam']), weight: 2 }),
    asha(right, about(['iam', 'cost'])),
    asha(wrong, about(['cost'])),
    asha(wrong, about(['network'])),
  )
  expect(ofAsha(game)?.topics).toEqual({ iam: 300, cost: 100, network: 0 })
})

const aPoll = aQuestion('poll')

describe('[LG1] whatever was played', () => {
  const playedRound = fc
    .record({
      preset: fc.constantFrom('learn', 'classic', 'flat'),
      weight: fc.constantFrom(0, 1, 2),
      voided: fc.boolean(),
      streaks: fc.boolean(),
      answer: fc.constantFrom(right, wrong, undefined),
      countedMs: fc.nat(seconds(20)),
    })
    .map(({ answer, countedMs, ...round }) =>
      asha(answer, { ...round, answers: answer === undefined ? [] : [anAnswer('asha', answer, countedMs)] }),
    )
  const played = fc.array(playedRound, { minLength: 1, maxLength: 8 })
  const joined = fc.integer({ min: 0, max: 9 }).map((minutes) => seconds(60) * minutes)

  test('the score is whole and between 0 and 1,000, and so is the team’s', () => {
    fc.assert(
      fc.property(played, joined, (changes, joinedAt) => {
        const game = aGame(...changes)
        for (const result of [ofAsha(game, joinedAt), resultOfTeam(game, 't1')]) {
          if (!result) continue
          expect(Number.isInteger(result.score)).toBe(true)
          expect(result.score).toBeGreaterThanOrEqual(0)
          expect(result.score).toBeLessThanOrEqual(1000)
        }
      }),
    )
  })

  test('earning more in a round never costs anything', () => {
    const share = fc.record({
      preset: fc.constantFrom('learn' as const, 'classic' as const),
      earned: fc.integer({ min: -2 * whole, max: whole }),
      most: fc.constantFrom(whole),
    })
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1 }),
        fc.nat(),
        fc.nat(whole),
        fc.nat(8 * whole),
        (shares, at, more, least) => {
          const which = at % shares.length
          const better = shares.map((one, place) =>
            place === which ? { ...one, earned: Math.min(one.most, one.earned + more) } : one,
          )
          expect(leagueScore(better, least)).toBeGreaterThanOrEqual(leagueScore(shares, least))
        },
      ),
    )
  })

  test('a right answer in place of a wrong one never costs anything', () => {
    fc.assert(
      fc.property(played, fc.nat(), (changes, at) => {
        const which = at % changes.length
        const better = changes.map((one, place) =>
          place === which ? { ...one, answers: [anAnswer('asha', right)], streaks: false } : { ...one, streaks: false },
        )
        const worse = changes.map((one, place) =>
          place === which ? { ...one, answers: [anAnswer('asha', wrong)], streaks: false } : { ...one, streaks: false },
        )
        expect(ofAsha(aGame(...better))?.score ?? 0).toBeGreaterThanOrEqual(ofAsha(aGame(...worse))?.score ?? 0)
      }),
    )
  })
})
