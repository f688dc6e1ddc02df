import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { withRound } from '../../server/src/room/room.ts'
import { openDatabase } from '../../server/src/stores/embedded/database.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import type { Store } from '../../server/src/stores/store.ts'
import { aFolder } from '../support/folders.ts'
import { fakePlatform } from '../support/platform.ts'
import { after, answerOf, aRoom, next } from '../support/rooms.ts'
import { aStoreWith, aStoreWithOpenRound, type OpenStore } from './open-store.ts'
import { storeContract } from './store-contract.ts'

const openFresh: OpenStore = (platform) => openEmbeddedStore({ folder: aFolder(), platform })

const openIn = (folder: string) => openEmbeddedStore({ folder, platform: fakePlatform() })

storeContract('the embedded store', openFresh)

describe('the embedded store as a file', () => {
  test('everything is there when the file is opened again', async () => {
    const folder = aFolder()
    const first = await aStoreWithOpenRound(() => openIn(folder))
    await first.store.submit('room-1', [answerOf('Ada', { answer: 'b' })])
    const [taken] = await first.store.submit('room-1', [answerOf('Ada', { seq: 2 })])
    await first.store.seen('room-1', ['seat-bo'], after(3000))
    await first.store.beat('room-1', after(4000))
    await first.store.seal('room-1', first.room.version, next(first.room, { phase: { name: 'closed' } }), 1, 'solo')
    await first.store.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })
    const seats = await first.store.seats('room-1')
    await first.store.close()

    const store = openIn(folder)
    onTestFinished(() => store.close())

    expect(await store.findRoom('123456')).toBe('room-1')
    expect(await store.seats('room-1')).toEqual(seats)
    expect(await store.answers('room-1', 1)).toEqual([taken?.ok && taken.stored])
    expect(await store.roster('room-1', 1, 'solo')).toHaveLength(2)
    expect(await store.placeOf('room-1', 'seat-bo')).toEqual({ points: 0, rank: 2, people: 2 })
    expect(await store.question('room-1', 3)).toBeDefined()
    expect(await store.lastBeat('room-1')).toBe(after(4000))
  })

  test('a round goes on where it was when the file is opened again', async () => {
    const folder = aFolder()
    const first = await aStoreWithOpenRound(() => openIn(folder))
    await first.store.submit('room-1', [answerOf('Bo'), answerOf('Bo', { seq: 2, answer: 'b' })])
    await first.store.close()

    const store = openIn(folder)
    onTestFinished(() => store.close())
    await store.submit('room-1', [answerOf('Ada'), answerOf('Bo', { seq: 3, answer: 'c' })])

    const answers = await store.answers('room-1', 1)
    expect(answers.map(({ seat, answer }) => [seat, answer])).toEqual([
      ['seat-bo', 'c'],
      ['seat-ada', 'a'],
    ])
  })

  test('a run of show is as it was last when the file is opened again, changed and shortened', async () => {
    const folder = aFolder()
    const { store: first, room } = await aStoreWithOpenRound(() => openIn(folder))
    const changed = withRound(next(room), 1, { voided: true })
    await first.change('room-1', room.version, changed)
    const shorter = next(changed, { run: changed.run.slice(0, 2) })
    await first.replan('room-1', changed.version, shorter, [])
    await first.close()

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(await store.read('room-1')).toEqual(shorter)
  })

  test('answers stand when so many have come that they were moved to their rooms, and again when more do', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    await first.submit('room-1', [answerOf('Bo')])
    for (const sent of [0, 2000]) {
      const further = Array.from({ length: 2000 }, (_, at) => answerOf('Ada', { seq: sent + at + 1 }))
      await first.submit('room-1', further)
    }
    await first.close()

    // Now all of them were moved, and what comes next is not.
    const second = openIn(folder)
    const [changed] = await second.submit('room-1', [answerOf('Bo', { seq: 2, answer: 'c' })])
    const answers = await second.answers('room-1', 1)
    await second.close()

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(answers).toEqual([changed?.ok && changed.stored, expect.objectContaining({ seat: 'seat-ada', seq: 4000 })])
    expect(await store.answers('room-1', 1)).toEqual(answers)
  })

  test('an answer that was undone with another write of its turn is stored all the same', async () => {
    const folder = aFolder()
    const first = await aStoreWithOpenRound(() => openIn(folder))
    // What cannot be written down fails in the middle of the turn's transaction.
    const unfit = answerOf('Bo', { answer: 1n as unknown as string })
    const [ada, bo] = await Promise.allSettled(
      [answerOf('Ada'), unfit].map((given) => first.store.submit('room-1', [given])),
    )
    await first.store.close()

    const store = openIn(folder)
    onTestFinished(() => store.close())

    expect([ada?.status, bo?.status]).toEqual(['fulfilled', 'rejected'])
    expect((await store.answers('room-1', 1)).map(({ seat }) => seat)).toEqual(['seat-ada'])
  })

  test('a closed store leaves one file, and takes no more writes', async () => {
    const folder = aFolder()
    const store = openIn(folder)
    const lastWrite = store.create(aRoom(), [])
    await store.close()

    expect(await lastWrite).toBe(true)
    expect(readdirSync(folder)).toEqual(['jawab.db'])
    await expect(store.beat('room-1', 0)).rejects.toThrow('closed')
  })

  test('a write is told only when the disk has it, so that a loss of power costs no receipt', () => {
    const connection = openDatabase(aFolder())
    onTestFinished(() => void connection.close())
    const setting = (name: string): unknown => connection.prepare(`PRAGMA ${name}`).raw().get()

    // Every commit flushes the log: FULL is 2.
    expect([setting('journal_mode'), setting('synchronous')]).toEqual([['wal'], [2]])
  })

  test('a missing folder is made', async () => {
    const folder = join(aFolder(), 'deep', 'inside')
    await openIn(folder).close()

    expect(readdirSync(folder)).toEqual(['jawab.db'])
  })

  test('a second server on the same folder is refused in plain words', async () => {
    const folder = aFolder()
    const store = openIn(folder)
    onTestFinished(() => store.close())

    expect(() => openIn(folder)).toThrow(/jawab\.db: another server is using this folder/)
    expect(await store.create(aRoom(), [])).toBe(true)
  })

  test('a file that is no store is refused by name and left as it is', () => {
    const folder = aFolder()
    const file = join(folder, 'jawab.db')
    writeFileSync(file, 'my shopping list '.repeat(500))

    expect(() => openIn(folder)).toThrow(/jawab\.db: the file is damaged or not a store/)
    expect(readFileSync(file, 'utf8')).toMatch(/^my shopping list/)
  })

  test('a damaged page is found at the start, not in the middle of a game', async () => {
    const folder = aFolder()
    const file = join(folder, 'jawab.db')
    const { store } = await aStoreWithOpenRound(() => openIn(folder))
    await store.close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 4096))

    expect(() => openIn(folder)).toThrow(/jawab\.db: the file is damaged/)
  })

  test('the file of a newer server is refused', async () => {
    const folder = aFolder()
    await openIn(folder).close()
    const file = new Database(join(folder, 'jawab.db'))
    file.exec('PRAGMA user_version = 99')
    file.close()

    expect(() => openIn(folder)).toThrow(/jawab\.db: written by another version of the server \(99\)/)
  })
})

describe('what is read of the embedded store', () => {
  const read = async (store: Store) => [await store.seats('room-1'), await store.answers('room-1', 1)] as const

  test('is the same as long as nothing of it changes', async () => {
    const { store, room } = await aStoreWithOpenRound(openFresh)
    await store.submit('room-1', [answerOf('Ada')])
    const [seats, answers] = await read(store)

    await store.submit('room-1', [answerOf('Ada'), answerOf('Nobody')])
    await store.seen('room-1', ['seat-ada'], after(-1))
    await store.change('room-1', room.version, next(room, { locked: true }))

    const [seatsThen, answersThen] = await read(store)
    expect(seatsThen).toBe(seats)
    expect(answersThen).toBe(answers)
  })

  test('stays as it was when something changes', async () => {
    const { store } = await aStoreWithOpenRound(openFresh)
    const [seats, answers] = await read(store)

    await store.submit('room-1', [answerOf('Ada')])
    await store.seen('room-1', ['seat-ada'], after(1))

    expect(seats.map(({ lastSeenAt }) => lastSeenAt)).toEqual([after(0), after(0)])
    expect(answers).toEqual([])
    const [seatsThen, answersThen] = await read(store)
    expect(seatsThen.map(({ lastSeenAt }) => lastSeenAt)).toEqual([after(1), after(0)])
    expect(answersThen).toHaveLength(1)
  })
})

describe('writes of one turn', () => {
  test('[RD10] a room may end with the commit in which somebody was seen in it', async () => {
    const { store, platform, room } = await aStoreWithOpenRound(openFresh)
    await platform.advance(2000)

    await Promise.all([store.seen('room-1', ['seat-ada'], store.now()), store.end('room-1')])
    expect(await store.create({ ...room, id: 'room-2' }, [])).toBe(true)
    expect(await store.seats('room-1')).toEqual([])
  })

  test('a read sees no write before it is durable', async () => {
    const { store, room } = await aStoreWith(openFresh)

    const changing = store.change('room-1', room.version, next(room, { locked: true }))
    expect((await store.read('room-1'))?.locked).toBe(false)
    await changing
    expect((await store.read('room-1'))?.locked).toBe(true)
  })

  test('a write that cannot be done fails alone and leaves nothing behind', async () => {
    const { store, room } = await aStoreWith(openFresh)

    const [locked, broken, beaten] = await Promise.allSettled([
      store.change('room-1', room.version, next(room, { locked: true })),
      store.create(aRoom({ pin: '999999' }), []),
      store.beat('room-1', 5000),
    ])

    expect(locked).toEqual({ status: 'fulfilled', value: true })
    expect(broken.status).toBe('rejected')
    expect(beaten.status).toBe('fulfilled')
    expect((await store.read('room-1'))?.locked).toBe(true)
    expect(await store.lastBeat('room-1')).toBe(5000)
    expect(await store.findRoom('999999')).toBeUndefined()
  })
})
