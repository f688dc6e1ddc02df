import type { Tally, ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import { seconds } from '@jawab/shared/time'
import { Server } from 'socket.io'
import { expect, test, vi } from 'vitest'
import { teamChannel } from '../../../../server/src/gateway/channels.ts'
import { createTallyNews } from '../../../../server/src/gateway/tally-news.ts'
import { NOON, fakePlatform } from '../../../support/platform.ts'
import { aRoom, withOpenRound } from '../../../support/rooms.ts'

/** How often a team is told of new answers within so many seconds, where so many people are on the node. */
async function told(people: number, within: number) {
  const platform = fakePlatform()
  const io = new Server<ToServer, ToClient>()
  const room = withOpenRound(aRoom())
  await io.sockets.adapter.addAll('phone', new Set([teamChannel(room.id, 't1')]))
  const sent = vi.spyOn(io.sockets.adapter, 'broadcast')
  const now = () => NOON + platform.monotonic()
  const news = createTallyNews({ io, platform, now, seated: () => people })
  for (let answered = 1; answered <= within; answered++) {
    await platform.advance(seconds(1))
    const tally: Tally = { round: 1, stage: 'solo', answered, present: 50, byTeam: { t1: { answered, present: 50 } } }
    news.tell(room, tally, {})
  }
  return sent.mock.calls.length
}

test('[RV2] a team is told every two seconds', async () => {
  expect(await told(1000, 10)).toBe(5)
})

test('[RV2] but where so many people are that these would be more than a thousand messages a second, more rarely', async () => {
  expect(await told(5000, 10)).toBe(2)
})
