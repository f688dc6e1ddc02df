import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import type { OpenPhase } from '../../server/src/room/room.ts'
import { after, anApprovedRoom, answerOf, aRoom, next, withOpenRound } from '../support/rooms.ts'
import { aStoreWith, hintsOf, seat, type OpenStore } from './open-store.ts'

const GRACE = 550
const LIMIT = seconds(20)

/** A room whose host allows up to so much more time. */
const allowing = (timeFactor: TimeFactor) => aRoom({ rules: { ...aRoom().rules, timeFactor } })

export function timeFactorContract(open: OpenStore) {
  /** The first round is open up to twice its limit, and Ada has chosen her factor before it was. */
  async function withFactor(timeFactor: TimeFactor, extraMs = LIMIT) {
    const lobby = allowing(3)
    const { store } = await aStoreWith(open, lobby)
    for (const name of ['Ada', 'Bo']) await seat(store, name)
    await store.changeSeat('room-1', 'seat-ada', { timeFactor })
    const room = withOpenRound(lobby, { extraMs })
    await store.change('room-1', lobby.version, room)
    const rulingOn = async (name: string, receivedAfter: number) => {
      const [taken] = await store.submit('room-1', [answerOf(name, { receivedAt: after(receivedAfter) })])
      return taken?.ok ? 'taken' : taken?.refusal
    }
    return { store, room, rulingOn }
  }

  describe('[TM4] a time factor', () => {
    test('is kept with the seat, is of nobody else, and goes again', async () => {
      const { store } = await aStoreWith(open, allowing(2))
      for (const name of ['Ada', 'Bo']) await seat(store, name)
      const hints = hintsOf(store)

      expect(await store.changeSeat('room-1', 'seat-ada', { timeFactor: 1.5 })).toMatchObject({
        value: { timeFactor: 1.5 },
      })
      expect(hints).toEqual([{ room: 'room-1', seat: 'seat-ada' }])
      expect((await store.seats('room-1')).map(({ timeFactor }) => timeFactor)).toEqual([1.5, undefined])
      expect(await store.resumeSeat('room-1', 'token-ada')).toMatchObject({ value: { timeFactor: 1.5 } })

      await store.changeSeat('room-1', 'seat-ada', { timeFactor: 1 })
      expect(Object.keys((await store.seats('room-1'))[0] ?? {})).not.toContain('timeFactor')
    })

    test('stays when something else of the seat changes', async () => {
      const { store } = await aStoreWith(open, anApprovedRoom({ rules: allowing(2).rules }))
      await seat(store, 'Ada')
      await store.changeSeat('room-1', 'seat-ada', { timeFactor: 2 })

      await store.changeSeat('room-1', 'seat-ada', { letInAt: after(0) })
      await store.changeSeat('room-1', 'seat-ada', { team: 't2' })

      expect(await store.seats('room-1')).toMatchObject([{ team: 't2', waiting: false, timeFactor: 2 }])
    })

    test('above what the host allows is refused, and so is any where nothing is allowed', async () => {
      const { store } = await aStoreWith(open, allowing(1.5))
      await seat(store, 'Ada')
      expect(await store.changeSeat('room-1', 'seat-ada', { timeFactor: 2 })).toEqual({
        ok: false,
        reason: 'seat:time-factor',
      })

      const { store: plain } = await aStoreWith(open)
      await seat(plain, 'Ada')
      expect(await plain.changeSeat('room-1', 'seat-ada', { timeFactor: 1.5 })).toMatchObject({
        reason: 'seat:time-factor',
      })
      expect(await plain.changeSeat('room-1', 'seat-ada', { timeFactor: 1 })).toMatchObject({ ok: true })
    })

    test('cannot be changed while a question is open: whoever has seen it would choose by it', async () => {
      const { store, room } = await withFactor(2)
      const change = (timeFactor: TimeFactor) => store.changeSeat('room-1', 'seat-ada', { timeFactor })

      expect(await change(1)).toEqual({ ok: false, reason: 'step:impossible' })
      expect((await store.seats('room-1'))[0]?.timeFactor).toBe(2)
      await store.change('room-1', room.version, next(room, { phase: { name: 'closed' } }))
      expect(await change(1)).toMatchObject({ ok: true })
    })

    test.each<[factor: TimeFactor, last: number]>([
      [1.5, 1.5 * LIMIT],
      [2, 2 * LIMIT],
      // Never beyond the longest that the round is open for.
      [3, 2 * LIMIT],
    ])('of %d ends the window of its own seat, and of no other', async (factor, last) => {
      const { rulingOn } = await withFactor(factor)

      expect(await rulingOn('Ada', last + GRACE + 1)).toBe('answer:too-late')
      expect(await rulingOn('Ada', last + GRACE)).toBe('taken')
      expect(await rulingOn('Bo', LIMIT + GRACE + 1)).toBe('answer:too-late')
      expect(await rulingOn('Bo', LIMIT + GRACE)).toBe('taken')
    })

    test('gives nothing in a round that has been closed by hand', async () => {
      const { rulingOn } = await withFactor(2, 0)
      expect(await rulingOn('Ada', LIMIT + GRACE + 1)).toBe('answer:too-late')
    })

    test('is stored with the answer, which keeps it', async () => {
      const { store, room } = await withFactor(1.5)
      const given = answerOf('Ada', { receivedAt: after(25_000), claimMs: 24_920, minRttMs: 160 })

      const [taken] = await store.submit('room-1', [given])
      await store.submit('room-1', [answerOf('Bo')])
      await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')
      await store.changeSeat('room-1', 'seat-ada', { timeFactor: 1 })

      const kept = await store.answerOf('room-1', 1, 'seat-ada')
      expect(kept).toMatchObject({ countedMs: 24_920, creditMs: 80, timeFactor: 1.5 })
      expect(taken).toEqual({ ok: true, stored: kept })
      expect(await store.submit('room-1', [given])).toEqual([taken])
      expect(Object.keys((await store.answerOf('room-1', 1, 'seat-bo')) ?? {})).not.toContain('timeFactor')
    })

    test('and a pause move the end of the window together', async () => {
      const { store, room, rulingOn } = await withFactor(2)
      const moved = seconds(30)
      const phase = { ...(room.phase as OpenPhase), closesAt: after(LIMIT + moved), pausedMs: moved }
      const pause = { since: after(25_000), resumesAt: after(25_000 + moved) }
      await store.change('room-1', room.version, next(room, { phase, pause }))

      expect(await rulingOn('Bo', 25_000 + moved)).toBe('answer:too-late')
      expect(await rulingOn('Ada', 2 * LIMIT + moved + GRACE + 1)).toBe('answer:too-late')
      expect(await rulingOn('Ada', 2 * LIMIT + moved)).toBe('taken')
      expect(await store.answerOf('room-1', 1, 'seat-ada')).toMatchObject({ countedMs: 2 * LIMIT })
    })
  })
}
