import type { Instant } from '@jawab/shared/time'
import { StoreAway, type Hint } from '../store.ts'
import type { Argument, Calls } from './calls.ts'
import type { Hints } from './hints.ts'
import { HINTS } from './keys.ts'
import { ROOM_LIFETIME } from './lifetimes.ts'
import { commit } from './scripts/commit.ts'

/** A command of Redis whose first argument is its key. */
export type Command = readonly [name: string, key: string, ...args: Argument[]]

/** A write that was decided on by what was read before, and counts only if that is still so. */
export type Decided = {
  /** The hash of the room, or of the league, which the guards look into. */
  readonly room: string
  /** What its fields must still hold; nothing: that there is no such field. */
  readonly guards: Readonly<Record<string, Argument | undefined>>
  readonly commands: readonly Command[]
  /** Keys whose lives are renewed with the room's. */
  readonly keys: readonly string[]
  /** How long they live then, unless it is as long as a room. */
  readonly lifetime?: number
  readonly hints: readonly Hint[]
  /** When it was written; nothing where the room is ended. */
  readonly at: Instant | undefined
}

export type Commit = (decided: Decided) => Promise<boolean>

/** Says whether the write counts. Publishes its hints, here and everywhere. */
export const prepareCommit =
  ({ write }: Calls, { messageOf, publish }: Hints): Commit =>
  async ({ room, guards, commands, keys, lifetime = ROOM_LIFETIME, hints, at }) => {
    const places = new Map([...new Set([room, ...keys])].map((key, at) => [key, at + 1]))
    const placeOf = (key: string) => places.get(key) ?? places.set(key, places.size + 1).size
    const fields = Object.entries(guards)
    const encoded = commands.flatMap(([name, key, ...args]) => [args.length, placeOf(key), name, ...args])
    const published = hints.flatMap((hint) => [2, 0, 'PUBLISH', HINTS, messageOf(hint)])

    const isCommitted = await write<number>(
      commit,
      [...places.keys()],
      [
        at ?? '',
        lifetime,
        fields.length,
        ...fields.flatMap(([field, value]) => [field, value ?? '']),
        ...encoded,
        ...published,
      ],
    )
    if (isCommitted === 0) return false
    hints.forEach(publish)
    return true
  }

/** With so many nodes at one room, one of them wins each time. */
const MOST_TRIES = 100

/** Decides anew as long as others write in between. `decide` says what came of it, or nothing when it was too late. */
export async function untilCommitted<Outcome>(decide: () => Promise<Outcome | undefined>): Promise<Outcome> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const outcome = await decide()
    if (outcome !== undefined) return outcome
  }
  throw new StoreAway(`Others wrote to the room ${MOST_TRIES} times in a row`)
}
