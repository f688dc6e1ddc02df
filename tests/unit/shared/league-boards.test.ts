import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardNames, boardsOf, seasonOf, type LeagueEntry } from '@jawab/shared/leagues/boards'
import { drawLeagueKey, readLeagueKey } from '@jawab/shared/leagues/league-key'
import { monthOf } from '@jawab/shared/leagues/month'
import { seededRandom } from '@jawab/shared/random'

const rule = { best: 2, of: 3 }

const entry = (game: number, score: number, change: Partial<LeagueEntry> = {}): LeagueEntry => ({
  game,
  score,
  month: '2026-11',
  topics: {},
  ...change,
})
const played = (...scores: readonly number[]) => scores.map((score, at) => entry(at + 1, score))
const improvement = (...scores: readonly number[]) => boardsOf(played(...scores), rule).get(boardNames.improvement)

describe('[LG1] boards', () => {
  test('a season is so many games, one after the other', () => {
    expect([1, 2, 3, 4, 6, 7].map((game) => seasonOf(game, rule))).toEqual([1, 1, 1, 2, 2, 3])
  })

  test('the best of a season count, and a game that was missed counts nothing', () => {
    const boards = boardsOf([entry(1, 500), entry(2, 900), entry(3, 700), entry(5, 400)], rule)
    expect(boards.get(boardNames.season(1))).toBe(1600)
    expect(boards.get(boardNames.season(2))).toBe(400)
    expect(boards.has(boardNames.season(3))).toBe(false)
  })

  test('a month counts all its games', () => {
    const boards = boardsOf([entry(1, 500), entry(2, 900), entry(3, 700, { month: '2026-12' })], rule)
    expect(boards.get(boardNames.month('2026-11'))).toBe(1400)
    expect(boards.get(boardNames.month('2026-12'))).toBe(700)
  })

  test('a topic counts all that was earned on it; without anything one is not named there', () => {
    const boards = boardsOf(
      [entry(1, 0, { topics: { iam: 180, cost: 0 } }), entry(4, 0, { topics: { iam: 20 } })],
      rule,
    )
    expect(boards.get(boardNames.topic('iam'))).toBe(200)
    expect(boards.has(boardNames.topic('cost'))).toBe(false)
  })

  test('improvement is the mean of the last three less that of the first three', () => {
    expect(improvement(100, 200, 300, 999, 400, 500, 603)).toBe(301)
  })

  test('improvement of fewer games takes half of them at each end, and of one game is none', () => {
    expect(improvement(100, 400)).toBe(300)
    expect(improvement(100, 999, 400)).toBe(300)
    expect(improvement(100, 200, 500, 800)).toBe(500)
    expect(improvement(700)).toBeUndefined()
  })

  test('whoever has not got better is not on the board of improvement', () => {
    expect(improvement(400, 400)).toBeUndefined()
    expect(improvement(400, 100)).toBeUndefined()
  })

  test('say the same in whatever order games were read', () => {
    const games = fc.uniqueArray(fc.record({ game: fc.integer({ min: 1, max: 9 }), score: fc.nat(1000) }), {
      selector: ({ game }) => game,
    })
    fc.assert(
      fc.property(games, (drawn) => {
        const entries = drawn.map(({ game, score }) => entry(game, score))
        expect(boardsOf(entries.toReversed(), rule)).toEqual(boardsOf(entries, rule))
      }),
    )
  })
})

describe('months', () => {
  test.each([
    [0, '1970-01'],
    [Date.UTC(2026, 10, 30, 23, 59, 59, 999), '2026-11'],
    [Date.UTC(2026, 11, 1), '2026-12'],
    [Date.UTC(2028, 1, 29, 12), '2028-02'],
    [Date.UTC(2028, 2, 1), '2028-03'],
    [Date.UTC(2100, 1, 28, 23), '2100-02'],
    [Date.UTC(2100, 2, 1), '2100-03'],
  ])('%i lies in %s', (at, month) => {
    expect(monthOf(at)).toBe(month)
  })

  test('are those of the calendar, whenever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2400, 0, 1) }), (at) => {
        expect(monthOf(at)).toBe(new Date(at).toISOString().slice(0, 7))
      }),
    )
  })
})

describe('[LG2] a league key', () => {
  test('is four words that can be read out, and reads as itself', () => {
    const key = drawLeagueKey(seededRandom('a phone'))
    expect(key).toMatch(/^[a-z]{5}(-[a-z]{5}){3}$/)
    expect(readLeagueKey(key)).toBe(key)
    expect(drawLeagueKey(seededRandom('another'))).not.toBe(key)
  })

  test('is the same however it is typed', () => {
    expect(readLeagueKey('  Lusab Babad\tgutih_TUGAD. ')).toBe('lusab-babad-gutih-tugad')
  })

  test.each(['', 'short', '           ', 'नमस्ते नमस्ते नमस्ते', 'x'.repeat(65)])('%j is none', (typed) => {
    expect(readLeagueKey(typed)).toBeUndefined()
  })
})
