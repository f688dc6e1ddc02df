import type { Language } from '@jawab/shared/language'
import type { Refused } from '@jawab/shared/protocol/to-server'
import type { PhaseName } from '@jawab/shared/protocol/views'
import type { Team } from '@jawab/shared/teams/teams'

/** What a room shows at the door, before anybody has a seat. */
export type Door = {
  readonly ok: true
  readonly title: string
  readonly phase: PhaseName
  readonly locked: boolean
  /** [RM4] It has all the seats it takes. */
  readonly full: boolean
  readonly langs: readonly Language[]
  /** [TE1] Whether players may choose their team. */
  readonly choose: boolean
  readonly teams: readonly (Team & { readonly seats: number; readonly full: boolean })[]
}

/** Nobody could be asked: no network, or something on the way that is not a Jawab server. */
export type NoAnswer = { readonly ok: false; readonly refusal: 'no-answer' }

/** Looks at a room from outside. `joinCode` is what the QR link carries beside the PIN ([RM4]). */
export async function findRoom(pin: string, joinCode: string): Promise<Door | Refused | NoAnswer> {
  const query = joinCode ? `?code=${encodeURIComponent(joinCode)}` : ''
  try {
    const response = await fetch(`/api/rooms/${pin}${query}`)
    const answer = (await response.json()) as Omit<Door, 'ok'> | Omit<Refused, 'ok'>
    return 'refusal' in answer ? { ...answer, ok: false } : { ...answer, ok: true }
  } catch {
    return { ok: false, refusal: 'no-answer' }
  }
}
