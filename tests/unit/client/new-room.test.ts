import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DrawPreview, type DrawnQuestion } from '../../../client/src/pages/new-room/draw-preview.svelte.ts'
import { NewRoom } from '../../../client/src/pages/new-room/new-room.svelte.ts'
import { presetsFor, readSettings, rulesOf, usual } from '../../../client/src/pages/new-room/settings.ts'
import type { Preset } from '@jawab/shared/protocol/rules'
import { stockOf, type PackOffer } from '../../../client/src/pages/new-room/stock.ts'
import { tierGroups } from '../../../client/src/pages/new-room/tier-groups.ts'
import { shownTopics, topicName } from '../../../client/src/pages/new-room/topics.ts'

const both = (text: string) => ({ en: text, 'hi-Latn': text })
const offer = (id: string, counts: Pick<PackOffer, 'tiers' | 'topics' | 'kinds'>): PackOffer => ({
  id,
  titles: both(id),
  descriptions: both(id),
  questions: 9,
  shows: [],
  ...counts,
})
const images = offer('images', {
  tiers: { advanced: 4, fundamentals: 5 },
  topics: { layers: 2, registry: 4, iam: 3 },
  kinds: { poll: 1, order: 3, choice: 5 },
})
const roles = offer('roles', { tiers: { 'cheat-sheet': 9 }, topics: { iam: 5, layers: 1 }, kinds: { discuss: 9 } })

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A page of a server with these packs, whose rooms are all made. */
async function aPage(...packs: PackOffer[]) {
  const reply = (path: string) => (path === '/api/packs' ? { packs } : { room: '482913', hostKey: 'key' })
  vi.stubGlobal('fetch', (path: string) => Promise.resolve({ json: () => Promise.resolve(reply(path)) }))
  const room = new NewRoom('start-key')
  await room.load()
  return room
}

test('there is to choose from what any of the packs holds: easier tiers and common topics first', () => {
  expect(stockOf([images, roles])).toEqual({
    tiers: ['fundamentals', 'advanced', 'cheat-sheet'],
    topics: ['iam', 'registry', 'layers'],
    kinds: ['choice', 'order', 'poll', 'discuss'],
  })
  expect(stockOf([])).toEqual({ tiers: [], topics: [], kinds: [] })
})

describe('what is asked of the server', () => {
  const stock = stockOf([images])

  test('is all tiers and topics and every kind that scores, unless chosen otherwise', () => {
    const { tiers, topics, kinds, seed } = rulesOf(usual, stock, 'monday')
    expect({ tiers, topics, kinds, seed }).toEqual({ kinds: ['choice', 'order'], seed: 'monday' })
  })

  test('is only what these packs have, whatever was chosen the last time', () => {
    const last = { ...usual, tiers: ['cheat-sheet', 'advanced'] as const, topics: ['billing'] }
    const rules = rulesOf(last, stock, 's')
    expect(rules.tiers).toEqual(['advanced'])
    expect(rules.topics).toBeUndefined()
  })

  test('[TE1] holds the teams of every way to play in teams, and the length of a talk only where there is one', () => {
    for (const mode of ['mean', 'shared', 'two-stage', 'relay'] as const) {
      expect(rulesOf({ ...usual, mode }, stock, 's')).toMatchObject({ mode, teams: 4, teamDeal: 'choose' })
    }
    expect(rulesOf({ ...usual, mode: 'two-stage' }, stock, 's')).toMatchObject({ huddleSeconds: 30, teamSeconds: 20 })
    expect(rulesOf({ ...usual, mode: 'relay' }, stock, 's')).not.toHaveProperty('huddleSeconds')
  })

  test('[PT11] leaves out kinds that cannot be scored so', () => {
    const all = stockOf([images, roles])
    const kindsBy = (preset: Preset) => rulesOf({ ...usual, mode: 'shared', preset, without: [] }, all, 's').kinds
    expect(kindsBy('learn')).toEqual(['choice', 'order', 'poll', 'discuss'])
    expect(kindsBy('certainty')).toEqual(['choice', 'order', 'poll'])
    expect(kindsBy('scratch')).toEqual(['choice'])
  })

  test('holds no setting that does not belong to the way of playing', () => {
    const solo = rulesOf({ ...usual, mode: 'solo', streaks: true, limitSeconds: 30 }, stock, 's')
    expect(solo).toMatchObject({ mode: 'solo', streaks: false, limitSeconds: 30 })
    expect(solo).not.toHaveProperty('teams')
    expect(solo).not.toHaveProperty('packs')
  })

  test('[RV3] says who marks only where teams play and the host has chosen', () => {
    expect(rulesOf(usual, stock, 's')).not.toHaveProperty('marking')
    expect(rulesOf({ ...usual, marking: 'team' }, stock, 's')).toMatchObject({ marking: 'team' })
    expect(rulesOf({ ...usual, mode: 'solo', marking: 'team' }, stock, 's')).not.toHaveProperty('marking')
  })
})

test('[PT11] scratch cards are offered where teams answer as one, and given up where they do not', async () => {
  const room = await aPage(images)
  room.playIn('relay')
  expect(presetsFor('relay')).toContain('scratch')
  room.settings.preset = 'scratch'
  expect(room.kinds).toEqual(['choice'])
  room.playIn('shared')
  expect(room.settings.preset).toBe('scratch')
  room.playIn('mean')
  expect(presetsFor('mean')).not.toContain('scratch')
  expect(room.settings.preset).toBe('learn')
})

test('settings of an older version are taken as far as they still mean something', () => {
  const old = { length: 7, limitSeconds: 45, tiers: 'advanced', topics: [1], without: ['order'], colour: 'red' }
  expect(readSettings(JSON.stringify(old))).toEqual({ ...usual, length: 7, limitSeconds: 45, without: ['order'] })
  expect(readSettings('{"limitSeconds":{}}')).toEqual(usual)
  for (const broken of ['', 'null', '{']) expect(readSettings(broken)).toEqual(usual)
})

describe('a page', () => {
  test('starts with the first pack, and with those of the last time where they are still there', async () => {
    const room = await aPage(images, roles)
    expect(room.asked.packs).toEqual(['images'])
    room.togglePack('roles')
    room.togglePack('images')
    expect(room.stock.tiers).toEqual(['cheat-sheet'])
    room.togglePack('roles')
    expect(room.asked.packs).toEqual(['roles'])
    await room.make()
    expect((await aPage(images, roles)).asked.packs).toEqual(['roles'])
    expect((await aPage(images)).asked.packs).toEqual(['images'])
  })

  test('takes kinds in and out, all that score or none to begin from', async () => {
    const room = await aPage(images, roles)
    room.togglePack('roles')
    const asks = () => room.asked.rules.kinds
    room.toggleKind('poll')
    expect(asks()).toEqual(['choice', 'order', 'poll'])
    room.askNoKind()
    expect(asks()).toEqual([])
    room.toggleKind('discuss')
    expect(asks()).toEqual(['discuss'])
    room.askEveryScoredKind()
    expect(asks()).toEqual(['choice', 'order'])
  })

  test('has a seed that can be read out, and another one for another draw', async () => {
    const room = await aPage(images)
    const first = room.asked.rules.seed
    expect(first).toMatch(/^[a-z2-9]{8}$/)
    room.drawAgain()
    expect(room.asked.rules.seed).not.toBe(first)
  })
})

test('topics are found by a part of their name; those chosen are never folded away', () => {
  const topics = ['iam', 'load-balancing', 'cost', 'exit-codes']
  const shown = (typed: string, chosen: readonly string[] = []) => shownTopics(topics, { typed, chosen, most: 2 })
  expect(topicName('load-balancing')).toBe('load balancing')
  expect(shown(' ')).toEqual(['iam', 'load-balancing'])
  expect(shown('', ['exit-codes'])).toEqual(['iam', 'load-balancing', 'exit-codes'])
  expect(shown(' Co')).toEqual(['cost', 'exit-codes'])
  expect(shown('d B')).toEqual(['load-balancing'])
  expect(shown('load-b')).toEqual(['load-balancing'])
  expect(shown('billing', ['iam'])).toEqual([])
})

function aDrawn(at: number, change: Partial<DrawnQuestion> = {}): DrawnQuestion {
  const text = both(`Question ${at}`)
  const played = { mode: 'mean', preset: 'learn', limitSeconds: 20, readingSeconds: 5 } as const
  return { id: `q${at}`, title: text, prompt: text, kind: 'choice', tier: 'fundamentals', ...played, ...change }
}

test('[TE4] the time that a game takes counts the talks of those rounds that have one, and the breaks', () => {
  const preview = new DrawPreview()
  const minutesOf = (...questions: DrawnQuestion[]) => {
    preview.questions = questions
    return preview.minutes
  }
  // 5 s to read, 20 s to answer and 33 s of reveal make 58 s.
  const six = [1, 2, 3, 4, 5, 6].map((at) => aDrawn(at))
  expect(minutesOf(...six)).toBe(6)
  expect(minutesOf(...six.slice(1), aDrawn(1, { mode: 'two-stage', togetherSeconds: 180 }))).toBe(9)
  expect(minutesOf(...six.slice(1), aDrawn(1, { breakSeconds: 300 }))).toBe(11)
})

test('a draw stands under its tiers, counted on from one to the next', () => {
  const drawn = (['fundamentals', 'fundamentals', 'cheat-sheet', 'fundamentals'] as const).map((tier, at) =>
    aDrawn(at, { tier }),
  )
  expect(tierGroups(drawn).map(({ tier, first, questions }) => [tier, first, questions.length])).toEqual([
    ['fundamentals', 1, 2],
    ['cheat-sheet', 3, 1],
    // A run of show may come back to an easier one.
    ['fundamentals', 4, 1],
  ])
  expect(tierGroups([])).toEqual([])
})
