import { describe, expect, test } from 'vitest'
import { ownCounters } from '../../../server/src/limits/counters.ts'
import { createGuesses } from '../../../server/src/limits/guesses.ts'
import { defaultLimits } from '../../../server/src/limits/limits.ts'

const guessesOf = (wrongCodes: number, wrongCodesPerRoom: number) =>
  createGuesses({ ...defaultLimits, wrongCodes, wrongCodesPerRoom }, ownCounters)

type Guesses = ReturnType<typeof guessesOf>

/** So many wrong guesses of an address; tells how many of them were looked at. */
async function wrong(guesses: Guesses, count: number, address = 'venue', room = 'room-1') {
  const paid = await Promise.all(Array.from({ length: count }, () => guesses.pay(room, address)))
  return paid.filter(Boolean).length
}

async function right(guesses: Guesses, address = 'venue') {
  const paid = await guesses.pay('room-1', address)
  await paid?.wasRight()
  return paid !== undefined
}

describe('[RM4] guesses at the second code', () => {
  test('an address has so many a minute, also when they come all at once', async () => {
    expect(await wrong(guessesOf(3, 100), 20)).toBe(3)
  })

  test('other addresses and other rooms are not held up by it', async () => {
    const guesses = guessesOf(3, 100)
    await wrong(guesses, 20)
    expect(await right(guesses)).toBe(false)
    expect(await right(guesses, 'elsewhere')).toBe(true)
    expect(await wrong(guesses, 1, 'venue', 'room-2')).toBe(1)
  })

  test('a room has so many a minute, from however many addresses', async () => {
    const guesses = guessesOf(3, 5)
    const looked = await Promise.all(Array.from({ length: 10 }, (_, at) => wrong(guesses, 3, `address ${at}`)))
    expect(looked.reduce((sum, count) => sum + count)).toBe(5)
  })

  test('who has used up the own tries takes none of the room’s', async () => {
    const guesses = guessesOf(3, 5)
    await wrong(guesses, 100)
    expect(await wrong(guesses, 2, 'elsewhere')).toBe(2)
  })

  test('a venue behind one address comes in, as long as most type what they see', async () => {
    const guesses = guessesOf(3, 5)
    for (let people = 0; people < 200; people++) {
      if (people % 3 === 0) await wrong(guesses, 1)
      expect(await right(guesses)).toBe(true)
    }
  })

  test('right guesses earn no more than what wrong ones had cost', async () => {
    const guesses = guessesOf(3, 5)
    for (let people = 0; people < 50; people++) await right(guesses)
    expect(await wrong(guesses, 20)).toBe(3)
  })
})
