import { expect, test } from 'vitest'
import { realPlatform } from '../../server/src/platform.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { makeRoom, startApp } from '../support/app.ts'
import { aBot, aHost, aPhone, hostDoes, requestId } from '../support/bots.ts'
import { aFolder } from '../support/folders.ts'

/** A store whose lists of seats stay on their way until the gate is opened. */
function aStoreWithGate() {
  const store = openEmbeddedStore({ folder: aFolder(), platform: realPlatform })
  let isOpen = Promise.resolve()
  let open = () => {}
  let held = 0
  return {
    store: {
      ...store,
      async seats(id: string) {
        const seats = await store.seats(id)
        held += 1
        await isOpen
        held -= 1
        return seats
      },
    },
    shut: () => (isOpen = new Promise((resolve) => (open = resolve))),
    open: () => open(),
    held: () => held,
    teamsIn: async (room: string) => (await store.seats(room)).map(({ team }) => team),
  }
}

test('who joins or changes while an older list of seats is on its way is not judged by it', async () => {
  const gate = aStoreWithGate()
  const { base } = await startApp({ store: gate.store })
  const made = await makeRoom(base, { teams: 2 })
  const host = await aHost(base, made)
  const ada = await aPhone(base, made.room, 'Ada', { team: 't1' })
  await host.sees(({ teams }) => teams[0]?.seats === 1)

  void gate.shut()
  const steering = hostDoes(host, 'autopilot', { on: true })
  await expect.poll(gate.held).toBeGreaterThan(0)
  const joining = aPhone(base, made.room, 'Bo', { team: 't2' })
  const moving = ada.send('seat:change', { team: 't2', request: requestId() })
  const room = (await gate.store.findRoom(made.room)) ?? ''
  await expect.poll(() => gate.teamsIn(room)).toEqual(['t2', 't2'])
  await expect.poll(async () => (await fetch(`${base}/metrics`)).text()).toContain('jawab_seats 2')
  gate.open()

  const bo = await joining
  expect(await steering).toMatchObject({ ok: true })
  expect(await moving).toMatchObject({ ok: true, seat: { team: 't2' } })
  await host.sees(({ teams }) => teams[1]?.seats === 2)
  expect(await bo.send('clock:probe', {})).toMatchObject({ ok: true })
  expect([...bo.packets, ...ada.packets].filter(({ name }) => name === 'bye' || name === 'seat')).toEqual([])
})

test('who has gone before the seat was taken is not counted here for ever', async () => {
  const store = openEmbeddedStore({ folder: aFolder(), platform: realPlatform })
  let begin = () => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  const takeSeat: typeof store.takeSeat = async (...asked) => {
    begin()
    await opened
    return store.takeSeat(...asked)
  }
  const { base } = await startApp({ store: { ...store, takeSeat } })
  const metrics = async () => (await fetch(`${base}/metrics`)).text()
  const made = await makeRoom(base)
  const ada = await aBot(base)
  ada.socket.emit('seat:take', { room: made.room, name: 'Ada', request: requestId() }, () => {})
  await begun
  ada.socket.disconnect()
  await expect.poll(metrics).toContain('jawab_connections 0')
  open()

  // Comes in after her.
  await aPhone(base, made.room, 'Bo')
  expect(await metrics()).toContain('jawab_seats 1')
})

test('a crowd that comes in at once is shown one scene, not one each', async () => {
  const CROWD = 60
  const store = openEmbeddedStore({ folder: aFolder(), platform: realPlatform })
  let walks = 0
  const seats: typeof store.seats = (id) => {
    walks += 1
    return store.seats(id)
  }
  const { base } = await startApp({ store: { ...store, seats } })
  const { room } = await makeRoom(base)
  const guests = await Promise.all(Array.from({ length: CROWD }, () => aBot(base)))
  const taken = await Promise.all(
    guests.map((guest, at) => guest.send('seat:take', { room, name: `Guest ${at}`, request: requestId() })),
  )
  expect(taken.every(({ ok }) => ok)).toBe(true)
  expect(walks).toBeLessThan(CROWD / 2)
})
