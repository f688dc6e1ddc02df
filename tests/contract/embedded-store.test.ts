import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../server/src/stores/embedded/database.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import type { Store } from '../../server/src/stores/store.ts'
import { aFolder } from '../support/folders.ts'
import { aLeague } from '../support/leagues.ts'
import { fakePlatform } from '../support/platform.ts'
import { after, answerOf, aRoom, next } from '../support/rooms.ts'
import { aStoreWith, aStoreWithOpenRound, seat, type OpenStore } from './open-store.ts'
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

  test('[RM4] the file of a server without approval is brought up, and its rooms have an open door', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    const seats = await first.seats('room-1')
    await first.close()
    makeOlder(folder, 1)

    const store = openIn(folder)
    onTestFinished(() => store.close())

    expect(await store.seats('room-1')).toEqual(seats)
    const { door, screenCode, codeSecret } = (await store.read('room-1')) ?? {}
    expect(door).toEqual(aRoom().door)
    expect([screenCode, codeSecret]).toEqual([expect.stringMatching(/^\w{16}$/), expect.stringMatching(/^\w{32}$/)])
  })

  test('[RM2] the file of a server with one host key for each room is brought up, and the key stays valid', async () => {
    const folder = aFolder()
    const first = openIn(folder)
    await first.create(aRoom(), [])
    await first.close()
    makeOlder(folder, 2)

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(await store.read('room-1')).toEqual(aRoom())
  })

  test('[RV3] the file of a server that marked no discussions is brought up', async () => {
    const folder = aFolder()
    const first = openIn(folder)
    await first.create(aRoom(), [])
    await first.close()
    makeOlder(folder, 4)

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(await store.read('room-1')).toEqual(aRoom())
    expect(await store.marks('room-1', 1)).toEqual([])
  })

  test('[TE4] the file of a server whose rounds had one stage is brought up in the middle of a question', async () => {
    const folder = aFolder()
    const { store: first, room } = await aStoreWithOpenRound(() => openIn(folder))
    await first.seal('room-1', room.version, next(room), 2, 'solo')
    const roster = await first.roster('room-1', 2, 'solo')
    await first.submit('room-1', [answerOf('Ada')])
    const answers = await first.answers('room-1', 1)
    await first.close()
    makeOlder(folder, 5)

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(await store.read('room-1')).toEqual(next(room))
    expect(await store.roster('room-1', 2, 'solo')).toEqual(roster)
    expect(await store.answers('room-1', 1)).toEqual(answers)
    expect(await store.submit('room-1', [answerOf('Ada', { seq: 2 })])).toMatchObject([{ ok: true }])
  })

  test('[TM4] the file of a server that gave everybody the same time is brought up', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    const [taken] = await first.submit('room-1', [answerOf('Ada')])
    const seats = await first.seats('room-1')
    await first.close()
    makeOlder(folder, 6)

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(await store.seats('room-1')).toEqual(seats)
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toEqual(taken?.ok && taken.stored)
  })

  test('[LG1] the file of a server without leagues is brought up, and its seats play for none', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    const seats = await first.seats('room-1')
    await first.close()
    makeOlder(folder, 7)

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(await store.seats('room-1')).toEqual(seats)
    expect(await store.createLeague(aLeague())).toBe(true)
    const changed = await store.changeSeat('room-1', 'seat-ada', { leaguePerson: 'ada' })
    expect(changed).toMatchObject({ ok: true, value: { leaguePerson: 'ada' } })
  })

  test('the file of a server whose totals and presence stood in the rows of seats is brought up', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    await seat(first, 'Cy')
    await first.submit('room-1', [answerOf('Bo'), answerOf('Ada'), answerOf('Bo', { seq: 2, answer: 'c' })])
    await first.seen('room-1', ['seat-bo', 'seat-cy'], after(3000))
    await first.seen('room-1', ['seat-bo'], after(5000))
    await first.beat('room-1', after(4000))
    await first.settle('room-1', 3, {
      people: new Map([['seat-bo', 97]]),
      teams: new Map([
        ['t1', 0],
        ['t2', 9700],
      ]),
    })
    const before = await whatOftenChanges(first)
    await first.close()
    makeOlder(folder, 8)

    const store = openIn(folder)
    onTestFinished(() => store.close())
    expect(await whatOftenChanges(store)).toEqual(before)
    expect(await store.settle('room-1', 2, { people: new Map(), teams: new Map() })).toBe(false)
    const further = [answerOf('Cy'), answerOf('Ada', { seq: 2 }), answerOf('Bo', { seq: 1, answer: 'b' })]
    const superseded = { ok: false, refusal: 'answer:superseded' }
    expect(await store.submit('room-1', further)).toMatchObject([{ ok: true }, { ok: true }, superseded])
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

/** All that is written far more often than rooms and seats. */
const whatOftenChanges = async (store: Store) => ({
  seats: await store.seats('room-1'),
  answers: (await store.answers('room-1', 1)).toSorted((one, other) => (one.seat < other.seat ? -1 : 1)),
  standings: await store.standings('room-1', 3),
  lastBeat: await store.lastBeat('room-1'),
  live: await store.liveRooms(),
})

/** What makes of a file of this version one as an older server left it, one version at a time; the newest first. */
const downgrades: readonly (readonly [to: number, statements: string])[] = [
  [
    8,
    `ALTER TABLE rooms ADD COLUMN active_at INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE rooms ADD COLUMN last_beat INTEGER;
     ALTER TABLE rooms ADD COLUMN totals_epoch INTEGER NOT NULL DEFAULT 0;
     UPDATE rooms SET active_at = pulses.active_at, last_beat = pulses.last_beat FROM pulses WHERE room = id;
     UPDATE rooms SET totals_epoch = epoch FROM totals WHERE room = id;
     ALTER TABLE seats ADD COLUMN points INTEGER NOT NULL DEFAULT 0;
     CREATE INDEX seats_by_points ON seats (room, points) WHERE removed = 0;
     UPDATE seats SET points = value ->> 1 FROM totals, json_each(totals.body, '$.people')
       WHERE totals.room = seats.room AND value ->> 0 = seats.id;
     UPDATE seats SET last_seen_at = newest - value FROM presence, json_each(presence.ago)
       WHERE presence.room = seats.room AND key = (
         SELECT count(*) FROM seats AS earlier WHERE earlier.room = seats.room AND earlier.number < seats.number);
     CREATE TABLE team_totals (room TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE, team TEXT NOT NULL,
       points INTEGER NOT NULL, PRIMARY KEY (room, team)) STRICT, WITHOUT ROWID;
     INSERT INTO team_totals SELECT room, value ->> 0, value ->> 1 FROM totals, json_each(totals.body, '$.teams');
     ALTER TABLE answers RENAME TO answers_now;
     CREATE TABLE answers (room TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE, round INTEGER NOT NULL,
       seat TEXT NOT NULL, answer TEXT NOT NULL, seq INTEGER NOT NULL, request TEXT NOT NULL,
       received_at INTEGER NOT NULL, counted_ms INTEGER NOT NULL, credit_ms INTEGER NOT NULL, certainty INTEGER,
       time_factor REAL NOT NULL DEFAULT 1, PRIMARY KEY (room, round, seat)) STRICT, WITHOUT ROWID;
     INSERT OR REPLACE INTO answers SELECT room, round, seat, answer, seq, request, received_at, counted_ms, credit_ms,
       certainty, time_factor FROM answers_now ORDER BY number;
     DROP TABLE answers_now; DROP TABLE pulses; DROP TABLE presence; DROP TABLE totals;`,
  ],
  [
    7,
    `ALTER TABLE seats DROP COLUMN league_person;
     DROP TABLE league_entries; DROP TABLE league_withdrawals; DROP TABLE league_games; DROP TABLE leagues;`,
  ],
  [6, 'ALTER TABLE seats DROP COLUMN time_factor; ALTER TABLE answers DROP COLUMN time_factor;'],
  [
    5,
    `ALTER TABLE answers DROP COLUMN certainty;
     DROP TABLE team_records;
     CREATE TABLE rosters_before (room TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE, round INTEGER NOT NULL,
       body TEXT NOT NULL, PRIMARY KEY (room, round)) STRICT, WITHOUT ROWID;
     INSERT INTO rosters_before SELECT room, round, body FROM rosters WHERE stage = 'solo';
     DROP TABLE rosters;
     ALTER TABLE rosters_before RENAME TO rosters;
     UPDATE rooms SET body = json_remove(body, '$.phase.stage', '$.run[0].mode', '$.run[1].mode', '$.run[2].mode');`,
  ],
  [4, 'DROP TABLE marks;'],
  [
    2,
    `UPDATE rooms SET body = json_remove(
       json_set(body, '$.hostKeyHash', json_extract(body, '$.hostKeyHashes[0]')), '$.hostKeyHashes');`,
  ],
  [
    1,
    `DROP INDEX seats_by_team;
     ALTER TABLE seats DROP COLUMN waiting;
     UPDATE rooms SET body = json_remove(body, '$.door', '$.screenCode', '$.codeSecret');`,
  ],
]

function makeOlder(folder: string, version: number) {
  const file = new Database(join(folder, 'jawab.db'))
  for (const [to, statements] of downgrades) if (to >= version) file.exec(statements)
  file.exec(`PRAGMA user_version = ${version}`)
  file.close()
}

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
