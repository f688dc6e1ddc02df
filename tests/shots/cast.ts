import type { Language } from '@jawab/shared/language'
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

/** A device of the show: what it is used for, how large it is, and how its owner has set it up. */
export type Device = {
  readonly screen: string
  readonly size: Size
  readonly lang: Language
  readonly isCalm?: boolean
  readonly page: Page
}

export type DeviceSettings = Omit<Device, 'page'>

export async function openDevice(browser: Browser, settings: DeviceSettings): Promise<Device> {
  const { size, lang, isCalm = false } = settings
  const context = await browser.newContext({
    locale: 'en-IN',
    reducedMotion: isCalm ? 'reduce' : 'no-preference',
    ...sizes[size],
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.addInitScript((choice) => localStorage.setItem('jawab.language', choice), lang)
  return { ...settings, page }
}

/** Takes a picture of each device as it stands; the name says what happens. */
export async function shoot(devices: readonly Device[], name: string) {
  for (const { screen, size, lang, isCalm, page } of devices) {
    const folder = path.join(shotsFolder, screen)
    mkdirSync(folder, { recursive: true })
    const file = [name, size, lang, ...(isCalm ? ['calm'] : [])].join('--')
    await page.screenshot({ path: path.join(folder, `${file}.png`) })
  }
}
