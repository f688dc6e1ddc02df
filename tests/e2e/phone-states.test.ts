import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import answersInEnglish from '../../client/src/i18n/en/answers.ts'
import bannerInEnglish from '../../client/src/i18n/en/banner.ts'
import commonInEnglish from '../../client/src/i18n/en/common.ts'
import joinInEnglish from '../../client/src/i18n/en/join.ts'
import playInEnglish from '../../client/src/i18n/en/play.ts'
import resultsInEnglish from '../../client/src/i18n/en/results.ts'
import answersInHinglish from '../../client/src/i18n/hi-latn/answers.ts'
import bannerInHinglish from '../../client/src/i18n/hi-latn/banner.ts'
import commonInHinglish from '../../client/src/i18n/hi-latn/common.ts'
import joinInHinglish from '../../client/src/i18n/hi-latn/join.ts'
import playInHinglish from '../../client/src/i18n/hi-latn/play.ts'
import resultsInHinglish from '../../client/src/i18n/hi-latn/results.ts'
import { hostDoes } from '../support/bots.ts'
import { launchBrowser } from '../support/browser.ts'
import { oneOfEachKind } from '../support/packs.ts'
import { aParty, closes, does, saved, showsKey } from './party.ts'
import { sees, spoken } from './people.ts'

/** What one phone shows, says and lets be felt, state by state. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const says = {
  en: { ...answersInEnglish, ...commonInEnglish, ...joinInEnglish, ...playInEnglish, ...resultsInEnglish },
  'hi-Latn': { ...answersInHinglish, ...commonInHinglish, ...joinInHinglish, ...playInHinglish, ...resultsInHinglish },
} as const
const banners = { en: bannerInEnglish, 'hi-Latn': bannerInHinglish }

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const hears = (page: Page, words: string) => page.getByRole('log').getByText(words).first().waitFor()
const isInMain = (page: Page) => page.evaluate(() => document.activeElement?.closest('main') !== null)
const keepsFocus = (page: Page) => expect.poll(() => isInMain(page)).toBe(true)

/** How far the page could be scrolled to the side, which nobody should have to. */
const sideways = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('main')].map(
        (box) => box.scrollWidth - box.clientWidth,
      ),
    ),
  )

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  const words = says[lang]

  test('through a game a phone shows and says what is true, to the eye and to the ear', async () => {
    const party = await aParty(browser, { lang, rules: { mode: 'mean', teams: 9, limitSeconds: 31 } })
    const { host } = party
    const asha = await party.comesIn('W'.repeat(20))
    await sees(asha, words.waitingFirst)
    await asha.setViewportSize({ width: 320, height: 568 })
    expect(await sideways(asha)).toBe(0)
    await asha.evaluate(() => (document.documentElement.style.fontSize = '32px'))
    expect(await sideways(asha)).toBe(0)
    await asha.evaluate(() => (document.documentElement.style.fontSize = ''))

    // A phone of 360 pixels at 200 %.
    await asha.setViewportSize({ width: 180, height: 370 })
    expect(await sideways(asha)).toBe(0)
    await asha.evaluate(() => scrollTo(0, 400))
    expect(await asha.evaluate(() => scrollY)).toBeGreaterThan(0)
    await party.opensQuestion(asha)
    expect(await asha.evaluate(() => scrollY)).toBe(0)
    expect(await sideways(asha)).toBe(0)
    await asha.setViewportSize({ width: 320, height: 568 })
    await hears(asha, words.secondsLeft(30))
    await does(host, 'pause', ({ paused }) => paused)
    await heading(asha, words.paused)
    expect(await asha.getByText(words.answerSafe).count()).toBe(0)
    await keepsFocus(asha)
    await does(host, 'resume', ({ resumesAt }) => resumesAt !== undefined)
    await party.tap(asha, 'A')
    await hears(asha, words.saved('A'))

    await closes(host)
    await showsKey(host)
    await hears(asha, '1st')
    await keepsFocus(asha)
    await hostDoes(host, 'void', { round: 1 })
    await sees(asha, banners[lang].void(1))
    await hears(asha, words.out(1))
    await does(host, 'reveal', (view) => view.phase === 'reveal' && view.step === 'why')
    await does(host, 'break', ({ phase }) => phase === 'break')
    await sees(asha, words.breakHelp)
    await keepsFocus(asha)
    await does(host, 'end', ({ phase }) => phase === 'finished')
    await sees(asha, words.shabaash)
    await keepsFocus(asha)
    expect(await sideways(asha)).toBe(0)
  })

  test('at the door a wrong PIN, a taken name and a full room each say what to do next', async () => {
    const party = await aParty(browser, { lang, seats: 2 })
    const lost = await party.open('phone', '/play/999999')
    await heading(lost, words.unknown(spoken('999999').replace(' ', '\u00a0')))
    expect(await lost.getByRole('link', { name: words.otherPin }).getAttribute('href')).toBe('/#999999')
    await keepsFocus(lost)

    await party.comesIn('Asha')
    const late = await party.open('phone', `/join/${party.room}#${party.code}`)
    await late.getByLabel(words.name).fill('asha')
    await late.keyboard.press('Enter')
    await sees(late, words.taken('asha'))
    await party.comesIn('Imran')
    await late.getByRole('button', { name: words.free('asha 2') }).click()
    await sees(late, /full/)
    await keepsFocus(late)
  })
})

test('the phone keeps the hush before the key and then counts the points up', async () => {
  const party = await aParty(browser, { lang: 'en' })
  const asha = await party.comesIn('Asha', { hasOwnClock: true, moves: true })
  const imran = await party.comesIn('Imran')
  await party.opensQuestion(asha, imran)
  await asha.getByRole('button', { name: 'Option 2' }).click()
  await sees(asha, /^Saved/)
  await closes(party.host)
  await heading(asha, 'Time is up')
  await asha.clock.pauseAt(await asha.evaluate(() => Date.now() + 50))
  await showsKey(party.host)
  await sees(imran, 'Your points')
  expect(await asha.getByText('Your points').count()).toBe(0)

  await asha.clock.runFor(950)
  await sees(asha, 'Your points')
  const sum = asha.locator('tfoot td')
  const [shown, final] = (await sum.locator('span').allInnerTexts()).map(Number)
  expect(shown).toBeLessThan(final ?? 0)
  await asha.clock.runFor(900)
  await expect.poll(() => sum.innerText()).toBe(String(final))
})

test('options that were there before a phone came are not played in again', async () => {
  const party = await aParty(browser, { lang: 'en' })
  const asha = await party.comesIn('Asha', { moves: true })
  await party.opensQuestion(asha)
  await asha.waitForTimeout(300)
  await asha.reload()
  const delay = await asha.locator('.appear').evaluate((box) => parseFloat(getComputedStyle(box).animationDelay))
  expect(delay).toBeLessThan(-0.22)
})

test('steps are dragged by mouse and by finger to where arrows would bring them, and the page stays', async () => {
  const party = await aParty(browser, { lang: 'en', pack: oneOfEachKind(), rules: { kinds: ['order'], length: 1 } })
  const asha = await party.comesIn('Asha')
  await asha.setViewportSize({ width: 360, height: 380 })
  await does(party.host, 'next', ({ phase }) => phase === 'reading')
  await does(party.host, 'skip', ({ phase }) => phase === 'question')
  const rows = asha.getByRole('list').filter({ has: asha.getByRole('button', { name: 'Move A down' }) })
  const grip = (place: number) => rows.locator('.place').nth(place - 1)
  const order = async () => (await rows.locator('.text').allInnerTexts()).map((text) => text.slice(0, 1)).join('')
  const middle = async (place: number) => {
    const box = await grip(place).boundingBox()
    if (!box) throw new Error(`No row at ${place}`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  await grip(1).waitFor()
  await grip(1).scrollIntoViewIfNeeded()
  const scrolled = () => asha.locator('main').evaluate((main) => main.scrollTop)
  const before = await scrolled()

  const [from, to] = [await middle(1), await middle(2)]
  await asha.mouse.move(from.x, from.y)
  await asha.mouse.down()
  await asha.mouse.move(to.x, to.y + 4, { steps: 4 })
  await asha.locator('.row.held').waitFor()
  await asha.mouse.up()
  await sees(asha, /^Saved: B › A/)
  expect(await order()).toMatch(/^BA/)

  const touch = await asha.context().newCDPSession(asha)
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await finger('touchStart', [to])
  await finger('touchMove', [{ x: to.x, y: (from.y + to.y) / 2 }])
  await finger('touchMove', [{ x: from.x, y: from.y - 4 }])
  await finger('touchEnd', [])
  await sees(asha, /^Saved: A › B/)
  expect(await scrolled()).toBe(before)

  await asha.getByRole('button', { name: 'Move A down' }).click()
  await sees(asha, /^Saved: B › A/)
  await sees(asha, 'A is number 2')
  expect(await asha.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move A down')
})

test('the focus stays in the page when a field or the banner that had it goes', async () => {
  const party = await aParty(browser, { lang: 'en', pack: oneOfEachKind(), rules: { kinds: ['number'], length: 1 } })
  const asha = await party.comesIn('Asha')
  await does(party.host, 'next', ({ phase }) => phase === 'reading')
  await does(party.host, 'skip', ({ phase }) => phase === 'question')
  await asha.getByLabel('Your number').waitFor()
  await asha.context().setOffline(true)
  await asha.getByLabel('Your number').fill('42')
  await asha.keyboard.press('Enter')
  await asha.getByRole('button', { name: 'Try now' }).focus()
  await asha.context().setOffline(false)
  await asha.keyboard.press('Enter')
  await sees(asha, /^Saved: 42/)
  await keepsFocus(asha)

  await asha.getByLabel('Your number').focus()
  await closes(party.host)
  await heading(asha, 'Time is up')
  await keepsFocus(asha)
})

test('the display stays on from the first question to the end; a saved answer is felt where somebody switched it on', async () => {
  const party = await aParty(browser, { lang: 'en', rules: { length: 1 } })
  const asha = await party.open('phone', '/')
  await asha.addInitScript(() => {
    const felt: string[] = []
    const lock = { release: () => Promise.resolve(felt.push('lock released')) }
    Object.defineProperty(navigator, 'vibrate', { value: (ms: number) => felt.push(`${ms} ms`) })
    Object.defineProperty(navigator, 'wakeLock', {
      value: { request: () => Promise.resolve((felt.push('lock taken'), lock)) },
    })
    Object.assign(window, { felt })
  })
  const felt = () => asha.evaluate(() => (window as unknown as { felt: string[] }).felt)
  await asha.goto(`${party.base}/join/${party.room}#${party.code}`)
  await asha.getByLabel('Your name').fill('Asha')
  await asha.keyboard.press('Enter')
  await heading(asha, /You are in/)
  await asha.getByRole('button', { name: 'Sound', pressed: false }).click()
  expect(await felt()).toEqual(['15 ms'])

  await party.opensQuestion(asha)
  await party.tap(asha, 'A')
  await saved(asha, 'A', party)
  expect(await felt()).toEqual(['15 ms', 'lock taken', '15 ms'])
  await asha.getByRole('button', { name: 'Sound', pressed: true }).click()
  await party.tap(asha, 'B')
  await saved(asha, 'B', party)
  expect(await felt()).toEqual(['15 ms', 'lock taken', '15 ms'])
  await does(party.host, 'end', ({ phase }) => phase === 'finished')
  await sees(asha, 'Shabaash!')
  await expect.poll(felt).toEqual(['15 ms', 'lock taken', '15 ms', 'lock released'])
})
