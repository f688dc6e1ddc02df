import { networkInterfaces } from 'node:os'
import { isLoopback, type Config } from './config.ts'
import type { Room } from './room/room.ts'

/** Addresses that people open. Secrets stand after the `#`, where no server and no log sees them. */
export type Links = {
  /** The port is known only once the server listens. */
  listenOn(port: number): void
  home(): string
  /** Where a holder of the start key makes a room. */
  newRoom(startKey?: string): string
  /** [RM4] Lets a phone in without typing. */
  join(room: Pick<Room, 'pin' | 'joinCode'>): string
  /** [LG1] The boards of a league. */
  league(code: string): string
}

export function createLinks({ host, port, publicOrigin }: Config): Links {
  let listening = port
  const home = () => publicOrigin ?? `http://${isLoopback(host) ? 'localhost' : reachableAddress(host)}:${listening}`
  return {
    listenOn: (actual) => void (listening = actual),
    home,
    newRoom: (startKey) => `${home()}/new${startKey === undefined ? '' : `#${startKey}`}`,
    join: ({ pin, joinCode }) => `${home()}/join/${pin}#${joinCode}`,
    league: (code) => `${home()}/league/${code}`,
  }
}

/** When listening on every address, the first one that others on the network can reach. */
function reachableAddress(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
}
