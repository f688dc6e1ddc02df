import { statSync } from 'node:fs'
import { join } from 'node:path'
import { seconds } from '@jawab/shared/time'
import { expect, onTestFinished, test } from 'vitest'
import { withRound, type Room } from '../../server/src/room/room.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import type { Store } from '../../server/src/stores/store.ts'
import { aFolder } from '../support/folders.ts'
import { fakePlatform } from '../support/platform.ts'
import { answerOf, aRoom, aRound, askFor, next, withOpenRound } from '../support/rooms.ts'

// What a write costs the disk is counted in the pages it adds to the log of SQLite: that is the same on every machine.

const PEOPLE = 1000
const TOGETHER = 6
/** The log has a head, and so has each page in it. SQLite begins it anew after 4,000 pages, which no test here reaches. */
const LOG_HEAD = 32
const PAGE_IN_LOG = 24 + 4096

/** Ids are drawn, so that those who come or answer one after the other stand nowhere near each other. */
const names = Array.from({ length: PEOPLE }, (_, at) => `p${String((at * 389) % PEOPLE).padStart(16, '0')}`)
const seatIds = names.map((name) => `seat-${name}`)

/** Rooms with a long run of show and a question open, and how to count the pages that something writes. */
async function fullRooms(count: number, people: number) {
  const folder = aFolder()
  const platform = fakePlatform()
  const first = openEmbeddedStore({ folder, platform })
  const room = withOpenRound(aRoom({ run: Array.from({ length: 40 }, () => aRound()) }))
  for (let number = 1; number <= count; number++) {
    const id = `room-${number}`
    await first.create({ ...room, id, pin: String(100_000 + number) }, [])
    await Promise.all(names.slice(0, people).map((name) => first.takeSeat(id, askFor(name), people)))
  }
  await first.close()

  // Opened again, its log is new.
  const store = openEmbeddedStore({ folder, platform })
  onTestFinished(() => store.close())
  await store.check()
  const pages = () => (statSync(join(folder, 'jawab.db-wal')).size - LOG_HEAD) / PAGE_IN_LOG
  async function pagesOf(write: () => Promise<unknown>) {
    const before = pages()
    await write()
    return pages() - before
  }
  return { store, platform, pagesOf }
}

/** A room of a thousand. */
const aFullRoom = () => fullRooms(1, PEOPLE)

/** Answers of other people each time, that come together. */
const answersOf = (store: Store, commit: number, seq: number) =>
  Promise.all(
    names
      .slice(commit * TOGETHER, (commit + 1) * TOGETHER)
      .map((name) => store.submit('room-1', [answerOf(name, { seq })])),
  )

test('answers that come together go to one page, new and changed ones, whoever gives them', async () => {
  const { store, pagesOf } = await aFullRoom()
  const commits = 100
  const answerAll = async (seq: number) => {
    for (let commit = 0; commit < commits; commit++) await answersOf(store, commit, seq)
  }

  const given = await pagesOf(() => answerAll(1))
  const changed = await pagesOf(() => answerAll(2))

  // One, and every third or fourth time the last page is full and another is begun. By seat it was 5.5, by room 2.4.
  expect(given / commits).toBeLessThan(1.5)
  expect(changed / commits).toBeLessThan(1.5)
})

test('answers that come together from many rooms go to one page too', async () => {
  const rooms = 200
  const people = 5
  const { store, pagesOf } = await fullRooms(rooms, people)
  const commits = (rooms * people) / TOGETHER
  const answerAll = async () => {
    for (let commit = 0; commit < commits; commit++) {
      const all = Array.from({ length: TOGETHER }, (_, at) => commit * TOGETHER + at).filter(
        (at) => at < rooms * people,
      )
      await Promise.all(
        all.map((at) => store.submit(`room-${1 + (at % rooms)}`, [answerOf(names[Math.floor(at / rooms)] ?? '')])),
      )
    }
  }

  // By room it was 3.4.
  expect((await pagesOf(answerAll)) / commits).toBeLessThan(1.5)
})

test('a step writes its room, and the round that it changes, however long the run of show', async () => {
  const { store, pagesOf } = await fullRooms(1, 1)
  const step = async (change: (room: Room) => Room) => {
    const room = await store.read('room-1')
    if (!room) throw new Error('The room is gone')
    return store.change('room-1', room.version, next(change(room)))
  }

  // With all 40 rounds in the row of the room it was 5.
  expect(await pagesOf(() => step((room) => ({ ...room, locked: true })))).toBe(1)
  expect(await pagesOf(() => step((room) => withRound(room, 40, { voided: true })))).toBe(2)
})

test('rooms that step and seal together share pages', async () => {
  const rooms = 200
  const { store, pagesOf } = await fullRooms(rooms, 25)
  const sealAll = async () => {
    const all = Array.from({ length: rooms }, (_, at) => store.read(`room-${at + 1}`))
    const known = (await Promise.all(all)).filter((room) => room !== undefined)
    await Promise.all(known.map((room) => store.seal(room.id, room.version, next(room), 1, 'solo')))
  }

  // With the run of show in the row of the room, and rosters sorted by room, it was 2.35.
  expect((await pagesOf(sealAll)) / rooms).toBeLessThan(1)
})

test('[RD11] a beat writes one page, however long the run of show', async () => {
  const { store, platform, pagesOf } = await aFullRoom()
  const beat = () => store.beat('room-1', store.now())

  // The first made the room's own row longer, and wrote all of its pages: 5.
  expect(await pagesOf(beat)).toBe(1)
  await platform.advance(seconds(2))
  expect(await pagesOf(beat)).toBe(1)
})

test('[ST6] the presence of a thousand takes a page, and once a second another to note that the room is alive', async () => {
  const { store, platform, pagesOf } = await aFullRoom()
  const see = (seats: readonly string[]) => store.seen('room-1', seats, store.now())
  await platform.advance(seconds(2))
  await see(seatIds)

  // In the rows of the seats it was 40.
  await platform.advance(seconds(2))
  expect(await pagesOf(() => see(seatIds))).toBe(2)
  await platform.advance(seconds(0.9))
  const here = seatIds.filter((_, at) => at % 5 > 0)
  expect(await pagesOf(() => see(here))).toBe(1)
})

test('[PT1] the totals of a thousand take the pages they fill, whoever moves up', async () => {
  const { store, pagesOf } = await aFullRoom()
  const settle = (round: number) =>
    store.settle('room-1', round, {
      people: new Map(seatIds.map((id, at) => [id, (at * 83 * round) % 997])),
      teams: new Map([['t1', 9700 * round]]),
    })
  await settle(1)

  // 30 kB in 8 pages, and a few to keep track of them. By seat, with an index by points, it was 56.
  expect(await pagesOf(() => settle(2))).toBeLessThanOrEqual(12)
})
