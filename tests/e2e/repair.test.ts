import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import bannerInEnglish from '../../client/src/i18n/en/banner.ts'
import resultsInEnglish from '../../client/src/i18n/en/results.ts'
import bannerInHinglish from '../../client/src/i18n/hi-latn/banner.ts'
import resultsInHinglish from '../../client/src/i18n/hi-latn/results.ts'
import { hostWords } from '../../client/src/i18n/host.ts'
import { repairWords } from '../../client/src/i18n/repair.ts'
import type { Bot } from '../support/bots.ts'
import { launchBrowser } from '../support/browser.ts'
import { oneOfEachKind } from '../support/packs.ts'
import { faultsOf } from './checker.ts'
import { aParty, closes, does, showsKey, showsWhy } from './party.ts'
import { option, sees, type Letter } from './people.ts'

/** [PT10] A host finds a key wrong, and puts it right from the console. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const banners = { en: bannerInEnglish, 'hi-Latn': bannerInHinglish }
const results = { en: resultsInEnglish, 'hi-Latn': resultsInHinglish }
const letters: readonly Letter[] = ['A', 'B', 'C', 'D']

/** The letter of the right option, and of another one. */
function lettersIn({ view }: Bot) {
  if (!view || !('key' in view) || view.phase !== 'question') throw new Error('No question is open')
  const at = view.question?.options.findIndex(({ id }) => id === view.key) ?? 0
  return { right: letters[at] ?? 'A', wrong: letters[at === 0 ? 1 : 0] ?? 'B' }
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const dialogOf = (page: Page): Locator => page.getByRole('dialog')

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  const words = { ...hostWords[lang], ...repairWords[lang] }

  test('another key, then a second one after the end: both phones follow, and all devices say so', async () => {
    const party = await aParty(browser, { lang })
    const { host } = party
    const wall = await party.open('stage', `/screen/${party.room}`)
    const console = await party.open('desk', `/host/${party.room}#${party.hostKey}`)
    const [asha, imran] = [await party.comesIn('Asha'), await party.comesIn('Imran')]
    await party.opensQuestion(asha, imran)
    const { right, wrong } = lettersIn(host)
    await option(asha, right).click()
    await option(imran, wrong).click()
    await closes(host)
    await showsKey(host)
    const isRight = new RegExp(results[lang].right('').trim())
    await heading(asha, isRight)
    await heading(imran, results[lang].itWas(right))

    const found: string[] = []
    await console.keyboard.press('w')
    const dialog = dialogOf(console)
    await option(console, wrong).waitFor()
    found.push(...(await faultsOf(console, 'what is wrong')))
    await console.keyboard.press(wrong.toLowerCase())
    await dialog.getByRole('button', { name: words.goOn }).click()
    await sees(console, words.willRekey(wrong))
    found.push(...(await faultsOf(console, 'sure?')))
    await dialog.getByRole('button', { name: words.doRekey }).click()
    await dialog.waitFor({ state: 'detached' })
    for (const page of [asha, imran, wall, console]) await sees(page, banners[lang].rekey(1))
    await heading(imran, isRight)
    await heading(asha, results[lang].itWas(wrong))
    for (const page of [wall, imran]) found.push(...(await faultsOf(page, 'after the re-key')))

    await does(host, 'end', ({ phase }) => phase === 'finished')
    await console.getByRole('heading', { name: words.finishedTitle }).waitFor()
    // By keyboard alone, from the run of show.
    await console.getByRole('button', { name: new RegExp(`^${words.repair}.+`) }).focus()
    await console.keyboard.press('Enter')
    await dialog.getByRole('radio', { name: words.accept }).focus()
    await console.keyboard.press('Space')
    await option(console, right).focus()
    await console.keyboard.press('Enter')
    await dialog.getByRole('button', { name: words.goOn }).focus()
    await console.keyboard.press('Enter')
    await sees(console, words.willAccept(right))
    await console.keyboard.press('Tab')
    await console.keyboard.press('Tab')
    await console.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    for (const page of [asha, imran, wall, console]) await sees(page, banners[lang].accept(1))
    await host.sees((view) => view.phase === 'finished' && view.people.every(({ points }) => points > 0))
    expect(found).toEqual([])
  })

  test('the same key takes a question out, and a poll without asking what is right', async () => {
    const rules = { kinds: ['choice', 'poll'], length: 2 }
    const party = await aParty(browser, { lang, pack: oneOfEachKind(), rules })
    const { host } = party
    const console = await party.open('desk', `/host/${party.room}#${party.hostKey}`)
    const asha = await party.comesIn('Asha')
    const dialog = dialogOf(console)
    for (const round of [1, 2]) {
      await party.opensQuestion(asha)
      const isPoll = host.view?.phase === 'question' && host.view.question?.kind === 'poll'
      await closes(host)
      await console.getByRole('button', { name: words.repair, exact: true }).click()
      if (!isPoll) {
        await dialog.getByRole('radio', { name: words.void }).click()
        await dialog.getByRole('button', { name: words.goOn }).click()
      }
      await dialog.getByRole('button', { name: isPoll ? words.voidDo : words.doVoid, exact: true }).click()
      await sees(asha, banners[lang].void(round))
      await does(host, 'reveal', ({ phase }) => phase === 'reveal')
      if (!isPoll) await showsWhy(host)
    }
  })
})

test.each(['order', 'number', 'match', 'text', 'cloze', 'several'] as const)(
  'another right answer to a question of kind %s is given as on a phone, and shown beside the key',
  async (kind) => {
    const party = await aParty(browser, {
      lang: 'en',
      pack: oneOfEachKind(),
      rules: { kinds: [kind], length: 1, seed: 'repair' },
    })
    const { host } = party
    const console = await party.open('desk', `/host/${party.room}#${party.hostKey}`)
    const wall = await party.open('stage', `/screen/${party.room}`)
    const asha = await party.comesIn('Asha')
    await does(host, 'next', ({ phase }) => phase === 'reading')
    await does(host, 'skip', ({ phase }) => phase === 'question')
    await closes(host)
    await showsKey(host)
    await console.keyboard.press('w')
    const dialog = dialogOf(console)
    await dialog.getByRole('radio', { name: repairWords.en.accept }).click()
    await answers[kind](dialog)
    expect(await faultsOf(console, kind)).toEqual([])
    await dialog.getByRole('button', { name: repairWords.en.goOn }).click()
    await dialog.getByRole('button', { name: repairWords.en.doAccept }).click()
    await dialog.waitFor({ state: 'detached' })
    await showsWhy(host)
    await sees(wall, /Also right: /)
    await sees(asha, /Also right: /)
    await sees(console, /also right: /)
  },
)

/** Gives an answer in the dialog that is not the key. */
const answers = {
  order: async (dialog: Locator) => {
    await dialog.getByRole('button', { name: 'Move A down' }).click()
  },
  number: async (dialog: Locator) => {
    await dialog.getByLabel('Your number').fill('77')
    await dialog.getByRole('button', { name: /77/ }).click()
  },
  match: async (dialog: Locator) => {
    // The items open one by one, with all they can be given.
    for (const at of [3, 1, 2]) await dialog.locator('[id^=choices-] button').nth(at).click()
  },
  text: async (dialog: Locator) => {
    await dialog.getByLabel('Your answer').fill('gateway')
    await dialog.getByLabel('Your answer').press('Enter')
  },
  cloze: async (dialog: Locator) => {
    for (const field of await dialog.getByRole('textbox').all()) await field.fill('stopped')
    await dialog.getByRole('textbox').last().press('Enter')
  },
  several: async (dialog: Locator) => {
    await dialog.getByRole('button', { name: /^A, / }).click()
    await dialog.getByRole('button', { name: /^B, / }).click()
  },
}
