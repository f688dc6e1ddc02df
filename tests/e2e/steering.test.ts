import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostWords } from '../../client/src/i18n/host.ts'
import { launchBrowser } from '../support/browser.ts'
import { oneOfEachKind } from '../support/packs.ts'
import { aParty, closes, does, showsKey, showsWhy, type Party } from './party.ts'

/** What a host can do beside the next step stands on one line of a laptop, whatever the show is at. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const LAPTOP = { width: 1440, height: 900 }

/** The names of the keys by the line they stand on. */
const linesOf = (console: Page) =>
  console.locator('.steering .others').evaluate((keys) => {
    const lines = new Map<number, string[]>()
    for (const key of keys.children) {
      const top = Math.round(key.getBoundingClientRect().top)
      lines.set(top, [...(lines.get(top) ?? []), key.textContent.trim()])
    }
    return [...lines.values()]
  })

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('[RD7] the keys beside the next step stand on one line in every phase', async () => {
    const kinds = ['choice', 'discuss']
    const rules = { mode: 'mean', teams: 2, kinds, length: 2, earlyClose: false, huddleSeconds: 60, teamSeconds: 60 }
    const party = await aParty(browser, { lang, pack: oneOfEachKind(), rules })
    const { host } = party
    const console = await party.open('desk', `/host/${party.room}#${party.hostKey}`)
    await console.setViewportSize(LAPTOP)
    const broken: string[] = []
    const check = async (where: string) => void broken.push(...(await brokenLines(party, console, where)))

    await check('lobby')
    for (const round of [1, 2]) {
      await does(host, 'next', ({ phase }) => phase === 'reading')
      await check('reading')
      await does(host, 'skip', ({ phase }) => phase === 'question')
      const isTalk = host.view?.phase === 'question' && host.view.question?.kind === 'discuss'
      await check(isTalk ? 'talk' : 'question')
      await closes(host)
      await check(isTalk ? 'talk, closed' : 'closed')
      if (!isTalk) {
        await does(host, 'huddle', ({ phase }) => phase === 'huddle')
        await check('huddle')
        await does(host, 'next', ({ phase }) => phase === 'question')
        await check('together')
        await closes(host)
        await check('together, closed')
        await showsKey(host)
        await check('key')
      }
      await showsWhy(host)
      await check(isTalk ? 'talk, why' : 'why')
      if (isTalk) {
        await does(host, 'next', ({ phase }) => phase === 'marking')
        await check('marking')
        await does(host, 'next', (view) => view.phase === 'marking' && view.step === 'counted')
        await check('marked')
      }
      if (round === 2) break
      await does(host, 'standings', ({ phase }) => phase === 'standings')
      await check('standings')
      await does(host, 'break', ({ phase }) => phase === 'break')
      await check('break')
    }
    await does(host, 'end', ({ phase }) => phase === 'finished')
    expect(broken).toEqual([])
  })
})

/** Where there is more than one line: paused, when the first key has its longest name, and as it stands. */
async function brokenLines({ host, lang }: Party, console: Page, where: string): Promise<string[]> {
  const found: string[] = []
  const look = async (name: string) => {
    await console.locator('[aria-keyshortcuts=P]', { hasText: name }).waitFor()
    const lines = await linesOf(console)
    if (lines.length > 1) found.push(`${where}: ${lines.map((line) => line.join(' | ')).join(' // ')}`)
  }
  await does(host, 'pause', ({ paused }) => paused)
  await look(hostWords[lang].resume)
  await does(host, 'resume', ({ paused }) => !paused)
  await look(hostWords[lang].pause)
  return found
}
