import type { PlayerView } from '@jawab/shared/protocol/views'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Play as PlayClass } from '../../../client/src/pages/play/play.svelte.ts'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { FakeSocket } from './fake-socket.ts'

let Play: typeof PlayClass

// The page asks the browser which language it speaks as soon as it is there.
beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  Play = (await import('../../../client/src/pages/play/play.svelte.ts')).Play
})

const receipt = (seq: number) => ({ receivedAt: 0, countedMs: 2000, creditMs: 0, seq })

/** As much of a view as decides which answer a phone holds. */
const view = (phase: object, mode = 'two-stage') =>
  ({ version: 1, now: 0, phaseAt: 0, round: 1, mode, paused: false, teams: [], ...phase }) as unknown as PlayerView

const solo = { phase: 'question', stage: 'solo', opensAt: 0, closesAt: 1e12 }
const team = { ...solo, stage: 'team' }
const huddle = { phase: 'huddle', until: 1e12 }

async function aPhone() {
  const socket = new FakeSocket()
  const play = new Play('123456', new Connection({ socket }))
  play.open()
  await socket.arrive()
  return { socket, play, sees: (shown: PlayerView) => socket.receive('view', shown) }
}

test('[TE4] from the huddle on the phone backs an answer of the team; then what was answered alone is back', async () => {
  const { socket, play, sees } = await aPhone()
  sees(view(solo))
  if (play.answering) play.answering.certainty = 2
  void play.answering?.give('a', 0)
  await socket.answer('answer:submit', { ok: true, ...receipt(1) })

  sees(view(huddle))
  expect(play.answering).toMatchObject({ stage: 'team', picked: undefined, certainty: 2 })
  void play.answering?.give('b', 0)
  await socket.answer('answer:submit', { ok: true, ...receipt(1) })
  sees(view(team))
  expect(play.answering?.picked).toBe('b')

  sees(view({ phase: 'closed' }))
  expect(play.answering).toMatchObject({ stage: 'solo', picked: 'a' })
})

test('[TE3] [TE5] a round in which nobody answers alone begins with the team', async () => {
  const { play, sees } = await aPhone()
  sees(view(team, 'relay'))
  const first = play.answering
  expect(first?.stage).toBe('team')
  sees(view({ phase: 'closed' }, 'relay'))
  expect(play.answering).toBe(first)
  sees(view({ ...team, round: 2 }, 'relay'))
  expect(play.answering).toMatchObject({ round: 2, stage: 'team', certainty: undefined })
})

test('[TE6] what the team has come to outlives its stage, but not its round', async () => {
  const { socket, play, sees } = await aPhone()
  sees(view(team))
  const event = { round: 1, more: 0, members: [] }
  socket.receive('team', { ...event, locked: true, standing: 'b', uncovered: [] })
  sees(view({ phase: 'closed' }))
  socket.receive('team', event)
  expect(play.together?.standing).toBe('b')
  sees(view({ ...solo, round: 2 }))
  expect(play.together).toBeUndefined()
})
