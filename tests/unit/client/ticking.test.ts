import type { GivenMark } from '@jawab/shared/protocol/marks'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { newestMarks } from '../../../client/src/state/newest-marks.ts'
import { Ticking } from '../../../client/src/state/ticking.svelte.ts'
import { FakeSocket, settled } from './fake-socket.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const markOf = (seq: number, ...points: readonly string[]): GivenMark => ({ team: 't2', by: 't1', points, seq })

/** A list of ticks for team 2, on which `known` is what this phone has heard so far. */
async function aList(known?: GivenMark) {
  const socket = new FakeSocket()
  const connection = new Connection({ socket })
  connection.open(() => Promise.resolve())
  await socket.arrive()
  const heard = { mark: known }
  const ticking = new Ticking(connection, {
    round: 3,
    team: 't2',
    own: () => heard.mark,
    ticked: () => heard.mark?.points ?? [],
    adopt: (mark) => void (heard.mark = mark),
  })
  const sent = () => socket.payloads('mark:submit').map(({ points, seq }) => [points, seq])
  return { socket, ticking, heard, sent }
}

describe('[RV3] ticks of one phone', () => {
  test('go out as the whole list, under the next number', async () => {
    const { socket, ticking, heard, sent } = await aList(markOf(4, 'p'))
    ticking.toggle('q')
    expect(ticking.ticked).toEqual(['p', 'q'])
    expect(ticking.isWaiting).toBe(true)
    expect(sent()).toEqual([[['p', 'q'], 5]])

    await socket.answer('mark:submit', { ok: true, mark: markOf(5, 'p', 'q') })
    expect(ticking.isWaiting).toBe(false)
    expect(heard.mark).toEqual(markOf(5, 'p', 'q'))
    ticking.toggle('p')
    expect(sent().at(-1)).toEqual([['q'], 6])
  })

  test('wait for the one before, and go out together', async () => {
    const { socket, ticking, sent } = await aList()
    ticking.toggle('p')
    ticking.toggle('q')
    ticking.toggle('r')
    expect(sent()).toEqual([[['p'], 1]])

    await socket.answer('mark:submit', { ok: true, mark: markOf(1, 'p') })
    await settled()
    expect(sent().at(-1)).toEqual([['p', 'q', 'r'], 2])
    expect(ticking.ticked).toEqual(['p', 'q', 'r'])
  })

  test('are kept on top of what a team mate ticked meanwhile', async () => {
    const { socket, ticking, sent } = await aList(markOf(1, 'p'))
    ticking.toggle('q')
    await socket.answer('mark:submit', { ok: false, refusal: 'mark:superseded', message: '', mark: markOf(2, 'r') })
    await settled()

    expect(sent().at(-1)).toEqual([['r', 'q'], 3])
    await socket.answer('mark:submit', { ok: true, mark: markOf(3, 'r', 'q') })
    expect(ticking.ticked).toEqual(['r', 'q'])
    expect(ticking.isWaiting).toBe(false)
  })

  test('that came too late give way to what counts', async () => {
    const { socket, ticking } = await aList(markOf(1, 'p'))
    ticking.toggle('q')
    await socket.answer('mark:submit', { ok: false, refusal: 'mark:too-late', message: '', mark: markOf(1, 'p') })

    expect(ticking.ticked).toEqual(['p'])
    expect(ticking.notTicked).toBe('too-late')
  })

  test('may be none at all', async () => {
    const { ticking, sent } = await aList()
    ticking.save()
    expect(sent()).toEqual([[[], 1]])
  })
})

test('[RV3] a host keeps the newest mark of each team and marker, whatever comes first', () => {
  const byHost: GivenMark = { ...markOf(1, 'q'), by: 'host' }
  const known = newestMarks([], [markOf(3, 'p'), byHost])
  expect(newestMarks(known, [markOf(2)])).toEqual(known)
  expect(newestMarks(known, [markOf(4)])).toEqual([markOf(4), byHost])
})
