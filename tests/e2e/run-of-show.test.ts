import { fileURLToPath } from 'node:url'
import type { Pack } from '@jawab/shared/pack/pack'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { PackShow } from '../../server/src/shows/load-shows.ts'
import { kindWords } from '../../client/src/i18n/kinds.ts'
import { runWords } from '../../client/src/i18n/run-of-show.ts'
import { tierWords } from '../../client/src/i18n/tiers.ts'
import { START_KEY, startApp } from '../support/app.ts'
import { launchBrowser, openDevice, type devices } from '../support/browser.ts'
import { oneOfEachKind } from '../support/packs.ts'
import { faultsOf } from './checker.ts'
import { option, sees } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

/** Told apart by their titles. */
const pack: Pack = {
  ...oneOfEachKind(),
  questions: oneOfEachKind().questions.map((question) => ({
    ...question,
    title: { en: question.id, 'hi-Latn': question.id },
    ...(question.id === 'first-order' ? { tier: 'advanced' as const, topics: ['load-balancing'] } : {}),
  })),
}

const evening: PackShow = {
  pack: 'test-pack',
  id: 'evening',
  show: {
    title: { en: 'Team evening', 'hi-Latn': 'Team wali shaam' },
    packs: ['test-pack'],
    rules: { teams: 2, standingsEvery: 0, readingSeconds: 60, limitSeconds: 120 },
    rounds: [
      { question: 'first-choice' },
      { question: 'first-scenario', mode: 'shared', preset: 'scratch' },
      { question: 'first-true-false', standings: true },
    ],
  },
}

async function aServerWithShows() {
  const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))
  const { base } = await startApp({ clientFolder, pack, shows: [evening] })
  const open = async (device: keyof typeof devices, path: string, lang = 'en') => {
    const page = await openDevice(browser, device)
    onTestFinished(() => page.context().close())
    await page.addInitScript((choice) => localStorage.setItem('jawab.language', choice), lang)
    await page.goto(base + path)
    return page
  }
  /** Makes the room of the evening by http; gives where its console is. */
  const makeEvening = async () => {
    const made = await fetch(`${base}/api/rooms`, {
      method: 'POST',
      headers: { authorization: `Bearer ${START_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(evening.show),
    })
    const { room, hostKey } = (await made.json()) as { room: string; hostKey: string }
    return `/host/${room}#${hostKey}`
  }
  return { open, makeEvening }
}

/** The titles in the draw, or in the list of rounds to come. */
const draw = (page: Page) => page.getByRole('region', { name: /asked|poocha/ }).locator('li')
const phase = (page: Page, heading: RegExp) => page.getByRole('heading', { name: heading }).first().waitFor()

test('a host loads a show, edits it in the lobby, and plays it with standings and a break between', async () => {
  const { open } = await aServerWithShows()
  const host = await open('desk', `/new#${START_KEY}`)

  await host.getByRole('combobox', { name: 'Run of show' }).selectOption({ label: 'Team evening' })
  await sees(host, 'Team evening: 3 rounds.')
  await expect.poll(() => draw(host).count()).toBe(3)
  await sees(host, 'One answer per team · Scratch card')
  expect(await host.getByLabel('Questions', { exact: true }).inputValue()).toBe('3')
  expect(await faultsOf(host, 'new room')).toEqual([])
  await host.getByRole('button', { name: 'Make the room' }).click()
  await phase(host, /People are coming in/)

  const run = host.getByRole('navigation', { name: 'Run of show' })
  await run.getByRole('button', { name: 'Edit' }).click()
  const rounds = run.getByRole('list', { name: 'Questions to come' }).locator('> li')
  // The round moves by the keyboard, and the focus with it.
  const last = await rounds.last().locator('.title').innerText()
  await run.getByRole('button', { name: `Move up: ${last}` }).press('Enter')
  await sees(run, `${last} is question 2 now.`)
  await expect
    .poll(() => host.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(`Move up: ${last}`)
  await run.getByRole('button', { name: `Move up: ${last}` }).press('Enter')
  await sees(run, `${last} is question 1 now.`)
  await rounds.first().locator('summary').click()
  await rounds.first().getByLabel('Break after it').selectOption({ label: '1 minute' })
  await rounds.first().getByLabel('Points').selectOption({ label: 'Certainty' })
  await expect.poll(() => rounds.first().locator('summary').innerText()).toContain('certainty')
  await rounds.last().locator('summary').click()
  // [PT11] What does not fit is refused with the reason, and the field says what stands.
  await rounds.last().getByLabel('Way to play').selectOption({ label: 'Mean of members' })
  await sees(run, /Scratch cards are for teams/)
  expect(await rounds.last().getByLabel('Way to play').inputValue()).toBe('shared')
  await run.getByRole('button', { name: 'Add a question' }).click()
  await expect.poll(() => rounds.count()).toBe(4)
  await rounds.last().locator('summary').click()
  await rounds
    .last()
    .getByRole('button', { name: /Take it out/ })
    .click()
  await expect.poll(() => rounds.count()).toBe(3)
  expect(await faultsOf(host, 'editor')).toEqual([])
  await run.getByRole('button', { name: 'Done' }).click()
  await sees(run, 'Break, 1\u00a0min')

  const pin = /host\/(\d+)/.exec(host.url())?.[1] ?? ''
  const phone = await open('phone', `/join/${pin}`)
  await joins(phone)
  await host.keyboard.press('Space')
  await sees(host, 'Open the question')
  await press(host, 's')
  await option(phone, 'A').waitFor()
  await option(phone, 'A').click()
  await press(host, 'c')
  await sees(host, 'Show the key')
  await press(host, 'Space')
  await sees(host, 'Show the why')
  await press(host, 'Space')
  await sees(host, 'Show the standings')
  await press(host, 'Space')
  await sees(host, 'Start the break')
  await press(host, 'Space')
  await phase(host, /Everybody is on a break/)
  await sees(phone, /Break until/)
  await press(host, 'Space')
  await sees(host, 'Open the question')

  // Between rounds, what is ahead can still be changed; what was played can not.
  await run.getByRole('button', { name: 'Edit' }).click()
  await expect.poll(() => rounds.count()).toBe(1)
  await run.getByRole('button', { name: 'Done' }).click()
  await press(host, 's')
  await option(phone, 'A').waitFor()
})

async function joins(phone: Page) {
  await phone.getByLabel('Your name').fill('Asha')
  await phone.getByRole('button', { name: 'Join the game' }).click()
  await phone.getByText(/You are in/).waitFor()
}

/** A key of the console's, once the last step is half a second old ([RD12]). */
async function press(host: Page, key: string) {
  await host.waitForTimeout(650)
  await host.keyboard.press(key)
}

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('a file of the host’s own is refused line by line, and taken once it is right', async () => {
    const { open } = await aServerWithShows()
    for (const device of ['desk', 'phone'] as const) {
      const host = await open(device, `/new#${START_KEY}`, lang)
      const choose = (text: string) =>
        host
          .locator('input[type=file]')
          .setInputFiles({ name: 'friday.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) })
      await draw(host).first().waitFor()
      await choose('packs: [test-pack]\nrounds:\n  - question: nowhere\n  - { preset: fast }\n  - { brake: 60 }')
      const alert = host.getByRole('alert')
      await alert.waitFor()
      expect(await alert.locator('li').count()).toBe(2)
      await sees(alert, /Line 4, rounds\.2\.preset/)
      expect(await faultsOf(host, `new room with faults, ${device}`)).toEqual([])
      await choose(
        'title: Friday\npacks: [test-pack]\nrounds:\n  - question: first-order\n  - { kind: poll, break: 120 }',
      )
      await sees(host, /Friday: 2 rounds/)
      await expect.poll(() => alert.count()).toBe(0)
      await expect.poll(() => draw(host).count()).toBe(3)
    }
  })

  test('a question is added by tier, topic and kind with the keyboard alone', async () => {
    const { open, makeEvening } = await aServerWithShows()
    const words = runWords[lang]
    const host = await open('desk', await makeEvening(), lang)
    const run = host.getByRole('navigation', { name: words.show })
    await run.getByRole('button', { name: words.edit }).press('Enter')
    const rounds = run.getByRole('list', { name: words.editing }).locator('> li')
    await expect.poll(() => rounds.count()).toBe(3)
    const choose = async (field: string, letters: string, chosen: string) => {
      await run.getByLabel(field).focus()
      await host.keyboard.type(letters)
      expect(await run.getByLabel(field).locator('option:checked').innerText()).toBe(chosen)
    }

    // What the packs lack is not offered.
    await expect.poll(() => run.getByLabel(words.ofTier).locator('option').count()).toBe(3)
    await choose(words.ofTier, 'adv', tierWords[lang].advanced)
    await choose(words.ofTopic, 'load', 'load balancing')
    await choose(words.ofKind, kindWords[lang].number.toLowerCase(), kindWords[lang].number)
    await host.keyboard.press('Tab')
    await host.keyboard.press('Enter')
    await sees(run, /No question is left|koi question nahi bacha/)
    await choose(words.ofKind, words.anyKind.toLowerCase(), words.anyKind)
    await host.keyboard.press('Tab')
    await host.keyboard.press('Enter')
    await sees(run, words.nowAt('first-order', 4))
    await expect.poll(() => rounds.count()).toBe(4)
    expect(await faultsOf(host, 'adding a question')).toEqual([])
  })

  test('the editor has no fault a checker can find, on a phone neither', async () => {
    const { open, makeEvening } = await aServerWithShows()
    const host = await open('phone', await makeEvening(), lang)
    await host.getByRole('button', { name: /^(More|Aur)$/ }).click()
    await host.locator('dialog summary', { hasText: 'Run of show' }).click()
    await host.getByRole('button', { name: /^Edit/ }).click()
    await host.locator('dialog ol > li summary').first().click()
    expect(await faultsOf(host, 'editor on a phone')).toEqual([])
  })
})
