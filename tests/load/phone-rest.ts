import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import type { HostView } from '@jawab/shared/protocol/views'
import { seconds } from '@jawab/shared/time'
import type { Page } from 'playwright-core'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aServer } from '../support/server-process.ts'
import { Console } from './console.ts'
import { makeRoom } from './game.ts'

/**
 * How much of the time a page is busy while nobody touches it, phase by phase: `npm run bench:phone`. What a phone does
 * between two figures of a clock is heat and battery for nothing.
 */

/** Fonts, animations and late modules are in by then. */
const SETTLES = seconds(2.5)
const LOOKED_AT = seconds(5)

const folder = mkdtempSync(join(tmpdir(), 'jawab-rest-'))
const server = await aServer({ folder })
await server.start()
const browser = await launchBrowser()
try {
  const rules = { kinds: ['choice'], length: 1, mode: 'solo', readingSeconds: 60, limitSeconds: 60, earlyClose: false }
  const { pin, code, hostKey } = await makeRoom(server.base, server.startKey, rules)
  const host = new Console(server.base)
  await host.enter(pin, hostKey)
  const phone = await openDevice(browser, 'phone')
  await phone.goto(`${server.base}/join/${pin}#${code}`)
  await phone.getByLabel('Your name').fill('Asha')
  await phone.getByRole('button', { name: 'Join the game' }).click()
  await phone.getByRole('heading', { name: /You are in/ }).waitFor()
  const wall = await openDevice(browser, 'stage')
  await wall.goto(`${server.base}/screen/${pin}`)

  await report('lobby')
  await host.step('start', ({ phase }) => phase === 'reading')
  await report('reading')
  await host.step('skip', ({ phase }) => phase === 'question')
  await report('question')
  await phone.getByRole('button', { name: /^A, / }).click()
  await report('answered')
  await host.step('close', ({ phase }) => phase === 'closed')
  await report('closed')
  await host.step('next', isAt('key'))
  await report('key')
  await host.step('next', isAt('why'))
  await report('why')
  host.close()

  async function report(phase: string) {
    await pass(SETTLES)
    const [onPhone, onWall] = await Promise.all([busyShare(phone), busyShare(wall)])
    console.log(`${phase.padEnd(9)} phone ${percent(onPhone)}  wall ${percent(onWall)}`)
  }
} finally {
  await browser.close()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
}

function isAt(step: 'key' | 'why') {
  return (view: HostView) => view.phase === 'reveal' && view.step === step
}

/** Of the page's main thread, by the browser's own count. */
async function busyShare(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return seconds(metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
  }
  const [before, began] = [await busy(), performance.now()]
  await pass(LOOKED_AT)
  const share = ((await busy()) - before) / (performance.now() - began)
  await devtools.detach()
  return share
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(7)
}
