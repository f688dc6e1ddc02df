import { hasKey, type KindName, type QuestionFace } from '@jawab/shared/question/kinds'
import type { Page } from 'playwright-core'
import { picture } from './cast.ts'
import { aCrowd, answerAll } from './crowd.ts'
import type { Show } from './show.ts'

/** Gives an answer with whatever the phone shows for it, in any language. */
async function answers(page: Page, { kind, options, targets = [], blanks = [], bank = [], max }: QuestionFace) {
  const main = page.getByRole('main')
  const picked = main.locator('.options button').nth(1)
  switch (kind) {
    case 'number':
      return types([String(max)])
    case 'text':
      return types(['bridge'])
    case 'cloze':
      if (bank.length === 0) return types(blanks.map(() => 'awsvpc'))
      for (const at of blanks.keys()) await main.getByRole('group').getByRole('button').nth(at).click()
      return
    case 'match':
    case 'sort':
      for (const at of options.keys()) {
        await page
          .locator('[id^=choices-] button')
          .nth(at % targets.length)
          .click()
      }
      return
    case 'order':
      return main.locator('ol + p + button').click()
    case 'discuss':
      // They talk.
      return
    default:
      return picked.click()
  }

  async function types(words: readonly string[]) {
    for (const [at, word] of words.entries()) await main.getByRole('textbox').nth(at).fill(word)
    await main.locator('button[type=submit]').click()
  }
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
  const { view } = show.host
  if (view?.phase !== 'question' || !view.question) throw new Error('No question is open')
  for (const { page } of devices.phones) await answers(page, view.question)
  await answerAll(bots, kind)
  await picture(devices.all, `${name} 3 saved`)
  await show.does('close', ({ phase }) => phase === 'closed')
  await picture(devices.all, `${name} 4 closed`)
  await show.does('reveal')
  if (hasKey(kind)) {
    await picture(devices.all, `${name} 5 key`)
    await show.does('reveal')
  }
  await picture(devices.all, `${name} 6 why`)
  // The Power Answer of a discussion is read later, beside the points.
  if (kind === 'discuss') return
  for (const { page } of devices.phones) await page.locator('button[aria-expanded=false]').last().click()
  await picture(devices.phones, `${name} 7 power answer`)
}
