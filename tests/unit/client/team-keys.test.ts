import type { UncoveredOption } from '@jawab/shared/protocol/to-client'
import { describe, expect, test } from 'vitest'
import { Locking } from '../../../client/src/pages/play/team/locking.svelte.ts'
import { Scratching } from '../../../client/src/pages/play/team/scratching.svelte.ts'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { FakeSocket } from './fake-socket.ts'

async function aLine() {
  const socket = new FakeSocket()
  const connection = new Connection({ socket })
  connection.open(() => Promise.resolve())
  await socket.arrive()
  return { socket, connection }
}

describe('[TE6] the key that locks', () => {
  test('is armed by one press and locks with the next', async () => {
    const { socket, connection } = await aLine()
    const locking = new Locking(3, connection)
    void locking.press('a')
    expect([locking.isArmed('a'), socket.named('team:lock').length]).toEqual([true, 0])
    void locking.press('a')
    expect(socket.payloads('team:lock')[0]).toMatchObject({ round: 3 })
    await socket.answer('team:lock', { ok: true, answer: 'a' })
    expect([locking.locked, locking.isWaiting]).toEqual(['a', false])
  })

  test('means the answer it was armed for, and no other', async () => {
    const { socket, connection } = await aLine()
    const locking = new Locking(3, connection)
    void locking.press('a')
    expect(locking.isArmed('b')).toBe(false)
    void locking.press('b')
    expect(socket.named('team:lock')).toEqual([])
    locking.disarm()
    expect(locking.isArmed('b')).toBe(false)
  })

  test('says why nothing was locked', async () => {
    const { socket, connection } = await aLine()
    const locking = new Locking(3, connection)
    void locking.press('a')
    void locking.press('a')
    await socket.answer('team:lock', { ok: false, refusal: 'team:spokesperson-locks', message: '' })
    expect([locking.locked, locking.refused]).toEqual([undefined, 'team:spokesperson-locks'])
  })
})

describe('[PT5] a scratch card', () => {
  const wrong: UncoveredOption = { option: 'a', isRight: false }
  const right: UncoveredOption = { option: 'b', isRight: true }

  async function aCard(told: readonly UncoveredOption[] = []) {
    const { socket, connection } = await aLine()
    const heard = { told }
    return { socket, heard, card: new Scratching(3, connection, () => heard.told) }
  }

  test('uncovers what was chosen, under the number that comes next', async () => {
    const { socket, card } = await aCard([wrong])
    card.choose('b')
    void card.uncover()
    expect(socket.payloads('answer:uncover')).toEqual([{ round: 3, option: 'b', seq: 2 }])
    await socket.answer('answer:uncover', { ok: true, uncovered: [wrong, right] })
    expect(card.uncovered).toEqual([wrong, right])
    expect([card.chosen, card.isDone(4)]).toEqual([undefined, true])
  })

  test('shows what another has uncovered, also where that made the own try one too many', async () => {
    const { socket, card } = await aCard()
    card.choose('a')
    void card.uncover()
    await socket.answer('answer:uncover', { ok: false, refusal: 'scratch:twice', message: '', uncovered: [wrong] })
    expect([card.uncovered, card.refused]).toEqual([[wrong], 'scratch:twice'])
    card.choose('a')
    expect(card.chosen).toBeUndefined()
  })

  test('is done when one is left', async () => {
    const { card, heard } = await aCard([wrong])
    expect(card.isDone(3)).toBe(false)
    heard.told = [wrong, { option: 'c', isRight: false }]
    expect(card.isDone(3)).toBe(true)
  })
})
