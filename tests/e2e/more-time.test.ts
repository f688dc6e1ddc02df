import { refusalMessage } from '@jawab/shared/protocol/refusal-message'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import moreTimeInEnglish from '../../client/src/i18n/en/more-time.ts'
import resultsInEnglish from '../../client/src/i18n/en/results.ts'
import moreTimeInHinglish from '../../client/src/i18n/hi-latn/more-time.ts'
import resultsInHinglish from '../../client/src/i18n/hi-latn/results.ts'
import { launchBrowser } from '../support/browser.ts'
import { faultsOf } from './checker.ts'
import { aParty, closes, saved, showsKey, showsWhy } from './party.ts'
import { option, sees } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const says = {
  en: { ...moreTimeInEnglish, ...resultsInEnglish },
  'hi-Latn': { ...moreTimeInHinglish, ...resultsInHinglish },
} as const

const isChosen = (page: Page, name: string) => page.getByRole('button', { name, pressed: true }).waitFor()

test.each(['en', 'hi-Latn'] as const)('[TM4] who needs more time has it, and nobody is told, in %s', async (lang) => {
  const words = says[lang]
  const party = await aParty(browser, { lang, rules: { limitSeconds: 5, timeFactor: 2, preset: 'classic' } })
  const wall = await party.open('stage', `/screen/${party.room}?lang=${lang}`)
  const [asha, ravi] = [await party.comesIn('Asha'), await party.comesIn('Ravi')]
  const choice = asha.getByRole('group', { name: words.title })
  await choice.getByRole('button', { name: '×2' }).click()
  await isChosen(asha, '×2')
  expect(await choice.getByRole('button', { name: '×3' }).count()).toBe(0)
  expect(await faultsOf(asha, 'lobby')).toEqual([])

  await party.opensQuestion(asha, ravi)
  const timeIsUp = (page: Page) => page.getByText(party.says.timeUp, { exact: true })
  await timeIsUp(ravi).waitFor()
  await sees(wall, 'Extra time')
  expect(await timeIsUp(asha).count()).toBe(0)
  expect(await option(ravi, 'A').isDisabled()).toBe(true)
  await party.tap(asha, 'A')
  await saved(asha, 'A', party)

  // What is being chosen stays open while the game goes on, until the next question needs the whole screen.
  await closes(party.host)
  const change = (factor: string) => asha.getByRole('button', { name: words.now(factor) })
  await change('2').click()
  const dialog = asha.getByRole('dialog')
  await dialog.waitFor()
  await showsKey(party.host)
  await sees(asha, party.says.points)
  expect(await dialog.count()).toBe(1)
  expect(await faultsOf(asha, 'dialog')).toEqual([])
  await dialog.getByRole('button', { name: words.usual }).click()
  await isChosen(asha, words.usual)
  await dialog.getByRole('button', { name: words.done }).click()
  await showsWhy(party.host)
  await change('1').click()
  await dialog.waitFor()
  await party.opensQuestion(asha)
  expect(await dialog.count()).toBe(0)
  await closes(party.host)
  await change('1').waitFor()
  expect(await dialog.count()).toBe(0)

  // Nor is it in the way of what there is to say when the room has ended.
  await change('1').click()
  await dialog.waitFor()
  await party.store.end((await party.store.findRoom(party.room)) ?? '')
  await sees(asha, refusalMessage('room:ended', lang))
  expect(await dialog.count()).toBe(0)
  expect(await change('1').count()).toBe(0)
})
