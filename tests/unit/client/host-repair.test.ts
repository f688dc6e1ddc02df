import type { HostView, RunItem } from '@jawab/shared/protocol/views'
import { describe, expect, test } from 'vitest'
import { hostWords } from '../../../client/src/i18n/host.ts'
import type { HostState, HostWish } from '../../../client/src/pages/host/host.svelte.ts'
import { controlsOf, openRepair, type Doubt } from '../../../client/src/pages/host/steering.ts'

const item = (kind: RunItem['kind'], round: number, state: RunItem['state']) => ({ kind, round, state }) as RunItem

const view = (change: object) =>
  ({
    phase: 'question',
    round: 2,
    rounds: 3,
    teams: [],
    run: [item('choice', 1, 'done'), item('choice', 2, 'now'), item('choice', 3, 'ahead')],
    ...change,
  }) as unknown as HostView

/** What a console opens, asks and does about a round. */
function aConsole() {
  const opened: (number | Doubt)[] = []
  const wishes: HostWish[] = []
  const host = { do: (wish: HostWish) => wishes.push(wish) } as unknown as HostState
  const opening = { ask: (doubt: Doubt) => opened.push(doubt), repair: (round: number) => opened.push(round) }
  return { host, opening, opened, wishes }
}

describe('[PT10] the one key that puts a round right', () => {
  const isOn = (shown: HostView) => {
    const { host, opening } = aConsole()
    return controlsOf(shown, host, 'en', opening).some((control) => control.key === 'W' && control.isOn)
  }

  test('asks what is wrong with it, a void among it', () => {
    const { host, opening, opened, wishes } = aConsole()
    controlsOf(view({}), host, 'en', opening)
      .find(({ key }) => key === 'W')
      ?.go()
    expect(opened).toEqual([2])
    expect(wishes).toEqual([])
  })

  test.each(['poll', 'discuss'] as const)('only asks whether to take out a %s, which has no key', (kind) => {
    const { host, opening, opened, wishes } = aConsole()
    const shown = view({ run: [item(kind, 1, 'done')] })
    openRepair(1, { view: shown, host, words: hostWords.en, opening })
    const [doubt] = opened as [Doubt]
    expect(doubt.title).toBe(hostWords.en.voidTitle(1))
    doubt.go()
    expect(wishes).toEqual([{ command: 'void', round: 1 }])
  })

  test('is off until the question has been shown, and once it is out', () => {
    expect(isOn(view({}))).toBe(true)
    expect(isOn(view({ phase: 'reading' }))).toBe(false)
    expect(isOn(view({ phase: 'lobby', round: 0 }))).toBe(false)
    expect(isOn(view({ run: [item('choice', 1, 'done'), item('choice', 2, 'void')] }))).toBe(false)
  })
})
