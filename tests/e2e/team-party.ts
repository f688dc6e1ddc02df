import type { Language } from '@jawab/shared/language'
import type { Pack } from '@jawab/shared/pack/pack'
import { scoreGame, totalsOf } from '@jawab/shared/scoring/score-game'
import type { Browser, Page } from 'playwright-core'
import { createScores } from '../../server/src/runner/scores.ts'
import { aQuestion } from '../unit/shared/builders.ts'
import { aParty, type Party } from './party.ts'
import { option, sees } from './people.ts'

const both = (text: string) => ({ en: text, 'hi-Latn': text })

const text = (en: string, hinglish: string) => ({ en, 'hi-Latn': hinglish })

/** A choice that people could talk about; `B`, the second as everybody sees it, need not be right. */
export const roles = aQuestion('choice', {
  id: 'roles',
  title: text('Roles of a task', 'Task ke roles'),
  prompt: text(
    'An app in a task gets AccessDenied from S3. Which role do you look at first?',
    'Task ka app S3 se AccessDenied pa raha hai. Sabse pehle kaunsa role dekhoge?',
  ),
  why: text('The app calls S3 with the task role.', 'App S3 ko task role se call karta hai.'),
  options: [
    { id: 'execution', text: both('Execution role'), whyNot: both('It pulls the image and writes logs.') },
    { id: 'task', text: both('Task role'), right: true },
    { id: 'instance', text: both('EC2 instance role'), whyNot: both('Fargate has none.') },
    { id: 'group', text: both('A security group'), whyNot: both('It rules traffic, not rights.') },
  ],
})

/** Steps that are put in order. */
export const start = aQuestion('order', { id: 'start', prompt: both('In what order does a task start?') })

export const packOf = (...questions: readonly ReturnType<typeof aQuestion>[]): Pack => ({
  id: 'test-pack',
  title: both('Test pack'),
  description: both('For tests.'),
  questions,
})

export const teamNames = ['Phirki Force', 'Kaagaz ki Naav']

/** So that whoever is asked knows what the others said. */
const rules = { teams: 2, earlyClose: false, seed: 'teams', standingsEvery: 0, length: 1 }

type Device = 'phone' | 'tablet'

/** Two teams of three phones each, in a room that answers in this way. */
export async function aTeamParty(
  browser: Browser,
  { lang = 'en', pack = packOf(roles), device = 'phone', ...settings }: TeamSettings,
) {
  const party = await aParty(browser, { lang, pack, rules: { ...rules, ...settings.rules } })
  const [asha, bo, cai] = [await comesIn('Asha', 0), await comesIn('Bo', 0), await comesIn('Cai', 0)]
  const [dev, esha, farid] = [await comesIn('Dev', 1), await comesIn('Esha', 1), await comesIn('Farid', 1)]
  return { ...party, asha, bo, cai, dev, esha, farid, all: [asha, bo, cai, dev, esha, farid] }

  async function comesIn(name: string, team: number): Promise<Page> {
    const page = await party.open(device, `/join/${party.room}#${party.code}`)
    await page.getByLabel(party.says.name).fill(name)
    await page.getByRole('button', { name: teamNames[team] ?? '' }).click()
    await page.getByRole('button', { name: party.says.join }).click()
    await sees(page, party.says.in)
    return page
  }
}

type TeamSettings = {
  readonly rules: object
  readonly lang?: Language
  readonly pack?: Pack
  readonly device?: Device
}

/** The option with these words, wherever the room has put it. */
export const card = (page: Page, words: string) =>
  page.getByRole('main').getByRole('button', { name: new RegExp(words) })

/** The letter under which the option stands. */
export async function letterOf(page: Page, words: string) {
  for (const letter of ['A', 'B', 'C', 'D'] as const) {
    if ((await option(page, letter).textContent())?.includes(words)) return letter
  }
  throw new Error(`No option says ${words}`)
}

/** [PT1] The totals, from what is stored alone. */
export async function recomputed({ store, room: pin }: Party) {
  const found = await store.findRoom(pin)
  const room = found === undefined ? undefined : await store.read(found)
  if (!room) throw new Error('The room is gone')
  const rounds = scoreGame(await createScores(store).record(room))
  const totals = totalsOf(rounds)
  const seats = await store.seats(room.id)
  return {
    rounds,
    ofPerson: (name: string) => totals.people.get(seats.find((seat) => seat.name === name)?.id ?? ''),
    ofTeam: (name: string) => (totals.teams.get(room.teams.find((team) => team.name === name)?.id ?? '') ?? 0) / 100,
  }
}
