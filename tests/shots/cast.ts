import type { Language } from '@jawab/shared/language'
import { seconds } from '@jawab/shared/time'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { shotsFolder } from './folder.ts'

/** The sizes that are looked at, each with what people use it for. */
const sizes = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  small: { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true },
  lying: { viewport: { width: 740, height: 360 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true },
  remote: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
  stage: { viewport: { width: 1920, height: 1080 } },
  beamer: { viewport: { width: 1024, height: 768 } },
} satisfies Record<string, BrowserContextOptions>

export type Size = keyof typeof sizes

/** How its owner has set a device up: less motion, the colours of the system, more contrast, all at 200 %. */
export type Setup = 'calm' | 'forced-colours' | 'more-contrast' | 'zoomed'

type Setting = (usual: (typeof sizes)[Size]) => BrowserContextOptions

const setups: Record<Setup, Setting> = {
  calm: () => ({ reducedMotion: 'reduce' }),
  'forced-colours': () => ({ forcedColors: 'active' }),
  'more-contrast': () => ({ contrast: 'more' }),
  zoomed: ({ viewport: { width, height } }) => ({
    viewport: { width: width / 2, height: height / 2 },
    deviceScaleFactor: 2,
  }),
}

/** A device of the show: what it is used for, how large it is, and how its owner has set it up. */
export type Device = {
  readonly screen: string
  readonly size: Size
  readonly lang: Language
  readonly setup?: Setup
  readonly page: Page
}

export type DeviceSettings = Omit<Device, 'page'>

export async function openDevice(browser: Browser, settings: DeviceSettings): Promise<Device> {
  const { size, lang, setup } = settings
  const usual = sizes[size]
  const context = await browser.newContext({ locale: 'en-IN', ...usual, ...(setup && setups[setup](usual)) })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.addInitScript((choice) => localStorage.setItem('jawab.language', choice), lang)
  return { ...settings, page }
}

/** What moves has come to rest. */
const settled = ({ page }: Device) =>
  page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))))

/** After the longest entrance there is. */
const REST = seconds(3)

/** Takes a picture of each device when all has come to rest. */
export async function picture(devices: readonly Device[], name: string) {
  await devices[0]?.page.waitForTimeout(REST)
  await Promise.all(devices.map((device) => Promise.race([settled(device), device.page.waitForTimeout(REST)])))
  await shoot(devices, name)
}

/** Takes a picture of each device as it stands; the name says what happens. */
export async function shoot(devices: readonly Device[], name: string) {
  for (const { screen, size, lang, setup, page } of devices) {
    const folder = path.join(shotsFolder, screen)
    mkdirSync(folder, { recursive: true })
    const file = [name, size, lang, ...(setup ? [setup] : [])].join('--')
    await page.screenshot({ path: path.join(folder, `${file}.png`) })
  }
}
