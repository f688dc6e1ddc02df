import { kindNames, type KindName } from '@jawab/shared/question/kinds'
import { describe, expect, test } from 'vitest'
import { aBot, type Packet } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { bothKinds } from '../support/packs.ts'
import { fakePlatform } from '../support/platform.ts'

/** Everything that players and screen were sent up to the key, in a game of one kind with this key. */
async function playToTheKey(kind: KindName, right: 'usual' | 'other') {
  const game = await aGame(
    { kinds: [kind], length: 2, seed: 'one seed' },
    { platform: fakePlatform(), pack: bothKinds(right), config: { publicOrigin: 'http://quiz.example.org' } },
  )
  const screen = await aBot(game.base)
  await screen.ask('screen:enter', { room: game.room })
  await game.openQuestion()
  await game.answer(game.ada, 0, { claimMs: 200 })
  await game.answer(game.bo, 1)
  await game.answer(game.bo, 0, { seq: 2 })
  await game.platform.advance(3000)
  await game.closeQuestion()
  // Who comes back between spread and key must learn no more than who stayed.
  const returned = await aBot(game.base)
  await returned.ask('seat:resume', { room: game.room, token: game.ada.token })
  await game.platform.advance(2500)
  const devices = [screen, game.bo, returned]
  // What was sent before has come when the reply to this has.
  await Promise.all(devices.map((device) => device.send('clock:probe', {})))
  const beforeTheKey = devices.map(({ packets }) => [...packets])
  await game.next()
  await game.passUntil(game.bo, ({ phase }) => phase === 'reveal')
  return { beforeTheKey, after: game.bo.packets.slice(beforeTheKey[1]?.length) }
}

const bytes = (packets: readonly Packet[]) => packets.map((packet) => JSON.stringify(packet))

describe('[RD9] nothing sent before the key depends on it', () => {
  // In a poll there is nothing to give away.
  test.each(kindNames.filter((kind) => kind !== 'poll'))(
    '%s: two games whose packs differ only in the key send the same bytes',
    async (kind) => {
      const usual = await playToTheKey(kind, 'usual')
      const other = await playToTheKey(kind, 'other')
      expect(usual.beforeTheKey.flat().length).toBeGreaterThan(15)
      usual.beforeTheKey.forEach((packets, device) => {
        expect(bytes(packets)).toEqual(bytes(other.beforeTheKey[device] ?? []))
      })
      // The two games do differ, as the key itself shows.
      expect(bytes(usual.after)).not.toEqual(bytes(other.after))
    },
  )
})
