import type { Pack } from '@jawab/shared/pack/pack'
import type { RoundWish } from '@jawab/shared/show/round-wish'
import { readShow } from '@jawab/shared/show/show'
import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { planGame, type AskedGame } from '../../../server/src/runner/game-plan.ts'
import { planOneMore } from '../../../server/src/runner/run-of-show.ts'
import { drawAgain, showOf } from '../../../server/src/runner/show-of-room.ts'
import { parseShow, showText } from '../../../server/src/shows/show-text.ts'
import { aRoom, aRound } from '../../support/rooms.ts'
import { choices } from '../../support/packs.ts'
import { aQuestion } from '../shared/builders.ts'

const pack: Pack = {
  ...choices(6),
  questions: [
    ...choices(6).questions,
    aQuestion('poll', { id: 'warm-up', topics: ['mood'] }),
    aQuestion('poll', { id: 'cool-down', topics: ['mood'] }),
    aQuestion('order', { id: 'steps', tier: 'advanced', topics: ['network'], group: 'routes' }),
    aQuestion('order', { id: 'hops', tier: 'advanced', topics: ['network'], group: 'routes' }),
  ],
}
const packs = new Map([['test-pack', pack]])
const asked = (rounds: readonly RoundWish[], rules: AskedGame['rules'] = {}): AskedGame => ({
  packs: ['test-pack'],
  rules: { seed: 'monday', ...rules },
  rounds,
})
const plan = (rounds: readonly RoundWish[], rules?: AskedGame['rules']) =>
  planGame(packs, asked(rounds, rules), 'drawn')
function planned(rounds: readonly RoundWish[], rules?: AskedGame['rules']) {
  const result = plan(rounds, rules)
  if (!result.ok) throw new Error(JSON.stringify(result.reason))
  return result.value
}
const idsOf = (run: readonly { readonly question: string }[]) => run.map(({ question }) => question)

describe('rounds as a host wishes them', () => {
  test('each stands in its place: by name, by kind, tier or topic, or as drawn', () => {
    const { run } = planned([{ question: 'choice-3' }, { kind: 'poll' }, {}, { topic: 'network' }, {}])
    expect(run).toHaveLength(5)
    expect(run[0]?.question).toBe('choice-3')
    expect(run[1]?.kind).toBe('poll')
    expect(run[3]?.kind).toBe('order')
    expect(new Set(idsOf(run)).size).toBe(5)
  })

  test('what they do not name is drawn as without them, up to the length', () => {
    const plain = planned([], { length: 6 })
    expect(planned([{}, { break: 60 }], { length: 6 }).drawn).toEqual(plain.drawn)
    expect(planned([{}, { break: 60 }], { length: 6 }).run[1]).toMatchObject({ breakAfter: seconds(60) })
    expect(planned([{}, {}, {}], { length: 2 }).run).toHaveLength(2)
  })

  test('[PT11] a way of playing draws only kinds that can be played so', () => {
    for (const seed of ['one', 'two', 'three', 'four', 'five']) {
      const { run } = planned([{ mode: 'relay', preset: 'scratch' }, { preset: 'certainty' }], {
        seed,
        topics: undefined,
      })
      expect(run).toMatchObject([
        { kind: 'choice', mode: 'relay', preset: 'scratch' },
        { mode: 'mean', preset: 'certainty' },
      ])
    }
  })

  test('of a group only one gets in, however it comes', () => {
    const { run } = planned([{ question: 'steps' }, {}, {}, {}, {}, {}, {}])
    expect(idsOf(run)).not.toContain('hops')
  })

  test('settings are those of the round, limits and weights too', () => {
    const [round] = planned([{ question: 'choice-1', seconds: 45, weight: 2, standings: false }]).run
    expect(round).toMatchObject({ limitMs: seconds(45), weight: 2, standingsAfter: false })
    expect(planned([{ question: 'warm-up', weight: 2 }]).run[0]?.weight).toBe(0)
  })

  test.each<[string, readonly RoundWish[], AskedGame['rules'], object]>([
    ['a question that is not there', [{}, { question: 'choice-9' }], {}, { round: 2, refusal: 'question:unknown' }],
    [
      'one question twice',
      [{ question: 'choice-1' }, { question: 'choice-1' }],
      {},
      { round: 2, refusal: 'question:twice' },
    ],
    ['two of a group', [{ question: 'hops' }, {}, { question: 'steps' }], {}, { round: 3, refusal: 'question:group' }],
    ['a topic that is not there', [{ topic: 'billing' }], {}, { round: 1, refusal: 'topic:unknown' }],
    [
      'more of a kind than there are',
      [{ kind: 'poll' }, { kind: 'poll' }, { kind: 'poll' }],
      {},
      { round: 3, refusal: 'draw:round' },
    ],
    ['scratch for each alone', [{}, { preset: 'scratch' }], {}, { round: 2, refusal: 'rules:scratch-alone' }],
    [
      'scratch without options',
      [{ question: 'steps', preset: 'scratch', mode: 'relay' }],
      {},
      { round: 1, refusal: 'rules:scratch-kind' },
    ],
    ['a relay in a room without teams', [{ mode: 'relay' }], { mode: 'solo' }, { round: 1, refusal: 'rules:no-teams' }],
    ['a poll in two stages', [{ kind: 'poll', mode: 'two-stage' }], {}, { round: 1, refusal: 'rules:own-way' }],
  ])('%s is refused with the round', (_, rounds, rules, reason) => {
    expect(plan(rounds, rules)).toEqual({ ok: false, reason })
  })

  test('a draw that would be empty is still refused by the choice that emptied it', () => {
    expect(plan([{}], { tiers: ['cheat-sheet'] })).toMatchObject({ ok: false, reason: { refusal: 'draw:no-tier' } })
  })
})

describe('one more round', () => {
  const { rules } = planned([])
  const more = (before: readonly string[], wish: RoundWish, leftOut: readonly string[] = []) =>
    planOneMore(pack.questions, { rules, leftOut, run: before.map((question) => aRound({ question })) }, wish)

  test('is none that is in already, nor one that would give another away', () => {
    const before = ['choice-1', 'choice-2', 'choice-3', 'choice-4', 'choice-5', 'steps']
    expect(more(before, {})).toMatchObject({ ok: true, value: { question: { id: 'choice-6' } } })
    expect(more([...before, 'choice-6'], {})).toEqual({ ok: false, reason: 'draw:round' })
    expect(more(before, { question: 'hops' })).toEqual({ ok: false, reason: 'question:group' })
    expect(more(before, { question: 'steps' })).toEqual({ ok: false, reason: 'question:twice' })
  })

  test('is what was taken out only when there is nothing else', () => {
    const before = ['choice-1', 'choice-2', 'choice-3', 'choice-4', 'steps']
    expect(more(before, {}, ['choice-5'])).toMatchObject({ ok: true, value: { question: { id: 'choice-6' } } })
    expect(more(before, {}, ['choice-6'])).toMatchObject({ ok: true, value: { question: { id: 'choice-5' } } })
    expect(more([...before, 'choice-6'], {}, ['choice-5'])).toMatchObject({ value: { question: { id: 'choice-5' } } })
  })

  test('comes also into a run whose own rounds no pack has any more', () => {
    expect(more(['gone'], { kind: 'poll' })).toMatchObject({ ok: true, value: { made: { kind: 'poll', weight: 0 } } })
  })
})

describe('a room as a show', () => {
  const wishes: RoundWish[] = [
    { kind: 'poll', standings: false },
    { question: 'steps', seconds: 90, weight: 2, standings: true, break: 300 },
    { mode: 'relay', preset: 'scratch' },
    {},
  ]
  const rules = {
    length: 4,
    teams: [{ name: 'Reds' }, { name: 'Blues' }],
    streaks: true,
    preset: 'classic',
    approve: true,
  } as const
  const made = planned(wishes, { ...rules, teams: [...rules.teams] })
  const room = aRoom({
    packs: ['test-pack'],
    rules: made.rules,
    run: made.run,
    teams: aRoom().teams.map((team, at) => ({ ...team, name: at === 0 ? 'Reds' : 'Blues' })),
    door: { secondCode: false, approve: true, cleanNames: false, namesOnWall: true },
  })

  test('is written as YAML that makes the same room, round by round', () => {
    const show = showOf(room, made.drawn)
    const read = parseShow(showText(show))
    expect(read).toEqual({ ok: true, value: show })
    const again = planGame(packs, { ...show, rules: { ...show.rules, seed: 'monday' } }, 'drawn')
    expect(again).toMatchObject({ ok: true, value: { rules: made.rules, run: made.run } })
  })

  test('says only what differs from the rules, and no seed', () => {
    const { rules: shown, rounds } = showOf(room, made.drawn)
    expect(rounds?.[1]).toEqual({ question: 'steps', seconds: 90, weight: 2, standings: true, break: 300 })
    expect(rounds?.[3]).toEqual({ question: made.run[3]?.question })
    expect(shown).not.toHaveProperty('seed')
    expect(readShow(showOf(room, made.drawn))).toMatchObject({ ok: true })
  })

  test('is played again with other questions of the same sort', () => {
    const again = drawAgain({ packs: [pack], questions: pack.questions }, { ...made.rules, seed: 'tuesday' }, room)
    if (!again.ok) throw new Error(again.reason.refusal)
    const { run } = again.value
    expect(run.map(({ kind }) => kind).slice(0, 2)).toEqual(['poll', 'order'])
    expect(run[1]).toMatchObject({ limitMs: seconds(90), weight: 2, standingsAfter: true, breakAfter: seconds(300) })
    expect(run[2]).toMatchObject({ kind: 'choice', mode: 'relay', preset: 'scratch' })
    expect(idsOf(run).filter((id) => idsOf(room.run).includes(id))).toEqual([])
  })
})
