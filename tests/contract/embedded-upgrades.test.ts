import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import type { Store } from '../../server/src/stores/store.ts'
import { aFolder } from '../support/folders.ts'
import { aLeague } from '../support/leagues.ts'
import { fakePlatform } from '../support/platform.ts'
import { after, answerOf, aRoom, next } from '../support/rooms.ts'
import { aStoreWithOpenRound, seat } from './open-store.ts'

const openIn = (folder: string) => openEmbeddedStore({ folder, platform: fakePlatform() })

describe('a file of an older server', () => {
  test('[RM4] the file of a server without approval is brought up, and its rooms have an open door', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    const seats = await first.seats('room-1')
    const store = await broughtUp(folder, first, 1)

    expect(await store.seats('room-1')).toEqual(seats)
    const { door, screenCode, codeSecret } = (await store.read('room-1')) ?? {}
    expect(door).toEqual(aRoom().door)
    expect([screenCode, codeSecret]).toEqual([expect.stringMatching(/^\w{16}$/), expect.stringMatching(/^\w{32}$/)])
  })

  test('[RM2] the file of a server with one host key for each room is brought up, and the key stays valid', async () => {
    const folder = aFolder()
    const first = openIn(folder)
    await first.create(aRoom(), [])
    const store = await broughtUp(folder, first, 2)

    expect(await store.read('room-1')).toEqual(aRoom())
  })

  test('[RV3] the file of a server that marked no discussions is brought up', async () => {
    const folder = aFolder()
    const first = openIn(folder)
    await first.create(aRoom(), [])
    const store = await broughtUp(folder, first, 4)

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
    const store = await broughtUp(folder, first, 5)

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
    const store = await broughtUp(folder, first, 6)

    expect(await store.seats('room-1')).toEqual(seats)
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toEqual(taken?.ok && taken.stored)
  })

  test('[LG1] the file of a server without leagues is brought up, and its seats play for none', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    const seats = await first.seats('room-1')
    const store = await broughtUp(folder, first, 7)

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
    const store = await broughtUp(folder, first, 8)

    expect(await whatOftenChanges(store)).toEqual(before)
    expect(await store.settle('room-1', 2, { people: new Map(), teams: new Map() })).toBe(false)
    const further = [answerOf('Cy'), answerOf('Ada', { seq: 2 }), answerOf('Bo', { seq: 1, answer: 'b' })]
    const superseded = { ok: false, refusal: 'answer:superseded' }
    expect(await store.submit('room-1', further)).toMatchObject([{ ok: true }, { ok: true }, superseded])
  })

  test('the file of a server that wrote each answer to its room is brought up in the middle of a question', async () => {
    const folder = aFolder()
    const { store: first } = await aStoreWithOpenRound(() => openIn(folder))
    await first.submit('room-1', [answerOf('Bo'), answerOf('Ada')])
    const [, ada] = await first.answers('room-1', 1)
    const store = await broughtUp(folder, first, 9)

    const [changed] = await store.submit('room-1', [answerOf('Bo', { seq: 2, answer: 'c' })])
    expect(await store.answers('room-1', 1)).toEqual([changed?.ok && changed.stored, ada])
  })

  test('[RD1] the file of a server that kept the run of show in its room is brought up after a sealed round', async () => {
    const folder = aFolder()
    const { store: first, room } = await aStoreWithOpenRound(() => openIn(folder))
    await first.seal('room-1', room.version, next(room), 1, 'solo')
    const roster = await first.roster('room-1', 1, 'solo')
    const store = await broughtUp(folder, first, 10)

    expect(await store.read('room-1')).toEqual(next(room))
    expect(await store.roster('room-1', 1, 'solo')).toEqual(roster)
    expect(await store.submit('room-1', [answerOf('Ada')])).toMatchObject([{ refusal: 'answer:too-late' }])
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
    10,
    `UPDATE rooms SET body = json_set(body, '$.run', (SELECT json_group_array(json(round))
       FROM (SELECT body AS round FROM rounds WHERE room = rooms.id ORDER BY number)));
     DROP TABLE rounds;
     ALTER TABLE rosters RENAME TO rosters_now;
     CREATE TABLE rosters (room TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE, round INTEGER NOT NULL,
       stage TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (room, round, stage)) STRICT, WITHOUT ROWID;
     INSERT INTO rosters SELECT room, round, stage, body FROM rosters_now;
     DROP TABLE rosters_now;`,
  ],
  [9, `INSERT INTO answers SELECT * FROM new_answers; DROP TABLE new_answers;`],
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

/** The store on the file that another one leaves, once it is as a server of that older version would have left it. */
async function broughtUp(folder: string, before: Store, version: number): Promise<Store> {
  await before.close()
  makeOlder(folder, version)
  const store = openIn(folder)
  onTestFinished(() => store.close())
  return store
}

function makeOlder(folder: string, version: number) {
  const file = new Database(join(folder, 'jawab.db'))
  for (const [to, statements] of downgrades) if (to >= version) file.exec(statements)
  file.exec(`PRAGMA user_version = ${version}`)
  file.close()
}
