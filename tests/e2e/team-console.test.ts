import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPhone, requestId, type Bot } from '../support/bots.ts'
import { launchBrowser } from '../support/browser.ts'
import { choices } from '../support/packs.ts'
import { faults, faultsOf } from './checker.ts'
import { aParty, closes, does, showsKey, showsWhy } from './party.ts'
import { sees, spoken } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const shown = {
  en: {
    talk: /^Talk: \d+\u00a0s/,
    proposed: 'Phirki Force: 1 of 2 has proposed',
    proposedHere: '1 of 2 proposed',
    together: 'Now answer as one: most of you, or your spokesperson.',
    stands: 'Phirki Force has an answer',
    caption: 'What each team answered together',
    advice: 'Advice: give the talk its time.',
    answerTogether: 'Answer together',
    why: 'Why these points?',
    whyOf: 'Why Ada has these points',
    mean: /Mean of the members: \d+ × 40%/,
    dismiss: 'Close',
    chance: 'By chance',
    deal: 'Deal',
    dealt: /Dealt anew/,
    moved: 'Ada changed team.',
  },
  'hi-Latn': {
    talk: /^Baat karo: \d+\u00a0s/,
    proposed: 'Phirki Force: 2 mein se 1 ne suggest kiya',
    proposedHere: '2 mein se 1 ne suggest kiya',
    together: 'Ab ek jawab do: zyada log jo bolein, ya tumhara spokesperson.',
    stands: 'Phirki Force ka jawab aa gaya',
    caption: 'Har team ne milkar kya jawab diya',
    advice: 'Salah: baat ko poora time do.',
    answerTogether: 'Saath mein answer',
    why: 'Itne points kyun?',
    whyOf: 'Ada ke itne points kyun',
    mean: /Members ka average: \d+ × 40%/,
    dismiss: 'Band karo',
    chance: 'Chance se',
    deal: 'Baant do',
    dealt: /Phir se baanta/,
    moved: 'Ada ki team badli.',
  },
} as const

/** The option at a place of the question that a phone shows. */
const optionOf = ({ view }: Bot, at: number) =>
  view && 'question' in view && view.question && 'options' in view.question ? (view.question.options[at]?.id ?? '') : ''

const answers = (bot: Bot, stage: 'solo' | 'team', answer: string) =>
  bot.send('answer:submit', { round: 1, stage, answer, seq: stage === 'solo' ? 1 : 2, request: requestId() })

describe.each(['en', 'hi-Latn'] as const)('[TE4] in %s', (lang) => {
  test('a host leads teams through a talk, deals them anew, and can say why somebody has points', async () => {
    const says = shown[lang]
    const rules = { mode: 'two-stage', teams: 2, huddleSeconds: 60, teamSeconds: 60, earlyClose: false }
    const party = await aParty(browser, { lang, pack: choices(2), rules })
    const seat = (name: string, team: string) => aPhone(party.base, party.room, name, { team })
    const [ada, bo, cai] = [await seat('Ada', 't1'), await seat('Bo', 't1'), await seat('Cai', 't2')]
    const link = `/host/${party.room}#${party.hostKey}`
    const console = await party.open('desk', link)
    const remote = await party.open('phone', link)
    const wall = await party.open('stage', `/screen/${party.room}`)
    await sees(wall, spoken(party.room))
    const found: string[] = []
    const check = async (where: string) => {
      found.push(...(await faultsOf(console, `console, ${where}`)), ...(await faultsOf(remote, `remote, ${where}`)))
      found.push(...(await faults(wall)).map((fault) => `wall, ${where}: ${fault}`))
    }

    await party.opensQuestion()
    await expect.poll(() => optionOf(ada, 0)).not.toBe('')
    const { key } = party.host.view as unknown as { key: string }
    const wrong = [0, 1].map((at) => optionOf(ada, at)).find((id) => id !== key) ?? ''
    await expect.poll(async () => (await answers(ada, 'solo', key)).ok, { interval: 200, timeout: 5000 }).toBe(true)
    await answers(bo, 'solo', wrong)
    await answers(cai, 'solo', wrong)
    await does(party.host, 'close', ({ phase }) => phase === 'huddle')
    await wall.getByText(says.talk).first().waitFor()
    await sees(console, says.advice)
    await answers(ada, 'team', key)
    await wall.getByText(says.proposed).waitFor({ state: 'attached' })
    await sees(console, says.proposedHere)
    await check('huddle')

    await console.getByRole('button', { name: says.answerTogether }).click()
    await sees(wall, says.together)
    await answers(bo, 'team', key)
    await wall.getByText(says.stands).waitFor({ state: 'attached' })
    await check('together')
    await closes(party.host)
    await sees(wall, says.caption)
    await check('closed')
    await showsKey(party.host)
    await check('key')
    await showsWhy(party.host)
    await check('why')

    await explains(console, says, check)
    await deals(console, says)
    expect(found).toEqual([])
  })
})

type Words = (typeof shown)['en' | 'hi-Latn']

/** [PT9] Ada's points, round by round. */
async function explains(console: Page, says: Words, check: (where: string) => Promise<void>) {
  await console.locator('summary', { hasText: 'Ada' }).click()
  await console.getByRole('button', { name: says.why }).click()
  const dialog = console.getByRole('dialog', { name: says.whyOf })
  await dialog.getByText(says.mean).waitFor()
  await check('points')
  await dialog.getByRole('button', { name: says.dismiss }).click()
}

/** [TE1] One by dragging, then everybody. */
async function deals(console: Page, says: Words) {
  const row = console.locator('summary[draggable=true]', { hasText: 'Ada' })
  await row.dragTo(console.locator('aside li', { hasText: 'Kaagaz ki Naav' }).first())
  await sees(console, says.moved)
  await console.getByRole('button', { name: says.chance }).click()
  await console.getByRole('dialog').getByRole('button', { name: says.deal, exact: true }).click()
  await sees(console, says.dealt)
}
