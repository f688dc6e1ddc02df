import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { ensureBrowser } from '../../scripts/tools/browser.mjs'

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** `more` are further switches for the browser. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { path, env } = await ensureBrowser()
  const args = [...quiet, ...asRoot(), ...more]
  return chromium.launch({ executablePath: path, env: { ...process.env, ...env }, args })
}

/** Chromium refuses its sandbox to root. */
function asRoot() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** The screens that the game is drawn for, coarsely: nobody looks at them, and to paint is a good part of the work. */
export const devices = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1280, height: 800 } },
  stage: { viewport: { width: 1920, height: 1080 } },
} satisfies Record<string, BrowserContextOptions>

/** A page on a device of its own: nothing is shared with other devices, `page.context()` takes it offline or closes it. */
export async function openDevice(
  browser: Browser,
  device: keyof typeof devices,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-IN', ...devices[device], ...options })
  return context.newPage()
}
