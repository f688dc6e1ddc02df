import type { Language } from '@jawab/shared/language'
import type { LeagueFace } from '@jawab/shared/protocol/league-face'
import { keep, recall } from './storage.ts'

/** What a server gave, or the words in which it refused; without a `message` nobody answered. */
export type Said<Given> =
  { readonly ok: true; readonly given: Given } | { readonly ok: false; readonly message: string | undefined }

/** Which season, month and topic are looked at; the newest where nothing is chosen. */
export type Choice = { readonly season?: string; readonly month?: string; readonly topic?: string }

export type LeagueSettings = {
  readonly name: string
  readonly best: number
  readonly of: number
  readonly names: boolean
}

/** The boards of a league; with a league key one's own rows are marked. */
export const lookAtLeague = (code: string, choice: Choice, key: string | undefined, lang: Language) =>
  ask<LeagueFace>(`/${code}`, { choice, key, lang })

/** [LG2] Takes whoever has this key out of the league. */
export const withdrawFrom = (code: string, key: string, lang: Language) =>
  ask<object>(`/${code}/entries`, { method: 'DELETE', key, lang })

export const makeLeague = (body: LeagueSettings, startKey: string, lang: Language) =>
  ask<{ code: string; ownerKey: string }>('', { method: 'POST', key: startKey, body, lang })

/** [LG1] Posts the game that this room has just finished. */
export const postGame = (
  code: string,
  ownerKey: string,
  body: { readonly room: string; readonly hostKey: string },
  lang: Language,
) =>
  ask<{ game: number; people: number; teams: number }>(`/${code}/games`, { method: 'POST', key: ownerKey, body, lang })

type Asked = {
  readonly method?: 'POST' | 'DELETE'
  readonly key?: string | undefined
  readonly choice?: Choice
  readonly body?: object
  readonly lang: Language
}

async function ask<Given extends object>(
  path: string,
  { key, choice, lang, body, ...asked }: Asked,
): Promise<Said<Given>> {
  const headers = {
    'content-type': 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  }
  try {
    const response = await fetch(`/api/leagues${path}?${new URLSearchParams({ ...choice, lang }).toString()}`, {
      ...asked,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const said = (await response.json()) as Given | { refusal: string; message: string }
    return 'refusal' in said ? { ok: false, message: said.message } : { ok: true, given: said }
  } catch {
    return { ok: false, message: undefined }
  }
}

const LAST = 'jawab.league'
const ownerKeyKey = (code: string) => `jawab.league-owner.${code}`

/** The owner's device remembers which league it is, and what opens it. */
export function keepOwned(code: string, ownerKey: string) {
  keep(LAST, code)
  keep(ownerKeyKey(code), ownerKey)
}

export const ownerKeyOf = (code: string) => recall(ownerKeyKey(code))

/** The league that this device has made, or posted to, last. */
export const lastOwned = () => recall(LAST)
