import type { ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import type { Instant } from '@jawab/shared/time'
import type { Server } from 'socket.io'
import { secondCodeAt } from '../auth/second-code.ts'
import type { Room } from '../room/room.ts'
import { codeChannel } from './channels.ts'

/** [RM4] Tells hosts and screens the second code, whenever it is not what they were told last. Players never hear it. */
export type CodeNews = {
  tell(room: Room, at: Instant): void
  /** Somebody has come who was told nothing yet. */
  renew(): void
}

export function createCodeNews(io: Server<ToServer, ToClient>): CodeNews {
  let told: string | undefined
  return { tell, renew: () => (told = undefined) }

  function tell({ id, door, codeSecret }: Room, at: Instant) {
    const news = door.secondCode ? { code: secondCodeAt(codeSecret, at) } : {}
    const said = JSON.stringify(news)
    if (said === told) return
    told = said
    io.to(codeChannel(id)).emit('code', news)
  }
}
