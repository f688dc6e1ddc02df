import { seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import { after, answerOf, aQuestion, aRoom, aRound, askFor, next } from '../support/rooms.ts'
import { anEmptyStore, aStoreWith, aStoreWithOpenRound, hintsOf, MOST_SEATS, type OpenStore } from './open-store.ts'

export function roomContract(open: OpenStore) {
  test('a room is read as it was saved, and found by its PIN', async () => {
    const { store, room } = await aStoreWith(open)

    expect(await store.read('room-1')).toEqual(room)
    expect(await store.findRoom(room.pin)).toBe('room-1')
  })

  test('nothing is known of a room that was never made', async () => {
    const { store } = await anEmptyStore(open)

    expect(await store.read('room-1')).toBeUndefined()
    expect(await store.findRoom('123456')).toBeUndefined()
    expect(await store.question('room-1', 1)).toBeUndefined()
    expect(await store.lastBeat('room-1')).toBeUndefined()
    expect(await store.seats('room-1')).toEqual([])
    expect(await store.answers('room-1', 1)).toEqual([])
    expect(await store.roster('room-1', 1, 'solo')).toEqual([])
    expect(await store.standings('room-1', 5)).toEqual({ people: [], teams: [] })
    expect(await store.placeOf('room-1', 'seat-ada')).toBeUndefined()
    expect(await store.liveRooms()).toEqual([])
  })

  test('nothing can be written for a room that was never made', async () => {
    const { store } = await anEmptyStore(open)

    expect(await store.change('room-1', 1, next(aRoom()))).toBe(false)
    expect(await store.seal('room-1', 1, next(aRoom()), 1, 'solo')).toBe(false)
    expect(await store.restart('room-1', 1, next(aRoom()), [])).toBe(false)
    expect(await store.replan('room-1', 1, next(aRoom()), [])).toBe(false)
    expect(await store.settle('room-1', 1, { people: new Map(), teams: new Map() })).toBe(false)
    await store.beat('room-1', after(0))
    await store.seen('room-1', ['seat-ada'], after(0))
    await store.end('room-1')
    expect(await store.liveRooms()).toEqual([])
    expect(await store.lastBeat('room-1')).toBeUndefined()
  })

  test('[RM1] the PIN of a live room cannot be taken, and that room stays as it was', async () => {
    const { store, room } = await aStoreWith(open)

    expect(await store.create(aRoom({ id: 'room-2', joinCode: 'other' }), [])).toBe(false)
    expect(await store.findRoom(room.pin)).toBe('room-1')
    expect(await store.read('room-2')).toBeUndefined()
    expect(await store.question('room-1', 1)).toBeDefined()
  })

  test('[RM1] of two rooms made with one PIN at once, one is kept', async () => {
    const { store } = await anEmptyStore(open)

    const made = await Promise.all([store.create(aRoom(), []), store.create(aRoom({ id: 'room-2' }), [])])

    expect(made.toSorted()).toEqual([false, true])
    expect(await store.liveRooms()).toHaveLength(1)
  })

  test('questions are kept in the order of the rounds, from 1', async () => {
    const { store } = await aStoreWith(open)

    expect(await store.question('room-1', 1)).toEqual(aQuestion())
    expect(await store.question('room-1', 3)).toEqual(aQuestion({ id: 'third' }))
    expect(await store.question('room-1', 0)).toBeUndefined()
    expect(await store.question('room-1', 4)).toBeUndefined()
  })

  test('a change from the stored version is saved', async () => {
    const { store, room } = await aStoreWith(open)
    const locked = next(room, { locked: true })

    expect(await store.change('room-1', room.version, locked)).toBe(true)
    expect(await store.read('room-1')).toEqual(locked)
  })

  test('[RD12] a change from a stale version is refused and leaves what is stored', async () => {
    const { store, room } = await aStoreWith(open)
    const locked = next(room, { locked: true })
    await store.change('room-1', room.version, locked)

    expect(await store.change('room-1', room.version, next(room, { title: { en: 'x', 'hi-Latn': 'x' } }))).toBe(false)
    expect(await store.read('room-1')).toEqual(locked)
  })

  test('of many changes from one version at once, one is kept', async () => {
    const { store, room } = await aStoreWith(open)

    const changed = await Promise.all(
      [2, 3, 4, 5].map((stamp) => store.change('room-1', room.version, { ...next(room), stamp })),
    )

    expect(changed.filter(Boolean)).toHaveLength(1)
    expect((await store.read('room-1'))?.stamp).toBe([2, 3, 4, 5][changed.indexOf(true)])
  })

  test('another game brings new questions and keeps the seats; answers, roster and totals are gone', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada')])
    const closed = next(room, { phase: { name: 'closed' }, scoringEpoch: 1 })
    await store.seal('room-1', room.version, closed, 1, 'solo')
    await store.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })
    const again = next(closed, { phase: { name: 'lobby' }, round: 0, game: 2, scoringEpoch: 2 })

    expect(await store.restart('room-1', closed.version, again, [aQuestion({ id: 'fresh' })])).toBe(true)

    expect(await store.read('room-1')).toEqual(again)
    expect((await store.question('room-1', 1))?.id).toBe('fresh')
    expect(await store.question('room-1', 2)).toBeUndefined()
    expect((await store.seats('room-1')).map(({ name }) => name)).toEqual(['Ada', 'Bo'])
    expect(await store.answers('room-1', 1)).toEqual([])
    expect(await store.roster('room-1', 1, 'solo')).toEqual([])
    expect((await store.standings('room-1', 1)).people).toEqual([{ id: 'seat-ada', points: 0, rank: 1 }])
    expect((await store.standings('room-1', 1)).teams).toEqual([])
  })

  test('another game from a stale version is refused and drops nothing', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada')])

    expect(await store.restart('room-1', room.version - 1, next(room), [])).toBe(false)
    expect(await store.answers('room-1', 1)).toHaveLength(1)
    expect(await store.question('room-1', 3)).toBeDefined()
  })

  test('a change of the run of show brings its questions with it, and leaves what is kept by number', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada')])
    const closed = next(room, { phase: { name: 'closed' }, scoringEpoch: 1 })
    await store.seal('room-1', room.version, closed, 1, 'solo')
    await store.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })
    const kept = {
      answers: await store.answers('room-1', 1),
      roster: await store.roster('room-1', 1, 'solo'),
      standings: await store.standings('room-1', 2),
    }
    const longer = next(closed, { run: [...closed.run, aRound({ question: 'new' })] })
    const ahead = [aQuestion({ id: 'third' }), aQuestion({ id: 'second' }), aQuestion({ id: 'new' })]

    expect(await store.replan('room-1', closed.version, longer, ahead)).toBe(true)

    expect(await store.read('room-1')).toEqual(longer)
    const ids = await Promise.all([1, 2, 3, 4, 5].map(async (round) => (await store.question('room-1', round))?.id))
    expect(ids).toEqual(['pulls-the-image', 'third', 'second', 'new', undefined])
    expect(await store.answers('room-1', 1)).toEqual(kept.answers)
    expect(await store.roster('room-1', 1, 'solo')).toEqual(kept.roster)
    expect(await store.standings('room-1', 2)).toEqual(kept.standings)
  })

  test('a run of show that got shorter leaves no question behind, in the lobby neither', async () => {
    const { store, room } = await aStoreWith(open)
    const shorter = next(room, { run: room.run.slice(0, 1) })

    expect(await store.replan('room-1', room.version, shorter, [aQuestion({ id: 'third' })])).toBe(true)

    expect((await store.question('room-1', 1))?.id).toBe('third')
    expect(await store.question('room-1', 2)).toBeUndefined()
    expect(await store.question('room-1', 3)).toBeUndefined()
    expect(await store.replan('room-1', shorter.version, next(shorter, { run: [] }), [])).toBe(true)
    expect(await store.question('room-1', 1)).toBeUndefined()
  })

  test('a change of the run of show from a stale version is refused and leaves room and questions', async () => {
    const { store, room } = await aStoreWith(open)
    const locked = next(room, { locked: true })
    await store.change('room-1', room.version, locked)

    expect(await store.replan('room-1', room.version, next(room), [])).toBe(false)

    expect(await store.read('room-1')).toEqual(locked)
    expect((await store.question('room-1', 3))?.id).toBe('third')
  })

  test('of many changes of the run of show at once, one is kept whole', async () => {
    const { store, room } = await aStoreWith(open)
    const ids = ['one', 'two', 'three', 'four']

    const changed = await Promise.all(
      ids.map((id) =>
        store.replan('room-1', room.version, next(room, { run: [aRound({ question: id })] }), [aQuestion({ id })]),
      ),
    )

    expect(changed.filter(Boolean)).toHaveLength(1)
    const kept = ids[changed.indexOf(true)]
    expect((await store.read('room-1'))?.run).toMatchObject([{ question: kept }])
    expect((await store.question('room-1', 1))?.id).toBe(kept)
  })

  test('a round sealed in one game is open again in the next', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')
    const again = { ...next(room, { scoringEpoch: 1 }), version: room.version + 2 }
    await store.restart('room-1', room.version + 1, again, [aQuestion()])

    expect(await store.submit('room-1', [answerOf('Ada')])).toMatchObject([{ ok: true }])
  })

  test('[RD10] an ended room is forgotten with all that hung on it, and its PIN is free', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada')])
    await store.beat('room-1', after(0))
    await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')
    await store.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })

    await store.end('room-1')

    expect(await store.read('room-1')).toBeUndefined()
    expect(await store.create(aRoom({ id: 'room-2' }), [])).toBe(true)
    expect(await store.findRoom(room.pin)).toBe('room-2')
    expect(await store.create(aRoom({ pin: '654321' }), [])).toBe(true)
    expect(await store.question('room-1', 1)).toBeUndefined()
    expect(await store.seats('room-1')).toEqual([])
    expect(await store.answers('room-1', 1)).toEqual([])
    expect(await store.roster('room-1', 1, 'solo')).toEqual([])
    expect(await store.lastBeat('room-1')).toBeUndefined()
    expect(await store.standings('room-1', 5)).toEqual({ people: [], teams: [] })
  })

  test('what is written for one room touches no other', async () => {
    const { store } = await aStoreWithOpenRound(open)
    await store.create(aRoom({ id: 'room-2', pin: '222222' }), [])
    await store.takeSeat('room-2', askFor('Ada', { tokenHash: 'other' }), MOST_SEATS)
    const untouched = await store.seats('room-2')

    await store.submit('room-1', [answerOf('Ada')])
    await store.changeSeat('room-1', 'seat-ada', { name: 'Eve', nameKey: 'eve' })
    await store.seen('room-1', ['seat-ada'], after(5000))
    await store.settle('room-1', 7, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })
    await store.beat('room-1', after(0))
    await store.end('room-1')

    expect(await store.seats('room-2')).toEqual(untouched)
    expect(await store.answers('room-2', 1)).toEqual([])
    expect(await store.standings('room-2', 5)).toEqual({ people: [{ id: 'seat-ada', points: 0, rank: 1 }], teams: [] })
    expect(await store.lastBeat('room-2')).toBeUndefined()
    expect(await store.settle('room-2', 1, { people: new Map(), teams: new Map() })).toBe(true)
    expect(await store.resumeSeat('room-2', 'token-ada')).toEqual({ ok: false, reason: 'seat:unknown' })
  })

  const writes: Record<string, (store: Awaited<ReturnType<typeof aStoreWith>>['store']) => Promise<unknown>> = {
    'a change': (store) => store.change('room-1', 2, next({ ...aRoom(), version: 2 })),
    'a seat': (store) => store.takeSeat('room-1', askFor('Cy'), MOST_SEATS),
    'a renaming': (store) => store.changeSeat('room-1', 'seat-ada', { name: 'Eve', nameKey: 'eve' }),
    'a resume': (store) => store.resumeSeat('room-1', 'token-ada'),
    presence: (store) => store.seen('room-1', ['seat-ada'], after(seconds(5))),
    'a beat': (store) => store.beat('room-1', after(0)),
    'an answer': (store) => store.submit('room-1', [answerOf('Ada')]),
    'a settlement': (store) => store.settle('room-1', 1, { people: new Map(), teams: new Map() }),
  }
  test.each(Object.keys(writes))('[RD10] %s keeps a room alive', async (name) => {
    const { store, platform } = await aStoreWithOpenRound(open)
    await platform.advance(seconds(60))
    const before = store.now()

    await writes[name]?.(store)

    const [live] = await store.liveRooms()
    expect(live?.id).toBe('room-1')
    expect(live?.activeAt).toBeGreaterThanOrEqual(before)
    expect(live?.activeAt).toBeLessThanOrEqual(store.now())
  })

  test('[RD10] what is refused does not keep a room alive', async () => {
    const { store, platform } = await aStoreWithOpenRound(open)
    const [before] = await store.liveRooms()
    await platform.advance(seconds(60))

    await store.change('room-1', 99, aRoom())
    await store.takeSeat('room-1', askFor('Ada', { requestHash: 'other' }), MOST_SEATS)
    await store.submit('room-1', [answerOf('Nobody')])
    await store.resumeSeat('room-1', 'no-such-token')

    expect(await store.liveRooms()).toEqual([before])
  })

  test('[RD11] the newest beat stands', async () => {
    const { store } = await aStoreWith(open)
    expect(await store.lastBeat('room-1')).toBeUndefined()

    await store.beat('room-1', after(2000))
    await store.beat('room-1', after(1000))

    expect(await store.lastBeat('room-1')).toBe(after(2000))
  })

  test('a change of the room is hinted at once it can be read, a refused one is not', async () => {
    const { store, room } = await aStoreWith(open)
    const readOnHint: Promise<unknown>[] = []
    const stop = store.onHint(({ room: id }) => readOnHint.push(store.read(id)))

    await store.change('room-1', 99, next(room))
    await store.change('room-1', room.version, next(room, { locked: true }))
    stop()
    await store.change('room-1', room.version + 1, next(next(room)))

    expect(await Promise.all(readOnHint)).toMatchObject([{ locked: true }])
  })

  test('a change of the run of show is hinted at once', async () => {
    const { store, room } = await aStoreWith(open)
    const hints = hintsOf(store)

    await store.replan('room-1', room.version, next(room), [])
    await store.replan('room-1', room.version, next(room), [])

    expect(hints).toEqual([{ room: 'room-1' }])
  })

  test('seal, restart and end are hinted at too', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    const hints = hintsOf(store)
    const closed = next(room, { phase: { name: 'closed' } })

    await store.seal('room-1', room.version, closed, 1, 'solo')
    await store.seal('room-1', room.version, closed, 1, 'solo')
    expect(hints).toEqual([{ room: 'room-1' }])
    await store.restart('room-1', closed.version, next(closed, { scoringEpoch: 1 }), [])
    await store.restart('room-1', closed.version, next(closed, { scoringEpoch: 1 }), [])
    expect(hints).toEqual([{ room: 'room-1' }, { room: 'room-1' }])
    await store.end('room-1')
    expect(hints).toHaveLength(3)
    await store.end('room-1')
    expect(hints).toEqual([{ room: 'room-1' }, { room: 'room-1' }, { room: 'room-1' }])
  })

  test('the store says that it can read and write', async () => {
    const { store } = await anEmptyStore(open)

    await expect(store.check()).resolves.toBeUndefined()
  })

  test('[TM0] the clock goes on when the wall clock is set back', async () => {
    const { store, platform } = await anEmptyStore(open)
    const before = store.now()

    platform.jumpWallClock(-seconds(3600))
    const afterJump = store.now()
    await platform.advance(seconds(5))

    expect(Number.isInteger(before)).toBe(true)
    expect(afterJump).toBeGreaterThanOrEqual(before)
    expect(store.now()).toBeGreaterThanOrEqual(afterJump)
  })
}
