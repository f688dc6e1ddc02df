import type { Tally } from '@jawab/shared/protocol/to-client'
import type { HostView } from '@jawab/shared/protocol/views'
import { makeTeams } from '@jawab/shared/teams/teams'
import { describe, expect, test } from 'vitest'
import type { HostState, HostWish } from '../../../client/src/pages/host/host.svelte.ts'
import { roundsOf, type ReportedGame } from '../../../client/src/pages/host/person-points.ts'
import { controlsOf, mayDeal, nextLabel } from '../../../client/src/pages/host/steering.ts'
import { tallyOf } from '../../../client/src/state/stage-tally.ts'

const question = { kind: 'choice', prompt: [], options: [] }
const view = (change: object) =>
  ({
    round: 1,
    rounds: 3,
    mode: 'mean',
    preset: 'learn',
    teams: makeTeams(4),
    seats: { taken: 9, present: 9 },
    run: [],
    question,
    key: 'a',
    voided: false,
    ...change,
  }) as unknown as HostView

/** A console that keeps what it is told to do. */
function aConsole(tally?: Tally) {
  const wishes: HostWish[] = []
  const host = { roundTally: tally, do: (wish: HostWish) => wishes.push(wish) } as unknown as HostState
  return { host, wishes }
}

const press = (key: string, shown: HostView) => {
  const { host, wishes } = aConsole()
  controlsOf(shown, host, 'en', { ask: () => undefined, repair: () => undefined })
    .find((control) => control.key === key && control.isOn)
    ?.go()
  return wishes
}

describe('[TE7] the huddle key', () => {
  test('turns a closed vote of members into the first stage of two', () => {
    expect(press('H', view({ phase: 'closed' }))).toEqual([{ command: 'huddle' }])
  })

  test.each([
    { phase: 'closed', mode: 'two-stage' },
    { phase: 'closed', mode: 'solo' },
    { phase: 'closed', voided: true },
    { phase: 'closed', key: undefined },
    { phase: 'reveal', step: 'key' },
  ])('does nothing in %j', (change) => {
    expect(press('H', view(change))).toEqual([])
  })
})

test('[TE4] a talk gets ten seconds more, and ends with the next step', () => {
  const huddle = view({ phase: 'huddle', mode: 'two-stage', next: 'answer-together' })
  expect(press('+', huddle)).toEqual([{ command: 'extend' }])
  expect(nextLabel(huddle, aConsole().host, 'en')).toBe('Answer together')
})

test('[RD5] in a team stage teams are waited for', () => {
  const together = view({ phase: 'question', stage: 'team', next: 'close' })
  const tally: Tally = { round: 1, stage: 'team', answered: 2, present: 4 }
  expect(nextLabel(together, aConsole(tally).host, 'en')).toBe('Wait: 2 of 4 teams in')
  expect(nextLabel(together, aConsole().host, 'en')).toBe('Wait: 0 of 4 teams in')
})

test('[TE1] people are dealt anew between questions only, and where there are teams', () => {
  const steps = [
    { phase: 'lobby' },
    { phase: 'question', stage: 'solo' },
    { phase: 'huddle' },
    { phase: 'closed' },
    { phase: 'reveal', step: 'key' },
    { phase: 'reveal', step: 'why', next: 'reading' },
    { phase: 'reveal', step: 'why', next: 'mark' },
    { phase: 'standings' },
    { phase: 'finished' },
  ]
  expect(steps.map((step) => mayDeal(view(step)))).toEqual([true, false, false, false, false, true, false, true, false])
  expect(mayDeal(view({ phase: 'lobby', teams: [] }))).toBe(false)
})

test('[TE4] a count of people is not taken for one of teams, nor that of another round', () => {
  const people: Tally = { round: 1, stage: 'solo', answered: 8, present: 9 }
  const alone = view({ phase: 'question', stage: 'solo' })
  expect(tallyOf(alone, people)).toBe(people)
  expect(tallyOf({ ...alone, round: 2 }, people)).toBeUndefined()
  expect(tallyOf(view({ phase: 'huddle' }), people)).toBeUndefined()
  expect(tallyOf(view({ phase: 'huddle' }), { ...people, stage: 'team' })).toBeDefined()
})

test('[PT9] [ST4] the points of a person, round by round, and of the team of that time', () => {
  const right = [{ term: 'base', value: true, points: 80 }] as const
  const game: ReportedGame = {
    people: [{ seat: 'ada', points: 80 }],
    rounds: [
      {
        round: 1,
        roster: [{ seat: 'ada', team: 't1' }],
        answers: [{ seat: 'ada', points: 80, terms: right }],
        teamAnswers: {},
        teamPoints: { t1: 40 },
      },
      {
        round: 2,
        roster: [{ seat: 'ada', team: 't2' }],
        answers: [],
        teamAnswers: { t2: { points: 100, fraction: 1, terms: right } },
        teamPoints: { t2: 100 },
      },
      { round: 3, roster: [{ seat: 'bo', team: 't2' }], answers: [], teamAnswers: {}, teamPoints: {} },
    ],
  }
  expect(roundsOf(game, 'ada')).toEqual([
    { round: 1, own: { points: 80, terms: right } },
    { round: 2, team: { id: 't2', points: 100, answer: { points: 100, fraction: 1, terms: right } } },
  ])
})
