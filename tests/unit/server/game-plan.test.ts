import { describe, expect, test } from 'vitest'
import type { Pack } from '@jawab/shared/pack/pack'
import type { AskedRules } from '@jawab/shared/protocol/rules'
import { kindNames } from '@jawab/shared/question/kinds'
import { tiers } from '@jawab/shared/question/question'
import { planGame, reachOf } from '../../../server/src/runner/game-plan.ts'
import { choices } from '../../support/packs.ts'
import { aQuestion } from '../shared/builders.ts'

const network: Pack = {
  ...choices(0),
  id: 'network',
  questions: [
    aQuestion('choice', { id: 'subnets', tier: 'advanced', topics: ['network', 'cost'], group: 'ranges' }),
    aQuestion('order', { id: 'routes', tier: 'advanced', topics: ['network'], group: 'ranges' }),
    aQuestion('poll', { id: 'pain', tier: 'intermediate', topics: ['network'] }),
    aQuestion('choice', { id: 'choice-1' }),
  ],
}
const packs = new Map([
  ['containers', choices(3)],
  ['network', network],
])
const plan = (names: readonly string[], asked: AskedRules = {}) =>
  planGame(packs, { packs: names, rules: asked }, 'drawn')

function planned(names: readonly string[], asked?: AskedRules) {
  const result = plan(names, asked)
  if (!result.ok) throw new Error(result.reason.refusal)
  const { drawn, rules } = result.value
  return { ids: drawn.map(({ id }) => id).toSorted(), rules, ...reachOf(result.value) }
}

test('several packs are drawn from at once; what two of them share comes and counts once', () => {
  const both = planned(['containers', 'network', 'containers'])
  expect(both.ids).toHaveLength(4)
  expect(both.ids).toEqual(expect.arrayContaining(['choice-1', 'choice-2', 'choice-3']))
  // Of `subnets` and `routes`, one group, only one is drawn, though both match.
  expect(both).toMatchObject({ matching: 5, counts: { topics: { containers: 3, network: 2, cost: 1 } } })
})

test('choices and seed are kept with the rules, for the game after this one', () => {
  const asked = { tiers: ['advanced', 'fundamentals'], topics: ['cost'], kinds: ['poll', 'choice'], seed: 'monday' }
  expect(planned(['network'], asked).rules).toMatchObject({
    tiers: ['fundamentals', 'advanced'],
    topics: ['cost'],
    kinds: ['choice', 'poll'],
    seed: 'monday',
  })
  expect(planned(['network']).rules).toMatchObject({ seed: 'drawn' })
})

describe('what is not there is refused with what is', () => {
  test.each<[readonly string[], AskedRules, object]>([
    [['network', 'nothing'], {}, { refusal: 'pack:unknown', known: ['containers', 'network'] }],
    [['network'], { tiers: ['advanced', 'easy'] }, { refusal: 'tier:unknown', known: tiers }],
    [['network'], { kinds: ['riddle'] }, { refusal: 'kind:unknown', known: kindNames }],
    [['network'], { topics: ['billing'] }, { refusal: 'topic:unknown', known: ['network', 'cost', 'containers'] }],
    // A topic of another pack is none of these.
    [['containers'], { topics: ['network'] }, { refusal: 'topic:unknown', known: ['containers'] }],
  ])('%j with %j', (names, asked, reason) => {
    expect(plan(names, asked)).toEqual({ ok: false, reason })
  })
})

describe('an empty draw is refused by the choice that emptied it, with what each would let in', () => {
  test.each<[AskedRules, object]>([
    [{ tiers: ['cheat-sheet'] }, { refusal: 'draw:no-tier', counts: { tiers: { fundamentals: 1, advanced: 2 } } }],
    [{ tiers: [] }, { refusal: 'draw:no-tier' }],
    [
      { tiers: ['intermediate'], topics: ['cost'] },
      { refusal: 'draw:no-topic', counts: { tiers: { advanced: 1 } } },
    ],
    [{ kinds: [] }, { refusal: 'draw:no-kind', counts: { kinds: { choice: 2, order: 1, poll: 1 } } }],
    // Polls wait to be asked for.
    [{ tiers: ['intermediate'] }, { refusal: 'draw:no-kind', counts: { kinds: { poll: 1 } } }],
  ])('%j', (asked, reason) => {
    expect(plan(['network'], asked)).toMatchObject({ ok: false, reason })
  })
})
