import { seconds } from '@jawab/shared/time'
import type { Platform } from '../../platform.ts'
import type { Connection } from './connection.ts'

const TRIED_EVERY = seconds(5)

/**
 * A line can be dead without a word, and whoever waits at it would wait for a quarter of an hour; or who answers has
 * become a replica and takes no writes any more. So it is asked for its role, and left when it does not lead or has not
 * answered until the next time. For a connection whose callers have no patience of their own and count on without it.
 * Returns how to stop.
 */
export function startHeartbeat({ send, redial }: Pick<Connection, 'send' | 'redial'>, platform: Platform): () => void {
  let cancel = platform.after(TRIED_EVERY, tryOnce)
  return () => cancel()

  function tryOnce() {
    let mayStay = false
    send<readonly unknown[]>('', 'ROLE').then(
      ([role]) => (mayStay = role === 'master'),
      // That it is lost is known here already, and mended elsewhere.
      () => (mayStay = true),
    )
    cancel = platform.after(TRIED_EVERY, () => {
      if (!mayStay) redial()
      tryOnce()
    })
  }
}
