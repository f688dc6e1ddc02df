import type { Report } from '../../server/src/runner/report.ts'
import { scoreGame, totalsOf } from '@jawab/shared/scoring/score-game'
import { seconds } from '@jawab/shared/time'
import type { Pack } from '@jawab/shared/pack/pack'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { aQuestion } from '../unit/shared/builders.ts'
import { faultsOf } from './checker.ts'
import { aParty, closes, does } from './party.ts'
import { sees } from './people.ts'

/** [RV3] Three teams talk, compare with the Power Answer, tick for each other, and earn the share of the ticks. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const both = (text: string) => ({ en: text, 'hi-Latn': text })

const talk = aQuestion('discuss', {
  id: 'where-images-live',
  prompt: both('A task writes files at run time. Where do they go, and what becomes of them?'),
  why: both('Image layers are read-only; each container gets one thin layer of its own to write to.'),
  points: [
    { id: 'layers', text: both('An image is a stack of read-only layers') },
    { id: 'own-layer', text: both('Each container writes to a thin layer of its own') },
    { id: 'gone', text: both('That layer is gone with the container') },
    { id: 'volume', text: both('What must stay belongs on a volume') },
  ],
})

const pack: Pack = {
  id: 'test-pack',
  title: both('Test pack'),
  description: both('For tests.'),
  questions: [talk, aQuestion('discuss', { id: 'another' })],
}

const rules = { mode: 'mean', teams: 3, kinds: ['discuss'], seed: 'talk' }

const point = (page: Page, words: string) => page.getByRole('checkbox', { name: new RegExp(words) })

const sawNothingWrong = async (where: Readonly<Record<string, Page>>) =>
  (await Promise.all(Object.entries(where).map(([name, page]) => faultsOf(page, name)))).flat()

test('[RV3] three teams talk, compare, mark each other and score as the record says', async () => {
  const party = await aParty(browser, { lang: 'en', pack, rules })
  const { host } = party
  const wall = await party.open('stage', `/screen/${party.room}`)
  const desk = await party.open('desk', `/host/${party.room}#${party.hostKey}`)
  const [asha, bo, cai] = [await comesIn('Asha', 0), await comesIn('Bo', 1), await comesIn('Cai', 2)]

  async function comesIn(name: string, team: number) {
    const page = await party.open('phone', `/join/${party.room}#${party.code}`)
    await page.getByLabel('Your name').fill(name)
    await page.getByRole('button', { name: teamName(team) }).click()
    await page.getByRole('button', { name: 'Join the game' }).click()
    await sees(page, `You are in, ${name}.`)
    return page
  }

  // One team types, the others talk.
  await does(host, 'next', ({ phase }) => phase === 'reading')
  await does(host, 'skip', ({ phase }) => phase === 'question')
  await sees(wall, 'Talk with your team')
  await asha.getByLabel('Talk with your team. Type, if you like').fill('Layers, and one of its own to write to.')
  await asha.getByRole('button', { name: 'Save it' }).click()
  await sees(asha, /Saved: “Layers, and one of its/)
  expect(await sawNothingWrong({ asha, bo, wall, desk })).toEqual([])

  await closes(host)
  await sees(asha, /The host can read it later/)
  await sees(bo, 'You talked. Nothing had to be sent.')
  await does(host, 'reveal', (view) => view.phase === 'reveal')
  await sees(bo, 'It is so for a reason.')
  await sees(wall, 'What must stay belongs on a volume')
  expect(await sawNothingWrong({ asha, wall, desk })).toEqual([])

  // Team i marks i + 1; by touch, and by keyboard.
  await does(host, 'next', ({ phase }) => phase === 'marking')
  await sees(asha, `What did ${teamName(1)} cover?`)
  await point(asha, 'stack of read-only').click()
  await point(asha, 'gone with the').click()
  await sees(asha, 'Saved: 2 of 4')
  await point(bo, 'belongs on a volume').focus()
  await bo.keyboard.press('Space')
  await sees(bo, 'Saved: 1 of 4')
  await point(bo, 'belongs on a volume').click()
  await sees(bo, 'Saved: 0 of 4')
  await sees(wall, '2 of 3 teams marked')
  for (const words of ['stack of', 'thin layer', 'gone with', 'belongs on']) await point(cai, words).click()
  await sees(cai, 'Saved: 4 of 4')
  expect(await sawNothingWrong({ asha, wall, desk })).toEqual([])

  // The host has heard more from the third team than its neighbour ticked.
  await desk.getByRole('button', { name: new RegExp(`^${teamName(2)}`) }).click()
  await point(desk, 'thin layer').click()
  await sees(desk, 'you replaced it')
  await cai.reload()
  await sees(cai, 'Saved: 4 of 4')

  await does(host, 'next', (view) => view.phase === 'marking' && view.step === 'counted')
  await sees(asha, '4 of 4 covered')
  await sees(bo, '2 of 4 covered')
  await sees(cai, '1 of 4 covered')
  await sees(cai, 'Ticked by the host.')
  await sees(wall, 'What each team covered')
  expect(await sawNothingWrong({ asha, cai, wall, desk })).toEqual([])

  const report = await reportOf(party)
  expect(report.people.map(({ name, points }) => [name, points])).toEqual([
    ['Asha', 100],
    ['Bo', 40],
    ['Cai', 20],
  ])
  expect(report.teams.map(({ points }) => points)).toEqual([100, 40, 20])
  expect(recomputed(report)).toEqual(Object.fromEntries(report.people.map(({ seat, points }) => [seat, points])))
  expect(report.rounds[0]?.answers).toMatchObject([{ answer: 'Layers, and one of its own to write to.' }])
})

test('[RV3] a phone that lost its line keeps its ticks and sends them when it is back', async () => {
  const party = await aParty(browser, { lang: 'hi-Latn', pack, rules: { ...rules, marking: 'team' } })
  const asha = await party.comesIn('Asha')
  await does(party.host, 'next', ({ phase }) => phase === 'reading')
  await does(party.host, 'skip', ({ phase }) => phase === 'question')
  await closes(party.host)
  await does(party.host, 'reveal', (view) => view.phase === 'reveal')
  await does(party.host, 'next', ({ phase }) => phase === 'marking')
  await sees(asha, 'Tumne kya kya bola?')

  await asha.context().setOffline(true)
  await point(asha, 'stack of read-only').click()
  await sees(asha, 'Abhi save nahi hua')
  await point(asha, 'belongs on').click()
  await asha.context().setOffline(false)
  await sees(asha, 'Save ho gaya: 4 mein se 2')
  await does(party.host, 'next', (view) => view.phase === 'marking' && view.step === 'counted')
  await sees(asha, '4 mein se 2 bole')
  await sees(asha, 'Weight ×0')
})

const teamNames = ['Phirki Force', 'Kaagaz ki Naav', 'Gubbara Gang']
const teamName = (at: number) => teamNames[at] ?? ''

async function reportOf({ base, room, hostKey }: { base: string; room: string; hostKey: string }) {
  const response = await fetch(`${base}/api/rooms/${room}/report?format=json`, {
    headers: { authorization: `Bearer ${hostKey}` },
  })
  return (await response.json()) as Report
}

/** [PT1] The totals, from the record alone. */
function recomputed({ rounds, rules: { preset, streaks } }: Report) {
  const played = rounds.map(({ round, voided, roster, answers, marks = [], points = [] }) => ({
    round,
    question: { ...talk, points } as typeof talk,
    limitMs: seconds(120),
    preset,
    mode: 'mean' as const,
    weight: 1 as const,
    voided,
    streaks,
    roster,
    answers,
    marks,
  }))
  return Object.fromEntries(totalsOf(scoreGame(played)).people)
}
