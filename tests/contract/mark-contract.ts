import { seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import type { SentMark } from '../../server/src/room/marks.ts'
import type { Room } from '../../server/src/room/room.ts'
import {
  aDiscussion,
  after,
  aMarkedRoom,
  aMarking,
  anApprovedRoom,
  markOf,
  next,
  withOpenRound,
} from '../support/rooms.ts'
import { anEmptyStore, hintsOf, seat, type OpenStore } from './open-store.ts'

/** Teams 1, 2 and 3 have Ada, Bo and Cy; each marks the next, and team 3 the first. */
async function aMarkedStore(open: OpenStore, change: Partial<Room> = {}) {
  const { store } = await anEmptyStore(open)
  const talking = withOpenRound(aMarkedRoom())
  await store.create(talking, [aDiscussion()])
  await seat(store, 'Ada', { team: 't1' })
  await seat(store, 'Bo', { team: 't2' })
  await seat(store, 'Cy', { team: 't3' })
  const room = next(talking, { phase: aMarking(), ...change })
  await store.seal('room-1', talking.version, room, 1, 'solo')
  return { store, room }
}

export function markContract(open: OpenStore) {
  test('[RV3] a mark is stored with all points that were ticked, each once and in the order of the question', async () => {
    const { store } = await aMarkedStore(open)

    const taken = await store.mark('room-1', markOf('Ada', 't2', { points: ['r', 'p', 'r'] }))

    const { team, seq, request, receivedAt } = markOf('Ada', 't2')
    const stored = { team, by: 't1', points: ['p', 'r'], seq, request, receivedAt }
    expect(taken).toEqual({ ok: true, stored })
    expect(await store.marks('room-1', 1)).toEqual([stored])
    expect(await store.marks('room-1', 2)).toEqual([])
  })

  test('[RV3] of a team that covered nothing no point is ticked', async () => {
    const { store } = await aMarkedStore(open)

    await store.mark('room-1', markOf('Ada', 't2', { points: [] }))

    expect(await store.marks('room-1', 1)).toMatchObject([{ points: [] }])
  })

  test('[RV3] the highest seq stands, whoever of the team sent it', async () => {
    const { store } = await aMarkedStore(open)
    await seat(store, 'Al', { team: 't1' })
    await store.mark('room-1', markOf('Ada', 't2', { seq: 2, points: ['q'] }))

    const standing = { seq: 2, points: ['q'], by: 't1' }
    const superseded = { ok: false, refusal: 'mark:superseded', standing }
    expect(await store.mark('room-1', markOf('Al', 't2', { seq: 1 }))).toMatchObject(superseded)
    expect(await store.mark('room-1', markOf('Al', 't2', { seq: 2 }))).toMatchObject(superseded)
    expect(await store.marks('room-1', 1)).toMatchObject([standing])

    await store.mark('room-1', markOf('Al', 't2', { seq: 3, points: ['p', 'q'] }))
    expect(await store.marks('room-1', 1)).toMatchObject([{ seq: 3, points: ['p', 'q'] }])
  })

  test('[RV3] a repeated mark gets its reply again, also after the close, and changes nothing', async () => {
    const { store, room } = await aMarkedStore(open)
    const first = await store.mark('room-1', markOf('Ada', 't2'))

    expect(await store.mark('room-1', markOf('Ada', 't2', { receivedAt: after(9000) }))).toEqual(first)
    await store.change('room-1', room.version, next(room, { phase: aMarking({ step: 'counted' }) }))
    expect(await store.mark('room-1', markOf('Ada', 't2'))).toEqual(first)
    expect(await store.marks('room-1', 1)).toHaveLength(1)
  })

  test('[RV3] the host marks any team, beside the team that does', async () => {
    const { store } = await aMarkedStore(open)
    await store.mark('room-1', markOf('Ada', 't2'))

    await store.mark('room-1', markOf(undefined, 't2', { points: ['q', 'r'] }))
    await store.mark('room-1', markOf(undefined, 't1'))

    expect(await store.marks('room-1', 1)).toMatchObject([
      { team: 't1', by: 'host' },
      { team: 't2', by: 'host', points: ['q', 'r'] },
      { team: 't2', by: 't1', points: ['p'] },
    ])
  })

  test.each<[string, SentMark]>([
    ['mark:not-yours', markOf('Ada', 't3')],
    ['mark:not-yours', markOf('Ada', 't1')],
    ['mark:point', markOf('Ada', 't2', { points: ['p', 'x'] })],
    ['team:unknown', markOf('Ada', 't9')],
    ['team:unknown', markOf(undefined, 't9')],
    ['seat:unknown', markOf('Nobody', 't2')],
    ['seat:unknown', markOf('Ada', 't2', { seat: { id: 'seat-ada', epoch: 2 } })],
    ['mark:too-early', markOf('Ada', 't2', { round: 2 })],
    ['mark:too-late', markOf('Ada', 't2', { round: 0 })],
  ])('[RV3] refused, %s', async (refusal, sent) => {
    const { store } = await aMarkedStore(open)

    expect(await store.mark('room-1', sent)).toEqual({ ok: false, refusal })
    expect(await store.marks('room-1', 1)).toEqual([])
  })

  const until = seconds(45)
  test.each<[at: number, ruling: string]>([
    [0, 'taken'],
    [until, 'taken'],
    [until + 550, 'taken'],
    [until + 551, 'mark:too-late'],
  ])('[RV3] a mark received %i ms after the beginning: %s', async (at, ruling) => {
    const { store } = await aMarkedStore(open)

    const taken = await store.mark('room-1', markOf('Ada', 't2', { receivedAt: after(at) }))

    expect(taken.ok ? 'taken' : taken.refusal).toBe(ruling)
  })

  test.each<[ruling: string, phase: Room['phase']]>([
    ['mark:too-early', { name: 'closed' }],
    ['mark:too-early', { name: 'reveal', step: 'why' }],
    ['mark:too-late', aMarking({ step: 'counted' })],
    ['mark:too-late', { name: 'standings', since: 0 }],
    ['mark:too-late', { name: 'finished', since: 0 }],
  ])('[RV3] %s in %j', async (refusal, phase) => {
    const { store } = await aMarkedStore(open, { phase })

    expect(await store.mark('room-1', markOf('Ada', 't2'))).toEqual({ ok: false, refusal })
    expect(await store.mark('room-1', markOf(undefined, 't2'))).toEqual({ ok: false, refusal })
  })

  test('[RD6] nothing is marked while the room is paused', async () => {
    const { store } = await aMarkedStore(open, { pause: { since: after(500) } })

    expect(await store.mark('room-1', markOf('Ada', 't2'))).toMatchObject({ refusal: 'round:paused' })
  })

  test('[RV3] a close and a mark that meet: the mark counts before it or not at all', async () => {
    const { store, room } = await aMarkedStore(open)

    const [, taken] = await Promise.all([
      store.change('room-1', room.version, next(room, { phase: aMarking({ step: 'counted' }) })),
      store.mark('room-1', markOf('Ada', 't2')),
    ])

    expect(await store.marks('room-1', 1)).toHaveLength(taken.ok ? 1 : 0)
    expect(taken.ok ? '' : taken.refusal).toBe('mark:too-late')
  })

  test('[RV3] marks that meet are all stored', async () => {
    const { store } = await aMarkedStore(open)

    await Promise.all([
      store.mark('room-1', markOf('Ada', 't2')),
      store.mark('room-1', markOf('Bo', 't3')),
      store.mark('room-1', markOf('Cy', 't1')),
    ])

    expect((await store.marks('room-1', 1)).map(({ team, by }) => [team, by])).toEqual([
      ['t1', 't3'],
      ['t2', 't1'],
      ['t3', 't2'],
    ])
  })

  test('[ST4] whoever was moved marks for the team it is in now; who was removed marks no more', async () => {
    const { store } = await aMarkedStore(open)
    await store.changeSeat('room-1', 'seat-ada', { team: 't2' })
    await store.changeSeat('room-1', 'seat-cy', { removed: true })

    expect(await store.mark('room-1', markOf('Ada', 't2'))).toMatchObject({ refusal: 'mark:not-yours' })
    expect(await store.mark('room-1', markOf('Ada', 't3'))).toMatchObject({ stored: { by: 't2' } })
    expect(await store.mark('room-1', markOf('Cy', 't1'))).toMatchObject({ refusal: 'seat:unknown' })
  })

  test('[RM4] who waits at the door marks nothing', async () => {
    const { store } = await aMarkedStore(open, { door: anApprovedRoom().door })
    await seat(store, 'Di', { team: 't1' })

    expect(await store.mark('room-1', markOf('Di', 't2'))).toMatchObject({ refusal: 'seat:waiting' })
  })

  test('another game knows no marks of the one before, and an ended room none at all', async () => {
    const { store, room } = await aMarkedStore(open)
    await store.mark('room-1', markOf('Ada', 't2'))
    const again = next(room, { phase: { name: 'lobby' }, round: 0, game: 2, scoringEpoch: 1 })

    await store.restart('room-1', room.version, again, [aDiscussion()])

    expect(await store.marks('room-1', 1)).toEqual([])
    await store.end('room-1')
    expect(await store.marks('room-1', 1)).toEqual([])
    expect(await store.mark('room-1', markOf('Ada', 't2'))).toEqual({ ok: false, refusal: 'seat:unknown' })
  })

  test('a mark is no change of the room: no version, no hint', async () => {
    const { store, room } = await aMarkedStore(open)
    const hints = hintsOf(store)

    await store.mark('room-1', markOf('Ada', 't2'))

    expect((await store.read('room-1'))?.version).toBe(room.version)
    expect(hints).toEqual([])
  })
}
