import type { StoredAnswer } from '../../room/answers.ts'
import type { Calls } from './calls.ts'
import { roomKeys } from './keys.ts'
import { MOST_AT_ONCE } from './parts.ts'
import { broughtUp, byRoom, rollOf, type Mark, type Roll } from './roll.ts'
import { newestEntry, NO_ENTRY } from './scripts/news.ts'
import { answersSince } from './scripts/read-answers.ts'
import { parseAnswer } from './stored-answer.ts'

/** The standing answers of a round. */
export type ReadAnswers = (id: string, round: number) => Promise<readonly StoredAnswer[]>

type Since = readonly [id: string, tag: string, isAll: number, answers: readonly string[]]

/**
 * Of an open round it remembers what it has read, and reads only what has come since. A sealed round, from which points
 * come, is read whole.
 */
export function prepareReadAnswers(calls: Calls): ReadAnswers {
  /** Of each room the round that was read last: the one before is sealed by then. */
  const remembered = byRoom<{ readonly round: number; readonly roll: Roll<StoredAnswer> }>()

  return async function read(id, round) {
    const known = remembered.get(id)
    const followed = known?.round === round ? await follow(id, round, known.roll) : undefined
    const roll = followed ?? (await readAll(id, round))
    if (roll.mark[0] !== NO_ENTRY) remembered.set(id, { round, roll })
    return roll.items
  }

  /** In pages: an answer that comes meanwhile may be met or not. Once the round is sealed none comes. */
  async function readAll(id: string, round: number): Promise<Roll<StoredAnswer>> {
    const { answers, answerNews } = roomKeys(id)
    const key = answers(round)
    const mark = await calls.read<Mark>(newestEntry, [answerNews(round)])
    const found = new Map<string, StoredAnswer>()
    let cursor = '0'
    do {
      const page = await calls.command<[string, string[]]>(key, 'HSCAN', key, cursor, 'COUNT', MOST_AT_ONCE)
      cursor = page[0]
      for (const answer of answersIn(page[1])) found.set(answer.seat, answer)
    } while (cursor !== '0')
    return rollOf(mark, [...found.values()], ({ seat }) => seat)
  }

  async function follow(id: string, round: number, roll: Roll<StoredAnswer>) {
    const { answers, answerNews, roster } = roomKeys(id)
    for (let known = roll; ;) {
      const reply = await calls.read<Since | null>(
        answersSince,
        [answers(round), answerNews(round), roster(round, 'solo')],
        [...known.mark, MOST_AT_ONCE],
      )
      if (!reply) return undefined
      const [entry, tag, isAll, stored] = reply
      known = broughtUp(
        known,
        [entry, tag],
        answersIn(stored).map((answer) => [answer.seat, answer]),
      )
      if (isAll === 1) return known
    }
  }
}

/** Seats and what is stored for each, in turn. */
const answersIn = (pairs: readonly string[]) =>
  pairs.flatMap((stored, at) => (at % 2 === 1 ? [parseAnswer(stored)] : []))
