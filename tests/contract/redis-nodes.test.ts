import { boardNames } from '@jawab/shared/leagues/boards'
import { seconds } from '@jawab/shared/time'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { LeagueStore } from '../../server/src/stores/league-store.ts'
import type { RoomStore } from '../../server/src/stores/store.ts'
import { aLeague, aPosting, aResult } from '../support/leagues.ts'
import { fakePlatform } from '../support/platform.ts'
import { after, answerOf, aQuestion, aRoom, askFor, next, withOpenRound } from '../support/rooms.ts'
import { hintsOf } from './open-store.ts'
import { sharedCluster, sharedRedis } from './redis-stores.ts'

const nodesOf = { 'one Redis': sharedRedis(), 'a cluster': sharedCluster() }

/** More seats than are read at once. */
const CROWD = 400

describe.each(Object.entries(nodesOf))('two servers on %s', (_name, { open, openNode }) => {
  async function twoNodes() {
    const one = await open(fakePlatform({ seed: 'one' }))
    const other = await openNode(fakePlatform({ seed: 'other' }))
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])))
    const room = withOpenRound(aRoom())
    await one.create(room, [aQuestion()])
    return { one, other, room }
  }

  test('hear each other, once and as themselves', async () => {
    const { one, other, room } = await twoNodes()
    const [heardByOne, heardByOther] = [hintsOf(one), hintsOf(other)]

    await one.takeSeat('room-1', askFor('Ada'), CROWD)
    await one.change('room-1', room.version, next(room))
    await other.changeSeat('room-1', 'seat-ada', { team: 't2' })

    const hints = [{ room: 'room-1' }, { room: 'room-1', seat: 'seat-ada' }]
    await vi.waitFor(() => expect([heardByOne, heardByOther]).toEqual([hints, hints]))
    await one.end('room-1')
    await vi.waitFor(() => expect(heardByOther).toEqual([...hints, { room: 'room-1' }]))
  })

  test('never both win a change from one version', async () => {
    const { one, other, room } = await twoNodes()
    let current = room
    for (let time = 0; time < 50; time++) {
      const wanted = [
        { ...next(current), stamp: 1000 },
        { ...next(current), stamp: 2000 },
      ] as const
      const won = await Promise.all([
        one.change('room-1', current.version, wanted[0]),
        other.change('room-1', current.version, wanted[1]),
      ])
      expect(won.toSorted()).toEqual([false, true])
      current = wanted[won[0] ? 0 : 1]
      expect(await one.read('room-1')).toEqual(current)
    }
  })

  test('[LG1] give no two games of a league one number, and lose none of what they earned', async () => {
    const { one, other } = await twoNodes()
    await one.createLeague(aLeague({ best: 20, of: 20 }))
    const post = (store: LeagueStore, games: readonly string[]) =>
      games.map((game) => store.postGame('CHAI2345', aPosting(game, { people: [aResult('Ada', 100)] })))

    await Promise.all([...post(one, ['a', 'b', 'c', 'd']), ...post(other, ['d', 'e', 'f', 'g'])])

    expect((await one.leagueGames('CHAI2345')).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await other.leagueBoard('CHAI2345', 'people', boardNames.season(1), 5)).toMatchObject([{ score: 700 }])
  })

  test('[ST1] [RM4] neither give one name twice nor overfill a room', async () => {
    const { one, other } = await twoNodes()
    const join = (store: RoomStore, at: number) =>
      Promise.all(
        Array.from({ length: 40 }, (_, name) =>
          store.takeSeat(
            'room-1',
            askFor(`P${name}`, { id: `seat-${at}-${name}`, requestHash: `r-${at}-${name}` }),
            30,
          ),
        ),
      )

    await Promise.all([join(one, 1), join(other, 2)])

    const seats = await one.seats('room-1')
    expect(seats).toHaveLength(30)
    expect(new Set(seats.map(({ nameKey }) => nameKey)).size).toBe(30)
    const inTeam = (team: string) => seats.filter((seat) => seat.team === team).length
    expect([inTeam('t1'), inTeam('t2')]).toEqual([15, 15])
  })

  test('[RD3] what one stores of an answer and what the other seals is one or the other', async () => {
    const { one, other, room } = await twoNodes()
    const names = Array.from({ length: 60 }, (_, at) => `P${at}`)
    await Promise.all(names.map((name) => one.takeSeat('room-1', askFor(name), CROWD)))

    const [taken, sealed] = await Promise.all([
      Promise.all(names.map((name) => one.submit('room-1', [answerOf(name)]))),
      other.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo'),
    ])

    expect(sealed).toBe(true)
    const kept = taken.flat().flatMap((one) => (one.ok ? [one.stored] : []))
    const stored = await other.answers('room-1', 1)
    expect(stored.toSorted(bySeat)).toEqual(kept.toSorted(bySeat))
    expect(await other.roster('room-1', 1, 'solo')).toHaveLength(60)
  })

  test('[PT1] totals of an older scoring epoch never come after those of a newer one', async () => {
    const { one, other } = await twoNodes()
    await one.takeSeat('room-1', askFor('Ada'), CROWD)
    const totals = (points: number) => ({ people: new Map([['seat-ada', points]]), teams: new Map() })

    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((epoch) => (epoch % 2 ? one : other).settle('room-1', epoch, totals(epoch))),
    )

    expect(await one.placeOf('room-1', 'seat-ada')).toMatchObject({ points: 6 })
  })

  test('[TE2] [PT8] a crowd that still comes and goes is sealed and settled as it was at one moment', async () => {
    const { one, other, room } = await twoNodes()
    const names = Array.from({ length: CROWD }, (_, at) => `P${at}`)
    const seated = await Promise.all(names.map((name) => one.takeSeat('room-1', askFor(name), 2 * CROWD)))
    expect(seated.every(({ ok }) => ok)).toBe(true)
    const people = new Map(names.map((name, at) => [`seat-${name.toLowerCase()}`, at % 7]))

    const [, sealed, settled] = await Promise.all([
      Promise.all([
        ...names.map((name) => other.takeSeat('room-1', askFor(`Late ${name}`), 2 * CROWD)),
        ...names
          .slice(0, 50)
          .map((name) => other.changeSeat('room-1', `seat-${name.toLowerCase()}`, { removed: true })),
      ]),
      one.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo'),
      one.settle('room-1', 1, { people, teams: new Map([['t1', 100]]) }),
      one.seen('room-1', [...people.keys()], after(seconds(5))),
    ])

    expect([sealed, settled]).toEqual([true, true])
    const seats = await other.seats('room-1')
    expect(seats.filter(({ lastSeenAt }) => lastSeenAt === after(seconds(5)))).toHaveLength(CROWD)
    const order = seats.map(({ id }) => id)
    const roster = (await other.roster('room-1', 1, 'solo')).map((entry) => entry.seat)
    expect(roster).toEqual(order.filter((id) => roster.includes(id)))
    expect(roster.length).toBeGreaterThanOrEqual(CROWD - 50)

    const isIn = seats.filter(({ removed }) => !removed).map(({ id }) => ({ id, points: people.get(id) ?? 0 }))
    expect(isIn).toHaveLength(2 * CROWD - 50)
    const best = isIn.toSorted((one, other) => other.points - one.points)
    const standings = await one.standings('room-1', 3 * CROWD)
    expect(standings.people.map(({ id, points }) => ({ id, points }))).toEqual(best)
    expect(await one.placeOf('room-1', best[0]?.id ?? '')).toEqual({ points: 6, rank: 1, people: best.length })
  })
})

const bySeat = ({ seat }: { seat: string }, other: { seat: string }) => (seat < other.seat ? -1 : 1)
