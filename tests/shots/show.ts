import type { Language } from '@jawab/shared/language'
import type { Pack } from '@jawab/shared/pack/pack'
import type { View } from '@jawab/shared/protocol/views'
import type { KindName } from '@jawab/shared/question/kinds'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadPacks } from '../../server/src/packs/load-packs.ts'
import { makeRoom, startApp } from '../support/app.ts'
import { aHost, hostDoes } from '../support/bots.ts'
import { openDevice, type Device, type DeviceSettings } from './cast.ts'

const fromRoot = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url))

/** The shipped bank under the name that the tests' rooms ask for. */
export async function shippedBank(): Promise<Pack> {
  const { packs } = await loadPacks(fromRoot('content/packs'))
  const bank = packs.get('aws-containers')
  if (!bank) throw new Error('The bank does not load')
  return { ...bank, id: 'test-pack' }
}

const phone = (size: DeviceSettings['size'], lang: Language, isCalm = false): DeviceSettings => ({
  screen: 'phone',
  size,
  lang,
  isCalm,
})

const phones = [
  phone('phone', 'en'),
  phone('phone', 'hi-Latn'),
  phone('small', 'hi-Latn'),
  phone('lying', 'en'),
  phone('tablet', 'en', true),
]
const consoles: readonly DeviceSettings[] = [
  { screen: 'console', size: 'desk', lang: 'en' },
  { screen: 'console', size: 'remote', lang: 'hi-Latn' },
]
const walls: readonly DeviceSettings[] = [
  { screen: 'wall', size: 'stage', lang: 'en' },
  { screen: 'wall', size: 'stage', lang: 'hi-Latn', isCalm: true },
  { screen: 'wall', size: 'beamer', lang: 'en' },
]

export type Show = Awaited<ReturnType<typeof aShow>>

/** A room of one kind of question with a host by script, and pages of every size that come in. */
export async function aShow(browser: Browser, { kind, rules = {} }: { kind: KindName; rules?: object }) {
  const { base } = await startApp({ pack: await shippedBank(), clientFolder: fromRoot('client/dist') })
  const made = await makeRoom(base, { ...usual, kinds: [kind], ...rules })
  const host = await aHost(base, made)
  return { base, ...made, host, does, opens, everybody }

  /** One step of the host's; tried again while it comes too soon after the last ([RD12]). */
  async function does(command: string, until: (view: View) => boolean = () => true, more: object = {}) {
    await expect.poll(async () => (await hostDoes(host, command, more)).ok, { interval: 150, timeout: 5000 }).toBe(true)
    await host.sees(until)
  }

  async function opens() {
    await does('next', ({ phase }) => phase === 'reading')
    await does('skip', ({ phase }) => phase === 'question')
  }

  /** All devices in the room; phones take a seat under names of their own. */
  async function everybody(): Promise<{ phones: Device[]; consoles: Device[]; walls: Device[]; all: Device[] }> {
    const open = (settings: readonly DeviceSettings[], path: string) =>
      Promise.all(
        settings.map(async (one) => {
          const device = await openDevice(browser, one)
          await device.page.goto(`${base}${path}${one.screen === 'wall' ? `?lang=${one.lang}` : ''}`)
          return device
        }),
      )
    const hosting = await open(consoles, `/host/${made.room}#${made.hostKey}`)
    const watching = await open(walls, `/screen/${made.room}`)
    const playing = await open(phones, `/join/${made.room}#${made.code}`)
    for (const [at, { page }] of playing.entries()) {
      await page.getByRole('textbox').fill(players[at] ?? 'Guest')
      await page.locator('form button[type=submit]').click()
      await page
        .locator('h1')
        .filter({ hasText: players[at] ?? '' })
        .waitFor()
    }
    return { phones: playing, consoles: hosting, walls: watching, all: [...playing, ...hosting, ...watching] }
  }
}

const players = ['Meera', 'Rani', 'Zoya', 'Kabir', 'Imran']

const usual = {
  mode: 'mean',
  teams: 8,
  length: 3,
  seed: 'shots',
  limitSeconds: 300,
  readingSeconds: 60,
  earlyClose: false,
  standingsEvery: 1,
}
