import type { IncomingMessage } from 'node:http'

export type Origins = {
  /** The origin under which people reach the server, where it is not the one they dial. */
  readonly publicOrigin?: string
  /** How many proxies stand before the server. */
  readonly proxies: number
}

/** Pages of other sites may not open a socket here; programs send no origin and are let in. */
export function mayConnect({ headers }: IncomingMessage, { publicOrigin }: Origins): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  return origin === publicOrigin || (URL.canParse(origin) && new URL(origin).host === host)
}

/** Where a connection comes from: what the outermost of our own proxies saw, or the peer itself. */
export function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const seen = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined
  return seen || (socket.remoteAddress ?? 'unknown')
}
