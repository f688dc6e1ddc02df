import type { Show } from '@jawab/shared/show/show'
import { expect, test } from 'vitest'
import { rulesOf, usual } from '../../../client/src/pages/new-room/settings.ts'
import { settingsOf, withShow } from '../../../client/src/pages/new-room/show-settings.ts'
import type { Stock } from '../../../client/src/pages/new-room/stock.ts'

const stock: Stock = { tiers: ['fundamentals'], topics: ['iam'], kinds: ['choice', 'order', 'poll'] }
const show: Show = {
  title: { en: 'Friday', 'hi-Latn': 'Shukravaar' },
  packs: ['test-pack'],
  rules: {
    preset: 'flat',
    teams: [{ name: 'Reds' }, { name: 'Blues' }],
    huddleSeconds: 45,
    marking: 'host',
    kinds: ['choice'],
  },
  rounds: [{ kind: 'poll' }, { question: 'first', break: 60 }],
}
const asked = (change: object = {}) => {
  const settings = { ...settingsOf(show, stock), ...change }
  return withShow({ packs: settings.packs, rules: rulesOf(settings, stock, 'seed') }, show)
}

test('what a show says is chosen, and what it does not say is as usual', () => {
  expect(settingsOf(show, stock)).toEqual({
    ...usual,
    packs: ['test-pack'],
    preset: 'flat',
    teams: 2,
    length: 2,
    without: ['order', 'poll'],
    huddleSeconds: 45,
    marking: 'host',
  })
  expect(settingsOf({ packs: ['test-pack'], rules: {} }, stock)).toEqual({ ...usual, packs: ['test-pack'] })
})

test('the room is asked for with rounds, title and what no field of the page stands for', () => {
  expect(asked()).toMatchObject({
    title: show.title,
    packs: ['test-pack'],
    rules: {
      preset: 'flat',
      teams: [{ name: 'Reds' }, { name: 'Blues' }],
      huddleSeconds: 45,
      marking: 'host',
      length: 2,
    },
    rounds: show.rounds,
  })
})

test('what a host changes afterwards stands above the show', () => {
  expect(asked({ length: 5, preset: 'learn', teams: 3 }).rules).toMatchObject({ length: 5, preset: 'learn', teams: 3 })
  expect(asked({ mode: 'solo' }).rules).not.toHaveProperty('marking')
})

test('without a show nothing is added', () => {
  const plain = { packs: ['test-pack'], rules: rulesOf(usual, stock, 'seed') }
  expect(withShow(plain, undefined)).toBe(plain)
})
