import { seededRandom, type Random } from '@jawab/shared/random'
import type { Millis } from '@jawab/shared/time'
import type { Ways } from '../faults/lab/proxy.ts'

/** Of a quiet line: there and back, without what wavers. */
export const roundTrips: readonly Millis[] = [20, 100, 200, 400, 800]

/** The line of a player for one of these round trips, the same each time. */
export function drawWays(seed: string, player: number, roundTrip: Millis): Ways {
  const random = seededRandom(`${seed} line of ${player} at ${roundTrip}`)
  return waysOf(drawNetwork(random, roundTrip), random)
}

/** The least that each way of a line takes, and by how much it wavers in the mean, each way. */
type Network = {
  readonly upMs: Millis
  readonly downMs: Millis
  readonly waversBy: Millis
}

/** What the way up may be of the round trip; the rest is the way down. */
const UP_SHARE = [0.35, 0.65] as const
const WAVERS_ALWAYS: Millis = 1
const WAVERING_SHARE = 0.05

/** A line of one phone: how uneven its two ways are is drawn, how much they waver follows from its length. */
function drawNetwork(random: Random, roundTrip: Millis): Network {
  const [least, most] = UP_SHARE
  const upMs = roundTrip * (least + (most - least) * random())
  return { upMs, downMs: roundTrip - upMs, waversBy: WAVERS_ALWAYS + WAVERING_SHARE * roundTrip }
}

/** Mostly a little more than the least, now and then much more. */
function waysOf({ upMs, downMs, waversBy }: Network, random: Random): Ways {
  const wavering = () => -waversBy * Math.log(1 - random())
  return { up: () => upMs + wavering(), down: () => downMs + wavering() }
}
