import { fileURLToPath } from 'node:url'
import type { Pack } from '@jawab/shared/pack/pack'
import type { View } from '@jawab/shared/protocol/views'
import { kindNames, type KindName, type QuestionFace } from '@jawab/shared/question/kinds'
import { seededRandom } from '@jawab/shared/random'
import { scoreGame, totalsOf } from '@jawab/shared/scoring/score-game'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guess } from '../../client/src/pages/rehearsal/guess.ts'
import { loadPacks } from '../../server/src/packs/load-packs.ts'
import { createScores } from '../../server/src/runner/scores.ts'
import { aPhone, requestId } from '../support/bots.ts'
import { launchBrowser } from '../support/browser.ts'
import { aParty, closes, does, type Party } from './party.ts'
import { option, sees } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const QUESTIONS = 20
const BOTS = 6
const content = fileURLToPath(new URL('../../content/packs', import.meta.url))

/** So many questions of the shipped bank, the kinds in turn. */
async function ofEveryKind(count: number): Promise<Pack> {
  const bank = (await loadPacks(content)).packs.get('aws-containers')
  if (!bank) throw new Error('The bank is not there')
  const turns = Array.from({ length: Math.ceil(count / kindNames.length) }, (_, at) => at)
  const inTurn = turns.flatMap((at) =>
    kindNames.flatMap((kind) => bank.questions.filter((question) => question.kind === kind)[at] ?? []),
  )
  // Questions that are kept apart in a draw meet here: only their kinds matter.
  return {
    ...bank,
    id: 'test-pack',
    questions: inTurn.slice(0, count).map(({ group: _apart, ...question }) => question),
  }
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** What somebody does on a phone to give any answer of the kind. */
const answerOn: Readonly<Record<KindName, (page: Page, question: QuestionFace) => Promise<void>>> = {
  choice: (page) => option(page, 'A').click(),
  'true-false': (page) => option(page, 'B').click(),
  scenario: (page) => option(page, 'C').click(),
  poll: (page) => option(page, 'A').click(),
  several: (page) => option(page, 'A').click(),
  mistake: (page) => option(page, 'B').click(),
  order: (page) => press(page, 'This order'),
  async number(page, { min }) {
    await page.getByLabel('Your number').fill(String(min))
    await press(page, /^Send/)
  },
  match: placeAll,
  sort: placeAll,
  async text(page) {
    await page.getByLabel('Your answer').fill('bridge')
    await press(page, 'Send')
  },
  async cloze(page, { bank = [], blanks = [] }) {
    const places = blanks.map((_, at) => at)
    if (bank.length > 0) for (const at of places) await page.getByRole('group').getByRole('button').nth(at).click()
    else {
      for (const at of places) await page.getByRole('textbox').nth(at).fill('awsvpc')
      await press(page, 'Send')
    }
  },
  // They talk.
  discuss: async () => {},
}

async function placeAll(page: Page, { options, targets = [] }: QuestionFace) {
  for (const at of options.keys())
    await page
      .locator('[id^=choices-] button')
      .nth(at % targets.length)
      .click()
}

test(`${QUESTIONS} questions over all kinds, and what everybody has is the record recomputed`, async () => {
  const party = await aParty(browser, {
    lang: 'en',
    pack: await ofEveryKind(QUESTIONS),
    rules: { mode: 'mean', teams: 2, kinds: [...kindNames], length: QUESTIONS, standingsEvery: 0, earlyClose: false },
  })
  const { host, store } = party
  const phones = [await party.comesIn('Asha'), await party.comesIn('Imran')]
  const bots = await Promise.all(
    Array.from({ length: BOTS }, (_, at) => aPhone(party.base, party.room, `Bot ${at}`, { code: party.code })),
  )
  const random = seededRandom('every kind')
  const played = new Set<KindName>()

  for (let round = 1; round <= QUESTIONS; round++) {
    const question = await openNext(party)
    played.add(question.kind)
    await Promise.all(phones.map((page) => answerOn[question.kind](page, question)))
    if (question.kind !== 'discuss') await Promise.all(phones.map((page) => sees(page, /^Saved/)))
    for (const bot of bots) {
      const answer = guess(question, random)
      const given = { round, stage: 'solo', answer, seq: 1, request: requestId() }
      await expect.poll(() => bot.send('answer:submit', given), { timeout: 5000 }).toMatchObject({ ok: true })
    }
    await closes(host)
    while (!isAtWhy(host.view)) await does(host, 'reveal', changed(host.view))
    if (question.kind === 'discuss') await marks(party, phones)
    else await Promise.all(phones.map((page) => sees(page, 'What everybody answered')))
  }
  while (host.view?.phase !== 'finished') await does(host, 'next', changed(host.view))

  expect([...played].toSorted()).toEqual(kindNames.toSorted())
  const room = await store.read((await store.findRoom(party.room)) ?? '')
  if (!room) throw new Error('The room is gone')
  const totals = totalsOf(scoreGame(await createScores(store).record(room)))
  const seats = await store.seats(room.id)
  for (const [at, name] of ['Asha', 'Imran'].entries()) {
    const points = totals.people.get(seats.find((seat) => seat.name === name)?.id ?? '')
    await sees(phones[at] as Page, new RegExp(`\\b${points} points`))
  }
  const placed = await store.standings(room.id, seats.length)
  expect(placed.people.map(({ id, points }) => [id, points])).toEqual(
    expect.arrayContaining([...totals.people].map(([id, points]) => [id, points])),
  )
})

/** With two teams it is the host who marks: one of them has covered everything. */
async function marks({ host }: Party, phones: readonly Page[]) {
  await does(host, 'next', ({ phase }) => phase === 'marking')
  const { view } = host
  if (view?.phase !== 'marking') throw new Error('Nothing is being marked')
  const points = view.points.map(({ id }) => id)
  const mark = { round: view.round, team: view.pairs[0]?.team, points, seq: 1, request: requestId() }
  expect(await host.send('mark:submit', mark)).toMatchObject({ ok: true })
  await does(host, 'next', (next) => next.phase === 'marking' && next.step === 'counted')
  await Promise.all(phones.map((page) => sees(page, /of \d+ covered|Nobody marked/)))
}

const isAtWhy = (view: View | undefined) => view?.phase === 'reveal' && view.step === 'why'

const changed = (before: View | undefined) => (view: View) => view.version !== before?.version

/** On from wherever the room is, until options are on every phone. */
async function openNext({ host }: Party): Promise<QuestionFace> {
  while (host.view?.phase !== 'reading') await does(host, 'next', changed(host.view))
  await does(host, 'skip', ({ phase }) => phase === 'question')
  const open = await host.sees((view) => view.phase === 'question' && view.question !== undefined)
  if (open.phase !== 'question' || !open.question) throw new Error('No question is open')
  return open.question
}
