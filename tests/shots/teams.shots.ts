import { seededRandom } from '@jawab/shared/random'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { guess } from '../../client/src/pages/rehearsal/guess.ts'
import { requestId, type Bot } from '../support/bots.ts'
import { launchBrowser } from '../support/browser.ts'
import { picture, type DeviceSettings } from './cast.ts'
import { aCrowd, answerAll } from './crowd.ts'
import { aShow, type Show } from './show.ts'

/** Teams that decide together, on wall and console. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const cast = {
  phones: [],
  consoles: [
    { screen: 'console', size: 'desk', lang: 'en' },
    { screen: 'console', size: 'remote', lang: 'hi-Latn' },
    { screen: 'console', size: 'desk', lang: 'hi-Latn' },
  ],
  walls: [
    { screen: 'wall', size: 'stage', lang: 'en' },
    { screen: 'wall', size: 'stage', lang: 'hi-Latn', setup: 'calm' },
    { screen: 'wall', size: 'beamer', lang: 'en' },
  ],
} satisfies Record<string, readonly DeviceSettings[]>

/** These people back answers for their teams, always the same ones: most of a team the same. */
async function backAll(bots: readonly Bot[], seed: string) {
  for (const [at, bot] of bots.entries()) {
    const { view } = bot
    if ((view?.phase !== 'question' && view?.phase !== 'huddle') || !view.question) continue
    const answer = guess(view.question, seededRandom(`${seed} ${at % 4}`))
    await bot.send('answer:submit', { round: view.round, stage: 'team', answer, seq: 9 + at, request: requestId() })
  }
}

async function uncoverAll(bots: readonly Bot[]) {
  for (const [at, bot] of bots.entries()) {
    const { view } = bot
    if (view?.phase !== 'question' || !view.question) continue
    const option = view.question.options[at % 3]?.id
    await bot.send('answer:uncover', { round: view.round, option, seq: 1 })
  }
}

async function reveals(show: Show, all: Parameters<typeof picture>[0], name: string) {
  await show.does('close', ({ phase }) => phase === 'closed')
  await picture(all, `${name} 5 closed`)
  await show.does('reveal')
  await picture(all, `${name} 6 key`)
  await show.does('reveal')
  await picture(all, `${name} 7 why`)
}

test.each([4, 8])('two stages, %i teams', async (teams) => {
  const name = `two-stage of ${teams}`
  const rules = { mode: 'two-stage', teams, huddleSeconds: 60, teamSeconds: 90 }
  const show = await aShow(browser, { kind: 'choice', rules })
  const { all } = await show.everybody(cast)
  const bots = await aCrowd(show.base, show.room, { teams, people: 4 * teams - 1 })
  await show.opens()
  await picture(all, `${name} 1 question`)
  await answerAll(bots, name)
  await picture(all, `${name} 2 alone`)
  await show.does('close', ({ phase }) => phase === 'huddle')
  await backAll(bots.slice(0, 2 * teams), name)
  await picture(all, `${name} 3 huddle`)
  await show.does('next', ({ phase }) => phase === 'question')
  await backAll(bots.slice(0, 3 * teams - 2), name)
  await picture(all, `${name} 4 together`)
  await reveals(show, all, name)
})

test('a vote that becomes a huddle', async () => {
  const show = await aShow(browser, { kind: 'scenario', rules: { teams: 4 } })
  const { all } = await show.everybody(cast)
  const bots = await aCrowd(show.base, show.room, { teams: 4, people: 14 })
  await show.opens()
  await picture(all, 'vote 0 question')
  await answerAll(bots, 'vote')
  await show.does('close', ({ phase }) => phase === 'closed')
  await picture(all, 'vote 1 closed')
  await show.does('huddle', ({ phase }) => phase === 'huddle')
  await picture(all, 'vote 2 huddle')
})

test('scratch cards of teams with one answer', async () => {
  const show = await aShow(browser, { kind: 'choice', rules: { mode: 'shared', preset: 'scratch', teams: 5 } })
  const { all } = await show.everybody(cast)
  const bots = await aCrowd(show.base, show.room, { teams: 5, people: 15 })
  await show.opens()
  await picture(all, 'scratch 3 question')
  await uncoverAll(bots.slice(0, 3))
  await picture(all, 'scratch 4 together')
  await uncoverAll(bots.slice(3, 5))
  await reveals(show, all, 'scratch')
})

test('a relay of certainty', async () => {
  const rules = { mode: 'relay', preset: 'certainty', teams: 3 }
  const show = await aShow(browser, { kind: 'sort', rules })
  const { all } = await show.everybody(cast)
  const bots = await aCrowd(show.base, show.room, { teams: 3, people: 12 })
  await show.opens()
  await picture(all, 'relay 3 question')
  await backAll(bots, 'relay')
  await picture(all, 'relay 4 together')
  await reveals(show, all, 'relay')
})
