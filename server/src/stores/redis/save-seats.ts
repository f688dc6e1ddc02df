import { isIn, type Seat } from '../../room/seats.ts'
import type { Command } from './commit.ts'
import type { RoomKeys } from './keys.ts'
import { tellNews } from './scripts/news.ts'
import type { DraftedSeat, Looked } from './seat-draft.ts'
import { personOf, seatBody } from './stored-seat.ts'

/** What writes the seats, and all that is kept beside them to find, count and rank them. */
export function saveSeats(
  keys: RoomKeys,
  drafted: readonly DraftedSeat[],
  { revision, isSettled }: Looked,
  tag: string,
): Command[] {
  const next = revision + 1
  return [
    ...drafted.flatMap((one): Command[] => [
      ['HSET', keys.seats, one.after.id, seatBody(one.after)],
      saveEpoch(keys, one.after),
      ...(one.before ? [] : saveArrival(keys, one)),
      ...saveWhereabouts(keys, one, isSettled),
    ]),
    ...saveIndex(keys.names, drafted, ({ removed, nameKey }) => (removed ? undefined : nameKey)),
    ...saveIndex(keys.tokens, drafted, ({ tokenHash }) => tokenHash),
    ...saveIndex(keys.requests, drafted, ({ requestHash }) => requestHash),
    ['HSET', keys.room, 'seats', next],
    tellNews(keys.seatNews, {
      revision: next,
      tag,
      kind: 'seats',
      said: drafted.map(({ after }) => after.id),
    }),
  ]
}

const saveArrival = (keys: RoomKeys, { after, number }: DraftedSeat): Command[] => [
  ['ZADD', keys.order, number, after.id],
  ['HSET', keys.seen, after.id, after.lastSeenAt],
]

const saveEpoch = ({ epochs }: RoomKeys, seat: Seat): Command =>
  seat.removed ? ['HDEL', epochs, seat.id] : ['HSET', epochs, seat.id, takingOf(seat)]

/** What the ruling on answers must know of a seat: its epoch, and that it waits or has more time ([TM4]). */
function takingOf({ epoch, waiting, timeFactor }: Seat) {
  if (waiting) return `${epoch}w`
  return timeFactor === undefined ? epoch : `${epoch}x${timeFactor}`
}

/** Among those who are in, and in which team. */
function saveWhereabouts(keys: RoomKeys, { before, after, number, total }: DraftedSeat, isSettled: boolean): Command[] {
  const [was, is] = [before && isIn(before) ? before : undefined, isIn(after) ? after : undefined]
  const commands: Command[] = []
  if (was?.team !== undefined) commands.push(['HINCRBY', keys.teams, was.team, -1])
  if (is?.team !== undefined) commands.push(['HINCRBY', keys.teams, is.team, 1])
  if (Boolean(was) === Boolean(is)) return commands

  const person = personOf(number, after.id)
  commands.push(is ? ['ZADD', keys.in, number, after.id] : ['ZREM', keys.in, after.id])
  if (isSettled) commands.push(is ? ['ZADD', keys.points, -total, person] : ['ZREM', keys.points, person])
  return commands
}

/** First what seats are no longer known by, since others may be known by it from now on. */
function saveIndex(
  key: string,
  drafted: readonly DraftedSeat[],
  entryOf: (seat: Seat) => string | undefined,
): Command[] {
  const moved = drafted
    .map(({ before, after }) => ({ id: after.id, old: before && entryOf(before), now: entryOf(after) }))
    .filter(({ old, now }) => old !== now)
  return [
    ...moved.flatMap(({ old }): Command[] => (old === undefined ? [] : [['HDEL', key, old]])),
    ...moved.flatMap(({ id, now }): Command[] => (now === undefined ? [] : [['HSET', key, now, id]])),
  ]
}
