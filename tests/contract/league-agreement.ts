import { boardNames } from '@jawab/shared/leagues/boards'
import { seconds } from '@jawab/shared/time'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { LeagueStore, PostedResult, Posting } from '../../server/src/stores/league-store.ts'
import { aLeague, aPosting, aResult } from '../support/leagues.ts'
import { modelLeagues } from '../support/model-leagues.ts'
import { fakePlatform } from '../support/platform.ts'
import { assertKeeping } from './kept-runs.ts'
import type { OpenStore } from './open-store.ts'

type Call = { readonly post: Posting } | { readonly withdraw: string }

const TOPICS = ['iam', 'cost', 'network']
const MONTHS = ['2026-11', '2026-12']

const topics = fc.dictionary(fc.constantFrom(...TOPICS), fc.constantFrom(0, 20, 100), { maxKeys: 2 })
const results = (names: readonly string[]) =>
  fc
    .uniqueArray(fc.record({ name: fc.constantFrom(...names), score: fc.constantFrom(0, 300, 500, 1000), topics }), {
      selector: ({ name }) => name,
    })
    .map((drawn): PostedResult[] => drawn.map(({ name, score, topics }) => aResult(name, score, topics)))

const post = fc
  .record({
    game: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    scoringEpoch: fc.nat(2),
    month: fc.constantFrom(...MONTHS),
    people: results(['Ada', 'Bo', 'Cy']),
    teams: results(['Reds', 'Blues']),
  })
  .map(({ game, ...change }): Call => ({ post: aPosting(game, change) }))
const withdraw = fc.constantFrom('ada', 'bo', 'nobody').map((person): Call => ({ withdraw: person }))

/** Calls that set out in the same turn. */
const turns = fc.array(
  fc.array(fc.oneof({ weight: 4, arbitrary: post }, { weight: 1, arbitrary: withdraw }), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 8 },
)

/** Plays random postings and withdrawals on the model and on the store: every reply and every board must agree. */
export function agreesWithModelOnLeagues(name: string, open: OpenStore, { runs }: { readonly runs: number }) {
  test(
    `${name} agrees with the model on ${runs} runs of random leagues`,
    async () => {
      const store = await open(fakePlatform())
      onTestFinished(() => store.close())
      let leagues = 0

      await assertKeeping(
        `${name}, leagues`,
        fc.asyncProperty(turns, async (drawn) => {
          const code = `LEAGUE${leagues++}`
          const both = [modelLeagues(), store] as const
          for (const each of both) await each.createLeague(aLeague({ code }))
          for (const turn of drawn) {
            const [expected, replies] = await Promise.all(
              both.map((each) => Promise.all(turn.map((call) => run(each, code, call)))),
            )
            expect(replies).toEqual(expected)
            expect(await everythingIn(store, code)).toEqual(await everythingIn(both[0], code))
          }
        }),
        runs,
      )
    },
    seconds(30) + runs * seconds(0.5),
  )
}

const run = (store: LeagueStore, code: string, call: Call) =>
  'post' in call ? store.postGame(code, call.post) : store.withdraw(code, call.withdraw)

const boards = [
  ...[1, 2].map(boardNames.season),
  ...MONTHS.map(boardNames.month),
  ...TOPICS.map(boardNames.topic),
  boardNames.improvement,
]

async function everythingIn(store: LeagueStore, code: string) {
  const rows = (['people', 'teams'] as const).flatMap((side) =>
    boards.map(async (board) => [side, board, await store.leagueBoard(code, side, board, 10)]),
  )
  return { games: await store.leagueGames(code), rows: await Promise.all(rows) }
}
