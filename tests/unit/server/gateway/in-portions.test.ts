import { expect, test } from 'vitest'
import { inPortions } from '../../../../server/src/gateway/in-portions.ts'
import { fakePlatform } from '../../../support/platform.ts'

/** At which millisecond items of so many messages each are done. */
async function doneAt(messages: Readonly<Record<string, number>>) {
  const platform = fakePlatform()
  const began = platform.monotonic()
  const done: Record<string, number> = {}
  inPortions(
    platform,
    Object.keys(messages),
    (item) => messages[item] ?? 0,
    (item) => void (done[item] = platform.monotonic() - began),
  )
  await platform.advance(100)
  return done
}

test('after each part of a crowd it rests, the longer the more have been told', async () => {
  expect(await doneAt({ a: 100, b: 250, c: 100 })).toEqual({ a: 0, b: 10, c: 35 })
})

test('small items are done together, as many as come to fifty messages', async () => {
  expect(await doneAt({ a: 20, b: 25, c: 5, d: 1, e: 60 })).toEqual({ a: 0, b: 0, c: 0, d: 5, e: 5.1 })
})
