import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { aParty, closes, saved, showsKey } from './party.ts'
import { option, sees, spoken } from './people.ts'

/** What goes wrong in a room full of people, and what each device then says. Every story is told in both languages. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

/** What the browser does to a page of a locked phone or a sleeping laptop, and how it ends. */
async function asleep(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  return async () => void (await session.send('Page.setWebLifecycleState', { state: 'active' }))
}

const isChosen = (page: Page, letter: 'A' | 'B') => option(page, letter).getAttribute('aria-pressed')

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('wifi that is gone for two seconds costs nothing, and the answer given meanwhile goes out', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha')
    await party.opensQuestion(asha)
    await party.tap(asha, 'A')
    await saved(asha, 'A', party)
    await asha.context().setOffline(true)
    await party.tap(asha, 'B')
    await sees(asha, party.says.unsent)
    await asha.context().setOffline(false)
    await saved(asha, 'B', party)
    expect(await asha.getByRole('alert').filter({ hasText: party.says.lost }).count()).toBe(0)
  })

  test('after twenty seconds without wifi the seat, the answer and the question are still there', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha', { hasOwnClock: true })
    await party.opensQuestion(asha)
    await party.tap(asha, 'A')
    await saved(asha, 'A', party)
    await asha.context().setOffline(true)
    await party.tap(asha, 'B')
    await asha.clock.fastForward('00:20')
    await sees(asha, party.says.lost)
    await sees(asha, party.says.unsent)
    await asha.context().setOffline(false)
    await saved(asha, 'B', party)
    expect(await isChosen(asha, 'B')).toBe('true')
  })

  test('after five minutes without wifi the game has gone on; the phone says what counted and shows the reveal', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha', { hasOwnClock: true })
    await party.opensQuestion(asha)
    await party.tap(asha, 'A')
    await saved(asha, 'A', party)
    await asha.context().setOffline(true)
    await party.tap(asha, 'B')
    await sees(asha, party.says.unsent)
    await closes(party.host)
    await asha.clock.fastForward('05:00')
    await sees(asha, party.says.lost)
    await asha.context().setOffline(false)
    await asha.getByRole('heading', { name: party.says.timeUp }).waitFor()
    await sees(asha, `${party.says.tooLate} ${party.says.counts}`)
    await showsKey(party.host)
    await sees(asha, party.says.points)
  })

  test('a big screen that is reloaded comes back to the same question, key and end', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha')
    const wall = await party.open('stage', `/screen/${party.room}`)
    await sees(wall, spoken(party.room))
    await party.opensQuestion(asha)
    await sees(wall, 'What is true?')
    await wall.reload()
    await sees(wall, 'What is true?')
    await closes(party.host)
    await showsKey(party.host)
    await wall.reload()
    await wall.locator('.key').first().waitFor()
  })

  test('a projector laptop that slept shows the present as soon as it wakes', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha')
    const wall = await party.open('stage', `/screen/${party.room}`)
    await party.opensQuestion(asha)
    await sees(wall, 'What is true?')
    const wakes = await asleep(wall)
    await closes(party.host)
    await showsKey(party.host)
    await wakes()
    await wall.locator('.key').first().waitFor()
  })

  test('a host whose browser is closed goes on from another machine', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha')
    const link = `/host/${party.room}#${party.hostKey}`
    const laptop = await party.open('desk', link)
    await laptop.getByRole('button', { name: party.says.start }).waitFor()
    await party.opensQuestion(asha)
    await laptop.context().close()
    await party.tap(asha, 'A')
    await saved(asha, 'A', party)
    const other = await party.open('desk', link)
    await other.getByRole('button', { name: party.says.closeNow }).waitFor()
    expect(new URL(other.url()).hash).toBe('')
    await other.keyboard.press('c')
    await asha.getByRole('heading', { name: party.says.timeUp }).waitFor()
  })

  test('a phone locked during a question wakes to its saved answer and may still change it', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha')
    await party.opensQuestion(asha)
    await party.tap(asha, 'A')
    await saved(asha, 'A', party)
    const wakes = await asleep(asha)
    await wakes()
    await saved(asha, 'A', party)
    await party.tap(asha, 'B')
    await saved(asha, 'B', party)
  })

  test('somebody who joins in the last second sees the question, and later that no answer was given', async () => {
    const party = await aParty(browser, { lang })
    const asha = await party.comesIn('Asha')
    await party.opensQuestion(asha)
    const late = await party.comesIn('Rani')
    await option(late, 'A').waitFor()
    await closes(party.host)
    await late.getByRole('heading', { name: party.says.timeUp }).waitFor()
    await sees(late, party.says.noAnswer)
    await showsKey(party.host)
    await sees(late, party.says.noAnswer)
  })

  test('a player in two tabs plays in the newer one, and may go back to the older', async () => {
    const party = await aParty(browser, { lang })
    const first = await party.comesIn('Asha')
    await party.opensQuestion(first)
    await party.tap(first, 'A')
    await saved(first, 'A', party)
    const second = await party.open('phone', `/play/${party.room}`, { context: first.context() })
    await saved(second, 'A', party)
    await sees(first, party.says.replaced)
    await first.getByRole('button', { name: party.says.takeBack }).click()
    await saved(first, 'A', party)
    await sees(second, party.says.replaced)
  })
})
