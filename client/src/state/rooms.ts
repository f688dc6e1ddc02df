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
  readonly langs: readonly Language[]
  readonly teams: readonly (Team & { readonly seats: number; readonly full: boolean })[]
}

/** Nobody could be asked: no network, or something on the way that is not a Jawab server. */
export type NoAnswer = { readonly ok: false; readonly refusal: 'no-answer' }

/** Looks at a room from outside. `joinCode` is what the QR link carries beside the PIN ([RM4]). */
export async function findRoom(pin: string, joinCode: string): Promise<Door | Refused | NoAnswer> {
  const query = joinCode ? `?code=${encodeURIComponent(joinCode)}` : ''
  try {
    const response = await fetch(`/api/rooms/${pin}${query}`)
    const answer = await response.json()
    if (response.ok) return { ...answer, ok: true }
    if (typeof answer.refusal === 'string') return { ...answer, ok: false }
  } catch {
    // Reported below, like any other silence.
  }
  return { ok: false, refusal: 'no-answer' }
}
