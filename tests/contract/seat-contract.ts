import { seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import { after, anApprovedRoom, answerOf, aRoom, askFor, next } from '../support/rooms.ts'
import {
  aStoreWith,
  aStoreWithOpenRound,
  anEmptyStore,
  hintsOf,
  MOST_SEATS,
  seat,
  type OpenStore,
} from './open-store.ts'

export function seatContract(open: OpenStore) {
  test('[LG2] whose points a seat earns in a league is kept with it, and may be said later', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada', { leaguePerson: 'hash-of-ada' })
    await seat(store, 'Bo')
    await store.changeSeat('room-1', 'seat-bo', { leaguePerson: 'hash-of-bo' })
    await store.changeSeat('room-1', 'seat-ada', { name: 'Ada L', nameKey: 'ada l' })

    const persons = (await store.seats('room-1')).map(({ leaguePerson }) => leaguePerson)
    expect(persons).toEqual(['hash-of-ada', 'hash-of-bo'])
  })

  test('[ST2] a seat is kept as asked for, with its first epoch', async () => {
    const { store } = await aStoreWith(open)

    const taken = await store.takeSeat('room-1', askFor('Ada', { team: 't2', lang: 'hi-Latn' }), MOST_SEATS)

    const asked = askFor('Ada', { team: 't2', lang: 'hi-Latn' })
    const kept = { ...asked, epoch: 1, removed: false, waiting: false, lastSeenAt: after(0) }
    expect(taken).toEqual({ ok: true, value: { ...kept, requestUntil: after(seconds(60)) } })
    expect(await store.seats('room-1')).toEqual([{ ...kept, requestUntil: after(seconds(60)) }])
  })

  test('a seat without team or request has neither afterwards', async () => {
    const { store } = await aStoreWith(open, aRoom({ teams: [] }))
    const { requestHash: _none, ...asked } = askFor('Ada')

    await store.takeSeat('room-1', asked, MOST_SEATS)

    const [kept] = await store.seats('room-1')
    expect(Object.keys(kept ?? {})).not.toContain('team')
    expect(Object.keys(kept ?? {})).not.toContain('requestHash')
  })

  test('nobody sits down in an unknown room', async () => {
    const { store } = await anEmptyStore(open)

    expect(await store.takeSeat('room-1', askFor('Ada'), MOST_SEATS)).toEqual({ ok: false, reason: 'room:unknown' })
  })

  test('seats are listed in joining order, removed ones too', async () => {
    const { store } = await aStoreWith(open)
    for (const name of ['Zoe', 'Ada', 'Mo']) await seat(store, name)
    await store.changeSeat('room-1', 'seat-ada', { removed: true })

    const seats = await store.seats('room-1')

    expect(seats.map(({ name, removed }) => [name, removed])).toEqual([
      ['Zoe', false],
      ['Ada', true],
      ['Mo', false],
    ])
  })

  test('[RM4] a locked room takes nobody', async () => {
    const { store } = await aStoreWith(open, aRoom({ locked: true }))

    expect(await store.takeSeat('room-1', askFor('Ada'), MOST_SEATS)).toEqual({ ok: false, reason: 'room:locked' })
    expect(await store.seats('room-1')).toEqual([])
  })

  test('[RM4] a full room takes nobody, until a seat is removed', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')

    expect(await store.takeSeat('room-1', askFor('Bo'), 1)).toEqual({ ok: false, reason: 'room:full' })
    await store.changeSeat('room-1', 'seat-ada', { removed: true })
    expect(await store.takeSeat('room-1', askFor('Bo'), 1)).toMatchObject({ ok: true })
  })

  test('[RM4] many who come at once do not overfill the room', async () => {
    const { store } = await aStoreWith(open)

    const taken = await Promise.all(
      ['Ada', 'Bo', 'Cy', 'Di', 'Ed'].map((name) => store.takeSeat('room-1', askFor(name), 3)),
    )

    expect(taken.filter(({ ok }) => ok)).toHaveLength(3)
    expect(await store.seats('room-1')).toHaveLength(3)
  })

  test('[ST1] of many who ask for one name at once, one gets it', async () => {
    const { store } = await aStoreWith(open)

    const taken = await Promise.all(
      [1, 2, 3, 4].map((phone) =>
        store.takeSeat('room-1', askFor('Ada', { id: `seat-${phone}`, requestHash: `request-${phone}` }), MOST_SEATS),
      ),
    )

    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    expect(taken.filter((reply) => !reply.ok && reply.reason === 'seat:name-taken')).toHaveLength(3)
    expect(await store.seats('room-1')).toHaveLength(1)
  })

  test('[ST1] the name of a removed seat is free', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')
    await store.changeSeat('room-1', 'seat-ada', { removed: true })

    const again = await store.takeSeat('room-1', askFor('Ada', { id: 'seat-2', requestHash: 'other' }), MOST_SEATS)

    expect(again).toMatchObject({ ok: true, value: { id: 'seat-2', name: 'Ada' } })
  })

  test('[TE1] a team that does not exist is refused', async () => {
    const { store } = await aStoreWith(open)

    const taken = await store.takeSeat('room-1', askFor('Ada', { team: 't9' }), MOST_SEATS)

    expect(taken).toEqual({ ok: false, reason: 'team:unknown' })
  })

  test('[TE1] who chooses no team is dealt to the smallest, removed seats not counted', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada', { team: 't1' })
    expect((await seat(store, 'Bo')).team).toBe('t2')
    await store.changeSeat('room-1', 'seat-bo', { removed: true })

    expect((await seat(store, 'Cy')).team).toBe('t2')
    expect((await seat(store, 'Di')).team).toBe('t1')
  })

  test('[ST2] a repeated request gets its seat again, with the token now given in place of the first', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')

    const again = await seat(store, 'Ada', { id: 'seat-2', tokenHash: 'fresh', joinedAt: after(seconds(60)) })

    expect(again).toMatchObject({ id: 'seat-ada', tokenHash: 'fresh', epoch: 1, joinedAt: after(0) })
    expect(await store.seats('room-1')).toEqual([again])
    expect(await store.resumeSeat('room-1', 'token-ada')).toEqual({ ok: false, reason: 'seat:unknown' })
    expect(await store.resumeSeat('room-1', 'fresh')).toMatchObject({ ok: true })
  })

  test('[ST2] a request sent twice at once takes one seat', async () => {
    const { store } = await aStoreWith(open)

    const [first, second] = await Promise.all([seat(store, 'Ada'), seat(store, 'Ada', { id: 'seat-2' })])

    expect(second.id).toBe(first.id)
    expect(await store.seats('room-1')).toHaveLength(1)
  })

  test('[ST2] a repeated request gets its seat also when the room was locked and filled since', async () => {
    const { store, room } = await aStoreWith(open)
    await seat(store, 'Ada')
    await store.change('room-1', room.version, next(room, { locked: true }))

    expect(await store.takeSeat('room-1', askFor('Ada'), 1)).toMatchObject({ ok: true, value: { id: 'seat-ada' } })
  })

  test('[ST2] a request is forgotten after 60 s', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')

    const late = await store.takeSeat('room-1', askFor('Ada', { joinedAt: after(seconds(60) + 1) }), MOST_SEATS)

    expect(late).toEqual({ ok: false, reason: 'seat:name-taken' })
  })

  test('[ST2] a request is forgotten with the first resume', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')
    await store.resumeSeat('room-1', 'token-ada')

    expect(await store.takeSeat('room-1', askFor('Ada'), MOST_SEATS)).toEqual({ ok: false, reason: 'seat:name-taken' })
  })

  test('[ST4] the request of a removed seat does not bring it back', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')
    await store.changeSeat('room-1', 'seat-ada', { removed: true })

    const again = await seat(store, 'Ada', { id: 'seat-2', tokenHash: 'fresh' })

    expect(again.id).toBe('seat-2')
    expect((await store.seats('room-1')).map(({ removed }) => removed)).toEqual([true, false])
  })

  test('[ST2] a token brings its seat back with a higher epoch', async () => {
    const { store } = await aStoreWith(open)
    const { requestHash: _forgotten, ...taken } = await seat(store, 'Ada')

    expect(await store.resumeSeat('room-1', 'token-ada')).toEqual({ ok: true, value: { ...taken, epoch: 2 } })
    expect(await store.resumeSeat('room-1', 'token-ada')).toEqual({ ok: true, value: { ...taken, epoch: 3 } })
    expect(await store.seats('room-1')).toEqual([{ ...taken, epoch: 3 }])
  })

  test('[ST2] a token nobody was given brings nothing', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')

    expect(await store.resumeSeat('room-1', 'token-eve')).toEqual({ ok: false, reason: 'seat:unknown' })
  })

  test('[ST4] the token of a removed seat cannot come back', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')
    await store.changeSeat('room-1', 'seat-ada', { removed: true })

    expect(await store.resumeSeat('room-1', 'token-ada')).toEqual({ ok: false, reason: 'seat:kicked' })
    expect((await store.seats('room-1'))[0]).toMatchObject({ removed: true, epoch: 2 })
  })

  test('[ST4] a seat is renamed, moved and told its language in one step, its epoch as before', async () => {
    const { store } = await aStoreWith(open)
    const taken = await seat(store, 'Ada')
    const change = { name: 'Eve', nameKey: 'eve', team: 't2', lang: 'hi-Latn' } as const

    expect(await store.changeSeat('room-1', 'seat-ada', change)).toEqual({ ok: true, value: { ...taken, ...change } })
    expect(await store.seats('room-1')).toEqual([{ ...taken, ...change }])
  })

  test('[ST1] a seat may be given a new spelling of its own name, but not the name of another', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')
    const bo = await seat(store, 'Bo')

    expect(await store.changeSeat('room-1', 'seat-ada', { name: 'ADA', nameKey: 'ada' })).toMatchObject({ ok: true })
    const refused = await store.changeSeat('room-1', 'seat-bo', { name: 'ada', nameKey: 'ada', team: 't1' })
    expect(refused).toEqual({ ok: false, reason: 'seat:name-taken' })
    expect((await store.seats('room-1'))[1]).toEqual(bo)
  })

  test('[ST4] nobody is moved to a team that does not exist', async () => {
    const { store } = await aStoreWith(open)
    const taken = await seat(store, 'Ada')

    expect(await store.changeSeat('room-1', 'seat-ada', { team: 't9' })).toEqual({ ok: false, reason: 'team:unknown' })
    expect(await store.seats('room-1')).toEqual([taken])
  })

  test('[ST4] a removed seat cannot be changed any more', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')
    await store.changeSeat('room-1', 'seat-ada', { removed: true })

    const refused = { ok: false, reason: 'seat:unknown' }
    expect(await store.changeSeat('room-1', 'seat-ada', { team: 't2' })).toEqual(refused)
    expect(await store.changeSeat('room-1', 'seat-ada', { removed: true })).toEqual(refused)
    expect(await store.changeSeat('room-1', 'seat-none', { team: 't2' })).toEqual(refused)
    expect(await store.changeSeat('room-9', 'seat-ada', { team: 't2' })).toEqual(refused)
  })

  test('[RM4] where the host approves, a newcomer waits, in no team but one of its own choice', async () => {
    const { store } = await aStoreWith(open, anApprovedRoom())

    const ada = await seat(store, 'Ada')
    const bo = await seat(store, 'Bo', { team: 't2' })

    expect(ada).toMatchObject({ waiting: true, removed: false, epoch: 1 })
    expect(Object.keys(ada)).not.toContain('team')
    expect(bo).toMatchObject({ waiting: true, team: 't2' })
    expect(await store.seats('room-1')).toEqual([ada, bo])
  })

  test('[RM4] who waits holds a name and one of the seats', async () => {
    const { store } = await aStoreWith(open, anApprovedRoom())
    await seat(store, 'Ada')

    const namesake = askFor('Ada', { id: 'seat-2', requestHash: 'other' })
    expect(await store.takeSeat('room-1', namesake, MOST_SEATS)).toEqual({ ok: false, reason: 'seat:name-taken' })
    expect(await store.takeSeat('room-1', askFor('Bo'), 1)).toEqual({ ok: false, reason: 'room:full' })
  })

  test('[RM4] [ST3] a seat that is let in counts from then on, its epoch as before', async () => {
    const { store } = await aStoreWith(open, anApprovedRoom())
    const ada = await seat(store, 'Ada', { team: 't2' })

    const letIn = { ...ada, waiting: false, joinedAt: after(5000) }
    expect(await store.changeSeat('room-1', 'seat-ada', { letInAt: after(5000) })).toEqual({ ok: true, value: letIn })
    expect(await store.seats('room-1')).toEqual([letIn])
    // Being let in again changes nothing.
    expect(await store.changeSeat('room-1', 'seat-ada', { letInAt: after(9000) })).toEqual({ ok: true, value: letIn })
  })

  test('[TE1] who is let in without a team is dealt to the smallest, in which nobody who waits is counted', async () => {
    const { store } = await aStoreWith(open, anApprovedRoom())
    for (const name of ['Ada', 'Bo', 'Cy']) await seat(store, name)
    await seat(store, 'Di', { team: 't1' })

    const all = ['seat-ada', 'seat-bo', 'seat-cy'].map((id) => store.changeSeat('room-1', id, { letInAt: after(0) }))
    const teams = (await Promise.all(all)).map((changed) => changed.ok && changed.value.team)

    expect(teams).toEqual(['t1', 't2', 't1'])
  })

  test('[RM4] a seat goes on waiting through a resume, and when the room no longer asks for approval', async () => {
    const { store, room } = await aStoreWith(open, anApprovedRoom())
    await seat(store, 'Ada')
    await store.change('room-1', room.version, next(room, { door: { ...room.door, approve: false } }))

    expect(await store.resumeSeat('room-1', 'token-ada')).toMatchObject({
      ok: true,
      value: { waiting: true, epoch: 2 },
    })
    expect(await seat(store, 'Bo')).toMatchObject({ waiting: false })
  })

  test('[RM4] who is turned away frees the name and hears so when coming back', async () => {
    const { store } = await aStoreWith(open, anApprovedRoom())
    await seat(store, 'Ada')
    await store.changeSeat('room-1', 'seat-ada', { removed: true })

    expect(await store.resumeSeat('room-1', 'token-ada')).toEqual({ ok: false, reason: 'seat:turned-away' })
    expect(await seat(store, 'Ada', { id: 'seat-2', tokenHash: 'fresh' })).toMatchObject({ id: 'seat-2' })
    expect(await store.changeSeat('room-1', 'seat-ada', { letInAt: after(0) })).toEqual({
      ok: false,
      reason: 'seat:unknown',
    })
  })

  test('changing and resuming a seat is hinted at, refusals are not', async () => {
    const { store } = await aStoreWith(open)
    await seat(store, 'Ada')
    const hints = hintsOf(store)

    await store.changeSeat('room-1', 'seat-ada', { team: 't9' })
    await store.resumeSeat('room-1', 'token-eve')
    expect(hints).toEqual([])
    await store.changeSeat('room-1', 'seat-ada', { team: 't2' })
    expect(hints).toEqual([{ room: 'room-1', seat: 'seat-ada' }])
    await store.resumeSeat('room-1', 'token-ada')
    expect(hints).toEqual([
      { room: 'room-1', seat: 'seat-ada' },
      { room: 'room-1', seat: 'seat-ada' },
    ])
  })

  test('joins, presence and answers leave the version of the room alone', async () => {
    const { store, room } = await aStoreWithOpenRound(open)

    await store.submit('room-1', [answerOf('Ada')])
    await store.seen('room-1', ['seat-ada'], after(4000))
    await store.resumeSeat('room-1', 'token-ada')

    expect(await store.read('room-1')).toEqual(room)
  })
}
