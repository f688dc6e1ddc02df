import type { Pack } from '@jawab/shared/pack/pack'
import type { KindName } from '@jawab/shared/question/kinds'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { oneOfEachKind } from '../support/packs.ts'
import { aQuestion } from '../unit/shared/builders.ts'
import { faults, faultsOf } from './checker.ts'
import { aParty, closes, does, showsKey, showsWhy, type Party } from './party.ts'
import { sees, spoken } from './people.ts'
import { isFocused, walksTo } from './walking.ts'

/** What is typed, filled in, struck out or only asked for an opinion: on a phone by keys alone, and on a wall. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const kinds = ['text', 'cloze', 'mistake', 'scenario', 'poll'] as const satisfies readonly KindName[]

const BANK = ['PENDING', 'running', 'STOPPED']

function typedKinds(): Pack {
  const pack = oneOfEachKind()
  return { ...pack, questions: [...pack.questions, aQuestion('cloze', { id: 'banked', bank: BANK })] }
}

const phrases = {
  en: {
    yourAnswer: 'Your answer',
    typeIt: 'Type it on your phone',
    itWas: 'It was load balancer.',
    youTyped: 'You typed gateway.',
    others: 'other answers',
    blank: (number: number) => `Blank ${number} of 2`,
    partly: 'Partly right.',
    happened: 'What happened',
    wereWrong: 'B and C were wrong.',
    youMarked: 'You marked A and B.',
    instead: 'What is true instead',
    noKey: 'No right or wrong here.',
  },
  'hi-Latn': {
    yourAnswer: 'Tumhara jawab',
    typeIt: 'Apne phone par likho',
    itWas: 'Jawab load balancer tha.',
    youTyped: 'Tumne likha: gateway.',
    others: 'doosre jawab',
    blank: (number: number) => `Khaali jagah ${number}, kul 2`,
    partly: 'Thoda sahi.',
    happened: 'Kya hua',
    wereWrong: 'Galat: B aur C.',
    youMarked: 'Tumne A aur B mark kiya.',
    instead: 'Asal mein kya hai',
    noKey: 'Yahan kuch sahi ya galat nahi.',
  },
} as const

type Words = (typeof phrases)['en' | 'hi-Latn']
type Devices = { readonly phone: Page; readonly wall: Page; readonly party: Party; readonly words: Words }

/** What is done in a round, and what must then be seen of it. */
type Played = {
  readonly answers: (devices: Devices) => Promise<void>
  readonly saved: string
  readonly sealed?: (devices: Devices) => Promise<void>
  readonly keyed?: (devices: Devices) => Promise<void>
  readonly explained?: (devices: Devices) => Promise<void>
}

const plays: Readonly<Record<Exclude<(typeof kinds)[number], 'cloze'> | 'typed' | 'banked', Played>> = {
  text: {
    async answers({ phone, wall, words }) {
      await sees(wall, words.typeIt)
      await walksTo(phone, 'textbox', words.yourAnswer)
      await phone.keyboard.type('gateway')
      await phone.keyboard.press('Enter')
    },
    saved: 'gateway',
    // Nobody writes on the wall alone.
    async sealed({ wall, words }) {
      await sees(wall, words.others)
      expect(await wall.getByText('gateway').count()).toBe(0)
    },
    async keyed({ phone, wall, words }) {
      await phone.getByRole('heading', { name: words.itWas }).waitFor()
      await sees(phone, words.youTyped)
      await sees(wall, 'load balancer')
    },
  },
  typed: {
    async answers({ phone, words }) {
      await walksTo(phone, 'textbox', words.blank(1))
      await phone.keyboard.type('pending')
      await phone.keyboard.press('Enter')
      expect(await isFocused(phone, words.blank(2), 'textbox')).toBe(true)
      await phone.keyboard.type('stopped')
      await phone.keyboard.press('Enter')
    },
    saved: 'pending, stopped',
    async keyed({ phone, wall, words }) {
      await phone.getByRole('heading', { name: words.partly }).waitFor()
      for (const page of [phone, wall]) await sees(page, 'running')
    },
  },
  banked: {
    async answers({ phone, words, party }) {
      await walksTo(phone, 'button', /^STOPPED$/)
      await phone.keyboard.press('Enter')
      await sees(phone, party.says.saved('STOPPED, …'))
      // Pressed again it is free again, but the only word of an answer stays until another takes its place.
      await walksTo(phone, 'button', /^running$/)
      await phone.keyboard.press('Enter')
      await walksTo(phone, 'button', `${words.blank(1)}: STOPPED`)
      await phone.keyboard.press('Enter')
      await walksTo(phone, 'button', /^PENDING$/)
      await phone.keyboard.press('Enter')
      expect(await phone.getByRole('button', { name: /^PENDING$/, pressed: true }).count()).toBe(1)
    },
    saved: 'PENDING, running',
    keyed: ({ wall }) => sees(wall, 'PENDING'),
  },
  mistake: {
    async answers({ phone }) {
      await phone.keyboard.press('a')
      await phone.keyboard.press('b')
    },
    saved: 'A',
    async keyed({ phone, words }) {
      await phone.getByRole('heading', { name: words.wereWrong }).waitFor()
      await sees(phone, words.youMarked)
    },
    explained: ({ wall, words }) => sees(wall, words.instead),
  },
  scenario: {
    async answers({ phone, wall, words }) {
      for (const page of [phone, wall]) await sees(page, words.happened)
      await phone.keyboard.press('a')
    },
    saved: 'A',
  },
  poll: {
    answers: ({ phone }) => phone.keyboard.press('b'),
    saved: 'B',
    async explained({ phone, wall, words, party }) {
      await phone.getByRole('heading', { name: words.noKey }).waitFor()
      await sees(wall, words.noKey)
      expect(await phone.getByText(party.says.points).count()).toBe(0)
    },
  },
}

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('typed answers, blanks, mistakes, incidents and polls are played by keys alone, on a phone and a wall', async () => {
    const rules = { kinds: [...kinds], length: kinds.length + 1, earlyClose: false, standingsEvery: 0 }
    const party = await aParty(browser, { lang, pack: typedKinds(), rules })
    const { host, says } = party
    const wall = await party.open('stage', `/screen/${party.room}`)
    await sees(wall, spoken(party.room))
    const phone = await party.comesIn('Asha')
    const devices: Devices = { phone, wall, party, words: phrases[lang] }
    const found: string[] = []
    const check = async (where: string) => {
      found.push(...(await faultsOf(phone, `phone, ${where}`)))
      found.push(...(await faults(wall)).map((fault) => `wall, ${where}: ${fault}`))
    }

    const played: string[] = []
    for (let round = 1; round <= rules.length; round++) {
      await does(host, 'next', ({ phase }) => phase === 'reading')
      await sees(phone, says.readFirst)
      await does(host, 'skip', ({ phase }) => phase === 'question')
      const view = host.view
      if (view?.phase !== 'question' || !view.question) throw new Error('No question is open')
      const { kind, bank } = view.question
      const name = kind === 'cloze' ? (bank ? 'banked' : 'typed') : (kind as Exclude<(typeof kinds)[number], 'cloze'>)
      played.push(name)
      const { answers, saved, sealed, keyed, explained } = plays[name]
      await phone.locator('.appear').getByRole('button').first().waitFor()

      await check(`${name}, open`)
      await answers(devices)
      await sees(phone, says.saved(saved))
      await check(`${name}, given`)
      await closes(host)
      await phone.getByRole('heading', { name: says.timeUp }).waitFor()
      await sealed?.(devices)
      await check(`${name}, closed`)
      if (kind !== 'poll') {
        await showsKey(host)
        await sees(phone, says.points)
        await keyed?.(devices)
        await check(`${name}, key`)
      }
      await showsWhy(host)
      await walksTo(phone, 'button', says.powerAnswer)
      await explained?.(devices)
      await check(`${name}, why`)
    }
    expect(played.toSorted()).toEqual(Object.keys(plays).toSorted())
    expect(found).toEqual([])
  })
})

test('a word of the bank is in one blank only, and what stands is what comes back after a reload', async () => {
  const pack = typedKinds()
  const banked = pack.questions.filter(({ id }) => id === 'banked')
  const party = await aParty(browser, {
    lang: 'en',
    pack: { ...pack, questions: banked },
    rules: { kinds: ['cloze'], length: 1, earlyClose: false },
  })
  const phone = await party.comesIn('Asha')
  await does(party.host, 'next', ({ phase }) => phase === 'reading')
  await does(party.host, 'skip', ({ phase }) => phase === 'question')
  const word = (name: string) => phone.getByRole('button', { name, exact: true })
  const blank = (number: number, filled: string) =>
    phone.getByRole('button', { name: `Blank ${number} of 2: ${filled}` })

  await word('PENDING').click()
  await word('running').click()
  await sees(phone, 'Saved: PENDING, running')
  // Taken back by the word itself, and its blank takes the next one.
  await word('running').click()
  await sees(phone, 'Saved: PENDING, …')
  await blank(2, 'empty').waitFor()
  // The last word cannot be taken back, only replaced: nothing is not an answer.
  await blank(1, 'PENDING').click()
  await word('STOPPED').click()
  await sees(phone, 'Saved: STOPPED, …')
  await phone.reload()
  await blank(1, 'STOPPED').waitFor()
  await blank(2, 'empty').waitFor()
})
