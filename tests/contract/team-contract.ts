import type { Mode, Preset } from '@jawab/shared/protocol/rules'
import { seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import type { Room } from '../../server/src/room/room.ts'
import type { TeamAct } from '../../server/src/room/team-acts.ts'
import { after, aRoom, aRound, next, withOpenRound } from '../support/rooms.ts'
import { aStoreWith, hintsOf, seat, type OpenStore } from './open-store.ts'

const idOf = (name: string) => `seat-${name.toLowerCase()}`

const by = (name: string, at: number) => ({ seat: idOf(name), epoch: 1, round: 1, receivedAt: after(at) })

/** Seat `seat-<name>` backs an answer, one second after noon. */
const pick = (name: string, change: Partial<Extract<TeamAct, { act: 'pick' }>> = {}): TeamAct => ({
  act: 'pick',
  ...by(name, 1000),
  answer: 'a',
  seq: 1,
  request: `pick-${change.seq ?? 1}-${name}`,
  ...change,
})

const lock = (name: string, at = 2000): TeamAct => ({ act: 'lock', ...by(name, at), request: `lock-${name}` })

const uncover = (name: string, option: string, seq = 1): TeamAct => ({
  act: 'uncover',
  ...by(name, 1000 + seq),
  option,
  seq,
})

const appoint = (name: string, instead?: string): TeamAct => ({
  act: 'appoint',
  team: 't1',
  round: 1,
  seat: idOf(name),
  instead: instead === undefined ? undefined : idOf(instead),
})

/** Team 1 has Ada and Al, team 2 has Bo; the team stage of round 1 is open since noon, for 20 s. */
async function aTeamStore(open: OpenStore, mode: Mode, preset: Preset = 'learn', change: Partial<Room> = {}) {
  const room = { ...withOpenRound(aRoom({ run: [aRound({ mode, preset }), aRound()] }), { stage: 'team' }), ...change }
  const { store } = await aStoreWith(open, room)
  await seat(store, 'Ada', { team: 't1' })
  await seat(store, 'Al', { team: 't1' })
  await seat(store, 'Bo', { team: 't2' })
  return { store, room }
}

export function teamContract(open: OpenStore) {
  test('[TE6] what members back is kept by team, the last change at the end', async () => {
    const { store } = await aTeamStore(open, 'relay')

    await store.act('room-1', pick('Ada', { certainty: 3 }))
    await store.act('room-1', pick('Al', { answer: 'b', receivedAt: after(1500) }))
    const taken = await store.act('room-1', pick('Ada', { answer: 'c', seq: 2, receivedAt: after(2000) }))

    const record = {
      team: 't1',
      picks: [
        { seat: 'seat-al', answer: 'b', seq: 1, countedMs: 1500, creditMs: 0 },
        { seat: 'seat-ada', answer: 'c', seq: 2, countedMs: 2000, creditMs: 0 },
      ],
      uncovered: [],
    }
    expect(taken).toMatchObject({ ok: true, record })
    expect(await store.teamRecords('room-1', 1)).toMatchObject([record])
    expect(await store.teamRecords('room-1', 2)).toEqual([])
  })

  test('[TE6] a repeat gets its record again, also after the seal, and an older change is refused', async () => {
    const { store, room } = await aTeamStore(open, 'relay')
    const first = await store.act('room-1', pick('Ada', { seq: 2 }))

    expect(await store.act('room-1', pick('Ada', { seq: 2, receivedAt: after(9000) }))).toEqual(first)
    expect(await store.act('room-1', pick('Ada', { seq: 1 }))).toMatchObject({ refusal: 'answer:superseded' })
    await store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'team')
    expect(await store.act('room-1', pick('Ada', { seq: 2 }))).toEqual(first)
    expect(await store.act('room-1', pick('Ada', { seq: 3 }))).toMatchObject({ refusal: 'answer:too-late' })
  })

  test('[TE5] somebody is appointed once, in place of whoever spoke before', async () => {
    const { store } = await aTeamStore(open, 'relay')

    expect(await store.act('room-1', appoint('Ada'))).toMatchObject({ record: { spokesperson: 'seat-ada' } })
    expect(await store.act('room-1', appoint('Al'))).toMatchObject({ record: { spokesperson: 'seat-ada' } })
    expect(await store.act('room-1', appoint('Al', 'Ada'))).toMatchObject({ record: { spokesperson: 'seat-al' } })
  })

  test('[TE5] [TE6] the spokesperson locks the own pick, and then nothing of the team changes any more', async () => {
    const { store } = await aTeamStore(open, 'relay')
    await store.act('room-1', appoint('Ada'))

    expect(await store.act('room-1', lock('Ada', 500))).toMatchObject({ refusal: 'team:nothing-to-lock' })
    await store.act('room-1', pick('Ada', { answer: 'b' }))
    await store.act('room-1', pick('Al', { answer: 'c' }))
    expect(await store.act('room-1', lock('Al'))).toMatchObject({ refusal: 'team:spokesperson-locks' })
    const locked = await store.act('room-1', lock('Ada'))
    expect(locked).toMatchObject({ ok: true, record: { lock: { pick: { answer: 'b' }, request: 'lock-Ada' } } })
    expect(await store.act('room-1', lock('Ada', 3000))).toEqual(locked)
    expect(await store.act('room-1', pick('Al', { seq: 2 }))).toMatchObject({ refusal: 'team:locked' })
    expect(await store.act('room-1', pick('Bo'))).toMatchObject({ ok: true })
  })

  test.each<[ruling: string, change: Partial<Extract<TeamAct, { act: 'pick' }>>]>([
    ['team:changed-lately', { seat: 'seat-ada', request: 'again', receivedAt: after(2999) }],
    ['taken', { seat: 'seat-ada', request: 'again', receivedAt: after(3000) }],
    ['taken', { seat: 'seat-al', seq: 1, receivedAt: after(1001) }],
    ['taken', { seat: 'seat-al', seq: 1, receivedAt: after(seconds(17)) }],
    ['team:spokesperson-only', { seat: 'seat-al', seq: 1, receivedAt: after(seconds(17) + 1) }],
    ['taken', { seat: 'seat-ada', request: 'again', receivedAt: after(seconds(19)) }],
    ['taken', { seat: 'seat-bo', seq: 1, receivedAt: after(seconds(19)) }],
  ])('[TE3] after Ada, who speaks for team 1, has answered: %s for %j', async (ruling, change) => {
    const { store } = await aTeamStore(open, 'shared')
    await store.act('room-1', appoint('Ada'))
    await store.act('room-1', pick('Ada'))

    const taken = await store.act('room-1', pick('Ada', { answer: 'b', seq: 2, ...change }))

    expect(taken.ok ? 'taken' : taken.refusal).toBe(ruling)
  })

  test('[PT5] options are uncovered one after the other, until the right one is', async () => {
    const { store } = await aTeamStore(open, 'shared', 'scratch')

    expect(await store.act('room-1', uncover('Ada', 'x'))).toMatchObject({ refusal: 'scratch:option' })
    const first = await store.act('room-1', uncover('Ada', 'b'))
    expect(first).toMatchObject({ ok: true, record: { uncovered: [{ option: 'b', seat: 'seat-ada', seq: 1 }] } })
    expect(await store.act('room-1', uncover('Ada', 'b'))).toEqual(first)
    expect(await store.act('room-1', uncover('Al', 'b'))).toMatchObject({ refusal: 'scratch:twice' })
    expect(await store.act('room-1', uncover('Al', 'a'))).toMatchObject({ ok: true })
    expect(await store.act('room-1', uncover('Ada', 'c', 2))).toMatchObject({ refusal: 'scratch:done' })
  })

  test('[PT5] the last option left needs no uncovering', async () => {
    const { store } = await aTeamStore(open, 'shared', 'scratch')
    await store.act('room-1', uncover('Ada', 'b'))
    await store.act('room-1', uncover('Ada', 'c', 2))

    expect(await store.act('room-1', uncover('Ada', 'a', 3))).toMatchObject({ refusal: 'scratch:done' })
  })

  test('[PT5] [TE5] in a relay only the spokesperson uncovers, and elsewhere there is nothing to', async () => {
    const relay = await aTeamStore(open, 'relay', 'scratch')
    await relay.store.act('room-1', appoint('Ada'))
    expect(await relay.store.act('room-1', uncover('Al', 'a'))).toMatchObject({ refusal: 'team:spokesperson-locks' })

    const { store } = await aTeamStore(open, 'shared')
    expect(await store.act('room-1', uncover('Ada', 'a'))).toMatchObject({ refusal: 'scratch:none' })
    expect(await store.act('room-1', lock('Ada'))).toMatchObject({ refusal: 'step:impossible' })
  })

  test.each<[refusal: string, act: TeamAct]>([
    ['seat:unknown', pick('Nobody')],
    ['seat:unknown', pick('Ada', { epoch: 2 })],
    ['answer:too-early', pick('Ada', { round: 2 })],
    ['answer:too-late', pick('Ada', { round: 0 })],
    ['answer:too-early', pick('Ada', { receivedAt: after(-1) })],
    ['answer:too-late', pick('Ada', { receivedAt: after(seconds(20) + 551) })],
  ])('[TE6] refused, %s', async (refusal, act) => {
    const { store } = await aTeamStore(open, 'relay')

    expect(await store.act('room-1', act)).toMatchObject({ ok: false, refusal })
    expect(await store.teamRecords('room-1', 1)).toEqual([])
  })

  test('[TE1] who is in no team has none to answer for', async () => {
    const room = withOpenRound(aRoom({ teams: [], run: [aRound({ mode: 'relay' })] }), { stage: 'team' })
    const { store } = await aStoreWith(open, room)
    await seat(store, 'Cy')

    expect(await store.act('room-1', pick('Cy'))).toEqual({ ok: false, refusal: 'team:none' })
  })

  test('[TE4] proposals are taken from the huddle on, and kept', async () => {
    const huddle = { name: 'huddle', until: after(seconds(30)), aliveAt: after(0) } as const
    const { store, room } = await aTeamStore(open, 'two-stage', 'learn', { phase: huddle })

    expect(await store.act('room-1', pick('Ada'))).toMatchObject({ record: { picks: [{ countedMs: 0 }] } })
    expect(await store.act('room-1', lock('Ada'))).toMatchObject({ refusal: 'answer:too-early' })
    const solo = { seat: 'seat-ada', epoch: 1, round: 1, stage: 'solo', answer: 'a', seq: 1, request: 'r' } as const
    const [late] = await store.submit('room-1', [{ ...solo, receivedAt: after(1000) }])
    expect(late).toMatchObject({ refusal: 'answer:too-late' })
    await store.change('room-1', room.version, next(withOpenRound(room, { stage: 'team' }), { version: room.version }))
    expect(await store.teamRecords('room-1', 1)).toMatchObject([{ picks: [{ seat: 'seat-ada' }] }])
  })

  test.each<[refusal: string, mode: Mode, stage: 'solo' | 'team']>([
    ['answer:alone', 'mean', 'team'],
    ['answer:together', 'shared', 'solo'],
    ['answer:together', 'relay', 'solo'],
  ])('[TE3] [TE5] %s in a round played in %s', async (refusal, mode, stage) => {
    const { store } = await aTeamStore(open, mode)
    const solo = { seat: 'seat-ada', epoch: 1, round: 1, stage: 'solo', answer: 'a', seq: 1, request: 'r' } as const

    const [taken] =
      stage === 'team'
        ? [await store.act('room-1', pick('Ada'))]
        : await store.submit('room-1', [{ ...solo, receivedAt: after(1000) }])

    expect(taken).toMatchObject({ ok: false, refusal })
  })

  test('[TE4] each stage has a roster of its own', async () => {
    const { store, room } = await aTeamStore(open, 'two-stage')
    await store.seen('room-1', ['seat-ada', 'seat-al', 'seat-bo'], after(1000))
    await store.seal('room-1', room.version, next(room), 1, 'solo')
    await store.changeSeat('room-1', 'seat-al', { team: 't2' })
    const sealed = next(next(room), { phase: { name: 'closed' } })
    await store.seal('room-1', room.version + 1, sealed, 1, 'team')

    const teamsIn = async (stage: 'solo' | 'team') =>
      (await store.roster('room-1', 1, stage)).map((entry) => entry.team).join()
    expect(await teamsIn('solo')).toBe('t1,t1,t2')
    expect(await teamsIn('team')).toBe('t1,t2,t2')
  })

  test('[TE3] two members who answer at once: both are kept, in one order', async () => {
    const { store } = await aTeamStore(open, 'shared')

    await Promise.all([
      store.act('room-1', pick('Ada')),
      store.act('room-1', pick('Al', { answer: 'b' })),
      store.act('room-1', pick('Bo', { answer: 'c' })),
    ])

    const [one, other] = await store.teamRecords('room-1', 1)
    expect(one?.picks.map(({ seat }) => seat).toSorted()).toEqual(['seat-ada', 'seat-al'])
    expect(other).toMatchObject({ team: 't2', picks: [{ answer: 'c' }] })
  })

  test('[RD3] a sealed stage takes no act whatever phase the room is brought into', async () => {
    const { store, room } = await aTeamStore(open, 'relay')
    await store.act('room-1', appoint('Ada'))
    await store.seal('room-1', room.version, next(room), 1, 'team')

    expect(await store.act('room-1', pick('Ada'))).toMatchObject({ refusal: 'answer:too-late' })
    expect(await store.act('room-1', appoint('Al', 'Ada'))).toMatchObject({ record: { spokesperson: 'seat-ada' } })
  })

  test('[RD3] a seal and an act that meet: the act counts before it or not at all', async () => {
    const { store, room } = await aTeamStore(open, 'relay')

    const [, taken] = await Promise.all([
      store.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'team'),
      store.act('room-1', pick('Ada')),
    ])

    expect(await store.teamRecords('room-1', 1)).toHaveLength(taken.ok ? 1 : 0)
    expect(taken.ok ? '' : taken.refusal).toBe('answer:too-late')
  })

  test('an act publishes its team and bumps no version; another game knows nothing of it', async () => {
    const { store, room } = await aTeamStore(open, 'relay')
    const hints = hintsOf(store)

    await store.act('room-1', pick('Ada'))
    await store.act('room-1', pick('Ada'))

    expect(hints).toEqual([{ room: 'room-1', team: 't1' }])
    expect((await store.read('room-1'))?.version).toBe(room.version)
    const again = next(room, { phase: { name: 'lobby' }, round: 0, game: 2, scoringEpoch: 1 })
    await store.restart('room-1', room.version, again, [])
    expect(await store.teamRecords('room-1', 1)).toEqual([])
  })
}
