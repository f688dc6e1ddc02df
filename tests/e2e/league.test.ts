import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START_KEY } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { faultsOf } from './checker.ts'
import { aParty, closes, does, saved, showsKey, showsWhy, type Party } from './party.ts'
import { sees } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const phrases = {
  en: {
    make: 'Make a league',
    name: 'Name of the league',
    makeDo: 'Make the league',
    noGames: 'No game has been posted yet.',
    drawKey: 'Make me a key',
    post: 'Post to a league',
    postDo: 'Post this game',
    posted: 'Posted as game 1: 1 person, 2 teams.',
    seeBoards: 'See the boards',
    code: 'Code of the league',
    ownerKey: 'Owner key',
    copyOwner: 'Copy the owner key',
    improvement: 'Improvement',
    month: 'Month',
    you: 'you',
    withdraw: 'Take my name out',
    withdrawn: 'Done. This league does not know you any more.',
  },
  'hi-Latn': {
    make: 'League banao',
    name: 'League ka naam',
    makeDo: 'League bana do',
    noGames: 'Abhi koi game post nahi hua.',
    drawKey: 'Mere liye key banao',
    post: 'League mein post karo',
    postDo: 'Yeh game post karo',
    posted: 'Game 1 ban kar post hua: 1 log, 2 teams.',
    seeBoards: 'Boards dekho',
    code: 'League ka code',
    ownerKey: 'Owner key',
    copyOwner: 'Owner key copy karo',
    improvement: 'Sudhaar',
    month: 'Mahina',
    you: 'tum',
    withdraw: 'Mera naam hatao',
    withdrawn: 'Ho gaya. Yeh league ab tumhe nahi jaanti.',
  },
} as const

/** The rows of people as a screen reader says them. */
const peopleOn = (page: Page) => page.locator('section', { has: page.locator('#board-people') }).getByRole('listitem')

/** From the page where rooms are made, by keyboard alone; gives the page of the league. */
async function makesLeague(party: Party, says: (typeof phrases)['en' | 'hi-Latn']) {
  const desk = await party.open('desk', `/new#${START_KEY}`)
  await desk.locator('summary', { hasText: says.make }).focus()
  await desk.keyboard.press('Enter')
  await desk.getByLabel(says.name).focus()
  await desk.keyboard.type('Thursday containers')
  await desk.getByRole('button', { name: says.makeDo }).focus()
  await desk.keyboard.press('Enter')
  await desk.waitForURL(/\/league\/\w{8}$/)
  await desk.getByRole('heading', { name: 'Thursday containers' }).waitFor()
  await sees(desk, says.noGames)
  return desk
}

/** Once the server has taken it. */
async function posts(console: Page, says: (typeof phrases)['en' | 'hi-Latn']) {
  const posted = console.waitForResponse((response) => response.url().includes('/games') && response.status() === 201)
  await console.getByRole('button', { name: says.postDo }).click()
  await posted
}

/** One question, which Asha answers, and the podium. */
async function playsGame(party: Party, asha: Page) {
  await party.opensQuestion(asha)
  await party.tap(asha, 'A')
  await saved(asha, 'A', party)
  await closes(party.host)
  await showsKey(party.host)
  await showsWhy(party.host)
  await does(party.host, 'end', ({ phase }) => phase === 'finished')
}

test.each(['en', 'hi-Latn'] as const)(
  '[LG1] [LG2] in %s: a league is made, a game is posted twice and counts once, and a name is taken out',
  async (lang) => {
    const says = phrases[lang]
    const party = await aParty(browser, { lang, rules: { mode: 'mean', teams: 2, length: 1 } })
    const found: string[] = []
    const check = async (page: Page, where: string) => void found.push(...(await faultsOf(page, where)))
    const desk = await makesLeague(party, says)
    await check(desk, 'a new league')
    const address = new URL(desk.url()).pathname

    // Asha makes herself a key before she joins, on the same phone.
    const own = await party.open('phone', address)
    const draw = own.getByRole('button', { name: says.drawKey })
    await draw.waitFor()
    await check(own, 'without a key')
    await draw.click()
    await own.getByRole('button', { name: says.withdraw }).waitFor()
    const asha = await party.comesIn('Asha', { context: own.context() })
    await party.comesIn('Ravi')
    await playsGame(party, asha)

    const console = await party.open('desk', `/host/${party.room}#${party.hostKey}`, { context: desk.context() })
    await console.locator('summary', { hasText: says.post }).click()
    // The device that made the league remembers it, and what opens it.
    expect(await console.getByLabel(says.code).inputValue()).toMatch(/^\w{4} \w{4}$/)
    await posts(console, says)
    await sees(console, says.posted)
    await check(console, 'posted')
    await posts(console, says)
    await sees(console, says.posted)
    expect(await console.getByRole('link', { name: says.seeBoards }).getAttribute('href')).toBe(address)

    await own.reload()
    await peopleOn(own).first().waitFor()
    expect(await peopleOn(own).allInnerTexts()).toEqual([expect.stringMatching(new RegExp(`Asha.*, ${says.you}`, 's'))])
    await check(own, 'boards on a phone')
    const wall = await party.open('stage', address)
    await sees(wall, 'Asha')
    await wall.getByRole('button', { name: says.month }).click()
    await check(wall, 'boards on a wall')
    await wall.getByRole('button', { name: says.improvement }).click()

    await own.getByRole('button', { name: says.withdraw }).click()
    await check(own, 'asked once more')
    await own.getByRole('button', { name: says.withdraw }).click()
    await sees(own, says.withdrawn)
    await expect.poll(() => peopleOn(own).count()).toBe(0)
    await posts(console, says)
    await own.reload()
    await own.getByRole('heading', { name: 'Thursday containers' }).waitFor()
    expect(await peopleOn(own).count()).toBe(0)

    expect(found).toEqual([])
  },
)
