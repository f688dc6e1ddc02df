import { expect, test } from 'vitest'
import { after, next } from '../support/rooms.ts'
import { aStoreWith, seat, type OpenStore } from './open-store.ts'

export function presenceContract(open: OpenStore) {
  test('[ST6] the last instant at which a seat was seen is kept, never an older one', async () => {
    const { store } = await aStoreWith(open)
    for (const name of ['Ada', 'Bo', 'Cy']) await seat(store, name)

    await store.seen('room-1', ['seat-ada', 'seat-bo', 'seat-unknown'], after(4000))
    await store.seen('room-1', ['seat-ada'], after(2000))
    await store.seen('room-1', [], after(9000))

    const seenAt = (await store.seats('room-1')).map(({ lastSeenAt }) => lastSeenAt)
    expect(seenAt).toEqual([after(4000), after(4000), after(0)])
  })

  test('[ST6] who is seen in the moment in which another game begins stays seen', async () => {
    const { store, room } = await aStoreWith(open)
    await seat(store, 'Ada')

    const [, isBegun, changed] = await Promise.all([
      store.seen('room-1', ['seat-ada'], after(4000)),
      store.restart('room-1', room.version, next(room), []),
      store.changeSeat('room-1', 'seat-ada', { lang: 'hi-Latn' }),
    ])

    expect(isBegun).toBe(true)
    expect(changed).toMatchObject({ ok: true, value: { lastSeenAt: after(4000) } })
    expect(await store.seats('room-1')).toMatchObject([{ lang: 'hi-Latn', lastSeenAt: after(4000) }])
  })
}
