import { describe, expect, test } from 'vitest'
import { aBot, requestId } from '../support/bots.ts'
import { aGame } from '../support/games.ts'

describe('[TM1] the clock of the server', () => {
  test('is told to whoever asks', async () => {
    const game = await aGame()
    await game.platform.advance(1234)
    const first = await game.ada.ask('clock:probe', {})
    await game.platform.advance(1000)
    const second = await game.ada.ask('clock:probe', {})
    expect(first.ok && second.ok && second.now - first.now).toBe(1000)
  })
})

describe('[TM2] [TM3] credit for the network', () => {
  /** Counts an answer of a phone whose round trip is 80 ms, as the server measures it when the phone takes its seat. */
  async function receiptFor(reply: (nonce: string) => unknown, claimMs: number) {
    const game = await aGame({ kinds: ['choice'] })
    const phone = await aBot(game.base)
    phone.socket.removeAllListeners('echo')
    const answering: Promise<void>[] = []
    phone.socket.on('echo', ({ nonce }: { nonce: string }, answer: (echoed: unknown) => void) => {
      answering.push(game.platform.advance(80).then(() => answer(reply(nonce))))
    })
    await phone.send('seat:take', { room: game.room, name: 'Cai', request: requestId() })
    for (let before = -1; before !== answering.length; await phone.send('clock:probe', {})) {
      before = answering.length
      await Promise.all(answering)
    }

    await game.openQuestion()
    await game.platform.advance(2000)
    await phone.sees(({ phase }) => phase === 'question')
    const receipt = await game.answer(phone, 0, { claimMs })
    return receipt as unknown as { countedMs: number; creditMs: number }
  }

  test('a claim earns the measured round trip and 50 ms at the most, and the receipt says so', async () => {
    const { countedMs, creditMs } = await receiptFor((nonce) => ({ nonce }), 0)
    expect(creditMs).toBe(130)
    expect(countedMs).toBeGreaterThan(1500)
  })

  test('what the claim leaves over is all there is', async () => {
    const full = await receiptFor((nonce) => ({ nonce }), 0)
    const part = await receiptFor((nonce) => ({ nonce }), full.countedMs + full.creditMs - 40)
    expect(part.creditMs).toBe(40)
  })

  test.each([
    ['a guessed nonce', () => ({ nonce: 'guessed' })],
    ['no nonce', () => undefined],
    ['nonsense', () => ({ nonce: { toString: 'x' } })],
  ])('%s measures nothing, so nothing is credited', async (_, reply) => {
    expect((await receiptFor(reply, 0)).creditMs).toBe(0)
  })
})
