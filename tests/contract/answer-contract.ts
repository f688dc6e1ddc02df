import type { Answer } from '@jawab/shared/question/kinds'
import { seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import type { OpenPhase } from '../../server/src/room/room.ts'
import { after, anApprovedRoom, answerOf, aRoom, aRound, next, withOpenRound } from '../support/rooms.ts'
import { anEmptyStore, aStoreWith, aStoreWithOpenRound, seat, type OpenStore } from './open-store.ts'

/** Limit 20 s: min(500 ms, 5 %) + 50 ms. */
const GRACE = 550
const LIMIT = seconds(20)

export function answerContract(open: OpenStore) {
  test('[RD3] an answer is stored with its receipt', async () => {
    const { store } = await aStoreWithOpenRound(open)

    const [taken] = await store.submit('room-1', [answerOf('Ada', { receivedAt: after(3420) })])

    const { seat: seatId, answer, seq, request } = answerOf('Ada')
    const stored = { seat: seatId, answer, seq, request, receivedAt: after(3420), countedMs: 3420, creditMs: 0 }
    expect(taken).toEqual({ ok: true, stored })
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toEqual(stored)
    expect(await store.answers('room-1', 1)).toEqual([stored])
    expect(await store.answerOf('room-1', 1, 'seat-bo')).toBeUndefined()
    expect(await store.answers('room-1', 2)).toEqual([])
  })

  test('[TM3] credit for the network is stored with the answer', async () => {
    const { store } = await aStoreWithOpenRound(open)
    const given = answerOf('Ada', { receivedAt: after(3420), claimMs: 3340, minRttMs: 160 })

    expect(await store.submit('room-1', [given])).toMatchObject([{ stored: { countedMs: 3340, creditMs: 80 } }])
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toMatchObject({ countedMs: 3340, creditMs: 80 })
  })

  test.each<[string, Answer]>([
    ['of several options', ['b', 'a']],
    ['of one option', ['b']],
    ['that is a number', 0.1],
    ['that puts items to their targets', { item2: 'target1', item1: 'target1', 10: 'target2' }],
    ['that fills blanks, one left empty', ['', 'awsvpc "x"']],
    ['of many lines and signs', 'Pehla: "layers"\n\tdoosra \\ ek % \ud83c\udf3c \ud800 {}'],
  ])('an answer %s is stored as given', async (_, answer) => {
    const { store } = await aStoreWithOpenRound(open)

    const [taken] = await store.submit('room-1', [answerOf('Ada', { answer })])

    expect(taken).toMatchObject({ ok: true, stored: { answer } })
    expect((await store.answerOf('room-1', 1, 'seat-ada'))?.answer).toEqual(answer)
    expect((await store.answers('room-1', 1)).map((stored) => stored.answer)).toEqual([answer])
  })

  test('answers of one call are ruled on in their order', async () => {
    const { store } = await aStoreWithOpenRound(open)

    const taken = await store.submit('room-1', [
      answerOf('Ada'),
      answerOf('Bo', { answer: 'b' }),
      answerOf('Ada', { seq: 2, answer: 'c' }),
      answerOf('Nobody'),
    ])

    expect(taken).toMatchObject([{ ok: true }, { ok: true }, { ok: true }, { refusal: 'seat:unknown' }])
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toMatchObject({ answer: 'c', seq: 2 })
    expect(await store.answers('room-1', 1)).toHaveLength(2)
  })

  test('in an unknown room nobody has a seat', async () => {
    const { store } = await anEmptyStore(open)

    expect(await store.submit('room-1', [answerOf('Ada')])).toEqual([{ ok: false, refusal: 'seat:unknown' }])
  })

  const edges: readonly [at: number, ruling: string][] = [
    [-1, 'answer:too-early'],
    [0, 'taken'],
    [LIMIT, 'taken'],
    [LIMIT + GRACE, 'taken'],
    [LIMIT + GRACE + 1, 'answer:too-late'],
  ]
  test.each(edges)('[RD3] an answer received %i ms after the opening: %s', async (at, ruling) => {
    const { store } = await aStoreWithOpenRound(open)

    const [taken] = await store.submit('room-1', [answerOf('Ada', { receivedAt: after(at) })])

    expect(taken?.ok ? 'taken' : taken?.refusal).toBe(ruling)
    expect(await store.answers('room-1', 1)).toHaveLength(ruling === 'taken' ? 1 : 0)
  })

  test('[RD3] the window is that of the stored room at the moment of storing', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    const phase = { ...(room.phase as OpenPhase), closesAt: after(1000) }

    const [, [taken]] = await Promise.all([
      store.change('room-1', room.version, next(room, { phase })),
      store.submit('room-1', [answerOf('Ada', { receivedAt: after(1000 + GRACE + 1) })]),
    ])

    expect(taken).toEqual({ ok: false, refusal: 'answer:too-late' })
  })

  test('[RD3] [TM3] a short round has less grace, and gives less credit', async () => {
    const short = withOpenRound(aRoom({ run: [aRound({ limitMs: seconds(5) })] }))
    const { store } = await aStoreWith(open, short)
    for (const name of ['Ada', 'Bo']) await seat(store, name)
    const closesAt = after(seconds(5))

    const taken = await store.submit('room-1', [
      answerOf('Bo', { receivedAt: closesAt + 301 }),
      answerOf('Bo', { receivedAt: closesAt + 300 }),
      answerOf('Ada', { receivedAt: after(3000), claimMs: 2000, minRttMs: 900 }),
    ])

    expect(taken).toMatchObject([
      { refusal: 'answer:too-late' },
      { ok: true, stored: { countedMs: 5300 } },
      { ok: true, stored: { countedMs: 2750, creditMs: 250 } },
    ])
  })

  test('[RD3] only the open round is answered, whether or not others were sealed', async () => {
    const { store } = await aStoreWith(open, withOpenRound(aRoom(), { round: 2 }))
    await seat(store, 'Ada')

    expect(await store.submit('room-1', [answerOf('Ada', { round: 1 }), answerOf('Ada', { round: 3 })])).toEqual([
      { ok: false, refusal: 'answer:too-late' },
      { ok: false, refusal: 'answer:too-early' },
    ])
  })

  test('[RD3] a round that is over takes no answer, whether or not it was sealed', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.change('room-1', room.version, next(room, { phase: { name: 'closed' } }))

    expect(await store.submit('room-1', [answerOf('Ada')])).toEqual([{ ok: false, refusal: 'answer:too-late' }])
    expect(await store.answers('room-1', 1)).toEqual([])
  })

  test('[RD2] nothing is taken before the round is published', async () => {
    const { store } = await aStoreWith(open, aRoom({ round: 1, phase: { name: 'reading', readUntil: after(9000) } }))
    await seat(store, 'Ada')

    const taken = await store.submit('room-1', [answerOf('Ada'), answerOf('Ada', { round: 2 })])

    expect(taken).toMatchObject([{ refusal: 'answer:too-early' }, { refusal: 'answer:too-early' }])
  })

  test('[RD4] the answer with the highest seq stands and sets the time', async () => {
    const { store } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada', { seq: 2, answer: 'b', receivedAt: after(2000) })])

    const [older] = await store.submit('room-1', [answerOf('Ada', { seq: 1, receivedAt: after(3000) })])
    expect(older).toMatchObject({ ok: false, refusal: 'answer:superseded', standing: { seq: 2, answer: 'b' } })
    const [rival] = await store.submit('room-1', [answerOf('Ada', { seq: 2, answer: 'c', request: 'another' })])
    expect(rival).toMatchObject({ ok: false, refusal: 'answer:superseded', standing: { seq: 2, answer: 'b' } })
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toMatchObject({ answer: 'b', countedMs: 2000 })

    await store.submit('room-1', [answerOf('Ada', { seq: 3, answer: 'c', receivedAt: after(4000) })])
    expect(await store.answers('room-1', 1)).toMatchObject([{ seq: 3, answer: 'c', countedMs: 4000 }])
  })

  test('[RD4] a repeated answer gets its first receipt again and changes nothing', async () => {
    const { store } = await aStoreWithOpenRound(open)
    const [first] = await store.submit('room-1', [answerOf('Ada', { receivedAt: after(2000) })])

    const [again] = await store.submit('room-1', [answerOf('Ada', { receivedAt: after(9000) })])

    expect(again).toEqual(first)
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toMatchObject({ receivedAt: after(2000) })
  })

  test('[ST2] an answer over a connection that was replaced is refused', async () => {
    const { store } = await aStoreWithOpenRound(open)
    await store.resumeSeat('room-1', 'token-ada')

    const taken = await store.submit('room-1', [
      answerOf('Ada', { epoch: 1 }),
      answerOf('Ada', { epoch: 3 }),
      answerOf('Ada', { epoch: 2 }),
    ])

    expect(taken).toMatchObject([{ refusal: 'seat:unknown' }, { refusal: 'seat:unknown' }, { ok: true }])
  })

  test('[ST4] a removed seat cannot answer any more, what it answered stays', async () => {
    const { store } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada')])
    await store.changeSeat('room-1', 'seat-ada', { removed: true })

    const taken = await store.submit('room-1', [answerOf('Ada', { seq: 2 }), answerOf('Ada', { seq: 2, epoch: 2 })])

    expect(taken).toEqual([
      { ok: false, refusal: 'seat:unknown' },
      { ok: false, refusal: 'seat:unknown' },
    ])
    expect(await store.answerOf('room-1', 1, 'seat-ada')).toMatchObject({ seq: 1 })
  })

  test('[ST3] a seat taken while the round is open answers it, timed from the opening', async () => {
    const { store } = await aStoreWithOpenRound(open)
    await seat(store, 'Late', { joinedAt: after(8000) })

    const [taken] = await store.submit('room-1', [answerOf('Late', { receivedAt: after(9000) })])

    expect(taken).toMatchObject({ ok: true, stored: { countedMs: 9000 } })
  })

  test('[RM4] [ST3] who waits at the door cannot answer and is in no roster; who is let in meanwhile does and is', async () => {
    const { store, room } = await aStoreWith(open, withOpenRound(anApprovedRoom()))
    for (const name of ['Ada', 'Bo']) await seat(store, name, { team: 't1' })

    expect(await store.submit('room-1', [answerOf('Ada')])).toEqual([{ ok: false, refusal: 'seat:waiting' }])
    await store.changeSeat('room-1', 'seat-ada', { letInAt: after(4000) })
    expect(await store.submit('room-1', [answerOf('Ada', { receivedAt: after(5000) })])).toMatchObject([
      { ok: true, stored: { countedMs: 5000 } },
    ])

    await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')
    expect(await store.roster('room-1', 1, 'solo')).toEqual([{ seat: 'seat-ada', team: 't1', present: true }])
  })

  test('[RD6] answers within grace of a pause count as given at the pause, later ones are refused', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.change('room-1', room.version, next(room, { pause: { since: after(12_000) } }))

    const taken = await store.submit('room-1', [
      answerOf('Ada', { receivedAt: after(12_000 + GRACE) }),
      answerOf('Bo', { receivedAt: after(12_000 + GRACE + 1) }),
    ])

    expect(taken).toMatchObject([{ ok: true, stored: { countedMs: 12_000 } }, { refusal: 'round:paused' }])
  })

  test('[RD6] a pause at 12 s for 30 s, an answer 3 s after resuming: 15 s', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    const resumesAt = after(seconds(12 + 30))
    const phase = { ...(room.phase as OpenPhase), pausedMs: seconds(30), closesAt: after(LIMIT + seconds(30)) }
    const resumed = next(room, { phase, pause: { since: after(seconds(12)), resumesAt } })
    await store.change('room-1', room.version, resumed)

    const [early] = await store.submit('room-1', [answerOf('Ada', { receivedAt: resumesAt - 1 })])
    const [taken] = await store.submit('room-1', [answerOf('Ada', { receivedAt: resumesAt + seconds(3) })])
    const [last] = await store.submit('room-1', [answerOf('Bo', { receivedAt: phase.closesAt + GRACE })])
    const [late] = await store.submit('room-1', [answerOf('Bo', { seq: 2, receivedAt: phase.closesAt + GRACE + 1 })])

    expect(early).toMatchObject({ refusal: 'round:paused' })
    expect(taken).toMatchObject({ ok: true, stored: { countedMs: seconds(15) } })
    expect(last).toMatchObject({ ok: true, stored: { countedMs: LIMIT + GRACE } })
    expect(late).toMatchObject({ refusal: 'answer:too-late' })
  })

  test('[RD3] after the seal an answer is too late, and a repeated one gets its receipt', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    const [first] = await store.submit('room-1', [answerOf('Ada')])

    expect(await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')).toBe(true)

    const taken = await store.submit('room-1', [answerOf('Ada'), answerOf('Ada', { seq: 2 }), answerOf('Bo')])
    const standing = first?.ok ? first.stored : undefined
    expect(taken).toEqual([
      first,
      { ok: false, refusal: 'answer:too-late', standing },
      { ok: false, refusal: 'answer:too-late' },
    ])
    expect(await store.answers('room-1', 1)).toEqual([standing])
  })

  test('[RD3] a sealed round takes no answer whatever phase the room is brought into', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada')])
    await store.seal('room-1', room.version, next(room), 1, 'solo')

    const taken = await store.submit('room-1', [answerOf('Ada', { seq: 2 }), answerOf('Bo')])

    expect(taken).toMatchObject([{ refusal: 'answer:too-late', standing: { seq: 1 } }, { refusal: 'answer:too-late' }])
    expect(await store.answers('room-1', 1)).toHaveLength(1)
  })

  test('[RD3] an answer that comes with the seal is either kept before it or refused after it', async () => {
    const { store, room } = await aStoreWithOpenRound(open)

    const [[before], sealed, [behind]] = await Promise.all([
      store.submit('room-1', [answerOf('Ada')]),
      store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo'),
      store.submit('room-1', [answerOf('Bo')]),
    ])

    expect(sealed).toBe(true)
    const kept = [before, behind].flatMap((taken) => (taken?.ok ? [taken.stored] : []))
    expect(await store.answers('room-1', 1)).toEqual(kept)
    expect(kept.length).toBeLessThanOrEqual(2)
  })

  test('a seal from a stale version seals nothing', async () => {
    const { store, room } = await aStoreWithOpenRound(open)

    expect(await store.seal('room-1', room.version - 1, next(room, { phase: { name: 'closed' } }), 1, 'solo')).toBe(
      false,
    )

    expect(await store.roster('room-1', 1, 'solo')).toEqual([])
    expect(await store.read('room-1')).toEqual(room)
    expect(await store.submit('room-1', [answerOf('Ada')])).toMatchObject([{ ok: true }])
  })

  test('[TE2] the seal freezes who sat where; a later move, removal or join changes nothing', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    expect(await store.roster('room-1', 1, 'solo')).toEqual([])
    await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')

    await store.changeSeat('room-1', 'seat-ada', { team: 't2' })
    await store.changeSeat('room-1', 'seat-bo', { removed: true })
    await seat(store, 'Late')

    expect(await store.roster('room-1', 1, 'solo')).toEqual([
      { seat: 'seat-ada', team: 't1', present: true },
      { seat: 'seat-bo', team: 't2', present: true },
    ])
  })

  test('a round is sealed once: its first roster stays', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    const closed = next(room, { phase: { name: 'closed' } })
    await store.seal('room-1', room.version, closed, 1, 'solo')
    await seat(store, 'Late')

    expect(await store.seal('room-1', closed.version, next(closed), 1, 'solo')).toBe(true)

    expect((await store.roster('room-1', 1, 'solo')).map((entry) => entry.seat)).toEqual(['seat-ada', 'seat-bo'])
  })

  test('[TE2] [ST6] present is who was seen from 15 s before the opening on and joined before the close', async () => {
    const opensAt = after(seconds(60))
    const { store, room } = await aStoreWith(open, withOpenRound(aRoom({ teams: [] }), { opensAt }))
    await seat(store, 'Just', { joinedAt: opensAt - seconds(15) })
    await seat(store, 'Gone', { joinedAt: opensAt - seconds(15) - 1 })
    await seat(store, 'Seen', { joinedAt: after(0) })
    await store.seen('room-1', ['seat-seen'], opensAt)
    await seat(store, 'Last', { joinedAt: opensAt + LIMIT })
    await seat(store, 'Past', { joinedAt: opensAt + LIMIT + 1 })
    await seat(store, 'Kicked', { joinedAt: opensAt })
    await store.changeSeat('room-1', 'seat-kicked', { removed: true })

    await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')

    expect(await store.roster('room-1', 1, 'solo')).toEqual([
      { seat: 'seat-just', present: true },
      { seat: 'seat-gone', present: false },
      { seat: 'seat-seen', present: true },
      { seat: 'seat-last', present: true },
      { seat: 'seat-past', present: false },
    ])
  })
}
