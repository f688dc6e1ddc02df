import { scoreGame, totalsOf } from '@jawab/shared/scoring/score-game'
import { describe, expect, test } from 'vitest'
import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import { createScores } from '../../server/src/runner/scores.ts'
import type { Report } from '../../server/src/runner/report.ts'
import { aHost, hostDoes } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

const report = async ({ base, room, hostKey }: { base: string; room: string; hostKey: string }, query = '') =>
  fetch(`${base}/api/rooms/${room}/report${query}`, { headers: { authorization: `Bearer ${hostKey}` } })

describe('[RM2] hosts', () => {
  test('two consoles show the same, whoever steers', async () => {
    const game = await aGame()
    const second = await aHost(game.base, game)
    await game.next('start')
    await game.passUntil(second, ({ phase }) => phase === 'reading')
    await game.platform.advance(600)
    expect(await hostDoes(second, 'skip')).toMatchObject({ ok: true })
    await game.passUntil(game.host, ({ phase }) => phase === 'question')
  })

  test('[ST5] names come to the host, fifty at a time, and to nobody else but team mates', async () => {
    const game = await aGame()
    await game.platform.advance(500)
    await game.host.gets('roster')
    await game.ada.gets('team')
    const named = (packets: readonly { said: unknown }[]) => JSON.stringify(packets)
    expect(named(game.ada.packets)).not.toContain('"Bo"')
    expect(named(game.host.packets)).toContain('"Bo"')
  })
})

describe('[ST4] seats', () => {
  test('a rename and a move reach the phone', async () => {
    const game = await aGame()
    await hostDoes(game.host, 'rename', { seat: game.ada.seat.id, name: 'Augusta' })
    await hostDoes(game.host, 'move', { seat: game.ada.seat.id, team: 't2' })
    await game.platform.advance(2500)
    await game.ada.gets('seat', ({ name, team }: { name: string; team: string }) => name === 'Augusta' && team === 't2')
  })

  test('past rounds stay with the team of that time', async () => {
    const game = await aGame({ kinds: ['choice'] }, { pack: choices(2) })
    await game.openQuestion()
    await game.answer(game.ada)
    await game.closeQuestion()
    await hostDoes(game.host, 'move', { seat: game.ada.seat.id, team: 't2' })
    await game.next()
    const { rounds } = (await (await report(game)).json()) as Report
    expect(rounds[0]?.roster.find(({ seat }) => seat === game.ada.seat.id)).toMatchObject({ team: 't1' })
  })

  test.each([
    ['kick', { seat: 'nobody' }, 'seat:unknown'],
    ['move', { seat: 'ada', team: 't99' }, 'team:unknown'],
    ['rename', { seat: 'ada', name: 'bo' }, 'seat:name-taken'],
    ['rename', { seat: 'ada', name: '\u200b' }, 'seat:name-unfit'],
  ])('%s %j is refused', async (command, asked, refusal) => {
    const game = await aGame()
    const seat = asked.seat === 'ada' ? game.ada.seat.id : asked.seat
    expect(await hostDoes(game.host, command, { ...asked, seat })).toMatchObject({ refusal })
  })
})

describe('[PT10] a void', () => {
  test('sends results again, with a banner on every device', async () => {
    const game = await aGame({ kinds: ['choice'] }, { pack: choices(2) })
    await game.openQuestion()
    await game.answer(game.ada)
    await game.closeQuestion()
    await game.next()
    await game.passUntil(game.ada, ({ phase }) => phase === 'reveal')
    await game.ada.gets('result')
    await hostDoes(game.host, 'void', { round: 1 })
    await game.passUntil(game.ada, ({ banner }) => banner?.about === 'void')
    await game.platform.advance(100)
    await game.ada.gets('result', ({ terms }: ResultEvent) => terms.some(({ term }) => term === 'void'))
    expect(game.ada.results.at(-1)).toMatchObject({ points: 0, total: 0 })
  })
})

test('[RD10] a room that has ended says so to all who are in it', async () => {
  const game = await aGame()
  await game.store.end((await game.store.findRoom(game.room)) ?? '')
  await game.platform.advance(100)
  for (const device of [game.host, game.ada, game.bo]) {
    expect(await device.gets('bye')).toMatchObject({ refusal: 'room:ended' })
    await device.gone()
  }
})

describe('the end of a game', () => {
  async function played() {
    const game = await aGame({ kinds: ['choice'], length: 2 }, { pack: choices(6) })
    for (const at of [0, 1]) {
      await game.openQuestion()
      await game.answer(game.ada, at, { claimMs: 300 })
      await game.answer(game.bo, at + 1)
      await game.closeQuestion()
      await game.next()
      await game.next()
    }
    await game.next()
    await game.passUntil(game.ada, ({ phase }) => phase === 'finished')
    return game
  }

  test('[PT1] report, results and standings are the record recomputed', async () => {
    const game = await played()
    const stored = await game.store.read((await game.store.findRoom(game.room)) ?? '')
    if (!stored) throw new Error('The room is gone')
    const totals = totalsOf(scoreGame(await createScores(game.store).record(stored)))

    const { people, teams, rounds } = (await (await report(game)).json()) as Report
    expect(Object.fromEntries(people.map(({ seat, points }) => [seat, points]))).toEqual(
      Object.fromEntries(totals.people),
    )
    for (const { id, points } of teams) expect(Math.round(points * 100)).toBe(totals.teams.get(id) ?? 0)
    expect(rounds.map(({ answers }) => answers.length)).toEqual([2, 2])
    expect(game.ada.results.at(-1)?.total).toBe(totals.people.get(game.ada.seat.id))
    expect(game.ada.view).toMatchObject({
      standings: [{ id: 't1' }, { id: 't2' }].sort(
        (one, other) => (totals.teams.get(other.id) ?? 0) - (totals.teams.get(one.id) ?? 0),
      ),
    })
  })

  test('[RV2] a team comes from no place in its first round, and from one in the second', async () => {
    const game = await played()
    const [first, second] = game.ada.results.map(({ team }) => team)
    expect(first).toMatchObject({ rank: expect.any(Number) as number })
    expect(first).not.toHaveProperty('rankBefore')
    expect(second).toMatchObject({ rankBefore: first?.rank })
  })

  test('the report is the host key holder alone', async () => {
    const game = await played()
    expect((await report({ ...game, hostKey: 'wrong' })).status).toBe(401)
    expect((await report({ ...game, hostKey: 'wrong' }, '?format=csv')).status).toBe(401)
    expect((await report(game, '?format=csv&table=secrets')).status).toBe(400)
    expect((await report(game, '?format=xml')).status).toBe(400)
    expect((await report(game)).headers.get('content-disposition')).toContain(`jawab-${game.room}-game-1.json`)
  })

  test('another game keeps PIN, seats, tokens and teams, asks other questions and starts from nothing', async () => {
    const game = await played()
    const before = (await (await report(game)).json()) as Report
    await game.next('again')
    const lobby = await game.passUntil(game.ada, ({ phase }) => phase === 'lobby')
    expect(lobby).toMatchObject({ round: 0, rounds: 2, people: 2 })
    await game.openQuestion()
    expect(await game.answer(game.ada)).toMatchObject({ ok: true })
    const asked = (await game.store.read((await game.store.findRoom(game.room)) ?? ''))?.run.map(
      ({ question }) => question,
    )
    for (const { question } of before.rounds) expect(asked).not.toContain(question)
    expect(await (await report(game, '?game=1')).json()).toEqual(before)
  })
})
