import type { Language } from '@jawab/shared/language'
import type { Server } from 'socket.io'
import type { Role } from './connection.ts'

/** The groups of connections that are sent the same; one message is encoded once for each. */
export const viewChannel = (room: string, kind: Role['kind'], lang: Language) => `${room}/${kind}/${lang}`
export const hostsChannel = (room: string) => `${room}/hosts`
export const screensChannel = (room: string) => `${room}/screens`
/** [RM4] Hosts, and screens opened from a console: all that may show the second code. */
export const codeChannel = (room: string) => `${room}/code`
export const teamChannel = (room: string, team: string) => `${room}/team/${team}`

/** Whether anybody here is in a channel. */
export const isHeard = (io: Server, channel: string) => io.sockets.adapter.rooms.has(channel)

export function channelsOf(role: Role): string[] {
  const view = viewChannel(role.room, role.kind, role.lang)
  if (role.kind === 'host') return [view, hostsChannel(role.room), codeChannel(role.room)]
  if (role.kind === 'screen') {
    return [view, screensChannel(role.room), ...(role.showsCode ? [codeChannel(role.room)] : [])]
  }
  // [RM4] Who waits at the door is told nothing of what goes on inside.
  if (role.waiting) return []
  return role.team === undefined ? [view] : [view, teamChannel(role.room, role.team)]
}
