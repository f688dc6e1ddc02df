import type { KindName } from '@jawab/shared/question/kinds'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { oneOfEachKind } from '../support/packs.ts'
import { aParty, closes, does, showsKey, showsWhy, type Party } from './party.ts'
import { sees } from './people.ts'
import { isFocused, walksTo } from './walking.ts'

/** Who plays without a pointer. Nothing in here clicks, taps or drags. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const kinds = ['choice', 'true-false', 'several', 'order', 'number'] as const satisfies readonly KindName[]

/** [PT7] An answer in the form of its kind, by keys alone. */
const answers: Readonly<Record<(typeof kinds)[number], (page: Page, party: Party) => Promise<void>>> = {
  choice: (page) => page.keyboard.press('b'),
  'true-false': (page) => page.keyboard.press('1'),
  several: (page) => page.keyboard.press('a'),
  async order(page, { says }) {
    await walksTo(page, 'button', says.moveDown)
    await page.keyboard.press('Enter')
    expect(await isFocused(page, says.moveDown, 'button')).toBe(true)
  },
  async number(page, { says }) {
    await walksTo(page, 'textbox', says.yourNumber)
    await page.keyboard.type('42')
    await page.keyboard.press('Enter')
  },
}

/** [2.4.3] A change of phase takes the focus to what is new, never back to the top of the page. */
const keepsFocus = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('a player without a pointer joins, answers every kind of question and reads how it ended', async () => {
    const party = await aParty(browser, {
      lang,
      pack: oneOfEachKind(),
      rules: { kinds: [...kinds], length: kinds.length, earlyClose: false, standingsEvery: 0 },
    })
    const { host, says } = party
    const page = await party.open('phone', `/join/${party.room}#${party.code}`)
    await walksTo(page, 'textbox', says.name)
    await page.keyboard.type('Asha')
    await page.keyboard.press('Enter')
    await sees(page, says.in)
    await keepsFocus(page)

    const played: KindName[] = []
    for (let round = 1; round <= kinds.length; round++) {
      await does(host, 'next', ({ phase }) => phase === 'reading')
      await sees(page, says.readFirst)
      await does(host, 'skip', ({ phase }) => phase === 'question')
      const view = host.view
      if (view?.phase !== 'question' || !view.question) throw new Error('No question is open')
      await page.getByRole('main').getByRole('button').first().waitFor()
      const { kind } = view.question
      played.push(kind)
      await answers[kind as (typeof kinds)[number]](page, party)
      await sees(page, says.saved(''))
      await closes(host)
      await page.getByRole('heading', { name: says.timeUp }).waitFor()
      await keepsFocus(page)
      await showsKey(host)
      await sees(page, says.points)
      await keepsFocus(page)
      await showsWhy(host)
      await walksTo(page, 'button', says.powerAnswer)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: says.hide, expanded: true }).waitFor()
    }
    expect(played.toSorted()).toEqual(kinds.toSorted())

    await does(host, 'next', ({ phase }) => phase === 'standings' || phase === 'finished')
    await page.getByRole('heading', { name: says.place }).waitFor()
    await keepsFocus(page)
  })
})
