import type { KindName } from '@jawab/shared/question/kinds'
import type { Page } from 'playwright-core'
import { picture } from './cast.ts'
import { aCrowd, answerAll } from './crowd.ts'
import type { Show } from './show.ts'

/** Gives an answer with whatever the phone shows for it. */
async function answers(page: Page, kind: KindName) {
  const main = page.getByRole('main')
  if (kind === 'number') {
    await main.getByRole('textbox').fill('30')
    await main.locator('button[type=submit]').click()
  } else if (kind === 'order') await main.locator('ol + p + button').click()
  else await main.locator('.options button').nth(1).click()
}

type Round = { readonly kind: KindName; readonly name?: string; readonly teams?: number; readonly people?: number }

/** One round from the reading to the Power Answer, with a crowd in the room, and a picture of all devices in each step. */
export async function playsRound(show: Show, devices: Awaited<ReturnType<Show['everybody']>>, round: Round) {
  const { kind, name = kind, teams = 8, people = 23 } = round
  const bots = await aCrowd(show.base, show.room, { teams, people })
  await show.does('next', ({ phase }) => phase === 'reading')
  await picture(devices.all, `${name} 1 reading`)
  await show.does('skip', ({ phase }) => phase === 'question')
  await picture(devices.all, `${name} 2 question`)
  for (const { page } of devices.phones) await answers(page, kind)
  await answerAll(bots, kind)
  await picture(devices.all, `${name} 3 saved`)
  await show.does('close', ({ phase }) => phase === 'closed')
  await picture(devices.all, `${name} 4 closed`)
  await show.does('reveal')
  await picture(devices.all, `${name} 5 key`)
  await show.does('reveal')
  await picture(devices.all, `${name} 6 why`)
  for (const { page } of devices.phones) await page.locator('button[aria-expanded=false]').last().click()
  await picture(devices.phones, `${name} 7 power answer`)
}
