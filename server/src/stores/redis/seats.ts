import { no, ok, type Result } from '@jawab/shared/result'
import type { Instant } from '@jawab/shared/time'
import { changeSeat, resumeSeat, type ChangeRefusal, type SeatChange } from '../../room/seat-changes.ts'
import { admitSeat, answersTo, type AskedSeat, type Seat, type SeatRefusal } from '../../room/seats.ts'
import type { RoomStore } from '../store.ts'
import { untilCommitted } from './commit.ts'
import { roomKeys } from './keys.ts'
import { ROOM_LIFETIME } from './lifetimes.ts'
import { lookAt, type Needed } from './look.ts'
import { inChunks, MOST_SEATS_AT_ONCE, type Parts } from './parts.ts'
import { saveSeats } from './save-seats.ts'
import { see } from './scripts/presence.ts'
import { draftSeats, type Looked, type SeatDraft } from './seat-draft.ts'
import { keysOf } from './stored-room.ts'

type SeatMethods = Pick<RoomStore, 'takeSeat' | 'changeSeat' | 'resumeSeat' | 'seats' | 'seen'>

/** A decision on one seat: what it must look at, how it is taken, and whether others hear of it. */
type Decision<Refusal> = {
  readonly needs: readonly Needed[]
  readonly decide: (draft: SeatDraft | undefined) => Result<Seat, Refusal>
  readonly isHinted: boolean
}

export function seatMethods({ calls, commit, turns, now, drawTag, readSeats }: Parts): SeatMethods {
  /** Takes all decisions on one look at the room, and writes what came of them if it is still so. */
  const decideAll = (id: string, decisions: readonly Decision<unknown>[]) =>
    untilCommitted(async () => {
      const looked = await lookAt(
        calls,
        id,
        decisions.flatMap(({ needs }) => needs),
      )
      const draft = looked && draftSeats(looked)
      const ruled = decisions.map(({ decide }) => decide(draft))
      if (!looked || !draft || !ruled.some(({ ok }) => ok)) return ruled

      const hinted = decisions.flatMap(({ isHinted }, at) => {
        const one = ruled[at]
        return isHinted && one?.ok ? [{ room: id, seat: one.value.id }] : []
      })
      return (await save(id, looked, draft, hinted)) ? ruled : undefined
    })

  function save(id: string, looked: Looked, draft: SeatDraft, hints: readonly { room: string; seat: string }[]) {
    const keys = roomKeys(id)
    return commit({
      room: keys.room,
      guards: { version: looked.room.version, seats: looked.revision === 0 ? undefined : looked.revision },
      commands: saveSeats(keys, draft.kept(), looked, drawTag()),
      keys: keysOf(keys, looked.room),
      hints,
      at: now(),
    })
  }

  const decideInTurn = turns.inTurn(decideAll, MOST_SEATS_AT_ONCE)
  /** Decisions of all kinds share their turns; the reply to each is what it ruled itself. */
  const decide = <Refusal>(id: string, decision: Decision<Refusal>) =>
    decideInTurn(id, decision) as Promise<Result<Seat, Refusal>>

  return {
    takeSeat: (id, asked, mostSeats) => decide(id, taking(asked, mostSeats)),
    changeSeat: (id, seat, change) => decide(id, changing(seat, change)),
    resumeSeat: (id, tokenHash) => decide(id, resuming(tokenHash)),
    seats: async (id) => (await readSeats(id))?.seats ?? [],
    seen: turns.oneByOne(async (id: string, seats: readonly string[], at: Instant) => {
      const { room, seen, seatNews } = roomKeys(id)
      const chunks = inChunks(seats, MOST_SEATS_AT_ONCE)
      await Promise.all(
        chunks.map((chunk) =>
          calls.write(see, [room, seen, seatNews], [now(), ROOM_LIFETIME, at, drawTag(), ...chunk]),
        ),
      )
    }),
  }
}

const taking = (asked: AskedSeat, mostSeats: number): Decision<SeatRefusal | 'room:unknown'> => ({
  needs: [
    ['name', asked.nameKey],
    ['request', asked.requestHash],
  ],
  decide(draft) {
    if (!draft) return no('room:unknown')
    const { requestHash, joinedAt: at, tokenHash } = asked
    const held = requestHash && draft.find((seat) => answersTo(seat, requestHash, at))
    if (held) return ok(draft.keep({ ...held, tokenHash }))

    const admitted = admitSeat(draft.room, asked, draft.book, mostSeats)
    return admitted.ok ? ok(draft.keep(admitted.value)) : admitted
  },
  isHinted: false,
})

const changing = (id: string, change: SeatChange): Decision<'seat:unknown' | ChangeRefusal> => ({
  needs: [
    ['id', id],
    ['name', change.nameKey],
  ],
  decide(draft) {
    const seat = draft?.find((other) => other.id === id)
    if (!draft || !seat || seat.removed) return no('seat:unknown')
    const holder = draft.find(({ removed, nameKey }) => !removed && nameKey === change.nameKey)?.id
    const changed = changeSeat(draft.room, seat, change, { ...draft.book, holder })
    return changed.ok ? ok(draft.keep(changed.value)) : changed
  },
  isHinted: true,
})

const resuming = (token: string): Decision<'seat:unknown' | 'seat:kicked' | 'seat:turned-away'> => ({
  needs: [['token', token]],
  decide(draft) {
    const seat = draft?.find(({ tokenHash }) => tokenHash === token)
    if (!draft || !seat) return no('seat:unknown')
    const resumed = resumeSeat(seat)
    return resumed.ok ? ok(draft.keep(resumed.value)) : resumed
  },
  isHinted: true,
})
