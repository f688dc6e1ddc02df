import type { HostView } from '@jawab/shared/protocol/views'
import { expect, onTestFinished, test } from 'vitest'
import { makeRoom } from '../support/app.ts'
import { aHost, aPhone, hostDoes, type Bot } from '../support/bots.ts'
import { aFolder } from '../support/folders.ts'
import { aServer } from '../support/server-process.ts'

/** As many as the issue of a real flood; JAWAB_FLOOD=10 takes a tenth. */
const SCRIPTED = 5000 / Number(process.env['JAWAB_FLOOD'] ?? 10)
const AT_ONCE = 50

test(`[ST4] ${SCRIPTED} that came in by script go in one step, and the honest stay`, { timeout: 600_000 }, async () => {
  // A process of its own: what the bots read must not slow down what they are sent.
  const server = await aServer({ folder: aFolder(), env: { JAWAB_LIMITS: 'off' } })
  onTestFinished(() => server.kill())
  await server.start()
  const made = await makeRoom(server.base, { teams: 2 }, server.startKey, 'aws-containers')
  const host = await aHost(server.base, made)
  const ada = await aPhone(server.base, made.room, 'Ada')
  const scripted: Bot[] = []
  let next = 0
  const comeIn = async () => {
    while (next < SCRIPTED) {
      const at = next++
      scripted.push(await aPhone(server.base, made.room, `Bot ${at}`))
      // The host can steer all the while.
      if (at % 100 === 0) expect(await hostDoes(host, 'autopilot', { on: at % 200 === 0 })).toMatchObject({ ok: true })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, comeIn))
  await aPhone(server.base, made.room, 'Bo')

  expect(await hostDoes(host, 'clear', { since: 0, prefix: 'bOt ' })).toMatchObject({ ok: true })
  const { seats, notices, now } = (await host.sees((view) => (view as HostView).seats.taken === 2)) as HostView
  expect(seats.taken).toBe(2)
  expect(notices[0]).toMatchObject({ about: 'cleared', detail: String(SCRIPTED) })
  expect(await scripted[0]?.gets('bye')).toMatchObject({ refusal: 'seat:kicked' })

  expect(await hostDoes(host, 'clear', { since: now + 1, prefix: '' })).toMatchObject({ ok: true })
  expect((host.view as HostView).seats.taken).toBe(2)
  expect(await ada.send('clock:probe', {})).toMatchObject({ ok: true })
})
