import fc from 'fast-check'
import type { Preset } from '@jawab/shared/protocol/rules'
import { certaintyWorth, type Certainty } from '@jawab/shared/question/certainty'
import { calibrationOf } from '@jawab/shared/scoring/calibration'
import { scoreGame, totalsOf, type PlayedRound, type RoundScore } from '@jawab/shared/scoring/score-game'
import type { TeamPick, TeamRecord } from '@jawab/shared/teams/team-answer'
import { fitsKind, modeFor, unfit } from '@jawab/shared/teams/modes'
import { kindNames } from '@jawab/shared/question/kinds'
import { describe, expect, test } from 'vitest'
import { absent, anAnswer, aRound, present } from './builders.ts'

const right = 'o2'
const wrong = 'o1'

const scoreRound = (played: PlayedRound) => scoreGame([played])[0] as RoundScore

const pick = (seat: string, answer: string, certainty?: Certainty): TeamPick => ({
  seat,
  answer,
  seq: 1,
  request: seat,
  receivedAt: 0,
  countedMs: 3000,
  creditMs: 0,
  ...(certainty === undefined ? {} : { certainty }),
})

const record = (picks: readonly TeamPick[], change: Partial<TeamRecord> = {}): TeamRecord => ({
  team: 't1',
  picks,
  uncovered: [],
  ...change,
})

const roster = [present('asha', 't1'), present('ravi', 't1'), present('zoya', 't2')]
const together = (...records: readonly TeamRecord[]) => ({ records, roster })
const teamsOf = (score: RoundScore) => Object.fromEntries(score.teams)

describe('[TE3] [TE5] a team answers as one', () => {
  test.each<[Preset, number]>([
    ['learn', 10_000],
    ['classic', 100_000],
    ['flat', 10_000],
    ['certainty', 1000],
  ])('%s: right earns the team %i hundredths, whatever the time, and its members nothing alone', (preset, earned) => {
    const score = scoreRound(
      aRound({ mode: 'relay', preset, roster, together: together(record([pick('asha', right)])) }),
    )
    expect(teamsOf(score)).toEqual({ t1: earned, t2: 0 })
    expect(score.people.get('asha')).toEqual({ points: 0, fraction: 0, terms: [] })
    expect(score.teamAnswers.get('t1')).toMatchObject({ fraction: 1, answer: right })
  })

  test('[TE3] in shared the last change is the answer, in relay what most back', () => {
    const picks = [pick('asha', right), pick('ravi', wrong)]
    const roster = [present('asha', 't1'), present('ravi', 't1'), present('kabir', 't1')]
    const score = (mode: 'shared' | 'relay') =>
      scoreRound(
        aRound({ mode, roster, together: { records: [record([...picks, pick('kabir', right)])], roster } }),
      ).teams.get('t1')
    expect(score('relay')).toBe(10_000)
    expect(score('shared')).toBe(10_000)
    const turned = together(record([pick('kabir', right), ...picks]))
    expect(scoreRound(aRound({ mode: 'shared', roster, together: turned })).teams.get('t1')).toBe(0)
  })

  test('[PT4] a team is as certain as its spokesperson, and not sure where that one says nothing', () => {
    const picks = [pick('asha', wrong, 3), pick('ravi', wrong, 2)]
    const points = (spokesperson?: string) =>
      scoreRound(
        aRound({
          mode: 'relay',
          preset: 'certainty',
          roster,
          together: together(record(picks, spokesperson ? { spokesperson } : {})),
        }),
      ).teams.get('t1')
    expect([points('asha'), points('ravi'), points('zoya'), points()]).toEqual([-6000, -2000, 0, 0])
  })

  test('[PT10] a void round earns nobody anything', () => {
    const played = { roster, together: together(record([pick('asha', right)])), voided: true } as const
    expect(teamsOf(scoreRound(aRound({ ...played, mode: 'relay' })))).toEqual({ t1: 0, t2: 0 })
    expect(teamsOf(scoreRound(aRound({ ...played, mode: 'two-stage' })))).toEqual({ t1: 0, t2: 0 })
  })

  test('[PT3] leaves the streaks of its members as they are', () => {
    const alone = (round: number) =>
      aRound({ round, preset: 'classic', streaks: true, roster, answers: [anAnswer('asha', right, 0)] })
    const relay = aRound({ round: 2, preset: 'classic', streaks: true, mode: 'relay', roster, together: together() })
    const points = scoreGame([alone(1), relay, alone(3)]).map(({ people }) => people.get('asha')?.points)
    expect(points).toEqual([1000, 0, 1100])
  })
})

describe('[TE4] two stages', () => {
  test('are worth 40 % for the mean of the members and 60 % for the answer of the team', () => {
    const score = scoreRound(
      aRound({
        mode: 'two-stage',
        preset: 'flat',
        answers: [anAnswer('asha', right), anAnswer('zoya', right)],
        roster,
        together: together(record([pick('ravi', right)])),
      }),
    )
    expect(teamsOf(score)).toEqual({ t1: 8000, t2: 4000 })
    expect(Object.fromEntries(score.means)).toEqual({ t1: 5000, t2: 10_000 })
    expect(score.people.get('asha')).toMatchObject({ points: 100 })
  })

  test('a team of one plays both', () => {
    const alone = [present('zoya', 't2')]
    const score = scoreRound(
      aRound({
        mode: 'two-stage',
        preset: 'flat',
        answers: [anAnswer('zoya', right)],
        roster: alone,
        together: { roster: alone, records: [{ ...record([pick('zoya', right)]), team: 't2' }] },
      }),
    )
    expect(teamsOf(score)).toEqual({ t2: 10_000 })
  })
})

describe('[PT5] scratch', () => {
  const uncovered = (...options: string[]) => options.map((option, at) => ({ option, seat: 'asha', seq: at + 1 }))
  const scratched = (options: readonly string[], weight: 0 | 1 | 2 = 1) =>
    scoreRound(
      aRound({
        mode: 'shared',
        preset: 'scratch',
        weight,
        roster,
        together: together(record([], { uncovered: uncovered(...options) })),
      }),
    ).teams.get('t1')

  test.each<[readonly string[], number]>([
    [[right], 100],
    [[wrong, right], 50],
    [[wrong, 'o3', right], 25],
    [[wrong, 'o3', 'o4'], 0],
    [[wrong], 0],
    [[], 0],
  ])('uncovering %j of four options earns %i', (options, points) => {
    expect(scratched(options)).toBe(points * 100)
    expect(scratched(options, 2)).toBe(points * 200)
  })

  test('what members of two-stage teams answered alone before is right or not', () => {
    const score = scoreRound(
      aRound({
        mode: 'two-stage',
        preset: 'scratch',
        answers: [anAnswer('asha', right)],
        roster,
        together: together(),
      }),
    )
    expect(score.people.get('asha')?.points).toBe(100)
  })
})

describe('[PT4] certainty', () => {
  test('honest reporting is optimal: 2 pays from two thirds, 3 from four fifths', () => {
    const expected = (chance: number, sure: Certainty) =>
      chance * certaintyWorth[sure].right + (1 - chance) * certaintyWorth[sure].wrong
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const best = ([1, 2, 3] as const).toSorted((one, other) => expected(chance, other) - expected(chance, one))[0]
        if (Math.abs(chance - 2 / 3) < 1e-9 || Math.abs(chance - 0.8) < 1e-9) return
        expect(best).toBe(chance < 2 / 3 ? 1 : chance < 0.8 ? 2 : 3)
      }),
    )
  })

  test('a person is as certain as said, and not sure otherwise; partly right is wrong', () => {
    const answers = [
      { ...anAnswer('asha', right), certainty: 3 as const },
      { ...anAnswer('ravi', wrong), certainty: 2 as const },
      anAnswer('zoya', wrong),
    ]
    const { people } = scoreRound(aRound({ preset: 'certainty', answers, roster }))
    expect(people.get('asha')).toMatchObject({ points: 30, terms: [{ term: 'certainty', value: 3, points: 30 }] })
    expect(people.get('ravi')).toMatchObject({ points: -20 })
    expect(people.get('zoya')).toMatchObject({ points: 0 })
  })

  test('how well somebody knows what they know follows from the rounds that asked', () => {
    const round = (answer: string, certainty: Certainty, change: Partial<PlayedRound> = {}) =>
      aRound({ preset: 'certainty', answers: [{ ...anAnswer('asha', answer), certainty }], roster, ...change })
    const rounds = [round(right, 3), round(wrong, 3), round(right, 1), round(right, 3, { voided: true }), aRound()]
    const scores = scoreGame(rounds.map((played, at) => ({ ...played, round: at + 1 })))
    expect(calibrationOf(scores.map(({ people }) => people.get('asha')))).toEqual([
      { certainty: 1, given: 1, right: 1 },
      { certainty: 2, given: 0, right: 0 },
      { certainty: 3, given: 2, right: 1 },
    ])
    expect(calibrationOf(scores.map(({ people }) => people.get('ravi')))).toBeUndefined()
  })
})

describe('[PT11] a mixed run of show', () => {
  test('has full marks of 100 in classic too', () => {
    const played = { preset: 'classic', isMixed: true, roster } as const
    const alone = scoreRound(aRound({ ...played, answers: [anAnswer('asha', right, 0)] }))
    expect(alone.people.get('asha')?.points).toBe(100)
    const relay = aRound({ ...played, mode: 'relay', together: together(record([pick('asha', right)])) })
    expect(scoreRound(relay).teams.get('t1')).toBe(10_000)
  })

  test('its streaks are worth a tenth too', () => {
    const classic = (round: number) =>
      aRound({ round, preset: 'classic', isMixed: true, streaks: true, answers: [anAnswer('asha', right, 0)] })
    expect(scoreGame([classic(1), classic(2)])[1]?.people.get('asha')?.points).toBe(110)
  })
})

describe('the table of combinations', () => {
  test('[PT5] scratch is for teams that answer as one, and for options', () => {
    expect(unfit({ preset: 'scratch', mode: 'mean', kind: 'choice' })).toBe('rules:scratch-alone')
    expect(unfit({ preset: 'scratch', mode: 'relay', kind: 'order' })).toBe('rules:scratch-kind')
    expect(unfit({ preset: 'scratch', mode: 'relay', kind: 'scenario' })).toBeUndefined()
  })

  test('[PT6] all or nothing does not fit discussions', () => {
    expect(unfit({ preset: 'flat', mode: 'mean', kind: 'discuss' })).toBe('rules:discuss')
    expect(unfit({ preset: 'certainty', mode: 'mean', kind: 'discuss' })).toBe('rules:discuss')
    expect(unfit({ preset: 'learn', mode: 'mean', kind: 'discuss' })).toBeUndefined()
  })

  test('[RV3] discussions and polls stay what they are where teams answer as one', () => {
    expect(kindNames.filter((kind) => modeFor(kind, 'relay') === 'mean')).toEqual(['poll', 'discuss'])
    expect(kindNames.every((kind) => modeFor(kind, 'solo') === 'solo')).toBe(true)
    expect(kindNames.filter((kind) => fitsKind('scratch', kind))).toEqual(['choice', 'scenario'])
  })
})

const seats = ['asha', 'ravi', 'zoya', 'kabir'] as const
const anyTogether = fc
  .record({
    mode: fc.constantFrom('shared' as const, 'relay' as const, 'two-stage' as const),
    preset: fc.constantFrom<Preset>('learn', 'classic', 'flat', 'certainty', 'scratch'),
    weight: fc.constantFrom(0 as const, 1 as const, 2 as const),
    picks: fc.uniqueArray(
      fc.record({
        seat: fc.constantFrom(...seats),
        answer: fc.constantFrom('o1', 'o2', 'o3'),
        sure: fc.constantFrom<Certainty>(1, 2, 3),
      }),
      { selector: ({ seat }) => seat },
    ),
    uncovered: fc.uniqueArray(fc.constantFrom('o1', 'o2', 'o3', 'o4'), { maxLength: 3 }),
    alone: fc.uniqueArray(fc.constantFrom(...seats)),
    spokesperson: fc.constantFrom(...seats),
  })
  .map(({ picks, uncovered, alone, spokesperson, ...drawn }): PlayedRound => {
    const roster = seats.map((seat) => present(seat, 't1'))
    const records = [
      record(
        picks.map(({ seat, answer, sure }, at) => ({ ...pick(seat, answer, sure), receivedAt: at })),
        { spokesperson, uncovered: uncovered.map((option, at) => ({ option, seat: 'asha', seq: at })) },
      ),
    ]
    const answers = drawn.mode === 'two-stage' ? alone.map((seat) => anAnswer(seat, right, 0)) : []
    return aRound({ ...drawn, answers, roster, together: { records, roster } })
  })

const MOST = { learn: 100, classic: 1000, flat: 100, certainty: 30, scratch: 100 }

test('[PT0] the points of a team stay within the marks of the preset, in whole hundredths', () => {
  fc.assert(
    fc.property(anyTogether, (played) => {
      const [points] = [...scoreRound(played).teams.values()]
      const most = MOST[played.preset] * 100 * played.weight
      expect(points).toBeLessThanOrEqual(most)
      expect(points).toBeGreaterThanOrEqual(played.preset === 'certainty' ? -2 * most : 0)
      expect(Number.isInteger(points)).toBe(true)
    }),
  )
})

test('[PT1] teams score alike in whatever order members and rounds come, and absent ones cost nothing', () => {
  fc.assert(
    fc.property(fc.array(anyTogether, { maxLength: 5 }), (rounds) => {
      const turned = rounds.toReversed().map((played) => ({
        ...played,
        roster: [...played.roster.toReversed(), absent('meera', 't1')],
        together: played.together && {
          records: played.together.records.map((one) =>
            played.mode === 'shared' ? one : { ...one, picks: one.picks.toReversed() },
          ),
          roster: [...played.together.roster.toReversed(), absent('meera', 't1')],
        },
      }))
      const teams = (played: readonly PlayedRound[]) => totalsOf(scoreGame(played)).teams
      expect(teams(turned as PlayedRound[])).toEqual(teams(rounds))
    }),
  )
})

test('[PT9] the terms of a team answer add up to its points', () => {
  fc.assert(
    fc.property(anyTogether, (played) => {
      for (const { points, terms } of scoreRound(played).teamAnswers.values()) {
        expect(terms.reduce((sum, term) => sum + term.points, 0)).toBe(points)
      }
    }),
  )
})
