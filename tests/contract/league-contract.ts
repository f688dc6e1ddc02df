import { boardNames } from '@jawab/shared/leagues/boards'
import { expect, test } from 'vitest'
import { MOST_GAMES, MOST_PLAYERS, type Side } from '../../server/src/stores/league-store.ts'
import { aLeague, aPosting, aResult } from '../support/leagues.ts'
import { anEmptyStore, type OpenStore } from './open-store.ts'

const CODE = aLeague().code

async function aLeagueIn(open: OpenStore) {
  const { store } = await anEmptyStore(open)
  await store.createLeague(aLeague())
  const rows = (board: string, side: Side = 'people', top = 10) => store.leagueBoard(CODE, side, board, top)
  /** Posts a game in which these people had these scores. */
  const play = (game: string, scores: Record<string, number>, change: Parameters<typeof aPosting>[1] = {}) =>
    store.postGame(
      CODE,
      aPosting(game, { people: Object.entries(scores).map(([name, score]) => aResult(name, score)), ...change }),
    )
  return { store, rows, play }
}

const season = boardNames.season

export function leagueContract(open: OpenStore) {
  test('[LG1] a league is found by its code, which belongs to one league', async () => {
    const { store } = await anEmptyStore(open)

    expect(await store.createLeague(aLeague())).toBe(true)
    expect(await store.createLeague(aLeague({ name: 'Another' }))).toBe(false)
    expect(await store.findLeague(CODE)).toEqual(aLeague())
    expect(await store.findLeague('NOWHERE2')).toBeUndefined()
  })

  test('[LG1] of two leagues made under one code at once, one is kept', async () => {
    const { store } = await anEmptyStore(open)

    const made = await Promise.all(['One', 'Two'].map((name) => store.createLeague(aLeague({ name }))))

    expect(made).toEqual([true, false])
    expect((await store.findLeague(CODE))?.name).toBe('One')
  })

  test('a league that nobody made takes no game and has no boards', async () => {
    const { store } = await anEmptyStore(open)

    expect(await store.postGame(CODE, aPosting('a'))).toEqual({ ok: false, reason: 'league:unknown' })
    expect(await store.leagueGames(CODE)).toEqual([])
    expect(await store.leagueBoard(CODE, 'people', season(1), 5)).toEqual([])
    expect(await store.withdraw(CODE, 'ada')).toBe(false)
  })

  test('[LG1] a season is the best two of three games, and the fourth game begins the next', async () => {
    const { store, rows, play } = await aLeagueIn(open)
    await play('a', { Ada: 500, Bo: 900 })
    await play('b', { Ada: 800 })
    await play('c', { Ada: 700, Bo: 400 })
    await play('d', { Bo: 100 })

    expect(await rows(season(1))).toEqual([
      { id: 'ada', name: 'Ada', score: 1500, rank: 1 },
      { id: 'bo', name: 'Bo', score: 1300, rank: 2 },
    ])
    expect(await rows(season(2))).toEqual([{ id: 'bo', name: 'Bo', score: 100, rank: 1 }])
    expect((await store.leagueGames(CODE)).map(({ number, game }) => [number, game])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
  })

  test('[LG1] a month counts all its games, and topics what was earned on them', async () => {
    const { rows, play, store } = await aLeagueIn(open)
    await play('a', {}, { people: [aResult('Ada', 600, { iam: 180, cost: 0 }), aResult('Bo', 300, { iam: 90 })] })
    await play('b', {}, { month: '2026-12', people: [aResult('Ada', 200, { iam: 20 })] })

    expect(await rows(boardNames.month('2026-11'))).toMatchObject([{ score: 600 }, { score: 300 }])
    expect(await rows(boardNames.month('2026-12'))).toMatchObject([{ id: 'ada', score: 200 }])
    expect(await rows(boardNames.topic('iam'))).toMatchObject([{ score: 200 }, { score: 90 }])
    expect(await rows(boardNames.topic('cost'))).toEqual([])
    expect((await store.leagueGames(CODE)).map(({ topics }) => topics)).toEqual([['cost', 'iam'], ['iam']])
  })

  test('[LG1] who has got better is on the board of improvement, and nobody else', async () => {
    const { rows, play } = await aLeagueIn(open)
    await play('a', { Ada: 500, Bo: 900 })
    await play('b', { Ada: 650, Bo: 800, Cy: 1000 })

    expect(await rows(boardNames.improvement)).toEqual([{ id: 'ada', name: 'Ada', score: 150, rank: 1 }])
  })

  test('[LG1] teams have boards of their own', async () => {
    const { rows, play } = await aLeagueIn(open)
    await play('a', { Ada: 500 }, { teams: [aResult('Reds', 400), aResult('Blues', 700)] })

    expect(await rows(season(1), 'teams')).toMatchObject([{ name: 'Blues' }, { name: 'Reds' }])
    expect(await rows(season(1))).toMatchObject([{ name: 'Ada' }])
  })

  test('[PT8] equals share a rank and stand by their ids; only the first few are given', async () => {
    const { rows, play } = await aLeagueIn(open)
    await play('a', { Di: 100, Cy: 500, Ada: 500, Bo: 900, Ed: 0 })

    expect((await rows(season(1))).map(({ id, rank }) => [id, rank])).toEqual([
      ['bo', 1],
      ['ada', 2],
      ['cy', 2],
      ['di', 4],
      ['ed', 5],
    ])
    expect((await rows(season(1), 'people', 2)).map(({ id }) => id)).toEqual(['bo', 'ada'])
  })

  test('[LG1] a game posted twice counts once', async () => {
    const { store, rows, play } = await aLeagueIn(open)
    const first = await play('a', { Ada: 500 })

    expect(await play('a', { Ada: 500 })).toEqual(first)
    expect(await rows(season(1))).toMatchObject([{ score: 500 }])
    expect(await store.leagueGames(CODE)).toHaveLength(1)
  })

  test('[LG1] and so does one that is posted twice at once', async () => {
    const { store, rows, play } = await aLeagueIn(open)

    await Promise.all([play('a', { Ada: 500 }), play('a', { Ada: 500 }), play('b', { Ada: 100 })])

    expect(await rows(boardNames.month('2026-11'))).toMatchObject([{ score: 600 }])
    expect((await store.leagueGames(CODE)).map(({ number }) => number)).toEqual([1, 2])
  })

  test('[PT10] a repaired game that is posted again takes the place of its posting', async () => {
    const { rows, play } = await aLeagueIn(open)
    await play('a', {}, { people: [aResult('Ada', 500, { iam: 80 }), aResult('Bo', 900)] })
    await play('b', { Ada: 700 })
    await play('a', {}, { scoringEpoch: 2, people: [aResult('Ada', 800, { cost: 100 }), aResult('Cy', 300)] })

    expect(await rows(season(1))).toMatchObject([
      { id: 'ada', score: 1500 },
      { id: 'cy', score: 300 },
    ])
    expect(await rows(boardNames.topic('iam'))).toEqual([])
    expect(await rows(boardNames.topic('cost'))).toMatchObject([{ id: 'ada', score: 100 }])
    expect(await rows(boardNames.improvement)).toEqual([])
  })

  test('[PT1] what was posted before a repair does not come back, whoever is late', async () => {
    const { rows, play } = await aLeagueIn(open)
    const repaired = await play('a', { Ada: 800 }, { scoringEpoch: 2 })

    expect(await play('a', { Ada: 500, Bo: 900 }, { scoringEpoch: 1 })).toEqual(repaired)
    expect(await rows(season(1))).toMatchObject([{ id: 'ada', score: 800 }])
  })

  test('people go by the name of their latest game', async () => {
    const { rows, play } = await aLeagueIn(open)
    await play('a', {}, { people: [{ ...aResult('Ada', 500), name: 'Ada L' }] })
    await play('b', {}, { people: [{ ...aResult('Ada', 100), name: 'Lady Ada' }] })
    await play('a', {}, { scoringEpoch: 2, people: [{ ...aResult('Ada', 500), name: 'Ada again' }] })

    expect(await rows(season(1))).toMatchObject([{ name: 'Lady Ada' }])
  })

  test('[LG2] who withdraws is gone from every board, also when an old game is posted again', async () => {
    const { store, rows, play } = await aLeagueIn(open)
    const scores = { people: [aResult('Ada', 500, { iam: 80 }), aResult('Bo', 100)] }
    await play('a', {}, scores)
    await play('b', { Ada: 900 })

    expect(await store.withdraw(CODE, 'ada')).toBe(true)
    expect(await store.withdraw(CODE, 'ada')).toBe(false)
    await play('a', {}, { ...scores, scoringEpoch: 2 })

    const boards = [season(1), boardNames.month('2026-11'), boardNames.topic('iam'), boardNames.improvement]
    const named = (await Promise.all(boards.map((board) => rows(board)))).flat()
    expect(named.map(({ id }) => id)).toEqual(['bo', 'bo'])
  })

  test('[LG2] who withdrew and plays on begins anew', async () => {
    const { store, rows, play } = await aLeagueIn(open)
    await play('a', { Ada: 500 })
    await store.withdraw(CODE, 'ada')
    await play('b', { Ada: 700 })

    expect(await rows(season(1))).toMatchObject([{ id: 'ada', score: 700 }])
  })

  test('leagues keep apart', async () => {
    const { store, rows, play } = await aLeagueIn(open)
    await store.createLeague(aLeague({ code: 'OTHER234' }))
    await play('a', { Ada: 500 })
    await store.postGame('OTHER234', aPosting('a', { people: [aResult('Ada', 100)] }))
    await store.withdraw('OTHER234', 'ada')

    expect(await rows(season(1))).toMatchObject([{ score: 500 }])
  })

  test('a league takes so many players and no more, and then nothing of that game', async () => {
    const { store, rows, play } = await aLeagueIn(open)
    const crowd = Array.from({ length: MOST_PLAYERS }, (_, at) => aResult(`P${at}`, at))
    await play('a', {}, { people: crowd })

    expect(await play('b', { P7: 500, Newcomer: 900 })).toEqual({ ok: false, reason: 'league:full' })
    expect(await store.leagueGames(CODE)).toHaveLength(1)
    expect(await rows(season(1), 'people', 1)).toMatchObject([{ score: MOST_PLAYERS - 1 }])
    expect(await play('b', { P7: 500 })).toMatchObject({ ok: true })
  })

  test('a league takes so many games and no more, and the last may still be repaired', async () => {
    const { store, play } = await aLeagueIn(open)
    for (let game = 1; game <= MOST_GAMES; game++) await play(`game ${game}`, {})

    expect(await play('one more', {})).toEqual({ ok: false, reason: 'league:full' })
    expect(await play(`game ${MOST_GAMES}`, { Ada: 500 }, { scoringEpoch: 2 })).toMatchObject({ ok: true })
    expect(await store.leagueGames(CODE)).toHaveLength(MOST_GAMES)
  })
}
