import type { Calls } from './calls.ts'
import { pinKey, roomKeys } from './keys.ts'
import { CLAIM_LIFETIME, ROOM_LIFETIME } from './lifetimes.ts'
import { swap } from './scripts/swap.ts'

/** [RM1] PINs lie apart from their rooms: a PIN is claimed first, and confirmed once its room is there. */
export type Pins = ReturnType<typeof preparePins>

export function preparePins({ command, write }: Calls) {
  const replace = async (pin: string, before: string, after: string, lifetime: number) =>
    (await write<number>(swap, [pinKey(pin)], [before, after, lifetime])) === 1

  /** The room of a confirmed PIN, if it lives. */
  async function find(pin: string): Promise<string | undefined> {
    const id = await command<string | null>(pinKey(pin), 'GET', pinKey(pin))
    if (id === null || isClaim(id)) return undefined
    const itsPin = await command<string | null>(roomKeys(id).room, 'HGET', roomKeys(id).room, 'pin')
    return itsPin === pin ? id : undefined
  }

  return {
    find,
    /** Holds the PIN for a room that is being made; false when it belongs to another one. */
    async claim(pin: string, id: string): Promise<boolean> {
      const claimed = await command<string | null>(
        pinKey(pin),
        'SET',
        pinKey(pin),
        claimOf(id),
        'NX',
        'EX',
        CLAIM_LIFETIME,
      )
      if (claimed !== null) return true

      const holder = await command<string | null>(pinKey(pin), 'GET', pinKey(pin))
      if (holder === null || isClaim(holder) || (await find(pin)) !== undefined) return false
      // Left by a server that died between ending a room and freeing its PIN.
      return replace(pin, holder, claimOf(id), CLAIM_LIFETIME)
    },
    confirm: (pin: string, id: string) => replace(pin, claimOf(id), id, ROOM_LIFETIME),
    letGo: (pin: string, id: string) => replace(pin, claimOf(id), '', 0),
    free: (pin: string, id: string) => replace(pin, id, '', 0),
    renew: (pin: string) => command(pinKey(pin), 'EXPIRE', pinKey(pin), ROOM_LIFETIME),
  }
}

const claimOf = (id: string) => `claimed by ${id}`

const isClaim = (value: string) => value.startsWith('claimed by ')
