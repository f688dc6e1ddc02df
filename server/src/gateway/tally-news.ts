import type { Tally, ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import { seconds, type Instant } from '@jawab/shared/time'
import type { Server } from 'socket.io'
import type { Platform } from '../platform.ts'
import type { Room } from '../room/room.ts'
import { newsApart } from '../runner/crowd-news.ts'
import { hostsChannel, isHeard, screensChannel, teamChannel } from './channels.ts'
import { inPortions } from './in-portions.ts'

/** [RV2] How many have answered: hosts and screens are told of all, and each team of its own, if it is not known yet. */
export type TallyNews = {
  /** `byOption` is for hosts alone. */
  tell(room: Room, tally: Tally, byOption: Readonly<Record<string, number>>): void
  /** A host or a screen has come that was told nothing yet. */
  renew(): void
}

type TallyNewsParts = {
  readonly io: Server<ToServer, ToClient>
  readonly platform: Platform
  readonly now: () => Instant
  /** How many people are connected to this node, over all of its rooms. */
  readonly seated: () => number
}

/** At the least: however many people a node has, it sends them no more than a thousand of these counts a second. */
const TEAM_APART = seconds(2)

export function createTallyNews({ io, platform, now, seated }: TallyNewsParts): TallyNews {
  const told = new Map<string, { readonly said: string; readonly at: Instant }>()
  let onlookers = 0
  return { tell, renew: () => void onlookers++ }

  function tell(room: Room, tally: Tally, byOption: Readonly<Record<string, number>>) {
    // Nothing is counted before the opening, so that a team's first count comes so long after it.
    const openedAt = room.phase.name === 'question' ? room.phase.opensAt : -Infinity
    const apart = newsApart(TEAM_APART, seated())
    const isDue = (channel: string) => now() - Math.max(told.get(channel)?.at ?? openedAt, openedAt) >= apart
    say(hostsChannel(room.id), { ...tally, byOption }, onlookers)
    say(screensChannel(room.id), tally, onlookers)
    const { round, stage, byTeam = {} } = tally
    const due = Object.entries(byTeam).filter(([team]) => isDue(teamChannel(room.id, team)))
    const tellTeam = ([team, count]: (typeof due)[number]) => {
      const channel = teamChannel(room.id, team)
      const { answered, present } = count
      // A later count may have told it meanwhile.
      if (isDue(channel)) say(channel, { round, stage, answered, present, byTeam: { [team]: count } })
    }
    inPortions(platform, due, ([, { present }]) => present, tellTeam)
  }

  function say(channel: string, said: Tally, listeners = 0) {
    if (!isHeard(io, channel)) return
    const text = `${JSON.stringify(said)} ${listeners}`
    if (told.get(channel)?.said === text) return
    told.set(channel, { said: text, at: now() })
    io.to(channel).volatile.emit('tally', said)
  }
}
