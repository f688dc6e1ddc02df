import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import type { HostView, View } from '@jawab/shared/protocol/views'
import { hasKey, kindNames } from '@jawab/shared/question/kinds'
import { expect, test } from 'vitest'
import type { Report } from '../../server/src/runner/report.ts'
import type { Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { oneOfEachKind } from '../support/packs.ts'

/** What a device shows, if it is in this phase. */
function viewIn<Name extends View['phase']>({ view }: Bot, phase: Name) {
  if (view?.phase !== phase) throw new Error(`The device shows ${view?.phase}`)
  return view as Extract<View, { phase: Name }>
}

const resultOf = (phone: Bot, round: number) =>
  phone.gets('result', (result: ResultEvent) => result.round === round) as Promise<ResultEvent>

test('[PT7] every kind plays from its reading to its result, and whoever gives its key has it all right', async () => {
  const rules = { kinds: kindNames, length: kindNames.length, standingsEvery: 0, earlyClose: false }
  const { host, ada, bo, ...game } = await aGame(rules, { pack: oneOfEachKind() })
  const played: string[] = []
  for (let round = 1; round <= kindNames.length; round++) {
    await game.openQuestion()
    const kind = viewIn(bo, 'question').question?.kind ?? 'choice'
    played.push(kind)
    const { key } = host.view as HostView
    expect(await game.answer(ada, 0, key === undefined ? {} : { answer: key })).toMatchObject({ ok: true })
    expect(await game.answer(bo, 1)).toMatchObject({ ok: true })

    await game.closeQuestion()
    await game.next()
    await game.passUntil(bo, ({ phase }) => phase === 'reveal')
    const shown = viewIn(bo, 'reveal')
    expect({ kind, step: shown.step, key: shown.key }).toEqual({ kind, step: hasKey(kind) ? 'key' : 'why', key })
    const people = Object.values(shown.spread).reduce((sum, pile) => sum + pile.people, 0)
    expect(people >= 2).toBe(kind !== 'discuss')
    if (kind === 'discuss') {
      await game.next()
      await game.passUntil(bo, ({ phase }) => phase === 'marking')
      await game.next('close')
      await game.passUntil(bo, (view) => view.phase === 'marking' && view.step === 'counted')
    }
    expect((await resultOf(ada, round)).fraction).toBe(hasKey(kind) ? 1 : 0)
    expect((await resultOf(bo, round)).answer).toBeDefined()
    if (shown.step === 'key') await game.next()
  }
  expect(played.toSorted()).toEqual(kindNames.toSorted())

  const headers = { authorization: `Bearer ${game.hostKey}` }
  const report = (await (await fetch(`${game.base}/api/rooms/${game.room}/report`, { headers })).json()) as Report
  for (const { kind, options, targets, key } of report.rounds.filter(
    ({ kind }) => kind === 'match' || kind === 'sort',
  )) {
    expect([kind, Object.keys(key ?? {})]).toEqual([kind, options.map(({ id }) => id)])
    expect(targets?.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(key ?? {})))
  }
})
