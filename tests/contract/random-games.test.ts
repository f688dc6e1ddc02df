import { rankAll } from '@jawab/shared/scoring/ranking'
import { scoreGame, totalsOf, type Totals } from '@jawab/shared/scoring/score-game'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { RoomStore } from '../../server/src/stores/store.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { aFolder } from '../support/folders.ts'
import { modelStore } from '../support/model-store.ts'
import { fakePlatform } from '../support/platform.ts'
import { assertKeeping } from './kept-runs.ts'
import type { OpenStore } from './open-store.ts'
import { aRandomGame, type RandomGame } from './random-game.ts'
import { sharedRedis } from './redis-stores.ts'

const RUNS = Number(process.env['JAWAB_GAMES'] ?? 60)
const EVERYBODY = 1000

const { open: openRedis } = sharedRedis()

const stores: readonly (readonly [name: string, open: OpenStore])[] = [
  ['the model', modelStore],
  ['the embedded store', (platform) => openEmbeddedStore({ folder: aFolder(), platform })],
  ['the Redis store', openRedis],
]

describe.each(stores)('[PT1] games of every mode and preset on %s', (name, open) => {
  test(
    `earn what their record earns from scratch, whoever comes, goes, moves, is voided or re-keyed, in ${RUNS} runs`,
    async () => {
      const platform = fakePlatform()
      const store = await open(platform)
      onTestFinished(() => store.close())

      await assertKeeping(
        `games on ${name}`,
        fc.asyncProperty(fc.array(fc.nat(100_000), { minLength: 20, maxLength: 90 }), async (choices) => {
          const game = await aRandomGame(store, platform)
          let before: { readonly epoch: number; readonly totals: Totals } | undefined
          for (const choice of choices) {
            await game.play(choice)
            const { room, played } = await game.record()
            const totals = totalsOf(scoreGame(played))
            // Each of two nodes computes it, one of them with what it remembers of the rounds before.
            for (const node of game.nodes) expect((await node.of(room)).totals).toEqual(totals)
            await expectStandings(store, game, totals)
            if (before && before.epoch < room.scoringEpoch) await expectStaleRefused(store, game, before, totals)
            before = { epoch: room.scoringEpoch, totals }
          }
          await store.end(game.id)
        }),
        RUNS,
      )
    },
    30_000 + RUNS * 4000,
  )
})

/** [PT8] The board shows these totals, of everybody who is in and of every team that earned anything. */
async function expectStandings(store: RoomStore, game: RandomGame, totals: Totals) {
  const { people, teams } = await store.standings(game.id, EVERYBODY)
  const points = game.seated().map((seat) => [seat, totals.people.get(seat) ?? 0] as const)
  const ranked = rankAll(points, ([, earned]) => earned).map(({ item: [id, earned], rank }) => ({
    id,
    points: earned,
    rank,
  }))
  expect(people).toEqual(ranked)
  expect(Object.fromEntries(teams.map(({ id, points: earned }) => [id, earned]))).toEqual(
    Object.fromEntries(totals.teams),
  )
}

/** [PT1] A node that has slept through the change writes what it knew: nothing comes of it. */
async function expectStaleRefused(
  store: RoomStore,
  game: RandomGame,
  before: { readonly epoch: number; readonly totals: Totals },
  totals: Totals,
) {
  expect(await store.settle(game.id, before.epoch, before.totals)).toBe(false)
  await expectStandings(store, game, totals)
}
