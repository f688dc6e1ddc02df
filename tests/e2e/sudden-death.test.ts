import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostWords } from '../../client/src/i18n/host.ts'
import { kindWords } from '../../client/src/i18n/kinds.ts'
import { runWords } from '../../client/src/i18n/run-of-show.ts'
import { launchBrowser } from '../support/browser.ts'
import { faultsOf } from './checker.ts'
import { aParty, closes, does } from './party.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('[PT8] the question that decides between equals says so in the run of show, also where it is edited', async () => {
    const words = hostWords[lang]
    const party = await aParty(browser, { lang, rules: { length: 1 } })
    const { host } = party
    for (const name of ['Asha', 'Imran']) await party.comesIn(name)
    await party.opensQuestion()
    await closes(host)
    await does(host, 'end', ({ phase }) => phase === 'finished')

    const console = await party.open('desk', `/host/${party.room}#${party.hostKey}`)
    await console.getByRole('button', { name: words.decide }).click()
    await console.getByRole('button', { name: words.suddenDeath }).click()
    const run = console.getByRole('navigation', { name: words.run })
    const label = `${words.suddenDeath} · ${kindWords[lang].choice}`
    await run.getByRole('listitem').filter({ hasText: label }).waitFor()
    expect(await run.getByText(words.suddenDeath).count()).toBe(1)
    await run.getByRole('button', { name: runWords[lang].edit }).click()
    await run.locator('summary', { hasText: label }).waitFor()
    await does(host, 'next', ({ phase }) => phase === 'reading')
    await run.getByRole('button', { name: runWords[lang].done }).click()
    await run.locator('[aria-current=step]', { hasText: label }).waitFor()
    expect(await faultsOf(console, 'sudden death')).toEqual([])
  })
})
