import { describe, expect, test } from 'vitest'
import type { Report } from '../../server/src/runner/report.ts'
import { makeRoom, startApp } from '../support/app.ts'
import { aHost, aPhone, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

type Seated = Awaited<ReturnType<typeof aPhone>>
type Member = { readonly id: string; readonly team: string }

/** Eight people, six of them in team 1. */
async function aCrowdedRoom(rules: object = {}) {
  const game = await aGame({ kinds: ['choice'], length: 2, ...rules }, { pack: choices(2) })
  const more = await Promise.all(
    ['Cai', 'Dev', 'Esha', 'Fay', 'Gul', 'Hari'].map((name, at) =>
      aPhone(game.base, game.room, name, { team: at < 5 ? 't1' : 't2' }),
    ),
  )
  const people: readonly Seated[] = [game.ada, game.bo, ...more]
  return { ...game, people, teamsNow: () => teamsNow(game) }
}

const report = async ({ base, room, hostKey }: { base: string; room: string; hostKey: string }) =>
  (await (
    await fetch(`${base}/api/rooms/${room}/report`, { headers: { authorization: `Bearer ${hostKey}` } })
  ).json()) as Report

async function teamsNow(game: Parameters<typeof report>[0]) {
  const { people } = await report(game)
  return new Map(people.map(({ name, team }) => [name, team]))
}

const sizes = (teams: ReadonlyMap<string, string | undefined>) =>
  ['t1', 't2'].map((team) => [...teams.values()].filter((one) => one === team).length)

const dealt = (bot: Bot, team: string) => bot.gets('seat', (seat: Member) => seat.team === team)

describe('[TE1] deal again', () => {
  test('by chance: even teams, told to everybody and noted once', async () => {
    const game = await aCrowdedRoom()
    expect(sizes(await game.teamsNow())).toEqual([6, 2])
    const command = { request: requestId(), by: 'chance' }
    expect(await hostDoes(game.host, 'deal', command)).toMatchObject({ ok: true })
    const after = await game.teamsNow()
    expect(sizes(after)).toEqual([4, 4])
    const [moved] = game.people.filter(({ seat }) => after.get(seat.name) !== seat.team)
    if (!moved) throw new Error('Nobody has moved')
    await game.platform.advance(2500)
    await dealt(moved, after.get(moved.seat.name) ?? '')

    await hostDoes(game.host, 'deal', command)
    expect(await game.teamsNow()).toEqual(after)
    const { notices } = game.host.view as unknown as { notices: readonly { about: string }[] }
    expect(notices.filter(({ about }) => about === 'dealt')).toHaveLength(1)

    await hostDoes(game.host, 'deal', { by: 'chance' })
    expect(await game.teamsNow()).not.toEqual(after)
  })

  test('by results: the best of the question are spread over the teams', async () => {
    const game = await aCrowdedRoom()
    await game.openQuestion()
    const { view } = game.ada
    const right = view?.phase === 'question' ? view.question?.options.map(({ id }) => id) : []
    for (const [at, bot] of game.people.entries()) {
      await game.answer(bot, 0, { answer: right?.[at % 4] })
    }
    await game.closeQuestion()
    await game.next()
    await game.next()
    await game.passUntil(game.ada, (shown) => shown.phase === 'reveal' && shown.step === 'why')
    expect(await hostDoes(game.host, 'deal', { by: 'results' })).toMatchObject({ ok: true })

    const { people } = await report(game)
    expect(people.filter(({ points }) => points > 0)).toHaveLength(2)
    expect(new Set(people.flatMap(({ points, team }) => (points > 0 ? [team] : []))).size).toBe(2)
    expect(people.filter(({ team }) => team === 't1')).toHaveLength(4)
  })

  test('is refused while people answer, and before the key', async () => {
    const game = await aCrowdedRoom()
    await game.openQuestion()
    expect(await hostDoes(game.host, 'deal', { by: 'chance' })).toMatchObject({ refusal: 'step:too-soon' })
    await game.closeQuestion()
    expect(await hostDoes(game.host, 'deal', { by: 'chance' })).toMatchObject({ refusal: 'step:too-soon' })
    expect(sizes(await game.teamsNow())).toEqual([6, 2])
  })

  test('is refused where there are no teams', async () => {
    const { base } = await startApp()
    const host = await aHost(base, await makeRoom(base, { mode: 'solo' }))
    expect(await hostDoes(host, 'deal', { by: 'chance' })).toMatchObject({ refusal: 'step:impossible' })
  })
})
