import { reportTables, type ReportTable } from '@jawab/shared/protocol/report-tables'
import { expect, test } from 'vitest'
import type { Report } from '../../server/src/runner/report.ts'
import { aPhone, hostDoes } from '../support/bots.ts'
import { readCsv } from '../support/csv-reader.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

/** A name that a spreadsheet would run if it could. */
const HOSTILE = '=1+2,"a"'

/** One choice, answered by three, with one more right answer since. */
async function aPlayedGame() {
  const game = await aGame({ kinds: ['choice'], length: 2, seed: 'tables' }, { pack: choices(2) })
  const eve = await aPhone(game.base, game.room, HOSTILE, { team: 't2' })
  await game.openQuestion()
  await game.answer(game.ada, 0)
  await game.answer(game.bo, 1)
  await game.answer(eve, 2)
  const { view } = game.host
  const ids = view?.phase === 'question' ? (view.question?.options.map(({ id }) => id) ?? []) : []
  await game.closeQuestion()
  const key = view && 'key' in view ? view.key : undefined
  await hostDoes(game.host, 'accept', { round: 1, answer: ids.find((id) => id !== key) })
  await game.next()
  await game.next('end')
  return { ...game, eve }
}

type Game = Awaited<ReturnType<typeof aPlayedGame>>

const fetchReport = ({ base, room, hostKey }: Game, query: string) =>
  fetch(`${base}/api/rooms/${room}/report?${query}`, { headers: { authorization: `Bearer ${hostKey}` } })

async function tableOf(game: Game, table: ReportTable) {
  const [columns = [], ...rows] = readCsv(await (await fetchReport(game, `format=csv&table=${table}`)).text())
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))
}

const whole = async (game: Game) => (await (await fetchReport(game, 'format=json')).json()) as Report

test('each table is a file of its own for a spreadsheet, the answers unless it is said otherwise', async () => {
  const game = await aPlayedGame()
  for (const table of reportTables) {
    const response = await fetchReport(game, `format=csv&table=${table}`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain(`jawab-${game.room}-game-1-${table}.csv`)
    expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  }
  const usual = await (await fetchReport(game, 'format=csv')).text()
  expect(usual).toBe(await (await fetchReport(game, 'format=csv&table=answers')).text())
})

test('answers: who gave which, in words, with what it earned', async () => {
  const game = await aPlayedGame()
  const { rounds } = await whole(game)
  const rows = await tableOf(game, 'answers')
  expect(rows.map(({ name }) => name).toSorted()).toEqual([`'${HOSTILE}`, 'Ada', 'Bo'])
  for (const row of rows) {
    const answer = rounds[0]?.answers.find(({ seat }) => seat === row['seat'])
    const option = rounds[0]?.options.find(({ id }) => id === answer?.answer)
    expect(row).toMatchObject({ round: '1', kind: 'choice', answer: option?.text.en, points: String(answer?.points) })
  }
})

test('[TE5] [PT4] answers: what a team answered as one stands after those of people, with how sure it was', async () => {
  const rules = { mode: 'two-stage', preset: 'certainty', length: 1, earlyClose: false }
  const game = await aGame(rules, { pack: choices(1) })
  await game.openQuestion()
  await game.answer(game.ada, 0, { certainty: 3 })
  await game.next('close')
  await game.passUntil(game.ada, ({ phase }) => phase === 'huddle')
  await game.next()
  await game.passUntil(game.ada, (view) => view.phase === 'question' && view.stage === 'team')
  await game.platform.advance(1000)
  await game.answer(game.ada, 1, { certainty: 2 })
  await game.closeQuestion()
  await game.next()

  const rows = await tableOf({ ...game, eve: game.bo }, 'answers')
  const { teams } = await whole({ ...game, eve: game.bo })
  expect(rows).toMatchObject([
    { name: 'Ada', team: teams[0]?.name, stage: 'alone', 'how sure': '3' },
    { name: '', team: teams[0]?.name, stage: 'team', 'how sure': '2' },
    { name: '', team: teams[1]?.name, stage: 'team', answer: '' },
  ])
})

test('rounds: the key, and what else is right', async () => {
  const game = await aPlayedGame()
  const { rounds } = await whole(game)
  const textOf = (id: unknown) => rounds[0]?.options.find((option) => option.id === id)?.text.en
  expect(await tableOf(game, 'rounds')).toMatchObject([
    {
      round: '1',
      key: textOf(rounds[0]?.key),
      'also right': textOf(rounds[0]?.alsoKeys?.[0]),
      mode: 'mean',
      preset: 'learn',
      weight: '1',
      void: 'no',
      answered: '3',
      'on the roster': '3',
    },
  ])
})

test('people and teams: their points as in the whole report', async () => {
  const game = await aPlayedGame()
  const { people, teams } = await whole(game)
  const points = (rows: readonly { points?: string | undefined }[]) => rows.map((row) => Number(row.points))
  expect(points(await tableOf(game, 'people'))).toEqual(people.map((person) => person.points))
  expect(points(await tableOf(game, 'teams'))).toEqual(teams.map((team) => team.points))
  expect((await tableOf(game, 'teams')).map(({ seats }) => seats)).toEqual(['1', '2'])
})

test('[PT10] repairs: what was put right, and when', async () => {
  const game = await aPlayedGame()
  const { repairs = [], rounds } = await whole(game)
  expect(repairs).toMatchObject([{ round: 1, what: 'accept' }])
  const text = rounds[0]?.options.find(({ id }) => id === repairs[0]?.answer)?.text.en
  const at = new Date(repairs[0]?.at ?? 0).toISOString()
  expect(await tableOf(game, 'repairs')).toMatchObject([{ at, round: '1', what: 'accept', answer: text }])
})

test('an earlier game has its tables too', async () => {
  const game = await aPlayedGame()
  const before = await tableOf(game, 'answers')
  await game.next('again')
  const response = await fetchReport(game, 'format=csv&game=1')
  expect(readCsv(await response.text())).toHaveLength(before.length + 1)
})
