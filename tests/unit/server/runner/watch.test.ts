import { setImmediate as nextTurn } from 'node:timers/promises'
import { hours, seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { createReports } from '../../../../server/src/runner/report.ts'
import { createScores } from '../../../../server/src/runner/scores.ts'
import { startSweep } from '../../../../server/src/runner/sweep.ts'
import { StoreAway } from '../../../../server/src/stores/store.ts'
import { aQuestion, aRoom, aRound, askFor } from '../../../support/rooms.ts'
import { aNode, aServedRoom, silent, someDevices, withOpenQuestion } from './served.ts'

describe('the show goes on by itself', () => {
  test('[RD2] reading ends by its timer', async () => {
    const { watch, host, platform, id, stored } = await aServedRoom()
    await watch.begin(id)
    await host('start')
    await platform.advance(seconds(8))
    expect((await stored()).phase.name).toBe('question')
  })

  test('[RD3] a question is sealed after its window', async () => {
    const { platform, stored } = await withOpenQuestion()
    await platform.advance(seconds(19))
    expect((await stored()).phase.name).toBe('question')
    await platform.advance(seconds(3))
    expect((await stored()).phase.name).toBe('closed')
  })

  test('[RD10] a room nobody looks at waits, and is brought up to its time by the first who comes', async () => {
    const { watch, host, platform, id, stored } = await aServedRoom()
    await host('start')
    await platform.advance(hours(1))
    expect((await stored()).phase.name).toBe('reading')
    await watch.begin(id)
    expect((await stored()).phase.name).toBe('question')
  })

  test('two nodes at one deadline move the room once', async () => {
    const { store, platform, watch, host, id, stored } = await aServedRoom()
    const other = aNode(store, platform)
    await Promise.all([watch.begin(id), other.watch.begin(id)])
    await host('start')
    const { version } = await stored()
    await platform.advance(seconds(7))
    expect(await stored()).toMatchObject({ version: version + 1, phase: { name: 'question' } })
  })

  test('a lost hint costs a pulse, never the truth', async () => {
    const { store, platform, id, carryOut } = await aServedRoom()
    const devices = someDevices()
    const deaf = aNode({ ...store, onHint: () => () => {} }, platform, devices)
    await deaf.watch.begin(id)
    await carryOut({ name: 'lock', request: 'lock' })
    expect(devices.shown.at(-1)?.room.locked).toBe(false)
    await platform.advance(seconds(2.1))
    expect(devices.shown.at(-1)?.room.locked).toBe(true)
  })
})

test('rooms that move together are shown one a turn: what comes in meanwhile does not wait for all of them', async () => {
  const { store, platform, id } = await aServedRoom()
  const other = aRoom({ id: 'room-2', pin: '654321', joinCode: 'join-2' })
  await store.create(other, [aQuestion(), aQuestion({ id: 'second' }), aQuestion({ id: 'third' })])
  const rooms = [id, other.id]
  let turns = 0
  const shownIn = new Set<number>()
  const devices = { ...someDevices(), show: () => void shownIn.add(turns) }
  const { watch, runner } = aNode(store, platform, devices)
  for (const room of rooms) await watch.begin(room)
  for (const room of rooms) await runner.carryOut(room, { name: 'lock', request: 'lock' })

  shownIn.clear()
  const looks = Promise.all(rooms.map((room) => watch.lookNow(room)))
  for (; turns < 10; turns++) await nextTurn()
  await looks
  expect(shownIn.size).toBe(rooms.length)
})

test('a room whose last device goes while its look waits for a turn is not looked at any more', async () => {
  const { store, platform, id, carryOut } = await aServedRoom()
  const devices = someDevices()
  const { watch } = aNode(store, platform, devices)
  await watch.begin(id)
  await carryOut({ name: 'lock', request: 'lock' })
  const shown = devices.shown.length
  const look = watch.lookNow(id)
  watch.end(id)
  await look
  expect(devices.shown.length).toBe(shown)
})

describe('a store that is away', () => {
  test('for writing only still tells what is to be shown', async () => {
    const { store, platform, id, host } = await aServedRoom()
    const away = () => Promise.reject(new StoreAway('away'))
    const devices = someDevices()
    devices.seats = ['seat-ada']
    const node = aNode({ ...store, seen: away, beat: away }, platform, devices)
    await host('start')
    await host('skip')
    await node.watch.begin(id)
    expect(devices.shown.at(-1)?.room.phase.name).toBe('question')
  })

  test('when totals are settled is asked again', async () => {
    const { store, platform, stored } = await aServedRoom()
    let isAway = true
    const settle: typeof store.settle = (...asked) =>
      isAway ? Promise.reject(new StoreAway('away')) : store.settle(...asked)
    const { scores } = aNode({ ...store, settle }, platform)
    await expect(scores.of(await stored())).rejects.toThrow(StoreAway)
    isAway = false
    expect(await scores.of(await stored())).toMatchObject({ people: 2 })
  })
})

describe('[RD11] outage', () => {
  test('a restart in the middle of a question gives the time back once, with a banner', async () => {
    const { store, platform, watch, id, stored } = await withOpenQuestion()
    const before = await stored()
    await watch.stop()
    await platform.advance(seconds(10))
    const nodes = [aNode(store, platform), aNode(store, platform)]
    await Promise.all(nodes.map((node) => node.watch.begin(id)))
    const after = await stored()
    const moved =
      after.phase.name === 'question' && before.phase.name === 'question'
        ? after.phase.closesAt - before.phase.closesAt
        : 0
    expect(moved).toBeGreaterThanOrEqual(seconds(15))
    expect(moved).toBeLessThan(seconds(17))
    expect(after.banner).toMatchObject({ about: 'outage' })
    await platform.advance(seconds(3))
    expect((await stored()).phase).toMatchObject({
      closesAt: after.phase.name === 'question' ? after.phase.closesAt : 0,
    })
  })

  test('a question that ran out while nobody served it is open again', async () => {
    const { store, platform, watch, id, stored } = await withOpenQuestion()
    await watch.stop()
    await platform.advance(seconds(60))
    await aNode(store, platform).watch.begin(id)
    expect((await stored()).phase.name).toBe('question')
  })
})

describe('what devices are told', () => {
  test('[RD9] results come with the key, not with the seal, and again after a void', async () => {
    const { platform, answer, host, devices, carryOut } = await withOpenQuestion()
    await answer('Ada')
    await host('close')
    await platform.advance(seconds(2))
    expect(devices.shown.at(-1)?.room.phase.name).toBe('closed')
    expect(devices.resultsAt).toHaveLength(0)
    await host('next')
    expect(devices.resultsAt).toHaveLength(1)
    await carryOut({ name: 'void', request: 'void', round: 1 })
    await platform.advance(100)
    expect(devices.resultsAt).toHaveLength(2)
  })

  test('[RM4] a crowd at the door is shown as it grows, not one by one', async () => {
    const { store, watch, platform, id, devices } = await aServedRoom()
    await watch.begin(id)
    await platform.advance(seconds(3))
    const before = devices.shown.length
    for (let guest = 0; guest < 20; guest++) {
      await store.takeSeat(id, askFor(`Guest${guest}`), 100)
      watch.look(id)
      await platform.advance(50)
    }
    await platform.advance(seconds(2.1))
    expect(devices.shown.at(-1)?.seats.taken).toBe(22)
    expect(devices.shown.length - before).toBeLessThanOrEqual(5)
  })

  test('a room that has ended says goodbye', async () => {
    const { store, watch, platform, id, devices } = await aServedRoom()
    await watch.begin(id)
    await store.end(id)
    await platform.advance(seconds(2.1))
    expect(devices.ended).toBe(true)
  })
})

describe('scores', () => {
  test('[RD9] totals leave out the round whose key is still hidden, also on a node that has just started', async () => {
    const { platform, answer, host, store, stored } = await withOpenQuestion()
    const adasTotal = async () => (await createScores(store).of(await stored())).totals.people.get('seat-ada')
    await answer('Ada')
    await host('close')
    await platform.advance(seconds(2))
    expect(await adasTotal()).toBeUndefined()
    await host('next')
    expect(await adasTotal()).toBeGreaterThan(80)
  })

  test('[PT1] what is settled is what the record says', async () => {
    const { platform, answer, host, store, id } = await withOpenQuestion()
    await answer('Ada')
    await answer('Bo', 'b')
    await host('close')
    await platform.advance(seconds(2))
    await host('next')
    await platform.advance(100)
    const { people, teams } = await store.standings(id, 5)
    expect(people.map(({ id: seat, rank }) => [seat, rank])).toEqual([
      ['seat-ada', 1],
      ['seat-bo', 2],
    ])
    expect(teams[0]).toMatchObject({ id: 't1', points: (people[0]?.points ?? 0) * 100 })
  })

  test('[PT10] a void takes the points away again', async () => {
    const { platform, answer, host, scores, stored, carryOut } = await withOpenQuestion()
    await answer('Ada')
    await host('close')
    await platform.advance(seconds(2))
    await host('next')
    await carryOut({ name: 'void', request: 'void', round: 1 })
    expect((await scores.of(await stored())).totals.people.get('seat-ada') ?? 0).toBe(0)
  })
})

test('another game is scored by its own questions and answers', async () => {
  const { platform, answer, host, scores, stored, runner, id } = await withOpenQuestion()
  const revealed = async () => {
    await host('close')
    await platform.advance(seconds(2))
    await host('next')
    return (await scores.of(await stored())).totals.people
  }
  await answer('Ada')
  expect((await revealed()).get('seat-ada')).toBeGreaterThan(80)

  await host('end')
  const run = [aRound(), aRound()]
  await runner.carryOut(id, { name: 'again', request: 'again', run, seed: 'other' }, [aQuestion(), aQuestion()])
  await host('start')
  await host('skip')
  await platform.advance(seconds(1))
  await answer('Bo')
  const people = await revealed()
  expect([people.get('seat-ada') ?? 0, people.get('seat-bo')]).toEqual([0, expect.toSatisfy((points) => points > 80)])
})

test('a rival that was faster is outdone at the next try', async () => {
  const { store, platform, id } = await aServedRoom()
  let rivals = 3
  const contested = {
    ...store,
    async change(...given: Parameters<typeof store.change>) {
      if (rivals-- > 0) {
        const room = await store.read(id)
        if (room) await store.change(id, room.version, { ...room, version: room.version + 1, stamp: 99 })
      }
      return store.change(...given)
    },
  }
  const done = await aNode(contested, platform).runner.carryOut(id, { name: 'lock', request: 'lock' })
  expect(done).toMatchObject({ ok: true, value: { locked: true, version: 5 } })
})

test('[RD10] a day after the last activity a room ends, and its results are kept', async () => {
  const { store, platform, scores, id } = await aServedRoom()
  const stop = startSweep({ store, platform, reports: createReports({ store, scores }), log: silent })
  await platform.advance(hours(23))
  expect(await store.read(id)).toBeDefined()
  await platform.advance(hours(2))
  expect(await store.read(id)).toBeUndefined()
  expect(await store.findRoom('123456')).toBeUndefined()
  expect(await store.results(id, 1)).toMatchObject({ pin: '123456', finished: false })
  stop()
})
