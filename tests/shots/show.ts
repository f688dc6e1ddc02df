import type { Pack } from '@jawab/shared/pack/pack'
import type { View } from '@jawab/shared/protocol/views'
import type { KindName } from '@jawab/shared/question/kinds'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadPacks } from '../../server/src/packs/load-packs.ts'
import { makeRoom, startApp, testConfig } from '../support/app.ts'
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

const phones: readonly DeviceSettings[] = [
  { screen: 'phone', size: 'phone', lang: 'en' },
  { screen: 'phone', size: 'phone', lang: 'hi-Latn' },
  { screen: 'phone', size: 'small', lang: 'hi-Latn' },
  { screen: 'phone', size: 'lying', lang: 'en' },
  { screen: 'phone', size: 'tablet', lang: 'en', setup: 'calm' },
]
const consoles: readonly DeviceSettings[] = [
  { screen: 'console', size: 'desk', lang: 'en' },
  { screen: 'console', size: 'remote', lang: 'hi-Latn' },
]
const walls: readonly DeviceSettings[] = [
  { screen: 'wall', size: 'stage', lang: 'en' },
  { screen: 'wall', size: 'stage', lang: 'hi-Latn', setup: 'calm' },
  { screen: 'wall', size: 'beamer', lang: 'en' },
]

type Cast = Readonly<Record<'phones' | 'consoles' | 'walls', readonly DeviceSettings[]>>
const usualCast: Cast = { phones, consoles, walls }

export type Show = Awaited<ReturnType<typeof aShow>>

type ShowSettings = {
  readonly kind: KindName
  readonly pack?: Pack
  readonly rules?: object
  /** How many the room takes. */
  readonly seats?: number
}

/** A room of one kind of question with a host by script, and pages of every size that come in. */
export async function aShow(browser: Browser, { kind, pack, rules = {}, seats = 2000 }: ShowSettings) {
  const config = { limits: { ...testConfig.limits, seatsPerRoom: seats } }
  const clientFolder = fromRoot('client/dist')
  const { base, store } = await startApp({ pack: pack ?? (await shippedBank()), clientFolder, config })
  const made = await makeRoom(base, { ...usual, kinds: [kind], ...rules })
  const host = await aHost(base, made)
  return { base, ...made, host, does, opens, everybody, seatOf, forget }

  /** One step of the host's; tried again while it comes too soon after the last ([RD12]). */
  async function does(command: string, until: (view: View) => boolean = () => true, more: object = {}) {
    await expect.poll(async () => (await hostDoes(host, command, more)).ok, { interval: 150, timeout: 5000 }).toBe(true)
    await host.sees(until)
  }

  async function opens() {
    await does('next', ({ phase }) => phase === 'reading')
    await does('skip', ({ phase }) => phase === 'question')
  }

  /** The id of who has this name. */
  async function seatOf(name: string) {
    const named = ({ seats }: Roster) => seats.find((seat) => seat.name === name)
    return named((await host.gets('roster', (news: Roster) => named(news) !== undefined)) as Roster)?.id
  }

  /** [RD10] The server lets go of the room. */
  async function forget() {
    await store.end((await store.findRoom(made.room)) ?? '')
  }

  /** All devices in the room; phones take a seat under names of their own. Those of every size unless told. */
  async function everybody(
    cast: Cast = usualCast,
  ): Promise<{ phones: Device[]; consoles: Device[]; walls: Device[]; all: Device[] }> {
    const open = (settings: readonly DeviceSettings[], path: string) =>
      Promise.all(
        settings.map(async (one) => {
          const device = await openDevice(browser, one)
          await device.page.goto(`${base}${path}${one.screen === 'wall' ? `?lang=${one.lang}` : ''}`)
          return device
        }),
      )
    const hosting = await open(cast.consoles, `/host/${made.room}#${made.hostKey}`)
    const watching = await open(cast.walls, `/screen/${made.room}`)
    const playing = await open(cast.phones, `/join/${made.room}#${made.code}`)
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

type Roster = { readonly seats: readonly { readonly id: string; readonly name: string }[] }

const players = ['Meera', 'Rani', 'Zoya', 'Kabir', 'Imran']

const usual = {
  mode: 'mean',
  teams: 8,
  length: 3,
  seed: 'shots',
  limitSeconds: 90,
  readingSeconds: 60,
  earlyClose: false,
  standingsEvery: 1,
}
