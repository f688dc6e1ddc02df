import { setTimeout as pass } from 'node:timers/promises'
import { seconds } from '@jawab/shared/time'
import type { PhaseName } from '@jawab/shared/protocol/views'
import { linesAbout, type DeviceLog } from './log.ts'

/** After the last view: what is still under way arrives. */
const LAST_CALL = seconds(8)

/** Waits until all show the phase, or for as long as the checker would wait at most. */
export async function everybodySees(devices: readonly { readonly log: DeviceLog }[], phase: PhaseName) {
  const until = Date.now() + LAST_CALL
  const isSeen = ({ log }: { readonly log: DeviceLog }) => linesAbout(log, 'view').at(-1)?.phase === phase
  while (Date.now() < until && !devices.every(isSeen)) await pass(50)
}
