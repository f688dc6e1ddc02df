import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { aParty, closes, does, showsKey, showsWhy } from './party.ts'
import { option, sees, spoken } from './people.ts'

/** The show on the wall: on time for who was there, over for who comes late, calm for who asks for it. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

/** How long what still moves on a wall goes on for, in milliseconds; 0 where nothing does. */
const stillMoving = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      0,
      ...document.getAnimations().map(({ effect, currentTime }) => {
        return Number(effect?.getComputedTiming().endTime ?? 0) - Number(currentTime ?? 0)
      }),
    ),
  )

const comesToRest = (page: Page) => expect.poll(() => stillMoving(page), { timeout: 12_000 }).toBe(0)

test('a wall that comes late to the key, the standings or the podium sees how it ended', async () => {
  const party = await aParty(browser, { lang: 'en', rules: { mode: 'mean', teams: 2 } })
  const { host } = party
  const first = await party.open('stage', `/screen/${party.room}`, { moves: true })
  await sees(first, spoken(party.room))
  const asha = await party.comesIn('Asha')
  const arrivesLate = async () => {
    const late = await party.open('stage', `/screen/${party.room}`, { moves: true })
    await late.locator('.stage').waitFor()
    expect(await stillMoving(late)).toBe(0)
    await late.context().close()
  }

  await party.opensQuestion(asha)
  await option(asha, 'A').click()
  await closes(host)
  await showsKey(host)
  // [RD7] The wall that was there keeps the hush, then paints the key.
  await first.locator('.plate.key').waitFor()
  await comesToRest(first)
  await arrivesLate()
  await showsWhy(host)
  await does(host, 'standings', ({ phase }) => phase === 'standings')
  await comesToRest(first)
  await arrivesLate()
  await does(host, 'end', ({ phase }) => phase === 'finished')
  await sees(first, /Shabaash/)
  // The last petal has fallen.
  await comesToRest(first)
  await arrivesLate()
})

test('a calm wall cuts: no phase moves anything for longer than a blink', async () => {
  const party = await aParty(browser, { lang: 'en', rules: { mode: 'mean', teams: 2 } })
  const { host } = party
  const wall = await party.open('stage', `/screen/${party.room}`)
  await sees(wall, spoken(party.room))
  const asha = await party.comesIn('Asha')
  const longest: Record<string, number> = {}
  const look = async (phase: string) => void (longest[phase] = await stillMoving(wall))

  await does(host, 'next', ({ phase }) => phase === 'reading')
  await wall.locator('.stage.reading').waitFor()
  await look('reading')
  await does(host, 'skip', ({ phase }) => phase === 'question')
  await option(asha, 'A').click()
  await wall.locator('.plate').first().waitFor()
  await look('question')
  await closes(host)
  await wall.locator('.stage.closed').waitFor()
  await look('closed')
  await showsKey(host)
  await wall.locator('.plate.key').waitFor()
  await look('key')
  await showsWhy(host)
  await wall.locator('.why').waitFor()
  await look('why')
  await does(host, 'standings', ({ phase }) => phase === 'standings')
  await wall.locator('.stage.standings').waitFor()
  await look('standings')
  expect(Object.entries(longest).filter(([, length]) => length > 250)).toEqual([])
})
