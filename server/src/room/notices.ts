import type { NoticeAbout } from '@jawab/shared/protocol/views'
import type { Instant } from '@jawab/shared/time'
import type { Room } from './room.ts'

const NOTICES_KEPT = 6

/** Puts a line under "just happened" on the host's consoles. */
export const noted = (room: Room, at: Instant, about: NoticeAbout, detail?: string): Room => ({
  ...room,
  notices: [{ at, about, ...(detail === undefined ? {} : { detail }) }, ...room.notices].slice(0, NOTICES_KEPT),
})
