import { kindNames, type KindName } from '@jawab/shared/question/kinds'
import { describe, expect, test } from 'vitest'
import { aBot, requestId, type Packet } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { bothKinds } from '../support/packs.ts'
import { fakePlatform } from '../support/platform.ts'

/** Everything that players and screen were sent up to the key, in a game of one kind with this key. */
async function playToTheKey(kind: KindName, right: 'usual' | 'other', rules: object = {}) {
  const game = await aGame(
    { kinds: [kind], length: 2, seed: 'one seed', earlyClose: false, ...rules },
    { platform: fakePlatform(), pack: bothKinds(right), config: { publicOrigin: 'http://quiz.example.org' } },
  )
  const screen = await aBot(game.base)
  await screen.ask('screen:enter', { room: game.room })
  await game.openQuestion()
  await game.answer(game.ada, 0, { claimMs: 200 })
  await game.answer(game.bo, 1)
  await game.answer(game.bo, 0, { seq: 2 })
  await game.platform.advance(3000)
  await playTogether(game)
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

/** [TE4] [PT5] Two stages are talked over and answered; a scratch card is uncovered by Ada's team, whose verdict is its own. */
async function playTogether(game: Awaited<ReturnType<typeof aGame>>) {
  const { view } = game.ada
  if (view?.phase !== 'question' || !view.question) return
  if (view.mode === 'two-stage') {
    await game.next('close')
    await game.passUntil(game.ada, ({ phase }) => phase === 'huddle')
    await game.next()
    await game.passUntil(game.ada, (next) => next.phase === 'question' && next.stage === 'team')
    await game.answer(game.ada, 0, { request: requestId() })
    await game.answer(game.bo, 1)
  }
  if (view.preset !== 'scratch') return
  for (const [at, { id: option }] of view.question.options.slice(0, 2).entries()) {
    await game.ada.send('answer:uncover', { round: 1, option, seq: at + 1 })
  }
  await game.platform.advance(3000)
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

  test.each([
    { mode: 'shared', preset: 'learn' },
    { mode: 'relay', preset: 'certainty' },
    { mode: 'two-stage', preset: 'learn' },
    { mode: 'shared', preset: 'scratch' },
  ])('$mode with $preset: not even what a team uncovers reaches screen or another team', async (rules) => {
    const usual = await playToTheKey('choice', 'usual', rules)
    const other = await playToTheKey('choice', 'other', rules)
    const [screen, bo] = usual.beforeTheKey
    expect(screen?.length).toBeGreaterThan(5)
    expect(bytes(screen ?? [])).toEqual(bytes(other.beforeTheKey[0] ?? []))
    expect(bytes(bo ?? [])).toEqual(bytes(other.beforeTheKey[1] ?? []))
    expect(bytes(usual.after)).not.toEqual(bytes(other.after))
  })
})
