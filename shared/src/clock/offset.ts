import type { Instant, Millis } from '../time.ts'

/** One question to the server for its time; `sentAt` and `receivedAt` on this device's own clock. */
export type Probe = { readonly sentAt: Millis; readonly receivedAt: Millis; readonly serverNow: Instant }

/** Add `offset` to the device's clock to get the server's. It is wrong by half of `roundTrip` at the most. */
export type Offset = { readonly offset: Millis; readonly roundTrip: Millis }

const PROBES_KEPT = 8

/** [TM1] The last eight probes with this one. */
export const withProbe = (probes: readonly Probe[], probe: Probe): Probe[] => [...probes, probe].slice(-PROBES_KEPT)

/** [TM1] The offset by the probe with the smallest round trip, the latest of equal ones; nothing without a probe. */
export const bestOffset = (probes: readonly Probe[]): Offset | undefined =>
  probes
    .map(offsetOf)
    .reduce<Offset | undefined>(
      (best, offset) => (best && best.roundTrip < offset.roundTrip ? best : offset),
      undefined,
    )

const offsetOf = ({ sentAt, receivedAt, serverNow }: Probe): Offset => ({
  offset: serverNow - (sentAt + receivedAt) / 2,
  roundTrip: receivedAt - sentAt,
})
