import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingMark, type TeamMark } from '@jawab/shared/protocol/marks'
import { markedFraction, readTicks } from '@jawab/shared/scoring/marks'
import { scoreGame, totalsOf, type PlayedRound } from '@jawab/shared/scoring/score-game'
import { absent, anAnswer, aQuestion, aRound, present } from './builders.ts'

const talk = aQuestion('discuss')
const ids = talk.kind === 'discuss' ? talk.points.map(({ id }) => id) : []
const roster = [present('asha', 't1'), absent('bo', 't1'), present('cy', 't2'), present('di', 't3')]
const aTalk = (change: Partial<PlayedRound> = {}) => aRound({ question: talk, roster, ...change })
const pointsIn = (played: PlayedRound) => {
  const [score] = scoreGame([played])
  return { people: Object.fromEntries([...(score?.people ?? [])].map(([seat, { points }]) => [seat, points])), score }
}

describe('[RV3] a mark', () => {
  test("of the host's replaces that of a team", () => {
    const marks = [
      { team: 't1', by: 't3', points: ['p1'] },
      { team: 't1', by: 'host', points: [] },
      { team: 't2', by: 't1', points: ['p2'] },
    ]
    expect(standingMark(marks, 't1')?.by).toBe('host')
    expect(standingMark(marks, 't2')?.by).toBe('t1')
    expect(standingMark(marks, 't3')).toBeUndefined()
  })

  test('names points of the question, each once', () => {
    expect(readTicks(talk, ['p3', 'p1', 'p3'])).toEqual(['p1', 'p3'])
    expect(readTicks(talk, [])).toEqual([])
    expect(readTicks(talk, ['p1', 'p9'])).toBeUndefined()
    expect(readTicks(aQuestion('choice'), ['o1'])).toBeUndefined()
  })
})

describe('[RV3] [PT2] [PT3] points of a discussion', () => {
  test('are the share of the ticks for whoever was there, typed or not, fast or not', () => {
    const marks = [
      { team: 't1', by: 't3', points: ['p1', 'p2'] },
      { team: 't2', by: 't1', points: ids },
    ]
    const answers = [anAnswer('cy', 'Layers.', 19_000)]
    const { people, score } = pointsIn(aTalk({ marks, answers }))
    expect(people).toEqual({ asha: 53, bo: 0, cy: 100, di: 0 })
    expect(score?.people.get('cy')).toMatchObject({ answer: 'Layers.', fraction: 1 })
    expect(score?.people.get('asha')?.terms).toEqual([{ term: 'fraction', value: 2 / 3, points: 53 }])
    expect([...(score?.teams ?? [])]).toEqual([
      ['t1', 5300],
      ['t2', 10_000],
      ['t3', 0],
    ])
    expect(pointsIn(aTalk({ marks, preset: 'classic' })).people).toMatchObject({ asha: 333, cy: 1000 })
  })

  test('are none where nobody marked, in a void round, and where a team marks itself', () => {
    const marks = [{ team: 't1', by: 't1', points: ids }]
    expect(pointsIn(aTalk({ answers: [anAnswer('asha', 'Layers.')] })).people).toMatchObject({ asha: 0 })
    expect(pointsIn(aTalk({ marks, voided: true })).people).toMatchObject({ asha: 0 })
    const own = pointsIn(aTalk({ marks, weight: 0 })).score?.people.get('asha')
    expect(own).toMatchObject({ points: 0, fraction: 1 })
    expect(own?.terms.reduce((sum, { points }) => sum + points, 0)).toBe(0)
  })

  test('[PT3] leave streaks as they are', () => {
    const classic = { preset: 'classic', streaks: true } as const
    const right = (round: number) => aRound({ ...classic, round, roster, answers: [anAnswer('asha', 'o2', 15_000)] })
    const marks = [{ team: 't1', by: 'host', points: [] }]
    const [, , third] = scoreGame([right(1), aTalk({ ...classic, round: 2, marks }), right(3)])
    expect(third?.people.get('asha')?.terms).toContainEqual({ term: 'streak', value: 2, points: 100 })
  })

  const anyMark: fc.Arbitrary<TeamMark> = fc.record({
    team: fc.constantFrom('t1', 't2', 't3'),
    by: fc.constantFrom('t1', 'host'),
    points: fc.subarray(ids),
  })
  const anyMarks = fc.uniqueArray(anyMark, { selector: ({ team, by }) => `${team} ${by}` })
  const anyWeight = fc.constantFrom(0, 1, 2)

  test('[PT1] follow from the record alone, in whatever order marks, ticks and seats come', () => {
    fc.assert(
      fc.property(anyMarks, anyWeight, fc.boolean(), (marks, weight, voided) => {
        const straight = aTalk({ marks, weight, voided })
        const turned = aTalk({
          marks: marks.map((mark) => ({ ...mark, points: mark.points.toReversed() })).toReversed(),
          roster: roster.toReversed(),
          weight,
          voided,
        })
        const [one, other] = [straight, turned].map((played) => totalsOf(scoreGame([played])))
        expect(new Map(other?.people)).toEqual(one?.people)
        expect(new Map(other?.teams)).toEqual(one?.teams)
      }),
    )
  })

  test('[PT0] [PT7] the fraction is 0 to 1, 1 only if every point is ticked, and the terms add up to the points', () => {
    fc.assert(
      fc.property(anyMarks, anyWeight, (marks, weight) => {
        for (const mark of marks) {
          const fraction = markedFraction(talk, mark)
          expect(fraction).toBeGreaterThanOrEqual(0)
          expect(fraction).toBeLessThanOrEqual(1)
          expect(fraction === 1).toBe(mark.points.length === ids.length)
        }
        const { score } = pointsIn(aTalk({ marks, weight }))
        for (const { points, terms } of score?.people.values() ?? []) {
          expect(terms.reduce((sum, term) => sum + term.points, 0)).toBe(points)
          expect(Number.isInteger(points)).toBe(true)
        }
      }),
    )
  })
})
