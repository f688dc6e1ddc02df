import { scoreGame, totalsOf, type GivenAnswer, type PlayedRound } from '@jawab/shared/scoring/score-game'
import { seededRandom } from '@jawab/shared/random'
import { choosable, kindNames, hasKey, readAnswer, type Answer, type Question } from '@jawab/shared/question/kinds'
import { seconds } from '@jawab/shared/time'
import { aQuestion } from '../unit/shared/builders.ts'

/**
 * [PT10] How long it takes to count a whole game anew, as a repair does: `npm run bench:rescore`. Every kind that has
 * a key in turn, a second right answer in each round, and everybody in a team.
 */

const SEATS = 1000
const ROUNDS = 30
const TEAMS = 20
const LONGEST = seconds(1)
const RUNS = 9

const random = seededRandom('rescore')
const kinds = kindNames.filter(hasKey)
const seats = Array.from({ length: SEATS }, (_, at) => `seat-${at}`)

/** Some answer to the question, now right and now wrong. */
function anyAnswer(question: Question): Answer {
  const ids = choosable(question, 'en').map(({ id }) => id)
  const one = ids[Math.floor(random() * ids.length)] ?? ''
  const given: Record<string, Answer> = {
    number: Math.round(random() * 190) + 10,
    order: ids.toSorted(() => random() - 0.5),
    several: [one],
    mistake: [one],
    match: Object.fromEntries(['i1', 'i2', 'i3'].map((item) => [item, ids[3 + Math.floor(random() * 4)] ?? ''])),
    sort: Object.fromEntries(['i1', 'i2', 'i3'].map((item) => [item, `b${1 + Math.floor(random() * 3)}`])),
    text: random() < 0.5 ? 'load balancr' : 'gateway',
    cloze: [random() < 0.5 ? 'pending' : 'ACTIVE', random() < 0.5 ? 'runing' : 'stopped'],
  }
  return given[question.kind] ?? one
}

function aRound(at: number): PlayedRound {
  const question = aQuestion(kinds[at % kinds.length] ?? 'choice')
  const answers = seats.map((seat): GivenAnswer => {
    const answer = readAnswer(question, anyAnswer(question))
    if (answer === undefined) throw new Error(`No answer to a ${question.kind}`)
    return { seat, answer, countedMs: Math.floor(random() * seconds(20)), creditMs: 0 }
  })
  const roster = seats.map((seat, place) => ({ seat, team: `t${place % TEAMS}`, present: true }))
  const keys = [answers[0]?.answer ?? '', answers[1]?.answer ?? '']
  const rules = { preset: 'learn', mode: 'mean', weight: 1, voided: false, streaks: false } as const
  return { ...rules, round: at + 1, question, keys, limitMs: seconds(20), answers, roster, marks: [] }
}

const game = Array.from({ length: ROUNDS }, (_, at) => aRound(at))
const runs = Array.from({ length: RUNS }, () => {
  const [began, before] = [performance.now(), process.cpuUsage()]
  totalsOf(scoreGame(game))
  const { user, system } = process.cpuUsage(before)
  return { took: performance.now() - began, busy: (user + system) / 1000 }
}).toSorted((one, other) => one.took - other.took)

const [fastest, median, slowest] = [runs.at(0), runs.at(RUNS >> 1), runs.at(-1)].map((run) =>
  Math.round(run?.took ?? 0),
)
const busy = runs.reduce((sum, run) => sum + run.busy, 0) / RUNS
const perAnswer = ((busy / (SEATS * ROUNDS)) * 1000).toFixed(1)
console.log(`${SEATS} seats × ${ROUNDS} rounds, ${RUNS} times: ${fastest} to ${slowest} ms, median ${median} ms`)
console.log(`${Math.round(busy)} ms of processor each, ${perAnswer} µs per answer`)
if ((median ?? Infinity) > LONGEST) {
  console.error(`A game must be counted anew within ${LONGEST} ms`)
  process.exitCode = 1
}
