import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aFolder } from '../support/folders.ts'
import { aServer } from '../support/server-process.ts'
import { drawOneAnswerOnly, sees } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

/** The host's one big key, pressed again where it came too soon after the last step ([RD12]) or while the room changed. */
const steps = (page: Page, until: Locator) =>
  expect
    .poll(
      async () => {
        if (await until.isVisible()) return true
        await page.keyboard.press('Space')
        return false
      },
      { interval: 700, timeout: 30_000 },
    )
    .toBe(true)

type Report = {
  readonly people: readonly unknown[]
  readonly rounds: readonly { readonly answers: readonly unknown[] }[]
}

test('a host alone draws until the questions please, and plays them through with eight bots', async () => {
  const server = await aServer({ folder: aFolder() })
  await server.start()
  onTestFinished(async () => void (await server.stop()))
  const page = await openDevice(browser, 'desk')
  await page.goto(`${server.base}/new#${server.startKey}`)

  // [RD9] The draw that is seen is the draw that is played.
  const titles = page.getByRole('region', { name: 'What will be asked' }).locator('li b')
  await page.getByLabel('Questions').fill('3')
  await expect.poll(() => titles.count()).toBe(3)
  const first = await titles.allTextContents()
  await page.getByRole('heading', { name: 'Host a game' }).click()
  await page.keyboard.press('d')
  await expect.poll(() => titles.allTextContents()).not.toEqual(first)
  const drawn = await titles.allTextContents()
  await page.getByRole('button', { name: 'Rehearse with bots' }).click()
  await page.waitForURL('**/rehearsal')
  await sees(page, '8 of 8 connected')
  expect(await page.locator('nav li .title').allTextContents()).toEqual(drawn)

  // A reload brings the same eight back.
  await page.reload()
  await sees(page, '8 of 8 connected')
  await page.getByRole('button', { name: 'Start the game' }).click()
  await page.getByRole('button', { name: 'Open the question' }).waitFor()
  await steps(page, page.getByText(/[0-8] of 8 in/).first())
  await page
    .getByText(/[1-8] of 8 in/)
    .first()
    .waitFor({ timeout: 60_000 })
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Show the key' }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('dialog').getByRole('button', { name: 'End the game' }).click()
  await page.getByRole('heading', { name: 'The game is over' }).waitFor()

  const { pathname } = new URL(page.url())
  const pin = pathname.split('/')[2] ?? ''
  const key = await page.evaluate((name) => localStorage.getItem(name), `jawab.host.${pin}`)
  const report = await fetch(`${server.base}/api/rooms/${pin}/report`, { headers: { authorization: `Bearer ${key}` } })
  const { people, rounds } = (await report.json()) as Report
  expect(people).toHaveLength(8)
  expect(rounds[0]?.answers.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Send the bots home' }).click()
  await sees(page, 'The bots have gone.')
})

test('[TE4] the bots talk and answer as teams where a host rehearses that', async () => {
  const server = await aServer({ folder: aFolder() })
  await server.start()
  onTestFinished(async () => void (await server.stop()))
  const page = await openDevice(browser, 'desk')
  await page.route('**/api/rooms', drawOneAnswerOnly)
  await page.goto(`${server.base}/new#${server.startKey}`)
  await page.getByRole('radio', { name: /^Alone, then together/ }).check()
  await page.getByLabel('Questions').fill('1')
  await page.getByRole('button', { name: 'Rehearse with bots' }).click()
  await page.waitForURL('**/rehearsal')
  await sees(page, '8 of 8 connected')
  await page.getByRole('button', { name: 'Start the game' }).click()
  await page.getByRole('button', { name: 'Open the question' }).waitFor()
  await steps(page, page.getByText(/[0-8] of 8 in/).first())
  await page
    .getByText(/[1-8] of 8 in/)
    .first()
    .waitFor({ timeout: 60_000 })
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Answer together' }).waitFor()
  await page
    .getByText(/[12] of 2 proposed/)
    .first()
    .waitFor({ timeout: 30_000 })
  await steps(page, page.getByText(/[0-4] of 4 teams in/).first())
  await page
    .getByText(/[1-4] of 4 teams in/)
    .first()
    .waitFor({ timeout: 30_000 })
  await page.getByText('has an answer').first().waitFor()
})
