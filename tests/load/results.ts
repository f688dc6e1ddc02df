import type { LoadOptions } from './options.ts'
import { median, spreadOf, type Spread } from './figures.ts'
import type { Received } from './line.ts'
import type { LoadRun } from './run.ts'

/** What a run comes to; times in ms, CPU in seconds, all per question unless it says otherwise. */
export type Figures = ReturnType<typeof figuresOf>

export function figuresOf({ players }: LoadOptions, { joined, questions, ...memory }: LoadRun) {
  const each = <Value>(of: (question: LoadRun['questions'][number]) => Value) => questions.map(of)
  const notes = questions.flatMap((question) => question.notes)
  const answers = players * questions.length
  const cpu = median(each(({ used }) => used.cpuSeconds))
  const floor = median(each(({ floorSeconds = NaN }) => floorSeconds))
  const redis = questions.flatMap((question) => question.redis ?? [])
  const redisPerAnswer = (of: (usage: (typeof redis)[number]) => number) =>
    redis.reduce((sum, usage) => sum + of(usage), 0) / answers
  return {
    players,
    joinedMs: joined.took,
    cpuSeconds: cpu,
    cpuMicrosPerPlayer: (cpu / players) * 1e6,
    floorSeconds: floor,
    timesFloor: median(each(({ used, floorSeconds = NaN }) => used.cpuSeconds / floorSeconds)),
    otherSeconds: median(each(({ otherSeconds = NaN }) => otherSeconds)),
    timesOther: median(each(({ used, otherSeconds = NaN }) => used.cpuSeconds / otherSeconds)),
    refused: notes.filter(({ refusal }) => refusal !== undefined).length,
    receipts: spreadOf(notes.flatMap(({ receiptAfter }) => receiptAfter ?? [])),
    opening: spreadOf(notes.flatMap(({ shownOff }) => (shownOff === undefined ? [] : Math.abs(shownOff)))),
    sealed: spreadOf(each(({ sealTook }) => sealTook)),
    results: spreadOf(questions.flatMap(({ resultsAfter }) => resultsAfter)),
    sealedToResult: spreadOf(
      questions.flatMap(({ sealTook, resultsAfter }) => resultsAfter.map((after) => sealTook + after)),
    ),
    received: perPlayer(
      questions.map(({ received }) => received.byName),
      answers,
    ),
    storeCalls: sumOf(
      questions.map(({ used }) => used.storeCalls),
      questions.length,
    ),
    bytesPerPlayer: memory.bytesPerPlayer,
    floorBytesPerPlayer: memory.floorBytesPerPlayer ?? NaN,
    ...(redis.length > 0
      ? {
          redis: {
            cpuSecondsPer1000Answers: redisPerAnswer(({ cpuSeconds }) => cpuSeconds) * 1000,
            requestsPerAnswer: redisPerAnswer(({ requests }) => requests),
            bytesInPerAnswer: redisPerAnswer(({ bytesIn }) => bytesIn),
            bytesOutPerAnswer: redisPerAnswer(({ bytesOut }) => bytesOut),
          },
        }
      : {}),
  }
}

function perPlayer(rounds: readonly Readonly<Record<string, Received>>[], answers: number) {
  const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))]
  const sum = (name: string, of: keyof Received) => rounds.reduce((all, round) => all + (round[name]?.[of] ?? 0), 0)
  const byName = names.map((name) => [
    name,
    { messages: sum(name, 'messages') / answers, bytes: sum(name, 'bytes') / answers },
  ])
  return Object.fromEntries(byName) as Record<string, Received>
}

function sumOf(counts: readonly Readonly<Record<string, number>>[], by: number): Record<string, number> {
  const names = [...new Set(counts.flatMap((count) => Object.keys(count)))]
  return Object.fromEntries(
    names.map((name) => [name, counts.reduce((sum, count) => sum + (count[name] ?? 0), 0) / by]),
  )
}

export const inJson = (options: LoadOptions, run: LoadRun) => JSON.stringify({ options, ...figuresOf(options, run) })

const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`
const spread = ({ p50, p95, p99, most }: Spread) => `p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, most ${ms(most)}`
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`

/** Nothing where nothing was played beside. */
const beside = (floor: string, times: number, what = 'plain socket.io') =>
  Number.isNaN(times) ? '' : `; ${what} ${floor}: ${times.toFixed(2)} times`

export function inWords(options: LoadOptions, run: LoadRun): string {
  const told = figuresOf(options, run)
  const received = Object.entries(told.received).filter(([, { messages }]) => messages > 0)
  const total = received.reduce((sum, [, { messages }]) => sum + messages, 0)
  const bytes = received.reduce((sum, [, one]) => sum + one.bytes, 0)
  return [
    `${options.players} players in ${options.rooms} room(s), ${options.nodes} server(s), ${options.store} store, ${run.questions.length} questions`,
    `all seated after      ${ms(told.joinedMs)}`,
    `server CPU            ${told.cpuSeconds.toFixed(3)} s a question, ${told.cpuMicrosPerPlayer.toFixed(0)} µs a player${beside(`${told.floorSeconds.toFixed(3)} s`, told.timesFloor)}${beside(`${told.otherSeconds.toFixed(3)} s`, told.timesOther, `in ${options.against} room(s)`)}`,
    `receipts              ${spread(told.receipts)}; ${told.refused} refused`,
    `options shown, off by ${spread(told.opening)}`,
    `sealed to shown       ${spread(told.sealed)}`,
    `key to result         ${spread(told.results)}`,
    `both together         ${spread(told.sealedToResult)}`,
    `memory a player       ${kib(told.bytesPerPlayer)}${beside(kib(told.floorBytesPerPlayer), told.bytesPerPlayer / told.floorBytesPerPlayer)}`,
    `messages a player     ${total.toFixed(2)}, ${bytes.toFixed(0)} bytes: ${received.map(([name, one]) => `${name} ${one.messages.toFixed(2)} (${one.bytes.toFixed(0)})`).join(', ')}`,
    `store calls           ${Object.entries(told.storeCalls)
      .filter(([, count]) => count > 0)
      .map(([call, count]) => `${call} ${count.toFixed(0)}`)
      .join(', ')}`,
    ...(told.redis
      ? [
          `Redis                 ${told.redis.cpuSecondsPer1000Answers.toFixed(3)} s CPU a 1,000 answers, ${told.redis.requestsPerAnswer.toFixed(2)} requests, ${told.redis.bytesInPerAnswer.toFixed(0)} bytes in and ${told.redis.bytesOutPerAnswer.toFixed(0)} out an answer`,
        ]
      : []),
  ].join('\n')
}
