import { seconds } from '@jawab/shared/time'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Answering } from '../../../client/src/pages/play/answering.svelte.ts'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { FakeSocket, settled } from './fake-socket.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

async function anOpenRound() {
  const socket = new FakeSocket()
  const connection = new Connection({ socket })
  connection.open(() => Promise.resolve())
  await socket.arrive()
  return { socket, answering: new Answering({ round: 3, stage: 'solo' }, connection) }
}

const receipt = (seq: number) => ({ receivedAt: 0, countedMs: 2000, creditMs: 0, seq })

test('[RD4] each change goes out under the next number, and the newest receipt stands', async () => {
  const { socket, answering } = await anOpenRound()
  void answering.give('a', 0)
  void answering.give('b', 0)
  expect(socket.payloads('answer:submit').map(({ answer, seq }) => [answer, seq])).toEqual([
    ['a', 1],
    ['b', 2],
  ])

  await socket.answer('answer:submit', { ok: true, ...receipt(2) })
  expect(answering.isWaiting).toBe(false)
  expect(answering.standing).toMatchObject({ answer: 'b', seq: 2 })
})

test('[RD4] nothing is called saved while another answer is on its way', async () => {
  const { socket, answering } = await anOpenRound()
  expect(answering.isSaved).toBe(false)
  void answering.give('a', 0)
  expect(answering.isSaved).toBe(false)
  await socket.answer('answer:submit', { ok: true, ...receipt(1) })
  expect(answering.isSaved).toBe(true)

  void answering.give('b', 0)
  expect(answering.isSaved).toBe(false)
})

test('[RD4] receipts may come in any order: the newest answer stands, and is waited for', async () => {
  const { socket, answering } = await anOpenRound()
  for (const answer of ['a', 'b', 'c']) void answering.give(answer, 0)
  const [first, second, third] = socket.named('answer:submit')
  const answered = async (sent: typeof first, seq: number) => {
    sent?.reply({ ok: true, ...receipt(seq) } as never)
    await settled()
  }
  await answered(second, 2)
  await answered(first, 1)
  expect([answering.standing?.answer, answering.picked, answering.isWaiting]).toEqual(['b', 'c', true])
  await answered(third, 3)
  expect([answering.standing?.answer, answering.isSaved]).toEqual(['c', true])
})

test("[TM3] the claim runs from this phone's own showing to the tap, without the pauses between", async () => {
  const { socket, answering } = await anOpenRound()
  await vi.advanceTimersByTimeAsync(seconds(2))
  answering.show(seconds(1))
  await vi.advanceTimersByTimeAsync(seconds(10))
  void answering.give('a', seconds(5))
  expect(socket.payloads('answer:submit')[0]).toMatchObject({ claimMs: seconds(6) })
})

test('[RD3] an answer that came too late gives way to the one that counts', async () => {
  const { socket, answering } = await anOpenRound()
  answering.adopt({ answer: 'a', seq: 4, receipt: receipt(4) })
  void answering.give('b', 0)
  expect(socket.payloads('answer:submit')[0]).toMatchObject({ seq: 5 })

  await socket.answer('answer:submit', { ok: false, refusal: 'answer:too-late', message: '' })
  expect(answering.picked).toBe('a')
  expect(answering.notCounted).toBe('too-late')
})

test('[RD4] an answer superseded from elsewhere shows the one that stands', async () => {
  const { socket, answering } = await anOpenRound()
  void answering.give('b', 0)
  const standing = { answer: 'c', seq: 7, receipt: receipt(7) }
  await socket.answer('answer:submit', { ok: false, refusal: 'answer:superseded', message: '', standing })
  expect(answering.picked).toBe('c')
  expect(answering.notCounted).toBeUndefined()

  void answering.give('d', 0)
  expect(socket.payloads('answer:submit')[1]).toMatchObject({ seq: 8 })
})

test('[ST2] what comes back after a lost line does not paint over an answer that still waits', async () => {
  const { answering } = await anOpenRound()
  void answering.give('b', 0)
  answering.adopt({ answer: 'a', seq: 0, receipt: receipt(0) })
  expect(answering.picked).toBe('b')
  expect(answering.standing?.answer).toBe('a')
})

test('[RD4] a receipt is felt once, and only the one of the newest answer', async () => {
  const socket = new FakeSocket()
  const connection = new Connection({ socket })
  connection.open(() => Promise.resolve())
  await socket.arrive()
  const onSaved = vi.fn()
  const answering = new Answering({ round: 3, stage: 'solo' }, connection, onSaved)
  void answering.give('a', 0)
  const [first] = socket.named('answer:submit')
  void answering.give('b', 0)
  first?.reply({ ok: true, ...receipt(1) } as never)
  await settled()
  expect(onSaved).not.toHaveBeenCalled()

  await socket.answer('answer:submit', { ok: true, ...receipt(2) })
  expect(onSaved).toHaveBeenCalledOnce()
})

test('[TE4] [TE6] in a team stage it goes out for the team, and a refusal brings back what stands', async () => {
  const socket = new FakeSocket()
  const connection = new Connection({ socket })
  connection.open(() => Promise.resolve())
  await socket.arrive()
  const answering = new Answering({ round: 3, stage: 'team' }, connection)
  void answering.give('a', 0)
  expect(socket.payloads('answer:submit')[0]).toMatchObject({ stage: 'team', seq: 1 })
  await socket.answer('answer:submit', { ok: true, ...receipt(1) })

  void answering.give('b', 0)
  const standing = { answer: 'a', seq: 1, receipt: receipt(1) }
  await socket.answer('answer:submit', { ok: false, refusal: 'team:changed-lately', message: '', standing })
  expect([answering.picked, answering.refused]).toEqual(['a', 'team:changed-lately'])
})

test('[PT4] how sure goes out with the answer, and comes back with the one that stands', async () => {
  const { socket, answering } = await anOpenRound()
  void answering.give('a', 0)
  expect(socket.payloads('answer:submit')[0]).not.toHaveProperty('certainty')
  answering.certainty = 3
  void answering.give('a', 0)
  expect(socket.payloads('answer:submit')[1]).toMatchObject({ answer: 'a', seq: 2, certainty: 3 })
  await socket.answer('answer:submit', { ok: true, ...receipt(2) })

  answering.certainty = 1
  void answering.give('a', 0)
  await socket.answer('answer:submit', { ok: false, refusal: 'answer:too-late', message: '' })
  expect(answering.certainty).toBe(3)
})
