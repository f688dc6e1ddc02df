import { setImmediate as turn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createPace, restAfter } from '../../../../server/src/stores/pace.ts'
import { fakePlatform } from '../../../support/platform.ts'

/** What paces a trip that has just ended after `took`, and how often the next one has begun. */
function pacedAfter(took: number) {
  const platform = fakePlatform()
  const pace = createPace(platform)
  const go = vi.fn()
  pace.rest(restAfter(took))
  return { platform, ask: () => pace.next(go), go }
}

test('all who ask in a turn get one trip, at its end', async () => {
  const { ask, go } = pacedAfter(0)
  ask()
  ask()
  expect(go).not.toHaveBeenCalled()
  await turn()
  expect(go).toHaveBeenCalledTimes(1)
})

test('what comes during a rest goes with the first thing after it', async () => {
  const { platform, ask, go } = pacedAfter(0.5)
  ask()
  await platform.advance(7)
  await turn()
  expect(go).not.toHaveBeenCalled()
  ask()
  await turn()
  expect(go).toHaveBeenCalledTimes(1)
  // Nobody waits any more: the grace is called off too.
  await platform.advance(100)
  expect(go).toHaveBeenCalledTimes(1)
})

test('what comes during a rest goes soon after it if nothing else comes', async () => {
  const { platform, ask, go } = pacedAfter(0.5)
  ask()
  await platform.advance(8.9)
  expect(go).not.toHaveBeenCalled()
  await platform.advance(0.1)
  expect(go).toHaveBeenCalledTimes(1)
})

test('a quick trip is rested from until trips take a twentieth of the time, a slow one for as long as it took', async () => {
  for (const [took, rest] of [
    [0.25, 4.75],
    [2, 7],
    [40, 40],
  ] as const) {
    const { platform, ask, go } = pacedAfter(took)
    await platform.advance(rest - 0.25)
    ask()
    await turn()
    expect(go, `within the rest after ${took} ms`).not.toHaveBeenCalled()
    await platform.advance(0.25)
    ask()
    await turn()
    expect(go, `after the rest after ${took} ms`).toHaveBeenCalledTimes(1)
  }
})
