import type { Browser, Locator, Page, Route } from 'playwright-core'
import { openDevice } from '../support/browser.ts'
import type { ServerProcess } from '../support/server-process.ts'

/** The letter of an option, as everybody in the room sees it. */
export type Letter = 'A' | 'B' | 'C' | 'D'

/** Somebody with a phone. */
export type Player = {
  readonly page: Page
  readonly name: string
  /** Taps one answer of the open question. */
  tap(letter: Letter): Promise<void>
  sees(words: string | RegExp): Promise<void>
}

export async function joinGame(browser: Browser, joinUrl: string, name: string, team: string): Promise<Player> {
  const page = await openDevice(browser, 'phone')
  await page.goto(joinUrl)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: team }).click()
  await page.getByRole('button', { name: 'Join the game' }).click()
  await page.getByRole('heading', { name: `You are in, ${name}.` }).waitFor()
  return {
    page,
    name,
    tap: (letter) => option(page, letter).click(),
    sees: (words) => sees(page, words),
  }
}

/** The button of an answer; it is there from the instant at which options are shown. */
export const option = (page: Page, letter: Letter) => page.getByRole('button', { name: new RegExp(`^${letter}, `) })

/** Somebody with the host link, who steers by keyboard. */
export type Host = {
  readonly page: Page
  readonly pin: string
  readonly joinUrl: string
  /** The one big key. */
  next(): Promise<void>
  sees(words: string | RegExp): Promise<void>
}

/** Makes a room from the start link with so many questions, and stays in its console. */
export async function makeRoom(browser: Browser, server: ServerProcess, questions: number): Promise<Host> {
  const page = await openDevice(browser, 'desk')
  await page.route('**/api/rooms', drawOneAnswerOnly)
  await page.goto(`${server.base}/new#${server.startKey}`)
  await page.getByLabel('Questions').fill(String(questions))
  const made = page.waitForResponse((response) => response.url().endsWith('/api/rooms') && response.status() === 201)
  await page.getByRole('button', { name: 'Make the room' }).click()
  const { room, joinUrl } = (await (await made).json()) as { room: string; joinUrl: string }
  await page.waitForURL(`**/host/${room}`)
  return {
    page,
    pin: room,
    joinUrl,
    async next() {
      await page.waitForTimeout(HOST_STEP_APART)
      await page.keyboard.press('Space')
    },
    sees: (words) => sees(page, words),
  }
}

/** Every question of the draw takes one answer, so that a tap replaces the one before, and teams come to one. */
export async function drawOneAnswerOnly(route: Route) {
  const asked = route.request().postDataJSON() as { readonly rules?: object }
  const rules = { ...asked.rules, kinds: ['choice', 'true-false'], seed: 'whole game' }
  await route.continue({ postData: { ...asked, rules } })
}

/** [RD12] Steps within half a second of each other are refused, since nobody means them. */
const HOST_STEP_APART = 600

export const sees = (page: Page | Locator, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor()

/** A PIN as people read it. */
export const spoken = (pin: string) => `${pin.slice(0, 3)} ${pin.slice(3)}`
