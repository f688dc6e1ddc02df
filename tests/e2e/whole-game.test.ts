import { scoreGame, totalsOf } from '@jawab/shared/scoring/score-game'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure } from '../../client/src/i18n/figures.ts'
import { realPlatform } from '../../server/src/platform.ts'
import { createScores } from '../../server/src/runner/scores.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aFolder } from '../support/folders.ts'
import { aServer, networkAddress } from '../support/server-process.ts'
import { joinGame, makeRoom, option, sees, spoken, type Host, type Player } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const PHIRKI = 'Phirki Force'
const NAAV = 'Kaagaz ki Naav'

test('a game survives reloads, a lost phone and a killed server, and its scores are the record recomputed', async () => {
  const folder = aFolder()
  const server = await aServer({ folder })
  await server.start()
  const host = await makeRoom(browser, server, 4)
  const wall = await openDevice(browser, 'stage')
  await wall.goto(`${server.base}/screen/${host.pin}`)
  await sees(wall, spoken(host.pin))
  const asha = await joinGame(browser, host.joinUrl, 'Asha', PHIRKI)
  const imran = await joinGame(browser, host.joinUrl, 'Imran', PHIRKI)
  const kabir = await joinGame(browser, host.joinUrl, 'Kabir', NAAV)
  const zoya = await joinGame(browser, host.joinUrl, 'Zoya', NAAV)
  const players = [asha, imran, kabir, zoya]

  // An answer is changed; a phone and the host are reloaded while the question is open.
  await openQuestion(host, players)
  await answer([asha, 'A'], [imran, 'A'], [kabir, 'B'])
  await imran.page.reload()
  await imran.sees('Saved: A')
  expect(await option(imran.page, 'A').getAttribute('aria-pressed')).toBe('true')
  await host.page.reload()
  await answer([asha, 'B'], [zoya, 'A'])
  await closeAndExplain(host, players)

  // A phone loses its network, answers all the same, and comes back in time.
  await openQuestion(host, players)
  await answer([asha, 'A'], [imran, 'B'], [kabir, 'A'])
  await zoya.page.context().setOffline(true)
  await zoya.tap('B')
  await zoya.sees('B is not sent yet')
  await zoya.page.context().setOffline(false)
  await zoya.sees('Saved: B')
  await closeAndExplain(host, players)

  // The server is killed in the middle; everybody comes back by themselves, and what was saved is saved.
  await openQuestion(host, players)
  await answer([asha, 'A'], [imran, 'B'])
  await server.kill()
  await Promise.all(players.map(({ page }) => page.getByRole('alert').filter({ hasText: 'seat is safe' }).waitFor()))
  await server.start()
  await asha.sees('Saved: A')
  await imran.sees('Saved: B')
  await answer([kabir, 'A'], [zoya, 'A'])
  await closeAndExplain(host, players)

  // Somebody gives no answer.
  await openQuestion(host, players)
  await answer([asha, 'A'], [imran, 'A'], [kabir, 'A'])
  await host.page.keyboard.press('c')
  await closedTo(players)
  await explain(host, players)
  await host.next()
  await Promise.all(players.map((player) => player.sees('Shabaash!')))
  await sees(wall, /Shabaash/)

  const shown = await Promise.all(players.map(({ page }) => page.locator('body').innerText()))
  await server.stop()
  const { people, teams } = await recomputed(folder, host.pin)
  for (const [at, { name }] of players.entries()) expect(shown[at]).toContain(`${people[name]} points`)
  for (const text of shown) for (const points of Object.values(teams)) expect(text).toContain(figure(points, 'en'))
})

test('over an address of the network a game plays by plain http', async ({ skip }) => {
  if (networkAddress() === undefined) skip('this machine has no network address')
  const server = await aServer({ folder: aFolder(), host: '0.0.0.0' })
  await server.start()
  expect(server.base).toContain(String(networkAddress()))
  const host = await makeRoom(browser, server, 1)
  const wall = await openDevice(browser, 'stage')
  await wall.goto(`${server.base}/screen/${host.pin}`)
  await sees(wall, spoken(host.pin))
  const asha = await joinGame(browser, host.joinUrl, 'Asha', PHIRKI)
  await openQuestion(host, [asha])
  await answer([asha, 'A'])
  await closeAndExplain(host, [asha])
  await host.next()
  await asha.sees('Shabaash!')
  await server.stop()
})

/** From lobby, why or standings to options on every phone. */
async function openQuestion(host: Host, players: readonly Player[]) {
  await host.next()
  await Promise.all(players.map((player) => player.sees('Read first.')))
  await host.next()
  await Promise.all(players.map(({ page }) => option(page, 'A').waitFor()))
}

async function answer(...given: readonly [Player, 'A' | 'B'][]) {
  for (const [player, letter] of given) await player.tap(letter)
  await Promise.all(given.map(([player, letter]) => player.sees(`Saved: ${letter}`)))
}

async function closeAndExplain(host: Host, players: readonly Player[]) {
  await host.next()
  await closedTo(players)
  await explain(host, players)
}

const closedTo = (players: readonly Player[]) =>
  Promise.all(players.map(({ page }) => page.getByRole('heading', { name: 'What everybody answered' }).waitFor()))

async function explain(host: Host, players: readonly Player[]) {
  await host.next()
  await Promise.all(players.map((player) => player.sees(/Your points/)))
  await comparesAnswers(host)
  await host.next()
  await Promise.all(players.map((player) => player.sees('Full Power Answer')))
}

/** The bars of the console are of one length, also beside the key. */
async function comparesAnswers({ page }: Host) {
  const answers = page.getByRole('list', { name: 'Answers so far' })
  await answers.getByText('right', { exact: true }).first().waitFor()
  const lengths = await answers.locator('.bar').evaluateAll((bars) => bars.map((bar) => bar.clientWidth))
  expect(lengths.length).toBeGreaterThan(1)
  expect(new Set(lengths).size).toBe(1)
}

/** The totals of the game, computed anew from what the store holds. */
async function recomputed(folder: string, pin: string) {
  const store = openEmbeddedStore({ folder, platform: realPlatform })
  const room = await store.read((await store.findRoom(pin)) ?? '')
  if (!room) throw new Error(`No room ${pin} in the store`)
  const totals = totalsOf(scoreGame(await createScores(store).record(room)))
  const seats = await store.seats(room.id)
  await store.close()
  return {
    people: Object.fromEntries(seats.map(({ id, name }) => [name, totals.people.get(id)])),
    teams: Object.fromEntries([...totals.teams].map(([team, hundredths]) => [team, hundredths / 100])),
  }
}
