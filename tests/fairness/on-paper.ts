import { seconds, type Millis } from '@jawab/shared/time'
import { withNotes } from '../faults/lab/noted-socket.ts'
import { drawWays } from './network.ts'
import { PaperRoom } from './paper-room.ts'
import { phoneFor } from './phone-for.ts'
import type { RoomPlan } from './plan.ts'
import type { PlayedRoom } from './played.ts'

/** [TM1] [TM2] The four measurements of the longest line, with pongs that are late. */
const IN_LOBBY = seconds(8)

/** Plays a room without server and wire, on a clock that stands still until `pass` lets time pass. */
export async function playOnPaper(
  plan: RoomPlan,
  seed: string,
  pass: (by: Millis) => Promise<void>,
): Promise<PlayedRoom> {
  const room = new PaperRoom(plan)
  const phones = plan.phones.map((phone, at) =>
    phoneFor({
      plan: phone,
      room: plan,
      door: { pin: '123456', code: '' },
      socket: (note, show) => withNotes(room.lineFor(drawWays(seed, phone.player, phone.roundTrip)), note, show),
      name: `Phone ${at + 1}`,
    }),
  )
  for (const phone of phones) void phone.join()
  await pass(IN_LOBBY)
  await pass(room.play())
  return { ...plan, phones: phones.map((phone) => phone.leave()) }
}
