import { seconds, type Millis } from '@jawab/shared/time'
import type { Platform } from '../platform.ts'
import { sayBye, type Connection } from './connection.ts'

/** How long it takes to tell all devices of a node to go, one after the other, where other nodes take them up. */
const SPREAD = seconds(3)
/** How long a line may take to close before it is cut. */
const PATIENCE = seconds(3)

export type LeaveTaking = {
  /** Somebody has come; a node that takes leave sends it on at once. */
  readonly meet: (connection: Connection) => void
  /** Tells every device to dial again, elsewhere or later. Resolves when no line is left. */
  readonly sendAway: (hasOthers: boolean) => Promise<void>
}

/** The lines that end at this node, and how their devices are told to leave it. */
export function createLeaveTaking(platform: Platform): LeaveTaking {
  const here = new Set<Connection>()
  let isLeaving = false
  let tellEmpty = () => {}

  return {
    meet(connection) {
      here.add(connection)
      lineOf(connection).once('close', () => {
        here.delete(connection)
        if (here.size === 0) tellEmpty()
      })
      if (isLeaving) sendOn(connection)
    },
    async sendAway(hasOthers) {
      isLeaving = true
      const spread = hasOthers ? SPREAD : 0
      for (const [at, connection] of [...here].entries()) later((spread * at) / here.size, () => sendOn(connection))
      const isEmpty = new Promise<void>((resolve) => (tellEmpty = resolve))
      const cancel = platform.after(spread + PATIENCE, () => here.forEach((one) => lineOf(one).destroy()))
      if (here.size > 0) await isEmpty
      cancel()
    },
  }

  function later(delay: Millis, call: () => void) {
    if (delay > 0) platform.after(delay, call)
    else call()
  }
}

const sendOn = (connection: Connection) => sayBye(connection, 'node:moved')

const lineOf = ({ socket }: Connection) => socket.conn.request.socket
