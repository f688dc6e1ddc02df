import type { Language } from '@jawab/shared/language'
import type { Pack } from '@jawab/shared/pack/pack'
import type { View } from '@jawab/shared/protocol/views'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { makeRoom, startApp, testConfig } from '../support/app.ts'
import { aHost, hostDoes, type Bot } from '../support/bots.ts'
import { openDevice, type devices } from '../support/browser.ts'
import { choices } from '../support/packs.ts'
import { option, sees } from './people.ts'

const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** What devices say, in each language. */
export const phrases = {
  en: {
    name: 'Your name',
    join: 'Join the game',
    in: /You are in/,
    readFirst: 'Read first.',
    lost: 'Connection lost. Your seat is safe.',
    unsent: 'B is not sent yet',
    saved: (letter: string) => `Saved: ${letter}`,
    tooLate: 'Time was up before it reached us.',
    counts: 'A counts.',
    timeUp: 'Time is up',
    noAnswer: 'You gave no answer.',
    points: 'Your points',
    powerAnswer: 'Full Power Answer',
    hide: 'Close',
    place: /1st/,
    moveDown: 'Move A down',
    yourNumber: 'Your number',
    replaced: /Open in another tab now/,
    takeBack: 'Play here instead',
    start: 'Start the game',
    closeNow: 'Close now',
  },
  'hi-Latn': {
    name: 'Tumhara naam',
    join: 'Game join karo',
    in: /Aa gaye tum/,
    readFirst: 'Pehle padh lo.',
    lost: 'Connection gaya. Seat safe hai.',
    unsent: 'B abhi gaya nahi',
    saved: (letter: string) => `Save ho gaya: ${letter}`,
    tooLate: 'Pahunchne se pehle time khatam.',
    counts: 'A hi gina jayega.',
    timeUp: 'Time khatam',
    noAnswer: 'Tumne answer nahi diya.',
    points: 'Tumhare points',
    powerAnswer: 'Poora Power Answer',
    hide: 'Band karo',
    place: /1st/,
    moveDown: 'A ko neeche karo',
    yourNumber: 'Tumhara number',
    replaced: /doosri tab mein khula/,
    takeBack: 'Yahin khelna hai',
    start: 'Game start karo',
    closeNow: 'Band karo',
  },
} as const

type Device = keyof typeof devices
export type Party = Awaited<ReturnType<typeof aParty>>

/** Another tab of the same browser; or a device whose clock the test may put forward, or one on which things move. */
type Opening = { readonly context?: BrowserContext; readonly hasOwnClock?: boolean; readonly moves?: boolean }

// People read until the host has seen enough: a question that opened by itself would be skipped as a whole.
const usual = { mode: 'solo', length: 2, readingSeconds: 60, limitSeconds: 120 }

type PartySettings = {
  readonly lang: Language
  readonly pack?: Pack
  readonly rules?: object
  /** How many the room takes. */
  readonly seats?: number
}

/** A room of this process with a host by script; devices come in the language of the story. */
export async function aParty(browser: Browser, { lang, pack = choices(2), rules = {}, seats = 2000 }: PartySettings) {
  const limits = { ...testConfig.limits, seatsPerRoom: seats }
  const { base, store } = await startApp({ clientFolder, pack, config: { limits } })
  const made = await makeRoom(base, { ...usual, ...rules })
  const host = await aHost(base, made)
  const says = phrases[lang]
  return { base, store, ...made, lang, says, host, open, comesIn, tap, opensQuestion }

  /** Devices ask for calm, since to paint what moves is a good part of the work. Journeys from the start link do not. */
  async function open(device: Device, path: string, { context, hasOwnClock, moves }: Opening = {}): Promise<Page> {
    const calm = { reducedMotion: moves ? 'no-preference' : 'reduce' } as const
    const page = context ? await context.newPage() : await openDevice(browser, device, calm)
    onTestFinished(() => page.context().close())
    await page.addInitScript((choice) => localStorage.setItem('jawab.language', choice), lang)
    if (hasOwnClock) await page.clock.install()
    await page.goto(base + path)
    return page
  }

  /** A player takes a seat. */
  async function comesIn(name: string, opening?: Opening): Promise<Page> {
    const page = await open('phone', `/join/${made.room}#${made.code}`, opening)
    await page.getByLabel(says.name).fill(name)
    await page.getByRole('button', { name: says.join }).click()
    await page.getByText(says.in).or(option(page, 'A')).first().waitFor()
    return page
  }

  async function tap(page: Page, letter: 'A' | 'B') {
    await option(page, letter).click()
  }

  /** The host starts or goes on, and skips the reading; options are on every phone given. */
  async function opensQuestion(...phones: readonly Page[]) {
    await does(host, 'next', ({ phase }) => phase === 'reading')
    await does(host, 'skip', ({ phase }) => phase === 'question')
    await Promise.all(phones.map((page) => option(page, 'A').waitFor()))
  }
}

/** One step of the host's; tried again while it comes too soon after the last ([RD12]). */
export async function does(host: Bot, command: string, until: (view: View) => boolean) {
  await expect.poll(async () => (await hostDoes(host, command)).ok, { interval: 50, timeout: 5000 }).toBe(true)
  await host.sees(until)
}

export const closes = (host: Bot) => does(host, 'close', ({ phase }) => phase === 'closed')
export const showsKey = (host: Bot) => does(host, 'reveal', (view) => view.phase === 'reveal' && view.step === 'key')
export const showsWhy = (host: Bot) => does(host, 'reveal', (view) => view.phase === 'reveal' && view.step === 'why')

export const saved = (page: Page, letter: string, { says }: Party) => sees(page, says.saved(letter))
